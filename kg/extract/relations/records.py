"""What the frames read and give: clauses with their mentions and triggers, and facts.

Enters: nothing. Leaves: the records `Hit`, `Clause`, `Sentence`, `Context`, `Fact`. All offsets are clean
offsets, counted in the document.

Example: 莘县成功创建国家农业科技园区，东阿被纳入国家现代农业产业园 is one sentence with two clauses; the
first has the mentions 莘县 and 国家农业科技园区 and a hit for 成功创建.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg.extract.relations.grammar import Grammar
from kg.model import Article, CleanText, Document, Mention
from kg.ontology.divisions import Division
from kg.ontology.model import Trigger


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger word found in a clause, outside the mentions."""

    trigger: Trigger
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands between two commas, with the mentions and hits in it, in the order of the text."""

    begin: int
    end: int
    mentions: tuple[Mention, ...]
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Clauses up to a full stop, a semicolon or the end of the paragraph. `mood` is "fact" or "plan"."""

    begin: int
    end: int
    clauses: tuple[Clause, ...]
    mood: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks where a sentence names nobody: the division, its government and its Party committee."""

    place: Division
    government: str
    everywhere: bool
    """Whether every sentence with no subject is the speaker's (a report), or only 我市 and the like
    (news).
    """


@dataclass(frozen=True, slots=True)
class Context:
    """An article made ready for the frames."""

    document: Document
    clean: CleanText
    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    grammar: Grammar
    speaker: Speaker | None = None
    surfaces: Mapping[str, Mapping[str, Mention]] = field(default_factory=dict)
    """Top class → surface → the last mention written so, to find names inside longer names."""

    @property
    def text(self) -> str:
        """The clean text of the document."""
        return self.clean.text

    def places(self) -> Iterator[tuple[Sentence, int]]:
        """Every clause as (sentence, number of the clause in it)."""
        for sentence in self.sentences:
            for number in range(len(sentence.clauses)):
                yield sentence, number


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation before its evidence is verified. `begin:end` is the clean span that states it."""

    predicate: str
    subject: Mention
    object: Mention | None
    begin: int
    end: int
    rule: str
    confidence: float
    status: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A hit in its clause: what a frame is asked about."""

    context: Context
    sentence: Sentence
    number: int
    hit: Hit

    @property
    def clause(self) -> Clause:
        """The clause that holds the hit."""
        return self.sentence.clauses[self.number]

    def fact(self, subject: Mention, object_: Mention | None, *, predicate: str = "") -> Fact:
        """The fact that the hit's trigger states of these arguments, quoted from its clause or clauses."""
        trigger = self.hit.trigger
        begin, end = quoted(self.sentence, self.clause, subject, object_)
        return Fact(
            predicate or trigger.predicate, subject, object_, begin, end, trigger.name, trigger.confidence,
            trigger.status,
        )  # fmt: skip


def structure(trigger: Trigger) -> str:
    """The argument structure that a frame names, without its mood: "active" of "active plan"."""
    return trigger.frame.split()[0]


def quoted(sentence: Sentence, clause: Clause, *mentions: Mention | None) -> tuple[int, int]:
    """The span from the first to the last clause that trigger and arguments touch, within the sentence."""
    begin, end = clause.begin, clause.end
    for mention in mentions:
        if mention is None or mention.implicit or not sentence.begin <= mention.begin < sentence.end:
            continue
        for other in sentence.clauses:
            if other.begin <= mention.begin < other.end:
                begin, end = min(begin, other.begin), max(end, other.end)
    return begin, end
