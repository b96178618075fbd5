"""What is in doubt, and what the encoder is asked about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

import numpy as np
import pytest

from kg.extract.encoder import Bools, Encoder, Labels
from kg.extract.forms import candidates
from kg.extract.judge import DOUBT, ENCODER, Judgement, _in_doubt, judge
from kg.extract.lexicon import Lexicon
from kg.extract.proposals import proposals
from kg.extract.weights import load_weights
from kg.extract.words import Words

TEXT = "加快包银高铁建设，确保年内开通运营。提高政治站位。实施塞上英才行动。"


class Scribe:
    """An encoder that notes what it is asked, and takes every character for the whole of a Project's name."""

    def __init__(self) -> None:
        self.asked = np.zeros(0, dtype=np.bool_)

    def read(self, text: str, asked: Bools) -> Labels:
        self.asked = asked
        logs = np.full((len(text), 5), -6.0, dtype=np.float32)
        logs[:, 4] = 0.0
        return Labels(("Project",), logs)


@pytest.mark.parametrize(
    ("scores", "doubt"),
    [
        ((-9.0, -8.0), False),
        ((-9.0, -DOUBT + 0.1), True),
        ((-9.0, DOUBT - 0.1), True),
        ((-9.0, 5.0), False),
        ((4.5, 5.0), True),
        ((5.0 - 2 * DOUBT - 0.1, 5.0), False),
    ],
)
def test_in_doubt_is_what_the_encoder_could_change(scores: tuple[float, ...], doubt: bool) -> None:
    assert _in_doubt(np.array([scores])).tolist() == [doubt]


def test_of_one_class_only_the_height_is_in_doubt() -> None:
    assert _in_doubt(np.array([[0.0], [9.0], [-9.0]])).tolist() == [True, False, False]


def test_the_encoder_is_asked_where_a_candidate_is_in_doubt(
    words: Callable[[str], Words], lexicon: Lexicon
) -> None:
    found, scribe = words(TEXT), Scribe()
    spans = candidates(found)
    proposed = proposals(found, spans, lexicon)
    weights = replace(load_weights(), encoder=None)

    def judged(encoder: Scribe | None) -> Judgement:
        return judge(found, spans, proposed, lexicon, replace(weights, encoder=cast("Encoder | None", encoder)))

    before, after = judged(None), judged(scribe)
    assert ENCODER not in before.seen
    begins = {found.offsets[begin] for begin, _ in spans}
    assert 0 < scribe.asked.sum() < len(begins)
    assert {int(at) for at in np.flatnonzero(scribe.asked)} <= begins
    single = next(index for index, (begin, end) in enumerate(spans) if found.offsets[end] - found.offsets[begin] == 1)
    gained = after.seen[ENCODER][single, 1 + weights.classes.index("Project")]
    assert gained > 0
