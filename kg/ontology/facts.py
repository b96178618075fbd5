"""Turtle read into a plain index, which is faster than a graph and keeps the order of the files.

Enters: Turtle files. Leaves: `Facts`: for a subject and a predicate the objects, as they were written.
Example: after `kg:Project cue:head "高铁"@zh, "高速"@zh .` the call
`facts.texts(KG + "Project", CUE + "head")` gives ("高铁", "高速").
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.errors import OntologyError

KG = "https://w3id.org/govkg/ontology#"
CUE = "https://w3id.org/govkg/cue#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SKOS = "http://www.w3.org/2004/02/skos/core#"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the files say. `index` maps subject → predicate → objects; `places` maps subject → first file."""

    index: dict[str, dict[str, list[NamedNode | Literal]]]
    places: dict[str, Path]
    digest: str

    def instances(self, kind: str) -> Iterator[str]:
        """Subjects of the given `rdf:type`, in the order in which the files name them."""
        for subject, said in self.index.items():
            if any(value.value == kind for value in said.get(RDF_TYPE, ())):
                yield subject

    def subjects(self, predicate: str) -> Iterator[str]:
        """Subjects that have the predicate at all."""
        return (subject for subject, said in self.index.items() if predicate in said)

    def iris(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Objects that are IRIs, each once."""
        return _once(o.value for o in self._objects(subject, predicate) if isinstance(o, NamedNode))

    def texts(self, subject: str, predicate: str, language: str = "") -> tuple[str, ...]:
        """Objects that are literals, each once; only those of `language` where one is given."""
        found = (o for o in self._objects(subject, predicate) if isinstance(o, Literal))
        return _once(o.value for o in found if not language or o.language == language)

    def text(self, subject: str, predicate: str, language: str = "") -> str:
        """The first such literal, or an empty string."""
        return next(iter(self.texts(subject, predicate, language)), "")

    def fail(self, subject: str, problem: str, remedy: str) -> OntologyError:
        """The error to raise about `subject`, naming the file that speaks of it."""
        return OntologyError(self.places[subject], f"{local(subject)} {problem}", remedy)

    def _objects(self, subject: str, predicate: str) -> Sequence[NamedNode | Literal]:
        return self.index.get(subject, {}).get(predicate, ())


def local(iri: str) -> str:
    """The local name of an IRI: Project for …/ontology#Project."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def read_facts(files: Sequence[Path]) -> Facts:
    """Read Turtle files, in the order given.

    Raises OntologyError, with the line, for a file that is no Turtle or can't be read.
    """
    index: dict[str, dict[str, list[NamedNode | Literal]]] = {}
    places: dict[str, Path] = {}
    digest = hashlib.sha256()
    for path in files:
        content = _content(path)
        digest.update(hashlib.sha256(content).digest())
        for triple in _triples(path, content):
            if not isinstance(triple.subject, NamedNode) or not isinstance(
                triple.object, NamedNode | Literal
            ):
                continue  # lists and restrictions are for reasoners, no record is made of them
            subject = triple.subject.value
            places.setdefault(subject, path)
            index.setdefault(subject, {}).setdefault(triple.predicate.value, []).append(triple.object)
    return Facts(index, places, digest.hexdigest())


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
        raise OntologyError(path, problem, "make it readable or take it away") from error


def _triples(path: Path, content: bytes) -> Iterator[Triple]:
    try:
        for quad in parse(content, format=RdfFormat.TURTLE):
            yield quad.triple
    except SyntaxError as error:
        raise OntologyError(
            f"{path}:{error.lineno}", f"is no valid Turtle ({_reason(error)})", "correct that line"
        ) from error


def _reason(error: SyntaxError) -> str:
    """Oxigraph's message without its "Parser error at line 3 column 6: ", since the line is told already."""
    return str(error.msg).split(": ", 1)[-1]


def _once(values: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
