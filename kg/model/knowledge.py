"""What is published of all documents: frozen records.

Enters: nothing. Leaves: `Entity`, `Doubt`, `Statement`, `Observation`, `Background`, `Decision`,
`Outcome`, `Knowledge`.
Example: `Entity("Project/雄商高铁", ("Project", "Railway"), "雄商高铁", …)` has a statement for each sentence about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.model.reading import Evidence, Mention, Reading


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that documents name. `key` is its IRI below the entity namespace: Project/雄商高铁."""

    key: str
    types: tuple[str, ...]
    """Local names of classes, the top class first: ("Place", "County")."""
    name: str
    labels: tuple[str, ...]
    """Other names and every surface, sorted, without `name`."""
    mentions: tuple[Mention, ...]
    reasons: tuple[str, ...] = ()
    """Why mentions were brought together: ("茌平 = 茌平区: short form of a division",)."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two entities that may be one and were kept apart, for the report."""

    first: str
    second: str
    reason: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact with its evidence, between entities. `object` is an entity's key or a status."""

    subject: str
    predicate: str
    object: str
    document: str
    article: int
    evidence: Evidence
    as_of: str = ""
    role: str = ""
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure about an entity, as written and normalised: 116.6 亿斤 is also 5830000000 公斤."""

    subject: str
    """Key of the entity."""
    measure: str
    aspect: str
    """level, increase, growth, decline, share or rank."""
    value: Decimal
    unit: str
    normal_value: Decimal
    """The value without 万 and 亿, in the unit that measures of its kind are compared in."""
    normal_unit: str
    document: str
    article: int
    evidence: Evidence
    upto: Decimal | None = None
    qualifier: str = ""
    period: str = ""
    """2019, 2020-Q1, 2020-04, 2020-01/2020-04, 2021/2025, or empty."""
    kind: str = "achieved"
    """achieved, expected or target."""
    scope: str = ""
    as_of: str = ""
    """YYYY-MM-DD of the article, or empty."""
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Background:
    """What everybody knows and no document need say: 茌平区 locatedIn 聊城市. `source` says who says so."""

    subject: str
    predicate: str
    object: str
    source: str


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """What a person decided about the graph. Entities are named by their keys, as in `Entity.key`."""

    name: str
    """Its IRI below the namespace of decisions: same-3f9a2c71d0."""
    kind: str
    """same, different, rename, retype, pin, reject, confirm, add or reject-figure."""
    about: tuple[str, ...]
    """The entities; of a fact, its subject alone."""
    value: str = ""
    """The new name, the new class, for pin the short form, for a figure its number and unit: 116.6亿斤."""
    predicate: str = ""
    """Of a fact: reject, confirm and add; empty where an entity is rejected."""
    object: str = ""
    """Of a fact: the key of an entity, or a status."""
    role: str = ""
    as_of: str = ""
    """YYYY-MM-DD, or empty."""
    source: str = ""
    """For add: where the fact is from."""
    document: str = ""
    """For pin: the only document that it holds for; empty for all."""
    quotes: tuple[str, ...] = ()
    """The sentences that the person saw, sorted."""
    introduces: tuple[str, ...] = ()
    """Keys of entities that no document need name."""
    date: str = ""
    """YYYY-MM-DD."""
    by: str = ""
    reason: str = ""
    measure: str = ""
    """Of a figure: what it measures."""
    period: str = ""
    """Of a figure: its period, or empty for whichever it has."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a decision in a build."""

    decision: Decision
    entities: tuple[str, ...] = ()
    """Keys of the entities it touches now; of an added fact subject and object. Empty: not carried out."""
    problem: str = ""
    """Why a person should look at it again, or empty."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that is published: the readings, what they name, and what they state."""

    readings: tuple[Reading, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    doubts: tuple[Doubt, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    """Keys that an entity would have under another of its names, and the key that it has; sorted."""
    outcomes: tuple[Outcome, ...] = ()
    """What became of each decision that people took, in the order of their names."""
    left_out: tuple[tuple[str, int], ...] = ()
    """Why relations could not stand, and how many; sorted."""
    observations: tuple[Observation, ...] = ()
    """The figures, by subject, measure and period."""
    background: tuple[Background, ...] = ()
    """Facts between the entities that no document states, sorted."""
