"""Text under repair, and the one way of changing it that keeps the offset map.

Enters: a `Draft` and the edits that a step wants. Leaves: a new `Draft` whose map leads to the source.
Example: the edit `Edit(1, 5, "")` on 發(fā)展 drops the pinyin; 展 keeps its source span 5:6.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.model import CleanText, Repair

_INDEX = "q"


@dataclass(frozen=True, slots=True)
class Draft:
    """What `CleanText` will be, with the map in compact arrays, since a text passes a dozen steps."""

    text: str
    begins: array[int]
    ends: array[int]
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `new` in the place of `begin:end`. Where the lengths agree, characters answer one to one."""

    begin: int
    end: int
    new: str


Step = Callable[[Draft], Draft]
Replacement = str | Callable[[re.Match[str]], str]


def begin(text: str) -> Draft:
    """The draft of a source, before any step."""
    return Draft(text, array(_INDEX, range(len(text))), array(_INDEX, range(1, len(text) + 1)))


def finish(draft: Draft) -> CleanText:
    """The clean text that a draft has become."""
    return CleanText(draft.text, tuple(draft.begins), tuple(draft.ends), draft.repairs)


def apply(draft: Draft, edits: Iterable[Edit], step: str, *, guessed: bool = False) -> Draft:
    """The draft after `edits`, in order and without overlap; those that change nothing are left out.

    A `Repair` named `step` counts the characters that were replaced, or put in where none stood.
    """
    real = [edit for edit in edits if draft.text[edit.begin : edit.end] != edit.new]
    if not real:
        return draft
    texts: list[str] = []
    begins, ends = array(_INDEX), array(_INDEX)
    done = mapped = 0
    for edit in real:
        texts += (draft.text[done : edit.begin], edit.new)
        done = edit.end
        if len(edit.new) != edit.end - edit.begin:
            begins += draft.begins[mapped : edit.begin]
            ends += draft.ends[mapped : edit.begin]
            first, last = _source(draft, edit)
            begins.extend([first] * len(edit.new))
            ends.extend([last] * len(edit.new))
            mapped = edit.end
    texts.append(draft.text[done:])
    begins += draft.begins[mapped:]
    ends += draft.ends[mapped:]
    count = sum(max(edit.end - edit.begin, len(edit.new)) for edit in real)
    return Draft("".join(texts), begins, ends, (*draft.repairs, Repair(step, count, guessed)))


def substitute(draft: Draft, pattern: re.Pattern[str], new: Replacement, step: str, **options: bool) -> Draft:
    """The draft with every match of `pattern` replaced, as `re.sub` does (`new` is taken as it stands)."""
    edits = (
        Edit(match.start(), match.end(), new if isinstance(new, str) else new(match))
        for match in pattern.finditer(draft.text)
    )
    return apply(draft, edits, step, **options)


def translate(draft: Draft, table: dict[str, str], step: str) -> Draft:
    """The draft with single characters exchanged for single characters."""
    found = sorted(table.keys() & set(draft.text))
    if not found:
        return draft
    pattern = re.compile("[" + "".join(map(re.escape, found)) + "]")
    return substitute(draft, pattern, lambda match: table[match[0]], step)


def _source(draft: Draft, edit: Edit) -> tuple[int, int]:
    """The source of all the characters that an edit replaces; an empty one where it replaces none."""
    if edit.begin < edit.end:
        return min(draft.begins[edit.begin : edit.end]), max(draft.ends[edit.begin : edit.end])
    place = (
        draft.begins[edit.begin] if edit.begin < len(draft.text) else (draft.ends[-1] if draft.ends else 0)
    )
    return place, place
