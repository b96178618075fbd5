"""What a word is and what stands around it, as columns: the names that the features of words are made of.

Enters: `Words`. Leaves: columns by name, each with a value for every word.
Example: at 高铁 in 加快高铁建设 the column before is 加快, behind is 建设, and ends2 is 高铁.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from kg.extract.columns import Column, column
from kg.extract.words import Words

Columns = Mapping[str, Column]
ENDS = (1, 2, 3, 4)
"""Lengths of endings, in characters."""
_BREAKS = frozenset("、，。；等和")
_FARTHEST = 14
"""Words within which the end of the next item of a list is looked for."""


def columns_of_words(words: Words) -> Columns:
    """All columns of words."""
    texts, tags = words.texts, words.tags
    word, tag = column(texts), column(tags)
    shifts = {"before2": -2, "before": -1, "behind": 1, "behind2": 2}
    followers = (*texts[1:], "#")
    edges = column([text if tag == "w" else tag for text, tag in zip(texts, tags, strict=True)])
    return {
        "word": word,
        "tag": tag,
        "kind": column(words.kinds),
        **{name: word.shifted(by) for name, by in shifts.items()},
        **{f"{name}.tag": tag.shifted(by) for name, by in shifts.items()},
        "opens1": column([text[0] for text in texts]),
        "opens2": column([(text + behind)[:2] for text, behind in zip(texts, followers, strict=True)]),
        **_endings(words),
        "edge.before": edges.shifted(-1),
        "edge.behind": edges.shifted(1),
        "word|behind": column([f"{text}|{behind}" for text, behind in zip(texts, followers, strict=True)]),
        "tail": (tails := column([text[-2:] for text in texts])),
        "list.tail": tails.shifted(-2).where(np.array(["#", *texts[:-1]]) == "、"),
        "next.tail": column(list(_next_tails(words))),
        "verb.before": column(words.verbs.before[:-1]),
        "verb.first": column(words.verbs.first[:-1]),
        "verb.behind": column(words.verbs.behind[1:]),
        "rarity": column([rarity or None for rarity in words.rarity or ("",) * len(texts)]),
    }


def _endings(words: Words) -> Columns:
    """The last characters of the text up to each word's end."""
    text, ends = words.text(0, len(words.texts)), words.offsets[1:]
    return {
        f"ends{size}": column([text[end - size : end] if end >= size else None for end in ends]) for size in ENDS
    }


def _next_tails(words: Words) -> Iterator[str | None]:
    """For each word with 、 behind how it ends, if the next item of the list ends so too."""
    texts = words.texts
    for at, text in enumerate(texts):
        if words.word(at + 1) != "、":
            yield None
            continue
        behind = range(at + 2, min(at + 1 + _FARTHEST, len(texts)))
        stop = next((place for place in behind if texts[place] in _BREAKS), 0)
        yield text[-2:] if stop and texts[stop - 1][-2:] == text[-2:] else None
