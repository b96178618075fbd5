"""Annotated texts as candidates with answers.

Enters: clean text and the annotated entities. Leaves: an `Example`: the words, all candidate spans, and which of
them are right (firm), may be right (optional: unknown, left out of the loss), or can't be told.
Example: 济郑、雄商高铁 annotated as one surface of 雄商高铁 makes 雄商高铁 firm and 济郑 unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.language import Language

from kg.extract.forms import candidates
from kg.extract.lexicon import Lexicon
from kg.extract.words import Words, words_of
from kg.gold import GoldEntity
from kg.normalise import normalise

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An annotated surface in its place, in characters."""

    begin: int
    end: int
    type: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Annotated:
    """A clean text and what is annotated in it, in order of place."""

    name: str
    text: str
    occurrences: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its answers. `firm` maps a candidate's index to its class; `unknown` holds word indices."""

    name: str
    words: Words
    spans: tuple[Span, ...]
    firm: Mapping[int, str]
    optional: frozenset[int]
    unknown: frozenset[int]


def make_example(annotated: Annotated, nlp: Language, lexicon: Lexicon) -> Example:
    """Tokenise a clean text and find what is annotated among its candidates."""
    words = words_of(nlp.make_doc(annotated.text), lexicon)
    spans = tuple(candidates(words))
    firm, optional, unknown = _answers(words, spans, annotated.occurrences)
    return Example(annotated.name, words, spans, firm, frozenset(optional), frozenset(unknown))


def annotate(name: str, text: str, entities: Sequence[GoldEntity]) -> Annotated:
    """Find the annotated surfaces in a clean text."""
    found = sorted(_keep_longest(_occurrences(text, entities)), key=lambda one: one.begin)
    return Annotated(name, text, tuple(found))


def plain_surface(surface: str) -> str:
    """A surface as it stands in clean text, without the quotation marks or 《》 around the whole."""
    text = normalise(surface).text.replace("\n", "")
    while (
        len(text) > 2
        and (text[0], text[-1]) in (("“", "”"), ("《", "》"), ("‘", "’"))
        and text.count(text[0]) == 1
    ):
        text = text[1:-1]
    return text


def _occurrences(text: str, entities: Sequence[GoldEntity]) -> Iterator[Occurrence]:
    for entity in entities:
        for surface in sorted({plain_surface(form) for form in (entity.name, *entity.surfaces)}):
            for match in re.finditer(re.escape(surface), text) if surface else ():
                yield Occurrence(match.start(), match.end(), entity.type, entity.optional)


def _keep_longest(found: Iterator[Occurrence]) -> Iterator[Occurrence]:
    """The longest where surfaces overlap, the firm one where two are the same."""
    taken: set[int] = set()
    for one in sorted(found, key=lambda item: (item.begin - item.end, item.optional, item.begin, item.type)):
        places = range(one.begin, one.end)
        if taken.isdisjoint(places):
            taken.update(places)
            yield one


def _answers(
    words: Words, spans: Sequence[Span], occurrences: Sequence[Occurrence]
) -> tuple[dict[int, str], set[int], set[int]]:
    index = {span: number for number, span in enumerate(spans)}
    begins = {offset: at for at, offset in enumerate(words.offsets[:-1])}
    ends = {offset: at for at, offset in enumerate(words.offsets) if at}
    firm: dict[int, str] = {}
    optional: set[int] = set()
    unknown: set[int] = set()
    for one in occurrences:
        begin, end = one.begin, one.end
        number = index.get((begins.get(begin, -1), ends.get(end, -1)))
        if (
            number is None
            and "、" in (surface := words.text(0, len(words.texts))[begin:end])
            and not one.optional
        ):
            tail = begin + surface.rindex("、") + 1
            number = index.get((begins.get(tail, -1), ends.get(end, -1)))
            unknown.update(_between(words, begin, tail - 1))
        if number is None:
            unknown.update(_between(words, begin, end))
        elif one.optional:
            optional.add(number)
        else:
            firm[number] = one.type
    return firm, optional, unknown


def _between(words: Words, begin: int, end: int) -> list[int]:
    """Indices of the words that touch the characters `begin:end`."""
    return [at for at in range(len(words.texts)) if words.offsets[at] < end and words.offsets[at + 1] > begin]
