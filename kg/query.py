"""SPARQL asked of a Turtle file, on Oxigraph.

Enters: a graph file and a query, in which kg:, skos:, dcterms: … need no PREFIX. Leaves: an `Answer`.
Example: `SELECT ?name WHERE { ?p kg:hasStatus kg:underway ; skos:prefLabel ?name }` gives the row 雄商高铁.

A query only reads, and only what it is given: updates, and SERVICE, which would ask the network, are refused.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
)
from pyoxigraph import Triple as OxTriple

from kg.errors import GovkgError, InputError
from kg.graph.names import PREFIXES

_QUIET = re.compile(
    r"""\\.|<[^<>"{}|^`\\\s]*>|'''.*?'''|\"{3}.*?\"{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*"""
    r"|[?$:@][\w-]*",
    re.S,
)
"""Where a keyword is none: escapes, IRIs, strings, comments, variables, what follows a prefix."""

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
"""SPARQL reads these before all else, so that SERVIC\\u0045 is a keyword too."""

_SERVICE = re.compile(r"SERVICE", re.I)
"""Anywhere in a word: Oxigraph needs no space before or behind a keyword."""

_UPDATE = re.compile(r"\b(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY)\b", re.I)
_READ = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)", re.I)
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.S)


class QueryError(GovkgError):
    """A query cannot be asked. The message names line and column."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of an answer. `kind` is iri, literal, or empty where the query left the variable open."""

    kind: str = ""
    value: str = ""
    language: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of cells, one for each column. ASK has the column answer, CONSTRUCT subject, predicate, object."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def run(graph: Path, query: str) -> Answer:
    """Ask `query` of the Turtle file `graph`.

    Raises InputError where the file cannot be read, QueryError where the query is wrong or would write.
    """
    refuse(query)
    store = _loaded(graph)
    try:
        return _answer(store.query(query, prefixes=dict(PREFIXES)))
    except SyntaxError as error:
        raise QueryError(_explained(query, str(error))) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {' '.join(str(error).split())}") from error


def refuse(query: str) -> None:
    """Raise QueryError for a query that would write, or ask another server."""
    plain = _ESCAPE.sub(lambda match: _character(match[1] or match[2]), query)
    bare = _QUIET.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), plain)
    if found := _SERVICE.search(bare):
        raise QueryError(f"{_line_column(bare, found.start())}: SERVICE is refused; ask the graph alone")
    found = _UPDATE.search(bare)
    if found and not _READ.search(bare, 0, found.start()):
        raise QueryError(
            f"{_line_column(bare, found.start())}: {found[1].upper()} is refused; a query only reads"
        )


def _character(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if code <= sys.maxunicode else "\ufffd"


def question(text: str, queries: Path) -> str:
    """The query that `text` means: a file's content, a shipped question by name, or the text itself.

    Raises InputError where `text` looks like a file and there is none.
    """
    for path in (Path(text), queries / f"{text}.rq"):
        try:
            if path.is_file():
                return path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise InputError(path, "is not UTF-8", "save it as UTF-8") from error
        except OSError:
            continue  # a query can be too long for a file name
    if "{" not in text:
        known = ", ".join(sorted(path.stem for path in queries.glob("*.rq")))
        raise InputError(text, "is no query, file or shipped question", f"ask one of: {known}")
    return text


def _loaded(path: Path) -> Store:
    store = Store()
    try:
        store.bulk_load(path=str(path), format=RdfFormat.TURTLE)
    except OSError as error:
        problem = f"cannot be read ({error.strerror or error})"
        raise InputError(path, problem, "make it with: kg build") from error
    except SyntaxError as error:
        raise InputError(
            f"{path}:{error.lineno}", "is no valid Turtle", "make it anew with: kg build"
        ) from error
    return store


def _answer(found: QuerySolutions | QueryBoolean | QueryTriples) -> Answer:
    if isinstance(found, QueryBoolean):
        return Answer(("answer",), ((Cell("literal", "true" if found else "false", "", _BOOLEAN),),))
    if isinstance(found, QueryTriples):
        triples = ((triple.subject, triple.predicate, triple.object) for triple in found)
        return Answer(("subject", "predicate", "object"), tuple(tuple(map(_cell, row)) for row in triples))
    return Answer(tuple(variable.value for variable in found.variables), tuple(_rows(found)))


_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def _rows(found: QuerySolutions) -> Iterator[tuple[Cell, ...]]:
    for solution in found:
        yield tuple(_cell(solution[variable]) for variable in found.variables)


def _cell(term: NamedNode | BlankNode | Literal | OxTriple | None) -> Cell:
    if isinstance(term, Literal):
        datatype = "" if term.language or term.datatype.value == _STRING else term.datatype.value
        return Cell("literal", term.value, term.language or "", datatype)
    if isinstance(term, NamedNode):
        return Cell("iri", term.value)
    return Cell() if term is None else Cell("iri", str(term))


def _explained(query: str, message: str) -> str:
    """Oxigraph's message with the place in words, and what stands there instead of all that could."""
    match = _PLACE.match(message)
    if not match:
        return f"the query is no valid SPARQL: {' '.join(message.split())}"
    line, column = int(match[1]), int(match[2])
    there = (query.split("\n")[line - 1 : line] or [""])[0][column - 1 :].strip()[:20]
    place = f"line {line}, column {column}"
    if not there:
        return f"{place}: something is missing before this"
    return f"{place}: {'unknown prefix before' if 'Prefix not found' in match[3] else 'unexpected'} {there!r}"


def _line_column(text: str, index: int) -> str:
    line = text.count("\n", 0, index) + 1
    return f"line {line}, column {index - text.rfind(chr(10), 0, index)}"
