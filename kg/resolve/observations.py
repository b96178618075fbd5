"""Figures about entities: each once for each place that gives it, with a value that compares.

Enters: readings, the key of each mention. Leaves: observations, sorted by subject, measure and period.
Example: 全市生产总值增长3.7% is an observation of Place/聊城市 with the measure 生产总值.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.model import Figure, Mention, Observation, Reading
from kg.resolve.units import normal, plain


def observations(readings: Iterable[Reading], key_of: Mapping[Mention, str]) -> tuple[Observation, ...]:
    """All figures whose subject is an entity. Of two that say the same in one clause the surer is kept."""
    found: dict[tuple[object, ...], Observation] = {}
    for reading in readings:
        dates = {article.number: article.date for article in reading.articles}
        for figure in reading.figures:
            if figure.subject not in key_of:
                continue
            made = _observation(figure, key_of[figure.subject], dates.get(figure.article, ""))
            name = _order(made)
            if name not in found or made.confidence > found[name].confidence:
                found[name] = made
    return tuple(found[name] for name in sorted(found))


def _observation(figure: Figure, subject: str, date: str) -> Observation:
    value, unit = normal(figure.value, figure.unit)
    return Observation(
        subject, figure.measure, figure.aspect, plain(figure.value), figure.unit, value, unit,
        figure.document, figure.article, figure.evidence, figure.upto, figure.qualifier, figure.period,
        figure.kind, figure.scope, date, figure.confidence, figure.rule,
    )  # fmt: skip


def _order(one: Observation) -> tuple[object, ...]:
    """All that makes two observations one."""
    return (
        one.subject, one.measure, one.period, one.document, one.article, one.evidence.begin, one.evidence.end,
        one.aspect, one.value, one.unit, str(one.upto or ""), one.qualifier, one.kind, one.scope,
    )  # fmt: skip
