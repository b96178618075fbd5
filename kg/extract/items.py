"""The items of a list, read backwards from its end: names that were found, routes, short words, and long items.

Enters: `Words`, the names found, where a list ends. Leaves: `Item`s, first to last.
Example: in 推进国能煤炭综合利用、陕煤榆林化学二期等项目 the items before 等 are 国能煤炭综合利用 and 陕煤榆林化学二期,
of which the grammar may have found only one; 纳雍至六盘水 is one item, though it found two places.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract.lexicon import Lexicon
from kg.extract.names import Name
from kg.extract.words import PAIRS, Words

SEPARATORS = frozenset({"、", "和", "与", "及", "以及"})
NAME_TAGS = frozenset({"LOC", "nz", "PER", "ORG"})
_OPENING_TAGS = frozenset({"w", "#", "v", "vd", "d", "ad", "p", "c", "xc", "u", "r", "f"})
"""What may stand before the first item: 推进(合六、…), but not the 氢能产业 of 氢能产业集群、储能电站."""
_INNER_TAGS = frozenset({"n", "nz", "vn", "a", "an", "b", "f", "s", "j", "m", "q", "LOC", "ORG", "PER", "nw"})
"""What a long item is made of. A verb only inside of one that stands between two separators: 改|扩建."""
_MOST_ITEMS = 12
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Item:
    """Words `begin:end` of a list; `name`, where the grammar found just these."""

    begin: int
    end: int
    name: Name | None = None
    long: bool = False
    """Whether it is more than a short word, and no name was found there."""


def listed(words: Words, end: int, ending: Mapping[int, Name], lexicon: Lexicon) -> list[Item]:
    """The items of the list that ends in front of `end`, first to last. `ending`: the names by their ends."""
    items: list[Item] = []
    while end > 0 and len(items) < _MOST_ITEMS:
        item = _item(words, end, ending, lexicon)
        if item is None:
            break
        items.append(item)
        if words.word(item.begin - 1) not in SEPARATORS:
            break
        end = item.begin - 1
    return items[::-1]


def is_initials(text: str, lexicon: Lexicon) -> bool:
    """Whether the text is two or three first characters of places: 合六, 京雄商."""
    return len(text) in (2, 3) and all(char in lexicon.initials for char in text)


def _item(words: Words, end: int, ending: Mapping[int, Name], lexicon: Lexicon) -> Item | None:
    name = ending.get(end)
    if name is not None:
        begin = route_begin(words, name, ending)
        return Item(begin, end, name if begin == name.begin else None)
    return _short(words, end, lexicon) or _long(words, end, ending, lexicon)


def route_begin(words: Words, name: Name, ending: Mapping[int, Name]) -> int:
    """Where the route begins that ends in a place or in a line from there: 纳雍 in 纳雍|至|六盘水; else its begin."""
    at = name.begin
    if name.type not in ("Place", "Project") or words.word(at - 1) not in ("至", "到"):
        return at
    start = ending.get(at - 1)
    if start is not None:
        return start.begin if start.type == "Place" else at
    return at - 2 if at >= 2 and words.tag(at - 2) == "LOC" else at


def _short(words: Words, end: int, lexicon: Lexicon) -> Item | None:
    """The one short item that ends in front of `end`: a word of two to four characters, a route A至B, or the
    first characters of places, whatever words they were cut into: 西|十 for 西安 and 十堰."""
    if end >= 3 and words.texts[end - 2] == "至" and _is_short(words, end - 1) and _is_short(words, end - 3):
        return Item(end - 3, end)
    sizes = [1] if end >= 1 and _is_short(words, end - 1) else []
    sizes += [size for size in (2, 3) if end >= size and is_initials(words.text(end - size, end), lexicon)]
    return next((Item(end - size, end) for size in sizes if _opens(words, end - size)), None)


def _opens(words: Words, begin: int) -> bool:
    before = words.word(begin - 1)
    return before in SEPARATORS or before == "好" or words.tag(begin - 1) in _OPENING_TAGS  # 打|好|蓝天、碧水


def _is_short(words: Words, at: int) -> bool:
    word = words.texts[at]
    return 2 <= len(word) <= 4 and words.tags[at] in (*NAME_TAGS, "n") and "一" <= word[0] <= "鿿"


def _long(words: Words, end: int, ending: Mapping[int, Name], lexicon: Lexicon) -> Item | None:
    """Words back to a separator, or to what cannot stand in an item; a name at its beginning belongs to it."""
    begin, verbs = end, False
    while begin > 0 and words.offsets[end] - words.offsets[begin] <= _LONGEST:
        if begin < end and begin in ending and words.word(begin - 1) not in SEPARATORS:
            return _made(words, ending[begin].begin, end, verbs)
        word, tag = words.texts[begin - 1], words.tags[begin - 1]
        if word in SEPARATORS:
            return _made(words, begin, end, verbs)
        inner = tag in _INNER_TAGS or (tag == "v" and not lexicon.is_word("naming-verb", word))
        if not inner or word in PAIRS or lexicon.is_word("name-break", word):
            return _made(words, begin, end, verbs)
        if tag == "v" and begin < end:
            verbs = True
        begin -= 1
    return None


def _made(words: Words, begin: int, end: int, verbs: bool) -> Item | None:
    """The item, unless too short, or a first one with a verb inside, which may not belong to it: 拓宽|王口桥."""
    size = words.offsets[end] - words.offsets[begin]
    if size < 2 or size > _LONGEST or (verbs and words.word(begin - 1) not in SEPARATORS):
        return None
    return Item(begin, end, long=True)
