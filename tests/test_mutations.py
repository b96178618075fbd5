"""A good graph spoilt in one way at a time: the shapes see every one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS, XSD
from rdflib.term import Node
from small_knowledge import PAGE, REPORT, small_knowledge

from kg.graph import Names, to_graph
from kg.graph.names import KG
from kg.ontology.folder import ontology_folder
from kg.ontology.load import load
from kg.validate import validate

SHAPES = ontology_folder() / "shapes.ttl"
NAMES = Names()
DOCUMENT, OTHER = NAMES.document(REPORT), NAMES.document(PAGE)
ARTICLE, ELSEWHERE = NAMES.article(REPORT, 0), NAMES.article(PAGE, 0)
CITY, COUNTY = NAMES.entity("Place/东河市"), NAMES.entity("Place/西山县")
RAILWAY, PERSON = NAMES.entity("Project/东西高铁"), NAMES.entity("Person/王小明")
FACT = URIRef("https://w3id.org/govkg/id/statement/spoilt")
Change = Callable[[Graph], object]


def zh(text: str) -> Literal:
    return Literal(text, lang="zh")


def put(subject: Node, predicate: URIRef, *values: Node) -> Change:
    """The subject has these values and no other."""

    def change(graph: Graph) -> None:
        graph.remove((subject, predicate, None))
        for value in values:
            graph.add((subject, predicate, value))

    return change


def add(subject: Node, predicate: URIRef, value: Node) -> Change:
    return lambda graph: graph.add((subject, predicate, value))


MUTATIONS: dict[str, Change] = {
    "a document without a file name": put(DOCUMENT, DCTERMS.identifier),
    "a document of two names": add(DOCUMENT, DCTERMS.identifier, Literal("b.txt")),
    "a document with an empty name": put(DOCUMENT, DCTERMS.identifier, Literal("")),
    "a document without a title": put(DOCUMENT, DCTERMS.title),
    "a document with an English title": put(DOCUMENT, DCTERMS.title, Literal("Report", lang="en")),
    "a document with a year for a date": put(DOCUMENT, DCTERMS.date, Literal("2024", datatype=XSD.gYear)),
    "an article of no document": put(ARTICLE, DCTERMS.isPartOf),
    "an article of two documents": add(ARTICLE, DCTERMS.isPartOf, OTHER),
    "an article with two titles": add(ARTICLE, DCTERMS.title, zh("又一题目")),
    "an article with a text for a date": put(ARTICLE, DCTERMS.date, Literal("2024年")),
    "an entity that mentions": add(CITY, KG.mentions, COUNTY),
    "a document that mentions a document": add(DOCUMENT, KG.mentions, OTHER),
    "an entity without a name": put(RAILWAY, SKOS.prefLabel),
    "an entity of two names": add(RAILWAY, SKOS.prefLabel, zh("西东高铁")),
    "an entity named in English": put(RAILWAY, SKOS.prefLabel, Literal("railway", lang="en")),
    "an entity whose rdfs:label is another": put(RAILWAY, RDFS.label, zh("西东高铁")),
    "an entity whose other name is its name": add(RAILWAY, SKOS.altLabel, zh("东西高铁")),
    "an entity whose other name has no language": add(RAILWAY, SKOS.altLabel, Literal("东西")),
    "an entity of two top classes": add(RAILWAY, RDF.type, KG.Place),
    "an entity of no top class": put(RAILWAY, RDF.type, KG.Entity),
    "an entity that is a blank node": add(BNode("b"), RDF.type, KG.Project),
    "a fact without a quote": put(FACT, KG.quote),
    "a fact with an empty quote": put(FACT, KG.quote, zh("")),
    "a fact with two quotes": add(FACT, KG.quote, zh("另一句")),
    "a fact whose quote ends before it begins": put(FACT, KG.begin, Literal(99999)),
    "a fact that begins before the text": put(FACT, KG.begin, Literal(-1)),
    "a fact whose end is a text": put(FACT, KG.end, Literal("9")),
    "a fact surer than sure": put(FACT, KG.confidence, Literal("1.5", datatype=XSD.decimal)),
    "a fact of no confidence": put(FACT, KG.confidence),
    "a fact of no document": put(FACT, KG.inDocument),
    "a fact whose article is another document's": put(FACT, KG.inArticle, ELSEWHERE),
    "a fact of an unknown property": put(FACT, RDF.predicate, DCTERMS.relation),
    "a fact of no subject": put(FACT, RDF.subject),
    "a fact about two subjects": add(FACT, RDF.subject, CITY),
    "a fact whose object is a text": put(FACT, RDF.object, zh("东河市")),
    "a fact with a role that is none": add(FACT, KG.role, zh("市长")),
    "a fact with a year for a date": put(FACT, KG.asOf, Literal("2024", datatype=XSD.gYear)),
    "a fact found by two rules": add(FACT, KG.rule, Literal("another")),
    "a fact with an empty source text": add(FACT, KG.exact, Literal("")),
    "a person that lies somewhere": add(PERSON, KG.locatedIn, CITY),
    "a place that lies in a project": add(COUNTY, KG.locatedIn, RAILWAY),
    "a status that is none": add(RAILWAY, KG.hasStatus, KG.wished),
    "a status of a place": add(CITY, KG.hasStatus, KG.planned),
    "a place that holds a position": add(CITY, KG.holdsPosition, COUNTY),
    "a statement without its triple": lambda graph: graph.remove((COUNTY, KG.locatedIn, CITY)),
    "a triple that no statement states": add(RAILWAY, KG.connects, CITY),
}  # fmt: skip


@pytest.fixture
def graph() -> Graph:
    """The small graph, in which the statement that 西山县 lies in 东河市 has a name that can be told here."""
    made = to_graph(small_knowledge(), load())
    (named,) = made.subjects(RDF.predicate, KG.locatedIn)
    for _, predicate, value in list(made.triples((named, None, None))):
        made.add((FACT, predicate, value))
    made.remove((named, None, None))
    return made


def test_unspoilt_it_is_good(graph: Graph) -> None:
    assert validate(graph, SHAPES) == ()


@pytest.mark.parametrize("name", MUTATIONS)
def test_what_is_spoilt_is_seen(graph: Graph, name: str) -> None:
    MUTATIONS[name](graph)
    assert validate(graph, SHAPES) != ()
