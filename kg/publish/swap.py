"""Replace the output in one move: after a crash, a kill or a full disk it is whole, old or new.

Enters: a folder and the files that shall stand in it. Leaves: the folder, with those files.

The files are first written, and flushed to the disk, into `.govkg-new-…` beside the ones they replace, so that a
full disk strikes before anything was touched. Renaming that folder to `.govkg-commit` is the one moment in which
the new build becomes the build; before it the old one stands, after it the new one is carried to its place
file by file, and if that is interrupted, `recover` carries on when kg next looks at the folder. Symbolic links
would switch all names at once, but whoever drags graph.html to a memory stick would take an empty link along.
People's own files in the folder are never touched.

Example: the power fails while graph.html of 聊城 is written: graph.ttl and graph.html of the former build
stand as they stood.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from kg.errors import OutputError

COMMIT = ".govkg-commit"
STAGING = ".govkg-new-"
LOCK = ".govkg-lock"


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Keep other builds out of `folder`, which is made where it is missing. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / LOCK, timeout=0)
        lock.acquire()
    except Timeout as error:
        raise OutputError(folder, "another build is writing here", "wait until it has ended") from error
    except OSError as error:
        raise _refusal(folder, error) from error
    try:
        yield
    finally:
        lock.release()


def recover(folder: Path) -> None:
    """Carry an interrupted replacement to its end. Costs nothing where there was none. Raises OutputError.

    Call it before reading a folder that builds write, without `exclusive`.
    """
    if (folder / COMMIT).is_dir():
        with exclusive(folder):
            settle(folder)


def settle(folder: Path) -> None:
    """As `recover`, for a caller who holds the lock; clears away what an interrupted build left, too."""
    try:
        for leftover in sorted(folder.glob(f"{STAGING}*")):
            shutil.rmtree(leftover)
        if (folder / COMMIT).is_dir():
            _carry(folder)
    except OSError as error:
        raise _refusal(folder, error) from error


def replace(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put `files` (name → content) into `folder` in one move. Raises OutputError.

    The caller holds the lock. Until the commit the former files stand untouched.
    """
    settle(folder)
    _check_places(folder, files)
    try:
        staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=folder))
    except OSError as error:
        raise _refusal(folder, error) from error
    try:
        for name in sorted(files):
            _write(staging / name, files[name])
        _flush_folder(staging)
        staging.replace(folder / COMMIT)
    except OSError as error:
        shutil.rmtree(staging, ignore_errors=True)
        raise _refusal(folder, error) from error
    settle(folder)


def _check_places(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        if (folder / name).is_dir():
            raise OutputError(folder / name, "is a folder where a file belongs", "rename it")


def _carry(folder: Path) -> None:
    """Move the files of the commit to their places; stopped anywhere, it can be begun again."""
    commit = folder / COMMIT
    _flush_folder(folder)
    for path in sorted(commit.iterdir()):
        path.replace(folder / path.name)
    _flush_folder(folder)
    commit.rmdir()


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make renames in `folder` survive a power failure, where the system can (Windows cannot)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refusal(folder: Path, error: OSError) -> OutputError:
    cause = error.strerror or type(error).__name__
    remedy = "make room and get permission there, or name another folder with --output"
    return OutputError(folder, f"cannot be written ({cause})", remedy)
