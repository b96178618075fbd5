"""The differences of two snapshots, each with its sentences.

Enters: a former and a present `Snapshot`. Leaves: `Changes`, everything sorted.
Example: 聊城机场, an entity in the former graph and an isReplacedBy of 聊城民用机场 in the present one, was merged.

Former IRIs are followed to present ones first, so that a fact whose subject got a better name is no new fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.compare.snapshot import KG, Fact, Measure, Quote, Snapshot

STATUS = "hasStatus"


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An entity by name, class and IRI."""

    name: str
    type: str
    iri: str


@dataclass(frozen=True, slots=True, order=True)
class EntityChange:
    """An entity that is still there: what is gone from it and what is new, by kind (name, class, labels, IRI)."""

    entity: Named
    what: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Regrouping:
    """Entities that became one, or one that became several: `whole` and its `parts`."""

    whole: Named
    parts: tuple[Named, ...]


@dataclass(frozen=True, slots=True, order=True)
class FactChange:
    """A fact with its sentences; for a fact in other words, those that are gone and those that are new."""

    subject: str
    predicate: str
    object: str
    role: str
    old: tuple[Quote, ...] = ()
    new: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class ValueChange:
    """A status or a figure that differs: `what` is 状态 or the measure with its period."""

    subject: str
    what: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs. Empty throughout where nothing does."""

    documents_new: tuple[str, ...] = ()
    documents_gone: tuple[str, ...] = ()
    documents_edited: tuple[str, ...] = ()
    documents_renamed: tuple[tuple[str, str], ...] = ()
    entities_new: tuple[Named, ...] = ()
    entities_gone: tuple[Named, ...] = ()
    entities_changed: tuple[EntityChange, ...] = ()
    merged: tuple[Regrouping, ...] = ()
    split: tuple[Regrouping, ...] = ()
    facts_new: tuple[FactChange, ...] = ()
    facts_gone: tuple[FactChange, ...] = ()
    facts_reworded: tuple[FactChange, ...] = ()
    statuses: tuple[ValueChange, ...] = ()
    figures: tuple[ValueChange, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return any(getattr(self, name) for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two snapshots, and where each former IRI leads."""

    old: Snapshot
    new: Snapshot
    now: Mapping[str, str]

    def name(self, iri: str) -> str:
        thing = self.new.entities.get(iri) or self.old.entities.get(iri)
        return thing.name if thing else iri.removeprefix(KG)

    def named(self, iri: str) -> Named:
        thing = self.new.entities.get(iri) or self.old.entities[iri]
        return Named(thing.name, "/".join(sorted(thing.types)), iri)


def compare(old: Snapshot, new: Snapshot) -> Changes:
    """What differs in `new`."""
    now = {iri: iri if iri in new.entities else new.moved.get(iri, iri) for iri in old.entities}
    pair = _Pair(old, new, now)
    split = dict(_split(pair))
    arrived = set(new.entities) - set(now.values()) - {part for parts in split.values() for part in parts}
    statuses, done = _statuses(pair)
    renamed = tuple(sorted(_renamed(old.documents, new.documents)))
    facts_old, facts_new = _carried(old.facts, now, done), _carried(new.facts, {}, done)
    return Changes(
        documents_new=tuple(sorted(set(new.documents) - set(old.documents) - {name for _, name in renamed})),
        documents_gone=tuple(sorted(set(old.documents) - set(new.documents) - {name for name, _ in renamed})),
        documents_edited=tuple(
            sorted(n for n, digest in new.documents.items() if old.documents.get(n, digest) != digest)
        ),
        documents_renamed=renamed,
        entities_new=tuple(sorted(pair.named(iri) for iri in arrived)),
        entities_gone=tuple(sorted(pair.named(i) for i, to in now.items() if to not in new.entities)),
        entities_changed=tuple(sorted(_changed(pair))),
        merged=tuple(sorted(_merged(pair))),
        split=tuple(sorted(_group(pair, whole, parts) for whole, parts in split.items())),
        facts_new=tuple(sorted(_fact(pair, f, (), q) for f, q in facts_new.items() if f not in facts_old)),
        facts_gone=tuple(sorted(_fact(pair, f, q, ()) for f, q in facts_old.items() if f not in facts_new)),
        facts_reworded=tuple(
            sorted(
                _fact(pair, f, facts_old[f] - q, q - facts_old[f])
                for f, q in facts_new.items()
                if f in facts_old and facts_old[f] != q
            )
        ),
        statuses=statuses,
        figures=tuple(sorted(_figures(pair))),
    )


