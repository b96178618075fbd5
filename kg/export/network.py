"""The graph as nodes and edges: entities, and what the documents state between them.

Enters: a store. Leaves: `Node`s and `Edge`s, sorted.
Example: 聊城市 –undertakes→ 雄商高铁 is one edge, however many sentences state it; the status 在建 is a property of
the node 雄商高铁, and so are its other names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import QuerySolutions, Store

from kg.graph.names import PREFIXES

JOINT = "|"
"""Between several values in one field; no name holds it."""

_NODES = """SELECT ?id ?what ?value WHERE {
  { SELECT DISTINCT ?id WHERE { ?source kg:mentions ?id } }
  { ?id skos:prefLabel ?value BIND("name" AS ?what) }
  UNION { ?id a ?value BIND("class" AS ?what) }
  UNION { ?id skos:altLabel ?value BIND("other" AS ?what) }
  UNION { ?id kg:hasStatus ?value BIND("status" AS ?what) }
  UNION { ?document a kg:Document ; kg:mentions ?id ; dcterms:identifier ?value BIND("document" AS ?what) }
}"""
_EDGES = """SELECT ?source ?relation ?target (COUNT(?record) AS ?statements) (MIN(?date) AS ?first)
  (MAX(?date) AS ?last) (MAX(?sure) AS ?confidence) WHERE {
  ?record a rdf:Statement ; rdf:subject ?source ; rdf:predicate ?relation ; rdf:object ?target ;
    kg:confidence ?sure .
  ?target skos:prefLabel ?name .
  OPTIONAL { ?record kg:asOf ?date }
} GROUP BY ?source ?relation ?target"""


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """An entity. `kind` is its top class, `classes` those below it; several values are joined by |."""

    id: str
    label: str
    kind: str
    classes: str
    other_names: str
    status: str
    documents: int


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A fact between two entities: how many sentences state it, and the first and last date of these."""

    source: str
    target: str
    label: str
    statements: int
    first: str
    last: str
    confidence: float


def nodes(store: Store, top: frozenset[str]) -> tuple[Node, ...]:
    """All entities that a document mentions. `top` are the local names of the top classes."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for entity, what, value in _rows(store, _NODES):
        found[entity][what].add(value)
    return tuple(_node(entity, found[entity], top) for entity in sorted(found))


def edges(store: Store) -> tuple[Edge, ...]:
    """All facts between two entities."""
    rows = _rows(store, _EDGES)
    return tuple(
        sorted(
            Edge(source, target, _local(relation), int(count), first, last, float(sure))
            for source, relation, target, count, first, last, sure in rows
        )
    )


def _node(entity: str, said: dict[str, set[str]], top: frozenset[str]) -> Node:
    kinds = sorted(map(_local, said["class"]))
    joined = {what: JOINT.join(sorted(said[what])) for what in ("name", "other")}
    return Node(
        entity, joined["name"], JOINT.join(kind for kind in kinds if kind in top),
        JOINT.join(kind for kind in kinds if kind not in top), joined["other"],
        JOINT.join(sorted(map(_local, said["status"]))), len(said["document"]),
    )  # fmt: skip


def _rows(store: Store, query: str) -> Iterator[tuple[str, ...]]:
    found = store.query(query, prefixes=dict(PREFIXES))
    assert isinstance(found, QuerySolutions)
    for row in found:
        yield tuple("" if term is None else getattr(term, "value", str(term)) for term in row)


def _local(iri: str) -> str:
    return iri.replace("#", "/").rsplit("/", 1)[-1]
