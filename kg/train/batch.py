"""All examples as sparse matrices: what the loss and its gradient are computed on.

Enters: `Example`s and the vocabulary of features. Leaves: a `Batch` that gives scores for weights, and
gradients for errors. Example: the row of the candidate 雄商高铁 has ones under x2=高铁, len=2 and q=no.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from kg.extract.features import (
    closing_features,
    inner_features,
    opening_features,
    span_features,
)
from kg.extract.lexicon import Lexicon
from kg.extract.proposals import SOURCES, Proposal, proposals
from kg.train.examples import Example
from kg.train.lattice import Lattice, make_lattice

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Featured:
    """An example with its features spelled out."""

    example: Example
    opening: Rows
    closing: Rows
    inner: Rows
    spans: Rows
    proposed: list[list[Proposal]]


def featured(example: Example, lexicon: Lexicon) -> Featured:
    """Spell out the features of an example."""
    return Featured(
        example,
        opening_features(example.words),
        closing_features(example.words),
        inner_features(example.words),
        span_features(example.words, example.spans, lexicon),
        proposals(example.words, example.spans, lexicon),
    )


def vocabulary(items: Sequence[Featured]) -> dict[str, int]:
    """Features worth a weight: seen in two names, or in one and elsewhere, or often where no name is."""
    everywhere: Counter[str] = Counter()
    in_names: Counter[str] = Counter()
    for item in items:
        for group in (item.opening, item.closing, item.inner, item.spans):
            for row in group:
                everywhere.update(row)
        for number in sorted({*item.example.firm, *item.example.optional}):
            begin, end = item.example.spans[number]
            in_names.update(item.opening[begin] + item.closing[end - 1] + item.spans[number])
            for at in range(begin, end):
                in_names.update(item.inner[at])
    kept = sorted(
        name
        for name, count in everywhere.items()
        if in_names[name] >= 2 or (in_names[name] and count >= 3) or count >= 30
    )
    return {name: row for row, name in enumerate(kept)}


@dataclass(frozen=True, slots=True)
class Batch:
    """`begins` and `ends` are word indices over all examples; `answer` is a class's column or -1."""

    opening: sparse.csr_matrix
    closing: sparse.csr_matrix
    inner: sparse.csr_matrix
    spans: sparse.csr_matrix
    proposed: Floats
    """Candidates × classes: what the sources add."""
    begins: Ints
    ends: Ints
    words: int
    answer: Ints
    allowed: npt.NDArray[np.bool_]
    """Candidates that a right set may hold."""
    blocked: npt.NDArray[np.bool_]
    """Sentences × words: words that must be in a name."""
    lattice: Lattice
    kept: Ints
    """Which of all candidates these are: those within one sentence."""

    def scores(self, matrix: Floats) -> Floats:
        """Scores of candidates (rows) by class (columns)."""
        weights = matrix.astype(np.float32)
        inner = np.zeros((self.words + 1, matrix.shape[1]))
        np.cumsum(self.inner @ weights, axis=0, dtype=np.float64, out=inner[1:])
        own = (self.opening @ weights)[self.begins] + (self.closing @ weights)[self.ends - 1]
        own = own + (inner[self.ends] - inner[self.begins]) + self.spans @ weights
        scores: Floats = own[:, :1] + own[:, 1:] + self.proposed
        return scores

    def gradient(self, errors: Floats) -> Floats:
        """The gradient of the matrix for errors by candidate and class."""
        wide = np.hstack([errors.sum(axis=1, keepdims=True), errors]).astype(np.float32)
        opening = self._spread(self.begins, wide)
        closing = self._spread(self.ends - 1, wide)
        inner = np.cumsum(opening - self._spread(self.ends, wide, 1)[: self.words], axis=0)
        matrix = (
            self.opening.T @ opening + self.closing.T @ closing + self.inner.T @ inner + self.spans.T @ wide
        )
        gradient: Floats = matrix.astype(np.float64)
        return gradient

    def _spread(self, at: Ints, wide: npt.NDArray[np.float32], more: int = 0) -> npt.NDArray[np.float32]:
        columns = [np.bincount(at, weights=column, minlength=self.words + more) for column in wide.T]
        return np.stack(columns, axis=1).astype(np.float32)


