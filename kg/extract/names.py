"""Names in an article: candidates scored, the best set chosen, each with its class, certainty and reasons.

Enters: `Words`, candidate spans, what the lists propose for them, `Weights`. Leaves: `Name`s in order of
place, none overlapping another.
Example: 加快雄商高铁建设 gives the name 雄商高铁, Project, 0.97, ("+2.2 last two characters 高铁", …).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.extract.judge import judge
from kg.extract.lattice import best, marginals
from kg.extract.lexicon import Lexicon
from kg.extract.proposals import Proposal
from kg.extract.weights import Weights
from kg.extract.words import Words

_MARKS = re.compile(r"[“”‘’《》]")


@dataclass(frozen=True, slots=True)
class Name:
    """A chosen candidate: words `begin:end`, its class, the probability of both, and why."""

    begin: int
    end: int
    type: str
    probability: float
    reasons: tuple[str, ...]
    meant: str = ""
    """The name in full where the words are only a part of it: 济郑高铁 for 济郑."""
    trim: tuple[int, int] = (0, 0)
    """Characters of the first and the last word that are no part of it: 和 of 大和 in 二十|大和|二十届."""


def choose_names(
    words: Words,
    spans: Sequence[tuple[int, int]],
    proposed: Sequence[Sequence[Proposal]],
    lexicon: Lexicon,
    weights: Weights,
) -> list[Name]:
    """The set of names with the highest total score."""
    if not spans:
        return []
    judgement = judge(words, spans, proposed, lexicon, weights)
    scores = judgement.scores
    highest = scores.max(axis=1)
    any_class = (highest + np.log(np.exp(scores - highest[:, None]).sum(axis=1))).tolist()
    inside = marginals(spans, any_class, len(words.texts))
    names = []
    for index in best(spans, any_class, len(words.texts)):
        if lexicon.is_word("no-name", bare(words.text(*spans[index]))):
            continue
        column = int(scores[index].argmax())
        share = float(np.exp(scores[index, column] - any_class[index]))
        kind = lexicon.classes[column]
        probability = round(inside[index] * share, 3)
        names.append(Name(*spans[index], kind, probability, judgement.why(index, kind)))
    return names


def bare(surface: str) -> str:
    """A surface without the quotation marks that only set it off: “6293”工作思路 → 6293工作思路.

    Marks stay where two of them stand side by side, since without them the parts would run together:
    “春季战役”“夏季战役”.
    """
    return surface if "”“" in surface else _MARKS.sub("", surface)
