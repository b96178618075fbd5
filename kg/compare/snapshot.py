"""A graph as a comparison needs it: what there is, what is stated, and in which words.

Enters: Turtle, or triples. Leaves: a `Snapshot`.
Example: the fact (Project/雄商高铁, hasStatus, underway) with its two sentences and their documents.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.errors import InputError

KG = "https://w3id.org/govkg/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"

Fact = tuple[str, str, str, str]
"""Subject, property, object, role."""
Said = Mapping[str, list[str]]
Index = dict[Any, dict[NamedNode, dict[Any, None]]]
"""Subject → property → objects, as Oxigraph's terms."""


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A sentence with its document, or with the source that a person named, and the date of its article."""

    document: str
    quote: str
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity: its name, classes and other names."""

    name: str
    types: frozenset[str]
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure measures: all but the number."""

    subject: str
    measure: str
    aspect: str
    period: str
    kind: str
    scope: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that two graphs are compared by. IRIs are whole; `moved` leads from former IRIs to present ones."""

    documents: Mapping[str, str] = field(default_factory=dict)
    entities: Mapping[str, Thing] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[Fact, frozenset[Quote]] = field(default_factory=dict)
    figures: Mapping[Measure, Mapping[str, frozenset[Quote]]] = field(default_factory=dict)
    sure: Mapping[Fact, float] = field(default_factory=dict)
    """How sure the surest sentence of each fact is, from 0 to 1."""
    measured: Mapping[tuple[Measure, str], float] = field(default_factory=dict)
    """How sure the surest sentence of each figure is."""


def read_snapshot(path: Path) -> Snapshot:
    """The snapshot of a Turtle file. Raises InputError."""
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(path, "does not exist", "make it with: kg build") from error
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})", "name a Turtle file") from error
    try:
        return snapshot(content)
    except (SyntaxError, ValueError) as error:
        problem = f"is no valid Turtle ({' '.join(str(error).split())})"
        raise InputError(path, problem, "make it anew with: kg build") from error


def snapshot(turtle: bytes) -> Snapshot:
    """The snapshot of a graph in Turtle. Raises SyntaxError."""
    index: Index = {}
    for quad in parse(turtle, format=RdfFormat.TURTLE):
        index.setdefault(quad.subject, {}).setdefault(quad.predicate, {})[quad.object] = None
    return snapshot_of(index)


def snapshot_of(graph: Index) -> Snapshot:
    """The snapshot of a graph in memory: subject → property → objects."""
    index = _named(graph)
    documents = {s: said for s, said in index.items() if KG + "Document" in said.get(RDF + "type", ())}
    names = {s: _one(said, DCTERMS + "identifier") for s, said in documents.items()}
    facts: dict[Fact, set[Quote]] = {}
    figures: dict[Measure, dict[str, set[Quote]]] = {}
    sure: dict[Fact, float] = {}
    measured: dict[tuple[Measure, str], float] = {}
    for said in index.values():
        kinds = said.get(RDF + "type", ())
        if RDF + "Statement" in kinds or KG + "AddedFact" in kinds:
            fact = _fact(said)
            facts.setdefault(fact, set()).add(_quote(said, names))
            sure[fact] = max(sure.get(fact, 0.0), _confidence(said))
        elif KG + "Observation" in kinds:
            one = (_measure(said), _number(said))
            figures.setdefault(one[0], {}).setdefault(one[1], set()).add(_quote(said, names))
            measured[one] = max(measured.get(one, 0.0), _confidence(said))
    return Snapshot(
        {names[s]: _one(said, "https://schema.org/sha256") for s, said in documents.items()},
        {s: _thing(said) for s, said in index.items() if SKOS + "prefLabel" in said},
        {s: _one(said, DCTERMS + "isReplacedBy") for s, said in index.items() if DCTERMS + "isReplacedBy" in said},
        {fact: frozenset(quotes) for fact, quotes in facts.items()},
        {m: {n: frozenset(q) for n, q in found.items()} for m, found in figures.items()},
        sure,
        measured,
    )


def _named(graph: Index) -> dict[str, dict[str, list[str]]]:
    """The graph in plain text, without blank nodes."""
    names = {predicate: predicate.value for said in graph.values() for predicate in said}
    return {
        subject.value: {
            names[predicate]: [value.value for value in values if isinstance(value, NamedNode | Literal)]
            for predicate, values in said.items()
        }
        for subject, said in graph.items()
        if isinstance(subject, NamedNode)
    }


def _thing(said: Said) -> Thing:
    types = frozenset(kind.removeprefix(KG) for kind in said.get(RDF + "type", ()))
    return Thing(_one(said, SKOS + "prefLabel"), types, frozenset(said.get(SKOS + "altLabel", ())))


def _fact(said: Said) -> Fact:
    subject, predicate, target = (_one(said, RDF + part) for part in ("subject", "predicate", "object"))
    return subject, predicate.removeprefix(KG), target, _one(said, KG + "role")


def _measure(said: Said) -> Measure:
    return Measure(*(_one(said, KG + part) for part in Measure.__slots__))


def _number(said: Said) -> str:
    parts = [_one(said, KG + part) for part in ("qualifier", "value", "upto", "unit")]
    return f"{parts[0]} {parts[1]}{'-' + parts[2] if parts[2] else ''}{parts[3]}".strip()


def _confidence(said: Said) -> float:
    return float(_one(said, KG + "confidence") or 1)


def _quote(said: Said, names: Mapping[str, str]) -> Quote:
    document = _one(said, KG + "inDocument")
    source = names.get(document, document) or _one(said, DCTERMS + "source")
    return Quote(source, _one(said, KG + "quote"), _one(said, KG + "asOf"))


def _one(said: Said, predicate: str) -> str:
    return min(said.get(predicate) or ("",))
