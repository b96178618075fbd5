"""Values of parameters become terms of RDF, never text of the query.

Enters: what a person typed, and what kind of thing it is. Leaves: a term of Oxigraph.
Example: 雄商铁路, an entity's other name, becomes "雄商高铁"@zh, the name that the graph knows it by.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store, Variable

from kg.graph.names import PREFIXES
from kg.names import plain
from kg.query.refusal import QueryError

_IRI = re.compile(r"<?(https?://[^\s<>\"{}|\\^`]+)>?")
_NUMBERS = (("integer", re.compile(r"[+-]?\d+")), ("decimal", re.compile(r"[+-]?\d*\.\d+")))
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NAMES = """SELECT DISTINCT ?name ?label { ?document a kg:Document ; kg:mentions ?thing .
  ?thing skos:prefLabel ?name ; skos:prefLabel|skos:altLabel ?label }"""
_FILES = "SELECT ?name (?name AS ?label) { ?document a kg:Document ; dcterms:identifier ?name }"
SHOWN = 5


def bound(
    store: Store, parameters: Sequence[tuple[str, str]], kinds: Mapping[str, str]
) -> dict[Variable, NamedNode | Literal]:
    """The terms of the parameters. Raises QueryError for a name that the graph does not know."""
    return {
        Variable(_name(name)): _meant(store, value.strip(), kinds.get(name, "term"))
        for name, value in parameters
    }


def term(value: str) -> NamedNode | Literal:
    """The term that a value looks like: an IRI, kg:underway, a number, a date; else Chinese text."""
    if match := _IRI.fullmatch(value):
        return NamedNode(match[1])
    prefix, colon, name = value.partition(":")
    if colon and prefix in dict(PREFIXES) and re.fullmatch(r"[\w-]+", name):
        return NamedNode(dict(PREFIXES)[prefix] + name)
    for kind, form in _NUMBERS:
        if form.fullmatch(value):
            return Literal(value, datatype=NamedNode(_XSD + kind))
    if _DATE.fullmatch(value):
        return Literal(value, datatype=NamedNode(f"{_XSD}date"))
    return Literal(value, language="zh")


def _name(name: str) -> str:
    if not re.fullmatch(r"[A-Za-z_]\w*", name):
        raise QueryError(f"{name!r} is no name of a parameter; write it as name=value")
    return name


def _meant(store: Store, value: str, kind: str) -> NamedNode | Literal:
    if kind == "entity":
        return Literal(_chosen(_entities(store, value), value, "entity is called"), language="zh")
    if kind == "document":
        return Literal(_chosen(_documents(store, value), value, "document is called"))
    return Literal(value) if kind == "text" else term(value)


def _chosen(found: tuple[Sequence[str], Sequence[str]], value: str, what: str) -> str:
    names, like = found
    if len(names) == 1:
        return names[0]
    if names:
        raise QueryError(f"{value} can mean {', '.join(names[:SHOWN])}; name one of them")
    raise QueryError(f"no {what} {value}" + (f"; near it: {', '.join(like)}" if like else ""))


def _entities(store: Store, value: str) -> tuple[Sequence[str], Sequence[str]]:
    """The preferred names of what bears the name, and names like it."""
    rows = _rows(store, _NAMES)
    wanted = plain(value)
    exact = sorted({name for name, label in rows if name == value == label})
    named = sorted({name for name, label in rows if plain(label) == wanted})
    return exact or named, get_close_matches(value, sorted({label for _, label in rows}), SHOWN, 0.4)


def _documents(store: Store, value: str) -> tuple[Sequence[str], Sequence[str]]:
    """The files called so, else those whose name holds the value; and all there are."""
    names = sorted(name for name, _ in _rows(store, _FILES))
    return [name for name in names if name == value] or [name for name in names if value in name], names[
        :SHOWN
    ]


def _rows(store: Store, query: str) -> list[tuple[str, str]]:
    found = store.query(query, prefixes=dict(PREFIXES))
    assert isinstance(found, QuerySolutions)
    return [(row["name"].value, row["label"].value) for row in found]
