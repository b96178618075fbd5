"""Clusters made into entities: the canonical name, the classes, the labels, the reasons.

Enters: clusters and the occurrences of their senses. Leaves: entities by key, and the key of each sense.
Example: mentions 聊城机场 and 聊城民用机场 give the entity Project/聊城民用机场 with the label 聊城机场.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kg.model import Entity
from kg.ontology.divisions import Divisions
from kg.ontology.model import Ontology
from kg.resolve.bodies import formal_names
from kg.resolve.classes import Heads, heads_below, line, subclass
from kg.resolve.clusters import Cluster
from kg.resolve.keys import distinct, keys
from kg.resolve.places import chain
from kg.resolve.senses import Identity, Occurrence, Sense, order
from kg.resolve.wording import words

Occurrences = Mapping[Sense, Sequence[Occurrence]]


def sense_keys(rows: Occurrences, ontology: Ontology) -> dict[Sense, str]:
    """The key that each sense would have, were it an entity of its own."""
    return keys({sense: identity_of(own) for sense, own in rows.items()}, ontology.divisions)


def entities(
    clusters: Sequence[Cluster], rows: Occurrences, ontology: Ontology
) -> tuple[tuple[Entity, ...], dict[Sense, str]]:
    """The entities, and for every sense the key of its entity."""
    chosen = {_canonical(cluster, rows, ontology): cluster for cluster in clusters}
    identities = {sense: identity_of(rows[sense]) for sense in chosen}
    named = distinct(keys(identities, ontology.divisions))
    heads = heads_below(ontology)
    made = [
        Entity(
            key=named[sense],
            types=_types(identities[sense], own, ontology, heads),
            name=identities[sense].name,
            labels=tuple(sorted(_labels(own, ontology.divisions) - {identities[sense].name, ""})),
            mentions=tuple(sorted({row.mention for row in own}, key=order)),
            reasons=_reasons(cluster, own),
        )
        for sense, cluster in chosen.items()
        for own in ([row for one in cluster.senses for row in rows[one]],)
    ]
    of_sense = {sense: named[first] for first, cluster in chosen.items() for sense in cluster.senses}
    return tuple(sorted(made, key=lambda entity: entity.key)), of_sense


def weight(rows: Iterable[Occurrence]) -> float:
    """Sum of the scores of the mentions, rounded so that no order of adding shows."""
    return round(sum(sorted(row.mention.score for row in rows)), 9)


def aliases(wanted: Mapping[Sense, str], key_of: Mapping[Sense, str]) -> tuple[tuple[str, str], ...]:
    """Keys that an entity would have under another of its names (聊城机场), each with the key that it has.

    Whoever read one of them when the better name was not known finds the entity by it. A key that another
    entity has, or might as well have, leads nowhere.
    """
    leads: dict[str, set[str]] = {}
    for sense, key in wanted.items():
        leads.setdefault(key, set()).add(key_of[sense])
    taken = set(key_of.values())
    return tuple(sorted((key, min(to)) for key, to in leads.items() if key not in taken and len(to) == 1))


def _canonical(cluster: Cluster, rows: Occurrences, ontology: Ontology) -> Sense:
    """The sense that names the cluster: one of record, else of the leading class the longest.

    Words for an aspect add nothing to the length: 六稳, not 六稳工作. Of one name the narrowest scope is the
    best known: 李强 of 聊城市, be he of 山东省 or of no place in another document.
    """
    by_top: dict[str, float] = {}
    for sense in cluster.senses:
        by_top[sense.top] = by_top.get(sense.top, 0.0) + weight(rows[sense])
    top = max(sorted(by_top), key=lambda name: by_top[name])
    aspects = words(ontology, "aspect")

    def rank(sense: Sense) -> tuple[object, ...]:
        core, depth = len(_core(sense.plain, aspects)), len(chain(ontology.divisions, sense.scope))
        fixed = identity_of(rows[sense]).fixed
        return not fixed, sense.top != top, -core, len(sense.plain), sense.top, sense.plain, -depth, sense

    return min(cluster.senses, key=rank)


def _core(name: str, aspects: tuple[str, ...]) -> str:
    while word := next((word for word in aspects if name.endswith(word) and name != word), ""):
        name = name.removesuffix(word)
    return name


def identity_of(rows: Sequence[Occurrence]) -> Identity:
    """The identity by the most frequent way of writing; of several the longest, then the first."""
    count = Counter(row.identity.name for row in rows)
    name = min(count, key=lambda name: (-count[name], -len(name), name))
    return min((row.identity for row in rows if row.identity.name == name), key=lambda i: (i.kind, i.reason))


def _reasons(cluster: Cluster, rows: Iterable[Occurrence]) -> tuple[str, ...]:
    said = {row.identity.reason for row in rows if row.identity.reason and not row.mention.implicit}
    return tuple(sorted({*cluster.reasons, *said}))


def _labels(rows: Iterable[Occurrence], divisions: Divisions) -> set[str]:
    """All names and surfaces, save those of mentions that do not name the entity (我市).

    Nor does 茌平 name the 茌平化工园区 of 聊城、茌平、莘县化工园区: alone it is the district.
    """
    named = [row for row in rows if not row.mention.implicit]
    said = {label.strip() for row in named for label in (row.identity.name, row.mention.name)}
    said |= {
        row.mention.surface.strip()
        for row in named
        if row.identity.kind == "division" or not divisions.find(row.mention.surface)
    }
    return said.union(*(_other_names(row.identity) for row in named))


def _other_names(identity: Identity) -> tuple[str, ...]:
    """The formal name of a body, and the usual one of what a Party committee holds: 安徽省委经济工作会议."""
    if identity.kind == "body":
        return formal_names(identity.name)
    party = identity.sense.top == "Event" and re.match("中共.+[省市县区州旗]委", identity.name)
    return (identity.name.removeprefix("中共"),) if party else ()


def _types(
    identity: Identity, rows: Sequence[Occurrence], ontology: Ontology, heads: Heads
) -> tuple[str, ...]:
    """Top class and subclass: by level or head noun; failing these, the subclass most mentions have."""
    top = identity.sense.top
    division = ontology.divisions.get(identity.sense.scope) if identity.kind == "division" else None
    if _is_below(ontology, identity.type, top):
        return line(ontology, identity.type)
    found = subclass(ontology, heads, top, identity.name, division.level if division else "")
    if len(found) > 1:
        return found
    below = Counter(row.mention.type for row in rows if _is_below(ontology, row.mention.type, top))
    if not below:
        return (top,)
    name = min(below, key=lambda name: (-below[name], name))
    return line(ontology, name)


def _is_below(ontology: Ontology, name: str, top: str) -> bool:
    return name != top and name in ontology.classes and ontology.classes[name].top == top
