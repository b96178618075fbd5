"""Passages in which every name is marked where it stands, as `[Class|name]`.

Enters: a text file with marks. Leaves: the `Document` without them, and the names in their places.
`Optional` stands for a class where nobody could tell it, or whether it is a name: it teaches nothing.
Example: 加快[Project|包银高铁]建设，推进[Optional|智慧交通]。 has one firm name and one that may be one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from kg.errors import InputError
from kg.model import Document
from kg.normalise import normalise
from kg.read import read
from kg.train.examples import Annotated, Occurrence

MARK = re.compile(r"\[(\w+)\|([^\[\]|\n]+)\]")
OPTIONAL = "Optional"


def read_marked(path: Path, classes: Collection[str]) -> tuple[Document, Annotated]:
    """A marked passage and its clean text. Raises InputError where a mark is malformed."""
    marked = read(path, root=path.parent)
    found: list[Occurrence] = []
    text, at = "", 0
    for mark in MARK.finditer(marked.text):
        text += marked.text[at : mark.start()]
        found.append(_occurrence(path, mark, len(text), classes))
        text += mark[2]
        at = mark.end()
    text += marked.text[at:]
    if stray := re.search(r".{,9}[\[\]|].{,9}", text):
        raise InputError(path, f"has a bracket that marks nothing: {stray.group()}", "write [Class|name]")
    clean = normalise(text)
    places = (_moved(one, clean.begins) for one in found)
    kept = tuple(one for one in places if one.begin < one.end)
    return replace(marked, text=text), Annotated(marked.name, clean.text, kept)


def _occurrence(path: Path, mark: re.Match[str], begin: int, classes: Collection[str]) -> Occurrence:
    if mark[1] != OPTIONAL and mark[1] not in classes:
        raise InputError(path, f"marks {mark[2]} as {mark[1]}", f"mark it as {OPTIONAL} or one of {', '.join(classes)}")
    return Occurrence(begin, begin + len(mark[2]), mark[1], mark[1] == OPTIONAL)


def _moved(one: Occurrence, starts: Sequence[int]) -> Occurrence:
    """Where a name stands when spaces and the like are gone. `starts`: the source of each clean character."""
    return replace(one, begin=bisect_left(starts, one.begin), end=bisect_left(starts, one.end))
