"""The report of a build: what was read, what was found, and what was guessed or left out.

Enters: the knowledge that is published and the files that were skipped.
Leaves: a `Report`, as JSON and as Markdown: the same bytes for the same documents, whether they were
read anew or taken from the cache.

Example: 002.txt has 6 articles and 1,710 characters of pinyin dropped; 交通组 was kept apart from 交通局.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from kg.model import Doubt, Knowledge, Outcome, Reading, Repair
from kg.ontology.model import Ontology


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file that is not in the graph, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What one document gave. `guessed` counts characters that cleaning guessed or lost."""

    name: str
    encoding: str
    articles: int
    mentions: int
    facts: int
    unverified: int
    guessed: int
    repairs: tuple[Repair, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a class or property there are, with its Chinese label."""

    name: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision of a person, and why somebody should look at it again (empty: no reason)."""

    name: str
    kind: str
    about: tuple[str, ...]
    by: str
    date: str
    carried_out: bool
    problem: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that a build has to tell. `relations` counts facts once, however many sentences state them."""

    documents: tuple[DocumentRow, ...]
    entities: tuple[Count, ...]
    relations: tuple[Count, ...]
    statements: int
    skipped: tuple[SkippedFile, ...]
    doubts: tuple[Doubt, ...]
    left_out: tuple[tuple[str, int], ...] = ()
    """Why relations could not stand, and how many."""
    decisions: tuple[DecisionRow, ...] = ()
    figures: int = 0
    background: int = 0
    """Facts between entities that no document states."""

    @property
    def articles(self) -> int:
        """Number of articles in all documents."""
        return sum(row.articles for row in self.documents)

    @property
    def unverified(self) -> int:
        """Number of facts left out because their sentence could not be verified."""
        return sum(row.unverified for row in self.documents)

    @property
    def guessed(self) -> int:
        """Number of characters that were guessed or lost in all documents."""
        return sum(row.guessed for row in self.documents)


def summarise(knowledge: Knowledge, ontology: Ontology, skipped: Iterable[SkippedFile] = ()) -> Report:
    """Count what `knowledge` holds, in the ontology's order."""
    classes = Counter(entity.types[0] for entity in knowledge.entities)
    facts = {(s.subject, s.predicate, s.object) for s in knowledge.statements}
    predicates = Counter(predicate for _, predicate, _ in facts)
    class_labels = {c.name: c.label_zh for c in ontology.classes.values() if c.name == c.top}
    property_labels = {p.name: p.label_zh for p in ontology.properties.values()}
    readings = sorted(knowledge.readings, key=lambda reading: reading.document.name)
    return Report(
        documents=tuple(_row(reading) for reading in readings),
        entities=_counts(classes, class_labels),
        relations=_counts(predicates, property_labels),
        statements=len(knowledge.statements),
        skipped=tuple(sorted(skipped, key=lambda s: s.path)),
        doubts=tuple(sorted(knowledge.doubts, key=lambda d: (d.first, d.second))),
        left_out=knowledge.left_out,
        decisions=tuple(_decision(outcome) for outcome in knowledge.outcomes),
        figures=len(knowledge.observations),
        background=len(knowledge.background),
    )


def to_json(report: Report) -> bytes:
    """The report for programs."""
    totals = {"articles": report.articles, "unverified": report.unverified, "guessed": report.guessed}
    return (json.dumps(asdict(report) | totals, ensure_ascii=False, indent=1) + "\n").encode()


def to_markdown(report: Report) -> bytes:
    """The report for people."""
    parts = [
        "# Report of the build\n",
        _totals(report),
        _section("Entities", ("class", "类", "number"), _rows(report.entities)),
        _section("Facts", ("property", "关系", "number"), _rows(report.relations)),
        _documents(report),
        _repairs(report),
        _section("Relations that were left out", ("why", "number"), report.left_out),
        _decisions(report),
        _section("Skipped files", ("file", "why"), [(s.path, s.reason) for s in report.skipped]),
        _section(
            "Kept apart though they may be one",
            ("one", "other", "why"),
            [(d.first, d.second, d.reason) for d in report.doubts],
        ),
    ]
    return "\n".join(parts).encode()


def _counts(found: Mapping[str, int], labels: Mapping[str, str]) -> tuple[Count, ...]:
    """What the ontology names comes first, in its order; nothing that was found is left out."""
    names = [*labels, *sorted(set(found) - set(labels))]
    return tuple(Count(name, labels.get(name, ""), found.get(name, 0)) for name in names)


def _row(reading: Reading) -> DocumentRow:
    repairs = reading.clean.repairs
    return DocumentRow(
        name=reading.document.name,
        encoding=reading.document.encoding,
        articles=len(reading.articles),
        mentions=len(reading.mentions),
        facts=len(reading.relations),
        unverified=reading.unverified,
        guessed=sum(repair.characters for repair in repairs if repair.guessed),
        repairs=repairs,
    )


def _decision(outcome: Outcome) -> DecisionRow:
    one = outcome.decision
    return DecisionRow(
        one.name, one.kind, one.about, one.by, one.date, bool(outcome.entities), outcome.problem
    )


def _decisions(report: Report) -> str:
    rows = [
        (d.name, d.kind, ", ".join(d.about), d.by, d.date, "yes" if d.carried_out else "no", d.problem)
        for d in report.decisions
    ]
    header = ("decision", "kind", "about", "by", "date", "carried out", "look again, because")
    return _section("Decisions of people", header, rows)


def _rows(counts: Iterable[Count]) -> list[tuple[object, ...]]:
    return [(count.name, count.label, count.count) for count in counts]


def _totals(report: Report) -> str:
    entities = sum(count.count for count in report.entities)
    facts = sum(count.count for count in report.relations)
    return (
        f"{len(report.documents)} documents with {report.articles} articles name {entities} entities; "
        f"{facts} facts about them are stated in {report.statements} places, beside {report.figures} figures; "
        f"{report.background} facts are background knowledge. "
        f"{report.unverified} facts were left out because their sentence could not be verified, "
        f"{len(report.skipped)} files were skipped, {report.guessed} characters guessed or lost.\n"
    )


def _documents(report: Report) -> str:
    rows = [
        (d.name, d.encoding, d.articles, d.mentions, d.facts, d.unverified, d.guessed)
        for d in report.documents
    ]
    header = ("document", "encoding", "articles", "mentions", "facts", "unverified", "guessed")
    return _section("Documents", header, rows)


def _repairs(report: Report) -> str:
    rows = [
        (d.name, r.step, r.characters, "yes" if r.guessed else "")
        for d in report.documents
        for r in d.repairs
    ]
    return _section("Repairs", ("document", "what", "characters", "guessed"), rows)


def _section(title: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A heading with a table, or with the word that there is nothing to tell."""
    if not rows:
        return f"## {title}\n\nNone.\n"
    lines = [header, ["---"] * len(header), *rows]
    table = "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)
    return f"## {title}\n\n{table}\n"


def _cell(value: object) -> str:
    """Text that cannot break out of its table cell: file names may hold anything."""
    return " ".join(str(value).split()).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
