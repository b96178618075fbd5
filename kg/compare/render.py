"""Changes told: in a line, as text, as JSON, as Markdown.

Enters: `Changes`. Leaves: text.
Example: "1 document new; 3 entities new, 1 merged; 5 facts new; 1 status changed (雄商高铁 underway → completed)".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from kg.compare.changes import Changes, FactChange, Named, ValueChange
from kg.compare.snapshot import Quote

NOTHING = "nothing changed"
_PARTS = (
    ("documents", ("new", "gone", "edited", "renamed")),
    ("entities", ("new", "gone", "changed")),
    ("facts", ("new", "gone", "reworded")),
)

Line = tuple[int, str]
"""How far it is indented, and the text."""


def summary(changes: Changes) -> str:
    """One line of counts."""
    parts = []
    for what, kinds in _PARTS:
        counts = [f"{len(getattr(changes, f'{what}_{kind}'))} {kind}" for kind in kinds]
        counts = [count for count in counts if not count.startswith("0 ")]
        if what == "entities":
            counts += [f"{len(found)} {word}" for word, found in _groups(changes) if found]
        if counts:
            parts.append(f"{what}: {', '.join(counts)}")
    for word, rows in (("statuses", changes.statuses), ("figures", changes.figures)):
        if rows:
            parts.append(f"{word}: {len(rows)} changed")
    return "; ".join(parts) or NOTHING


def to_text(changes: Changes) -> str:
    """Everything, for a terminal."""
    lines = [summary(changes)]
    for title, rows in _sections(changes):
        lines += ["", title, *("  " * (indent + 1) + text for indent, text in rows)]
    return "\n".join(lines) + "\n"


def to_markdown(changes: Changes) -> str:
    """Everything, as a report."""
    lines = ["# What changed", "", f"{summary(changes)}."]
    for title, rows in _sections(changes):
        lines += ["", f"## {title}", ""]
        lines += ["  " * indent + "- " + _escaped(text) for indent, text in rows]
    return "\n".join(lines) + "\n"


def to_json(changes: Changes) -> str:
    """Everything, for programs."""
    return json.dumps({"summary": summary(changes), **asdict(changes)}, ensure_ascii=False, indent=1) + "\n"


def _groups(changes: Changes) -> tuple[tuple[str, Sequence[object]], ...]:
    return ("merged", changes.merged), ("split", changes.split)


def _sections(changes: Changes) -> Iterator[tuple[str, list[Line]]]:
    found: list[tuple[str, list[Line]]] = [
        ("New documents", [(0, name) for name in changes.documents_new]),
        ("Documents gone", [(0, name) for name in changes.documents_gone]),
        ("Documents edited", [(0, name) for name in changes.documents_edited]),
        ("Documents renamed", [(0, f"{old} → {new}") for old, new in changes.documents_renamed]),
        ("New entities", [(0, _named(one)) for one in changes.entities_new]),
        ("Entities gone", [(0, _named(one)) for one in changes.entities_gone]),
        ("Merged", [(0, f"{_all(g.parts)} → {_named(g.whole)}") for g in changes.merged]),
        ("Split", [(0, f"{_named(g.whole)} → {_all(g.parts)}") for g in changes.split]),
        ("Entities changed", [
            (0, f"{_named(c.entity)}: {c.what} {_moved(c.old, c.new)}") for c in changes.entities_changed
        ]),
        ("Statuses", [line for one in changes.statuses for line in _value(one)]),
        ("Figures", [line for one in changes.figures for line in _value(one)]),
        ("New facts", [line for one in changes.facts_new for line in _fact(one)]),
        ("Facts gone", [line for one in changes.facts_gone for line in _fact(one)]),
        ("Facts in other words", [line for one in changes.facts_reworded for line in _fact(one)]),
    ]  # fmt: skip
    return ((title, rows) for title, rows in found if rows)


def _named(one: Named) -> str:
    return f"{one.name} ({one.type})"


def _all(parts: Sequence[Named]) -> str:
    return " + ".join(_named(part) for part in parts)


def _moved(old: Sequence[str], new: Sequence[str]) -> str:
    return f"{'、'.join(old) or '—'} → {'、'.join(new) or '—'}"


def _fact(one: FactChange) -> list[Line]:
    role = f" ({one.role})" if one.role else ""
    lines = [(0, f"{one.subject} {one.predicate} {one.object}{role}")]
    lines += [(1, f"− {_quote(quote)}") for quote in one.old]
    return lines + [(1, f"+ {_quote(quote)}") for quote in one.new]


def _value(one: ValueChange) -> list[Line]:
    lines = [(0, f"{one.subject} {one.what}: {_moved(one.old, one.new)}")]
    return lines + [(1, _quote(quote)) for quote in one.quotes]


def _quote(quote: Quote) -> str:
    return f"“{quote.quote}” ({quote.document})" if quote.quote else f"({quote.document})"


def _escaped(text: str) -> str:
    """Text that stays text: a quote may hold what Markdown reads as a tag, a link or stress."""
    for mark in "\\`*_[]<":
        text = text.replace(mark, f"\\{mark}")
    return text
