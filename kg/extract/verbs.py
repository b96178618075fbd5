"""The verbs that govern a place in a clause: what is done to the things named there.

Enters: words and their tags. Leaves: `Verbs`, three words for each place.
A name's class shows in them: what is 实施 or 深化 is a programme, what 建成 or 通车 a project, what one 获评 an
honour; and they reach over the items of a list.
Example: in 加快雄商高铁、雄忻高铁建设 the place of 雄忻 has 加快 before it, first and last, and 建设 behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_ENDS = frozenset("，：。；！？\n")
_VERBS = frozenset({"v", "vn", "vd"})


@dataclass(frozen=True, slots=True)
class Verbs:
    """For each place between words, the first being before the first word; empty where the clause has none.

    `before`: the nearest verb before it; `first`: the first of the clause before it; `behind`: the next one.
    """

    before: tuple[str, ...]
    first: tuple[str, ...]
    behind: tuple[str, ...]


def verbs_of(texts: Sequence[str], tags: Sequence[str]) -> Verbs:
    """Read the verbs off LAC's tags."""
    before, first = [""], [""]
    for text, tag in zip(texts, tags, strict=True):
        if text in _ENDS:
            before.append("")
            first.append("")
        elif tag in _VERBS:
            before.append(text)
            first.append(first[-1] or text)
        else:
            before.append(before[-1])
            first.append(first[-1])
    return Verbs(tuple(before), tuple(first), tuple(_behind(texts, tags)))


def _behind(texts: Sequence[str], tags: Sequence[str]) -> list[str]:
    behind = [""]
    for text, tag in zip(reversed(texts), reversed(tags), strict=True):
        behind.append("" if text in _ENDS else text if tag in _VERBS else behind[-1])
    return behind[::-1]
