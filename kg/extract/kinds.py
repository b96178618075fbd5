"""What 等 says of the items before it: 位山、彭楼等大中型灌区 are 位山灌区 and 彭楼灌区.

Enters: `Words`, the names found, the `Lexicon`. Leaves: for each 等 with a kind behind it the `Kind` and the names that
it makes of the items. The kind tells the class of all items, also of those that the grammar did not find:
国能煤炭综合利用、陕煤榆林化学二期等项目.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.items import NAME_TAGS, Item, listed
from kg.extract.lexicon import Lexicon
from kg.extract.names import Name
from kg.extract.words import Words

_KIND_TAGS = frozenset({"n", "vn", "nz", "a", "ORG", "LOC", "b", "v"})
_KIND_CLASSES = ("Project", "Industry", "Place", "Organisation", "Programme")
_MOST_KIND_WORDS = 6
STRONG = ("行动", "计划", "工程", "战略")
"""Heads of programmes that a list may share; 活动 and 建设 only say what is done with the items."""
_NUMBER = re.compile("[0-9一二两三四五六七八九十]+(?:个|大|条|座|家|处|项)$")
_LEAST_LONG = 5
_WHOLE = re.compile(r"(?:[段站线厂桥]|[一二三四五六七八九十]期|跑道|机组|基地)[）)]?$|[）)]$")
"""Ends of what stands by itself, however generic the kind: 潮南高速潮饶段等项目."""
_CERTAINTY = 0.6


@dataclass(frozen=True, slots=True)
class Kind:
    """What items share, the classes that it may make, and the words where it stands: 氢能产业集群, Industry."""

    text: str
    tops: tuple[str, ...]
    begin: int
    end: int
    counted: bool = False

    @property
    def top(self) -> str:
        """The class, the first of those that it may make."""
        return self.tops[0]


def of_kinds(
    words: Words, names: Sequence[Name], lexicon: Lexicon
) -> Iterator[tuple[Kind, list[Name]]]:
    """For each 等 with a kind behind it, the kind and the names of the items before it that take it."""
    ending = {name.end: name for name in names}
    inside = frozenset(at for name in names for at in range(name.begin + 1, name.end))
    for at, word in enumerate(words.texts):
        kind = kind_behind(words, at + 1, lexicon) if word == "等" else None
        if kind is None:
            continue
        items = listed(words, at, ending, lexicon)
        kind = _settled(kind, items)
        free = [item for item in items if item.name or item.long or inside.isdisjoint(range(item.begin, item.end))]
        if _is_named(words, items, kind):
            found = [name for item in free for name in _of_kind(words, item, kind, lexicon)]
            if found:
                yield kind, found


def kind_behind(words: Words, at: int, lexicon: Lexicon) -> Kind | None:
    """The kind that 等 introduces and its classes, without its number and generic modifiers."""
    counted = words.tag(at) == "m" or words.kind(at) == "0"
    while (
        words.tag(at) in ("m", "q")
        or words.kind(at) == "0"
        or _NUMBER.match(words.word(at))
        or lexicon.is_word("generic-modifier", words.word(at))
        or lexicon.is_word("generic-modifier", words.word(at) + words.word(at + 1))  # 大|中型
    ):
        at += 1
    found: Kind | None = None
    kind, begin = "", at
    for index in range(at, min(at + _MOST_KIND_WORDS, len(words.texts))):
        if words.tags[index] not in _KIND_TAGS or _takes_an_object(words, index, begin):
            break
        kind += words.texts[index]
        if words.tag(index + 1) in ("n", "nz", "ORG"):
            continue
        if tops := _tops(kind, lexicon):
            found = Kind(kind, tops, begin, index + 1, counted)
    return found if found and (counted or len(found.text) <= 8) else None


def _takes_an_object(words: Words, at: int, begin: int) -> bool:
    """Whether a verb goes on with the sentence, 拓展 in 等区域拓展市场, and is no part of a kind: 道路改造工程."""
    verb = words.tags[at] == "v" and len(words.texts[at]) > 1 and at > begin
    return verb and words.word(at + 1) not in ("项目", *STRONG)


def _tops(kind: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The classes of which the kind is a head noun of two characters and more, the longest first."""
    heads = {name: size for name, size in lexicon.heads("某" + kind).items() if name in _KIND_CLASSES}
    if len(kind) > 3 and kind.endswith("区"):
        heads = {name: max(size, 2) for name, size in heads.items()}
    found = [name for name in _KIND_CLASSES if heads.get(name, 0) > 1]
    if not kind.endswith(STRONG):
        found = [name for name in found if name != "Programme"]
    return tuple(sorted(found, key=lambda name: (-heads[name], _KIND_CLASSES.index(name))))


