"""A second reader: a small transformer that labels every character, and what its labels say of a span.

Enters: sentences. Leaves: for each character the log probability of each label (outside of names, or
begin, inside, end or whole of a name of a class); and, for candidate spans, a score for each class.
LAC has seen news, this network a hundred languages; it is slower than all the rest, and asked only where that is in
doubt (`kg.extract.judge`).
Example: of 获批国家高新区 the characters 国 … 区 are labelled begin, inside, inside, inside, end of an Honour.

The network is a part of multilingual-e5-small (Wang et al. 2024, MIT licence), fitted by `kg train --encoder` to the
reference annotation and kept in eight bits. Characters stand for the pieces of its vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.extract.lac import Floats, session

Scores = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
MODEL = "encoder.onnx"
LONGEST_PIECE = 126
"""Characters read at once, a sentence or a part of one: the time grows faster than the length."""
OPENING, CLOSING, UNKNOWN, FIRST_ROW = 0, 2, 3, 4
"""Rows of the vocabulary: the marks around a text, any other character, and the first character."""
WEIGHT = 0.15
"""What a label counts for beside the features, chosen on texts left out: fitted on the same names, it is too sure."""
FLOOR, CEILING = -8.0, 15.0
"""Limits of one label's log probability and of a whole span's score: no single character decides."""
SENTENCE = re.compile(r"[^。；\n]*[。；\n]|[^。；\n]+$")


def pieces(text: str) -> Iterator[str]:
    """Cut a text into sentences; one of more than `LONGEST_PIECE` characters behind a comma, or where it must be."""
    for match in SENTENCE.finditer(text):
        rest = match.group()
        while len(rest) > LONGEST_PIECE:
            cut = 1 + max(rest.rfind(mark, 0, LONGEST_PIECE) for mark in "，、") or LONGEST_PIECE
            yield rest[:cut]
            rest = rest[cut:]
        yield rest


@dataclass(frozen=True, slots=True)
class Labels:
    """`logs`: characters × (1 + 4 × classes): outside, then begin, inside, end and whole of each class."""

    classes: tuple[str, ...]
    logs: Floats

    def score(self, offsets: Sequence[int], spans: Sequence[tuple[int, int]]) -> Scores:
        """For spans of words, by class: how much likelier the name is than no name. `offsets`: where words begin."""
        at = np.array(offsets)
        begins, ends = (at[list(side)] for side in zip(*spans, strict=True))
        logs = np.maximum(self.logs.astype(np.float64), FLOOR)
        outside = _sums(logs[:, :1])
        scores = _named(logs[:, 1:].reshape(len(logs), -1, 4), begins, ends) - (outside[ends] - outside[begins])
        found: Scores = WEIGHT * np.clip(scores, -CEILING, CEILING)
        return found


def _named(logs: Scores, begins: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]) -> Scores:
    """Log probabilities of begin, inside …, end; of whole for a single character. `logs`: characters, classes, 4."""
    inside = _sums(logs[:, :, 1])
    middle = inside[np.maximum(ends - 1, begins + 1)] - inside[begins + 1]
    long = logs[begins, :, 0] + logs[ends - 1, :, 2] + middle
    named: Scores = np.where((ends - begins == 1)[:, None], logs[begins, :, 3], long)
    return named


def _sums(logs: Scores) -> Scores:
    """Sums from the first character on, one row more than there are characters."""
    sums: Scores = np.concatenate([np.zeros((1, logs.shape[1])), np.cumsum(logs, axis=0)])
    return sums


class Encoder:
    """The network, loaded once. One thread, one piece at a time: a piece gives the same numbers wherever it stands."""

    def __init__(self, path: Path) -> None:
        self._session = session(str(path))
        facts = self._session.get_modelmeta().custom_metadata_map
        self.classes = tuple(facts["classes"].split())
        self._rows = rows_of(facts["characters"], facts["alike"])

    def read(self, text: str, asked: Bools | None = None) -> Labels:
        """Label the characters of each piece of which one is asked for: all, unless `asked` tells. Others get noughts,
        which say nothing."""
        logs: Floats = np.zeros((len(text), 1 + 4 * len(self.classes)), dtype=np.float32)
        begin = 0
        for piece in pieces(text):
            end = begin + len(piece)
            if asked is None or asked[begin:end].any():
                logs[begin:end] = self._labelled(piece)
            begin = end
        return Labels(self.classes, logs)

    def _labelled(self, piece: str) -> Floats:
        rows = [OPENING, *(self._rows.get(char, UNKNOWN) for char in piece), CLOSING]
        logs: Floats = self._session.run(None, {"rows": np.array([rows], dtype=np.int64)})[0]
        return logs[0, 1:-1]


def rows_of(characters: str, alike: str) -> Mapping[str, int]:
    """The rows of the characters in order, and of those that share another's: `alike` holds pairs, （(．. …"""
    rows = {char: row for row, char in enumerate(characters, FIRST_ROW)}
    return {**rows, **{char: rows[other] for char, other in zip(alike[::2], alike[1::2], strict=True)}}
