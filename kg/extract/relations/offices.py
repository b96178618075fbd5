"""Who holds which office.

Enters: a clause with a person. Leaves: holdsPosition facts, the role as written without the body.
Offices stand before the person, several of them split by 、 or ，; each belongs to the body or place before
it, or, with none of its own, to the one before that: 市农业农村局党组书记、局长，市乡村振兴局局长周志伟.

Example: 聊城市代市长 李长萍 gives 李长萍 holdsPosition 聊城市 with the role 代市长.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.relations.arguments import groups, joined, typed
from kg.extract.relations.names import department
from kg.extract.relations.records import Context, Fact, Hit, Sentence, Spot
from kg.extract.relations.speaker import place_mention
from kg.model import Mention

FRAME = "office"
PERSON = ("Person",)
_SPLIT = re.compile(r"[、，,\s]+|兼")
_OWN_OFFICE = re.compile(
    r"(?:^|[，。、\s]|\d日)(?P<role>(?:常务)?(?:副|代)?(?:市长|县长|区长|省长|州长))\s*$"
)
"""Offices of the division itself, which need no body before them: 市长张三 in 聊城's news."""


def offices(context: Context, sentence: Sentence, number: int) -> Iterator[Fact]:
    """The offices named before each person of the clause, reaching back over commas."""
    trigger = context.grammar.frame(FRAME, "holdsPosition")
    clause = sentence.clauses[number]
    if trigger is None:
        return
    for group in groups(context, typed(context, clause.mentions, PERSON)):
        for role, body in _titles(context, sentence, group[0]):
            spot = Spot(context, sentence, number, Hit(trigger, group[0].begin, group[0].begin))
            for person in group if _shared(context, group) else group[:1]:
                yield _with_role(spot.fact(person, body), role)
        last = group[-1]
        yield from _behind(Spot(context, sentence, number, Hit(trigger, last.end, last.end)), last)


def _with_role(fact: Fact, role: str) -> Fact:
    return replace(fact, role=role)


def _shared(context: Context, group: list[Mention]) -> bool:
    """Whether a title before the first of several persons is that of all: 副市长张三、李四."""
    return all(joined(context, one, other) for one, other in itertools.pairwise(group))


def _titles(context: Context, sentence: Sentence, person: Mention) -> Iterator[tuple[str, Mention]]:
    """(role, body) pairs read backwards from the person until something is no office."""
    bodies = [
        m for clause in sentence.clauses
        for m in typed(context, clause.mentions, context.grammar.range("holdsPosition"))
        if m.end <= person.begin
    ]  # fmt: skip
    end = person.begin
    found: list[tuple[str, Mention]] = []
    for body in reversed(bodies):
        roles = _roles(context, context.text[body.end : end])
        if not roles:
            break
        found.extend(_assign(roles, body))
        end = body.begin
        if end > sentence.begin and not _SPLIT.fullmatch(context.text[end - 1]):
            break
    if not found and context.speaker is not None:
        found = _speaker_office(context, sentence, person)
    yield from found


def _roles(context: Context, written: str) -> list[str]:
    """The offices in the text between a body and the person; none where a part of it is no office."""
    parts = [part for part in _SPLIT.split(written) if part]
    return parts if all(context.grammar.role.fullmatch(part) for part in parts) else []


def _assign(roles: list[str], body: Mention) -> Iterator[tuple[str, Mention]]:
    """市农业农村局党组书记、局长: the first is the 党组's, the second, a head of a whole body, the 局's
    own.
    """
    whole = department(body)
    for place, role in enumerate(roles):
        yield role, whole if place and whole is not None and _is_party(body) else body


def _is_party(body: Mention) -> bool:
    return body.surface.endswith(("党组", "党委"))


def _speaker_office(context: Context, sentence: Sentence, person: Mention) -> list[tuple[str, Mention]]:
    match = _OWN_OFFICE.search(context.text[sentence.begin : person.begin])
    return [(match["role"], place_mention(context, person.begin - len(match["role"])))] if match else []


def _behind(spot: Spot, person: Mention) -> Iterator[Fact]:
    """以习近平总书记为核心的党中央: the title behind the name, the body behind 为核心的."""
    context, clause = spot.context, spot.clause
    match = context.grammar.role.match(context.text, person.end, clause.end)
    if match is None or not context.text.startswith("为核心的", match.end()):
        return
    for body in clause.mentions:
        if body.begin == match.end() + len("为核心的"):
            yield _with_role(spot.fact(person, body), match.group())
