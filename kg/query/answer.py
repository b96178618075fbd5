"""What a query found, as rows of cells, and as the standard JSON of SPARQL results and back.

Enters: what Oxigraph found, or that JSON. Leaves: an `Answer`.
Example: the name 雄商高铁 is the cell ("literal", "雄商高铁", "zh").
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples
from pyoxigraph import Triple as OxTriple

Term: TypeAlias = NamedNode | BlankNode | Literal | OxTriple | None

TRUTH = "http://www.w3.org/2001/XMLSchema#boolean"
STRING = "http://www.w3.org/2001/XMLSchema#string"
OF_TRIPLE = ("subject", "predicate", "object")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of an answer. `kind` is iri, literal, bnode, or empty where the query left the variable open."""

    kind: str = ""
    value: str = ""
    language: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of cells, one for each column. ASK has the column answer, CONSTRUCT subject, predicate, object.

    `cut` tells that there were more rows than were asked for.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    cut: bool = False


def answer_of(found: QuerySolutions | QueryBoolean | QueryTriples, limit: int = 0) -> Answer:
    """All that was found, or the first `limit` rows of it where `limit` is not 0."""
    if isinstance(found, QueryBoolean):
        return Answer(("answer",), ((Cell("literal", "true" if found else "false", "", TRUTH),),))
    if isinstance(found, QueryTriples):
        triples = ((triple.subject, triple.predicate, triple.object) for triple in found)
        return _answer(OF_TRIPLE, triples, limit)
    names = tuple(variable.value for variable in found.variables)
    return _answer(names, (tuple(solution) for solution in found), limit)


def to_json(answer: Answer) -> str:
    """SPARQL 1.1 Query Results JSON, one row a line."""
    # A name stands in many rows: each value is written once, since on this most of an answer's time was spent.
    written: dict[Cell, str] = {}
    for row in answer.rows:
        for cell in row:
            if cell not in written:
                written[cell] = json.dumps(_binding(cell), ensure_ascii=False)
    names = [json.dumps(name, ensure_ascii=False) for name in answer.columns]
    rows = (
        ", ".join([f"{name}: {written[cell]}" for name, cell in zip(names, row, strict=True) if cell.kind])
        for row in answer.rows
    )
    head = json.dumps({"vars": answer.columns}, ensure_ascii=False)
    listed = ",\n".join([f"{{{row}}}" for row in rows])
    return f'{{"head": {head},\n"results": {{"bindings": [\n{listed}\n]}}}}\n'


def from_json(text: str) -> Answer:
    """The answer that SPARQL 1.1 Query Results JSON tells."""
    whole = json.loads(text)
    if "boolean" in whole:
        return Answer(("answer",), ((Cell("literal", str(whole["boolean"]).lower(), "", TRUTH),),))
    columns = tuple(whole["head"].get("vars", ()))
    rows = (tuple(_read(row.get(name)) for name in columns) for row in whole["results"]["bindings"])
    return Answer(columns, tuple(rows))


def _answer(columns: tuple[str, ...], found: Iterable[tuple[Term, ...]], limit: int) -> Answer:
    cells: dict[Term, Cell] = {}
    rows = tuple(
        tuple([cells[term] if term in cells else cells.setdefault(term, _cell(term)) for term in row])
        for row in islice(found, limit + 1 if limit else None)
    )
    cut = bool(limit) and len(rows) > limit
    return Answer(columns, rows[:limit] if cut else rows, cut)


def _cell(term: Term) -> Cell:
    if isinstance(term, Literal):
        datatype = "" if term.language or term.datatype.value == STRING else term.datatype.value
        return Cell("literal", term.value, term.language or "", datatype)
    if isinstance(term, NamedNode):
        return Cell("iri", term.value)
    if isinstance(term, BlankNode):
        return Cell("bnode", term.value)
    # A triple as a value is no part of SPARQL 1.1, whose formats have no place for it: its text.
    return Cell() if term is None else Cell("literal", str(term))


def _binding(cell: Cell) -> dict[str, str]:
    parts = {
        "type": "uri" if cell.kind == "iri" else cell.kind,
        "value": cell.value,
        "xml:lang": cell.language,
        "datatype": cell.datatype,
    }
    return {name: value for name, value in parts.items() if value or name == "value"}


def _read(binding: Mapping[str, Any] | None) -> Cell:
    if binding is None:
        return Cell()
    kind = {"uri": "iri", "typed-literal": "literal"}.get(binding["type"], binding["type"])
    return Cell(kind, binding["value"], binding.get("xml:lang", ""), binding.get("datatype", ""))
