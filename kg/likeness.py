"""Is this document here already? The same bytes, or nearly the same sentences.

Enters: a file and the files there are. Leaves: the names of those that are the same or nearly so.
Example: 001.txt saved in another encoding under the name 报告.txt holds the same sentences as 001.txt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.model import Document
from kg.read import FoundFile, read

NEAR = 0.8
"""Share of the shorter one's characters that stand in sentences of both."""
SHORTEST = 6
_END = re.compile("[。！？；!?;]")


@dataclass(frozen=True, slots=True)
class Likeness:
    """A document that is like another. `share` is 1 for the same bytes."""

    path: Path
    share: float
    exact: bool


def alike(document: Document, files: Iterable[FoundFile]) -> Iterator[Likeness]:
    """The files that hold the same bytes, or nearly the same sentences; what cannot be read is like nothing."""
    mine = _sentences(document.text)
    for file in files:
        try:
            other = read(file.path, root=file.root)
        except InputError:
            continue
        if other.digest == document.digest:
            yield Likeness(file.path, 1.0, exact=True)
        else:
            share = _share(mine, _sentences(other.text))
            if share >= NEAR:
                yield Likeness(file.path, share, exact=False)


def _sentences(text: str) -> frozenset[str]:
    """The sentences without white space, since every copy breaks its lines elsewhere."""
    found = _END.split("".join(text.split()))
    return frozenset(sentence for sentence in found if len(sentence) >= SHORTEST)


def _share(first: frozenset[str], second: frozenset[str]) -> float:
    shorter = min(first, second, key=lambda sentences: sum(map(len, sentences)))
    whole = sum(map(len, shorter))
    return sum(map(len, first & second)) / whole if whole else 0.0
