"""该县, 该镇: a place that was named before and is meant again.

Enters: `Words` and the names found. Leaves: for each such word the name that it stands for.
Example: in 阳谷县获评全国文明城市。该县实施头雁工程 it is 阳谷县 that carries out 头雁工程; in 该区域 nobody is meant,
nor in 该县 where the paragraph has named no county.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.extract.names import Name
from kg.extract.words import Words

_MEANT = re.compile("(?<!应)该(自治州|街道|社区|省|市|县|区|镇|乡|村|州|旗)")
_LEVELS: Mapping[str, frozenset[str]] = {
    "省": frozenset({"province"}),
    "市": frozenset({"city", "county"}),
    "县": frozenset({"county"}),
    "区": frozenset({"county"}),
    "旗": frozenset({"county"}),
    "州": frozenset({"city"}),
    "自治州": frozenset({"city"}),
}
"""What the list of divisions says of a short name that may be meant: 临清 may be 该市, no 该镇."""
_KINDS = (*tuple("省市县区镇乡村州旗"), "街道", "社区")


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Characters `begin:end` of the article that stand for the name found before them."""

    begin: int
    end: int
    name: Name


def anaphors(words: Words, names: Sequence[Name]) -> Iterator[Anaphor]:
    """Each 该县 with the county that its paragraph named last."""
    text = "".join(words.texts)
    edges = frozenset(words.offsets)
    places = [name for name in names if name.type == "Place" and not name.meant]
    for match in _MEANT.finditer(text):
        if match.start() not in edges or match.end() not in edges:
            continue  # 该|区域, 该|市场
        start = text.rfind("\n", 0, match.start()) + 1
        before = [p for p in places if start <= words.offsets[p.begin] and words.offsets[p.end] <= match.start()]
        meant = next((place for place in reversed(before) if _is_a(words, place, match[1])), None)
        if meant is not None:
            yield Anaphor(*match.span(), meant)


def _is_a(words: Words, place: Name, kind: str) -> bool:
    """Whether a place is called so: 阳谷县 a 县; of a short name the list of divisions tells its level."""
    text = words.text(place.begin, place.end)
    if text.endswith(_KINDS) and len(text) > 2:
        return text.endswith(kind)
    whole = place.end - place.begin == 1
    return text.endswith(kind) or (whole and words.kinds[place.begin] in _LEVELS.get(kind, ()))
