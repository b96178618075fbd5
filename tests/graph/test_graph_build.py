from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS, XSD
from small_knowledge import FACTS, PAGE, PAGE_SOURCE, REPORT, REPORT_TEXT, key, small_knowledge

from kg.graph import Names, to_graph
from kg.graph.names import KG
from kg.model import Knowledge
from kg.ontology.load import load

NAMES = Names()
RAILWAY = NAMES.entity("Project/东西高铁")
CITY = NAMES.entity("Place/东河市")


@pytest.fixture(scope="module")
def graph() -> Graph:
    return to_graph(small_knowledge(), load())


def statements(graph: Graph, subject: URIRef, predicate: URIRef) -> list[URIRef]:
    found = graph.subjects(RDF.subject, subject)
    return [s for s in found if isinstance(s, URIRef) and (s, RDF.predicate, predicate) in graph]


def test_document(graph: Graph) -> None:
    document = URIRef("https://w3id.org/govkg/id/document/报告/2024%20年.txt")
    assert (document, RDF.type, KG.Document) in graph
    assert graph.value(document, DCTERMS.identifier) == Literal(REPORT)
    assert graph.value(document, DCTERMS.title) == Literal("政府工作报告", lang="zh")
    assert graph.value(document, DCTERMS.date) == Literal("2024-01-15", datatype=XSD.date)


def test_a_document_of_several_articles_is_titled_by_its_name_and_dated_by_the_last(graph: Graph) -> None:
    document = NAMES.document(PAGE)
    assert graph.value(document, DCTERMS.title) == Literal("日报", lang="zh")
    assert graph.value(document, DCTERMS.date) == Literal("2025-03-09", datatype=XSD.date)


def test_article(graph: Graph) -> None:
    article = URIRef("https://w3id.org/govkg/id/document/日报.txt/article/0")
    assert (article, RDF.type, KG.Article) in graph
    assert graph.value(article, DCTERMS.isPartOf) == NAMES.document(PAGE)
    assert graph.value(article, DCTERMS.title) == Literal("东西高铁通车", lang="zh")
    assert graph.value(NAMES.article(REPORT, 0), DCTERMS.creator) == Literal("李四", lang="zh")
    assert graph.value(NAMES.article(PAGE, 1), DCTERMS.title) is None


def test_document_and_article_mention(graph: Graph) -> None:
    assert (NAMES.document(PAGE), KG.mentions, RAILWAY) in graph
    assert (NAMES.article(PAGE, 0), KG.mentions, RAILWAY) in graph
    assert (NAMES.article(PAGE, 1), KG.mentions, RAILWAY) not in graph


def test_a_stand_in_is_no_mention(graph: Graph) -> None:
    assert (NAMES.document(REPORT), KG.mentions, CITY) in graph
    assert (NAMES.document(PAGE), KG.mentions, CITY) not in graph


def test_entity(graph: Graph) -> None:
    assert set(graph.objects(CITY, RDF.type)) == {KG.Place, KG.City}
    for predicate in (SKOS.prefLabel, RDFS.label):
        assert list(graph.objects(CITY, predicate)) == [Literal("东河市", lang="zh")]
    assert list(graph.objects(CITY, SKOS.altLabel)) == [Literal("东河", lang="zh")]


def test_a_name_is_not_its_own_other_name() -> None:
    knowledge = small_knowledge()
    entities = tuple(replace(entity, labels=(entity.name, "")) for entity in knowledge.entities)
    graph = to_graph(replace(knowledge, entities=entities), load())
    assert list(graph.objects(None, SKOS.altLabel)) == []


@pytest.mark.parametrize(("subject", "predicate", "object_", "quote", "role"), FACTS)
def test_a_fact_is_a_triple_and_a_statement(
    graph: Graph, subject: str, predicate: str, object_: str, quote: str, role: str
) -> None:
    object_iri = KG[object_] if predicate == "hasStatus" else NAMES.entity(key(object_))
    assert (NAMES.entity(key(subject)), KG[predicate], object_iri) in graph
    found = [
        s
        for s in statements(graph, NAMES.entity(key(subject)), KG[predicate])
        if (s, RDF.object, object_iri) in graph
    ]
    (statement,) = found
    assert (statement, RDF.type, RDF.Statement) in graph
    assert graph.value(statement, KG.quote) == Literal(quote, lang="zh")
    begin, end = (int(str(graph.value(statement, place))) for place in (KG.begin, KG.end))
    assert REPORT_TEXT[begin:end] == quote
    assert graph.value(statement, KG.inDocument) == NAMES.document(REPORT)
    assert graph.value(statement, KG.inArticle) == NAMES.article(REPORT, 0)
    assert graph.value(statement, KG.asOf) == Literal("2024-01-15", datatype=XSD.date)
    assert graph.value(statement, KG.role) == (Literal(role, lang="zh") if role else None)
    assert graph.value(statement, KG.exact) is None
    assert graph.value(statement, KG.rule) == Literal(f"cue-{predicate}")


def test_where_the_source_is_not_the_quote_the_source_itself_stands_too(graph: Graph) -> None:
    (statement,) = graph.subjects(RDF.object, KG.operating)
    assert graph.value(statement, KG.quote) == Literal("东西高铁正式通车", lang="zh")
    assert graph.value(statement, KG.exact) == Literal(PAGE_SOURCE[:14])
    assert graph.value(statement, KG.confidence) == Literal("0.95", datatype=XSD.decimal)


def test_of_two_rules_for_one_fact_in_one_clause_the_surer_stands() -> None:
    knowledge = small_knowledge()
    first = knowledge.statements[0]
    rivals = (replace(first, confidence=0.3, rule="weak"), replace(first, confidence=0.9, rule="sure"))
    for order in (rivals, rivals[::-1]):
        graph = to_graph(replace(knowledge, statements=order), load())
        (statement,) = graph.subjects(RDF.type, RDF.Statement)
        assert list(graph.objects(statement, KG.rule)) == [Literal("sure")]
        assert len(list(graph.objects(statement, KG.confidence))) == 1


def test_no_blank_nodes_and_a_namespace_of_ones_own() -> None:
    graph = to_graph(small_knowledge(), load(), base="http://example.org/")
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]
    assert (URIRef("http://example.org/Place/东河市"), RDF.type, KG.Place) in graph
    assert not [s for s in graph.subjects() if str(s).startswith("https://w3id.org/govkg/id/")]


def test_nothing_gives_an_empty_graph() -> None:
    assert len(to_graph(Knowledge((), (), ()), load())) == 0
