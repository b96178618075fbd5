"""Which files there are to read.

Enters: files and folders as the user named them. Leaves: the files in the order of their names, and what
was passed over, each with its reason.
Example: a folder with 001.txt, .草稿.txt and 照片.png gives the file 001.txt and two `Skipped`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.read.formats import suffixes


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read. `root` is the folder below which the document is named."""

    path: Path
    root: Path


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that was passed over, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Discovery:
    """What the sources hold."""

    files: tuple[FoundFile, ...]
    skipped: tuple[Skipped, ...]


def discover(sources: Sequence[Path]) -> Discovery:
    """The files below `sources`, each once, and what was skipped.

    Raises InputError for a source that does not exist and for a folder that cannot be opened.
    """
    files: list[FoundFile] = []
    skipped: list[Skipped] = []
    seen: set[Path] = set()
    for item in (item for source in sources for item in _search(source)):
        if isinstance(item, Skipped):
            skipped.append(item)
        elif _resolved(item.path) in seen:
            skipped.append(Skipped(item.path, "stands in the sources twice"))
        else:
            seen.add(_resolved(item.path))
            files.append(item)
    return Discovery(tuple(files), tuple(skipped))


def _search(source: Path) -> Iterator[FoundFile | Skipped]:
    if source.is_dir():
        yield from _walk(source, source, frozenset())
    elif _exists(source):
        # A file that the user named is read or refused by name, also where its suffix is unknown.
        yield FoundFile(source, source.parent)
    else:
        raise InputError(source, "does not exist", "check the path")


def _walk(folder: Path, root: Path, above: frozenset[Path]) -> Iterator[FoundFile | Skipped]:
    here = _resolved(folder)
    if here in above:
        yield Skipped(folder, "links back to a folder above it")
        return
    for path in _entries(folder):
        if path.name.startswith("."):
            yield Skipped(path, "hidden")
        elif path.is_dir():
            yield from _walk(path, root, above | {here})
        else:
            yield _judge(path, root)


def _judge(path: Path, root: Path) -> FoundFile | Skipped:
    if not path.exists():
        return Skipped(path, "is a link to nothing")
    if not path.is_file():
        return Skipped(path, "is no regular file")
    if path.suffix.lower() not in suffixes():
        return Skipped(path, f"unknown file type {path.suffix or '(no suffix)'}")
    return FoundFile(path, root)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        raise InputError(
            folder,
            f"cannot be opened ({_reason(error)})",
            "give yourself permission to read it, or leave it out",
        ) from error


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise InputError(path, f"cannot be reached ({_reason(error)})", "check the path") from error


def _resolved(path: Path) -> Path:
    # os.path.realpath, unlike Path.resolve before 3.13, does not raise on a link that leads to itself.
    return Path(os.path.realpath(path))


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
