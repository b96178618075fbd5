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
from dataclasses import replace

from kg.extract.relations.arguments import groups, joined, no_deed, objects, subjects, typed
from kg.extract.relations.names import owner
from kg.extract.relations.records import Fact, Spot
from kg.model import Mention

_BY = re.compile("由")
_IS = re.compile("[”’]?[^，”’是由]{0,4}(?:是由|是|由)")
_THE_END = re.compile("[^，]{0,4}的$")
_EACH = "分别"
OF_CITIES = re.compile("(?:城市|[强试点范]市|名城|模范城|[强点范]县|之乡)$")
"""Titles that only places have: of 新校区投用，成功创建国家儿童友好城市 the school is no subject."""
_COUNT_BEFORE = re.compile(r"(?:(?<![等\d])\d+[个家处座条项所]|一批)[^，、]{0,12}$")
_COUNT_BEHIND = re.compile(r"[”’]?\d")
_WON = re.compile("[”’]?(?:实现)?(?:全覆盖|成功|通过验收|顺利通过)")
"""What makes an award of a creation: “四项创建”实现全覆盖."""
_MAKING = ("打造", "建成")
"""Verbs of things made as much as of titles sought: 打造对外开放先行区 says no more than a goal."""
_SLOGAN = re.compile("现代化(?:国际化)?(?:强?[省市县区]|国家|城市)|的")
OF_TITLES = ("receives", "seeks")
_NEAR = 12
"""Characters between an object and the trigger that follows it: 全国文明城市(常态化)创建."""


def active(spot: Spot) -> Iterator[Fact]:
    """Subject before, objects after; nobody where others are urged to: 支持企业开展……."""
    if spot.context.grammar.urged.search(spot.context.text, spot.clause.begin, spot.hit.begin):
        return
    if spot.context.text[spot.hit.end : spot.hit.end + 1] == "、" and not _verb_next(spot):
        return
    things = [m for m in objects(spot, _range(spot)) if _wins(spot) or not no_deed(spot.context, spot.clause, m)]
    yield from _pairs(spot, subjects(spot, _domain(spot)), things)


def _verb_next(spot: Spot) -> bool:
    """Whether another verb of the same follows 、: 谋划、推进; in 后备力量建设、国防教育 the word is a noun."""
    return any(other.begin == spot.hit.end + 1 for other in spot.clause.hits)


def _wins(spot: Spot) -> bool:
    return spot.hit.trigger.predicate in OF_TITLES


def honour(spot: Spot) -> Iterator[Fact]:
    """As `active`, for titles, which counties and firms win as often as the speaker does."""
    things = objects(spot, _range(spot))
    cities = [] if _each(spot) else [thing for thing in things if OF_CITIES.search(thing.name)]
    others = [thing for thing in things if thing not in cities]
    for listed, types in ((cities, ("Place",)), (others, _domain(spot))):
        if listed:
            yield from _pairs(spot, subjects(spot, types, transparent=False), listed)


def create(spot: Spot) -> Iterator[Fact]:
    """As `active`, for verbs that are no wish by themselves: 建设儿童友好城市, but not 建设零碳园区."""
    if spot.context.grammar.urged.search(spot.context.text, spot.clause.begin, spot.hit.begin):
        return
    things = [thing for thing in objects(spot, _range(spot)) if _sought(spot, thing)]
    yield from _pairs(spot, subjects(spot, _domain(spot)), things)


def creation(spot: Spot) -> Iterator[Fact]:
    """As `around`, for 建设 and 创建 behind the title: 国家历史文化名城创建, but not 低碳园区建设; an award where the
    creation succeeded.
    """
    won = spot.context.grammar.frame("around", "receives")
    if won is not None and _WON.match(spot.context.text, spot.hit.end, spot.clause.end):
        yield from around(replace(spot, hit=replace(spot.hit, trigger=won)))
    elif not spot.context.grammar.measured.match(spot.context.text, spot.hit.end):
        yield from (fact for fact in around(spot) if fact.object and _sought(spot, fact.object))


def _sought(spot: Spot, thing: Mention) -> bool:
    """Whether a title is one that is conferred, and not things that are built by number or in kind."""
    text, grammar = spot.context.text, spot.context.grammar
    if _COUNT_BEFORE.search(text, spot.clause.begin, thing.begin) or _COUNT_BEHIND.match(text, thing.end):
        return False
    if grammar.title_level.search(thing.name):
        return True
    made = text[spot.hit.begin : spot.hit.end] in _MAKING
    return not (made or _SLOGAN.search(thing.name) or grammar.plain_title.search(thing.name))


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


def cleft(spot: Spot) -> Iterator[Fact]:
    """“八条线”机制是市政府在四月建立的: the object, 是 or 由, the doer, the trigger, and 的 at the end."""
    clause, context = spot.clause, spot.context
    if not _THE_END.match(context.text, spot.hit.end, clause.end):
        return
    things = typed(context, [m for m in clause.mentions if m.end < spot.hit.begin], _range(spot))
    for thing in things[:1]:
        mark = _IS.match(context.text, thing.end, spot.hit.begin)
        doers = typed(context, [m for m in clause.mentions if mark and m.begin == mark.end()], _domain(spot))
        yield from _pairs(spot, groups(context, doers)[0] if doers else [], [thing])


def _pairs(spot: Spot, doers: Iterable[Mention], things: Iterable[Mention]) -> Iterator[Fact]:
    """Each doer with each thing; with 分别 (A、B分别获评C、D) the first with the first, and so on.

    A title that begins with a place is that place's: 加快郑州国家中心城市建设.
    """
    doers, things = list(doers), list(things)
    apart = len(doers) == len(things) and _each(spot)
    for number, thing in enumerate(things):
        own = _owners(spot, thing) if spot.hit.trigger.predicate in OF_TITLES else []
        for doer in own or (doers[number : number + 1] if apart else doers):
            if doer.name != thing.name:
                yield spot.fact(doer, thing)


def _each(spot: Spot) -> bool:
    return _EACH in spot.context.text[spot.clause.begin : spot.hit.begin]


def _owners(spot: Spot, thing: Mention) -> list[Mention]:
    """The place that a title begins with, and those that 、 joins to it: 支持冠县、莘县国家……试点县."""
    own = owner(spot.context, thing)
    if own is None:
        return []
    places = typed(spot.context, [m for m in spot.clause.mentions if m.end < thing.begin], ("Place",))
    listed = groups(spot.context, places)[-1] if places else []
    return [*listed, own] if listed and joined(spot.context, listed[-1], thing) else [own]


def _domain(spot: Spot) -> tuple[str, ...]:
    return spot.context.grammar.domain(spot.hit.trigger.predicate)


def _range(spot: Spot) -> tuple[str, ...]:
    return spot.context.grammar.range(spot.hit.trigger.predicate)
