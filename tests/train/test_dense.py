"""The head: what is trained is what is run, and the gradient is the slope."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("scipy", reason="training needs the extra `train`")

from kg.extract.lexicon import Lexicon, compile_lexicon
from kg.extract.pipeline import build_tokenizer
from kg.gold import GoldEntity
from kg.ontology.load import load
from kg.train.batch import Featured, featured
from kg.train.dense import Dense
from kg.train.examples import annotate, make_example

TEXTS = ("加快包银高铁建设。\n实施暖心行动。", "宁夏大学入选名单。")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return replace(compile_lexicon(load()), classes=("Project", "Programme"))


@pytest.fixture(scope="module")
def items(lexicon: Lexicon) -> list[Featured]:
    nlp = build_tokenizer()
    entities = [GoldEntity("包银高铁", "Project", ("包银高铁",))]
    return [featured(make_example(annotate(text, text, entities), nlp, lexicon), lexicon) for text in TEXTS]


@pytest.fixture(scope="module")
def dense(items: list[Featured]) -> Dense:
    count = sum(len(item.example.spans) for item in items)
    return Dense(items, np.arange(count), 3)


def test_what_is_trained_is_what_is_run(items: list[Featured], dense: Dense) -> None:
    head = dense.head(dense.start())
    _, trained = dense.forward(head)
    run = np.concatenate([head.score(item.example.words, item.example.spans) for item in items])
    assert np.allclose(trained, run[:, :1] + run[:, 1:], atol=1e-3)


def test_the_gradient_is_the_slope(dense: Dense) -> None:
    start = dense.start()
    head = dense.head(start)
    hidden, scores = dense.forward(head)
    slope = dense.backward(head, hidden, np.ones_like(scores))
    for index in (3, 5000, len(start) - 40, len(start) - 1):
        step = np.zeros_like(start)
        step[index] = 1e-2
        above = dense.forward(dense.head(start + step))[1].sum()
        below = dense.forward(dense.head(start - step))[1].sum()
        assert (above - below) / 2e-2 == pytest.approx(slope[index], rel=0.05, abs=0.05)


def test_it_starts_the_same_each_time(dense: Dense) -> None:
    assert np.array_equal(dense.start(), dense.start())
