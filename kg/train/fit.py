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

from kg.extract.weights import Weights
from kg.train.batch import Batch, Featured, make_batch, vocabulary
from kg.train.lattice import NEVER, log_marginals

Floats = npt.NDArray[np.float64]
BIAS = 0.8
"""Chosen by cross-validation: the best F1 lies where recall and precision meet."""


def fit(
    items: Sequence[Featured], classes: Sequence[str], *, penalty: float = 2.0, rounds: int = 60
) -> Weights:
    """Fit by L-BFGS. `penalty` is the weight of the squared weights, `rounds` the number of iterations."""
    rows = vocabulary(items)
    batch = make_batch(items, rows, classes)
    shape = (len(rows), 1 + len(classes))

    def loss(vector: Floats) -> tuple[float, Floats]:
        value, slope = _loss(batch, vector.reshape(shape))
        return value + 0.5 * penalty * float(vector @ vector), slope.ravel() + penalty * vector

    start = np.zeros(shape[0] * shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 6}).x
    return _pruned(tuple(classes), rows, found.reshape(shape).astype(np.float16).astype(np.float32))


def _loss(batch: Batch, matrix: Floats) -> tuple[float, Floats]:
    """The negative log likelihood and its gradient."""
    scores = batch.scores(matrix)
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
    return float((totals - right_totals).sum()), batch.gradient(
        np.exp(inside)[:, None] * by_class - right_class
    )


def _pruned(classes: tuple[str, ...], rows: Mapping[str, int], matrix: npt.NDArray[np.float32]) -> Weights:
    """Drop features without weight, and name the result by its content."""
    kept = [name for name, row in rows.items() if float(np.abs(matrix[row]).max()) >= 0.02]
    chosen = matrix[[rows[name] for name in kept]]
    digest = hashlib.sha256("\x00".join(kept).encode() + chosen.tobytes())
    return Weights(classes, {name: row for row, name in enumerate(kept)}, chosen, BIAS, digest.hexdigest())
