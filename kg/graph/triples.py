"""Triples in memory, each once, in Oxigraph's terms, which are made in a tenth of the time rdflib's are.

Enters: triples. Leaves: the same by subject and predicate, and as an rdflib graph for whoever wants one.
Example: a document that names 雄商高铁 in nine places says kg:mentions of it once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode
from rdflib import BNode, Graph, URIRef
from rdflib import Literal as Text
from rdflib.term import Node

from kg.graph.names import PREFIXES

Subject: TypeAlias = NamedNode | BlankNode
Term: TypeAlias = NamedNode | BlankNode | Literal
Triple: TypeAlias = tuple[Subject, NamedNode, Term]
Said: TypeAlias = dict[NamedNode, dict[Term, None]]
"""Predicate → objects, in the order in which they came."""


class Triples:
    """A set of triples with the prefixes to write it by. `index` maps subject → predicate → objects."""

    def __init__(self, triples: Iterable[Triple] = (), *, prefixes: Mapping[str, str] | None = None) -> None:
        self.prefixes = dict(PREFIXES) if prefixes is None else dict(prefixes)
        self.index: dict[Subject, Said] = {}
        self.update(triples)

    def update(self, triples: Iterable[Triple]) -> None:
        """Add triples; what is there already stays as it is."""
        index = self.index
        for subject, predicate, value in triples:
            said = index.get(subject)
            if said is None:
                said = index[subject] = {}
            values = said.get(predicate)
            if values is None:
                said[predicate] = {value: None}
            else:
                values[value] = None

    def with_more(self, triples: Iterable[Triple]) -> Triples:
        """These and more, while these stay as they are; what no new triple speaks of is shared, not copied."""
        more, made = Triples(triples), Triples(prefixes=self.prefixes)
        made.index = self.index | {subject: _copied(self.index.get(subject, {})) for subject in more.index}
        made.update(more)
        return made

    def __iter__(self) -> Iterator[Triple]:
        """Each triple once, those of a subject together."""
        for subject, said in self.index.items():
            for predicate, values in said.items():
                for value in values:
                    yield subject, predicate, value

    def __len__(self) -> int:
        """How many triples there are."""
        return sum(len(values) for said in self.index.values() for values in said.values())

    @classmethod
    def of(cls, graph: Graph | Triples) -> Triples:
        """The triples of an rdflib graph, with the prefixes bound to it; triples as they are."""
        if isinstance(graph, Triples):
            return graph
        prefixes = {prefix: str(namespace) for prefix, namespace in graph.namespaces() if prefix}
        return cls(map(_converted, graph), prefixes=prefixes)

    def as_graph(self) -> Graph:
        """The same for rdflib, with the same prefixes alone; rdflib would bind thirty of its own."""
        graph = Graph(bind_namespaces="none")
        for prefix, namespace in self.prefixes.items():
            graph.bind(prefix, namespace)
        for subject, predicate, value in self:
            graph.add((_rdflib(subject), _rdflib(predicate), _rdflib(value)))
        return graph


def _copied(said: Said) -> Said:
    return {predicate: dict(values) for predicate, values in said.items()}


def _converted(triple: tuple[Node, Node, Node]) -> Triple:
    subject, predicate, value = triple
    found = BlankNode(str(subject)) if isinstance(subject, BNode) else NamedNode(str(subject))
    return found, NamedNode(str(predicate)), _oxigraph(value)


def _oxigraph(node: Node) -> Term:
    if isinstance(node, BNode):
        return BlankNode(str(node))
    if not isinstance(node, Text):
        return NamedNode(str(node))
    if node.language:
        return Literal(str(node), language=node.language)
    return Literal(str(node), datatype=NamedNode(str(node.datatype)) if node.datatype else None)


def _rdflib(term: Term) -> Node:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    if term.language:
        return Text(term.value, lang=term.language)
    plain = term.datatype.value.endswith("#string")
    return Text(term.value, datatype=None if plain else URIRef(term.datatype.value))
