"""Turtle that is the same bytes whenever the graph is the same.

Enters: an rdflib graph without blank nodes. Leaves: UTF-8 Turtle, sorted, one block for each subject.
Example: the block of id/Project/雄商高铁 begins with its class, whatever was added first.

Subjects, predicates and objects are sorted here and written by Oxigraph, three times as fast as rdflib.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat
from rdflib import BNode, Graph, Literal
from rdflib.namespace import RDF
from rdflib.term import Node

Key = tuple[str, str, str, str, str]


def turtle(graph: Graph) -> bytes:
    """The graph as Turtle, with the prefixes bound to it. Raises ValueError for a blank node."""
    prefixes = {prefix: str(namespace) for prefix, namespace in graph.namespaces() if prefix}
    triples = (triple for _, triple in sorted(_keyed(graph), key=_first))
    body = pyoxigraph.serialize(triples, format=RdfFormat.TURTLE, prefixes=prefixes) or b""
    head = "".join(f"@prefix {prefix}: <{prefixes[prefix]}> .\n" for prefix in sorted(prefixes))
    return (head + _spaced(body.decode())).encode()


def _keyed(graph: Graph) -> Iterator[tuple[Key, pyoxigraph.Triple]]:
    nodes: dict[Node, NamedNode] = {}
    for s, p, o in graph:
        subject, predicate = _iri(s, nodes), _iri(p, nodes)
        value = _literal(o) if isinstance(o, Literal) else _iri(o, nodes)
        # A class stands first, as in everybody's Turtle: "!" sorts before any IRI.
        order = "!" if p == RDF.type else predicate.value
        kind = (
            (value.language or "", value.datatype.value)
            if isinstance(value, pyoxigraph.Literal)
            else ("", "")
        )
        yield (subject.value, order, value.value, *kind), pyoxigraph.Triple(subject, predicate, value)


def _first(pair: tuple[Key, pyoxigraph.Triple]) -> Key:
    return pair[0]


def _iri(node: Node, nodes: dict[Node, NamedNode]) -> NamedNode:
    """The same IRI for Oxigraph; there are few, and each stands in many triples."""
    if isinstance(node, BNode):
        raise ValueError(f"a blank node has no lasting name: {node}")
    if node not in nodes:
        nodes[node] = NamedNode(str(node))
    return nodes[node]


def _literal(node: Literal) -> pyoxigraph.Literal:
    if node.language:
        return pyoxigraph.Literal(str(node), language=node.language)
    datatype = NamedNode(str(node.datatype)) if node.datatype else None
    return pyoxigraph.Literal(str(node), datatype=datatype)


def _spaced(body: str) -> str:
    """An empty line before each subject, and one IRI to a line where there are many.

    Oxigraph's own prefixes go: their order is left to chance.
    """
    lines = (line for line in body.split("\n") if line and not line.startswith("@prefix "))
    return "".join(f"{_folded(line)}\n" if line.startswith("\t") else f"\n{line}\n" for line in lines)


def _folded(line: str) -> str:
    """The documents' long lists of what they mention; a text in quotes is left alone."""
    return line if '"' in line else line.replace("> , <", "> ,\n\t\t<")
