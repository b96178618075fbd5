"""What people decided, in columns: the facts that they added, and those that they found right.

Enters: outcomes, and where entities stand. Leaves: columns of one length for each of the two.
Example: 雄商高铁 connects 聊城市, added from a feasibility study, stands with its source, its author and the day, and
with no document.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph.decided import added_iri, author_iri, decision_iri
from kg.graph.names import Names
from kg.model import Outcome
from kg.publish.page.statements import Index

ADDED = (
    "iri", "subject", "predicate", "object", "status", "role", "date", "source", "quotes", "by", "author",
    "decided", "reason", "decision",
)  # fmt: skip
CONFIRMED = ("subject", "predicate", "object", "status", "by", "decided", "decision")


def added_columns(outcomes: Iterable[Outcome], index: Index) -> dict[str, list[object]]:
    """The facts that no document states and a person does, in the order of the decisions."""
    return _columns(ADDED, [_added(one, index) for one in _of_kind("add", outcomes, index)])


def confirmed_columns(outcomes: Iterable[Outcome], index: Index) -> dict[str, list[object]]:
    """The stated facts that a person found right; of several decisions on one fact the first."""
    rows: dict[tuple[object, ...], tuple[object, ...]] = {}
    for one in _of_kind("confirm", outcomes, index):
        row = _confirmed(one, index)
        rows.setdefault(row[:4], row)
    return _columns(CONFIRMED, list(rows.values()))


def _of_kind(kind: str, outcomes: Iterable[Outcome], index: Index) -> list[Outcome]:
    found = [one for one in outcomes if one.decision.kind == kind and one.entities]
    return [one for one in found if one.entities[0] in index.entity and _place(one, index) != (-1, "")]


def _place(one: Outcome, index: Index) -> tuple[int, str]:
    """The object: an entity's place, or -1 and a status; (-1, "") where it is not on the page."""
    target = one.entities[1]
    if target in index.entity:
        return index.entity[target], ""
    return -1, "" if "/" in target else target


def _added(one: Outcome, index: Index) -> tuple[object, ...]:
    said, names = one.decision, Names()
    return (
        str(added_iri(one, names)).removeprefix(names.base),
        *_fact(one, index),
        said.role,
        said.as_of,
        said.source,
        list(said.quotes),
        said.by,
        str(author_iri(said, names)).removeprefix(names.base),
        said.date,
        said.reason,
        str(decision_iri(said)),
    )


def _confirmed(one: Outcome, index: Index) -> tuple[object, ...]:
    said = one.decision
    return *_fact(one, index), said.by, said.date, str(decision_iri(said))


def _fact(one: Outcome, index: Index) -> tuple[object, ...]:
    return index.entity[one.entities[0]], one.decision.predicate, *_place(one, index)


def _columns(names: tuple[str, ...], rows: list[tuple[object, ...]]) -> dict[str, list[object]]:
    return {name: [row[number] for row in rows] for number, name in enumerate(names)}
