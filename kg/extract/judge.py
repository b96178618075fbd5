"""The judgement of candidates: a score for each and every class, and why it is what it is.

Enters: `Words`, candidate spans, what lists propose for them, and the `Weights`.
Leaves: a `Judgement`; a score of 0 is that of being no name at all.
Example: 雄商高铁 behind 加快 is a Project by "+5.0 named by the places it joins", "+2.0 head noun", …
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.extract.encoder import Encoder
from kg.extract.features import TEMPLATES
from kg.extract.lexicon import Lexicon
from kg.extract.proposals import MEANING, Proposal
from kg.extract.shapes import classes_left, classes_ruled_out, is_ruled_out
from kg.extract.spans import bounds
from kg.extract.weights import Encoded, Scores, Weights
from kg.extract.words import Words

NEVER = -1e6
UNLIKELY = -8.0
"""Below this score no class is ever chosen, and nobody need look at the shape."""
MOST_REASONS = 5
DOUBT = 1.5
"""How near to 0 a score is in doubt: two thirds of what the encoder can add to it."""
TAGGER, ENCODER = "what the tagger saw in and around it", "what the encoder takes its characters for"
_NO_REASONS = ("base=", "n=")
"""What every candidate has, and how often its text stands in the article: neither says anything of this place."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """`scores` by span and class of the lexicon; `seen`: what each network said, by what it is called in a reason;
    its columns are any name and the known classes."""

    words: Words
    spans: Sequence[tuple[int, int]]
    proposed: Sequence[Sequence[Proposal]]
    lexicon: Lexicon
    weights: Weights
    encoded: Encoded
    seen: Mapping[str, Scores]
    scores: Scores

    def why(self, index: int, name: str) -> tuple[str, ...]:
        """The weightiest reasons for or against a class, in words: "+1.9 last word 高铁"."""
        columns = [0] + [1 + at for at, known in enumerate(self.weights.classes) if known == name]
        weights = self.weights
        rows = [
            row
            for row in self.encoded.of(index, *self.spans[index])
            if row < len(weights.features) and not weights.features[row].startswith(_NO_REASONS)
        ]
        sums = weights.matrix[rows][:, columns].sum(axis=1).tolist()
        reasons = [(weight, _in_words(weights.features[row])) for row, weight in zip(rows, sums, strict=True)]
        reasons += [
            (self.weights.source(source, name), MEANING[source])
            for source, proposed in self.proposed[index]
            if proposed == name
        ]
        reasons += [(float(said[index, columns].sum()), network) for network, said in self.seen.items()]
        strongest = sorted(reasons, key=lambda reason: (-abs(round(reason[0], 3)), reason[1]))
        return tuple(f"{weight:+.1f} {reason}" for weight, reason in strongest[:MOST_REASONS])


def judge(
    words: Words,
    spans: Sequence[tuple[int, int]],
    proposed: Sequence[Sequence[Proposal]],
    lexicon: Lexicon,
    weights: Weights,
) -> Judgement:
    """Score spans, of which there must be one at least."""
    words = weights.familiar.mark(words)
    seen = {TAGGER: weights.head.score(words, spans)}
    encoded = weights.encode(words, spans, lexicon)
    scores = _by_class(weights.features_score(encoded, spans) + seen[TAGGER], weights, lexicon)
    _propose(scores, proposed, lexicon, weights)
    _rule_out(scores, words, spans, proposed, lexicon)
    if weights.encoder:
        seen[ENCODER] = _second(weights.encoder, words, spans, scores, weights)
        scores += _by_class(seen[ENCODER], weights, lexicon)
    for row in np.flatnonzero(scores.max(axis=1) > UNLIKELY).tolist():
        scores[row] = _shaped(scores[row], words, spans[row], lexicon)
    scores += weights.bias
    return Judgement(words, spans, proposed, lexicon, weights, encoded, seen, scores)


def _second(
    encoder: Encoder, words: Words, spans: Sequence[tuple[int, int]], scores: Scores, weights: Weights
) -> Scores:
    """What the encoder says of spans, in the columns of the weights. It reads sentences in which one is in doubt."""
    begins, _ = bounds(spans)
    text = "".join(words.texts)
    asked = np.zeros(len(text), dtype=np.bool_)
    asked[np.array(words.offsets)[begins[_in_doubt(scores + weights.bias)]]] = True
    labels = encoder.read(text, asked)
    found = labels.score(words.offsets, spans)
    said: Scores = np.zeros((len(spans), 1 + len(weights.classes)))
    for column, name in enumerate(weights.classes, 1):
        if name in labels.classes:
            said[:, column] = found[:, labels.classes.index(name)]
    return said


def _in_doubt(scores: Scores) -> npt.NDArray[np.bool_]:
    """Which spans are neither clearly a name nor clearly none, or may be of two classes."""
    ordered = np.sort(scores, axis=1)
    best, margin = ordered[:, -1], ordered[:, -1] - ordered[:, :-1].max(axis=1, initial=NEVER)
    doubt: npt.NDArray[np.bool_] = (np.abs(best) < DOUBT) | ((best > 0) & (margin < 2 * DOUBT))
    return doubt


def _by_class(own: Scores, weights: Weights, lexicon: Lexicon) -> Scores:
    """Scores by the lexicon's classes: what speaks for any name, and for that class if training knew it."""
    column = {name: 1 + index for index, name in enumerate(weights.classes)}
    wide = np.concatenate([own, np.zeros((len(own), 1))], axis=1)
    scores: Scores = own[:, :1] + wide[:, [column.get(name, -1) for name in lexicon.classes]]
    return scores


