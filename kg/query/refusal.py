"""What a query may not do, and where in it a word stands.

Enters: the text of a query. Leaves: nothing, or a `QueryError` that names line and column.
Example: `DELETE { ?x rdfs:label "雄商高铁"@zh } …` gives "line 1, column 1: DELETE is refused; …".
"""

from __future__ import annotations

import re
import sys

from kg.errors import GovkgError

_QUIET = re.compile(
    r"""\\.|<[^<>"{}|^`\\\s]*>|'''.*?'''|\"{3}.*?\"{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*"""
    r"|[?$:@][\w-]*",
    re.S,
)
"""Where a keyword is none: escapes, IRIs, strings, comments, variables, what follows a prefix."""

_TEXT = re.compile(
    r"""<[^<>"{}|^`\\\s]*>|'''.*?'''|\"{3}.*?\"{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*""", re.S
)
"""IRIs, strings and comments alone."""

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
"""SPARQL reads these before all else, so that SERVIC\\u0045 is a keyword too."""

_SERVICE = re.compile(r"SERVICE", re.I)
"""Anywhere in a word: Oxigraph needs no space before or behind a keyword."""

_UPDATE = re.compile(r"\b(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY)\b", re.I)
_READ = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)", re.I)


class QueryError(GovkgError):
    """A query cannot be asked. The message names line and column."""


class QueryRefused(QueryError):
    """A query would write, or ask another server."""


def refuse(query: str) -> None:
    """Raise QueryRefused for a query that would write, or ask another server."""
    plain = _ESCAPE.sub(lambda match: _character(match[1] or match[2]), query)
    bare = _QUIET.sub(_blank, plain)
    if found := _SERVICE.search(bare):
        raise QueryRefused(f"{place(bare, found.start())}: SERVICE is refused; ask the graph alone")
    found = _UPDATE.search(bare)
    if found and not _READ.search(bare, 0, found.start()):
        where = place(bare, found.start())
        raise QueryRefused(f"{where}: {found[1].upper()} is refused; a query only reads")


def without_text(query: str) -> str:
    """The query with IRIs, strings and comments blanked; all else stands where it stood."""
    return _TEXT.sub(_blank, query)


def place(text: str, index: int) -> str:
    """Line and column of a place in a text, both from 1 on."""
    line = text.count("\n", 0, index) + 1
    return f"line {line}, column {index - text.rfind(chr(10), 0, index)}"


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _character(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if code <= sys.maxunicode else "\ufffd"
