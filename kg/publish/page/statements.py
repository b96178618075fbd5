"""What is stated, in columns: each fact with its sentence, its place on the page and in the source.

Enters: statements, and where entities and documents stand. Leaves: columns of one length.
Example: 聊城市 implements 6293工作思路, with the clause that says so and where it begins in the document's text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.graph import Names, statement_iri
from kg.model import Mention, Reading, Statement
from kg.publish.page.texts import Units, quote_place

COLUMNS = (
    "iri", "subject", "predicate", "object", "status", "document", "article", "quote", "begin",
    "sourceBegin", "sourceEnd", "exact", "date", "role", "confidence", "rule",
)  # fmt: skip
PLACES = 4
"""Digits of a confidence, as in the Turtle."""


@dataclass(frozen=True, slots=True)
class Index:
    """Where each thing stands in the columns."""

    entity: Mapping[str, int]
    document: Mapping[str, int]
    mention: Mapping[Mention, int]
    """Mention → place of its entity."""


def statement_columns(
    statements: Sequence[Statement], readings: Sequence[Reading], index: Index
) -> dict[str, list[object]]:
    """The statements, in their order; `readings` in the order of the page."""
    units = [Units.of(reading.clean.text) for reading in readings]
    table: dict[str, list[object]] = {name: [] for name in COLUMNS}
    for statement in statements:
        document = index.document[statement.document]
        row = _row(statement, readings[document], units[document], index)
        for column, value in zip(table.values(), row, strict=True):
            column.append(value)
    return table


def _row(statement: Statement, reading: Reading, units: Units, index: Index) -> tuple[object, ...]:
    begin = quote_place(reading, statement.article, statement.evidence)
    names = Names()
    return (
        str(statement_iri(statement, names)).removeprefix(names.base),
        index.entity[statement.subject],
        statement.predicate,
        index.entity.get(statement.object, -1),
        "" if statement.object in index.entity else statement.object,
        index.document[statement.document],
        statement.article,
        statement.evidence.quote,
        units.at(begin) if begin >= 0 else -1,
        statement.evidence.begin,
        statement.evidence.end,
        statement.evidence.exact,
        statement.as_of,
        statement.role,
        round(statement.confidence, PLACES),
        statement.rule,
    )
