"""What was taken for one name and is more, or less: 市人大及其常委会, 张家村东, “暖心”行动.

Enters: `Words`, the names found, the `Lexicon`. Leaves: the names, such ones parted, cut short or with their head.
A programme in quotation marks goes on with the head behind them: in all of 140 cases that people annotated
(reference annotation of fourteen sources) the head belongs to the name.
Example: 接受市人大及其常委会监督 names 市人大 and 市人大常委会; 在张家村东 is at 张家村, in the east.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from kg.extract.lexicon import Lexicon
from kg.extract.names import Name
from kg.extract.words import Words

_AND_ITS = re.compile("(?P<body>.{2,})及其(?P<part>常委会|常务委员会)")
_GOES_ON = frozenset({"n", "vn", "nz", "nw"})
_BESIDE = re.compile("(?P<place>.{2,}[村镇乡屯])(?P<side>[东西南北][侧边部面]?)")


def part_joined(words: Words, names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """The names, of which no two are joined, none goes on with where something lies, and none lacks its head."""
    taken = {at for name in names for at in range(name.begin, name.end)}
    whole = (_with_head(words, name, taken, lexicon) for name in names)
    return [part for name in whole for part in _parts(words, name)]


def _with_head(words: Words, name: Name, taken: Set[int], lexicon: Lexicon) -> Name:
    """“暖心”|行动: the head, a word or two, if nothing more stands behind it (行动|方案)."""
    if name.type != "Programme" or name.meant or words.partner.get(name.begin - 1) != name.end:
        return name
    for end in (name.end + 3, name.end + 2):
        head = words.text(name.end + 1, end)
        free = taken.isdisjoint(range(name.end + 1, end)) and words.tag(end) not in _GOES_ON
        if words.word(name.begin - 1) == "“" and free and lexicon.is_word("quoted-head", head):
            reasons = (f"+1.0 goes on with {head} behind its marks", *name.reasons)
            return replace(name, begin=name.begin - 1, end=end, reasons=reasons)
    return name


def _parts(words: Words, name: Name) -> Iterator[Name]:
    text = words.text(name.begin, name.end)
    body = _AND_ITS.fullmatch(text) if name.type == "Organisation" else None
    place = _BESIDE.fullmatch(text) if name.type == "Place" and not name.meant else None
    if body:
        cut = words.offsets[name.begin] + body.end("body")
        yield _cut(words, name, words.offsets[name.begin], cut)
        part = _cut(words, name, cut + len("及其"), words.offsets[name.end])
        yield replace(part, meant=body["body"] + body["part"])
    elif place:
        begin = words.offsets[name.begin]
        yield _cut(words, name, begin, begin + place.end("place"))
    else:
        yield name


def _cut(words: Words, name: Name, begin: int, end: int) -> Name:
    """The part of a name between two places in characters, wherever words begin."""
    first = max(at for at in range(name.begin, name.end) if words.offsets[at] <= begin)
    last = min(at for at in range(name.begin + 1, name.end + 1) if words.offsets[at] >= end)
    return replace(name, begin=first, end=last, trim=(begin - words.offsets[first], words.offsets[last] - end))
