"""Two places in one word, each by its first character: 京沪 is 北京市 and 上海市, 日韩 is 日本 and 韩国.

Enters: `Words`, the names found, the `Lexicon`. Leaves: the names, each such word as two.
Provinces are named so together, and countries and continents; not one of each. A word that is the name of a place
itself (辽宁, 云贵高原, 京津冀) stays whole, and so do three and more: 沪苏浙 is as often a region as a list.
Example: in 面向京沪、日韩市场 four places are named; in 京沪高铁 none, since the name there is longer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.lexicon import Lexicon
from kg.extract.names import Name
from kg.extract.words import Words

_PAIR = 2


def part_initials(words: Words, names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """The names, those of two places parted. A person is never parted: 云川."""
    return [part for name in names for part in _parts(words, name, lexicon)]


def _parts(words: Words, name: Name, lexicon: Lexicon) -> Iterator[Name]:
    text = words.text(name.begin, name.end)
    places = _places(text, lexicon) if len(text) == _PAIR and name.type != "Person" and not name.meant else ()
    if not places:
        yield name
        return
    reasons = (f"+1.0 first characters of {' and '.join(places)}",)
    for offset, place in enumerate(places, words.offsets[name.begin]):
        # Words are cut as 日韩 or as 日|韩: of the one that holds the character the rest is trimmed.
        begin, end, trim = words.covering(offset, offset + 1)
        yield replace(name, begin=begin, end=end, type="Place", reasons=reasons, meant=place, trim=trim)


def _places(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The places that the characters stand for, all of one kind; none where the text is a place's own name."""
    if text in lexicon.levels or text in lexicon.known or lexicon.divisions.find(text):
        return ()
    provinces = [lexicon.divisions.by_abbreviation(char) for char in text]
    abroad = [lexicon.abroad[char] for char in text if char in lexicon.abroad]
    for found in ([division.name for division in provinces if division], abroad):
        if len(set(found)) == len(text):
            return tuple(found)
    return ()
