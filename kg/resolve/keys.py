"""The key of an entity: its class and canonical name, with a place in front where the name needs one.

Enters: the sense that gives an entity its name, with how it was found. Leaves: a key for each, all different.
Example: Place/聊城市; Place/茌平区振兴街道 (towns always with their county); Place/南京市鼓楼区 (four
cities have one); Project/雄商高铁.

Whether a place is needed is told by the name and the list of divisions, not by what else was read, save for
persons and local names (李强, 文轩中学): these take their city only where two of them stand side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from kg.ontology.divisions import Division, Divisions
from kg.resolve.names import plain
from kg.resolve.places import COUNTY_AND_ABOVE, display
from kg.resolve.senses import Identity, Sense


def keys(chosen: Mapping[Sense, Identity], divisions: Divisions) -> dict[Sense, str]:
    """A key for each sense that names an entity."""
    short = {sense: _key(sense, _before(identity, divisions)) for sense, identity in chosen.items()}
    count = Counter(short.values())
    found: dict[str, Sense] = {}
    for sense in sorted(chosen):
        key = short[sense]
        if count[key] > 1 and sense.scope:
            key = _key(sense, place_name(divisions, sense.scope))
        number = 1
        while (key if number == 1 else f"{key}·{number}") in found:
            number += 1
        found[key if number == 1 else f"{key}·{number}"] = sense
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
    if identity.kind in ("relative", "settlement"):
        return place_name(divisions, scope) if scope else ""
    if identity.kind in ("body", "part"):
        name, division = place_name(divisions, scope), divisions.get(scope)
        return name.removesuffix(display(division)) if division else ""
    return ""


def _only_one(division: Division, divisions: Divisions) -> bool:
    """Whether no other division above the towns has the name; of a town that is never taken for granted."""
    same = [d for d in divisions.find(division.name) if d.name == division.name]
    return division.level in COUNTY_AND_ABOVE and sum(d.level in COUNTY_AND_ABOVE for d in same) == 1


def _key(sense: Sense, before: str) -> str:
    return f"{sense.top}/{plain(before)}{sense.plain}"
