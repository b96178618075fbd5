"""People's decisions carried out: they win over the rules, and what they no longer fit is told.

Enters: decisions, and what the rules have made so far. Leaves: links between senses, entities and statements
as people want them, and for each decision an `Outcome`.
Example: `different` on 聊城机场 and 聊城民用机场 keeps the two apart although a rule takes them for one; when no
document speaks of 聊城机场 any more, the outcome says so.

A decision names entities by keys. A key finds every sense that would have it alone, so that it is understood
also after a longer name, or a person, has changed the key of the entity.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

import networkx

from kg.model import Decision, Entity, Outcome, Statement
from kg.ontology.model import Ontology
from kg.resolve.classes import line, lineage
from kg.resolve.clusters import Links
from kg.resolve.scopes import Pair
from kg.resolve.senses import Identity, Occurrence, Sense

REJECTED = "人工否定"


@dataclass(slots=True)
class Ledger:
    """What becomes of the decisions in one build. `wanted` is the key that each sense would have alone."""

    decisions: tuple[Decision, ...]
    wanted: Mapping[Sense, str]
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    key_of: Mapping[Sense, str] = field(default_factory=dict)
    """Sense → key of its entity, once there are entities."""
    known: frozenset[str] = frozenset()
    """Keys of the entities that there are."""

    def of(self, *kinds: str) -> list[Decision]:
        """The decisions of these kinds that are not yet settled, by name."""
        return [d for d in self.decisions if d.kind in kinds and d.name not in self.outcomes]

    def senses(self, key: str) -> list[Sense]:
        """The senses that a key means, sorted."""
        return sorted(sense for sense, own in self.wanted.items() if own == key)

    def current(self, key: str) -> str:
        """The key of the entity that `key` means today, or empty; of several the first."""
        now = sorted({self.key_of[sense] for sense in self.senses(key) if sense in self.key_of})
        return next(iter(now), key if key in self.known else "")

    def settle(self, decision: Decision, *entities: str, problem: str = "") -> None:
        """Write down what became of a decision."""
        self.outcomes[decision.name] = Outcome(decision, entities, problem)

    def all(self) -> tuple[Outcome, ...]:
        """The outcomes, by name of the decision."""
        return tuple(self.outcomes[d.name] for d in sorted(self.decisions, key=lambda d: d.name))


def pinned(
    rows: Sequence[Occurrence], ledger: Ledger, identities: Mapping[Sense, Identity]
) -> list[Occurrence]:
    """The occurrences, each pinned short form with the identity of its owner."""
    found = list(rows)
    for decision in ledger.of("pin"):
        owners = ledger.senses(decision.about[0])
        if not owners:
            ledger.settle(decision, problem=absent(decision.about[0]))
            continue
        why = f"{decision.value} = {identities[owners[0]].name}: {credit(decision)}"
        owner = replace(identities[owners[0]], reason=why)
        meant = [n for n, row in enumerate(found) if _is_short(row, decision)]
        for place in meant:
            found[place] = replace(found[place], identity=owner)
        if not meant:
            ledger.settle(decision, problem=f"no document has the short form {decision.value}")
    return found


def links(ledger: Ledger) -> Links:
    """What people bring together and keep apart; of two decisions at odds the later one holds."""
    together: list[Pair] = []
    apart: list[tuple[Sense, Sense]] = []
    joined = networkx.utils.UnionFind()
    for decision in sorted(ledger.of("same", "different"), key=lambda d: (d.date, d.name), reverse=True):
        groups = {key: ledger.senses(key) for key in decision.about}
        gone = [key for key, group in groups.items() if not group]
        if gone:
            ledger.settle(decision, problem=absent(*gone))
        pairs = [(a, b) for one, other in combinations(groups.values(), 2) for a in one for b in other]
        for a, b in pairs:
            ends = {joined[a], joined[b]}
            if decision.kind == "different" and len(ends) == 2:
                apart.append((a, b))
            elif decision.kind == "same" and not any({joined[x], joined[y]} == ends for x, y in apart):
                joined.union(a, b)
                together.append((a, b, credit(decision)))
            else:
                ledger.settle(decision, problem="cannot be carried out: a later decision says the contrary")
    return Links(tuple(together), tuple(apart))


def amended(
    found: Iterable[Entity], ledger: Ledger, key_of: Mapping[Sense, str], ontology: Ontology
) -> tuple[Entity, ...]:
    """The entities with the names and classes that people gave them, and without what is none."""
    ledger.key_of = key_of
    entities = {entity.key: entity for entity in found}
    for decision in ledger.of("add"):
        for key in decision.introduces:
            entities.setdefault(key, _introduced(key, decision, ontology))
    ledger.known = frozenset(entities)
    for decision in ledger.of("rename", "retype", "reject"):
        if decision.predicate:
            continue
        key = ledger.current(decision.about[0])
        if not key:
            ledger.settle(decision, problem=absent(*decision.about))
        elif key in entities:
            ledger.settle(decision, key)
            changed = _changed(entities.pop(key), decision, ontology)
            entities |= {key: changed} if changed else {}
        else:
            ledger.settle(decision, problem=f"{key} is rejected by another decision")
    ledger.known = frozenset(entities)
    return tuple(entities[key] for key in sorted(entities))


def judged(statements: Iterable[Statement], ledger: Ledger) -> tuple[tuple[Statement, ...], int]:
    """The statements without those that people rejected, and how many these were; confirmed ones are sure."""
    kept, rejected = list(statements), 0
    for decision in ledger.of("reject", "confirm"):
        meant = [s for s in kept if _states(s, decision, ledger)]
        said = {s.evidence.quote for s in meant}
        problem = "" if meant else "no document states this fact any more"
        if meant and decision.quotes and said != set(decision.quotes):
            problem = f"the fact is stated in other words now: {'；'.join(sorted(said - set(decision.quotes)))}"
        ledger.settle(decision, *({meant[0].subject, meant[0].object} if meant else ()), problem=problem)
        if decision.kind == "reject":
            kept = [s for s in kept if s not in meant]
            rejected += len(meant)
        else:
            kept = [replace(s, confidence=1.0) if s in meant else s for s in kept]
    return tuple(kept), rejected


def settled(ledger: Ledger, entities: Iterable[Entity], ontology: Ontology) -> tuple[Outcome, ...]:
    """The outcomes of all decisions, once the facts that people added are checked against the classes."""
    kinds = {entity.key: lineage(ontology, entity.types) for entity in entities}
    for decision in ledger.of("add"):
        subject, target = ledger.current(decision.about[0]), ledger.current(decision.object)
        target = target or (decision.object if decision.object in ontology.statuses else "")
        gone = [key for key, now in ((decision.about[0], subject), (decision.object, target)) if not now]
        one = ontology.properties[decision.predicate]
        fits = not gone and (not one.domain or kinds[subject] & set(one.domain))
        fits = fits and (target not in kinds or not one.range or bool(kinds[target] & set(one.range)))
        if gone:
            ledger.settle(decision, problem=absent(*gone))
        elif not fits:
            ledger.settle(decision, problem=f"cannot be carried out: not what kg:{decision.predicate} relates")
        else:
            ledger.settle(decision, subject, target)
    for decision in list(ledger.decisions):
        before = ledger.outcomes.get(decision.name)
        if before is None or (not before.entities and decision.kind in ("same", "different")):
            now = sorted({key for about in decision.about if (key := ledger.current(about))})
            ledger.settle(decision, *now, problem=before.problem if before else "")
    return ledger.all()


def absent(*keys: str) -> str:
    """The problem of a decision about what no document names any more."""
    return f"no document names {', '.join(keys)} any more"


def credit(decision: Decision) -> str:
    """Who decided: the reason that an entity gives for what it is."""
    return f"人工决定（{decision.by}，{decision.date}）{decision.reason}"


def _is_short(row: Occurrence, decision: Decision) -> bool:
    mention = row.mention
    here = not decision.document or mention.document == decision.document
    return here and not mention.implicit and decision.value in (mention.name, mention.surface)


def _introduced(key: str, decision: Decision, ontology: Ontology) -> Entity:
    kind, _, name = key.partition("/")
    return Entity(key, line(ontology, kind), name, (), (), (credit(decision),))


def _changed(entity: Entity, decision: Decision, ontology: Ontology) -> Entity | None:
    reasons = tuple(sorted({*entity.reasons, credit(decision)}))
    if decision.kind == "reject":
        return None
    if decision.kind == "retype":
        return replace(entity, types=line(ontology, decision.value), reasons=reasons)
    labels = {*entity.labels, entity.name} - {decision.value}
    return replace(entity, name=decision.value, labels=tuple(sorted(labels)), reasons=reasons)


def _states(statement: Statement, decision: Decision, ledger: Ledger) -> bool:
    subject = ledger.current(decision.about[0])
    target = ledger.current(decision.object) or decision.object
    fact = (statement.subject, statement.predicate, statement.object)
    return fact == (subject, decision.predicate, target) and decision.role in ("", statement.role)
