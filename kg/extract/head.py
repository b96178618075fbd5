"""The trained head: what LAC's network saw at the edges of a candidate, weighed by a small layer of our own.

Enters: the states of the words (`Words.tensor`) and candidate spans. Leaves: for each span a score for any name
and one for each class, which `Weights` adds to those of the named features.
Five places are read: the first and the last character, the ones before and behind, and the mean of all.
Example: 祥光铜业 in 祥光铜业入选国际“双十佳” ends in no listed head noun; its states look like a firm's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.extract.lac import WIDTH
from kg.extract.words import Words

Floats = npt.NDArray[np.float32]
PLACES = ("first", "last", "before", "behind", "mean")


@dataclass(frozen=True, slots=True)
class Head:
    """A hidden layer of hyperbolic tangents. `inputs` has the shape (places, states, hidden)."""

    inputs: Floats
    bias: Floats
    output: Floats
    """(hidden, 1 + classes): any name first."""

    def score(self, words: Words, spans: Sequence[tuple[int, int]]) -> npt.NDArray[np.float64]:
        """Scores by span and column."""
        begins = np.array([begin for begin, _ in spans])
        ends = np.array([end for _, end in spans])
        first, last, total = (words.tensor[:, part * WIDTH : (part + 1) * WIDTH] for part in range(3))
        nothing = np.zeros((1, self.bias.shape[0]), dtype=np.float32)
        before = np.concatenate([nothing, last @ self.inputs[2]])
        behind = np.concatenate([first @ self.inputs[3], nothing])
        sums = np.concatenate(
            [nothing.astype(np.float64), np.cumsum(total @ self.inputs[4], axis=0, dtype=np.float64)]
        )
        offsets = np.array(words.offsets)
        mean = (sums[ends] - sums[begins]) / (offsets[ends] - offsets[begins])[:, None]
        edges = (
            (first @ self.inputs[0])[begins]
            + (last @ self.inputs[1])[ends - 1]
            + before[begins]
            + behind[ends]
        )
        scores: npt.NDArray[np.float64] = np.tanh(edges + mean + self.bias) @ self.output.astype(np.float64)
        return scores
