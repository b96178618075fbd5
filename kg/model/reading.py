"""What the first stages make of one document: frozen records.

Enters: nothing. Leaves: `Document`, `CleanText`, `Article`, `Evidence`, `Mention`, `Relation`, `Figure`, `Reading`.
Example: in 济郑、雄商高铁加快建设 the first mention has the surface 济郑 and the name 济郑高铁.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Document:
    """A source file as read and decoded, before any cleaning.

    `name` is the path below the source folder, with forward slashes; it identifies the document.
    """

    name: str
    text: str
    encoding: str
    digest: str
    """SHA-256 of the file's bytes, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A kind of cleaning and how many characters it touched: `Repair("pinyin dropped", 1710)`."""

    step: str
    characters: int
    guessed: bool = False
    """Whether characters were guessed or lost, which the report must tell."""


@dataclass(frozen=True, slots=True)
class CleanText:
    """Clean simplified text with, for each of its characters, the place in the source it came from.

    `begins[i]` and `ends[i]` enclose the source of `text[i]`. A character that cleaning put in (the 。 that
    closes a headline) has an empty source.
    """

    text: str
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    repairs: tuple[Repair, ...] = ()

    def source_span(self, begin: int, end: int) -> tuple[int, int]:
        """The source span of the clean span `begin:end`, which must not be empty."""
        if not 0 <= begin < end <= len(self.text):
            raise ValueError(f"no such span: {begin}:{end} of {len(self.text)}")
        return min(self.begins[begin:end]), max(self.ends[begin:end])


@dataclass(frozen=True, slots=True)
class Article:
    """One text of a document: a report, a news item, a captioned picture.

    `begin` and `end` enclose its body in the clean text (the title may stand before, behind or inside).
    `jurisdiction` is the code of the administrative division that speaks (371500 for 聊城市), or empty.
    """

    document: str
    number: int
    title: str
    begin: int
    end: int
    date: str = ""
    """YYYY-MM-DD, or empty."""
    kind: str = "report"
    """report, plan, news, brief or caption."""
    authors: tuple[str, ...] = ()
    jurisdiction: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that states a fact, verified: cleaning the source between the offsets gives the quote."""

    quote: str
    begin: int
    """Source offset."""
    end: int
    """Source offset."""
    exact: str = ""
    """The source itself, where it is not the quote character for character."""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A name in its place. `begin` and `end` are clean offsets, counted in the document.

    `name` is the name as meant: 雄商高铁 has itself; 济郑 in 济郑、雄商高铁 has 济郑高铁; 市委 has 市委, since
    whose committee it is, is for `resolve` to say.
    """

    document: str
    article: int
    begin: int
    end: int
    type: str
    """Local name of the class in the ontology: Place, Project …"""
    name: str
    surface: str
    implicit: bool = False
    """True for the speaker where a sentence names no subject, and for 我市, 该县: no surface of the entity."""
    score: float = 1.0
    """Probability that this is a name of this class."""
    reasons: tuple[str, ...] = ()
    """Why it was kept, most weighty first: ("+2.1 head 高铁", "+0.8 after 加快建设")."""


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """A fact that a clause states between two mentions, or between a mention and a status."""

    document: str
    article: int
    predicate: str
    """Local name of the property: undertakes, hasStatus …"""
    subject: Mention
    object: Mention | None
    status: str = ""
    """For hasStatus: planned, preparing, started, underway, completed or operating; `object` is None then."""
    role: str = ""
    """For holdsPosition: the office as written."""
    evidence: Evidence = field(default_factory=lambda: Evidence("", 0, 0))
    confidence: float = 1.0
    rule: str = ""
    """The trigger or pattern that found it, as named in cues.ttl."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a clause gives, and what it measures: 总产达到116.6亿斤."""

    document: str
    article: int
    subject: Mention
    measure: str
    """What is measured, as named, without the subject: 总产."""
    aspect: str
    """level, increase, growth, decline, share or rank."""
    value: Decimal
    unit: str
    """As written, 万 and 亿 with it; empty where there is none."""
    upto: Decimal | None = None
    """The other end of a range."""
    qualifier: str = ""
    period: str = ""
    kind: str = "achieved"
    """achieved, expected or target."""
    scope: str = ""
    """Of a rank: 全省."""
    evidence: Evidence = field(default_factory=lambda: Evidence("", 0, 0))
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document says, as the first four stages give it. This is what the cache keeps."""

    document: Document
    clean: CleanText
    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    unverified: int = 0
    """Facts whose quote could not be verified, and that were left out."""
    figures: tuple[Figure, ...] = ()
