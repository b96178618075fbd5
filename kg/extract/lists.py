"""Lists that share a head noun: each item is a name of its own.

Enters: `Words`, the names found, the `Lexicon`. Leaves: the names with the items added, under their full names.
Four ways of sharing are read:
- places before a name that begins with a place: 聊城、茌平、莘县化工园区 is three parks;
- short items of one length, or routes, before a project: 济郑、雄商高铁; 东阿至聊城、高唐至台前高速;
- pairs of places before one that begins so: 合六、合淮、合滁产业走廊;
- items before 等 and a kind: 位山、彭楼等大中型灌区; 榆林、渭南等氢能产业集群; 藏粤直流等输电工程.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.lexicon import Lexicon
from kg.extract.names import Name
from kg.extract.words import LEVELS, Words

_SEPARATORS = frozenset({"、", "和", "与", "及"})
_DIVISION_KINDS = frozenset("省市县区镇乡村旗")
_PLACE_SHARING = frozenset({"Place", "Project", "Organisation", "Honour"})
_OPENING_TAGS = frozenset({"w", "#", "v", "vd", "d", "ad", "p", "c", "xc", "u", "r", "f"})
"""What may stand before the first item: 推进(合六、…), but not the 氢能产业 of 氢能产业集群、储能电站."""
_NAME_TAGS = frozenset({"LOC", "nz", "PER", "ORG"})
_KIND_TAGS = frozenset({"n", "vn", "nz", "a", "ORG", "LOC", "b", "v"})
_KIND_CLASSES = ("Project", "Industry", "Place", "Organisation")
_MOST_ITEMS = 12
_MOST_KIND_WORDS = 6

Item = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Kind:
    """What items share, the class that it makes, and the words where it stands: 氢能产业集群, Industry."""

    text: str
    top: str
    begin: int
    end: int


def expand_lists(words: Words, names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """The names, and those that lists imply. A name that is only an item's part gives way to the item."""
    inside = _inside(names)
    added = [item for name in names for item in _before(words, name, inside, lexicon)]
    covered: set[int] = set()
    for kind, items in _before_etc(words, names, lexicon):
        added += items
        covered.update(range(kind.begin, kind.end))
    covered.update(at for item in added for at in range(item.begin, item.end))
    kept = [name for name in names if covered.isdisjoint(range(name.begin, name.end))]
    unique = {(item.begin, item.end): item for item in reversed(added)}
    return sorted([*kept, *unique.values()], key=lambda name: (name.begin, name.end))


def _inside(names: Sequence[Name]) -> frozenset[int]:
    """Words that continue a name, where no item begins: 高铁 in 珠肇高铁、深南高铁."""
    return frozenset(at for name in names for at in range(name.begin + 1, name.end))


def _before(words: Words, name: Name, inside: frozenset[int], lexicon: Lexicon) -> Iterator[Name]:
    """Items in front of a name that lend themselves to its head."""
    items = [item for item in _items(words, name.begin, lexicon) if item[0] not in inside]
    if not items:
        return
    rest = words.text(name.begin + 1, name.end)
    is_route = "至" in words.texts[name.begin : name.end]
    if name.type in _PLACE_SHARING and _is_place(words, name.begin) and len(rest) > 1 and not is_route:
        if (
            rest not in lexicon.levels
            and rest[0] not in _DIVISION_KINDS
            and all(end - begin == 1 and _is_place(words, begin) for begin, end in items)
        ):
            yield from (_implied(words, item, name, rest) for item in items)
        return
    stem, head = _stem(words, name, lexicon)
    for item in items if stem else ():
        own = words.text(*item)
        alike = len(own) == len(stem) <= 4 and own not in lexicon.levels and stem not in lexicon.levels
        if lexicon.heads("某" + own).get("Project"):
            continue  # 雄商|高铁、聊泰铁路: the end of a name of its own
        if alike or "至" in words.texts[item[0] : item[1]]:
            yield _implied(words, item, name, head)


def _stem(words: Words, name: Name, lexicon: Lexicon) -> tuple[str, str]:
    """A name's own part and the head it may lend: 雄商|高铁, 合滁|产业走廊; empty where it lends none.

    A project lends all from the kind of line on (济聊|高速改扩建), else its longest head noun.
    """
    text = words.text(name.begin, name.end)
    if name.type == "Project":
        for at in range(name.begin + 1, name.end):
            if lexicon.is_word("line", words.texts[at]):
                return words.text(name.begin, at), words.text(at, name.end)
        if (length := lexicon.heads(text).get("Project", 0)) > 1:
            return text[:-length], text[-length:]
    first = words.texts[name.begin]
    if name.type in ("Project", "Place") and _is_pair(first, lexicon):
        headed = max(lexicon.heads(text).get(top, 0) for top in ("Project", "Place")) > 1
        return (first, text[len(first) :]) if headed else ("", "")
    return "", ""


def _before_etc(
    words: Words, names: Sequence[Name], lexicon: Lexicon
) -> Iterator[tuple[_Kind, list[Name]]]:
    """Items before 等 and a counted or modified kind: 位山、彭楼等大中型灌区."""
    ending = {name.end: name for name in names}
    inside = _inside(names)
    for at, word in enumerate(words.texts):
        kind = _kind_behind(words, at + 1, lexicon) if word == "等" else None
        if kind is None:
            continue
        items = _listed(words, at, ending, lexicon)
        named = any(item[1] in ending or words.tags[item[0]] in _NAME_TAGS for item in items)
        if not named or (len(items) == 1 and items[0][1] not in ending):
            continue
        free = [item for item in items if item[1] in ending or inside.isdisjoint(range(*item))]
        if found := [name for item in free for name in _of_kind(words, item, ending.get(item[1]), kind, lexicon)]:
            yield kind, found


