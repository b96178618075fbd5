"""How familiar a word is: how often the annotated texts say it outside of names.

Enters: `Words` and the counts of training. Leaves: the words with their rarity.
A word that is never said outside of names is most likely a proper part of one; that holds in cities which
no annotation has seen. In training a text's own words don't count, or none of it would be new.
Example: in 祥光铜业入选 the word 祥光 is new ("0"), 铜业 too, and 入选 is common ("").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from kg.extract.words import Words

MOST = 10
"""Above this a word is common, and how often it is said matters no more."""
_NONE: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Familiar:
    """`counts`: how often a word was seen outside of names, at most `MOST`."""

    counts: Mapping[str, int]

    def mark(self, words: Words) -> Words:
        """The words with their rarity."""
        return replace(words, rarity=rarities(words, self.counts))


def familiar(totals: Iterable[Mapping[str, int]]) -> Familiar:
    """Add up the counts of many texts."""
    counts: dict[str, int] = {}
    for text in totals:
        for word, count in text.items():
            counts[word] = min(MOST, counts.get(word, 0) + count)
    return Familiar(dict(sorted(counts.items())))


def rarities(words: Words, counts: Mapping[str, int], own: Mapping[str, int] = _NONE) -> tuple[str, ...]:
    """The rarity of each word: 0 new, 1 seen once, 3 up to three times, 9 up to nine; empty: common, or a mark.

    `own` is taken off the counts: what the text itself gave to them.
    """
    return tuple(
        "" if tag == "w" else _rarity(counts.get(text, 0) - own.get(text, 0))
        for text, tag in zip(words.texts, words.tags, strict=True)
    )


def _rarity(count: int) -> str:
    return "0" if count <= 0 else "1" if count == 1 else "3" if count <= 3 else "9" if count < MOST else ""
