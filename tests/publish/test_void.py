"""void.ttl: the counts are those of the graph, and the bytes always the same."""

from __future__ import annotations

from rdflib import Graph, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF, VOID
from small_knowledge import small_knowledge

from kg.graph import to_graph
from kg.graph.names import KG
from kg.ontology.load import load
from kg.publish.void import void

DATASET = URIRef("https://w3id.org/govkg/id/dataset")
SIZES = {"graph.ttl": 1234, "mentions.ttl": 99}


def test_counts_are_those_of_the_graph() -> None:
    graph = to_graph(small_knowledge(), load())
    told = Graph().parse(data=void(graph, SIZES), format="turtle")
    assert told.value(DATASET, VOID.triples).toPython() == len(graph)
    assert told.value(DATASET, VOID.documents).toPython() == 2
    for part in told.objects(DATASET, VOID.classPartition):
        kind = told.value(part, VOID["class"])
        assert told.value(part, VOID.entities).toPython() == len(set(graph.subjects(RDF.type, kind)))
    counted = 0
    for part in told.objects(DATASET, VOID.propertyPartition):
        counted += told.value(part, VOID.triples).toPython()
    assert counted == len(graph)
    assert KG.Project in set(told.objects(None, VOID["class"]))


def test_files_and_the_time_they_speak_of() -> None:
    told = Graph().parse(data=void(to_graph(small_knowledge(), load()), SIZES), format="turtle")
    assert sorted(size.toPython() for size in told.objects(None, DCAT.byteSize)) == [99, 1234]
    period = told.value(DATASET, DCTERMS.temporal)
    assert [str(told.value(period, end)) for end in (DCAT.startDate, DCAT.endDate)] == [
        "2024-01-15",
        "2025-03-09",
    ]


def test_the_same_graph_gives_the_same_bytes_and_no_blank_node() -> None:
    graph = to_graph(small_knowledge(), load())
    turned = Graph()
    for triple in reversed(list(graph)):
        turned.add(triple)
    assert void(graph, SIZES) == void(turned, SIZES)
    assert b"_:" not in void(graph, SIZES)
    assert void(Graph(), {})
