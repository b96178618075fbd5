"""Lists that share a head noun: each item is a name of its own.

Enters: `Words`, the names found, the `Lexicon`. Leaves: the names with the items added, under their full names.
Three ways of sharing are read:
- places before a name that begins with a place: 聊城、茌平、莘县化工园区 is three parks;
- short items of one length, or routes, before a project: 济郑、雄商高铁; 东阿至聊城、高唐至台前高速;
- items before 等 and a kind: 位山、彭楼等大中型灌区; 山阳、勉县等6个抽水蓄能项目.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.lexicon import Lexicon
from kg.extract.names import Name
from kg.extract.words import LEVELS, Words

_SEPARATORS = frozenset({"、", "和", "与", "及"})
_DIVISION_KINDS = frozenset("省市县区镇乡村旗")
_PLACE_SHARING = frozenset({"Place", "Project", "Organisation", "Honour"})
_MOST_ITEMS = 12
_MOST_KIND_WORDS = 6


def expand_lists(words: Words, names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """The names, and those that lists imply. A name that is only an item's part gives way to the item."""
    added = [item for name in names for item in _before(words, name, lexicon)]
    added += list(_before_etc(words, names, lexicon))
    covered = {at for item in added for at in range(item.begin, item.end)}
    kept = [name for name in names if covered.isdisjoint(range(name.begin, name.end))]
    unique = {(item.begin, item.end): item for item in added}
    return sorted([*kept, *unique.values()], key=lambda name: (name.begin, name.end))


def _before(words: Words, name: Name, lexicon: Lexicon) -> Iterator[Name]:
    """Items in front of a name that lend themselves to its head."""
    items = _items(words, name.begin)
    if not items:
        return
    first = words.texts[name.begin]
    rest = words.text(name.begin + 1, name.end)
    if name.type in _PLACE_SHARING and words.kinds[name.begin] in LEVELS and len(rest) > 1:
        if (
            rest not in lexicon.levels
            and rest[0] not in _DIVISION_KINDS
            and all(_is_place(words, item) for item in items)
        ):
            yield from (_implied(words, item, name, rest) for item in items)
        return
    text = words.text(name.begin, name.end)
    length = lexicon.heads(text).get("Project", 0)
    if name.type != "Project" or length < 2:
        return
    stem, head = text[:-length], text[-length:]
    for item in items:
        own = words.text(*item)
        route = "至" in words.texts[item[0] : item[1]]
        if route or (
            len(own) == len(stem) <= 4 and own not in lexicon.levels and first not in lexicon.levels
        ):
            yield _implied(words, item, name, head)


def _before_etc(words: Words, names: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Items before 等 and a counted or modified kind: 位山、彭楼等大中型灌区."""
    in_names = {
        at for name in names if words.kinds[name.begin] not in LEVELS for at in range(name.begin, name.end)
    }
    for at, word in enumerate(words.texts):
        if word != "等":
            continue
        items = [
            *_items(words, at - len(_last(words, at))),
            *([(at - len(_last(words, at)), at)] if _last(words, at) else []),
        ]
        kind = _kind_behind(words, at + 1, lexicon)
        if len(items) < 2 or not kind or any(place in in_names for item in items for place in range(*item)):
            continue
        pattern = Name(at, at, "Project", 0.6, (f"+1.0 item before 等…{kind}",))
        yield from (_implied(words, item, pattern, kind) for item in items)


def _items(words: Words, before: int) -> list[tuple[int, int]]:
    """The items of a list that ends in front of the word `before`, first to last."""
    items: list[tuple[int, int]] = []
    end = before - 1
    while end > 0 and words.texts[end] in _SEPARATORS and len(items) < _MOST_ITEMS:
        run = _last(words, end)
        if not run:
            break
        items.append((end - len(run), end))
        end -= len(run) + 1
    return items[::-1]


def _last(words: Words, end: int) -> tuple[str, ...]:
    """The one short item that ends in front of `end`: a word of two to four characters, or a route A至B."""
    if end >= 3 and words.texts[end - 2] == "至" and _is_short(words, end - 1) and _is_short(words, end - 3):
        return words.texts[end - 3 : end]
    return words.texts[end - 1 : end] if end >= 1 and _is_short(words, end - 1) else ()


def _is_short(words: Words, at: int) -> bool:
    word = words.texts[at]
    return (
        2 <= len(word) <= 4 and words.tags[at] in ("LOC", "nz", "n", "PER", "ORG") and "一" <= word[0] <= "鿿"
    )


def _is_place(words: Words, item: tuple[int, int]) -> bool:
    return item[1] - item[0] == 1 and words.kinds[item[0]] in LEVELS


def _kind_behind(words: Words, at: int, lexicon: Lexicon) -> str:
    """The kind that 等 introduces, without its number and generic modifiers; empty where it is no project."""
    counted = words.tag(at) == "m" or words.kind(at) == "0"
    while (
        words.tag(at) in ("m", "q")
        or words.kind(at) == "0"
        or lexicon.is_word("generic-modifier", words.word(at))
    ):
        at += 1
    kind = ""
    for index in range(at, min(at + _MOST_KIND_WORDS, len(words.texts))):
        if words.tags[index] not in ("n", "vn", "nz", "a", "ORG", "LOC", "b", "v"):
            break
        kind += words.texts[index]
        if words.tag(index + 1) not in ("n", "nz", "ORG") and "Project" in lexicon.heads("某" + kind):
            return kind if counted or len(kind) <= 4 else ""
    return ""


def _implied(words: Words, item: tuple[int, int], name: Name, rest: str) -> Name:
    meant = words.text(*item) + rest
    return Name(
        *item,
        name.type,
        round(name.probability * 0.9, 3),
        (f"+1.0 shares {rest} in a list", *name.reasons),
        meant,
    )
