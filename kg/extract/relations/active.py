"""The plain sentence: a subject, a trigger, objects; and its passive.

Enters: a spot whose trigger has the frame "active" or "passive". Leaves: a fact for each pair.
"active": 聊城实施6293工作思路; 茌平、阳谷被命名为国家农产品质量安全县 (被 changes nothing in who comes
first); with "honour" no subject is guessed where words that are not known stand in its place
(11个县被认定为……). "around": the object stands before the trigger: 持续推进全国文明城市创建.
"passive": the doer follows 由: 该项目由国铁集团建设.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.relations.arguments import groups, objects, subjects, typed
from kg.extract.relations.records import Fact, Spot
from kg.model import Mention

_BY = re.compile("由")
_NEAR = 12
"""Characters between an object and the trigger that follows it: 全国文明城市(常态化)创建."""


def active(spot: Spot) -> Iterator[Fact]:
    """Subject before, objects after."""
    yield from _pairs(spot, subjects(spot, _domain(spot)), objects(spot, _range(spot)))


def honour(spot: Spot) -> Iterator[Fact]:
    """As `active`, for titles, which counties and firms win as often as the speaker does."""
    yield from _pairs(spot, subjects(spot, _domain(spot), transparent=False), objects(spot, _range(spot)))


def around(spot: Spot) -> Iterator[Fact]:
    """The object directly before the trigger; the subject before the object, or the speaker."""
    ahead = typed(spot.context, [m for m in spot.clause.mentions if m.end <= spot.hit.begin], _range(spot))
    if not ahead or spot.hit.begin - ahead[-1].end > _NEAR:
        return
    group = groups(spot.context, ahead)[-1]
    doers = [m for m in subjects(spot, _domain(spot)) if m.implicit or m.end <= group[0].begin]
    yield from _pairs(spot, doers, group)


def passive(spot: Spot) -> Iterator[Fact]:
    """Object first, then 由 and the doer, then the trigger."""
    clause, context = spot.clause, spot.context
    for mark in _BY.finditer(context.text, clause.begin, spot.hit.begin):
        doers = typed(
            context, [m for m in clause.mentions if mark.end() <= m.begin < spot.hit.begin], _domain(spot)
        )
        things = typed(context, [m for m in clause.mentions if m.end <= mark.start()], _range(spot))
        if doers and things and doers[0].begin - mark.end() <= 1:
            yield from _pairs(spot, groups(context, doers)[0], groups(context, things)[-1])
            return


def _pairs(spot: Spot, doers: Iterable[Mention], things: Iterable[Mention]) -> Iterator[Fact]:
    things = list(things)
    for doer in doers:
        for thing in things:
            if doer.name != thing.name:
                yield spot.fact(doer, thing)


def _domain(spot: Spot) -> tuple[str, ...]:
    return spot.context.grammar.domain(spot.hit.trigger.predicate)


def _range(spot: Spot) -> tuple[str, ...]:
    return spot.context.grammar.range(spot.hit.trigger.predicate)
