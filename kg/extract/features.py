"""What can be said of a candidate: the features that the weights judge.

Enters: `Words` and candidate spans. Leaves: for each place where a name may open or close, for each word
inside, and for each span, the features as short strings `code=value`; `TEMPLATES` says what a code means.
Example: 雄商高铁 behind 加快建设 has e0=高铁 (last word), x2=高铁 (last two characters), s0=雄商 (first word),
l=建设 (word before), r=， (word behind), len=2 (words).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kg.extract.lexicon import Lexicon
from kg.extract.places import Columns, columns_of_words
from kg.extract.spans import columns_of_spans
from kg.extract.words import Words

TEMPLATES: Mapping[str, str] = {
    "s0": "first word",
    "st": "tag of the first word",
    "sk": "kind of the first word",
    "s1": "first two words",
    "stt": "tags of the first two words",
    "c1": "first character",
    "c2": "first two characters",
    "l": "word before",
    "lt": "tag before",
    "ltt": "two tags before",
    "ll": "two words before",
    "l2": "word before the last",
    "lts": "tag before, kind of the first word",
    "ls": "word before, first word",
    "e0": "last word",
    "et": "tag of the last word",
    "e1": "last two words",
    "ett": "tags of the last two words",
    "x1": "last character",
    "x2": "last two characters",
    "x3": "last three characters",
    "x4": "last four characters",
    "r": "word behind",
    "rt": "tag behind",
    "rtt": "two tags behind",
    "rr": "two words behind",
    "r2": "second word behind",
    "er": "last word, word behind",
    "ert": "last word, tag behind",
    "i": "word inside",
    "it": "tag inside",
    "ik": "kind inside",
    "q": "quotation marks",
    "len": "words",
    "cl": "characters, halved",
    "qe": "marks, last word",
    "qx": "marks, last two characters",
    "se": "kind of the first word, last word",
    "sx": "kind of the first word, last character",
    "te": "tag before, last word",
    "le": "word before, last word",
    "eqr": "last word, word behind, marks",
    "tags": "all tags",
    "n": "times in the article",
    "lx1": "words, last character",
    "lx2": "words, last two characters",
    "brk": "what stands before and behind",
    "w": "the name itself",
    "div": "holds a division's name",
    "num": "holds a number",
    "verb": "holds a verb",
    "part": "holds a particle",
    "list": "in a list",
    "deng": "等 behind",
    "base": "before anything is said",
    "h": "head noun",
    "hp": "characters before the head noun",
    "hk": "kinds before the head noun",
    "ab": "short names of places before the head noun",
    "sib": "the item before in the list ends alike",
    "sibr": "the item behind in the list ends alike",
    "vb": "verb before",
    "vf": "first verb of the clause",
    "vn": "next verb",
    "vbx": "verb before, last two characters",
    "vfx": "first verb of the clause, last two characters",
    "vnx": "next verb, last two characters",
    "us": "how familiar the first word is",
    "ue": "how familiar the last word is",
    "u": "how familiar a word inside is",
    "ur": "how familiar the rarest word is",
}

RARE_OPENING = ("us={rarity}", "us={rarity}{tag}")
OPENING = (
    "s0={word}",
    "st={tag}",
    "sk={kind}",
    "s1={word}|{behind}",
    "stt={tag}{behind.tag}",
    "c1={opens1}",
    "c2={opens2}",
    "l={before}",
    "lt={before.tag}",
    "ltt={before2.tag}{before.tag}",
    "ll={before2}|{before}",
    "l2={before2}",
    "lts={before.tag}>{kind}",
    "ls={before}>{word}",
    "vb={verb.before}",
    "vf={verb.first}",
    *RARE_OPENING,
)
"""What speaks for a name that opens with a word. In braces stand columns of `kg.extract.places`."""

RARE_CLOSING = ("ue={rarity}", "ue={rarity}{tag}")
CLOSING = (
    "e0={word}",
    "et={tag}",
    "e1={before}|{word}",
    "ett={before.tag}{tag}",
    "x1={ends1}",
    "x2={ends2}",
    "x3={ends3}",
    "x4={ends4}",
    "r={behind}",
    "rt={behind.tag}",
    "rtt={behind.tag}{behind2.tag}",
    "rr={behind}|{behind2}",
    "r2={behind2}",
    "er={word}>{behind}",
    "ert={word}>{behind.tag}",
    "vn={verb.behind}",
    *RARE_CLOSING,
)
"""What speaks for a name that closes with a word."""

RARE_INNER = ("u={rarity}", "u={rarity}{tag}")
INNER = ("i={word}", "it={tag}", "ik={kind}", *RARE_INNER)
"""What a word says inside a name."""

RARE_SPAN = ("ur={rarest}", "ur={rarest}|{ends2}")
SPAN = (
    "base=",
    "len={size}",
    "cl={characters}",
    "qe={marks}|{last.word}",
    "qx={marks}|{ends2}",
    "se={first.kind}|{last.word}",
    "sx={first.kind}|{ends1}",
    "te={first.before.tag}|{last.word}",
    "le={first.before}|{last.word}",
    "eqr={last.word|behind}|{marks}",
    "tags={tags}",
    "lx1={size5}|{ends1}",
    "lx2={size4}|{ends2}",
    "brk={first.edge.before}_{last.edge.behind}",
    "q={marked}",
    "n={times}",
    "w={text}",
    "div={holds.division}",
    "div={holds.division}{ends2}",
    "num={holds.number}{ends2}",
    "verb={holds.verb}",
    "part={holds.particle}",
    "part={holds.particle}{ends2}",
    "list={listed}",
    "deng={deng}",
    "vbx={first.verb.before}|{ends2}",
    "vfx={first.verb.first}|{ends2}",
    "vnx={last.verb.behind}|{ends2}",
    *RARE_SPAN,
    "h={head}",
    "hp={stem}|{head}",
    "hp={stem}",
    "hk={stem.kinds}",
    "hk={stem.kinds}|{head}",
    "ab={initials}",
    "ab={initials}{head}",
    "sib={sibling}",
    "sib={sibling.tail}",
    "sibr={next}",
    "sibr={next.tail}",
)
"""What speaks for a span as a whole. In braces stand columns of `kg.extract.spans`; where one has no value, the
feature is not there."""

_FIELD = re.compile(r"\{(.*?)\}")


def fields(form: str) -> list[str]:
    """The columns that a form names: le={first.before}|{last.word} names first.before and last.word."""
    return _FIELD.findall(form)


def opening_features(words: Words, forms: Iterable[str] = OPENING) -> list[list[str]]:
    """For each word what speaks for a name that opens with it."""
    return spelled(forms, columns_of_words(words), len(words.texts))


def closing_features(words: Words, forms: Iterable[str] = CLOSING) -> list[list[str]]:
    """For each word what speaks for a name that closes with it."""
    return spelled(forms, columns_of_words(words), len(words.texts))


def inner_features(words: Words, forms: Iterable[str] = INNER) -> list[list[str]]:
    """For each word what it says inside a name."""
    return spelled(forms, columns_of_words(words), len(words.texts))


def span_features(
    words: Words, spans: Sequence[tuple[int, int]], lexicon: Lexicon, forms: Iterable[str] = SPAN
) -> list[list[str]]:
    """What speaks for each span as a whole."""
    columns = columns_of_spans(words, columns_of_words(words), spans, lexicon)
    return spelled(forms, columns, len(spans))


def spelled(forms: Iterable[str], columns: Columns, count: int) -> list[list[str]]:
    """The features of `count` items as strings, by the columns that the forms name."""
    found: list[list[str]] = [[] for _ in range(count)]
    for form in forms:
        template = _FIELD.sub("%s", form.replace("%", "%%"))
        values = zip(*(columns[name].spelled() for name in fields(form)), strict=True) if fields(form) else [()] * count
        for row, parts in zip(found, values, strict=True):
            if None not in parts:
                row.append(template % parts)
    return found
