"""Score a graph against reference annotation: how much of what people marked was found, how much is wrong.

Enters: the Turtle of a build and JSON files of reference annotation, one for each document.
Leaves: an `Evaluation`: precision, recall and F1 by class and property, and the errors one by one.

An entity is right where its preferred label is one of the reference entity's names, or one of its labels is
that entity's name, and the class is the same; punctuation, quotation marks and spaces do not count. Each
reference entity is matched once, so that a duplicate is wrong. What annotators marked optional counts neither
for nor against. Facts are compared by document as (subject, property, object).

Example: the graph has “6293”工作思路, the reference 6293工作思路: one Programme, right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from rdflib import Graph

from kg.gold import Gold, GoldEntity
from kg.mistakes import Compared, Mistake, Thing
from kg.names import plain

TYPES = (
    "Place", "Organisation", "Project", "Programme", "Person",
    "Event", "Honour", "Industry", "Brand", "Work",
)  # fmt: skip
"""The types that reference annotation uses; of an entity's classes the first of these counts."""

CORE = TYPES[:4]
SYMMETRIC = frozenset({"cooperatesWith"})
STATUS = "hasStatus"

PREFIXES = """
PREFIX kg: <https://w3id.org/govkg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
"""
ENTITIES = f"""{PREFIXES}
SELECT ?file ?entity ?type ?name ?label WHERE {{
  ?document a kg:Document ; dcterms:identifier ?file ; kg:mentions ?entity .
  ?entity a ?type ; skos:prefLabel ?name . OPTIONAL {{ ?entity skos:altLabel ?label }}
}}"""
FACTS = f"""{PREFIXES}
SELECT DISTINCT ?file ?subject ?predicate ?object WHERE {{
  ?document a kg:Document ; dcterms:identifier ?file .
  ?statement a rdf:Statement ; kg:inDocument ?document ;
    rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object .
}}"""

Triple: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, of how many that the graph holds and how many that the reference holds."""

    right: int = 0
    system: int = 0
    gold: int = 0

    def __add__(self, other: Score) -> Score:
        """The score of both together."""
        return Score(self.right + other.right, self.system + other.system, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of what the graph holds that is right."""
        return self.right / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """Share of what the reference holds that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.system + self.gold) if self.right else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores by row: the types, "core", "all", "untyped", the properties, "relations".

    `entities` are those of each document as they were compared, to look for the causes of mistakes.
    """

    rows: Mapping[str, Score]
    mistakes: tuple[Mistake, ...]
    entities: tuple[Compared, ...] = ()


@dataclass(slots=True)
class _Found:
    """An entity of the graph, with its names made plain."""

    types: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)

    @property
    def type(self) -> str:
        return min(self.types, key=TYPES.index)


def evaluate(graph: Graph, gold: Iterable[Gold]) -> Evaluation:
    """Compare `graph` with every document of `gold`."""
    entities = _entities(graph)
    facts = _facts(graph)
    rows: Counter[tuple[str, str]] = Counter()
    mistakes: list[Mistake] = []
    compared: list[Compared] = []
    for document in gold:
        found = entities.get(document.doc, {})
        compared.append(_count_entities(document, found, rows))
        mistakes += compared[-1].mistakes
        mistakes += _count_facts(document, found, facts.get(document.doc, ()), rows)
    return Evaluation(_rows(rows), tuple(sorted(mistakes)), tuple(compared))


def _entities(graph: Graph) -> dict[str, dict[str, _Found]]:
    """Document → entity → names, sorted, so that matching does not depend on the order of the file."""
    documents: dict[str, dict[str, _Found]] = {}
    for file, entity, type_, name, label in sorted(_select(graph, ENTITIES)):
        if (type_name := _local(type_)) in TYPES:
            found = documents.setdefault(file, {}).setdefault(entity, _Found())
            found.types.add(type_name)
            found.names.add(plain(name))
            found.labels |= {plain(name), plain(label)} - {""}
    return documents


def _facts(graph: Graph) -> dict[str, list[Triple]]:
    documents: dict[str, list[Triple]] = {}
    for file, subject, predicate, object_ in sorted(_select(graph, FACTS)):
        documents.setdefault(file, []).append((subject, _local(predicate), object_))
    return documents


def _select(graph: Graph, query: str) -> Iterator[tuple[str, ...]]:
    for row in graph.query(query):
        yield tuple("" if value is None else str(value) for value in row)  # type: ignore[union-attr]


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]


def _names(entity: GoldEntity) -> set[str]:
    return {plain(name) for name in (entity.name, *entity.surfaces)}


