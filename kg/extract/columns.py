"""Values of many items side by side: what a feature reads, once for all words or all spans of an article.

Enters: a value for each item. Leaves: a `Column`, which holds each value once, and for each item its number.
Values are looked up once although thousands of items share them; numbers of two columns join to pairs at once.
Example: the tags of 加快/v 高铁/n 建设/v are the values v, n and the numbers 0 1 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
ABSENT = -1
OUTSIDE = "#"
"""What stands before the first and behind the last word."""


@dataclass(frozen=True, slots=True)
class Column:
    """`values[numbers[n]]` is the value of item n; the number `ABSENT` means that it has none."""

    numbers: Ints
    values: tuple[str, ...]

    def at(self, items: Ints) -> Column:
        """The values of these items."""
        return Column(self.numbers[items], self.values)

    def where(self, present: Bools) -> Column:
        """The values of some items; the others have none."""
        return Column(np.where(present, self.numbers, ABSENT), self.values)

    def shifted(self, by: int) -> Column:
        """For each item the value of the one that stands `by` items behind it, or `OUTSIDE`."""
        size, beyond = len(self.numbers), len(self.values)
        padded = np.concatenate([np.full(abs(by), beyond), self.numbers, np.full(abs(by), beyond)])
        return Column(padded[abs(by) + by :][:size], (*self.values, OUTSIDE))

    def spelled(self) -> list[str | None]:
        """The values in the order of the items."""
        values = (*self.values, None)
        return [values[number] for number in self.numbers.tolist()]


def column(values: Sequence[str | None]) -> Column:
    """Number the values in the order in which they come."""
    distinct = [value for value in dict.fromkeys(values) if value is not None]
    known: dict[str | None, int] = {value: number for number, value in enumerate(distinct)}
    known[None] = ABSENT
    return Column(np.fromiter(map(known.__getitem__, values), np.int64, len(values)), tuple(distinct))


def counted(counts: Ints) -> Column:
    """Small numbers, from 0 on, as values."""
    return Column(counts, tuple(map(str, range(int(counts.max(initial=0)) + 1))))


def flag(present: Bools) -> Column:
    """An empty value where something is so, and none elsewhere."""
    return Column(np.where(present, 0, ABSENT), ("",))


def either(first: Bools, one: Column, other: Column) -> Column:
    """The values of `one` where `first` is so, those of `other` elsewhere."""
    behind = np.where(other.numbers == ABSENT, ABSENT, other.numbers + len(one.values))
    return Column(np.where(first, one.numbers, behind), (*one.values, *other.values))


def holding(present: Bools, begins: Ints, ends: Ints) -> Bools:
    """Whether any of the items `begin:end` is so, for many of these at once."""
    before = np.concatenate([[0], np.cumsum(present)])
    held: Bools = before[ends] > before[begins]
    return held
