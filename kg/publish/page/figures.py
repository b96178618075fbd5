"""Figures and common knowledge in columns: what is measured of an entity, and what no document need say.

Enters: observations and background facts, and where entities and documents stand. Leaves: columns.
Example: 总产达到116.6亿斤 is the value "116.6" with the unit 亿斤, and the clause that gives it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from kg.graph.names import Names
from kg.graph.observations import observation_iri
from kg.model import Background, Observation, Reading
from kg.publish.page.statements import PLACES, Index
from kg.publish.page.texts import Units, quote_place

COLUMNS = (
    "subject", "measure", "aspect", "value", "upto", "unit", "normalValue", "normalUnit", "qualifier", "scope",
    "period", "kind", "document", "article", "quote", "begin", "date", "confidence", "iri", "sourceBegin", "sourceEnd",
    "exact", "rule",
)  # fmt: skip


def figure_columns(
    observations: Iterable[Observation], readings: Sequence[Reading], index: Index
) -> dict[str, list[object]]:
    """The figures, in their order; numbers as text, since a browser would round them."""
    names = Names()
    units = [Units.of(reading.clean.text) for reading in readings]
    table: dict[str, list[object]] = {name: [] for name in COLUMNS}
    for one in observations:
        document = index.document[one.document]
        begin = quote_place(readings[document], one.article, one.evidence)
        place = units[document].at(begin) if begin >= 0 else -1
        row = (
            index.entity[one.subject], one.measure, one.aspect, _number(one.value), _number(one.upto), one.unit,
            _number(one.normal_value), one.normal_unit, one.qualifier, one.scope, one.period, one.kind, document,
            one.article, one.evidence.quote, place, one.as_of, round(one.confidence, PLACES),
            str(observation_iri(one, names)).removeprefix(names.base), one.evidence.begin, one.evidence.end,
            one.evidence.exact, one.rule,
        )  # fmt: skip
        for column, value in zip(table.values(), row, strict=True):
            column.append(value)
    return table


def background_columns(facts: Iterable[Background], index: Index) -> dict[str, list[object]]:
    """Facts between entities that a public list says, and which list."""
    known = [one for one in facts if one.subject in index.entity and one.object in index.entity]
    return {
        "subject": [index.entity[one.subject] for one in known],
        "predicate": [one.predicate for one in known],
        "object": [index.entity[one.object] for one in known],
        "source": [one.source for one in known],
    }


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
