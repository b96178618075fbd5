"""Who holds which office.

Enters: a clause with a person. Leaves: holdsPosition facts, the role as written without the body.
Offices stand before the person, behind the person in brackets or after a space, or behind 任 and 当选为. An
office that its holder has left keeps the word that says so in the role: 原书记, 时任局长.

Example: 聊城市代市长 李长萍 gives 李长萍 holdsPosition 聊城市 with the role 代市长.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.relations.arguments import groups, joined, typed
from kg.extract.relations.names import department, shorten
from kg.extract.relations.parts import NAME
from kg.extract.relations.records import Context, Fact, Hit, Sentence, Spot
from kg.extract.relations.titles import Title, titles_before, titles_from
from kg.model import Mention

FRAME = "office"
PERSON = ("Person",)
_CORE = "为核心的"
_LONGEST = 8
_ALONE = re.compile(r"(?<!副)(?:长|书记|主任|主席|经理|总裁|总理)$")
"""Offices that one person holds: in 市长张三、李四 only 张三 is 市长."""
_DEPUTY = re.compile(r"副(?!书记处).{0,6}$")
_BEHIND = re.compile(r"[（(\s]\s*")
_AS = re.compile(r"(?:同志)?(?:为|担任|任)")


def offices(context: Context, sentence: Sentence, number: int) -> Iterator[Fact]:
    """The offices named around each person of the clause, reaching back over commas."""
    trigger = context.grammar.frame(FRAME, "holdsPosition")
    clause = sentence.clauses[number]
    if trigger is None:
        return
    begin = sentence.begin
    for group in groups(context, typed(context, clause.mentions, PERSON)):
        spot = Spot(context, sentence, number, Hit(trigger, group[0].begin, group[0].begin))
        for title in titles_before(context, begin, group[0].begin):
            for person in group if _shared(context, group, title.role) else group[:1]:
                yield _held(spot, person, title)
            yield from _within(spot, title.body)
        begin = group[-1].end
        yield from _behind(spot, group[-1])


def _within(spot: Spot, body: Mention) -> Iterator[Fact]:
    """What a body that only its office shows is part of: 市水利局河长科 of 市水利局."""
    trigger = spot.context.grammar.frame(NAME, "partOf")
    whole = department(body) if trigger is not None and body not in spot.context.mentions else None
    if trigger is not None and whole is not None:
        yield replace(spot, hit=replace(spot.hit, trigger=trigger)).fact(body, whole)


def taken(spot: Spot) -> Iterator[Fact]:
    """张三任市水利局局长, 任命张三为市水利局局长, 张三，…，现任市水利局局长."""
    context, hit = spot.context, spot.hit
    people = typed(context, spot.clause.mentions, PERSON)
    named = [m for m in people if m.begin == hit.end]
    begin = hit.end
    if named:
        as_what = _AS.match(context.text, named[0].end, spot.clause.end)
        if as_what is None:
            return
        begin = as_what.end()
    else:
        ahead = groups(context, [m for m in people if m.end <= hit.begin])
        named = ahead[-1] if ahead else _last(spot)
    former = context.grammar.office_former.fullmatch(context.text, hit.begin, hit.end)
    for title in titles_from(context, begin, spot.sentence.end):
        for person in named:
            yield _held(spot, person, replace(title, role=former.group() + title.role) if former else title)


def _last(spot: Spot) -> list[Mention]:
    """The person named last in the sentence: 张三，男，汉族，1970年5月生，现任……."""
    ahead = [m for clause in spot.sentence.clauses[: spot.number] for m in clause.mentions]
    return typed(spot.context, ahead, PERSON)[-1:]


def _held(spot: Spot, person: Mention, title: Title) -> Fact:
    return replace(spot.fact(person, title.body), role=title.role)


def _shared(context: Context, group: list[Mention], role: str) -> bool:
    """Whether a title before the first of several persons is that of all: 副市长张三、李四."""
    if _ALONE.search(role) and not _DEPUTY.search(role):
        return False
    return all(joined(context, one, other) for one, other in itertools.pairwise(group))


def _behind(spot: Spot, person: Mention) -> Iterator[Fact]:
    """张三（市水利局局长）, 组长：张三 市水利局局长; 以习近平总书记为核心的党中央."""
    context, text, clause = spot.context, spot.context.text, spot.clause
    space = _BEHIND.match(text, person.end, spot.sentence.end)
    if space is not None:
        close = text.find("）", space.end(), spot.sentence.end)
        end = close if close >= 0 and "（" in space.group() else spot.sentence.end
        for title in titles_from(context, space.end(), end):
            yield _held(spot, person, title)
    inside = context.grammar.role_at_end.search(person.surface)
    end = person.end if inside else _role_end(context, person.end)
    if not text.startswith(_CORE, end):
        return
    who = shorten(person, inside.start()) if inside and person.name == person.surface else person
    for body in clause.mentions:
        if body.begin == end + len(_CORE):
            yield _held(spot, who, Title(text[end - len(_said(context, end)) : end], body))


def _role_end(context: Context, begin: int) -> int:
    match = context.grammar.role.match(context.text, begin)
    return match.end() if match else begin


def _said(context: Context, end: int) -> str:
    """The office that ends at `end`: 总书记 of 习近平总书记."""
    match = context.grammar.role_at_end.search(context.text, max(end - _LONGEST, 0), end)
    return match.group() if match else ""
