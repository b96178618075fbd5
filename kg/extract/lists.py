"""Lists that share a part of their names: each item is a name of its own.

Enters: `Words`, the names found, the `Lexicon`. Leaves: the names with the items added, under their full names.
These ways of sharing are read:
- places before a name that begins with a place: 聊城、茌平、莘县化工园区 is three parks;
- short items of one length, or routes, before a project: 济郑、雄商高铁; 东阿至聊城、高唐至台前高速;
- pairs of places before one that begins so: 合六、合淮、合滁产业走廊;
- programmes with one head (`programmes`), titles with one front (`fronts`), items before 等 and a kind (`kinds`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.fronts import share_fronts
from kg.extract.items import NAME_TAGS, SEPARATORS, is_initials, listed, route_begin
from kg.extract.kinds import implied, of_kinds
from kg.extract.lexicon import Lexicon
from kg.extract.names import Name
from kg.extract.programmes import parted, sharing
from kg.extract.words import LEVELS, Words

_DIVISION_KINDS = frozenset("省市县区镇乡村旗")
_LEVEL_FRONTS = ("国家", "省级", "市级")
_PLACE_SHARING = frozenset({"Place", "Project", "Organisation", "Honour"})


def expand_lists(words: Words, names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """The names, and those that lists imply. A name that is only an item's part gives way to the item."""
    names = _with_routes(words, [_own_part(words, name, lexicon) for name in names], lexicon)
    inside = _inside(names)
    added = [item for name in names for item in _before(words, name, inside, lexicon)]
    added += (item for name in names for item in parted(words, name, lexicon))
    added += share_fronts(words, names, lexicon)
    covered: set[int] = set()
    for kind, items in of_kinds(words, names, lexicon):
        added += items
        covered.update(range(kind.begin, kind.end))
    covered.update(at for item in added for at in range(item.begin, item.end))
    kept = [name for name in names if covered.isdisjoint(range(name.begin, name.end))]
    unique = {(item.begin, item.end): item for item in reversed(added)}
    return sorted([*kept, *unique.values()], key=lambda name: (name.begin, name.end))


def _own_part(words: Words, name: Name, lexicon: Lexicon) -> Name:
    """The name behind the kind of project that it is said to be: 国家区域医疗中心项目|北京积水潭医院聊城医院."""
    if not words.text(name.begin, name.end).startswith(_LEVEL_FRONTS):
        return name
    for at in range(name.begin + 2, name.end):
        own = words.text(at, name.end)
        proper = words.tags[at] in NAME_TAGS or words.kinds[at] in LEVELS
        if words.texts[at - 1] == "项目" and proper and max(lexicon.heads(own).values(), default=0) > 1:
            return replace(name, begin=at, reasons=("+1.0 named behind its kind", *name.reasons))
    return name


def _with_routes(words: Words, names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """The names, a line that was found from its last place on with all of its route: 诸暨|至|嵊州高速公路."""
    ending = {name.end: name for name in names}
    found: list[Name] = []
    for name in names:
        begin = route_begin(words, name, ending)
        if begin < name.begin and name.type == "Project" and _is_line(words, name, lexicon):
            found = [one for one in found if one.end <= begin]
            name = replace(name, begin=begin, reasons=("+1.0 a line from the place before 至", *name.reasons))
        found.append(name)
    return found


def _is_line(words: Words, name: Name, lexicon: Lexicon) -> bool:
    text = words.text(name.begin, name.end)
    return any(lexicon.is_word("line", text[cut:]) for cut in range(1, len(text)))


def _inside(names: Sequence[Name]) -> frozenset[int]:
    """Words that continue a name, where no item begins: 高铁 in 珠肇高铁、深南高铁."""
    return frozenset(at for name in names for at in range(name.begin + 1, name.end))


def _before(words: Words, name: Name, inside: frozenset[int], lexicon: Lexicon) -> Iterator[Name]:
    """Items in front of a name that lend themselves to its head."""
    if words.word(name.begin - 1) not in SEPARATORS:
        return
    items = [item for item in listed(words, name.begin - 1, {}, lexicon) if item.begin not in inside]
    if name.type == "Programme":
        yield from sharing(words, items, name, lexicon)
        return
    items = [item for at, item in enumerate(items) if not any(other.long for other in items[at:])]
    place, rest = _behind_place(words, name, lexicon)
    if items and place:
        if (
            rest not in lexicon.levels
            and rest[0] not in _DIVISION_KINDS
            and all(item.end - item.begin == 1 and _is_place(words, item.begin) for item in items)
        ):
            yield from (implied(words, item, name, rest) for item in items)
        return
    stem, head = _stem(words, name, lexicon)
    for item in items if stem else ():
        own = words.text(item.begin, item.end)
        alike = len(own) == len(stem) <= 4 and own not in lexicon.levels and stem not in lexicon.levels
        if lexicon.heads("某" + own).get("Project"):
            continue  # 雄商|高铁、聊泰铁路: the end of a name of its own
        if alike or "至" in words.texts[item.begin : item.end]:
            yield implied(words, item, name, "" if own[-1] == head[-1:] else head)  # 王口桥、徒骇河|大桥


def _behind_place(words: Words, name: Name, lexicon: Lexicon) -> tuple[str, str]:
    """The place that a name begins with, and what stands behind it, also in one word: 深圳|地铁; no route."""
    first, text = words.texts[name.begin], words.text(name.begin, name.end)
    if name.type not in _PLACE_SHARING or "至" in words.texts[name.begin : name.end]:
        return "", ""
    if _is_place(words, name.begin):
        return (first, text[len(first) :]) if len(text) - len(first) > 1 else ("", "")
    if name.type == "Project" and text[:2] in lexicon.levels and lexicon.heads(text).get("Project", 0) > 1:
        return (text[:2], text[2:]) if first != text[:2] and len(first) > 3 else ("", "")
    return "", ""


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
    if name.type in ("Project", "Place") and is_initials(first, lexicon):
        headed = max(lexicon.heads(text).get(top, 0) for top in ("Project", "Place")) > 1
        return (first, text[len(first) :]) if headed else ("", "")
    return "", ""


def _is_place(words: Words, at: int) -> bool:
    """Whether the word is a division: by the list, or, of two characters (莘县), by its tag and its kind."""
    word = words.texts[at]
    return words.kinds[at] in LEVELS or (words.tags[at] == "LOC" and len(word) == 2 and word[1] in _DIVISION_KINDS)
