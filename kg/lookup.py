"""Look an entity up by any of its names, with all that the graph says of it.

Enters: a graph and a name. Leaves: a `Card` for each entity of that name, or the names most like it.
Example: 茌平 finds the card of 茌平区, with the sentences that state what it does and where it lies.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from rdflib import Graph, URIRef

from kg.names import plain

PREFIXES = """
PREFIX kg: <https://w3id.org/govkg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
"""
NAMES = f"""{PREFIXES}
SELECT DISTINCT ?entity ?name WHERE {{
  ?entity skos:prefLabel ?own ; skos:prefLabel|skos:altLabel ?name
}}"""
OF_ENTITY = f"""{PREFIXES}
SELECT DISTINCT ?what ?value WHERE {{
  {{ %(entity)s a ?value BIND("type" AS ?what) }}
  UNION {{ %(entity)s skos:prefLabel ?value BIND("name" AS ?what) }}
  UNION {{ %(entity)s skos:altLabel ?value BIND("label" AS ?what) }}
  UNION {{ %(entity)s skos:editorialNote ?value BIND("note" AS ?what) }}
  UNION {{ ?document a kg:Document ; kg:mentions %(entity)s ; dcterms:identifier ?value
    BIND("document" AS ?what) }}
}}"""
REASONS = """
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX itsrdf: <http://www.w3.org/2005/11/its/rdf#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?surface ?score ?why WHERE {
  ?mention itsrdf:taIdentRef %(entity)s ; nif:anchorOf ?surface ; rdfs:comment ?why .
  OPTIONAL { ?mention itsrdf:taConfidence ?score }
}"""
FACTS = f"""{PREFIXES}
SELECT DISTINCT ?predicate ?subject ?subjectName ?object ?objectName ?file ?begin ?quote ?asOf ?role WHERE {{
  {{ ?statement rdf:subject %(entity)s }} UNION {{ ?statement rdf:object %(entity)s }}
  ?statement rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object .
  {{ ?statement a rdf:Statement ; kg:inDocument/dcterms:identifier ?file ; kg:begin ?begin ; kg:quote ?quote }}
  UNION {{ ?statement a kg:AddedFact ; dcterms:source ?file OPTIONAL {{ ?statement kg:quote ?quote }} }}
  OPTIONAL {{ ?subject skos:prefLabel ?subjectName }} OPTIONAL {{ ?object skos:prefLabel ?objectName }}
  OPTIONAL {{ ?statement kg:asOf ?asOf }} OPTIONAL {{ ?statement kg:role ?role }}
}}"""


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """A fact with one sentence that states it. `begin` is where the sentence stands in the source.

    Of a fact that a person added, `document` is the source that the person named, and `begin` is -1.
    """

    predicate: str
    subject: str
    object: str
    document: str
    begin: int
    quote: str
    as_of: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a surface is a name: `why` lists what weighed most for it and against it."""

    surface: str
    score: float
    why: str


@dataclass(frozen=True, slots=True, order=True)
class Card:
    """What the graph says of one entity: all parts sorted."""

    name: str
    iri: str
    types: tuple[str, ...]
    labels: tuple[str, ...]
    documents: tuple[str, ...]
    facts: tuple[Fact, ...]
    notes: tuple[str, ...] = ()
    """Why names were taken for one: 茌平 = 茌平区."""


def find(graph: Graph, name: str) -> tuple[Card, ...]:
    """The cards of all entities that bear `name`, punctuation and spaces not counting."""
    wanted = plain(name)
    found = {iri for iri, label in _rows(graph, NAMES) if plain(label) == wanted}
    return tuple(sorted(_card(graph, iri) for iri in found))


def reasons(mentions: Graph, iri: str) -> tuple[Reason, ...]:
    """Why each surface of an entity was taken for a name, from the graph of mentions; the surest of each."""
    rows = _rows(mentions, REASONS % {"entity": URIRef(iri).n3()})
    surest: dict[str, Reason] = {}
    for surface, score, why in sorted(rows):
        found = Reason(surface, float(score or 1), why)
        if surface not in surest or found.score > surest[surface].score:
            surest[surface] = found
    return tuple(surest.values())


def nearest(graph: Graph, name: str, *, count: int = 5) -> tuple[str, ...]:
    """At most `count` names of the graph that look like `name`, the likest first."""
    labels = sorted({label for _, label in _rows(graph, NAMES)})
    holding = [label for label in labels if plain(name) and plain(name) in plain(label)]
    like = get_close_matches(name, labels, n=count, cutoff=0.4)
    return tuple(dict.fromkeys([*sorted(holding, key=len), *like]))[:count]


def _card(graph: Graph, iri: str) -> Card:
    entity = {"entity": URIRef(iri).n3()}
    parts: dict[str, list[str]] = {"type": [], "name": [], "label": [], "document": [], "note": []}
    for what, value in sorted(_rows(graph, OF_ENTITY % entity)):
        parts[what].append(_local(value) if what == "type" else value)
    facts = sorted(_fact(row) for row in _rows(graph, FACTS % entity))
    labels = tuple(label for label in parts["label"] if label not in parts["name"])
    return Card(
        (parts["name"] or [_local(iri)])[0], iri, tuple(parts["type"]), labels, tuple(parts["document"]),
        tuple(facts), tuple(parts["note"]),
    )  # fmt: skip


def _fact(row: tuple[str, ...]) -> Fact:
    predicate, subject, subject_name, object_, object_name, file, begin, quote, as_of, role = row
    return Fact(
        _local(predicate), subject_name or _local(subject), object_name or _local(object_), file, int(begin or -1),
        quote, as_of, role,
    )  # fmt: skip


def _rows(graph: Graph, query: str) -> Iterator[tuple[str, ...]]:
    for row in graph.query(query):
        yield tuple("" if value is None else str(value) for value in row)  # type: ignore[union-attr]


def _local(iri: str) -> str:
    return iri.replace("#", "/").rsplit("/", 1)[-1]
