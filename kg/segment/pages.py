"""How the lines of a page fall into articles.

Enters: the lines of a clean text. Leaves: `Block` records: which lines are a body, which its headlines.
Example: a headline, 本报讯…, two paragraphs, a headline, 本报讯… are two blocks. A headline can stand behind
its article; then it shares its words with the article before it, not with the next one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.segment.lines import Line, likeness

_CAPTION_START = re.compile(r"\d{1,2}月\d{1,2}日[，,]|[▲▼■●◆]?(?:图为|近日，)")
_CAPTION_LINES = 3
"""A long caption has its picture's date in the first of so many paragraphs before its byline."""


@dataclass(frozen=True, slots=True)
class Block:
    """An article as lines: `body` from the first to behind the last, `titles` by index."""

    first: int
    last: int
    titles: tuple[int, ...] = ()
    caption: bool = False


def blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The articles of a page in the order of their bodies. Without leads they are one block."""
    leads = [at for at in range(len(lines)) if _is_lead(lines, at)]
    if not leads:
        return (Block(0, len(lines)),)
    found: list[Block] = []
    start = _run_before(lines, leads[0])
    if any(not line.is_headline for line in lines[:start]):
        found.append(Block(0, start))
    else:
        start = 0
    titles = tuple(at for at in range(start, leads[0]) if not lines[at].is_caption)
    for lead, following in zip(leads, [*leads[1:], len(lines)], strict=True):
        gap = _run_before(lines, following, floor=lead + 1)
        own = _belonging(lines, (lead, gap), following, titled=bool(titles))
        behind = () if titles else tuple(range(gap, gap + own))
        found += _with_captions(lines, Block(lead, gap + (own if titles else 0), titles or behind))
        titles = tuple(range(gap + own, following))
    return tuple(found)


def _is_lead(lines: Sequence[Line], at: int) -> bool:
    if lines[at].is_lead:
        return True
    # 本报记者 林晨 by itself, between a headline and the text.
    between = 0 < at < len(lines) - 1 and lines[at - 1].is_headline
    return between and lines[at].is_byline and not (lines[at + 1].is_headline or lines[at + 1].is_enumerated)


def _run_before(lines: Sequence[Line], end: int, floor: int = 0) -> int:
    """Where the run of headlines and captions begins that reaches up to `end`."""
    while end > floor and (lines[end - 1].is_headline or lines[end - 1].is_caption):
        end -= 1
    return end


def _belonging(lines: Sequence[Line], body: tuple[int, int], following: int, *, titled: bool) -> int:
    """How many of the short lines behind a body belong to it, as its captions or its late headline."""
    gap = body[1]
    before = "".join(line.text for line in lines[body[0] : gap])
    after = lines[following].text if following < len(lines) else ""
    count = following - gap
    if not after:
        return count
    best, best_score = 0, 0.0
    score = 0.0
    for size, line in enumerate(lines[gap:following], start=1):
        # A titled article takes captions alone, and what is plainly its own.
        gain = likeness(line.text, before) - likeness(line.text, after)
        score += 1.0 if line.is_caption else gain - (0.3 if titled else 0.0)
        if score > best_score:
            best, best_score = size, score
    return best


def _with_captions(lines: Sequence[Line], block: Block) -> list[Block]:
    """The block, and the long caption of a picture (with a date before and a byline behind) at its end."""
    last = next(
        (at for at in range(block.last - 1, block.first, -1) if not lines[at].is_headline), block.first
    )
    if last == block.first or not lines[last].closing_byline:
        return [block]
    for first in range(last, max(last - _CAPTION_LINES, block.first), -1):
        if _CAPTION_START.match(lines[first].text):
            return [Block(block.first, first, block.titles), Block(first, last + 1, caption=True)]
    return [block]
