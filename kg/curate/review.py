"""What deserves a person's eye, most useful first, with the answers that can be given.

Enters: a snapshot of the graph and the doubts of the build. Leaves: `Item`s; and from answers, decisions.
Example: 聊城医院 and 聊城市人民医院, kept apart with a doubt and named in twelve facts, stand before a fact of
confidence 0.55 about one of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.compare.snapshot import KG, Fact, Measure, Quote, Snapshot
from kg.curate.addresses import figure_of, quotes_of
from kg.curate.decisions import ENTITIES, named
from kg.model import Decision, Doubt

UNSURE = 0.7
"""Facts below this confidence are worth a look."""
SAME, FACT, FIGURE = ("same", "different"), ("confirm", "reject"), ("reject",)
ANSWERS = {"duplicate": SAME, "class": SAME, "status": FACT, "fact": FACT, "figure": FIGURE}
"""Kind of question → what it can be answered by."""
_STAGES = ("planned", "preparing", "started", "underway", "completed", "operating")
_ACHIEVED = "achieved"


@dataclass(frozen=True, slots=True)
class Item:
    """A question. `answers` are the decisions it can be answered by; none: it can only be looked into."""

    kind: str
    """One of `ANSWERS`."""
    score: float
    question: str
    first: str
    """Key of an entity: the one, or the subject of the fact."""
    second: str = ""
    """Key of the other entity, the object of the fact, a status, or a figure: 116.6亿斤."""
    predicate: str = ""
    """Of a figure: what it measures."""
    role: str = ""
    """Of a figure: its period."""
    quotes: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, when and why."""

    by: str
    date: str
    reason: str = ""


def items(graph: Snapshot, doubts: Iterable[Doubt]) -> tuple[Item, ...]:
    """All questions, the most useful first: those whose answer changes most facts."""
    found = [*_doubtful(graph, doubts), *_statuses(graph), *_figures(graph), *_unsure(graph), *_unsure_figures(graph)]
    best: dict[tuple[str, str, str, str], Item] = {}
    for item in sorted(found, key=_rank):
        best.setdefault((item.first, item.predicate, item.second, item.role), item)
    return tuple(sorted(best.values(), key=_rank))


def decision(item: Item, answer: str, signature: Signature, graph: Snapshot) -> Decision:
    """The decision that an answer is."""
    signed = {"by": signature.by, "date": signature.date, "reason": signature.reason}
    if answer in SAME:
        both = (item.first, item.second)
        return named(Decision(name="", kind=answer, about=both, quotes=(), introduces=(), **signed))
    if item.kind == "figure":
        quotes = figure_of(item.first, item.predicate, item.second, item.role, graph)
        what = {"value": item.second, "measure": item.predicate, "period": item.role}
        return named(
            Decision(name="", kind="reject-figure", about=(item.first,), quotes=quotes, introduces=(), **what, **signed)
        )
    quotes = quotes_of(item.first, item.predicate, item.second, item.role, graph)
    fact = {"predicate": item.predicate, "object": item.second, "role": item.role}
    return named(Decision(name="", kind=answer, about=(item.first,), quotes=quotes, introduces=(), **fact, **signed))


def _rank(item: Item) -> tuple[float, str, str, str, str, str]:
    return -item.score, item.kind, item.first, item.predicate, item.second, item.question


def _doubtful(graph: Snapshot, doubts: Iterable[Doubt]) -> Iterator[Item]:
    """Entities that may be one; the more facts they have, the more the answer brings."""
    facts = Counter(end for fact in graph.facts for end in (fact[0], fact[2]))
    for doubt in doubts:
        ends = (ENTITIES + doubt.first, ENTITIES + doubt.second)
        kind = "class" if "类别" in doubt.reason else "duplicate"
        names = " / ".join(_name(end, graph) for end in ends)
        score = 10.0 + sum(facts[end] for end in ends)
        yield Item(kind, score, f"{names}: {doubt.reason}", doubt.first, doubt.second, answers=SAME)


def _statuses(graph: Snapshot) -> Iterator[Item]:
    """Statuses of one project that cannot both hold: two of one day, or a later one that falls back."""
    said: dict[str, list[tuple[str, int, Fact]]] = {}
    for fact, quotes in graph.facts.items():
        status = fact[2].removeprefix(KG)
        if fact[1] == "hasStatus" and status in _STAGES:
            rows = said.setdefault(fact[0], [])
            rows += [(quote.as_of, _STAGES.index(status), fact) for quote in quotes]
    for project, rows in sorted(said.items()):
        for fact in sorted({row[2] for row in rows if _contradicted(row, rows)}):
            if graph.sure.get(fact, 0) < 1:
                others = sorted({_STAGES[row[1]] for row in rows})
                question = f"{_name(project, graph)}: {fact[2].removeprefix(KG)} (of {', '.join(others)})?"
                yield _of_fact("status", 8.0 + len(rows) / 2, question, fact, graph)


def _contradicted(row: tuple[str, int, Fact], rows: Sequence[tuple[str, int, Fact]]) -> bool:
    date, stage, _ = row
    return any(
        (date == other and stage != place) or (date and other and date < other and stage > place)
        for other, place, _ in rows
    )


def _figures(graph: Snapshot) -> Iterator[Item]:
    """Several values of what has one: of each it is asked whether it is wrong."""
    for measure, values in graph.figures.items():
        if measure.kind == _ACHIEVED and measure.period and len(values) > 1:
            for number in values:
                others = " / ".join(sorted(other for other in values if other != number))
                yield _of_figure(3.0 + len(values), measure, number, f"(beside {others})", graph)


def _unsure_figures(graph: Snapshot) -> Iterator[Item]:
    for (measure, number), sure in graph.measured.items():
        if sure < UNSURE:
            yield _of_figure(10 * (1 - sure), measure, number, f"({sure:.2f})", graph)


def _of_figure(score: float, measure: Measure, number: str, why: str, graph: Snapshot) -> Item:
    what = " ".join(part for part in (measure.measure, measure.aspect, measure.period) if part)
    question = f"{_name(measure.subject, graph)} {what}: {number} {why}?"
    said = (_key(measure.subject), number.split(" ")[-1], measure.measure, measure.period)
    return Item("figure", round(score, 2), question, *said, _texts(graph.figures[measure][number]), FIGURE)


def _unsure(graph: Snapshot) -> Iterator[Item]:
    for fact, sure in graph.sure.items():
        if sure < UNSURE:
            target = _name(fact[2], graph)
            question = f"{_name(fact[0], graph)} {fact[1]} {target}? ({sure:.2f})"
            yield _of_fact("fact", 10 * (1 - sure), question, fact, graph)


def _of_fact(kind: str, score: float, question: str, fact: Fact, graph: Snapshot) -> Item:
    quotes = _texts(graph.facts[fact])
    return Item(kind, round(score, 2), question, _key(fact[0]), _key(fact[2]), fact[1], fact[3], quotes, FACT)


def _texts(quotes: Iterable[Quote]) -> tuple[str, ...]:
    return tuple(sorted({f"{quote.quote}（{quote.document}）" for quote in quotes}))


def _key(iri: str) -> str:
    return iri.removeprefix(ENTITIES).removeprefix(KG)


def _name(iri: str, graph: Snapshot) -> str:
    thing = graph.entities.get(iri)
    return f"{thing.name} ({'/'.join(sorted(thing.types))})" if thing else _key(iri)
