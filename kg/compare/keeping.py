"""A snapshot written down and read again, which takes a tenth of the time of parsing the Turtle that it is of.

Enters: a `Snapshot`, or its JSON. Leaves: JSON, the same bytes for the same graph, or the snapshot again.
Example: after a build, output/.govkg-graph.json holds that 雄商高铁 is underway, with the sentences; the next build
compares its own graph with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TypeVar

from kg.compare.snapshot import Fact, Measure, Quote, Snapshot, Thing

Row = tuple[str, str, str]
Key = TypeVar("Key", str, Fact)


def kept(found: Snapshot) -> bytes:
    """The snapshot as JSON."""
    said = {
        "documents": dict(sorted(found.documents.items())),
        "entities": {iri: _thing(thing) for iri, thing in sorted(found.entities.items(), key=_first)},
        "moved": dict(sorted(found.moved.items())),
        "facts": [(*fact, found.sure[fact], _rows(quotes)) for fact, quotes in sorted(found.facts.items(), key=_first)],
        "figures": sorted(
            (
                (
                    *_parts(measure),
                    {n: (found.measured[measure, n], _rows(said)) for n, said in sorted(values.items(), key=_first)},
                )
                for measure, values in found.figures.items()
            ),
            key=lambda row: row[:-1],
        ),
    }
    return (json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def unkept(content: bytes) -> Snapshot:
    """The snapshot again. Raises ValueError, KeyError or TypeError for what `kept` did not write."""
    said = json.loads(content)
    figures = {Measure(*parts): values for *parts, values in said["figures"]}
    facts: dict[Fact, frozenset[Quote]] = {}
    sure: dict[Fact, float] = {}
    for subject, predicate, target, role, confidence, quotes in said["facts"]:
        fact = (subject, predicate, target, role)
        facts[fact], sure[fact] = _quotes(quotes), confidence
    return Snapshot(
        said["documents"],
        {
            iri: Thing(name, frozenset(types), frozenset(labels))
            for iri, (name, types, labels) in said["entities"].items()
        },
        said["moved"],
        facts,
        {measure: {n: _quotes(quotes) for n, (_, quotes) in values.items()} for measure, values in figures.items()},
        sure,
        {(measure, n): confidence for measure, values in figures.items() for n, (confidence, _) in values.items()},
    )


def _first(pair: tuple[Key, object]) -> Key:
    return pair[0]


def _thing(thing: Thing) -> tuple[str, list[str], list[str]]:
    return thing.name, sorted(thing.types), sorted(thing.labels)


def _parts(measure: Measure) -> tuple[str, ...]:
    return tuple(getattr(measure, name) for name in Measure.__slots__)


def _rows(quotes: Iterable[Quote]) -> list[Row]:
    return sorted((quote.document, quote.quote, quote.as_of) for quote in quotes)


def _quotes(rows: Iterable[Row]) -> frozenset[Quote]:
    return frozenset(Quote(*row) for row in rows)
