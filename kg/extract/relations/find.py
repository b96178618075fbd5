"""All facts of an article: every trigger asked by its frame, every clause by the frames without a trigger.

Enters: a `Context`. Leaves: `Relation` records with verified evidence, sorted, each fact of a clause once.

Example: 莘县成功创建国家农业科技园区 gives 莘县 receives 国家农业科技园区 with that clause as its quote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kg.extract.evidence import evidence
from kg.extract.relations import (
    active,
    cooperation,
    events,
    offices,
    own,
    parts,
    places,
    publications,
    status,
    visits,
)
from kg.extract.relations.records import Context, Fact, Sentence, Spot, structure
from kg.model import Mention, Relation

Frame = Callable[[Spot], Iterator[Fact]]
Reader = Callable[[Context, Sentence, int], Iterator[Fact]]

PROJECT = ("Project",)
SHORTEST = 3
"""Characters of a project's name that need a head noun among them: 大外环, 王口桥."""
BUILT = tuple("桥路厂渠闸坝站楼")
NOT_BUILT = ("化", "体系", "机制", "制度", "模式", "格局", "高地", "能力", "水平")

FRAMES: Mapping[str, Frame] = {
    "active": active.active,
    "honour": active.honour,
    "around": active.around,
    "create": active.create,
    "creation": active.creation,
    "passive": active.passive,
    "cleft": active.cleft,
    "organise": events.organises,
    "with": cooperation.together,
    "issue": publications.issues,
    "place": places.stated,
    "taken-into": parts.taken_into,
    "office-taken": offices.taken,
}
"""Frames that a trigger names; each is asked about one trigger word."""

READERS: tuple[Reader, ...] = (
    status.statuses, own.belonging, offices.offices, parts.parts, places.nested, cooperation.pairs,
)  # fmt: skip
"""Frames that read a whole clause."""

STORIES: tuple[Callable[[Context], Iterator[Fact]], ...] = (visits.visits, events.takes_part)
"""Frames that follow a person through the article."""


def find_relations(context: Context) -> tuple[Relation, ...]:
    """The relations of an article whose quotes are verified."""
    return verified(find_facts(context), context)


def find_facts(context: Context) -> tuple[Fact, ...]:
    """All facts, in the order of the text; of two that agree the more certain one."""
    best: dict[tuple[object, ...], Fact] = {}
    for fact in _all(context):
        if not _fits(fact, context):
            continue
        thing = fact.object and fact.object.name
        key = (fact.predicate, fact.subject.name, thing, fact.status, fact.role, fact.begin)
        if key not in best or fact.confidence > best[key].confidence:
            best[key] = fact
    return tuple(sorted(best.values(), key=_order))


def verified(facts: tuple[Fact, ...], context: Context) -> tuple[Relation, ...]:
    """The facts whose quote is found in the source again, as relations."""
    found = []
    for fact in facts:
        proof = evidence(context.document, context.clean, fact.begin, fact.end)
        if proof is not None:
            found.append(
                Relation(
                    context.article.document, context.article.number, fact.predicate, fact.subject,
                    fact.object, fact.status, fact.role, proof, fact.confidence, fact.rule,
                )
            )  # fmt: skip
    return tuple(found)


def _all(context: Context) -> Iterator[Fact]:
    for sentence, number in context.places():
        stated = list(_triggered(context, sentence, number))
        known = {(fact.predicate, fact.object) for fact in stated}
        told = {fact.subject for fact in stated} | {fact.object for fact in stated if fact.predicate == "partOf"}
        yield from stated
        for read in READERS:
            yield from read(context, sentence, number)
        for fact in own.own(context, sentence, number):
            if (fact.predicate, fact.object) not in known and fact.object not in told:
                yield fact
    for follow in STORIES:
        yield from follow(context)


def _triggered(context: Context, sentence: Sentence, number: int) -> Iterator[Fact]:
    for hit in sentence.clauses[number].hits:
        frame = FRAMES.get(structure(hit.trigger))
        if frame is not None:
            yield from frame(Spot(context, sentence, number, hit))


def _fits(fact: Fact, context: Context) -> bool:
    """Whether the classes are the property's, and the two names are not one."""
    grammar = context.grammar
    if not grammar.admits(grammar.domain(fact.predicate), fact.subject.type):
        return False
    if any(_stump(m, context) for m in (fact.subject, fact.object) if m is not None):
        return False
    if fact.object is None:
        return bool(fact.status)
    admitted = grammar.admits(grammar.range(fact.predicate), fact.object.type)
    return admitted and fact.subject.name != fact.object.name


def _stump(mention: Mention, context: Context) -> bool:
    """Whether a project's name is what is left of a list that was not read (郑新 of 郑新、郑焦高速), or ends like
    nothing that is built (文创产业规模化).
    """
    grammar = context.grammar
    if not grammar.admits(PROJECT, mention.type):
        return False
    if mention.name.endswith(NOT_BUILT):
        return True
    return len(mention.name) <= SHORTEST and not mention.name.endswith((*grammar.place_heads, *BUILT))


def _order(fact: Fact) -> tuple[object, ...]:
    thing = fact.object
    return (
        fact.begin, fact.predicate, fact.subject.begin, fact.subject.name,
        (thing.begin, thing.name) if thing else (-1, fact.status), fact.role, fact.end,
    )  # fmt: skip
