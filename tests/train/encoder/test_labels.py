"""Annotation as labels of characters."""

from __future__ import annotations

import pytest

from kg.train.encoder.labels import UNKNOWN, labelled, packed
from kg.train.examples import Annotated, Occurrence

CLASSES = ("Place", "Honour")


@pytest.mark.parametrize(
    ("text", "occurrence", "expected"),
    [
        ("获批高新区。", Occurrence(2, 5, "Honour", False), (0, 0, 5, 6, 7, 0)),
        ("去聊城。", Occurrence(1, 3, "Place", False), (0, 1, 3, 0)),
        ("在鲁。", Occurrence(1, 2, "Place", False), (0, 4, 0)),
        ("去聊城。", Occurrence(1, 3, "Place", True), (0, UNKNOWN, UNKNOWN, 0)),
        ("去聊城。", Occurrence(1, 3, "Brand", False), (0, UNKNOWN, UNKNOWN, 0)),
    ],
)
def test_labels(text: str, occurrence: Occurrence, expected: tuple[int, ...]) -> None:
    (piece,) = labelled([Annotated("a", text, (occurrence,))], CLASSES, 126)
    assert (piece.text, piece.labels) == (text, expected)


def test_labels_stay_with_their_characters_over_pieces() -> None:
    text = "平" * 200 + "。" + "去聊城。" * 20
    found = labelled([Annotated("a", text, (Occurrence(202, 204, "Place", False),))], CLASSES, 126)
    assert [piece.text for piece in found] == list(packed(text, 126))
    marked = [(piece.text[at], label) for piece in found for at, label in enumerate(piece.labels) if label]
    assert marked == [("聊", 1), ("城", 3)]
