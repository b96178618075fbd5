"""Names that every city may have: which of them are one, seen over all documents.

Enters: senses with their scopes. Leaves: pairs that are one, with the reason, and pairs that may be.
Example: 李强 in a document of 聊城市 and 李强 in one of 山东省 are one person; with 李强 of 青岛市 beside, it
is open which of the two 山东省 means, and three stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from kg.ontology.divisions import Divisions
from kg.resolve.senses import Identity, Sense

Pair = tuple[Sense, Sense, str]
SCOPED = ("local", "person", "settlement")
Office = tuple[Sense, str]
"""A body and the office held there."""


def namesakes(senses: Iterable[Sense]) -> list[list[Sense]]:
    """Senses of one class and one name, sorted, where there are several."""
    groups: dict[tuple[str, str], list[Sense]] = {}
    for sense in sorted(set(senses)):
        groups.setdefault((sense.top, sense.plain), []).append(sense)
    return [group for group in groups.values() if len(group) > 1]


def settle(group: list[Sense], divisions: Divisions) -> tuple[list[Pair], list[Pair]]:
    """Within namesakes: those that are one, and doubts.

    A scope that holds exactly one narrower one means the same thing; one that holds several says nothing.
    """
    narrow = [s for s in group if not any(_holds(divisions, s.scope, o.scope) for o in group)]
    same: list[Pair] = []
    doubts: list[Pair] = [(a, b, "同名而辖区不同") for a, b in pairwise(narrow)]
    for wide in group:
        inside = [s for s in narrow if _holds(divisions, wide.scope, s.scope)]
        if len(inside) == 1:
            same.append((wide, inside[0], f"{wide.plain}: 同名且辖区相属"))
        elif inside:
            doubts.append((wide, inside[0], "同名, 下辖不止一处有此名"))
    return same, doubts


def unplaced(kinds: Mapping[Sense, Identity]) -> list[Pair]:
    """Places that bear a division's name and could not be told to be it: 鼓楼区 read in a third city."""
    divisions: dict[str, list[Sense]] = {}
    for sense in sorted(kinds):
        if kinds[sense].kind == "division":
            divisions.setdefault(sense.plain, []).append(sense)
    open_ = (sense for sense in sorted(kinds) if sense.top == "Place" and kinds[sense].kind != "division")
    return [(sense, one, "同名政区, 所指不明") for sense in open_ for one in divisions.get(sense.plain, ())]


def same_office(group: list[Sense], offices: Mapping[Sense, frozenset[Office]]) -> list[Pair]:
    """Persons of one name who hold one office are one, wherever they are named."""
    holders: dict[Office, list[Sense]] = {}
    for person in group:
        for office in sorted(offices.get(person, ())):
            holders.setdefault(office, []).append(person)
    return [
        (first, second, f"{first.plain}: 同名且同任{office[1]}")
        for office, persons in sorted(holders.items())
        for first, second in pairwise(persons)
    ]


def _holds(divisions: Divisions, wide: str, narrow: str) -> bool:
    return wide != narrow and (not wide or divisions.contains(wide, narrow))
