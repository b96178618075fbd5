"""Blanks that are only layout, and punctuation in the width and the form that Chinese has.

Enters: a draft in paragraphs. Leaves: a draft with ，；：？！（） beside Han, “” for quotation marks.
Example: 增长 9%,旅游总消费"翻番" gives 增长9%，旅游总消费“翻番”; 记者 赵宗锋 杨光 keeps its blanks.
"""

from __future__ import annotations

import re

from kg.normalise.draft import Draft, Edit, apply, substitute, translate

_HAN = r"\u3400-\u9fff□〇"
_BLANKS = re.compile(r" {2,}")
_BESIDE_MARK = re.compile(
    r" +(?=[，。、；：！？）》”’」』】…])|(?<=[，。、；：！？（《“‘「『【]) +|(?<=[,;]) +(?=["
    + _HAN
    + r"])|(?<=["
    + _HAN
    + r"]) +(?=[,;:!?)])"
)
_BESIDE_LATIN = re.compile(rf"(?<=[{_HAN}]) +(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) +(?=[{_HAN}])")
# 政 府 工 作 报 告 is spaced out; 林 君 is a name of two characters set as wide as one of three.
_SPACED_OUT = re.compile(rf"(?<![^\n ])[{_HAN}](?: [{_HAN}]){{3,}}(?![^\n ])")
_CORNERS = {
    "「": "“",
    "」": "”",
    "『": "‘",
    "』": "’",
    "〝": "“",
    "〞": "”",
    "﹁": "“",
    "﹂": "”",
    "•": "·",
    "・": "·",
}
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_NARROW = re.compile(r"[,;:?!]")
_PAIR = re.compile(r"\(([^()\n]*)\)")
_BRACKET = re.compile(r"[()]")
_IS_HAN = re.compile(rf"[{_HAN}]")


def blanks_of_layout(draft: Draft) -> Draft:
    """Blanks beside punctuation, between Han and Latin characters, and inside spaced-out words go."""
    step = "blank of layout dropped"
    draft = substitute(draft, _SPACED_OUT, lambda match: match[0].replace(" ", ""), step)
    draft = substitute(draft, _BLANKS, " ", step)
    draft = substitute(draft, _BESIDE_MARK, "", step)
    return substitute(draft, _BESIDE_LATIN, "", step)


def corners(draft: Draft) -> Draft:
    """「」 become “”, 『』 become ‘’."""
    return translate(draft, _CORNERS, "quotation mark")


def full_width(draft: Draft) -> Draft:
    """Half-width , ; : ? ! ( ) become full-width, save between Latin letters or digits: 1,000, 8:30, T(2)."""
    edits: list[Edit] = []
    place = 0
    for line in draft.text.split("\n"):
        if _IS_HAN.search(line):
            edits += (Edit(place + at, place + at + 1, new) for at, new in _widened(line))
        place += len(line) + 1
    return apply(draft, edits, "half width to full")


def straight_quotes(draft: Draft) -> Draft:
    """Straight double quotation marks become “ and ” in turn, where a paragraph with Han holds them in pairs.

    This needs the whole pair: a clause cut out between the two keeps its straight mark.
    """
    edits: list[Edit] = []
    place = 0
    for line in draft.text.split("\n"):
        places = [place + match.start() for match in re.finditer('"', line)]
        if len(places) % 2 == 0 and _IS_HAN.search(line):
            edits += (Edit(at, at + 1, "“”"[turn % 2]) for turn, at in enumerate(places))
        place += len(line) + 1
    return apply(draft, edits, "quotation mark")


def _widened(line: str) -> list[tuple[int, str]]:
    found = [
        (match.start(), _WIDE[match[0]]) for match in _NARROW.finditer(line) if not _is_latin(line, match)
    ]
    found += _brackets(line)
    return sorted(found)


def _is_latin(line: str, match: re.Match[str]) -> bool:
    """Whether the mark stands in Latin text: 1,000 or a, b."""
    before = line[max(match.start() - 2, 0) : match.start()].rstrip()[-1:]
    after = line[match.end() : match.end() + 2].lstrip()[:1]
    return before.isascii() and after.isascii() and before.isalnum() and (after.isalnum() or after == "/")


def _brackets(line: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    paired: set[int] = set()
    for match in _PAIR.finditer(line):
        first, last = match.start(), match.end() - 1
        paired |= {first, last}
        if _IS_HAN.search(match[1]) or _beside_han(line, first, last):
            found += ((first, "（"), (last, "）"))
    for match in _BRACKET.finditer(line):
        at = match.start()
        if at not in paired and _beside_han(line, at, at):
            found.append((at, "（" if match[0] == "(" else "）"))
    return found


def _beside_han(line: str, first: int, last: int) -> bool:
    beside = line[max(first - 1, 0) : first] + line[last + 1 : last + 2]
    return any(ord(character) > 0x2000 for character in beside)
