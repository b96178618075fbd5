"""Who publishes a law, a plan or a policy.

Enters: a spot of issues with the frame "issue". Leaves: facts with the body named before the trigger, or
the speaker's government where none is and a work is published. A policy that a report 出台 without naming a
body is the speaker's programme (implements) and no more.

Example: 开播了电视问政《一问到底》 in 聊城市's report gives 聊城市人民政府 issues 一问到底.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.relations.arguments import before, earlier, government, objects
from kg.extract.relations.records import Fact, Spot

_MADE = ("制定", "修订")
_BY_CONGRESS = re.compile("条例$|^.{0,12}(?<!办)法$")
"""Laws and regulations, which a people's congress adopts and no government."""
BODY, WORK = ("Organisation",), ("Work",)


def issues(spot: Spot) -> Iterator[Fact]:
    """出台X, 印发X, 发布X."""
    things = objects(spot, spot.context.grammar.range("issues"))
    works = [m for m in things if spot.context.grammar.admits(WORK, m.type)]
    named = [m for m in before(spot.context, spot.clause, spot.hit.begin, BODY) or () if not m.implicit]
    named = named or earlier(spot.context, spot.sentence, spot.number, BODY)
    ours = [] if named or not _issued(spot) else government(spot)
    for body in named or ours:
        for thing in things if named else works:
            if named or not _BY_CONGRESS.search(thing.name):
                yield spot.fact(body, thing)


def _issued(spot: Spot) -> bool:
    """Whether the words tell of something published, and not of a task or of a text that is being made."""
    return spot.sentence.mood == "fact" and spot.context.text[spot.hit.begin : spot.hit.end] not in _MADE
