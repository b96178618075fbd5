"""Persons in a list of persons: who stands between two of them is one, too, whatever the name looks like.

Enters: `Words`, the names found, the `Lexicon`. Leaves: the names, items of such lists as persons.
A list counts where two of its items are persons that the grammar found, and an item where it begins with a surname and
has two to four characters between its marks.
Example: in 韩家村、刘昌平、李建强参加活动 a man is called 韩家村; in 韩家村、李家村实施改造 it is a village.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.lexicon import Lexicon
from kg.extract.names import Name
from kg.extract.words import Words

_LEAST = 2
_EDGES = frozenset("，。；：、\n（）“”#")
_CHARACTERS = re.compile("[一-鿿]{2,4}")
_CERTAINTY = 0.6
_MOST_WORDS = 4


def persons_in_lists(words: Words, names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """The names, where persons are listed each item one of them."""
    added = [name for run in _runs(words) for name in _unfound(words, run, names, lexicon)]
    covered = {at for name in added for at in range(name.begin, name.end)}
    kept = [name for name in names if covered.isdisjoint(range(name.begin, name.end))]
    return sorted([*kept, *added], key=lambda name: (name.begin, name.end))


def _runs(words: Words) -> Iterator[list[tuple[int, int]]]:
    """Items of a few words with 、 between them, as words `begin:end`; the last may go on with the sentence."""
    run: list[tuple[int, int]] = []
    begin = 0
    for at in range(len(words.texts) + 1):
        if words.word(at) not in _EDGES:
            continue
        run.append((begin, at))
        begin = at + 1
        if words.word(at) != "、":
            if len(run) > _LEAST:
                yield run
            run = []


def _unfound(
    words: Words, run: Sequence[tuple[int, int]], names: Sequence[Name], lexicon: Lexicon
) -> Iterator[Name]:
    begin, end = run[0][0], run[-1][1]
    inside = {(name.begin, name.end): name for name in names if begin <= name.begin and name.end <= end}
    if sum(name.type == "Person" for name in inside.values()) < _LEAST:
        return
    for item in run[:-1]:  # the last may go on: 李强|出席
        found = inside.get(item)
        whole = found is not None or all(name.end <= item[0] or item[1] <= name.begin for name in names)
        if whole and (found is None or found.type != "Person") and _is_called_so(words, *item, lexicon):
            reasons = ("+1.0 in a list of persons", *(found.reasons if found else ()))
            name = found or Name(*item, "Person", _CERTAINTY, ())
            yield replace(name, type="Person", reasons=reasons)


def _is_called_so(words: Words, begin: int, end: int, lexicon: Lexicon) -> bool:
    text = words.text(begin, end)
    double = lexicon.is_word("surname", text[:2])
    surname = double or (len(text) < 4 and lexicon.is_word("surname", text[:1]))
    return 0 < end - begin <= _MOST_WORDS and surname and bool(_CHARACTERS.fullmatch(text))
