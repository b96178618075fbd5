"""Pinyin glosses and traditional characters.

Enters: a draft. Leaves: a draft in simplified characters without glosses.
Example: 發(fā)展的新階段 gives 发展的新阶段; the source of 发 is 發 alone.
"""

from __future__ import annotations

import functools
import re

from opencc import OpenCC

from kg.normalise.draft import Draft, Edit, apply, substitute

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
# A gloss has one tone mark, or none where the syllable is unstressed: 們(men), 著(zhe).
_GLOSS = re.compile(
    rf"(?<=[\u3400-\u9fff])[(（](?:[a-züɡ]{{0,4}}[{_TONED}][a-zɡ]{{0,4}}|men|me|zhe|ge|le|ma|ba|ne|de|zi|tou|li)[)）]"
)
# 迎著, 連著 are 迎着, 连着; OpenCC leaves 著 as it is, for 著名 and 显著.
_PARTICLE = re.compile(r"(?<![名编原论专显卓昭土合巨遗译])著(?![名作称述者录])")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


def glosses(draft: Draft) -> Draft:
    """Pinyin in brackets right after its character goes."""
    return substitute(draft, _GLOSS, "", "pinyin dropped")


def simplified(draft: Draft) -> Draft:
    """Lines with evidently traditional characters become simplified, character for character.

    乾, 於, 著 stand in simplified text too (乾县): they are changed only in a line that holds others.
    """
    evident = {han for han in set(_HAN.findall(draft.text)) if _is_traditional(han)}
    if not evident:
        return draft
    edits = []
    place = 0
    for line in draft.text.split("\n"):
        if not evident.isdisjoint(line):
            edits.append(Edit(place, place + len(line), _simplify(line)))
        place += len(line) + 1
    changed = (one for edit in edits for one in _single(draft.text, edit))
    return apply(draft, changed, "traditional to simplified")


def _single(text: str, edit: Edit) -> list[Edit]:
    """One edit per changed character, so that the count says how many were changed."""
    pairs = enumerate(zip(text[edit.begin : edit.end], edit.new, strict=True), edit.begin)
    return [Edit(place, place + 1, new) for place, (old, new) in pairs if old != new]


def _simplify(line: str) -> str:
    whole = _converter().convert(line)
    return _PARTICLE.sub("着", whole if len(whole) == len(line) else "".join(map(_simple, line)))


@functools.lru_cache(maxsize=65536)
def _simple(character: str) -> str:
    new = _converter().convert(character)
    return new if len(new) == 1 else character


def _is_traditional(han: str) -> bool:
    """Whether only traditional text holds it: it has a simplified form and stands not in GB 2312."""
    if _simple(han) == han:
        return False
    try:
        han.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


@functools.cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
