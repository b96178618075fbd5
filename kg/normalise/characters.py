"""Characters that stand for others: line ends, blanks, invisible ones, forms of width and compatibility.

Enters: a draft of any text. Leaves: a draft with \\n as its only line end and the blank as its only space.
Example: ２０２４年　ＧＤＰ gives 2024年 GDP; ⼀带⼀路 out of a PDF (Kangxi radicals) gives 一带一路.
"""

from __future__ import annotations

import re
import unicodedata

from kg.normalise.draft import Draft, Step, substitute, translate

_LINE_END = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANK = re.compile(r"[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
# A private-use character is a letter of some lost font; U+FFFD was lost before the file was saved.
_LOST = re.compile(r"[\ue000-\uf8ff\ufffd\ud800-\udfff\U000f0000-\U0010ffff]")
_COMPATIBLE = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")
_WIDE = "％＋－＝／＆＃＠＊＿｜＜＞＂＇［］｛｝＼＾｀＄．"
_LETTERS = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), *map(ord, _WIDE))
_HALF = {chr(code): chr(code - 0xFEE0) for code in _LETTERS} | {"｡": "。", "､": "、", "｢": "「", "｣": "」"}
LOST = "□"
"""Stands for a character that cannot be known."""


def line_ends(draft: Draft) -> Draft:
    """\\r\\n, \\r and page breaks become \\n."""
    return substitute(draft, _LINE_END, "\n", "line end")


def blanks(draft: Draft) -> Draft:
    """Every other space, the ideographic one too, becomes the common one."""
    return substitute(draft, _BLANK, " ", "blank")


def invisible(draft: Draft) -> Draft:
    """Zero-width and control characters go."""
    return substitute(draft, _INVISIBLE, "", "invisible character dropped")


def lost(draft: Draft) -> Draft:
    """Characters that carry no meaning outside their lost font or encoding become □."""
    return substitute(draft, _LOST, LOST, "unreadable character marked", guessed=True)


def compatible(draft: Draft) -> Draft:
    """Radicals and compatibility forms become the Han characters they look like."""
    found = sorted(set(_COMPATIBLE.findall(draft.text)))
    table = {old: unicodedata.normalize("NFKC", old) for old in found}
    single = {old: new for old, new in table.items() if len(new) == 1 and new != old}
    return translate(draft, single, "compatibility form")


def half_width(draft: Draft) -> Draft:
    """Full-width letters, digits and signs become half-width; punctuation of sentences stays."""
    return translate(draft, _HALF, "full width to half")


CHARACTERS: tuple[Step, ...] = (line_ends, blanks, invisible, lost, compatible, half_width)
