"""What was taken for one name and is more, or less: 市人大及其常委会, 张家村东, “暖心”行动.

Enters: `Words`, the names found, the `Lexicon`. Leaves: the names, such ones parted, cut short or with their head.
A programme in quotation marks goes on with the head behind them (“暖心”行动), but what is done with it is left out
(“暖心”|建设): the reference annotation has the name so in all of 140 and of 40 cases; without marks (平安宁夏|建设) in
73 of 89, the rest being 生态建设 and the like, and what is done in a place: 粤港澳大湾区建设.
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
_DONE_WITH = re.compile(
    "“(?P<quoted>[^“”]{2,})”(?:建设|经验|工作|发展|要求)"
    "|(?P<plain>[^“”]{2,}[^“”态力发化济度系伍施])建设"  # but 生态|建设, 能力|建设, 开发|建设
)
_GROWS = re.compile("(?P<industry>.{2,}(?:产业|产业集群|产业链))发展")
_GOES_ON = frozenset({"n", "vn", "nz", "nw"})
_BESIDE = re.compile("(?P<place>.+[村镇乡屯])(?P<side>[东西南北][侧边部面]?)")


def part_joined(words: Words, names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """The names, of which no two are joined, none goes on with where something lies, and none lacks its head."""
    taken = {at for name in names for at in range(name.begin, name.end)}
    whole = (_with_head(words, name, taken, lexicon) for name in names)
    return [part for name in whole for part in _parts(words, name, lexicon)]


def _with_head(words: Words, name: Name, taken: Set[int], lexicon: Lexicon) -> Name:
    """“暖心”|行动: the head, a word or two, if nothing more stands behind it (行动|方案)."""
    enclosed = words.word(name.begin - 1) == "“" and words.partner.get(name.begin - 1) == name.end
    if name.type != "Programme" or name.meant or not enclosed:
        return name
    for end in (name.end + 3, name.end + 2):
        head = words.text(name.end + 1, end)
        free = taken.isdisjoint(range(name.end + 1, end)) and words.tag(end) not in _GOES_ON
        if free and lexicon.is_word("quoted-head", head):
            reasons = (f"+1.0 goes on with {head} behind its marks", *name.reasons)
            return replace(name, begin=name.begin - 1, end=end, reasons=reasons)
    return name


def _parts(words: Words, name: Name, lexicon: Lexicon) -> Iterator[Name]:
    text, begin = words.text(name.begin, name.end), words.offsets[name.begin]
    body = _AND_ITS.fullmatch(text) if name.type == "Organisation" else None
    if body:
        cut = begin + body.end("body")
        yield _cut(words, name, begin, cut)
        part = _cut(words, name, cut + len("及其"), words.offsets[name.end])
        yield replace(part, meant=body["body"] + body["part"])
    elif (inner := _inner(text, name, lexicon)) and not name.meant:
        yield replace(_cut(words, name, begin + inner[0], begin + inner[1]), type=inner[2])
    else:
        yield name


def _inner(text: str, name: Name, lexicon: Lexicon) -> tuple[int, int, str] | None:
    """Which characters are the name itself, and its class; nothing where all are."""
    if name.type == "Place" and (match := _BESIDE.fullmatch(text)):
        return *match.span("place"), name.type
    if match := _GROWS.fullmatch(text):
        return *match.span("industry"), "Industry"
    match = _DONE_WITH.fullmatch(text) if name.type not in ("Event", "Work", "Person") else None
    if match is None or (match["plain"] and _is_of_another_class(match["plain"], name.type, lexicon)):
        return None
    return *match.span(match.lastgroup or 0), name.type


def _is_of_another_class(text: str, type_: str, lexicon: Lexicon) -> bool:
    """Whether the name without 建设 would be that of a thing: 大运河国家文化公园|建设 is what is done to a park."""
    heads = lexicon.heads(text)
    thing = any(heads.get(name, 0) > 1 for name in ("Place", "Project", "Organisation") if name != type_)
    return thing or text in lexicon.known or text in lexicon.levels


def _cut(words: Words, name: Name, begin: int, end: int) -> Name:
    """The part of a name between two places in characters, wherever words begin."""
    first, last, trim = words.covering(begin, end)
    return replace(name, begin=first, end=last, trim=trim)
