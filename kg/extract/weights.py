"""The weights that training wrote: of named features, and of the head.

Enters: the files of weights, then `Words` and candidate spans. Leaves: what the features say of each span.
The score of a class is the sum over the features of (the weight for any name + the weight for that class),
over the sources that propose it, and of what the trained head says. A class that the weights never saw still
gets the first and the third.
Example: for 雄商高铁, Project has +1.9 last word 高铁, +0.8 word before 建设 and +0.4 a head noun of it.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.extract.familiar import Familiar
from kg.extract.features import (
    closing_features,
    inner_features,
    opening_features,
    span_features,
)
from kg.extract.head import Head
from kg.extract.lexicon import Lexicon
from kg.extract.proposals import SOURCES
from kg.extract.words import Words

Ids = npt.NDArray[np.int32]
Scores = npt.NDArray[np.float64]
NEW_CLASS = 6.0
"""What a head noun adds for a class the weights never saw: whoever writes it in Turtle means it."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """The known features of a text as row numbers: `ids[starts[n]:starts[n + 1]]` are those of item n."""

    opening: tuple[Ids, Ids]
    closing: tuple[Ids, Ids]
    inner: tuple[Ids, Ids]
    spans: tuple[Ids, Ids]


@dataclass(frozen=True, slots=True)
class Weights:
    """`matrix` has a row for each feature and the columns: any name, then one for each of `classes`."""

    classes: tuple[str, ...]
    rows: Mapping[str, int]
    matrix: npt.NDArray[np.float32]
    head: Head
    bias: float
    """Added to every name: more names, less sure."""
    familiar: Familiar
    digest: str = ""

    def encode(self, words: Words, spans: Sequence[tuple[int, int]], lexicon: Lexicon) -> Encoded:
        """Look the features up."""
        at = range(len(words.texts))
        return Encoded(
            self._ids([opening_features(words, index) for index in at]),
            self._ids([closing_features(words, index) for index in at]),
            self._ids([inner_features(words, index) for index in at]),
            self._ids(span_features(words, spans, lexicon)),
        )

    def features_score(self, encoded: Encoded, spans: Sequence[tuple[int, int]]) -> Scores:
        """What the named features say of each span: for any name, and for each class."""
        begins = np.array([begin for begin, _ in spans])
        ends = np.array([end for _, end in spans])
        inner = np.concatenate(
            [np.zeros((1, self.matrix.shape[1])), np.cumsum(self._sums(encoded.inner), axis=0)]
        )
        edges = self._sums(encoded.opening)[begins] + self._sums(encoded.closing)[ends - 1]
        total: Scores = edges + (inner[ends] - inner[begins]) + self._sums(encoded.spans)
        return total

    def source(self, source: str, name: str) -> float:
        """What a source adds to a class."""
        new = NEW_CLASS if source == "head" and name not in self.classes else 0.0
        return SOURCES[source] + new

    def _ids(self, features: Sequence[Sequence[str]]) -> tuple[Ids, Ids]:
        rows = self.rows
        found = [[rows[feature] for feature in item if feature in rows] for item in features]
        starts = np.cumsum([0, *map(len, found)], dtype=np.int32)
        return np.array([row for item in found for row in item], dtype=np.int32), starts

    def _sums(self, group: tuple[Ids, Ids]) -> Scores:
        """The sum of the rows of each item."""
        ids, starts = group
        totals = np.concatenate(
            [np.zeros((1, self.matrix.shape[1])), np.cumsum(self.matrix[ids].astype(np.float64), axis=0)]
        )
        sums: Scores = totals[starts[1:]] - totals[starts[:-1]]
        return sums


def load_weights(folder: Path | None = None) -> Weights:
    """The weights that come with govkg, or those that `save_weights` wrote to a folder."""
    return _read(str(folder) if folder else str(resources.files("kg.extract") / "model"))


@functools.lru_cache(maxsize=2)
def _read(folder: str) -> Weights:
    card = json.loads((Path(folder) / "model.json").read_text(encoding="utf-8"))
    with np.load(Path(folder) / "weights.npz", allow_pickle=False) as data:
        names = data["features"].tobytes().decode("utf-8").split("\x00")
        matrix = data["matrix"].astype(np.float32)
        counts = data["counts"].tolist()
        common = dict(zip(data["common"].tobytes().decode("utf-8").split("\x00"), counts, strict=True))
        head = Head(*(data[name].astype(np.float32) for name in ("inputs", "bias", "output")))
    rows = {name: row for row, name in enumerate(names)}
    return Weights(tuple(card["classes"]), rows, matrix, head, card["bias"], Familiar(common), card["digest"])
