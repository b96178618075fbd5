"""What a candidate is as a whole, as columns: the values that the features of spans are made of.

Enters: `Words`, their columns, candidate spans, the `Lexicon`. Leaves: columns by name, with a value for every span.
What depends on the first or the last word alone is taken from the columns of words.
Example: 雄商高铁 behind 加快 has the head 高铁, two characters before it, and those two are places' initials.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

import numpy as np

from kg.extract.columns import (
    ABSENT,
    Bools,
    Column,
    Ints,
    column,
    counted,
    either,
    flag,
    holding,
)
from kg.extract.lexicon import LONGEST_HEAD, Lexicon
from kg.extract.places import Columns
from kg.extract.words import LEVELS, PAIRS, Words

_FIRST = ("kind", "before", "before.tag", "edge.before", "verb.before", "verb.first")
_LAST = ("word", "word|behind", "edge.behind", "verb.behind")
_RARITIES = ("0", "1", "3", "9")
_NUMBERS = ("0", "A", "一")
_MARKS = ("", "first", "last", "within", *(f"in{mark}" for mark in PAIRS))
_CLOSING = frozenset(PAIRS.values())


def columns_of_spans(
    words: Words, around: Columns, spans: Sequence[tuple[int, int]], lexicon: Lexicon
) -> Columns:
    """All columns of spans; `around` are those of the words."""
    begins, ends = bounds(spans)
    sizes = ends - begins
    last = {name: around[name].at(ends - 1) for name in (*_LAST, "ends1")}
    return {
        **{f"first.{name}": around[name].at(begins) for name in _FIRST},
        **{f"last.{name}": last[name] for name in _LAST},
        "size": counted(np.minimum(sizes, 9)),
        "size5": counted(np.minimum(sizes, 5)),
        "size4": counted(np.minimum(sizes, 4)),
        "characters": counted(np.minimum(_characters(words, begins, ends), 16) // 2),
        "ends1": last["ends1"],
        **_marks(words, begins, ends),
        **_contents(words, begins, ends),
        **_texts(words, spans),
        **_siblings(around, begins, ends),
        **columns_of_rarity(words, around, spans),
        **_heads(words, begins, ends, lexicon),
    }


def bounds(spans: Sequence[tuple[int, int]]) -> tuple[Ints, Ints]:
    """Where spans begin and end."""
    begins, ends = np.array(spans, dtype=np.int64).reshape(-1, 2).T
    return begins, ends


def _characters(words: Words, begins: Ints, ends: Ints) -> Ints:
    offsets = np.array(words.offsets, dtype=np.int64)
    return offsets[ends] - offsets[begins]


def _marks(words: Words, begins: Ints, ends: Ints) -> Columns:
    """How quotation marks stand: around (“, 《), at the first or last word, within, or not at all."""
    texts = words.texts
    opening = _among(texts, PAIRS)
    partners = [words.partner.get(at, ABSENT) if mark else ABSENT for at, mark in enumerate(opening.tolist())]
    kinds = [_MARKS.index(f"in{text}") if text in PAIRS else 0 for text in texts]
    numbers = np.select(
        [
            np.array([ABSENT, *partners])[begins] == ends,
            opening[begins],
            _among(texts, _CLOSING)[ends - 1],
            holding(_among(texts, ("“",)), begins, ends),
        ],
        [np.array([0, *kinds])[begins], *(np.array(_MARKS.index(name)) for name in ("first", "last", "within"))],
        0,
    )
    marks = Column(numbers, _MARKS)
    return {"marks": marks, "marked": marks.where(numbers > 0)}


def _contents(words: Words, begins: Ints, ends: Ints) -> Columns:
    """What a span holds or stands in."""
    held = {
        "division": _among(words.kinds, LEVELS),
        "number": _among(words.kinds, _NUMBERS),
        "verb": _among(words.tags, ("v",)),
        "particle": _among(words.tags, ("u",)),
    }
    framed = ("#", *words.texts, "#")
    comma, deng = _among(framed, ("、",)), _among(framed, ("等",))
    return {
        **{f"holds.{name}": flag(holding(which, begins, ends)) for name, which in held.items()},
        "listed": flag(comma[begins] | comma[ends + 1]),
        "deng": flag(deng[ends + 1]),
    }


def _texts(words: Words, spans: Sequence[tuple[int, int]]) -> Columns:
    """The text itself where it is short, how often it stands here, and the tags."""
    whole, offsets, tags = words.text(0, len(words.texts)), words.offsets, words.tags
    texts = [whole[offsets[begin] : offsets[end]] for begin, end in spans]
    times = Counter(texts)
    return {
        "text": column([text if end - begin <= 3 else None for text, (begin, end) in zip(texts, spans, strict=True)]),
        "times": column([str(min(times[text], 3)) if times[text] > 1 else None for text in texts]),
        "tags": column(["-".join(tags[begin:end]) if end - begin <= 4 else "*" for begin, end in spans]),
    }


def _siblings(around: Columns, begins: Ints, ends: Ints) -> Columns:
    """Whether the neighbours in a list end as this item does: 绿色发展先行县、农产品加工业高质量发展先行县."""
    tails, behind = around["tail"].at(ends - 1), around["next.tail"].at(ends - 1)
    # A column that was shifted numbers its values as the column itself does.
    alike = around["list.tail"].at(begins).numbers == tails.numbers
    return {
        "sibling": flag(alike),
        "sibling.tail": tails.where(alike),
        "next": flag(behind.numbers != ABSENT),
        "next.tail": behind,
    }


def columns_of_rarity(words: Words, around: Columns, spans: Sequence[tuple[int, int]]) -> Columns:
    """How rare the rarest word is, and the last two characters."""
    begins, ends = bounds(spans)
    one, two = (around[name].at(ends - 1) for name in ("ends1", "ends2"))
    return {
        "rarest": _rarest(words, begins, ends),
        "ends2": either(_characters(words, begins, ends) == 1, one, two),
    }


def _rarest(words: Words, begins: Ints, ends: Ints) -> Column:
    """The rarity of the rarest word; a bar where all are common."""
    if not words.rarity:
        return Column(np.full(len(begins), ABSENT), ())
    held = [holding(_among(words.rarity, (rarity,)), begins, ends) for rarity in _RARITIES]
    numbers = np.select(held, [np.array(number) for number in range(len(held))], len(held))
    return Column(numbers, (*_RARITIES, "-"))


def _heads(words: Words, begins: Ints, ends: Ints, lexicon: Lexicon) -> Columns:
    """The longest head noun, and what stands before it: 包银|高铁, 中卫|工业园区."""
    whole, offsets = words.text(0, len(words.texts)), np.array(words.offsets, dtype=np.int64)
    found = [lexicon.heads_before(whole, end) for end in words.offsets]
    firsts, stops = offsets[begins], np.array([stop for stop, _ in found], dtype=np.int64)[ends]
    lengths = np.zeros(len(begins), dtype=np.int64)
    for length in range(1, LONGEST_HEAD + 1):
        known = np.array([length in those for _, those in found])[ends]
        lengths[known & (length < stops - firsts)] = length
    headed = lengths > 0
    cuts = np.where(headed, stops - lengths, firsts)
    stems = cuts - firsts
    inside = np.minimum(np.searchsorted(offsets, cuts), ends)
    foreign = np.array([char not in lexicon.initials for char in whole])
    joined = (stems >= 2) & (stems <= 3) & ~holding(foreign, firsts, cuts)
    return {
        "head": _some(headed, [whole[cut:stop] for cut, stop in _rows(headed, cuts, stops)]),
        "stem": counted(np.minimum(stems, 7)).where(headed),
        "stem.kinds": _some(headed, [_kinds(words, *row) for row in _rows(headed, begins, inside)]),
        "initials": flag(joined),
    }


def _kinds(words: Words, begin: int, end: int) -> str:
    return "-".join(words.kinds[begin:end]) if end - begin <= 3 else "*"


def _rows(which: Bools, *arrays: Ints) -> Iterator[tuple[int, ...]]:
    return zip(*(array[which].tolist() for array in arrays), strict=True)


def _some(which: Bools, values: Sequence[str]) -> Column:
    """A column of the values of some items, given in their order."""
    found = column(values)
    numbers = np.full(len(which), ABSENT)
    numbers[which] = found.numbers
    return Column(numbers, found.values)


def _among(values: Sequence[str], known: Collection[str]) -> Bools:
    """Which of the values are known."""
    return np.array([value in known for value in values], dtype=np.bool_)
