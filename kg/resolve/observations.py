"""Figures about entities: each once for each place that gives it, with a value that compares.

Enters: readings, the key of each mention. Leaves: observations, sorted by subject, measure and period.
Example: 全市生产总值增长3.7% is an observation of Place/聊城市 with the measure 生产总值.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.model import Decision, Figure, Mention, Observation, Outcome, Reading
from kg.resolve.decided import absent
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


def judged_figures(
    found: Iterable[Observation], outcomes: Iterable[Outcome]
) -> tuple[tuple[Observation, ...], tuple[Outcome, ...]]:
    """The figures without those that people rejected, and what became of these decisions beside the others."""
    kept, told = list(found), []
    for outcome in outcomes:
        if outcome.decision.kind == "reject-figure":
            meant = [one for one in kept if _is_meant(one, outcome)]
            kept = [one for one in kept if one not in meant]
            outcome = _judged(outcome, meant)
        told.append(outcome)
    return tuple(kept), tuple(told)


def amount(one: Observation) -> str:
    """The number with its unit, as decisions name it: 116.6亿斤, 5-7万亩."""
    upto = "" if one.upto is None else f"-{one.upto:f}"
    return f"{one.value:f}{upto}{one.unit}"


def _is_meant(one: Observation, outcome: Outcome) -> bool:
    said = outcome.decision
    figure = (one.subject, one.measure, amount(one))
    return figure == (*outcome.entities, said.measure, said.value) and said.period in ("", one.period)


def _judged(outcome: Outcome, meant: list[Observation]) -> Outcome:
    said = outcome.decision
    if not outcome.entities:
        return Outcome(said, problem=absent(*said.about))
    if not meant:
        return Outcome(said, problem="no document gives this figure any more")
    return Outcome(said, outcome.entities, _reworded(said, {one.evidence.quote for one in meant}))


def _reworded(said: Decision, quotes: set[str]) -> str:
    if not said.quotes or quotes == set(said.quotes):
        return ""
    return f"the figure is given in other words now: {'；'.join(sorted(quotes - set(said.quotes)))}"


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
