"""What the dataset is and how much of what it holds, for catalogues and for tools that plan queries.

Enters: the graph, and the names and sizes of the files it is published in. Leaves: VoID and DCAT in Turtle.
Example: the class partition of kg:Project tells how many things like 雄商高铁 there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF, VOID, XSD

from kg.graph.literals import date
from kg.graph.names import ENTITY_NAMESPACE, KG, PREFIXES, empty_graph
from kg.publish.turtle import turtle

ONTOLOGY = URIRef(str(KG).rstrip("#"))
FORMATS = {".ttl": "text/turtle", ".html": "text/html", ".json": "application/json"}
_W3 = Namespace("http://www.w3.org/ns/formats/")
_MEDIA = "https://www.iana.org/assignments/media-types/"
Triple = tuple[URIRef, URIRef, Any]


def void(graph: Graph, files: Mapping[str, int], *, base: str = ENTITY_NAMESPACE) -> bytes:
    """The description. `files` are those the graph is published in, with their sizes in bytes."""
    dataset = URIRef(f"{base}dataset")
    made = empty_graph()
    for prefix, namespace in (("void", VOID), ("dcat", DCAT)):
        made.bind(prefix, namespace)
    for triple in (*_described(dataset), *_counted(dataset, graph), *_partitions(dataset, graph)):
        made.add(triple)
    for name, size in files.items():
        for triple in _distribution(dataset, name, size):
            made.add(triple)
    return turtle(made)


def _described(dataset: URIRef) -> Iterator[Triple]:
    yield dataset, RDF.type, VOID.Dataset
    yield dataset, RDF.type, DCAT.Dataset
    yield dataset, DCTERMS.title, Literal("政务文件知识图谱", lang="zh")
    yield dataset, DCTERMS.title, Literal("A knowledge graph of government documents", lang="en")
    text = "政府文件中的地方、组织、项目、规划、人物等实体及其关系，每条事实附原文和位置。"
    yield dataset, DCTERMS.description, Literal(text, lang="zh")
    text = "What government documents say of places, bodies, projects, programmes and people, with each sentence."
    yield dataset, DCTERMS.description, Literal(text, lang="en")
    yield dataset, DCTERMS.conformsTo, ONTOLOGY
    yield dataset, DCTERMS.language, Literal("zh", datatype=XSD.language)
    yield dataset, VOID.uriSpace, Literal(str(dataset).removesuffix("dataset"))
    yield dataset, VOID.feature, _W3.Turtle


def _counted(dataset: URIRef, graph: Graph) -> Iterator[Triple]:
    subjects, objects = set(graph.subjects()), set(graph.objects())
    counts = {
        VOID.triples: len(graph), VOID.distinctSubjects: len(subjects), VOID.distinctObjects: len(objects),
        VOID.properties: len(set(graph.predicates())), VOID.classes: len(set(graph.objects(None, RDF.type))),
        VOID.entities: len(set(graph.objects(None, KG.mentions))),
        VOID.documents: len(set(graph.subjects(RDF.type, KG.Document))),
    }  # fmt: skip
    for kind, count in counts.items():
        yield dataset, kind, _number(count)
    days = sorted({str(day) for day in graph.objects(None, DCTERMS.date)})
    if days:
        period = URIRef(f"{dataset}/period")
        yield dataset, DCTERMS.temporal, period
        yield period, RDF.type, DCTERMS.PeriodOfTime
        yield period, DCAT.startDate, date(days[0])
        yield period, DCAT.endDate, date(days[-1])
    for namespace in sorted(_vocabularies(graph.predicates())):
        yield dataset, VOID.vocabulary, URIRef(namespace)


def _partitions(dataset: URIRef, graph: Graph) -> Iterator[Triple]:
    classes = Counter(str(kind) for kind in graph.objects(None, RDF.type))
    properties = Counter(str(predicate) for predicate in graph.predicates())
    for number, (kind, count) in enumerate(sorted(classes.items()), 1):
        part = URIRef(f"{dataset}/class/{number}")
        yield dataset, VOID.classPartition, part
        yield part, VOID["class"], URIRef(kind)
        yield part, VOID.entities, _number(count)
    for number, (predicate, count) in enumerate(sorted(properties.items()), 1):
        part = URIRef(f"{dataset}/property/{number}")
        yield dataset, VOID.propertyPartition, part
        yield part, VOID.property, URIRef(predicate)
        yield part, VOID.triples, _number(count)


def _distribution(dataset: URIRef, name: str, size: int) -> Iterator[Triple]:
    file = URIRef(f"{dataset}/file/{name}")
    media = FORMATS["." + name.rpartition(".")[2]]
    yield dataset, DCAT.distribution, file
    yield file, RDF.type, DCAT.Distribution
    yield file, DCTERMS.title, Literal(name)
    yield file, DCAT.mediaType, URIRef(_MEDIA + media)
    yield file, DCAT.byteSize, Literal(size, datatype=XSD.nonNegativeInteger)


def _vocabularies(predicates: Iterable[object]) -> set[str]:
    used = {str(predicate) for predicate in predicates}
    return {namespace for _, namespace in PREFIXES if any(term.startswith(namespace) for term in used)}


def _number(count: int) -> Literal:
    return Literal(count, datatype=XSD.integer)
