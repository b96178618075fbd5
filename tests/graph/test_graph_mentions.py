from __future__ import annotations

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, XSD
from small_knowledge import PAGE, PAGE_SOURCE, REPORT, REPORT_TEXT, small_knowledge

from kg.graph import Names, mentions_graph
from kg.graph.names import ITSRDF, KG, NIF
from kg.ontology.load import load

RAILWAY = Names().entity("Project/东西高铁")
SOURCES = {str(Names().document(REPORT)): REPORT_TEXT, str(Names().document(PAGE)): PAGE_SOURCE}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return mentions_graph(small_knowledge(), load())


def test_every_phrase_stands_where_it_says(graph: Graph) -> None:
    phrases = list(graph.subjects(RDF.type, NIF.Phrase))
    assert len(phrases) == 11
    for phrase in phrases:
        begin, end = (int(str(graph.value(phrase, place))) for place in (NIF.beginIndex, NIF.endIndex))
        source = SOURCES[str(graph.value(phrase, NIF.referenceContext))]
        assert source[begin:end] == str(graph.value(phrase, NIF.anchorOf))
        assert (phrase, RDF.type, NIF.OffsetBasedString) in graph


def test_a_phrase_tells_its_entity_class_and_article(graph: Graph) -> None:
    phrases = list(graph.subjects(ITSRDF.taIdentRef, RAILWAY))
    assert len(phrases) == 2
    for phrase in phrases:
        assert graph.value(phrase, ITSRDF.taClassRef) == KG.Project


def test_a_surface_that_was_cleaned_stands_beside_its_source(graph: Graph) -> None:
    (phrase,) = graph.subjects(NIF.anchorOf, Literal("东西高鐵"))
    assert graph.value(phrase, RDFS.label) == Literal("东西高铁", lang="zh")
    assert graph.value(phrase, ITSRDF.taConfidence) == Literal("0.9", datatype=XSD.decimal)


def test_a_stand_in_is_no_phrase(graph: Graph) -> None:
    city = Names().entity("Place/东河市")
    places = {graph.value(s, NIF.referenceContext) for s in graph.subjects(ITSRDF.taIdentRef, city)}
    assert places == {Names().document(REPORT)}


def test_the_document_is_the_context(graph: Graph) -> None:
    contexts = set(graph.subjects(RDF.type, NIF.Context))
    assert contexts == {URIRef(document) for document in SOURCES}
