"""What a comparison with reference annotation found wrong, as records.

Enters: nothing. Leaves: `Mistake`, `Thing` and `Compared`.
Example: where the graph has 省级和美乡村示范村 and the reference 和美乡村示范村, the one is extra and the other missed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """A reference entity or fact that was missed, or one of the graph that the reference lacks ("extra")."""

    kind: str
    document: str
    type: str
    name: str


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """An entity of the graph or of the reference, as it is compared: `names` are all its names, made plain."""

    type: str
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The entities of one document. `known` are those of the reference that were found or are optional."""

    document: str
    missed: tuple[Thing, ...]
    extra: tuple[Thing, ...]
    known: tuple[Thing, ...]

    @property
    def mistakes(self) -> Iterator[Mistake]:
        """What was missed and what is extra."""
        yield from (Mistake("missed", self.document, one.type, one.name) for one in self.missed)
        yield from (Mistake("extra", self.document, one.type, one.name) for one in self.extra)
