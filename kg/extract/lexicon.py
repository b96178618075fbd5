"""The ontology compiled for reading: what a string may be, by list and by head noun.

Enters: the `Ontology`. Leaves: a `Lexicon`, asked for every word and every candidate.
Example: `lexicon.listed("茌平")` is {"division": "Place"}; `lexicon.heads("雄商高铁")` is {"Project": 2}, the
length of the head noun 高铁.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg.ontology.divisions import Division, Divisions
from kg.ontology.model import Ontology

_DEPARTMENT = re.compile(
    r"[省市县区镇][一-鿿]{1,14}(?:局|委|办|厅|部|院|政府|政协|人大|中心|办公室|委员会|总队|支队)(?:党组|党委)?"
)
"""市农业农村局, 省委宣传部, 市服务业发展服务中心党组: a department named without its place."""

LONGEST_HEAD = 8
"""Characters of the longest head noun."""
CLOSING_MARKS = "”》）’"
"""Marks that may stand behind a head noun: “塞上英才”行动 has one, 行动（二期） has none."""
_KINDS = "县区市旗镇乡道"
"""Last characters of full names. The short name of a county counts near by alone; see `Lexicon.at`."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Dictionaries made once from the ontology. `levels` gives the kind of division a word names."""

    classes: tuple[str, ...]
    """The top classes, in the ontology's order."""
    levels: Mapping[str, str]
    known: Mapping[str, str]
    bodies: Mapping[str, str]
    head_classes: Mapping[str, tuple[str, ...]]
    head_ends: frozenset[str]
    """The last characters of head nouns."""
    words: Mapping[str, frozenset[str]]
    initials: frozenset[str]
    """Characters that places are shortened to in the names of lines: 包 for 包头, 银 for 银川, 鲁 for 山东."""

    abroad: Mapping[str, str]
    """What one character stands for among countries and continents: 韩国 for 韩, 欧洲 for 欧."""

    divisions: Divisions

    def at(self, code: str) -> Lexicon:
        """The lexicon as people in that division read it: 平原 is a county to its neighbours, elsewhere a plain."""
        home = self.divisions.get(code)
        while home and home.level in ("county", "town"):
            home = self.divisions.get(home.parent)
        near = {
            county.short: county.level
            for county in self._counties(home.code if home else "")
            if len(county.short) > 1
        }
        return replace(self, levels={**self.levels, **near}) if near else self

    def _counties(self, code: str) -> Iterator[Division]:
        for child in self.divisions.children(code) if code else ():
            if child.level == "county":
                yield child
            else:
                yield from self._counties(child.code)

    def listed(self, text: str) -> dict[str, str]:
        """Lists that hold the text, and the class each makes it: division, known, body."""
        found = {}
        if text in self.levels:
            found["division"] = "Place"
        if text in self.known:
            found["known"] = self.known[text]
        if text in self.bodies:
            found["body"] = self.bodies[text]
        elif _DEPARTMENT.fullmatch(text):
            found["body"] = "Organisation"
        return found

    def heads(self, text: str) -> dict[str, int]:
        """Classes whose head nouns end the text, with the length of the longest; the head alone is no name."""
        found: dict[str, int] = {}
        for length in range(min(LONGEST_HEAD, len(text) - 1), 0, -1):
            for name in self.head_classes.get(text[-length:], ()):
                found.setdefault(name, length)
        return found

    def heads_before(self, text: str, end: int) -> tuple[int, tuple[int, ...]]:
        """Where a name that ends at `end` stops without its closing marks, and the lengths of the head nouns there,
        the longest first."""
        stop = end
        while stop and text[stop - 1] in CLOSING_MARKS:
            stop -= 1
        if text[stop - 1 : stop] not in self.head_ends:
            return stop, ()
        sizes = range(min(LONGEST_HEAD, stop), 0, -1)
        return stop, tuple([size for size in sizes if text[stop - size : stop] in self.head_classes])

    def is_word(self, listing: str, text: str) -> bool:
        """Whether the word list of that name (cue:surname …) holds the text."""
        return text in self.words.get(listing, frozenset())


def compile_lexicon(ontology: Ontology) -> Lexicon:
    """Make the dictionaries. The longest-lived names win: a province's short name before a county's."""
    head_classes = _heads(ontology)
    return Lexicon(
        classes=tuple(name for name, found in ontology.classes.items() if found.top == name),
        levels=_levels(ontology),
        known={label: known.type for known in ontology.known for label in (known.name, *known.labels)},
        bodies={
            short: ontology.classes[body.type].top
            for body in ontology.bodies
            for short in (*body.shorts, *([body.full] if "{" not in body.full else []))
        },
        head_classes=head_classes,
        head_ends=frozenset(head[-1] for head in head_classes),
        words={name: frozenset(words) for name, words in ontology.words.items()},
        initials=frozenset(name[0] for name in ontology.divisions.names("province", "city"))
        | frozenset(ontology.divisions.abbreviations()),
        abroad={char: known.name for known in ontology.known for char in known.abbreviations},
        divisions=ontology.divisions,
    )


def _levels(ontology: Ontology) -> dict[str, str]:
    divisions = ontology.divisions
    levels = dict.fromkeys(divisions.abbreviations(), "abbreviation")
    for level in ("town", "county", "city", "province"):
        everywhere = level in ("city", "province")
        levels.update(
            {
                name: level
                for name in divisions.names(level)
                if everywhere or (len(name) > 2 and name[-1] in _KINDS)
            }
        )
    return levels


def _heads(ontology: Ontology) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in sorted(ontology.classes):
        for head in ontology.classes[name].heads:
            tops = found.setdefault(head, [])
            if ontology.classes[name].top not in tops:
                tops.append(ontology.classes[name].top)
    return {head: tuple(tops) for head, tops in found.items()}
