"""Titles in a list that share what stands at the front: who confers them.

Enters: `Words` and the names found. Leaves: titles under their full names.
Example: 国家森林城市、园林城市 is 国家森林城市 and 国家园林城市; 国家级、省级智能工厂 is one title of each
level; 省第十一届艺术节、第十八届运动会 are both of the province; 国家农业绿色发展、耕地保护先行县 are both of the
nation, and each names a 先行县.

Only what has a word in common with the first is taken for its fellow: 国家5A级景区、齐鲁样板村 share nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extract.items import NAME_TAGS, SEPARATORS, Item
from kg.extract.kinds import implied
from kg.extract.lexicon import Lexicon
from kg.extract.names import Name
from kg.extract.words import Words

_LEVEL = re.compile("国家级|国家|全国|省级|市级")
_OTHER = re.compile("国家|全国|中国|世界|国际|全球|亚洲|首批|[省市县部]级")
_WORD_TAGS = NAME_TAGS | {"n", "vn", "a", "an", "b", "v"}
_MOST_WORDS = 5
_TITLES = ("Honour", "Programme")
_LEAST_STEM = 4
"""Characters before the head: 耕地保护|先行县, but no 示范|县."""
_NUMBERED = re.compile("第[0-9一二三四五六七八九十]+届")


def share_fronts(words: Words, names: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """The titles that take the front of the one before them, and levels that take the rest of the one behind."""
    beginning = {name.begin: name for name in names}
    for name in names:
        if name.type == "Event":
            yield from _meetings(words, name, beginning)
        level = _LEVEL.match(words.text(name.begin, name.end))
        if name.type in _TITLES and level:
            yield from _headless(words, name, level.group(), beginning, lexicon)
        if name.type == "Honour" and level:
            yield from _fellows(words, name, level.group(), beginning)
            yield from _levels(words, name, level.group())


def _fellows(words: Words, first: Name, level: str, beginning: Mapping[int, Name]) -> Iterator[Name]:
    """What follows in the list: 绿色工业园区, 绿色矿山 after 国家绿色工厂, found or of the same last word."""
    shared = {word for word in words.texts[first.begin : first.end] if len(word) > 1 and word != level}
    end = first.end
    while words.word(end) in ("、", "和"):
        found = beginning.get(end + 1) or _unfound(words, end + 1, words.texts[first.end - 1], beginning)
        if found is None or found.type != "Honour" or shared.isdisjoint(words.texts[found.begin : found.end]):
            return
        text = words.text(found.begin, found.end)
        if _OTHER.match(text) or words.tags[found.begin] in NAME_TAGS:
            return
        reasons = (f"+1.0 shares {level} in a list", *found.reasons)
        yield replace(found, meant=level + text, reasons=reasons)
        end = found.end


def _headless(
    words: Words, first: Name, level: str, beginning: Mapping[int, Name], lexicon: Lexicon
) -> Iterator[Name]:
    """国家农业绿色发展, which says of what and lacks for what, before 、耕地保护先行县, which lacks whose."""
    text = words.text(first.begin, first.end)
    other = beginning.get(first.end + 1) if words.word(first.end) in ("、", "和") else None
    if other is None or other.type not in _TITLES or lexicon.heads(text).get(other.type):
        return
    behind = words.text(other.begin, other.end)
    length = lexicon.heads(behind).get(other.type, 0)
    if length < 2 or len(behind) - length < _LEAST_STEM or _OTHER.match(behind) or words.tags[other.begin] in NAME_TAGS:
        return
    head = behind[-length:]
    yield replace(first, type=other.type, meant=text + head, reasons=(f"+1.0 shares {head} in a list", *first.reasons))
    yield replace(other, meant=level + behind, reasons=(f"+1.0 shares {level} in a list", *other.reasons))


def _meetings(words: Words, first: Name, beginning: Mapping[int, Name]) -> Iterator[Name]:
    """第十八届运动会 after 省第十一届艺术节: whose it is stands before the first number only."""
    number = _NUMBERED.search(words.text(first.begin, first.end))
    whose = number.string[: number.start()] if number else ""
    found: Name | None = first
    while whose and found and words.word(found.end) in ("、", "和"):
        found = beginning.get(found.end + 1)
        text = words.text(found.begin, found.end) if found else ""
        if found and found.type == "Event" and _NUMBERED.match(text):
            reasons = (f"+1.0 shares {whose} in a list", *found.reasons)
            yield replace(found, meant=whose + text, reasons=reasons)
        else:
            return


def _unfound(words: Words, begin: int, last: str, beginning: Mapping[int, Name]) -> Name | None:
    """The words up to the last word of the title before them, if they are not many."""
    for at in range(begin, min(begin + _MOST_WORDS, len(words.texts))):
        if words.tags[at] not in _WORD_TAGS or at in beginning:
            return None
        if words.texts[at] == last and at > begin:
            return Name(begin, at + 1, "Honour", 0.6, (f"+1.0 in a list with others of {last}",))
    return None


def _levels(words: Words, name: Name, level: str) -> Iterator[Name]:
    """国家级 in front of 、省级智能工厂."""
    at = name.begin - 2
    other = _LEVEL.fullmatch(words.word(at))
    if words.word(name.begin - 1) in SEPARATORS and other and other.group() != level:
        yield implied(words, Item(at, at + 1), name, words.text(name.begin, name.end).removeprefix(level))
