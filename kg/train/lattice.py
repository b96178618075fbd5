"""The sums over all sets of names, for many sentences at once.

Enters: candidate spans of all sentences with a score each. Leaves: the log of the sum for each sentence, and
the log probability of each candidate.
Example: with one candidate of score 0 in a sentence, the sum is log 2 and the candidate's probability one half.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
NEVER = -1e30


@dataclass(frozen=True, slots=True)
class Lattice:
    """Candidates by sentence. `begin` and `end` count words from the sentence's first."""

    sentence: Ints
    begin: Ints
    end: Ints
    lengths: Ints
    by_begin: tuple[Ints, ...]
    by_end: tuple[Ints, ...]


def make_lattice(sentence: Ints, begin: Ints, end: Ints, lengths: Ints) -> Lattice:
    """Sort the candidates by where they begin and end."""
    longest = int(lengths.max(initial=0))
    return Lattice(
        sentence, begin, end, lengths, _grouped(begin, sentence, longest), _grouped(end, sentence, longest)
    )


def log_marginals(lattice: Lattice, scores: Floats, blocked: Bools | None = None) -> tuple[Floats, Floats]:
    """Log sums by sentence and log marginals by candidate. `blocked[sentence, at]`: that word must be in a name."""
    shape = (len(lattice.lengths), int(lattice.lengths.max(initial=0)) + 1)
    outside = np.zeros(shape) if blocked is None else np.where(blocked, NEVER, 0.0)
    forward = np.full(shape, NEVER)
    forward[:, 0] = 0.0
    for at in range(1, shape[1]):
        chosen = lattice.by_end[at]
        terms = forward[lattice.sentence[chosen], lattice.begin[chosen]] + scores[chosen]
        forward[:, at] = _added(forward[:, at - 1] + outside[:, at - 1], lattice.sentence[chosen], terms)
    backward = np.full(shape, NEVER)
    backward[np.arange(shape[0]), lattice.lengths] = 0.0
    for at in range(shape[1] - 2, -1, -1):
        chosen = lattice.by_begin[at]
        terms = backward[lattice.sentence[chosen], lattice.end[chosen]] + scores[chosen]
        onward = np.where(lattice.lengths > at, backward[:, at + 1] + outside[:, at], backward[:, at])
        backward[:, at] = _added(onward, lattice.sentence[chosen], terms)
    totals = forward[np.arange(shape[0]), lattice.lengths]
    inside = forward[lattice.sentence, lattice.begin] + scores + backward[lattice.sentence, lattice.end]
    return totals, np.minimum(inside - totals[lattice.sentence], 0.0)


def _added(base: Floats, sentence: Ints, terms: Floats) -> Floats:
    """`base` with the terms of each sentence added in the log domain. `sentence` is sorted."""
    if not len(terms):
        return base
    starts = np.r_[0, np.nonzero(np.diff(sentence))[0] + 1]
    rows = sentence[starts]
    highest = np.maximum(np.maximum.reduceat(terms, starts), base[rows])
    sizes = np.diff(np.r_[starts, len(terms)])
    sums = np.add.reduceat(np.exp(terms - np.repeat(highest, sizes)), starts) + np.exp(base[rows] - highest)
    result = base.copy()
    result[rows] = highest + np.log(sums)
    return result


def _grouped(key: Ints, sentence: Ints, longest: int) -> tuple[Ints, ...]:
    order: Ints = np.lexsort((sentence, key)).astype(np.int64)
    bounds: Sequence[int] = np.searchsorted(key[order], np.arange(longest + 2)).tolist()
    return tuple(order[bounds[at] : bounds[at + 1]] for at in range(longest + 1))