def _match(found: Mapping[str, _Found], gold: Sequence[GoldEntity], *, typed: bool) -> dict[str, int]:
    """Pair entities one to one: those of the same type first, the others only where not `typed`."""
    pairs: dict[str, int] = {}
    for same_type in (True,) if typed else (True, False):
        for entity, row in found.items():
            if entity in pairs:
                continue
            used = set(pairs.values())
            for index, wanted in enumerate(gold):
                if index not in used and (not same_type or wanted.type in row.types) and _same(row, wanted):
                    pairs[entity] = index
                    break
    return pairs


def _same(row: _Found, wanted: GoldEntity) -> bool:
    return bool(row.names & _names(wanted)) or plain(wanted.name) in row.labels


def _count_entities(
    document: Gold, found: Mapping[str, _Found], rows: Counter[tuple[str, str]]
) -> Compared:
    pairs = _match(found, document.entities, typed=True)
    untyped = _match(found, document.entities, typed=False)
    extra: list[Thing] = []
    for entity, row in _counted(document, found, pairs):
        right = entity in pairs
        type_ = document.entities[pairs[entity]].type if right else row.type
        rows[type_, "system"] += 1
        rows[type_, "right"] += right
        if not right:
            extra.append(Thing(type_, min(row.names), tuple(sorted(row.labels))))
    rows["untyped", "system"] += sum(1 for _ in _counted(document, found, untyped))
    missed: list[Thing] = []
    known: list[Thing] = []
    for index, wanted in enumerate(document.entities):
        was_found = index in pairs.values()
        (known if was_found or wanted.optional else missed).append(_thing(wanted))
        if not wanted.optional:
            rows[wanted.type, "gold"] += 1
            rows["untyped", "gold"] += 1
            rows["untyped", "right"] += index in untyped.values()
    return Compared(document.doc, tuple(missed), tuple(extra), tuple(known))


def _thing(entity: GoldEntity) -> Thing:
    return Thing(entity.type, entity.name, tuple(sorted(_names(entity))))


def _counted(
    document: Gold, found: Mapping[str, _Found], pairs: Mapping[str, int]
) -> Iterator[tuple[str, _Found]]:
    """The entities that count: not those paired with, or named like, one that is optional."""
    optional = {name for wanted in document.entities if wanted.optional for name in _names(wanted)}
    for entity, row in found.items():
        if entity in pairs and document.entities[pairs[entity]].optional:
            continue
        if entity not in pairs and row.labels & optional:
            continue
        yield entity, row


def _count_facts(
    document: Gold, found: Mapping[str, _Found], facts: Collection[Triple], rows: Counter[tuple[str, str]]
) -> Iterator[Mistake]:
    pairs = _match(found, document.entities, typed=False)
    names = {entity: document.entities[index].name for entity, index in pairs.items()}
    shown = {entity: min(row.names) for entity, row in found.items()} | names
    wanted = {(r.s, r.p, r.o) for r in document.relations if not r.optional}
    optional = {(r.s, r.p, r.o) for r in document.relations if r.optional}
    right: set[Triple] = set()
    for fact in facts:
        triple = _named(fact, names, wanted | optional)
        if triple in optional:
            continue
        rows[fact[1], "system"] += 1
        if triple in wanted and triple not in right:
            right.add(triple)
            rows[fact[1], "right"] += 1
        elif triple not in wanted:
            yield Mistake("extra", document.doc, fact[1], f"{_shown(fact[0], shown)} → {_shown(fact[2], shown)}")
    for triple in wanted:
        rows[triple[1], "gold"] += 1
        if triple not in right:
            yield Mistake("missed", document.doc, triple[1], f"{triple[0]} → {triple[2]}")


def _named(fact: Triple, names: Mapping[str, str], known: Collection[Triple]) -> Triple:
    """The fact in the reference's names; what has none there stays an IRI, which matches nothing."""
    subject, predicate, object_ = fact
    target = _local(object_) if predicate == STATUS else names.get(object_, object_)
    triple = (names.get(subject, subject), predicate, target)
    turned = (triple[2], predicate, triple[0])
    return turned if predicate in SYMMETRIC and triple not in known and turned in known else triple


def _shown(iri: str, names: Mapping[str, str]) -> str:
    return names.get(iri) or _local(iri)


def _rows(counts: Mapping[tuple[str, str], int]) -> dict[str, Score]:
    def score(name: str) -> Score:
        return Score(*(counts.get((name, column), 0) for column in ("right", "system", "gold")))

    properties = sorted({name for name, _ in counts} - {*TYPES, "untyped"})
    rows = {name: score(name) for name in TYPES}
    rows["core"] = sum((rows[name] for name in CORE), Score())
    rows["all"] = sum((rows[name] for name in TYPES), Score())
    rows["untyped"] = score("untyped")
    rows |= {name: score(name) for name in properties}
    rows["relations"] = sum((rows[name] for name in properties), Score())
    return rows
