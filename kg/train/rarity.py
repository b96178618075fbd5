"""How often the annotated texts say a word outside of names, and the features that follow from it.

Enters: examples with their features. Leaves: the same with features of rarity, and the counts for `Weights`.
The counts of a text are taken off before its own words are judged: else no word of it would ever be new.
Example: 祥光 stands in one text, within a name: it is new there, as it will be in a text not seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.extract.columns import Column
from kg.extract.familiar import Familiar, familiar, rarities
from kg.extract.features import (
    RARE_CLOSING,
    RARE_INNER,
    RARE_OPENING,
    RARE_SPAN,
    spelled,
)
from kg.extract.places import columns_of_words
from kg.extract.spans import columns_of_rarity
from kg.train.batch import Featured, Rows
from kg.train.examples import Example


def with_rarity(items: Sequence[Featured]) -> tuple[list[Featured], Familiar]:
    """Add the features of rarity to every text, as the other texts see it."""
    own = [said_outside(item.example) for item in items]
    totals: Counter[str] = Counter()
    for counts in own:
        totals.update(counts)
    marked = [_marked(item, totals, counts) for item, counts in zip(items, own, strict=True)]
    return marked, familiar(own)


def said_outside(example: Example) -> Counter[str]:
    """How often a text says each word outside of names, of optional ones and of what can't be told."""
    within = set(example.unknown)
    for number in sorted({*example.firm, *example.optional}):
        within.update(range(*example.spans[number]))
    return Counter(text for at, text in enumerate(example.words.texts) if at not in within)


def _marked(item: Featured, totals: Counter[str], own: Counter[str]) -> Featured:
    words = replace(item.example.words, rarity=rarities(item.example.words, totals, own))
    around = columns_of_words(words)
    whole = columns_of_rarity(words, around, item.example.spans)
    return replace(
        item,
        opening=_joined(item.opening, RARE_OPENING, around),
        closing=_joined(item.closing, RARE_CLOSING, around),
        inner=_joined(item.inner, RARE_INNER, around),
        spans=_joined(item.spans, RARE_SPAN, whole),
    )


def _joined(rows: Rows, forms: Sequence[str], columns: Mapping[str, Column]) -> Rows:
    return [[*row, *more] for row, more in zip(rows, spelled(forms, columns, len(rows)), strict=True)]
