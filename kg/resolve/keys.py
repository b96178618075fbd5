"""The key of an entity: its class and canonical name, with a place in front where the name needs one.

Enters: the sense that gives an entity its name, with how it was found. Leaves: its key.
Example: Place/聊城市; Place/茌平区振兴街道 (towns always with their county); Place/南京市鼓楼区 (four
cities have one); Person/聊城市李强; Project/雄商高铁.

A key is told by the name, the class and the list of divisions alone, never by what else was read: persons and
local names (文轩中学) have their city in front also where no namesake is known, for one may come tomorrow. What
one document calls 高铁新区, another 聊城高铁新区 has one key in both, whichever is read first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.ontology.divisions import Division, Divisions
from kg.resolve.names import plain
from kg.resolve.places import COUNTY_AND_ABOVE, display
from kg.resolve.senses import Identity, Sense

ZONES = ("高新区", "开发区", "度假区", "保税区", "新区", "工业园", "产业园", "园区", "新城")
"""What a city sets up and calls by its own short name."""
FIVE_YEARS = re.compile("[一二三四五六七八九十]{1,3}五")


def keys(chosen: Mapping[Sense, Identity], divisions: Divisions) -> dict[Sense, str]:
    """The key that each sense would have as the name of an entity; two may have the same."""
    return {sense: _key(identity, divisions) for sense, identity in chosen.items()}


def distinct(wanted: Mapping[Sense, str]) -> dict[Sense, str]:
    """A key for each sense that names an entity, all different; of two that want one, one takes its scope.

    The first by name keeps the key, so that its IRI stays when the other comes, or is the one that moves.
    """
    found: dict[str, Sense] = {}
    for sense in sorted(wanted):
        key = wanted[sense]
        number = 1
        while key in found:
            number += 1
            key = f"{wanted[sense]}·{sense.scope or number}" if number == 2 else f"{wanted[sense]}·{number}"
        found[key] = sense
    return {sense: key for key, sense in found.items()}


def place_name(divisions: Divisions, code: str) -> str:
    """The division's name, with those above it as far as it needs them to be the only one."""
    division = divisions.get(code)
    if division is None:
        return code
    if division.parent and not _only_one(division, divisions):
        return place_name(divisions, division.parent) + display(division)
    return display(division)


def _before(identity: Identity, divisions: Divisions) -> str:
    """What stands before the name in the key."""
    scope = identity.sense.scope
    if identity.kind == "division":
        return place_name(divisions, scope).removesuffix(identity.name)
    if identity.kind == "local" and _tells(identity.name, divisions.get(scope)):
        return ""
    if identity.kind in ("relative", "settlement", "local", "person"):
        return place_name(divisions, scope) if scope else ""
    if identity.kind in ("body", "part"):
        name, division = place_name(divisions, scope), divisions.get(scope)
        return name.removesuffix(display(division)) if division else ""
    return ""


def _tells(name: str, division: Division | None) -> bool:
    """Whether the name says by itself where it belongs: 北京积水潭医院聊城医院."""
    return division is not None and bool(division.short) and division.short in name


def _only_one(division: Division, divisions: Divisions) -> bool:
    """Whether no other division above the towns has the name; of a town that is never taken for granted."""
    same = [d for d in divisions.find(division.name) if d.name == division.name]
    return division.level in COUNTY_AND_ABOVE and sum(d.level in COUNTY_AND_ABOVE for d in same) == 1


def _key(identity: Identity, divisions: Divisions) -> str:
    sense = identity.sense
    name = plain(_before(identity, divisions)) + sense.plain
    if identity.kind in ("local", "plain"):
        name = _zone(name, divisions) if sense.top == "Place" else _plan(name) if sense.top == "Programme" else name
    return f"{sense.top}/{name}"


def _zone(name: str, divisions: Divisions) -> str:
    """聊城高铁新区, also for 聊城市高铁新区 and for the 高铁新区 of 聊城市."""
    if not name.endswith(ZONES):
        return name
    for cut in range(2, len(name) - 1):
        named = [d for d in divisions.find(name[:cut]) if d.name == name[:cut] and d.level in COUNTY_AND_ABOVE]
        if len(named) == 1 and _alone(named[0].short, divisions):
            return named[0].short + name[cut:]
    return name


def _alone(short: str, divisions: Divisions) -> bool:
    """Whether a short name is that of one division alone, the towns not counted: 吉林 is not."""
    return bool(short) and sum(d.level in COUNTY_AND_ABOVE for d in divisions.find(short)) == 1


def _plan(name: str) -> str:
    """十四五规划, also where it is called 十四五 alone."""
    return f"{name}规划" if FIVE_YEARS.fullmatch(name) else name
