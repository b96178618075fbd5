"""Reads one file: the choice of a reader, and the checks that hold for every format.

Enters: a path. Leaves: a `Document` with the decoded text, or an InputError of one line.
Example: `read(Path("seeds/公报/001.txt"), root=Path("seeds"))` gives the name 公报/001.txt.
A further format is one more line in `kg.read.formats.READERS`.
"""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

from kg.errors import InputError
from kg.model import Document
from kg.read.formats import READERS, suffixes
from kg.read.text import DecodeError

DEFAULT_LIMIT = 20_000_000
"""Bytes. Above it a file is hardly a document; memory and time grow with it."""


def read(path: Path, *, root: Path, limit: int = DEFAULT_LIMIT) -> Document:
    """The document at `path`, named by its path below `root`. `limit` is in bytes.

    Raises InputError where the file is missing, forbidden, too large, empty, binary or undecodable.
    """
    function = READERS.get(path.suffix.lower())
    if function is None:
        raise InputError(path, f"has an unknown file type {path.suffix or '(no suffix)'}", _known())
    data = _load(path, limit)
    try:
        decoded = function(data)
    except DecodeError as error:
        raise InputError(path, error.problem, error.remedy) from error
    if not decoded.text.strip():
        raise InputError(path, "holds nothing but white space", "delete it or fill it")
    return Document(document_name(path, root), decoded.text, decoded.encoding, hashlib.sha256(data).hexdigest())


def document_name(path: Path, *roots: Path) -> str:
    """The path below the first of `roots` that holds it; without one, the file's own name.

    NFC, since file systems differ in how they keep 〇 with its like.
    """
    inside = [path.relative_to(root) for root in roots if path != root and path.is_relative_to(root)]
    name = (inside or [Path(path.name)])[0].as_posix()
    return unicodedata.normalize("NFC", name).encode("utf-8", "replace").decode("utf-8")


def _load(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise InputError(path, "does not exist", "check the path") from error
    except IsADirectoryError as error:
        raise InputError(path, "is a folder", "name the files in it") from error
    except PermissionError as error:
        raise InputError(path, "may not be read", "give yourself permission to read it") from error
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})", "copy it anew") from error
    if not data:
        raise InputError(path, "is empty", "delete it or fill it")
    if len(data) > limit:
        raise InputError(path, f"is larger than {limit / 1e6:g} MB", "split it into smaller files")
    return data


def _known() -> str:
    return "save it as " + " or ".join(sorted(suffixes()))