def _propose(
    scores: Scores, proposed: Sequence[Sequence[Proposal]], lexicon: Lexicon, weights: Weights
) -> None:
    """Add what the sources say."""
    at = {name: index for index, name in enumerate(lexicon.classes)}
    for row, found in enumerate(proposed):
        for source, name in found:
            if name in at:
                scores[row, at[name]] += weights.source(source, name)


def _rule_out(
    scores: Scores,
    words: Words,
    spans: Sequence[tuple[int, int]],
    proposed: Sequence[Sequence[Proposal]],
    lexicon: Lexicon,
) -> None:
    """Rule out classes by form: 习近平总书记 is no person's name but one with an office; 水城, two characters in no
    list and without a head noun, is a byname that could be of many places."""
    begins, ends = bounds(spans)
    offsets = np.array(words.offsets)
    people = [any(name == "Person" for _, name in found) for found in proposed]
    places = [any(name == "Place" and source != "tag" for source, name in found) for found in proposed]
    short = offsets[ends] - offsets[begins] <= 2
    impossible = {"Person": ~np.array(people), "Place": short & ~np.array(places)}
    for column, name in enumerate(lexicon.classes):
        if name in impossible:
            scores[impossible[name], column] = NEVER


def _shaped(row: Scores, words: Words, span: tuple[int, int], lexicon: Lexicon) -> Scores:
    """The scores of a span as its shape leaves them: where it tells the class, that class gets what all had."""
    if is_ruled_out(words, *span, lexicon):
        return np.full_like(row, NEVER)
    if out := classes_ruled_out(words, *span, lexicon):
        return np.where([name in out for name in lexicon.classes], NEVER, row)
    left = classes_left(words, *span, lexicon)
    if left.issuperset(lexicon.classes):
        return row
    kept = np.array([name in left for name in lexicon.classes])
    of_all, of_kept = (float(np.logaddexp.reduce(part)) for part in (row, row[kept]))
    shaped: Scores = np.where(kept, row + (of_all - of_kept), NEVER)
    return shaped


def _in_words(feature: str) -> str:
    code, _, value = feature.partition("=")
    return f"{TEMPLATES.get(code, code)} {value}".replace("\n", "¶").strip()
