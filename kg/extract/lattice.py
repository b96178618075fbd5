"""Names that do not overlap: the best choice among scored candidates, and how sure each is.

Enters: spans of words and a score for each, 0 being the score of a word outside any name.
Leaves: the best set of spans, and for each span the probability that it belongs to the right set.
This is a semi-Markov conditional random field without transitions (Sarawagi and Cohen 2004).
Example: of 聊城, 聊城大学 and 大学 with the scores 1, 3, 0.5 the best set is 聊城大学 alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

Span = tuple[int, int]


def best(spans: Sequence[Span], scores: Sequence[float], length: int) -> list[int]:
    """Indices of the spans in the set of highest total score, in order of place. `length`: number of words."""
    by_end = _group(spans, 1, length)
    value = [0.0] * (length + 1)
    chosen = [-1] * (length + 1)
    for at in range(1, length + 1):
        value[at] = value[at - 1]
        for index in by_end[at]:
            total = value[spans[index][0]] + scores[index]
            if total > value[at]:
                value[at], chosen[at] = total, index
    path = []
    at = length
    while at > 0:
        index = chosen[at]
        if index < 0:
            at -= 1
        else:
            path.append(index)
            at = spans[index][0]
    return path[::-1]


def marginals(spans: Sequence[Span], scores: Sequence[float], length: int) -> list[float]:
    """The probability of each span under all sets of spans that do not overlap."""
    forward = _sums(spans, scores, _group(spans, 1, length), length)
    mirrored = [(length - end, length - begin) for begin, end in spans]
    backward = _sums(mirrored, scores, _group(mirrored, 1, length), length)
    total = forward[length]
    return [
        math.exp(min(0.0, forward[begin] + score + backward[length - end] - total))
        for (begin, end), score in zip(spans, scores, strict=True)
    ]


def _sums(
    spans: Sequence[Span], scores: Sequence[float], by_end: list[list[int]], length: int
) -> list[float]:
    """Log of the sum over all sets of spans before each place."""
    value = [0.0] * (length + 1)
    for at in range(1, length + 1):
        terms = [value[at - 1], *(value[spans[index][0]] + scores[index] for index in by_end[at])]
        highest = max(terms)
        value[at] = highest + math.log(math.fsum(math.exp(term - highest) for term in terms))
    return value


def _group(spans: Sequence[Span], side: int, length: int) -> list[list[int]]:
    groups: list[list[int]] = [[] for _ in range(length + 1)]
    for index, span in enumerate(spans):
        groups[span[side]].append(index)
    return groups
