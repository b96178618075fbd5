"""Mentions to entities, over all documents at once.

Enters: readings in any order. Leaves: a `Resolution`, the same for every order.
Example: 茌平, 茌平区 and the misprint 在平区 of three documents are one entity Place/茌平区 whose reasons say
so; 李强 of 聊城市 and 李强 of 青岛市 are two, and a doubt for the report.

The steps: each mention is identified in its setting; short forms take the full name of their document;
names shared by cities, classes or variants are compared within blocks; what is one is clustered and named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Background, Decision, Doubt, Entity, Mention, Outcome, Reading, Statement
from kg.ontology.model import Ontology
from kg.resolve.background import nesting
from kg.resolve.called import called
from kg.resolve.classes import one_class
from kg.resolve.clusters import Links, cluster
from kg.resolve.decided import REJECTED, Ledger, amended, judged, links, pinned, settled
from kg.resolve.entities import aliases, entities, identity_of, sense_keys, weight
from kg.resolve.identity import Identifier
from kg.resolve.misread import misread
from kg.resolve.scopes import SCOPED, Office, Pair, namesakes, same_office, settle, unplaced
from kg.resolve.senses import Occurrence, Sense, order
from kg.resolve.settings import occurrences
from kg.resolve.shorts import expand_shorts
from kg.resolve.statements import statements
from kg.resolve.variants import Name, same_names

Rows = dict[Sense, list[Occurrence]]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the readings name and state. `left_out` counts relations that could not stand, by reason."""

    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    doubts: tuple[Doubt, ...]
    entity_of: Mapping[Mention, str]
    """Mention → key of its entity, for every mention that has one."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    aliases: tuple[tuple[str, str], ...] = ()
    """Keys under other names, and the key of the entity; sorted."""
    outcomes: tuple[Outcome, ...] = ()
    """What became of each decision."""
    background: tuple[Background, ...] = ()
    """Which division lies in which, as the list of divisions knows."""


def resolve(
    readings: Sequence[Reading], ontology: Ontology, decisions: Sequence[Decision] = ()
) -> Resolution:
    """The entities that `readings` name and the statements they make, whatever their order.

    `decisions` are people's: they win over the rules.
    """
    occurring, open_shorts = _occurrences(readings, ontology)
    rows = _needed(occurring, readings)
    by_sense = _by_sense(rows)
    ledger = Ledger(tuple(decisions), sense_keys(by_sense, ontology))
    if ledger.of("pin"):
        rows = pinned(rows, ledger, {sense: identity_of(own) for sense, own in by_sense.items()})
        by_sense = _by_sense(rows)
        ledger.wanted = sense_keys(by_sense, ontology)
    same, doubts = _compare(by_sense, readings, ontology)
    doubts += (pair for pair in open_shorts if by_sense.keys() >= set(pair[:2]))
    decided = links(ledger)
    made, key_of_sense = entities(cluster(by_sense, same, decided), by_sense, ontology)
    found = amended(made, ledger, key_of_sense, ontology)
    of_all = {row.mention: key_of_sense[row.identity.sense] for row in rows}
    entity_of = {mention: key for mention, key in of_all.items() if key in ledger.known}
    stated = statements(readings, entity_of, found, ontology)
    kept, rejected = judged(stated.statements, ledger)
    return Resolution(
        found, kept, _doubts(doubts, key_of_sense, ledger.known, decided), entity_of,
        dict(stated.left_out) | ({REJECTED: rejected} if rejected else {}),
        tuple(pair for pair in aliases(ledger.wanted, key_of_sense) if pair[1] in ledger.known),
        settled(ledger, found, ontology), nesting(rows, entity_of, ontology.divisions),
    )  # fmt: skip


def _occurrences(readings: Iterable[Reading], ontology: Ontology) -> tuple[list[Occurrence], list[Pair]]:
    """All mentions, each with its identity, and the short forms of which it is open what they stand for."""
    identifier = Identifier(ontology)
    found: list[Occurrence] = []
    pairs: list[Pair] = []
    for reading in readings:
        named = called(occurrences(reading, identifier), reading.clean.text)
        rows, shorts = expand_shorts(named, ontology)
        found += rows
        pairs += shorts
    return sorted(found, key=lambda row: order(row.mention)), pairs


def _needed(rows: list[Occurrence], readings: Iterable[Reading]) -> list[Occurrence]:
    """Without senses that are only ever implied and that no relation or figure speaks of."""
    related = {m for reading in readings for r in reading.relations for m in (r.subject, r.object)}
    related |= {figure.subject for reading in readings for figure in reading.figures}
    kept = {r.identity.sense for r in rows if not r.mention.implicit or r.mention in related}
    return [row for row in rows if row.identity.sense in kept]


def _by_sense(rows: Iterable[Occurrence]) -> Rows:
    found: Rows = {}
    for row in rows:
        found.setdefault(row.identity.sense, []).append(row)
    return found


def _compare(rows: Rows, readings: Sequence[Reading], ontology: Ontology) -> tuple[list[Pair], list[Pair]]:
    """All pairs that are one, and those that may be."""
    kinds = {sense: own[0].identity for sense, own in rows.items()}
    same, doubts = one_class(
        {sense: weight(own) for sense, own in rows.items()},
        frozenset(sense for sense, identity in kinds.items() if identity.fixed),
    )
    offices = _offices(rows, readings)
    for group in namesakes(s for s in rows if kinds[s].kind in SCOPED or not s.scope):
        for found, into in zip(settle(group, ontology.divisions), (same, doubts), strict=True):
            into.extend(found)
        same.extend(same_office(group, offices) if group[0].top == "Person" else ())
    doubts.extend(unplaced(kinds))
    names = [_name(sense, own) for sense, own in rows.items()]
    for rule in (same_names, misread):
        for found, into in zip(rule(names, ontology), (same, doubts), strict=True):
            into.extend(found)
    return same, doubts


def _name(sense: Sense, rows: Sequence[Occurrence]) -> Name:
    identity = rows[0].identity
    return Name(sense, identity.name, frozenset(row.here for row in rows), identity.fixed)


def _offices(rows: Rows, readings: Iterable[Reading]) -> dict[Sense, frozenset[Office]]:
    """Person → the bodies and offices that relations give them."""
    sense_of = {row.mention: sense for sense, own in rows.items() for row in own}
    found: dict[Sense, set[Office]] = {}
    for reading in readings:
        for relation in reading.relations:
            if relation.predicate == "holdsPosition" and relation.object and relation.role:
                office = (sense_of[relation.object], relation.role)
                found.setdefault(sense_of[relation.subject], set()).add(office)
    return {person: frozenset(held) for person, held in found.items()}


def _doubts(
    pairs: Iterable[Pair], key_of: Mapping[Sense, str], known: frozenset[str], decided: Links
) -> tuple[Doubt, ...]:
    """Doubts about pairs that were not brought together after all, each once, sorted; none that is decided."""
    done = {frozenset((key_of[a], key_of[b])) for a, b in decided.apart}
    rows = {(*sorted((key_of[a], key_of[b])), why) for a, b, why in pairs if key_of[a] != key_of[b]}
    open_ = (row for row in rows if known.issuperset(row[:2]) and frozenset(row[:2]) not in done)
    return tuple(Doubt(first, second, why) for first, second, why in sorted(open_))
