"""What the dataset is and how much of what it holds, for catalogues and for tools that plan queries.

Enters: the graph, and the names and sizes of the files it is published in. Leaves: VoID and DCAT in Turtle.
Example: the class partition of kg:Project tells how many things like 雄商高铁 there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode
from rdflib import Graph

from kg.graph.literals import date
from kg.graph.names import ENTITY_NAMESPACE, PREFIXES
from kg.graph.terms import DCTERMS, KG, RDF, XSD, Vocabulary
from kg.graph.triples import Term, Triple, Triples
from kg.publish.turtle import turtle

ONTOLOGY = NamedNode(dict(PREFIXES)["kg"].rstrip("#"))
DCAT, VOID = Vocabulary("http://www.w3.org/ns/dcat#"), Vocabulary("http://rdfs.org/ns/void#")
FORMATS = {".ttl": "text/turtle", ".html": "text/html", ".json": "application/json"}
_W3 = Vocabulary("http://www.w3.org/ns/formats/")
_MEDIA = "https://www.iana.org/assignments/media-types/"


def void(graph: Graph | Triples, files: Mapping[str, int], *, base: str = ENTITY_NAMESPACE) -> bytes:
    """The description. `files` are those the graph is published in, with their sizes in bytes."""
    dataset, counts = NamedNode(f"{base}dataset"), _Counts(Triples.of(graph))
    made = Triples(prefixes={**dict(PREFIXES), "void": VOID[""].value, "dcat": DCAT[""].value})
    made.update((*_described(dataset), *_counted(dataset, counts), *_partitions(dataset, counts)))
    for name, size in files.items():
        made.update(_distribution(dataset, name, size))
    return turtle(made)


class _Counts:
    """What a graph holds, counted in one pass."""

    def __init__(self, graph: Triples) -> None:
        self.subjects = len(graph.index)
        self.properties: Counter[NamedNode] = Counter()
        self.classes: Counter[Term] = Counter()
        objects: dict[NamedNode, set[Term]] = {}
        for said in graph.index.values():
            for predicate, values in said.items():
                self.properties[predicate] += len(values)
                objects.setdefault(predicate, set()).update(values)
            self.classes.update(list(said.get(RDF.type, ())))
        self.objects = len(set().union(*objects.values()))
        self.entities = len(objects.get(KG.mentions, ()))
        self.days = sorted(day.value for day in objects.get(DCTERMS.date, ()))


def _described(dataset: NamedNode) -> Iterator[Triple]:
    yield dataset, RDF.type, VOID.Dataset
    yield dataset, RDF.type, DCAT.Dataset
    yield dataset, DCTERMS.title, Literal("政务文件知识图谱", language="zh")
    yield dataset, DCTERMS.title, Literal("A knowledge graph of government documents", language="en")
    text = "政府文件中的地方、组织、项目、规划、人物等实体及其关系，每条事实附原文和位置。"
    yield dataset, DCTERMS.description, Literal(text, language="zh")
    text = "What government documents say of places, bodies, projects, programmes and people, with each sentence."
    yield dataset, DCTERMS.description, Literal(text, language="en")
    yield dataset, DCTERMS.conformsTo, ONTOLOGY
    yield dataset, DCTERMS.language, Literal("zh", datatype=XSD.language)
    yield dataset, VOID.uriSpace, Literal(dataset.value.removesuffix("dataset"))
    yield dataset, VOID.feature, _W3.Turtle


def _counted(dataset: NamedNode, graph: _Counts) -> Iterator[Triple]:
    counts = {
        VOID.triples: graph.properties.total(), VOID.distinctSubjects: graph.subjects,
        VOID.distinctObjects: graph.objects, VOID.properties: len(graph.properties),
        VOID.classes: len(graph.classes), VOID.entities: graph.entities,
        VOID.documents: graph.classes[KG.Document],
    }  # fmt: skip
    for kind, count in counts.items():
        yield dataset, kind, _number(count)
    if graph.days:
        period = NamedNode(f"{dataset.value}/period")
        yield dataset, DCTERMS.temporal, period
        yield period, RDF.type, DCTERMS.PeriodOfTime
        yield period, DCAT.startDate, date(graph.days[0])
        yield period, DCAT.endDate, date(graph.days[-1])
    for namespace in sorted(_vocabularies(graph.properties)):
        yield dataset, VOID.vocabulary, NamedNode(namespace)


def _partitions(dataset: NamedNode, graph: _Counts) -> Iterator[Triple]:
    classes = {kind.value: count for kind, count in graph.classes.items()}
    properties = {predicate.value: count for predicate, count in graph.properties.items()}
    for number, (kind, count) in enumerate(sorted(classes.items()), 1):
        part = NamedNode(f"{dataset.value}/class/{number}")
        yield dataset, VOID.classPartition, part
        yield part, VOID["class"], NamedNode(kind)
        yield part, VOID.entities, _number(count)
    for number, (predicate, count) in enumerate(sorted(properties.items()), 1):
        part = NamedNode(f"{dataset.value}/property/{number}")
        yield dataset, VOID.propertyPartition, part
        yield part, VOID.property, NamedNode(predicate)
        yield part, VOID.triples, _number(count)


def _distribution(dataset: NamedNode, name: str, size: int) -> Iterator[Triple]:
    file = NamedNode(f"{dataset.value}/file/{name}")
    media = FORMATS["." + name.rpartition(".")[2]]
    yield dataset, DCAT.distribution, file
    yield file, RDF.type, DCAT.Distribution
    yield file, DCTERMS.title, Literal(name)
    yield file, DCAT.mediaType, NamedNode(_MEDIA + media)
    yield file, DCAT.byteSize, Literal(str(size), datatype=XSD.nonNegativeInteger)


def _vocabularies(predicates: Iterable[NamedNode]) -> set[str]:
    used = {predicate.value for predicate in predicates}
    return {namespace for _, namespace in PREFIXES if any(term.startswith(namespace) for term in used)}


def _number(count: int) -> Literal:
    return Literal(str(count), datatype=XSD.integer)
