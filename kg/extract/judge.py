"""The judgement of candidates: a score for each and every class, and why it is what it is.

Enters: `Words`, candidate spans, what lists propose for them, and the `Weights`.
Leaves: a `Judgement`; a score of 0 is that of being no name at all.
Example: 雄商高铁 behind 加快 is a Project by "+5.0 named by the places it joins", "+2.0 head noun", …
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kg.extract.features import (
    TEMPLATES,
    closing_features,
    inner_features,
    opening_features,
    span_features,
)
from kg.extract.lexicon import Lexicon
from kg.extract.proposals import MEANING, Proposal
from kg.extract.shapes import classes_left, classes_ruled_out, is_ruled_out
from kg.extract.weights import Scores, Weights
from kg.extract.words import Words

NEVER = -1e6
UNLIKELY = -8.0
"""Below this score no class is ever chosen, and nobody need look at the shape."""
MOST_REASONS = 5


@dataclass(frozen=True, slots=True)
class Judgement:
    """`scores` by span and class of the lexicon; `seen`: what the head said, for any name and by known class."""

    words: Words
    spans: Sequence[tuple[int, int]]
    proposed: Sequence[Sequence[Proposal]]
    lexicon: Lexicon
    weights: Weights
    seen: Scores
    scores: Scores

    def why(self, index: int, name: str) -> tuple[str, ...]:
        """The weightiest reasons for or against a class, in words: "+1.9 last word 高铁"."""
        columns = [0] + [1 + at for at, known in enumerate(self.weights.classes) if known == name]
        rows, matrix = self.weights.rows, self.weights.matrix
        reasons = [
            (float(matrix[rows[feature], columns].sum()), _in_words(feature))
            for feature in dict.fromkeys(self._features(self.spans[index]))
            if feature in rows and feature != "base="
        ]
        reasons += [
            (self.weights.source(source, name), MEANING[source])
            for source, proposed in self.proposed[index]
            if proposed == name
        ]
        reasons.append((float(self.seen[index, columns].sum()), "what the tagger saw in and around it"))
        strongest = sorted(reasons, key=lambda reason: (-abs(round(reason[0], 3)), reason[1]))
        return tuple(f"{weight:+.1f} {reason}" for weight, reason in strongest[:MOST_REASONS])

    def _features(self, span: tuple[int, int]) -> list[str]:
        begin, end = span
        edges = [*opening_features(self.words, begin), *closing_features(self.words, end - 1)]
        inner = [feature for at in range(begin, end) for feature in inner_features(self.words, at)]
        return edges + inner + span_features(self.words, [span], self.lexicon)[0]


def judge(
    words: Words,
    spans: Sequence[tuple[int, int]],
    proposed: Sequence[Sequence[Proposal]],
    lexicon: Lexicon,
    weights: Weights,
) -> Judgement:
    """Score spans, of which there must be one at least."""
    words = weights.familiar.mark(words)
    seen = weights.head.score(words, spans)
    own = weights.features_score(weights.encode(words, spans, lexicon), spans) + seen
    column = {name: 1 + index for index, name in enumerate(weights.classes)}
    scores: Scores = np.stack(
        [own[:, 0] + (own[:, column[name]] if name in column else 0.0) for name in lexicon.classes], axis=1
    )
    at = {name: index for index, name in enumerate(lexicon.classes)}
    for row, (span, found) in enumerate(zip(spans, proposed, strict=True)):
        for source, name in found:
            if name in at:
                scores[row, at[name]] += weights.source(source, name)
        for name in _impossible(words.text(*span), found):
            if name in at:
                scores[row, at[name]] = NEVER
        if scores[row].max() > UNLIKELY:
            scores[row] = _shaped(scores[row], words, span, lexicon)
    scores += weights.bias
    return Judgement(words, spans, proposed, lexicon, weights, seen, scores)


def _shaped(row: Scores, words: Words, span: tuple[int, int], lexicon: Lexicon) -> Scores:
    """The scores of a span as its shape leaves them: where it tells the class, that class gets what all had."""
    if is_ruled_out(words, *span, lexicon):
        return np.full_like(row, NEVER)
    if out := classes_ruled_out(words, *span):
        return np.where([name in out for name in lexicon.classes], NEVER, row)
    left = classes_left(words, *span, lexicon)
    kept = np.array([name in left for name in lexicon.classes])
    if kept.all():
        return row
    of_all, of_kept = (float(np.logaddexp.reduce(part)) for part in (row, row[kept]))
    shaped: Scores = np.where(kept, row + (of_all - of_kept), NEVER)
    return shaped


def _impossible(text: str, found: Sequence[Proposal]) -> Iterator[str]:
    """Classes that a form rules out: 习近平总书记 is no person's name but one with an office; 水城, two characters in
    no list and without a head noun, is a byname that could be of many places."""
    if not any(name == "Person" for _, name in found):
        yield "Person"
    if len(text) <= 2 and not any(name == "Place" and source != "tag" for source, name in found):
        yield "Place"


def _in_words(feature: str) -> str:
    code, _, value = feature.partition("=")
    return f"{TEMPLATES.get(code, code)} {value}".replace("\n", "¶").strip()
