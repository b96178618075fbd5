"""Who works with whom.

Enters: a spot of cooperatesWith with the frame "with". Leaves: facts between the two sides.
A与B签署…… has both sides before the trigger; 与A签订…… and 深化与A的合作 have the speaker, or the subject of
the sentence, on the other.

Example: 鲁西集团与中化集团成功合作 gives 鲁西集团 cooperatesWith 中化集团.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.relations.arguments import before, earlier, groups, typed
from kg.extract.relations.records import Fact, Spot
from kg.extract.relations.speaker import place_mention, speaks
from kg.model import Mention

_WITH = re.compile("与|同|和|携手|联合")
_NEAR = 30
"""Characters between the partner and the trigger: 与聊城大学(开展全方位、多层次)合作."""


def together(spot: Spot) -> Iterator[Fact]:
    """The names behind 与 and those before it."""
    context, clause = spot.context, spot.clause
    domain = context.grammar.domain("cooperatesWith")
    named = typed(context, [m for m in clause.mentions if m.end <= spot.hit.begin], domain)
    marks = list(_WITH.finditer(context.text, clause.begin, spot.hit.begin))
    for mark in sorted(marks, key=lambda match: (match[0] == "和", -match.start())):
        partners = [m for m in named if m.begin >= mark.end()]
        if partners and partners[0].begin - mark.end() <= 1 and spot.hit.begin - partners[-1].end <= _NEAR:
            for one in _others(spot, mark.start(), domain):
                for other in groups(context, partners)[0]:
                    yield spot.fact(one, other)
            return


def _others(spot: Spot, at: int, domain: tuple[str, ...]) -> list[Mention]:
    """The side before 与."""
    context = spot.context
    ahead = typed(context, [m for m in spot.clause.mentions if m.end <= at], domain)
    if ahead and at - ahead[-1].end == 0:
        return groups(context, ahead)[-1]
    named = before(context, spot.clause, at, domain)
    carried = named or earlier(context, spot.sentence, spot.number, ("Organisation",))
    if carried:
        return carried
    return [place_mention(context, at)] if speaks(context, spot.sentence) else []
