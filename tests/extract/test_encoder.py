"""The second reader: pieces, what labels say of spans, and the packaged network."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.encoder import CEILING, LONGEST_PIECE, WEIGHT, Encoder, Labels, pieces, rows_of
from kg.extract.weights import load_weights

CLASSES = ("Place", "Project")


def packaged() -> Encoder:
    """The network that comes with the weights."""
    encoder = load_weights().encoder
    assert encoder is not None
    return encoder


@given(st.text(alphabet="雄商高铁，。；\n", max_size=400))
def test_pieces_join_to_the_text(text: str) -> None:
    cut = list(pieces(text))
    assert "".join(cut) == text
    assert all(0 < len(piece) <= LONGEST_PIECE for piece in cut)
    assert all(not set(piece[:-1]) & set("。；\n") for piece in cut)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("雄商高铁开工。", ["雄商高铁开工。"]),
        ("甲。乙；丙\n", ["甲。", "乙；", "丙\n"]),
        ("高" * 130, ["高" * 126, "高" * 4]),
        ("高" * 100 + "，" + "铁" * 50 + "。", ["高" * 100 + "，", "铁" * 50 + "。"]),
        ("甲、" * 70, ["甲、" * 63, "甲、" * 7]),
    ],
)
def test_pieces_are_sentences_cut_at_commas_where_they_are_long(text: str, expected: list[str]) -> None:
    assert list(pieces(text)) == expected


def labels(*sure: int) -> Labels:
    """Labels of which each character has one sure one."""
    logs = np.full((len(sure), 9), -6.0, dtype=np.float32)
    logs[np.arange(len(sure)), list(sure)] = -0.01
    return Labels(CLASSES, logs)


def test_the_labelled_span_has_the_highest_score() -> None:
    # 加快雄商高铁: outside, outside, then begin, inside, inside, end of a Project.
    found = labels(0, 0, 5, 6, 6, 7)
    spans = [(0, 1), (1, 2), (1, 3), (2, 3), (0, 3)]
    scores = found.score([0, 2, 4, 6], spans)
    assert scores.shape == (5, 2)
    best = np.unravel_index(scores.argmax(), scores.shape)
    assert (spans[best[0]], CLASSES[best[1]]) == ((1, 3), "Project")
    assert scores[0].max() < 0 < scores[2, 1]


def test_a_single_character_is_judged_by_the_label_whole() -> None:
    scores = labels(0, 8, 0).score([0, 1, 2, 3], [(1, 2), (0, 1)])
    assert scores[0, 1] > 0 > scores[1].max()


@given(st.lists(st.integers(0, 8), min_size=1, max_size=30))
def test_no_score_is_beyond_its_limits(sure: list[int]) -> None:
    offsets = list(range(len(sure) + 1))
    spans = [(begin, end) for begin in offsets for end in offsets if begin < end]
    assert np.abs(labels(*sure).score(offsets, spans)).max() <= WEIGHT * CEILING + 1e-9


def test_characters_of_one_row_are_read_alike() -> None:
    assert rows_of("聊城(", "（(") == {"聊": 4, "城": 5, "(": 6, "（": 6}


def test_the_packaged_network_knows_a_railway_and_is_the_same_twice() -> None:
    encoder = packaged()
    text = "加快雄商高铁建设，推动郑济高铁开通运营。"
    found = encoder.read(text)
    assert found.logs.shape == (len(text), 1 + 4 * len(encoder.classes))
    assert np.allclose(np.exp(found.logs).sum(axis=1), 1.0, atol=1e-3)
    scores = found.score([0, 2, 6, 8], [(0, 1), (1, 2), (2, 3)])
    assert scores[1].max() > max(scores[0].max(), scores[2].max(), 0.0)
    assert (encoder.read(text).logs == found.logs).all()


def test_nothing_is_read_in_an_empty_text() -> None:
    assert packaged().read("").logs.shape[0] == 0


def test_what_stands_before_does_not_change_a_sentence() -> None:
    encoder = packaged()
    alone = encoder.read("加快雄商高铁建设。").logs
    assert (encoder.read("聊城。加快雄商高铁建设。").logs[3:] == alone).all()


def test_what_is_not_asked_for_says_nothing() -> None:
    text = "加快雄商高铁建设。加快雄商高铁建设。"
    asked = np.zeros(len(text), dtype=np.bool_)
    asked[10] = True
    found = packaged().read(text, asked)
    assert not found.logs[:9].any() and found.logs[9:].all()
    scores = found.score(list(range(len(text) + 1)), [(2, 6), (11, 15)])
    assert not scores[0].any() and scores[1].max() > 0
