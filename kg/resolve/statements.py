"""Facts between entities: relations with keys for mentions, each once, checked against the classes.

Enters: readings, the key of each mention, the entities. Leaves: statements, sorted, and what was left out.
Example: 市委 → implements → 6293工作思路 becomes Organisation/中共聊城市委 → implements →
Programme/6293工作思路 with the date of its article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Entity, Mention, Reading, Relation, Statement
from kg.ontology.model import Ontology
from kg.resolve.classes import lineage

NO_ENTITY = "主体或客体被人工否定"


@dataclass(frozen=True, slots=True)
class Stated:
    """The statements, and for each reason of leaving relations out how many there were."""

    statements: tuple[Statement, ...]
    left_out: Mapping[str, int]


def statements(
    readings: Iterable[Reading], key_of: Mapping[Mention, str], entities: Iterable[Entity], ontology: Ontology
) -> Stated:
    """All relations as statements. Of two of one fact and quote the more confident is kept."""
    kinds = {entity.key: lineage(ontology, entity.types) for entity in entities}
    found: dict[tuple[str, ...], Statement] = {}
    left: Counter[str] = Counter()
    for reading in readings:
        dates = {article.number: article.date for article in reading.articles}
        for relation in reading.relations:
            if relation.subject not in key_of or (relation.object and relation.object not in key_of):
                left[NO_ENTITY] += 1  # a person said so
                continue
            statement = _statement(relation, key_of, dates.get(relation.article, ""))
            problem = _problem(statement, kinds, ontology)
            name = _name(statement)
            if problem:
                left[problem] += 1
            elif name not in found or _rank(statement) < _rank(found[name]):
                left["同一句重复"] += name in found
                found[name] = statement
            else:
                left["同一句重复"] += 1
    ordered = sorted(found.values(), key=lambda s: (_name(s), _rank(s)))
    return Stated(tuple(ordered), {reason: left[reason] for reason in sorted(left) if left[reason]})


def _statement(relation: Relation, key_of: Mapping[Mention, str], date: str) -> Statement:
    return Statement(
        subject=key_of[relation.subject],
        predicate=relation.predicate,
        object=key_of[relation.object] if relation.object else relation.status,
        document=relation.document,
        article=relation.article,
        evidence=relation.evidence,
        as_of=date,
        role=relation.role,
        confidence=relation.confidence,
        rule=relation.rule,
    )


def _problem(statement: Statement, kinds: Mapping[str, frozenset[str]], ontology: Ontology) -> str:
    """Why the statement cannot stand, or an empty string."""
    if statement.subject == statement.object:
        return "主体与客体合并后相同"
    one = ontology.properties.get(statement.predicate)
    if one is None:
        return "本体中没有这个关系"
    if one.domain and not kinds[statement.subject] & set(one.domain):
        return "主体类别不合定义域"
    if statement.object in kinds and one.range and not kinds[statement.object] & set(one.range):
        return "客体类别不合值域"
    if statement.object not in kinds and statement.object not in ontology.statuses:
        return "本体中没有这个状态"
    return ""


def _name(statement: Statement) -> tuple[str, ...]:
    """What makes two statements one: the fact, the office, and the place that states it."""
    return (
        statement.subject,
        statement.predicate,
        statement.object,
        statement.document,
        f"{statement.article:09d}",
        statement.evidence.quote,
        statement.role,
    )


def _rank(statement: Statement) -> tuple[float, int, int, str]:
    """The more confident first, then the earlier."""
    return -statement.confidence, statement.evidence.begin, statement.evidence.end, statement.rule
