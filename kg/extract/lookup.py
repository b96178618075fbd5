"""Which of the features that training kept an item has, for thousands of items at once.

Enters: the features with the numbers of their rows, forms of features, columns. Leaves: for each form and item the row
of the weights, or the one behind the last, which weighs nothing.
A form names one column or two. The known pairs of two columns are sorted, so that all items find theirs in one search.
Example: of le={first.before}|{last.word} the pair 加快, 高铁 is one row, and the pair 加快, 苹果 is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.extract.columns import Column, Ints
from kg.extract.features import fields
from kg.extract.places import Columns

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Known pairs of values: `keys`, sorted, are the numbers of both in one; `rows` go with them."""

    left: Mapping[str, int]
    right: Mapping[str, int]
    keys: Ints
    rows: Ints

    def find(self, left: Column, right: Column, missing: int) -> Rows:
        """The row of each item's pair."""
        # One more than there are, so that an unknown right value, which counts as -1, makes no other pair's key.
        wide = len(self.right) + 1
        keys = _taken(left, self.left, -1) * wide + _taken(right, self.right, -1)
        if not len(self.keys):
            return np.full(len(keys), missing)
        places = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[places] == keys, self.rows[places], missing)


@dataclass(frozen=True, slots=True)
class Lookup:
    """What is known of each form: a row, the rows of values, or pairs."""

    known: Mapping[str, int | Mapping[str, int] | Pairs]
    missing: int

    def find(self, forms: Sequence[str], columns: Columns, count: int) -> Rows:
        """Rows by form and item."""
        return np.stack([self._row(form, columns, count) for form in forms])

    def _row(self, form: str, columns: Columns, count: int) -> Rows:
        known, named = self.known[form], [columns[name] for name in fields(form)]
        if isinstance(known, Pairs):
            return known.find(named[0], named[1], self.missing)
        if isinstance(known, int):
            return np.full(count, known)
        return _taken(named[0], known, self.missing)


def make_lookup(features: Mapping[str, int], forms: Iterable[str]) -> Lookup:
    """Prepare for each form the features that it can give."""
    by_code: dict[str, dict[str, int]] = {}
    for feature, row in features.items():
        code, _, value = feature.partition("=")
        by_code.setdefault(code, {})[value] = row
    missing = len(features)
    return Lookup({form: _known(form, by_code.get(form.partition("=")[0], {}), missing) for form in forms}, missing)


def _known(form: str, values: Mapping[str, int], missing: int) -> int | Mapping[str, int] | Pairs:
    named = fields(form)
    if not named:
        return values.get("", missing)
    if len(named) == 1:
        return values
    between = form[form.index("}") + 1 : form.rindex("{")]
    return _pairs(values, between)


def _pairs(values: Mapping[str, int], between: str) -> Pairs:
    left: dict[str, int] = {}
    right: dict[str, int] = {}
    found = [
        (left.setdefault(one, len(left)), right.setdefault(other, len(right)), row)
        for value, row in values.items()
        for one, other in _parted(value, between)
    ]
    ones, others, rows = np.array(found, dtype=np.int64).reshape(-1, 3).T
    keys = ones * (len(right) + 1) + others
    order = np.argsort(keys)
    return Pairs(left, right, keys[order], rows[order])


def _parted(value: str, between: str) -> Iterator[tuple[str, str]]:
    """All ways to part a value in two: the words themselves may hold what stands between them."""
    for at in range(len(value) - len(between) + 1):
        if value.startswith(between, at):
            yield value[:at], value[at + len(between) :]


def _taken(column: Column, known: Mapping[str, int], missing: int) -> Ints:
    """What is known of each item's value. The number of an absent value is -1, which takes the last."""
    found = [known.get(value, missing) for value in column.values]
    return np.array([*found, missing], dtype=np.int64)[column.numbers]
