"""The weights of the features: a linear score for each candidate and class, and why it is what it is.

Enters: `Words`, candidate spans, what lists propose for them, and the file of weights that training wrote.
Leaves: a score for each span and class; 0 is the score of being no name at all.
The score of a class is the sum over the features of (the weight for any name + the weight for that class)
and over the sources that propose it. So a class that the weights never saw still gets the first and the last.
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

from kg.extract.features import (
    TEMPLATES,
    closing_features,
    inner_features,
    opening_features,
    span_features,
)
from kg.extract.lexicon import Lexicon
from kg.extract.proposals import MEANING, SOURCES, Proposal
from kg.extract.words import Words

Ids = npt.NDArray[np.int32]
Scores = npt.NDArray[np.float64]
NEVER = -1e6
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
    bias: float
    """Added to every name: more names, less sure."""
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

    def score(
        self,
        words: Words,
        spans: Sequence[tuple[int, int]],
        proposed: Sequence[Sequence[Proposal]],
        lexicon: Lexicon,
    ) -> Scores:
        """The score of each span (rows) for each of the lexicon's classes (columns), given what lists propose."""
        classes = lexicon.classes
        if not spans:
            return np.zeros((0, len(classes)))
        own = self._features_score(self.encode(words, spans, lexicon), spans)
        column = {name: 1 + index for index, name in enumerate(self.classes)}
        scores: Scores = np.stack(
            [own[:, 0] + (own[:, column[name]] if name in column else 0.0) for name in classes], axis=1
        )
        at = {name: index for index, name in enumerate(classes)}
        for row, found in enumerate(proposed):
            for source, name in found:
                if name in at:
                    scores[row, at[name]] += self._source(source, name)
            if "Person" in at and not any(name == "Person" for _, name in found):
                scores[row, at["Person"]] = NEVER  # 习近平总书记 is a name with an office.
        scores += self.bias
        return scores

    def why(
        self, words: Words, span: tuple[int, int], name: str, found: Sequence[Proposal], lexicon: Lexicon
    ) -> tuple[str, ...]:
        """The five weightiest reasons for or against a class, in words: "+1.9 last word 高铁"."""
        columns = [0] + [1 + index for index, known in enumerate(self.classes) if known == name]
        features = [*opening_features(words, span[0]), *closing_features(words, span[1] - 1)]
        features += [feature for at in range(*span) for feature in inner_features(words, at)]
        features += span_features(words, [span], lexicon)[0]
        reasons = [
            (float(self.matrix[self.rows[feature], columns].sum()), _in_words(feature))
            for feature in dict.fromkeys(features)
            if feature in self.rows and feature != "base="
        ]
        reasons += [
            (self._source(source, name), MEANING[source]) for source, proposed in found if proposed == name
        ]
        strongest = sorted(reasons, key=lambda reason: (-abs(round(reason[0], 3)), reason[1]))[:5]
        return tuple(f"{weight:+.1f} {reason}" for weight, reason in strongest)

    def _source(self, source: str, name: str) -> float:
        new = NEW_CLASS if source == "head" and name not in self.classes else 0.0
        return SOURCES[source] + new

    def _ids(self, features: Sequence[Sequence[str]]) -> tuple[Ids, Ids]:
        rows = self.rows
        found = [[rows[feature] for feature in item if feature in rows] for item in features]
        starts = np.cumsum([0, *map(len, found)], dtype=np.int32)
        return np.array([row for item in found for row in item], dtype=np.int32), starts

    def _features_score(self, encoded: Encoded, spans: Sequence[tuple[int, int]]) -> Scores:
        begins = np.array([begin for begin, _ in spans])
        ends = np.array([end for _, end in spans])
        inner = np.concatenate(
            [np.zeros((1, self.matrix.shape[1])), np.cumsum(self._sums(encoded.inner), axis=0)]
        )
        edges = self._sums(encoded.opening)[begins] + self._sums(encoded.closing)[ends - 1]
        total: Scores = edges + (inner[ends] - inner[begins]) + self._sums(encoded.spans)
        return total

    def _sums(self, group: tuple[Ids, Ids]) -> Scores:
        """The sum of the rows of each item."""
        ids, starts = group
        totals = np.concatenate(
            [np.zeros((1, self.matrix.shape[1])), np.cumsum(self.matrix[ids].astype(np.float64), axis=0)]
        )
        sums: Scores = totals[starts[1:]] - totals[starts[:-1]]
        return sums


def _in_words(feature: str) -> str:
    code, _, value = feature.partition("=")
    return f"{TEMPLATES.get(code, code)} {value}".replace("\n", "¶").strip()


def load_weights(folder: Path | None = None) -> Weights:
    """The weights that come with govkg, or those that `save_weights` wrote to a folder."""
    return _read(str(folder) if folder else str(resources.files("kg.extract") / "model"))


@functools.lru_cache(maxsize=2)
def _read(folder: str) -> Weights:
    card = json.loads((Path(folder) / "model.json").read_text(encoding="utf-8"))
    with np.load(Path(folder) / "weights.npz", allow_pickle=False) as data:
        names = data["features"].tobytes().decode("utf-8").split("\x00")
        matrix = data["matrix"].astype(np.float32)
    rows = {name: row for row, name in enumerate(names)}
    return Weights(tuple(card["classes"]), rows, matrix, card["bias"], card["digest"])
