"""Where the ontology lies, and which of its files say something about words.

Enters: a folder, or nothing for the ontology that comes with govkg. Leaves: paths.
Example: `vocabulary_files(ontology_folder())` holds …/ontology/cues.ttl, where 高铁 is a head noun.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import OntologyError

PACKAGED = Path(__file__).parent / "data"
"""Where a wheel puts the ontology."""

CHECKOUT = Path(__file__).parents[2] / "ontology"
"""Where a clone has it; the one source of it."""

APART = frozenset({"shapes.ttl", "curation.ttl"})
"""Files that later stages read for themselves: editing them changes nothing that a document is read by."""


def ontology_folder(folder: Path | None = None) -> Path:
    """The folder to read the ontology from: `folder`, else the packaged one, else the checkout's.

    Raises OntologyError where the folder, or govkg.ttl in it, is missing.
    """
    chosen = folder or (PACKAGED if PACKAGED.is_dir() else CHECKOUT)
    if not chosen.is_dir():
        raise OntologyError(chosen, "is no folder", "name a folder that holds govkg.ttl")
    if not (chosen / "govkg.ttl").is_file():
        raise OntologyError(
            chosen / "govkg.ttl", "is missing", "copy govkg's own ontology folder and change it"
        )
    return chosen


def vocabulary_files(folder: Path) -> tuple[Path, ...]:
    """The Turtle files that say what there is and how it is said: govkg.ttl, its neighbours, gazetteer/."""
    first = folder / "govkg.ttl"
    beside = sorted(path for path in folder.glob("*.ttl") if path.name not in APART and path != first)
    return (first, *beside, *sorted((folder / "gazetteer").glob("*.ttl")))
