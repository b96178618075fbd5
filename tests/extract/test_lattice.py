from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.lattice import best, marginals

LENGTH = 5
SPANS = [(begin, end) for begin in range(LENGTH) for end in range(begin + 1, LENGTH + 1)]
scored = st.lists(
    st.tuples(st.sampled_from(SPANS), st.floats(-3, 3)), unique_by=lambda item: item[0], max_size=7
)


def sets(count: int, spans: list[tuple[int, int]]) -> list[tuple[int, ...]]:
    """All sets of spans that do not overlap, by trying every one."""
    every = itertools.chain.from_iterable(
        itertools.combinations(range(count), size) for size in range(count + 1)
    )
    return [
        chosen
        for chosen in every
        if all(
            spans[a][1] <= spans[b][0] or spans[b][1] <= spans[a][0]
            for a, b in itertools.combinations(chosen, 2)
        )
    ]


def test_the_long_name_wins() -> None:
    assert best([(0, 1), (0, 2), (1, 2)], [1.0, 3.0, 0.5], 2) == [1]


def test_nothing_is_better_than_a_bad_name() -> None:
    assert best([(0, 1)], [-0.1], 1) == []


def test_one_candidate_of_score_nought_is_even() -> None:
    assert marginals([(0, 1)], [0.0], 1) == [pytest.approx(0.5)]


@given(scored)
def test_best_is_best_of_all_sets(items: list[tuple[tuple[int, int], float]]) -> None:
    spans, scores = [span for span, _ in items], [score for _, score in items]
    highest = max(sum(scores[index] for index in chosen) for chosen in sets(len(spans), spans))
    assert sum(scores[index] for index in best(spans, scores, LENGTH)) == pytest.approx(highest)


@given(scored)
def test_marginals_are_those_of_all_sets(items: list[tuple[tuple[int, int], float]]) -> None:
    spans, scores = [span for span, _ in items], [score for _, score in items]
    weights = {chosen: math.exp(sum(scores[index] for index in chosen)) for chosen in sets(len(spans), spans)}
    total = sum(weights.values())
    expected = [
        sum(weight for chosen, weight in weights.items() if index in chosen) / total
        for index in range(len(spans))
    ]
    assert marginals(spans, scores, LENGTH) == pytest.approx(expected)
