"""Programmes that share a head noun: 蓝天、碧水、净土保卫战; 职业技能提升、劳务品牌培育工程; 苏陕、津陕协作.

Enters: `Words`, a programme found, the items in front of it, the `Lexicon`. Leaves: the programmes that they are.
Where long items share a head, each must tell what is done: 景区|焕新、民宿品质|提升行动 is two, but
农村留守儿童和困境儿童关爱服务质量提升行动 is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.items import SEPARATORS, Item, is_initials
from kg.extract.kinds import STRONG, implied
from kg.extract.lexicon import Lexicon
from kg.extract.names import Name
from kg.extract.words import Words

_STRONG = (*STRONG, "保卫战", "攻坚战", "战役")
_MARKS = re.compile("[“”《》（）]")
_LEAST = 6
"""Characters of a long item: what it is about, and what is done."""


def sharing(words: Words, items: Sequence[Item], name: Name, lexicon: Lexicon) -> Iterator[Name]:
    """The items in front of a programme that lend themselves to its head, as far back as they are alike."""
    text, first = words.text(name.begin, name.end), words.texts[name.begin]
    pairs = is_initials(first, lexicon) and len(first) < len(text)
    length = len(text) - len(first) if pairs else _head(text, lexicon)
    if not length or _MARKS.search(text):
        return
    stem, head = text[:-length], text[-length:]
    cut = _word_at(words, name, length)
    for item in items[::-1]:
        own = words.text(item.begin, item.end)
        alike = is_initials(own, lexicon) if pairs else len(own) == len(stem) <= 4
        parallel = all(_tells_what_is_done(words, *span) for span in ((item.begin, item.end), (name.begin, cut)))
        if lexicon.heads(own).get("Programme", 0) > 1 or not (alike or parallel):
            return
        yield implied(words, item, name, head)


def parted(words: Words, name: Name, lexicon: Lexicon) -> Iterator[Name]:
    """The programmes that were found as one: 先进制造业突破和生产性服务业升级|行动.

    A 工程 of two things joined by 和 stays one, as it is mostly said of one: 产业基础再造和重大技术装备攻关工程.
    """
    text = words.text(name.begin, name.end)
    length = _head(text, lexicon) if name.type == "Programme" else 0
    cut = _word_at(words, name, length) if length else name.begin
    if cut == name.begin or _MARKS.search(text) or words.word(name.end) == "”":
        return
    joints = [at for at in range(name.begin + 1, cut) if words.texts[at] in SEPARATORS]
    if not joints or (text.endswith("工程") and any(words.texts[at] != "、" for at in joints)):
        return
    parts = list(zip([name.begin, *(at + 1 for at in joints)], [*joints, cut], strict=True))
    if all(_tells_what_is_done(words, *part) for part in parts):
        head = words.text(cut, name.end)
        yield from (implied(words, Item(*part), name, head) for part in parts[:-1])
        yield implied(words, Item(parts[-1][0], name.end), name, "")


def _head(text: str, lexicon: Lexicon) -> int:
    """The length of the programme's head noun, if it is one that others may share; else 0."""
    length = lexicon.heads(text).get("Programme", 0) if text.endswith(_STRONG) else 0
    return length if length > 1 else 0


def _word_at(words: Words, name: Name, length: int) -> int:
    """The word with which the last `length` characters of the name begin; the name's first where none does."""
    where = words.offsets[name.end] - length
    return next((at for at in range(name.begin + 1, name.end) if words.offsets[at] == where), name.begin)


def _tells_what_is_done(words: Words, begin: int, end: int) -> bool:
    return words.offsets[end] - words.offsets[begin] >= _LEAST and words.tags[end - 1] in ("v", "vn")
