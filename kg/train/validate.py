"""How good the weights are on texts that they have not seen, and what each part of them is worth.

Enters: annotated texts with their features. Leaves: counts by class, for `kg.train.score.f1`.
Texts of one source stay together: names that one passage of a report teaches say nothing of how well the next
city's report is read.
Example: T01_河南省 and U013_河南省 are of one source, which is what follows the first _ in their names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from kg.extract.lexicon import Lexicon
from kg.extract.weights import Weights
from kg.train.batch import Featured
from kg.train.fit import Part
from kg.train.score import Counts, count, score

Split = tuple[list[Featured], list[Featured]]
"""Texts to learn from, and texts to be tested on."""
TAGS: Mapping[str, str] = {"PER": "Person", "LOC": "Place", "ORG": "Organisation", "nz": "Project"}
"""What LAC's tags come nearest to."""
PARTS: Sequence[Part] = ("forms", "head", "all")


def folds(items: Sequence[Featured], number: int) -> Iterator[Split]:
    """Split the texts by source, each source being tested on once."""
    sources = sorted({source(item) for item in items})
    for fold in range(number):
        left_out = frozenset(sources[fold::number])
        learnt = [item for item in items if source(item) not in left_out]
        yield learnt, [item for item in items if source(item) in left_out]


def source(item: Featured) -> str:
    """What a text is a passage of, by its file's name."""
    return item.example.name.partition(".")[0].partition("_")[2] or item.example.name


def cross_validate(
    items: Sequence[Featured], lexicon: Lexicon, number: int, learn: Callable[[Sequence[Featured]], Weights]
) -> Counts:
    """Count over all texts, each read with weights that have not seen its source."""
    counts: Counts = Counter()
    for learnt, tested in folds(items, number):
        counts.update(score(tested, learn(learnt), lexicon))
    return counts


def compare(
    split: Split, lexicon: Lexicon, learn: Callable[[Sequence[Featured], Part], Weights]
) -> Iterator[tuple[str, Counts]]:
    """What LAC's tags find alone, then the forms, the trained head, and both together."""
    learnt, tested = split
    yield "tagger", tagged(tested)
    for part in PARTS:
        yield part, score(tested, learn(learnt, part), lexicon)


def tagged(items: Sequence[Featured]) -> Counts:
    """Count what LAC's own tags find."""
    return count((item, _tagged(item)) for item in items)


def _tagged(item: Featured) -> Iterator[tuple[int, int, str]]:
    for at, tag in enumerate(item.example.words.tags):
        if tag in TAGS:
            yield at, at + 1, TAGS[tag]
