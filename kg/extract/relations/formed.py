"""Events that only their form shows.

Enters: the mentions of an article and its text. Leaves: the mentions with those events that were not found as names:
what stands right behind 召开 or 举行, or right before it, has its theme in quotation marks and ends like an event.
Names inside it give way, since they are part of it.

Example: 市政府新闻办召开“读懂市政府工作报告”主题系列新闻发布会项目攻坚专场第五场 has such an event behind 召开.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.relations.grammar import Grammar
from kg.model import Article, Mention

EVENT = "Event"
_QUOTES = "“”"
_LEAD = re.compile(r"(?:20\d\d年)?(?:\d+月)?(?:\d+日)?(?:上午|下午|晚上?|当天)?(?:[全我][市省县区州])?")
"""What stands before an event and is no part of its name: 3月8日上午, 全市."""


def with_events(mentions: Sequence[Mention], text: str, article: Article, grammar: Grammar) -> tuple[Mention, ...]:
    """The mentions and the events that form alone shows, without the names inside these."""
    kept = list(mentions)
    for begin, end in _spans(text, article, grammar):
        touching = [m for m in kept if m.begin < end and begin < m.end]
        if any(m.type == EVENT or m.begin < begin or end < m.end for m in touching):
            continue
        kept = [m for m in kept if m not in touching]
        written = text[begin:end]
        name = "".join(character for character in written if character not in _QUOTES)
        kept.append(
            Mention(article.document, article.number, begin, end, EVENT, name, written, reasons=("what was held",))
        )
    return tuple(kept)


def _spans(text: str, article: Article, grammar: Grammar) -> Iterator[tuple[int, int]]:
    for pattern in grammar.held:
        for match in pattern.finditer(text, article.begin, article.end):
            begin, end = match.span("event")
            lead = _LEAD.match(text, begin, end)
            yield (lead.end() if lead else begin), end
