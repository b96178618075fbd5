"""Where a project stands: planned, preparing, started, underway, completed, operating.

Enters: a clause with projects and triggers of hasStatus. Leaves: one fact for each project and clause.
Words behind the project weigh more than words before it: 加快聊邯长高铁前期工作 is preparing, though 加快
alone is underway; 争取雄商高铁开工 is preparing, though 开工 alone is started.

Example: 青兰高速建成通车 is completed as a fact and planned as a task of this year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.relations.arguments import groups, no_deed, typed
from kg.extract.relations.records import Context, Fact, Hit, Sentence, Spot, structure
from kg.model import Mention

AHEAD, BEHIND, AIMED = "status-ahead", "status-behind", "status-aimed"
_BESIDE = re.compile("[”’]?(?:功能|沿线|周边|两侧|品牌|作用|优势|业务|服务能力|[^，、。；]{0,6}发展(?=[，、。；\n]|$))")
"""What makes something else of it, that is being furthered: 完善互联网平台(功能), 推动物流中心(协同发展)."""
REACH = 26
"""Characters between a project and its status word: ……等12个百亿元、70个30亿元以上项目(建设)."""


def statuses(context: Context, sentence: Sentence, number: int) -> Iterator[Fact]:
    """The status of each project of the clause, where a word states it."""
    clause = sentence.clauses[number]
    lists = _lists(context, typed(context, clause.mentions, context.grammar.domain("hasStatus")))
    for place, group in enumerate(lists):
        limit = lists[place + 1][0].begin if place + 1 < len(lists) else clause.end
        group = [m for m in group if not no_deed(context, clause, m) and not _BESIDE.match(context.text, m.end)]
        if not group:
            continue
        hit = _behind(clause.hits, group[-1].end, limit) or _ahead(clause.hits, group[0].begin)
        if hit is not None:
            for mention in group:
                yield Spot(context, sentence, number, hit).fact(mention, None)


def _lists(context: Context, projects: list[Mention]) -> list[list[Mention]]:
    """Lists of projects; 、 or 和 anywhere between two of them is enough: A等14条高速公路项目和B."""
    found: list[list[Mention]] = []
    for group in groups(context, projects):
        between = context.text[found[-1][-1].end : group[0].begin] if found else ""
        if found and len(between) <= REACH and any(mark in between for mark in "、和及与"):
            found[-1].extend(group)
        else:
            found.append(group)
    return found


def _behind(hits: tuple[Hit, ...], begin: int, limit: int) -> Hit | None:
    near = [
        h for h in hits
        if structure(h.trigger) in (BEHIND, AIMED) and begin <= h.begin <= min(limit, begin + REACH)
    ]  # fmt: skip
    return min(near, key=lambda h: (h.begin, -h.end), default=None)


def _ahead(hits: tuple[Hit, ...], end: int) -> Hit | None:
    near = [h for h in hits if structure(h.trigger) == AHEAD and end - REACH <= h.end <= end]
    return max(near, key=lambda h: (h.end, -h.begin), default=None)
