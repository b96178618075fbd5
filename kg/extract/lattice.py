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
    by_end: list[list[int]] = [[] for _ in range(length + 1)]
    for index, (_, end) in enumerate(spans):
        by_end[end].append(index)
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
    forward = _sums(spans, scores, length)
    backward = _sums([(length - end, length - begin) for begin, end in spans], scores, length)[::-1]
    total = forward[length]
    return [
        math.exp(min(0.0, forward[begin] + score + backward[end] - total))
        for (begin, end), score in zip(spans, scores, strict=True)
    ]


def _sums(spans: Sequence[Span], scores: Sequence[float], length: int) -> list[float]:
    """Log of the sum over all sets of spans before each place."""
    by_end: list[list[tuple[int, float]]] = [[] for _ in range(length + 1)]
    for (begin, end), score in zip(spans, scores, strict=True):
        by_end[end].append((begin, score))
    value = [0.0] * (length + 1)
    for at in range(1, length + 1):
        value[at] = value[at - 1]
        if by_end[at]:
            terms = [value[begin] + score for begin, score in by_end[at]]
            terms.append(value[at])
            highest = max(terms)
            value[at] = highest + math.log(math.fsum([math.exp(term - highest) for term in terms]))
    return value