def _renamed(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Documents of one content whose name is gone, each with a name that is new."""
    gone = sorted((digest, name) for name, digest in old.items() if name not in new)
    came = sorted((digest, name) for name, digest in new.items() if name not in old)
    for digest, name in gone:
        match = next((one for one in came if one[0] == digest), None)
        if match:
            came.remove(match)
            yield name, match[1]


def _changed(pair: _Pair) -> Iterator[EntityChange]:
    origins: dict[str, list[str]] = {}
    for former, present in pair.now.items():
        origins.setdefault(present, []).append(former)
    for present, formers in origins.items():
        if present not in pair.new.entities:
            continue
        entity, after = pair.named(present), pair.new.entities[present]
        former = present if present in formers else min(formers)
        before = pair.old.entities[former]
        if former != present:
            yield EntityChange(entity, "IRI", (former,), (present,))
        if before.name != after.name:
            yield EntityChange(entity, "name", (before.name,), (after.name,))
        for what, had, has in (("class", before.types, after.types), ("labels", before.labels, after.labels)):
            lost, won = tuple(sorted(had - has)), tuple(sorted(has - had))
            if lost or won:
                yield EntityChange(entity, what, lost, won)


def _merged(pair: _Pair) -> Iterator[Regrouping]:
    origins: dict[str, list[str]] = {}
    for former, present in pair.now.items():
        origins.setdefault(present, []).append(former)
    for present, formers in origins.items():
        if len(formers) > 1 and present in pair.new.entities:
            yield _group(pair, present, formers, old=True)


def _split(pair: _Pair) -> Iterator[tuple[str, list[str]]]:
    """What was another name of an entity, and is an entity now."""
    found: dict[str, list[str]] = {}
    for iri in pair.new.entities:
        whole = pair.old.moved.get(iri, "")
        if iri not in pair.old.entities and whole in pair.old.entities:
            found.setdefault(whole, []).append(iri)
    yield from found.items()


def _group(pair: _Pair, whole: str, parts: list[str], *, old: bool = False) -> Regrouping:
    side = pair.old if old else pair.new
    rows = (Named(side.entities[i].name, "/".join(sorted(side.entities[i].types)), i) for i in parts)
    return Regrouping(pair.named(whole), tuple(sorted(rows)))


def _carried(
    facts: Mapping[Fact, frozenset[Quote]], now: Mapping[str, str], done: frozenset[tuple[str, str]]
) -> dict[Fact, frozenset[Quote]]:
    """The facts under present IRIs, without those that are told as changes of a status."""
    found: dict[Fact, frozenset[Quote]] = {}
    for (subject, predicate, target, role), quotes in facts.items():
        fact = (now.get(subject, subject), predicate, now.get(target, target), role)
        if (fact[0], predicate) not in done:
            found[fact] = found.get(fact, frozenset()) | quotes
    return found


def _fact(pair: _Pair, fact: Fact, old: frozenset[Quote] | tuple[()], new: frozenset[Quote] | tuple[()]) -> FactChange:
    subject, predicate, target, role = fact
    return FactChange(pair.name(subject), predicate, pair.name(target), role, tuple(sorted(old)), tuple(sorted(new)))


def _statuses(pair: _Pair) -> tuple[tuple[ValueChange, ...], frozenset[tuple[str, str]]]:
    """Changed statuses of projects that had one and have one, and which projects these are."""
    old, new = _by_subject(pair.old.facts, pair.now), _by_subject(pair.new.facts, {})
    both = sorted(s for s in old if s in new and set(old[s]) != set(new[s]))
    rows = [
        ValueChange(pair.name(s), STATUS, tuple(sorted(old[s])), tuple(sorted(new[s])), _quotes(old[s], new[s]))
        for s in both
    ]
    return tuple(sorted(rows)), frozenset((s, STATUS) for s in both)


def _by_subject(
    facts: Mapping[Fact, frozenset[Quote]], now: Mapping[str, str]
) -> dict[str, dict[str, frozenset[Quote]]]:
    found: dict[str, dict[str, frozenset[Quote]]] = {}
    for (subject, predicate, target, _), quotes in facts.items():
        if predicate == STATUS:
            said = found.setdefault(now.get(subject, subject), {})
            status = target.removeprefix(KG)
            said[status] = said.get(status, frozenset()) | quotes
    return found


def _figures(pair: _Pair) -> Iterator[ValueChange]:
    old = {_present(m, pair.now): values for m, values in pair.old.figures.items()}
    for measure in {*old, *pair.new.figures}:
        before, after = old.get(measure, {}), pair.new.figures.get(measure, {})
        if set(before) != set(after):
            what = " ".join(part for part in (measure.measure, measure.aspect, measure.period, measure.kind) if part)
            quotes = _quotes(before, after)
            name = pair.name(measure.subject)
            yield ValueChange(name, what, tuple(sorted(before)), tuple(sorted(after)), quotes)


def _present(measure: Measure, now: Mapping[str, str]) -> Measure:
    subject = now.get(measure.subject, measure.subject)
    return Measure(subject, measure.measure, measure.aspect, measure.period, measure.kind, measure.scope)


def _quotes(old: Mapping[str, frozenset[Quote]], new: Mapping[str, frozenset[Quote]]) -> tuple[Quote, ...]:
    """The sentences of what is there now and was not; of what is gone, where nothing came."""
    came = [quote for value in new if value not in old for quote in new[value]]
    gone = [quote for value in old if value not in new for quote in old[value]]
    return tuple(sorted(set(came or gone)))