def make_batch(items: Sequence[Featured], rows: Mapping[str, int], classes: Sequence[str]) -> Batch:
    """Encode examples. Candidates that cross the end of a sentence are never right and never scored."""
    offsets = np.cumsum([0, *(len(item.example.words.texts) for item in items)])
    sentence_of, first, lengths = _sentences(items)
    begins, ends = _places(items, offsets)
    whole = sentence_of[begins] == sentence_of[ends - 1]
    answer = _answers(items, classes)
    optional, unknown = _open_questions(items, offsets)
    firm_words = _cover(begins, ends, (answer >= 0) & whole, int(offsets[-1])) > 0
    free = np.cumsum(np.r_[0, firm_words])
    untouched = free[ends] == free[begins]
    guess = np.cumsum(np.r_[0, unknown])
    allowed = whole & ((answer >= 0) | (untouched & (optional | (guess[ends] > guess[begins]))))
    sentence = sentence_of[begins]
    blocked = np.zeros((len(lengths), int(lengths.max()) + 1), dtype=np.bool_)
    for at in np.nonzero(firm_words)[0]:
        blocked[sentence_of[at], at - first[sentence_of[at]]] = True
    keep = np.nonzero(whole)[0]
    encode = _encoder(rows)
    return Batch(
        encode([row for item in items for row in item.opening]),
        encode([row for item in items for row in item.closing]),
        encode([row for item in items for row in item.inner]),
        encode([row for item in items for row in item.spans])[keep],
        _proposed(items, classes)[keep],
        begins[keep],
        ends[keep],
        int(offsets[-1]),
        answer[keep],
        allowed[keep],
        blocked,
        make_lattice(
            sentence[keep], (begins - first[sentence])[keep], (ends - first[sentence])[keep], lengths
        ),
        keep,
    )


def _places(items: Sequence[Featured], offsets: Ints) -> tuple[Ints, Ints]:
    """Where each candidate begins and ends, in words over all examples."""
    pairs = zip(items, offsets, strict=False)
    spans = [(begin + offset, end + offset) for item, offset in pairs for begin, end in item.example.spans]
    begins, ends = np.array(spans, dtype=np.int64).T
    return begins, ends


def _sentences(items: Sequence[Featured]) -> tuple[Ints, Ints, Ints]:
    """The sentence of each word, and the first word and the length of each sentence."""
    numbers: list[int] = []
    for item in items:
        start = numbers[-1] + 1 if numbers else 0
        numbers += [start + number for number in item.example.words.sentence]
    of = np.array(numbers, dtype=np.int64)
    _, first = np.unique(of, return_index=True)
    compact = np.searchsorted(of[first], of).astype(np.int64)
    return compact, first.astype(np.int64), np.bincount(compact).astype(np.int64)


def _answers(items: Sequence[Featured], classes: Sequence[str]) -> Ints:
    column = {name: index for index, name in enumerate(classes)}
    return np.array(
        [
            column[item.example.firm[number]] if number in item.example.firm else -1
            for item in items
            for number in range(len(item.example.spans))
        ],
        dtype=np.int64,
    )


def _open_questions(
    items: Sequence[Featured], offsets: Ints
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    optional = np.array(
        [number in item.example.optional for item in items for number in range(len(item.example.spans))],
        dtype=np.bool_,
    )
    unknown = np.zeros(int(offsets[-1]), dtype=np.bool_)
    for item, offset in zip(items, offsets, strict=False):
        unknown[[offset + at for at in sorted(item.example.unknown)]] = True
    return optional, unknown


def _cover(begins: Ints, ends: Ints, chosen: npt.NDArray[np.bool_], length: int) -> Ints:
    change = np.bincount(begins[chosen], minlength=length + 1) - np.bincount(
        ends[chosen], minlength=length + 1
    )
    return np.cumsum(change)[:length].astype(np.int64)


def _proposed(items: Sequence[Featured], classes: Sequence[str]) -> Floats:
    column = {name: index for index, name in enumerate(classes)}
    found = [row for item in items for row in item.proposed]
    proposed = np.zeros((len(found), len(classes)))
    for number, row in enumerate(found):
        for source, name in row:
            if name in column:
                proposed[number, column[name]] += SOURCES[source]
    return proposed


def _encoder(rows: Mapping[str, int]) -> Callable[[Rows], sparse.csr_matrix]:
    def encode(features: Rows) -> sparse.csr_matrix:
        known = [[rows[name] for name in row if name in rows] for row in features]
        starts = np.cumsum([0, *map(len, known)])
        columns = np.array([column for row in known for column in row], dtype=np.int32)
        ones = np.ones(len(columns), dtype=np.float32)
        return sparse.csr_matrix((ones, columns, starts), shape=(len(features), len(rows)))

    return encode
