"""The ontology as the program uses it: frozen records, read once from the Turtle files.

Enters: nothing. Leaves: the records that `kg.ontology.load` fills and every later stage asks.
Example: `ontology.classes["Project"].heads` holds 高铁, 高速, 港; `ontology.properties["hasStatus"].domain`
is ("Project",); `ontology.divisions.find("茌平")` gives 茌平区 of 聊城市.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.ontology.divisions import Division, Divisions

__all__ = [
    "Body",
    "Division",
    "Divisions",
    "KnownName",
    "Ontology",
    "OntologyClass",
    "OntologyProperty",
    "Trigger",
]


@dataclass(frozen=True, slots=True)
class OntologyClass:
    """A class of entities. `top` is the direct subclass of kg:Entity above it (itself for the ten)."""

    name: str
    top: str
    parents: tuple[str, ...]
    label_zh: str
    label_en: str
    comment_zh: str = ""
    comment_en: str = ""
    colour: str = ""
    """#rrggbb, for the page."""
    shape: str = "dot"
    """A vis-network node shape, so that colour is never the only sign."""
    heads: tuple[str, ...] = ()
    """Head nouns that a name of this class may end in: 高铁, 机场. Most telling first is not implied."""


@dataclass(frozen=True, slots=True)
class OntologyProperty:
    """A property between entities. `domain` and `range` are class names; an empty one admits any class."""

    name: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    label_zh: str
    label_en: str
    comment_zh: str = ""
    comment_en: str = ""
    inverse_zh: str = ""
    inverse_en: str = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A way of stating a property: the words that announce it, and where its arguments stand.

    `frame` names an argument structure that `kg.extract.relations` knows: "active" (聊城实施6293工作思路),
    "passive" (雄商高铁由国铁集团建设), "copula", "office", "route", "apposition", "list" …
    `status` is set for hasStatus alone; `blocked_by` are words before the trigger that change its sense
    (争取 before 开工); of `needs`, where there are any, one has to stand there (确保 before 建成通车).
    """

    name: str
    predicate: str
    words: tuple[str, ...]
    frame: str
    status: str = ""
    blocked_by: tuple[str, ...] = ()
    confidence: float = 0.7
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A standing body that every division of some level has, and how documents shorten it.

    `full` holds the slot {place}: 中共{place}委, {place}人民政府. `shorts` are as written without the place
    (市委, 市委会); `level` is the level of the division it belongs to, or "nation". A short form can stand
    in two levels: 市委 is that of 聊城市, and of 临清市, a county; the division's own last character tells.
    """

    full: str
    shorts: tuple[str, ...]
    level: str
    type: str = "Organisation"
    """Top class."""
    subtype: str = ""
    """A class below it, where known: PartyBody."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of national standing that needs no context: 国务院, 黄河, 京津冀. `source` says who says so."""

    name: str
    type: str
    labels: tuple[str, ...] = ()
    source: str = ""
    subtype: str = ""
    """A class below `type`, where known: River."""

    abbreviations: tuple[str, ...] = ()
    """Single characters that stand for it beside others: 日韩, 欧美."""


@dataclass(frozen=True, slots=True)
class Ontology:
    """All that the ontology folder says, and the administrative divisions."""

    classes: Mapping[str, OntologyClass]
    properties: Mapping[str, OntologyProperty]
    statuses: Mapping[str, tuple[str, str]]
    """Local name → (zh label, en label), in the order of a project's life."""
    triggers: tuple[Trigger, ...]
    bodies: tuple[Body, ...]
    known: tuple[KnownName, ...]
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Named word lists of cues.ttl (cue:WordList): "surname", "generic-modifier", "naming-verb" …"""
    digest: str = ""
    """SHA-256 over the files read, for the cache's key."""
    divisions: Divisions = field(default_factory=Divisions)
