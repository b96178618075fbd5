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
Found = tuple[int, int, str]


def score(items: Iterable[Featured], weights: Weights, lexicon: Lexicon) -> Counts:
    """Count over texts. `lexicon` gives the classes; each text brings its own lists."""
    return count((item, _found(item, weights, lexicon)) for item in items)


def count(found: Iterable[tuple[Featured, Iterable[Found]]]) -> Counts:
    """Count what was found in texts: words `begin:end` and a class."""
    counts: Counts = Counter()
    for item, spans in found:
        wanted, spared = _wanted(item)
        names = {name for name in _named(item, spans) if name in wanted or name[0] not in spared}
        counts.update(("wanted", kind) for _, kind in sorted(wanted))
        counts.update(("found", kind) for _, kind in sorted(names))
        counts.update(("right", kind) for _, kind in sorted(names & wanted))
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


def _found(item: Featured, weights: Weights, lexicon: Lexicon) -> list[Found]:
    example = item.example
    names = choose_names(example.words, example.spans, item.proposed, lexicon, weights)
    return [(name.begin, name.end, name.type) for name in names]


def _named(item: Featured, spans: Iterable[Found]) -> set[tuple[str, str]]:
    """The names and classes of spans that can be told right from wrong."""
    example = item.example
    return {
        (plain(example.words.text(begin, end)), kind)
        for begin, end, kind in spans
        if example.unknown.isdisjoint(range(begin, end))
    }
