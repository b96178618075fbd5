"""Which IRIs move when a document is added? All that do, for each document in turn as the last.

Enters: a folder of documents. Leaves: for each document the entities of the others whose IRI is another one with it,
where the former IRI leads then (dcterms:isReplacedBy), and the counts; exit code 1 where one moved.
Example: python benchmarks/names.py seeds; with --all in every order in which the documents can be added.

Each document is read once; what is repeated is the merge.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from kg.curate import EMPTY
from kg.merge import understand
from kg.model import Knowledge, Reading
from kg.ontology.load import load
from kg.ontology.model import Ontology
from kg.pipeline.reader import Reader
from kg.read import discover

Subset = tuple[int, ...]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", type=Path, help="a folder of documents")
    parser.add_argument("--all", action="store_true", help="add them in every order, not only the last one")
    given = parser.parse_args()
    ontology = load()
    outcomes = map(Reader(None, ontology.digest, ontology), discover((given.documents,)).files)
    readings = [outcome for outcome in outcomes if isinstance(outcome, Reading)]
    rows = list(moved(readings, ontology, every=given.all))
    gone = [row for row in rows if not row["replaced_by"]]
    counts = {"documents": len(readings), "moved": len(rows), "without_replacement": len(gone)}
    print(json.dumps(counts | {"which": rows}, ensure_ascii=False, indent=1))  # noqa: T201
    sys.exit(bool(rows))


def moved(readings: list[Reading], ontology: Ontology, *, every: bool) -> Iterator[dict[str, object]]:
    """The entities that a document more gives another IRI."""
    whole = tuple(range(len(readings)))
    made: dict[Subset, Knowledge] = {}
    for size in range(1 if every else len(whole) - 1, len(whole)):
        for before in itertools.combinations(whole, size):
            for new in sorted(set(whole) - set(before)):
                after = tuple(sorted({*before, new}))
                for subset in {before, after} - made.keys():
                    made[subset] = understand(tuple(readings[n] for n in subset), ontology, EMPTY)
                added = readings[new].document.name
                yield from ({"added": added, "to": len(before)} | row for row in _moved(made[before], made[after]))


def _moved(before: Knowledge, after: Knowledge) -> Iterator[dict[str, object]]:
    present, leads = {entity.key for entity in after.entities}, dict(after.aliases)
    for entity in before.entities:
        if entity.key not in present:
            yield {"was": entity.key, "replaced_by": leads.get(entity.key, "")}


if __name__ == "__main__":
    main()
