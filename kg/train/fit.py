"""Fitting the weights: the likelihood of the annotation, pulled towards no opinion.

Enters: `Example`s. Leaves: `Weights`. Optional names and names that no candidate meets are left out of the
loss: the right set may hold them or not. The same examples give the same weights.
Example: fitted on thirty-six passages, x2=行动 weighs for Programme and l=各类 against any name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.special import logsumexp

from kg.extract.head import Head
from kg.extract.weights import Weights
from kg.train.batch import Batch, Featured, make_batch, vocabulary
from kg.train.dense import Dense
from kg.train.lattice import NEVER, log_marginals
from kg.train.rarity import with_rarity

Floats = npt.NDArray[np.float64]
Part = Literal["all", "forms", "head"]
BIAS = 0.8
"""Chosen by cross-validation: the best F1 lies where recall and precision meet."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to fit. The penalties are the weights of the squared parameters, `rounds` the iterations of L-BFGS.

    `part` fits the features or the head alone, to see what each is worth.
    """

    penalty: float = 8.0
    head_penalty: float = 15.0
    rounds: int = 60
    part: Part = "all"
    fits: int = 3
    """How many heads, from different starts, whose mean counts: each errs elsewhere."""


def fit(items: Sequence[Featured], classes: Sequence[str], recipe: Recipe | None = None) -> Weights:
    """Fit the weights. Without a recipe, by the one that cross-validation chose."""
    recipe = recipe or Recipe()
    items, common = with_rarity(items)
    rows = vocabulary(items)
    batch = make_batch(items, rows, classes)
    dense = Dense(items, batch.kept, 1 + len(classes))
    cut = len(rows) * (1 + len(classes))
    strength = np.r_[np.full(cut, recipe.penalty), np.full(dense.size, recipe.head_penalty)]
    live = np.r_[_live(rows, recipe.part).repeat(1 + len(classes)), np.full(dense.size, recipe.part != "forms")]

    def loss(vector: Floats) -> tuple[float, Floats]:
        head = dense.head(vector[cut:])
        hidden, scores = dense.forward(head)
        value, errors = _errors(batch, batch.scores(vector[:cut].reshape(len(rows), -1)) + scores)
        slope = np.r_[batch.gradient(errors).ravel(), dense.backward(head, hidden, errors)]
        return value + 0.5 * float(strength @ vector**2), live * (slope + strength * vector)

    options = {"maxiter": recipe.rounds, "maxcor": 6}
    starts = [live * np.r_[np.zeros(cut), dense.start(seed)] for seed in range(recipe.fits)]
    found = [minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x for start in starts]
    matrix = np.mean([vector[:cut] for vector in found], axis=0).reshape(len(rows), -1)
    head = _joined([dense.head(vector[cut:]) for vector in found])
    return _pruned(Weights(tuple(classes), rows, _half(matrix), head, BIAS, common))


def _joined(heads: Sequence[Head]) -> Head:
    """One head whose scores are the mean of those of all: their hidden units side by side."""
    return Head(
        _half(np.concatenate([head.inputs for head in heads], axis=2)),
        _half(np.concatenate([head.bias for head in heads])),
        _half(np.concatenate([head.output for head in heads]) / len(heads)),
    )


def _half(array: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
    """As the files keep it: in half precision."""
    return array.astype(np.float16).astype(np.float32)


def _live(rows: Mapping[str, int], part: Part) -> npt.NDArray[np.bool_]:
    """Which features take part: all, or only the one that every candidate has."""
    return np.array([part != "head" or name == "base=" for name in rows], dtype=np.bool_)


def _errors(batch: Batch, scores: Floats) -> tuple[float, Floats]:
    """The negative log likelihood, and its gradient by candidate and class."""
    any_class: Floats = logsumexp(scores, axis=1)
    by_class = np.exp(scores - any_class[:, None])
    totals, inside = log_marginals(batch.lattice, any_class)
    firm = np.nonzero(batch.answer >= 0)[0]
    right = np.where(batch.allowed, any_class, NEVER)
    right[firm] = scores[firm, batch.answer[firm]]
    right_totals, right_inside = log_marginals(batch.lattice, right, batch.blocked)
    right_class = np.exp(right_inside)[:, None] * by_class
    right_class[firm] = 0.0
    right_class[firm, batch.answer[firm]] = np.exp(right_inside[firm])
    return float((totals - right_totals).sum()), np.exp(inside)[:, None] * by_class - right_class


def _pruned(weights: Weights) -> Weights:
    """Drop features without weight, and name the result by its content."""
    rows, matrix, head = weights.rows, weights.matrix, weights.head
    kept = [name for name, row in rows.items() if float(np.abs(matrix[row]).max()) >= 0.02]
    chosen = matrix[[rows[name] for name in kept]]
    arrays = (chosen, head.inputs, head.bias, head.output)
    texts = "\x00".join([*kept, *(f"{word} {count}" for word, count in weights.familiar.counts.items())])
    digest = hashlib.sha256(texts.encode() + b"".join(array.tobytes() for array in arrays))
    numbered = {name: row for row, name in enumerate(kept)}
    return replace(weights, rows=numbered, matrix=chosen, digest=digest.hexdigest())
