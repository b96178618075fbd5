"""Fitting the head: the hidden layer over the tagger's states, forward and backward.

Enters: examples with the states of their words. Leaves: scores for a vector of parameters, and the gradient.
Example: the row of the candidate 祥光铜业 selects the states of 祥, of 业, of what stands around, and their mean.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse

from kg.extract.head import PLACES, Head
from kg.extract.lac import WIDTH
from kg.train.batch import Featured

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
HIDDEN = 32


class Dense:
    """The states of all examples and which of them each candidate reads. Read-only once it is made."""

    def __init__(self, items: Sequence[Featured], kept: npt.NDArray[np.int64], columns: int) -> None:
        tensors = [item.example.words.tensor for item in items]
        states = np.concatenate([*tensors, np.zeros((1, 3 * WIDTH), dtype=np.float32)])
        self._states = [states[:, part * WIDTH : (part + 1) * WIDTH] for part in (0, 1, 1, 0, 2)]
        self._pick = [matrix[kept] for matrix in _selections(items, len(states))]
        self._spread = [matrix.T.tocsr() for matrix in self._pick]
        self._columns = columns

    @property
    def size(self) -> int:
        """How many parameters there are."""
        return len(PLACES) * WIDTH * HIDDEN + HIDDEN + HIDDEN * self._columns

    def start(self, seed: int = 0) -> Floats:
        """Small numbers to start from, the same for the same seed: a layer of noughts would never learn."""
        return np.random.default_rng(seed).normal(0.0, 0.05, self.size)

    def head(self, vector: Floats) -> Head:
        """The parameters as a head."""
        inputs = len(PLACES) * WIDTH * HIDDEN
        return Head(
            vector[:inputs].reshape(len(PLACES), WIDTH, HIDDEN).astype(np.float32),
            vector[inputs : inputs + HIDDEN].astype(np.float32),
            vector[inputs + HIDDEN :].reshape(HIDDEN, self._columns).astype(np.float32),
        )

    def forward(self, head: Head) -> tuple[Singles, Floats]:
        """The hidden layer, and the scores by candidate and class."""
        parts = [
            pick @ (states @ weights)
            for pick, states, weights in zip(self._pick, self._states, head.inputs, strict=True)
        ]
        hidden: Singles = np.tanh(sum(parts[1:], parts[0]) + head.bias)
        scores = hidden @ head.output
        return hidden, (scores[:, :1] + scores[:, 1:]).astype(np.float64)

    def backward(self, head: Head, hidden: Singles, errors: Floats) -> Floats:
        """The gradient for errors by candidate and class."""
        wide = np.hstack([errors.sum(axis=1, keepdims=True), errors]).astype(np.float32)
        inner = (wide @ head.output.T) * (1.0 - hidden * hidden)
        inputs = [
            states.T @ (spread @ inner) for spread, states in zip(self._spread, self._states, strict=True)
        ]
        parts = [np.stack(inputs).ravel(), inner.sum(axis=0), (hidden.T @ wide).ravel()]
        return np.concatenate(parts).astype(np.float64)


def _selections(items: Sequence[Featured], rows: int) -> list[sparse.csr_matrix]:
    """For each place a matrix of candidates × words; the last row of the states is nought, for no word at all."""
    spans, lengths, words = [], [], 0
    edges: list[tuple[int, int]] = []
    for item in items:
        count = len(item.example.words.texts)
        offsets = item.example.words.offsets
        for begin, end in item.example.spans:
            spans.append((begin + words, end + words))
            edges.append((begin + words - 1 if begin else rows - 1, end + words if end < count else rows - 1))
            lengths.append(offsets[end] - offsets[begin])
        words += count
    begins, ends = np.array(spans).T
    before, behind = np.array(edges).T
    inside = np.concatenate([np.arange(begin, end) for begin, end in spans])
    share = np.repeat(1.0 / np.array(lengths), ends - begins).astype(np.float32)
    starts = np.r_[0, np.cumsum(ends - begins)]
    mean = sparse.csr_matrix((share, inside, starts), shape=(len(spans), rows))
    return [*(_one_each(at, rows) for at in (begins, ends - 1, before, behind)), mean]


def _one_each(at: npt.NDArray[np.int64], rows: int) -> sparse.csr_matrix:
    ones = np.ones(len(at), dtype=np.float32)
    return sparse.csr_matrix((ones, at, np.arange(len(at) + 1)), shape=(len(at), rows))
