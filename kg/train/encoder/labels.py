"""Characters and the labels that the encoder learns: outside, or begin, inside, end and whole of a class.

Enters: annotated texts. Leaves: `Piece`s of whole sentences.
What is annotated as optional teaches nothing.
Example: 获批国家高新区 with the honour 国家高新区 is labelled 0 0 25 26 26 26 27 where Honour is the seventh class.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.encoder import SENTENCE
from kg.train.examples import Annotated

UNKNOWN = -100
"""The label of characters that nobody asks about; what PyTorch's losses leave out."""
BEGIN, INSIDE, END, WHOLE = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text with a label for each character."""

    text: str
    labels: tuple[int, ...]


def labelled(texts: Iterable[Annotated], classes: Sequence[str], longest: int) -> list[Piece]:
    """The pieces of all texts in order, of at most `longest` characters."""
    return [piece for text in texts for piece in _pieces(text, classes, longest)]


def _pieces(annotated: Annotated, classes: Sequence[str], longest: int) -> Iterator[Piece]:
    labels = _labels(annotated, classes)
    at = 0
    for piece in packed(annotated.text, longest):
        yield Piece(piece, tuple(labels[at : at + len(piece)]))
        at += len(piece)


def packed(text: str, longest: int) -> Iterator[str]:
    """Cut a text into pieces of whole sentences, of at most `longest` characters each."""
    begin = end = 0
    for match in SENTENCE.finditer(text):
        while match.end() - begin > longest:
            cut = end if end > begin else begin + longest
            yield text[begin:cut]
            begin = end = cut
        end = match.end()
    if begin < len(text):
        yield text[begin:]


def _labels(annotated: Annotated, classes: Sequence[str]) -> list[int]:
    labels = [0] * len(annotated.text)
    for one in annotated.occurrences:
        length = one.end - one.begin
        if one.optional or one.type not in classes:
            labels[one.begin : one.end] = [UNKNOWN] * length
            continue
        first = 4 * classes.index(one.type)
        inside = [first + INSIDE] * (length - 2)
        labels[one.begin : one.end] = (
            [first + WHOLE] if length == 1 else [first + BEGIN, *inside, first + END]
        )
    return labels
