"""What the reading of figures passes on: numbers with their units, and what is said of them.

Enters: nothing. Leaves: the records `Amount`, `Clause` and `Passage`. All offsets are clean offsets, counted
in the document.

Example: 总产达到116.6亿斤 holds the amount 116.6 with the unit 亿斤.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that measures. `begin:end` holds it with its unit and its qualifiers."""

    begin: int
    end: int
    value: Decimal
    unit: str = ""
    """As written, 万 and 亿 with it: 亿斤."""
    upto: Decimal | None = None
    """The other end of a range."""
    qualifier: str = ""
    rank: bool = False
    scope: str = ""

    @property
    def relative(self) -> bool:
        """Whether it is a part of something, or many times it: %, 个百分点, 成, 倍."""
        return self.unit in ("%", "‰", "成", "倍") or self.pointed

    @property
    def pointed(self) -> bool:
        """Whether it counts percentage points."""
        return self.unit.endswith(("百分点", "千分点"))


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands between two commas or brackets, with the amounts in it, in the order of the text."""

    begin: int
    end: int
    amounts: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Clauses up to a full stop or the end of the paragraph. `mood` is "fact" or "plan"."""

    begin: int
    end: int
    clauses: tuple[Clause, ...]
    mood: str
    period: str
    """What its paragraph holds for, where the clause itself says nothing: 2019, or empty."""


@dataclass(frozen=True, slots=True)
class Measured:
    """An amount with the name of what it measures."""

    amount: Amount
    measure: str
    aspect: str
    begin: int
    """Where the words begin that name it."""
    behind: bool = False
    """Whether the number stands before what it counts: 36|家企业."""
    carried: bool = False
    """Whether the measure was named in an earlier clause."""
