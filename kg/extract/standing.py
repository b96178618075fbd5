"""What a set phrase tells of a name: 驻淮人民解放军, and places in 甲、乙等地.

Enters: `Words` and the names found. Leaves: the names, with those that only the phrase shows.
Example: every report thanks 驻聊人民解放军、武警部队官兵, where words are cut wrongly (淮人民解放军); and in
哈尔滨、绥化、正定等地 a name of two or three characters is a place, whatever else it may be elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.names import Name
from kg.extract.words import Words

_GARRISON = re.compile("驻[一-鿿]{1,2}?(?P<body>(?:中国)?人民解放军)")
_PLACES = re.compile("(?P<items>[一-鿿]{2,3}(?:、[一-鿿]{2,3})+)等地(?![区方下上铁产图理标热])")
_CERTAINTY = 0.9


def in_set_phrases(words: Words, names: Sequence[Name]) -> list[Name]:
    """The names, in order of place."""
    text = "".join(words.texts)
    added = [name for name in _garrisons(words, text) if not any(_overlap(name, other) for other in names)]
    listed = [match.span("items") for match in _PLACES.finditer(text)]
    found = [_as_place(words, name, listed) for name in names]
    return sorted([*found, *added], key=lambda name: (name.begin, name.end))


def _garrisons(words: Words, text: str) -> Iterator[Name]:
    for match in _GARRISON.finditer(text):
        first, last, trim = words.covering(*match.span("body"))
        yield Name(first, last, "Organisation", _CERTAINTY, ("+1.0 stationed there",), "", trim)


def _overlap(name: Name, other: Name) -> bool:
    return name.begin < other.end and other.begin < name.end


def _as_place(words: Words, name: Name, listed: Sequence[tuple[int, int]]) -> Name:
    begin, end = words.offsets[name.begin], words.offsets[name.end]
    inside = any(first <= begin and end <= last for first, last in listed)
    if name.type in ("Place", "Person") or name.meant or end - begin > 3 or not inside:
        return name
    return replace(name, type="Place", reasons=("+1.0 in a list that ends in 等地", *name.reasons))
