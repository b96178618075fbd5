"""Texts whose lines were all broken at the same width, as an e-mail or a PDF has them.

Enters: a draft, one line of the source a line. Leaves: a draft in which a full line takes the next one up.
Example: in a text of lines of 30 characters 加快建设雄商高|铁，推进… is one sentence; a shorter line ends its
paragraph, and so does a full one that ends a sentence.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter

from kg.normalise.draft import Draft, Edit, apply
from kg.normalise.paragraphs import ends, starts_anew

_NARROWEST, _WIDEST = 12, 100
"""Characters. Narrower lines are a list, wider ones paragraphs."""
_LEAST = 12
"""Lines. Fewer show no width."""
_SHARE, _PROSE = 0.5, 0.3
_INSIDE = re.compile(r"[，、；,;。].")


def unwrapped(draft: Draft) -> Draft:
    """Line ends inside a paragraph go, where at least half of the lines are as wide as the page.

    A list can have one width as well; its lines hold no commas. Punctuation hangs over or is pulled in, so the
    width varies by one character. This needs the whole text; the few lines of a quoted clause are joined by
    `joined`.
    """
    lines = draft.text.split("\n")
    width = _width(lines)
    if not width:
        return draft
    edits: list[Edit] = []
    place = 0
    for line, after in itertools.pairwise(lines):
        place += len(line) + 1
        full = len(line) >= width - 1 and not ends(line.strip())
        if full and after.strip() and not (after.startswith(" ") or starts_anew(after)):
            edits.append(Edit(place - 1, place, ""))
    return apply(draft, edits, "line break")


def _width(lines: list[str]) -> int:
    """The width at which the lines were broken, or 0."""
    lengths = Counter(len(line) for line in lines if line.strip())
    total = sum(lengths.values())
    if total < _LEAST or sum(bool(_INSIDE.search(line)) for line in lines) < _PROSE * total:
        return 0
    width = max(lengths, key=lambda length: (lengths[length], length))
    near = lengths[width - 1] + lengths[width] + lengths[width + 1]
    return width if _NARROWEST <= width <= _WIDEST and near >= _SHARE * total else 0
