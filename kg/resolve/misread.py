"""Names that differ in one character that looks like the other: is the one a misreading of the other?

Enters: the senses with where they are spoken of. Leaves: pairs that are one, and pairs of which it is open.
Example: 徙骇河湿地公园 beside 徒骇河湿地公园 is a doubt for a person; 聊城市入民政府 is 聊城市人民政府, which is of
record. 徒骇河东大桥 and 徒骇河南大桥 are two, whatever the characters look like.

Names are laid out under themselves with one character left out, so that nothing is compared with everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from kg.ontology.model import Ontology
from kg.resolve.glyphs import alike
from kg.resolve.scopes import Pair
from kg.resolve.variants import Name
from kg.resolve.wording import words

SHORTEST = 4
"""Characters of a name from which on one of them may be taken for misread: of 王家村 and 玉家村 either may be."""


def misread(names: Iterable[Name], ontology: Ontology) -> tuple[list[Pair], list[Pair]]:
    """Pairs (misread, right, reason) that are one, since the right form is of record, and pairs that may be."""
    same: dict[Name, list[Pair]] = {}
    open_: list[Pair] = []
    for one, other, why in _look_alikes(names, words(ontology, "distinguisher")):
        if one.fixed == other.fixed:
            open_.append((one.sense, other.sense, f"{one.name} = {other.name}: {why}"))
        else:
            wrong, right = (other, one) if one.fixed else (one, other)
            same.setdefault(wrong, []).append((wrong.sense, right.sense, f"{wrong.name} = {right.name}: {why}"))
    open_ += (pair for pairs in same.values() if len(pairs) > 1 for pair in pairs)
    return [pairs[0] for pairs in same.values() if len(pairs) == 1], open_


def difference(one: str, other: str) -> tuple[str, str] | None:
    """The only two characters in which names of one length differ, if these look alike."""
    apart = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return apart[0] if len(one) == len(other) and len(apart) == 1 and alike(*apart[0]) else None


def _look_alikes(names: Iterable[Name], apart: tuple[str, ...]) -> Iterator[tuple[Name, Name, str]]:
    """The pairs of names of one class, spoken of in one place or of record, and the characters that differ."""
    blocks: dict[tuple[str, int, str], list[Name]] = {}
    for name in sorted(names, key=lambda name: name.sense):
        text = name.sense.plain
        for cut in range(len(text) if len(text) >= SHORTEST else 0):
            blocks.setdefault((name.sense.top, cut, text[:cut] + text[cut + 1 :]), []).append(name)
    for (_, cut, _), block in blocks.items():
        for one, other in combinations(block, 2):
            first, second = one.sense.plain[cut], other.sense.plain[cut]
            near = not one.fixed or not other.fixed if one.fixed or other.fixed else bool(one.areas & other.areas)
            if near and not {first, second} & set(apart) and alike(first, second):
                yield one, other, f"{first}、{second}形近, 一字之误"
