"""Reference annotation: what people marked in a document, to score a graph against.

Enters: a JSON file. Leaves: a `Gold`, with entities and facts in the annotators' own words.
Example: {"name": "雄商高铁", "type": "Project", "surfaces": ["雄商"]} is one entity with two names; a fact
{"s": "雄商高铁", "p": "hasStatus", "o": "underway"} names it as its subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from kg.errors import InputError


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity as annotators marked it."""

    name: str
    type: str
    surfaces: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A fact as annotators marked it: subject, property, object."""

    s: str
    p: str
    o: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Gold:
    """The reference annotation of one document, named by its file."""

    doc: str
    entities: tuple[GoldEntity, ...]
    relations: tuple[GoldRelation, ...] = ()


def read_gold(path: Path) -> Gold:
    """Reference annotation from JSON. Raises InputError."""
    try:
        return TypeAdapter(Gold).validate_json(path.read_bytes())
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
        raise InputError(path, problem, "name a file of reference annotation") from error
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"]) or "the file"
        problem = f"is no reference annotation: {where}: {error.errors()[0]['msg']}"
        raise InputError(path, problem, "correct the JSON") from error


def text_of(gold: Gold, path: Path, folders: Sequence[Path]) -> Path:
    """The text that `gold`, read from `path`, annotates. Raises InputError where no folder holds it."""
    for folder in folders:
        if (folder / gold.doc).is_file():
            return folder / gold.doc
    problem = f"is of {gold.doc}, which no folder of texts holds"
    raise InputError(path, problem, "name the folder that holds it")
