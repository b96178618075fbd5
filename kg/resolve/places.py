"""Divisions by context: the nearest bearer of a name, seen from the division that speaks.

Enters: a name of a place and its setting. Leaves: the division, with the reason in words.
Example: 茌平 read in 聊城市 is 茌平区; 山东聊城 is 聊城市; 朝阳 is 朝阳区 in 北京市 and elsewhere 朝阳市.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.ontology.divisions import Division, Divisions
from kg.resolve.senses import Setting

COUNTY_AND_ABOVE = ("province", "city", "county")
_TOWN_ENDS = ("镇", "乡", "街道", "苏木")
_FEATURES = tuple("山湖江河海洋岭岛湾城关门原")
"""Short names that end so may be a mountain, a lake, a plain: 泰山 is not 泰山区, 中原 not 中原区."""
_BARE_KINDS = ("城区", "郊区", "矿区")
"""Names of districts that are common nouns elsewhere."""


@dataclass(frozen=True, slots=True)
class Found:
    """A division and why the name means it; no reason where the name is the division's own."""

    division: Division
    reason: str = ""


def locate(divisions: Divisions, name: str, setting: Setting) -> Found | None:
    """The division that `name` means in `setting`, or None: by its name, behind others', misprinted."""
    return (
        _by_name(divisions, name, setting)
        or _by_chain(divisions, name, setting)
        or misprint(divisions, name, setting)
    )


def by_name(divisions: Divisions, name: str, here: str) -> Division | None:
    """The division of county level or above that bears the full or short name, seen from `here`."""
    bearers = divisions.find(name) or divisions.former(name)
    candidates = [d for d in bearers if d.level in COUNTY_AND_ABOVE and _speaks_of(d, name, here)]
    for ring in _rings(divisions, candidates, here) if candidates else ():
        chosen = _one(ring, name)
        if chosen is not None:
            return chosen
    return None


def home_of(divisions: Divisions, name: str, setting: Setting) -> tuple[str, str]:
    """Where 莘县张寨镇苏村 lies (a code, or empty) and its own name, 苏村."""
    for cut in range(len(name) - 2, 1, -1):
        found = _by_name(divisions, name[:cut], setting) or _by_chain(divisions, name[:cut], setting)
        if found is not None:
            return found.division.code, name[cut:]
    return "", name


def chain(divisions: Divisions, code: str) -> tuple[Division, ...]:
    """The division of that code and those above it, the nearest first; none for an unknown code."""
    division = divisions.get(code)
    return (division, *divisions.ancestors(code)) if division else ()


def related(divisions: Divisions, first: str, second: str) -> bool:
    """Whether one of the two codes lies in the other, or one of them is empty."""
    return (
        not first
        or not second
        or first == second
        or divisions.contains(first, second)
        or divisions.contains(second, first)
    )


def at_level(divisions: Divisions, code: str, *levels: str) -> str:
    """The code of the nearest division of one of `levels` at or above `code`, or empty."""
    return next((d.code for d in chain(divisions, code) if d.level in levels), "")


def misprint(divisions: Divisions, name: str, setting: Setting) -> Found | None:
    """The one division of the area that differs from an unknown name by one character (在平区: 茌平区).

    Only names of three characters and more that end in 区, 县 or 市 and that no division of the country
    bears or bore; they must keep the kind and all but one character of the rest. Towns are named too much
    alike (张寨镇, 王寨镇), so that four characters are asked of them, and a county that is known.
    """
    if divisions.find(name) or divisions.former(name) or not divisions.get(setting.here):
        return None
    if name.endswith(("区", "县", "市")) and len(name) >= 3:
        area = divisions.children(setting.here)
    elif name.endswith("镇") and len(name) >= 4:
        area = divisions.children(setting.near or setting.here)
    else:
        return None
    alike = [d for d in area if _same_kind(d, name) and _one_apart(d.name, name)]
    return Found(alike[0], f"{name} = {alike[0].name}: 一字之误") if len(alike) == 1 else None


def display(division: Division) -> str:
    """The name as people write it: 梁水镇 for the 梁水镇镇 of the official list."""
    return division.name[:-1] if division.name.endswith("镇镇") else division.name


def _speaks_of(division: Division, name: str, here: str) -> bool:
    """Whether a name that may be a common noun or a landscape can stand for the division."""
    if name in _BARE_KINDS:
        return False
    if division.level != "county" or name == division.name or not name.endswith(_FEATURES):
        return True
    return division.parent == here and not division.name.endswith("区")


def _by_name(divisions: Divisions, name: str, setting: Setting) -> Found | None:
    """As `by_name`, and towns by their full name, and provinces by their one character."""
    division = by_name(divisions, name, setting.here) or _town(divisions, name, setting)
    if division is None and len(name) == 1:
        division = divisions.by_abbreviation(name)
    return Found(division, _why(divisions, name, division)) if division else None


def _by_chain(divisions: Divisions, name: str, setting: Setting) -> Found | None:
    """聊城市 for 山东省聊城市 and 山东聊城: a division behind one that it lies in."""
    for cut in range(len(name) - 2, 1, -1):
        rest = name[cut:]
        if not divisions.find(rest):
            continue
        head = _by_name(divisions, name[:cut], setting) or _by_chain(divisions, name[:cut], setting)
        below = divisions.within(head.division.code, rest) if head else ()
        chosen = _one([d for d in below if d.level != "town" or rest.endswith(_TOWN_ENDS)], rest)
        if chosen is not None:
            return Found(chosen, f"{name} = {display(chosen)}: 前面是上级政区名")
    return None


def _rings(divisions: Divisions, candidates: list[Division], here: str) -> Iterable[list[Division]]:
    """The candidates by nearness: here, children, below, above, same city, same province, the country."""
    yield [d for d in candidates if d.code == here]
    yield [d for d in candidates if here and d.parent == here]
    yield [d for d in candidates if divisions.contains(here, d.code)]
    for above in divisions.ancestors(here):
        yield [d for d in candidates if d.code == above.code]
    for above in divisions.ancestors(here):
        yield [d for d in candidates if divisions.contains(above.code, d.code)]
    yield candidates


def _one(candidates: list[Division], name: str) -> Division | None:
    """The only candidate; failing that the only one that bears the full name, or of the highest level."""
    for few in (
        candidates,
        [d for d in candidates if d.name == name],
        [d for d in candidates if d.level == candidates[0].level],
    ):
        if len(few) == 1:
            return few[0]
    return None


def _town(divisions: Divisions, name: str, setting: Setting) -> Division | None:
    """A town of the division that speaks, or of the county last named where several have it."""
    if not name.endswith(_TOWN_ENDS):
        return None
    for area in (setting.here, setting.near, at_level(divisions, setting.here, "city")):
        inside = [d for d in divisions.within(area, name) if d.level == "town"] if area else []
        if len(inside) == 1:
            return inside[0]
    return None


def _same_kind(division: Division, name: str) -> bool:
    """Whether only the part before the kind differs: 大兴安岭林区 is no misprint of 大兴安岭地区."""
    return bool(division.short) and name.endswith(division.name.removeprefix(division.short))


def _one_apart(first: str, second: str) -> bool:
    """Whether two names of one length differ in exactly one character."""
    return len(first) == len(second) and sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _why(divisions: Divisions, name: str, division: Division) -> str:
    """茌平 = 茌平区: 聊城市下辖政区的简称."""
    if name in (division.name, display(division)):
        return ""
    above = divisions.get(division.parent)
    return f"{name} = {display(division)}: {above.name + '下辖政区' if above else '省级政区'}的简称或旧称"
