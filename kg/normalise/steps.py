"""The order in which a text is cleaned.

Enters: decoded text. Leaves: a `CleanText`.
Example: `normalise("發(fā)展,加快").text` is 发展，加快; its repairs count pinyin, character and comma.

Every step looks no further than it must, so that the source of a clause, cleaned alone, gives the clause
again; this is how quotes are verified. What needs more than a clause:
`continued` and `joined` (a line beside the next),
`straight_quotes` (both of a pair), `simplified` (乾, 於 need an evidently traditional character in the line),
`unwrapped`, `once` and the trail of `furniture` (no clause is quoted from what they drop).
"""

from __future__ import annotations

import functools

from kg.model import CleanText, Repair
from kg.normalise.characters import CHARACTERS
from kg.normalise.draft import Draft, Step, begin, finish
from kg.normalise.furniture import furniture, page_references
from kg.normalise.garbled import shifted
from kg.normalise.markup import entities, markdown, tags
from kg.normalise.paragraphs import continued, joined, once
from kg.normalise.punctuation import blanks_of_layout, corners, full_width, straight_quotes
from kg.normalise.script import glosses, simplified
from kg.normalise.wrapped import unwrapped

STEPS: tuple[Step, ...] = (
    tags,
    entities,
    *CHARACTERS,
    shifted,  # before `glosses`, which it needs to see
    glosses,
    simplified,
    furniture,
    page_references,
    unwrapped,
    continued,
    joined,  # before `markdown`, whose marks show what is a heading
    markdown,
    blanks_of_layout,
    corners,
    full_width,
    straight_quotes,
    once,
)


def normalise(text: str) -> CleanText:
    """The clean text of `text`, whatever it holds. Paragraphs are separated by exactly one \\n."""
    draft = functools.reduce(lambda before, step: step(before), STEPS, begin(text))
    return finish(Draft(draft.text, draft.begins, draft.ends, _added_up(draft.repairs)))


def _added_up(repairs: tuple[Repair, ...]) -> tuple[Repair, ...]:
    """One repair per kind, in the order in which they first came."""
    sums: dict[tuple[str, bool], int] = {}
    for repair in repairs:
        key = (repair.step, repair.guessed)
        sums[key] = sums.get(key, 0) + repair.characters
    return tuple(Repair(step, count, guessed) for (step, guessed), count in sums.items())
