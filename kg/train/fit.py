"""Fitting the weights: the likelihood of the annotation, pulled towards no opinion.

Enters: `Example`s. Leaves: `Weights`. Optional names and names that no candidate meets are left out of the
loss: the right set may hold them or not. The same examples give the same weights.
Example: fitted on thirty-six passages, x2=行动 weighs for Programme and l=各类 against any name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.special import logsumexp

from kg.extract.head import Head
from kg.extract.weights import Weights
from kg.train.batch import Batch, Featured, make_batch, vocabulary
from kg.train.dense import Dense
from kg.train.lattice import NEVER, log_marginals

Floats = npt.NDArray[np.float64]
BIAS = 0.8
"""Chosen by cross-validation: the best F1 lies where recall and precision meet."""


def fit(
    items: Sequence[Featured],
    classes: Sequence[str],
    *,
    penalty: float = 4.0,
    head_penalty: float = 15.0,
    rounds: int = 60,
) -> Weights:
    """Fit by L-BFGS. The penalties are the weights of the squared parameters, `rounds` the iterations."""
    rows = vocabulary(items)
    batch = make_batch(items, rows, classes)
    dense = Dense(items, batch.kept, 1 + len(classes))
    shape = (len(rows), 1 + len(classes))
    cut = shape[0] * shape[1]
    strength = np.r_[np.full(cut, penalty), np.full(dense.size, head_penalty)]

    def loss(vector: Floats) -> tuple[float, Floats]:
        head = dense.head(vector[cut:])
        hidden, scores = dense.forward(head)
        value, errors = _errors(batch, batch.scores(vector[:cut].reshape(shape)) + scores)
        slope = np.r_[batch.gradient(errors).ravel(), dense.backward(head, hidden, errors)]
        return value + 0.5 * float(strength @ vector**2), slope + strength * vector

    start = np.r_[np.zeros(cut), dense.start()]
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 6}).x
    matrix = found[:cut].reshape(shape).astype(np.float16).astype(np.float32)
    return _pruned(tuple(classes), rows, matrix, dense.head(found[cut:].astype(np.float16)))


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


def _pruned(
    classes: tuple[str, ...], rows: Mapping[str, int], matrix: npt.NDArray[np.float32], head: Head
) -> Weights:
    """Drop features without weight, and name the result by its content."""
    kept = [name for name, row in rows.items() if float(np.abs(matrix[row]).max()) >= 0.02]
    chosen = matrix[[rows[name] for name in kept]]
    arrays = (chosen, head.inputs, head.bias, head.output)
    digest = hashlib.sha256("\x00".join(kept).encode() + b"".join(array.tobytes() for array in arrays))
    return Weights(
        classes, {name: row for row, name in enumerate(kept)}, chosen, head, BIAS, digest.hexdigest()
    )
