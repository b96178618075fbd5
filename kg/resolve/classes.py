"""One name, two classes: which of them the documents mean; and the subclass that a name's end tells.

Enters: the weight of each sense (the sum of its mentions' scores). Leaves: pairs that are one, and doubts.
Example: 鲁西国际陆港, read five times as a Project and once as a Place, is one Project.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.ontology.model import Ontology
from kg.resolve.scopes import Pair
from kg.resolve.senses import Sense

Heads = Mapping[str, Mapping[str, str]]

_LEADS = 2 / 3
"""Share of the weight from which on a class is taken for all of it."""


def one_class(weights: Mapping[Sense, float], fixed: frozenset[Sense]) -> tuple[list[Pair], list[Pair]]:
    """Senses of one name and scope in several classes: those taken for the leading one, and doubts.

    Divisions, standing bodies and known names (`fixed`) lead whatever their weight.
    """
    groups: dict[str, list[Sense]] = {}
    for sense in sorted(weights):
        groups.setdefault(sense.plain, []).append(sense)
    same: list[Pair] = []
    doubts: list[Pair] = []
    for group in (part for named in groups.values() for part in _by_scope(named)):
        if len({sense.top for sense in group}) > 1:
            leading = _leading(group, weights, fixed)
            pairs = same if leading else doubts
            first = leading or group[0]
            why = f"{first.plain}: 多数记为{first.top}" if leading else "同名而类别不明"
            pairs.extend((first, other, why) for other in group if other != first)
    return same, doubts


def subclass(ontology: Ontology, heads: Heads, top: str, name: str, level: str) -> tuple[str, ...]:
    """The class with the top first: by the level of a division, else by the longest head the name ends in."""
    by_level = level.capitalize()
    if by_level in ontology.classes and ontology.classes[by_level].top == top:
        return line(ontology, by_level)
    below = heads.get(top, {})
    found = next((below[name[cut:]] for cut in range(len(name)) if name[cut:] in below), top)
    return line(ontology, found) if found in ontology.classes else (top,)


def heads_below(ontology: Ontology) -> Heads:
    """Top class → head noun → the class that it tells: a subclass that has it, else the top class."""
    found: dict[str, dict[str, str]] = {}
    for one in sorted(ontology.classes.values(), key=lambda one: (one.name == one.top, one.name)):
        for head in one.heads:
            found.setdefault(one.top, {}).setdefault(head, one.name)
    return found


def lineage(ontology: Ontology, names: tuple[str, ...]) -> frozenset[str]:
    """The classes and all above them."""
    found = set(names)
    for name in names:
        if name in ontology.classes:
            for parent in ontology.classes[name].parents:
                found |= {parent} if parent not in ontology.classes else lineage(ontology, (parent,))
    return frozenset(found)


def _by_scope(group: list[Sense]) -> list[list[Sense]]:
    """Namesakes of one scope; those without a scope go with the others where these have only one."""
    scopes = sorted({sense.scope for sense in group})
    if len(scopes) == 2 and not scopes[0]:
        return [group]
    return [[sense for sense in group if sense.scope == scope] for scope in scopes]


def _leading(group: list[Sense], weights: Mapping[Sense, float], fixed: frozenset[Sense]) -> Sense | None:
    known = [sense for sense in group if sense in fixed]
    if len(known) == 1:
        return known[0]
    best = max(group, key=lambda sense: (weights[sense], sense))
    return best if weights[best] >= _LEADS * sum(weights[sense] for sense in group) else None


def line(ontology: Ontology, name: str) -> tuple[str, ...]:
    """The top class of `name` first, then down to it."""
    one = ontology.classes[name]
    above = [p for p in one.parents if p in ontology.classes and p != name and p != one.top]
    return (*line(ontology, above[0]), name) if above else tuple(dict.fromkeys((one.top, name)))
