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

from kg.extract.encoder import MODEL, Encoder
from kg.extract.familiar import Familiar
from kg.extract.features import CLOSING, INNER, OPENING, SPAN
from kg.extract.head import Head
from kg.extract.lexicon import Lexicon
from kg.extract.lookup import Lookup, Rows, make_lookup
from kg.extract.places import columns_of_words
from kg.extract.proposals import SOURCES
from kg.extract.spans import bounds, columns_of_spans
from kg.extract.words import Words

Scores = npt.NDArray[np.float64]
NEW_CLASS = 8.0
"""What a head noun adds for a class the weights never saw: whoever writes it in Turtle means it. Two of it make up for
the encoder, which speaks for the classes that it knows: for 秦岭 as a Place, against 秦岭朱鹮 as a Species."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """The known features of a text as rows of the weights, by form and word or span."""

    opening: Rows
    closing: Rows
    inner: Rows
    spans: Rows

    def of(self, index: int, begin: int, end: int) -> list[int]:
        """The rows of the span `begin:end`, which is the one of that index; each once."""
        parts = (self.opening[:, begin], self.closing[:, end - 1], self.inner[:, begin:end].T.ravel())
        return list(dict.fromkeys(np.concatenate([*parts, self.spans[:, index]]).tolist()))


@dataclass(frozen=True)
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
    encoder: Encoder | None = None
    """The second reader, if there is one."""

    @functools.cached_property
    def features(self) -> tuple[str, ...]:
        """The features in the order of their rows."""
        return tuple(self.rows)

    @functools.cached_property
    def lookup(self) -> Lookup:
        """Finds the rows of features."""
        return make_lookup(self.rows, (*OPENING, *CLOSING, *INNER, *SPAN))

    @functools.cached_property
    def _columns(self) -> Scores:
        """The matrix by column; behind the last row stands a nought for features that have none."""
        return np.concatenate([self.matrix.T, np.zeros((self.matrix.shape[1], 1))], axis=1, dtype=np.float64)

    def encode(self, words: Words, spans: Sequence[tuple[int, int]], lexicon: Lexicon) -> Encoded:
        """Look the features up."""
        around, count = columns_of_words(words), len(words.texts)
        opening, closing, inner = (self.lookup.find(forms, around, count) for forms in (OPENING, CLOSING, INNER))
        whole = columns_of_spans(words, around, spans, lexicon)
        return Encoded(opening, closing, inner, self.lookup.find(SPAN, whole, len(spans)))

    def features_score(self, encoded: Encoded, spans: Sequence[tuple[int, int]]) -> Scores:
        """What the named features say of each span: for any name, and for each class."""
        begins, ends = bounds(spans)
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

    def _sums(self, rows: Rows) -> Scores:
        """The sum of the weights of each item."""
        return np.stack([weights[rows].sum(axis=0) for weights in self._columns], axis=1)


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
    network = Path(folder) / MODEL
    encoder = Encoder(network) if network.is_file() else None
    return Weights(
        tuple(card["classes"]), rows, matrix, head, card["bias"], Familiar(common), card["digest"], encoder
    )
