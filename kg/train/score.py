"""How well weights find the names of texts they have not seen.

Enters: `Weights` and examples. Leaves: counts of right, found and wanted names by class, per text as sets.
Optional and unknown names count neither for nor against, as in `kg evaluate`; lists and resolution are left out,
so the figures are those of the name grammar alone.
Example: 雄商高铁 annotated once and found twice in a text counts as one right of one wanted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.extract.lexicon import Lexicon
from kg.extract.names import choose_names
from kg.extract.weights import Weights
from kg.names import plain
from kg.train.batch import Featured

Counts = Counter[tuple[str, str]]
"""Keys are ("right" | "found" | "wanted", class)."""


def score(items: Iterable[Featured], weights: Weights, lexicon: Lexicon) -> Counts:
    """Count over texts. `lexicon` gives the classes; each text brings its own lists."""
    counts: Counts = Counter()
    for item in items:
        wanted, spared = _wanted(item)
        found = {name for name in _found(item, weights, lexicon) if name in wanted or name[0] not in spared}
        counts.update(("wanted", kind) for _, kind in sorted(wanted))
        counts.update(("found", kind) for _, kind in sorted(found))
        counts.update(("right", kind) for _, kind in sorted(found & wanted))
    return counts


def f1(counts: Counts, classes: Iterable[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over classes."""
    right, found, wanted = (
        sum(counts[part, kind] for kind in classes) for part in ("right", "found", "wanted")
    )
    return right / max(1, found), right / max(1, wanted), 2 * right / max(1, found + wanted)


def _wanted(item: Featured) -> tuple[set[tuple[str, str]], set[str]]:
    """The firm names with their classes, and the optional names."""
    example = item.example
    text = example.words.text
    firm = {(plain(text(*example.spans[number])), kind) for number, kind in example.firm.items()}
    return firm, {plain(text(*example.spans[number])) for number in example.optional}


def _found(item: Featured, weights: Weights, lexicon: Lexicon) -> set[tuple[str, str]]:
    example = item.example
    names = choose_names(example.words, example.spans, item.proposed, lexicon, weights)
    return {
        (plain(example.words.text(name.begin, name.end)), name.type)
        for name in names
        if example.unknown.isdisjoint(range(name.begin, name.end))
    }