def _settled(kind: Kind, items: Sequence[Item]) -> Kind:
    """Of a kind that two classes have (工程), the class that most of the items found are of."""
    count = Counter(item.name.type for item in items if item.name and item.name.type in kind.tops)
    leading = max(kind.tops, key=lambda top: count[top])
    return replace(kind, tops=(leading, *(top for top in kind.tops if top != leading)))


def _is_named(words: Words, items: Sequence[Item], kind: Kind) -> bool:
    """Whether something tells that the items are named, and no common nouns (小麦、玉米等粮食作物)."""
    found = [item for item in items if item.name]
    proper = [item for item in items if not item.name and words.tags[item.begin] in NAME_TAGS]
    if any(item.long for item in items):
        alike = (*kind.tops, "Programme") if "Project" in kind.tops else kind.tops
        return any(item.name.type in alike for item in found if item.name) or 2 * len(proper) > len(items) > 1
    if not found and not proper:
        return False
    return len(items) > 1 or bool(found) or kind.counted


def _of_kind(words: Words, item: Item, kind: Kind, lexicon: Lexicon) -> Iterator[Name]:
    """The item as one of that kind, unless it is so named already or is no more than a place or a firm."""
    text, shared, own = words.text(item.begin, item.end), kind.text, item.name
    if (item.long and len(text) < _LEAST_LONG) or (kind.top == "Programme" and own and own.type != kind.top):
        return
    heads = lexicon.heads(text)
    weak = lexicon.is_word("weak-head", shared)
    if own and own.type == "Programme" and kind.top == "Project":
        heads = {name: size for name, size in heads.items() if text.endswith(STRONG) or name == kind.top}
    if max(heads.values(), default=0) > 1 or (kind.top in heads and own):
        return
    if text in lexicon.levels or any(found.level == "county" for found in lexicon.divisions.find(text)):
        if weak or len(shared) < 3:
            return
    elif weak or text in lexicon.known or kind.top == "Industry" or (own and not _lends(own, kind, lexicon)):
        return
    elif own and shared.endswith("项目"):
        shared = "项目"
    if shared in ("项目", "工程") and _WHOLE.search(text):
        if own and own.type == kind.top:
            return
        shared = ""
    yield implied(words, item, _pattern(item, kind, shared), shared)


def _pattern(item: Item, kind: Kind, shared: str) -> Name:
    certainty = item.name.probability if item.name else _CERTAINTY
    return Name(item.begin, item.end, kind.top, certainty, (f"+1.0 item before 等…{shared}",))


def _lends(own: Name, kind: Kind, lexicon: Lexicon) -> bool:
    """Whether a name found may be the proper part of one of that kind: 藏粤直流 of 输电工程, no firm of 项目."""
    if own.type == "Organisation":
        return lexicon.is_word("line", kind.text)
    if own.type == "Place":
        return kind.top == "Place" or (kind.top == "Project" and not kind.text.endswith(("项目", "平台")))
    return own.type != "Person" and (own.type != "Programme" or kind.text.endswith("项目"))


def implied(words: Words, item: Item, name: Name, rest: str) -> Name:
    """The item with what it shares behind it: 济郑 with the 高铁 of 雄商高铁; with nothing it shares the class."""
    meant = words.text(item.begin, item.end) + rest
    reasons = (f"+1.0 shares {rest or 'the class'} in a list", *name.reasons)
    return Name(item.begin, item.end, name.type, round(name.probability * 0.9, 3), reasons, meant)
