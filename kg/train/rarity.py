"""How often the annotated texts say a word outside of names, and the features that follow from it.

Enters: examples with their features. Leaves: the same with features of rarity, and the counts for `Weights`.
The counts of a text are taken off before its own words are judged: else no word of it would ever be new.
Example: 祥光 stands in one text, within a name: it is new there, as it will be in a text not seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.familiar import Familiar, familiar, rare_span, rare_word, rarities
from kg.train.batch import Featured
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
    spans = zip(item.spans, item.example.spans, strict=True)
    return replace(
        item,
        opening=[[*row, *rare_word("us", words, at)] for at, row in enumerate(item.opening)],
        closing=[[*row, *rare_word("ue", words, at)] for at, row in enumerate(item.closing)],
        inner=[[*row, *rare_word("u", words, at)] for at, row in enumerate(item.inner)],
        spans=[[*row, *rare_span(words, begin, end)] for row, (begin, end) in spans],
    )
