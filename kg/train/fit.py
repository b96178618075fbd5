"""Fitting the weights: the likelihood of the annotation, pulled towards no opinion.

Enters: examples with their features. Leaves: `Weights`. Optional names and names that no candidate meets are left
out of the loss: the right set may hold them or not. The same examples give the same weights.
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


def fit(
    items: Sequence[Featured],
    classes: Sequence[str],
    recipe: Recipe | None = None,
    *,
    written: Sequence[Featured] = (),
) -> Weights:
    """Fit the weights. Without a recipe, by the one that cross-validation chose.

    `written` are examples to learn from first: what they taught is what the weights are then pulled towards instead
    of towards no opinion (Chelba and Acero 2004), so that they help and the annotation has the last word.
    """
    recipe = recipe or Recipe()
    whole, common = with_rarity([*items, *written])
    rows = vocabulary(whole)
    parts = [part for part in (whole[len(items) :], whole[: len(items)]) if part]
    tasks = [_Task.of(part, rows, classes, recipe) for part in parts]
    found = [_solve(tasks, seed, recipe.rounds) for seed in range(recipe.fits)]
    cut = len(rows) * (1 + len(classes))
    matrix = np.mean([vector[:cut] for vector in found], axis=0).reshape(len(rows), -1)
    head = _joined([tasks[0].dense.head(vector[cut:]) for vector in found])
    return _pruned(Weights(tuple(classes), rows, _half(matrix), head, BIAS, common))


@dataclass(frozen=True, slots=True)
class _Task:
    """What one lot of examples asks of the parameters: those of the features, then those of the head."""

    batch: Batch
    dense: Dense
    features: int
    strength: Floats
    """The penalty of each parameter."""
    live: npt.NDArray[np.bool_]
    """Which parameters take part."""

    @classmethod
    def of(
        cls, items: Sequence[Featured], rows: Mapping[str, int], classes: Sequence[str], recipe: Recipe
    ) -> _Task:
        batch = make_batch(items, rows, classes)
        columns = 1 + len(classes)
        dense = Dense(items, batch.kept, columns)
        cut = len(rows) * columns
        strength = np.r_[np.full(cut, recipe.penalty), np.full(dense.size, recipe.head_penalty)]
        live = np.r_[_live(rows, recipe.part).repeat(columns), np.full(dense.size, recipe.part != "forms")]
        return cls(batch, dense, len(rows), strength, live)

    def loss(self, vector: Floats, prior: Floats) -> tuple[float, Floats]:
        """The loss of the parameters and its slope."""
        cut = len(vector) - self.dense.size
        head = self.dense.head(vector[cut:])
        hidden, scores = self.dense.forward(head)
        value, errors = _errors(self.batch, self.batch.scores(vector[:cut].reshape(self.features, -1)) + scores)
        slope = np.r_[self.batch.gradient(errors).ravel(), self.dense.backward(head, hidden, errors)]
        away = vector - prior
        return value + 0.5 * float(self.strength @ away**2), self.live * (slope + self.strength * away)


def _solve(tasks: Sequence[_Task], seed: int, rounds: int) -> Floats:
    """Parameters that answer one task after the other, each pulled towards what the one before it found."""
    options = {"maxiter": rounds, "maxcor": 6}
    first = tasks[0]
    vector = first.live * np.r_[np.zeros(len(first.live) - first.dense.size), first.dense.start(seed)]
    prior: Floats = np.zeros_like(vector)
    for task in tasks:
        prior = minimize(task.loss, vector, args=(prior,), jac=True, method="L-BFGS-B", options=options).x
        vector = prior
    return prior


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
