"""Who publishes a law, a plan or a policy.

Enters: a spot of issues with the frame "issue". Leaves: facts with the body named before the trigger, or
the speaker's government where none is and a work is published. A policy that a report 出台 without naming a
body is the speaker's programme (implements) and no more.

Example: 开播了电视问政《一问到底》 in 聊城市's report gives 聊城市人民政府 issues 一问到底.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.relations.arguments import before, earlier, government, objects
from kg.extract.relations.records import Fact, Spot

BODY, WORK = ("Organisation",), ("Work",)


def issues(spot: Spot) -> Iterator[Fact]:
    """出台X, 印发X, 发布X."""
    things = objects(spot, spot.context.grammar.range("issues"))
    works = [m for m in things if spot.context.grammar.admits(WORK, m.type)]
    named = [m for m in before(spot.context, spot.clause, spot.hit.begin, BODY) or () if not m.implicit]
    named = named or earlier(spot.context, spot.sentence, spot.number, BODY)
    for body in named or government(spot):
        for thing in things if named else works:
            yield spot.fact(body, thing)