def _of_kind(
    words: Words, item: Item, own: Name | None, kind: _Kind, lexicon: Lexicon
) -> Iterator[Name]:
    """The item as one of that kind, unless it is so named already or is no more than a place or a firm."""
    text, shared = words.text(*item), kind.text
    heads = lexicon.heads(text)
    weak = lexicon.is_word("weak-head", shared)
    if max(heads.values(), default=0) > 1 or (kind.top in heads and own):
        return
    if text in lexicon.levels or any(found.level == "county" for found in lexicon.divisions.find(text)):
        if weak or len(shared) < 3:
            return
    elif weak or text in lexicon.known or kind.top == "Industry" or (own and not _lends(own, kind, lexicon)):
        return
    elif own and shared.endswith("项目"):
        shared = "项目"
    pattern = Name(*item, kind.top, own.probability if own else 0.6, (f"+1.0 item before 等…{shared}",))
    yield _implied(words, item, pattern, shared)


def _lends(own: Name, kind: _Kind, lexicon: Lexicon) -> bool:
    """Whether a name found may be the proper part of one of that kind: 藏粤直流 of 输电工程, no firm of 项目."""
    if own.type == "Organisation":
        return lexicon.is_word("line", kind.text)
    if own.type == "Place":
        return kind.top == "Place" or kind.text.endswith("工程") or lexicon.is_word("line", kind.text)
    return own.type not in ("Person", "Programme")


def _listed(words: Words, end: int, ending: dict[int, Name], lexicon: Lexicon) -> list[Item]:
    """The items of the list that ends in front of `end`, first to last: names, or short words."""
    items: list[Item] = []
    while end > 0 and len(items) < _MOST_ITEMS:
        item = (ending[end].begin, end) if end in ending else _last(words, end, lexicon)
        if item is None:
            break
        items.append(item)
        if words.word(item[0] - 1) not in _SEPARATORS:
            break
        end = item[0] - 1
    return items[::-1]


def _items(words: Words, before: int, lexicon: Lexicon) -> list[Item]:
    """The short items of a list that ends in front of the word `before`, first to last."""
    if words.word(before - 1) not in _SEPARATORS:
        return []
    return _listed(words, before - 1, {}, lexicon)


def _last(words: Words, end: int, lexicon: Lexicon) -> Item | None:
    """The one short item that ends in front of `end`: a word of two to four characters, a route A至B, or the
    first characters of places, whatever words they were cut into: 西|十 for 西安 and 十堰."""
    if end >= 3 and words.texts[end - 2] == "至" and _is_short(words, end - 1) and _is_short(words, end - 3):
        return end - 3, end
    sizes = [1] if end >= 1 and _is_short(words, end - 1) else []
    sizes += [size for size in (2, 3) if end >= size and _is_pair(words.text(end - size, end), lexicon)]
    return next(((end - size, end) for size in sizes if _opens(words, end - size)), None)


def _opens(words: Words, begin: int) -> bool:
    return words.word(begin - 1) in _SEPARATORS or words.tag(begin - 1) in _OPENING_TAGS


def _is_short(words: Words, at: int) -> bool:
    word = words.texts[at]
    return 2 <= len(word) <= 4 and words.tags[at] in (*_NAME_TAGS, "n") and "一" <= word[0] <= "鿿"


def _is_pair(text: str, lexicon: Lexicon) -> bool:
    return len(text) in (2, 3) and all(char in lexicon.initials for char in text)


def _is_place(words: Words, at: int) -> bool:
    """Whether the word is a division: by the list, or, of two characters (莘县), by its tag and its kind."""
    word = words.texts[at]
    return words.kinds[at] in LEVELS or (words.tags[at] == "LOC" and len(word) == 2 and word[1] in _DIVISION_KINDS)


def _kind_behind(words: Words, at: int, lexicon: Lexicon) -> _Kind | None:
    """The kind that 等 introduces and its class, without its number and generic modifiers."""
    counted = words.tag(at) == "m" or words.kind(at) == "0"
    while (
        words.tag(at) in ("m", "q")
        or words.kind(at) == "0"
        or lexicon.is_word("generic-modifier", words.word(at))
    ):
        at += 1
    found: _Kind | None = None
    kind, begin = "", at
    for index in range(at, min(at + _MOST_KIND_WORDS, len(words.texts))):
        if words.tags[index] not in _KIND_TAGS:
            break
        kind += words.texts[index]
        if words.tag(index + 1) in ("n", "nz", "ORG"):
            continue
        heads = {name: size for name, size in lexicon.heads("某" + kind).items() if name in _KIND_CLASSES}
        top = max(_KIND_CLASSES, key=lambda name: heads.get(name, 0))
        if heads.get(top, 0) > 1 or (top in heads and len(kind) > 3 and kind.endswith("区")):
            found = _Kind(kind, top, begin, index + 1)
    return found if found and (counted or len(found.text) <= 8) else None


def _implied(words: Words, item: Item, name: Name, rest: str) -> Name:
    meant = words.text(*item) + rest
    return Name(
        *item,
        name.type,
        round(name.probability * 0.9, 3),
        (f"+1.0 shares {rest} in a list", *name.reasons),
        meant,
    )
