"""Turtle that is the same bytes whenever the graph is the same.

Enters: triples without blank nodes. Leaves: UTF-8 Turtle, sorted, one block for each subject.
Example: the block of id/Project/雄商高铁 begins with its class, whatever was added first.

Subjects, predicates and objects are sorted here and written by Oxigraph, three times as fast as rdflib.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph
from pyoxigraph import BlankNode, Literal, RdfFormat
from rdflib import Graph

from kg.graph.terms import RDF
from kg.graph.triples import Said, Subject, Term, Triples


def turtle(graph: Graph | Triples) -> bytes:
    """The graph as Turtle, with its prefixes. Raises ValueError for a blank node."""
    made = Triples.of(graph)
    body = pyoxigraph.serialize(_sorted(made), format=RdfFormat.TURTLE, prefixes=made.prefixes) or b""
    head = "".join(f"@prefix {prefix}: <{made.prefixes[prefix]}> .\n" for prefix in sorted(made.prefixes))
    return (head + _spaced(body.decode())).encode()


def _sorted(made: Triples) -> Iterator[pyoxigraph.Triple]:
    # A class stands first, as in everybody's Turtle: "!" sorts before any IRI.
    order = {predicate: predicate.value for said in made.index.values() for predicate in said}
    order[RDF.type] = "!"
    for subject, said in sorted(made.index.items(), key=_subject):
        for predicate in sorted(said, key=order.__getitem__):
            values: Iterable[Term] = said[predicate]
            for value in values if len(said[predicate]) == 1 else sorted(values, key=_key):
                if isinstance(value, BlankNode) or isinstance(subject, BlankNode):
                    raise ValueError(f"a blank node has no lasting name: {subject} {predicate} {value}")
                yield pyoxigraph.Triple(subject, predicate, value)


def _subject(pair: tuple[Subject, Said]) -> str:
    return pair[0].value


def _key(value: Term) -> tuple[str, str, str]:
    if isinstance(value, Literal):
        return value.value, value.language or "", value.datatype.value
    return value.value, "", ""


def _spaced(body: str) -> str:
    """An empty line before each subject, and one IRI to a line where there are many.

    Oxigraph's own prefixes go: their order is left to chance.
    """
    lines = (line for line in body.split("\n") if line and not line.startswith("@prefix "))
    return "".join(f"{_folded(line)}\n" if line.startswith("\t") else f"\n{line}\n" for line in lines)


def _folded(line: str) -> str:
    """The documents' long lists of what they mention; a text in quotes is left alone."""
    return line if '"' in line else line.replace("> , <", "> ,\n\t\t<")
