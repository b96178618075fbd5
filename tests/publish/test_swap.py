"""kg.publish.swap: whatever happens, the folder is whole, old or new, and people's files stay."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.errors import OutputError
from kg.publish import swap

OLD = {"graph.html": b"<old>", "graph.ttl": b"old ttl", "report.md": "旧".encode()}
NEW = {"graph.html": b"<new>", "graph.json": b"{}", "graph.ttl": b"new ttl", "report.md": "新".encode()}
SYSTEM = ("replace", "fsync", "rmdir", "mkdir", "open")


class Killed(BaseException):
    """Stands for kill -9: no handler of the code under test sees it."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    output = tmp_path / "output"
    with swap.exclusive(output):
        swap.replace(output, OLD)
    (output / "README.md").write_text("mine")
    (output / "notes.txt").write_text("of a person")
    return output


def publish(folder: Path) -> None:
    with swap.exclusive(folder):
        swap.replace(folder, NEW)


def state(folder: Path) -> dict[str, bytes]:
    assert (folder / "README.md").read_text() == "mine"
    assert (folder / "notes.txt").read_text() == "of a person"
    names = {path.name for path in folder.iterdir()} - {"README.md", "notes.txt", swap.LOCK}
    return {name: (folder / name).read_bytes() for name in names}


def break_at(monkeypatch: pytest.MonkeyPatch, number: int, error: Callable[[], BaseException]) -> list[str]:
    """Let the system call of that number, and any later one, fail; the list collects the calls made."""
    calls: list[str] = []
    for name in SYSTEM:
        original = getattr(os, name)

        def call(*args: Any, _name: str = name, _original: Any = original, **options: Any) -> Any:
            calls.append(_name)
            if len(calls) >= number:
                raise error()
            return _original(*args, **options)

        monkeypatch.setattr(os, name, call)
    return calls


def full_disk() -> OSError:
    return OSError(errno.ENOSPC, "No space left on device")


def count_calls(folder: Path) -> int:
    with pytest.MonkeyPatch.context() as patch:
        calls = break_at(patch, 10**9, Killed)
        publish(folder)
    return len(calls)


def test_new_files_replace_old_ones(folder: Path) -> None:
    publish(folder)
    assert state(folder) == NEW


def test_killed_anywhere_leaves_old_or_new(folder: Path) -> None:
    total = count_calls(folder)
    assert total > 2 * len(NEW)
    seen = set()
    for number in range(1, total + 1):
        with swap.exclusive(folder):
            swap.replace(folder, OLD)
        (folder / "graph.json").unlink(missing_ok=True)
        with pytest.MonkeyPatch.context() as patch, pytest.raises(Killed):
            break_at(patch, number, Killed)
            publish(folder)
        with swap.exclusive(folder):
            swap.settle(folder)
        after = state(folder)
        assert after in (OLD, NEW), number
        seen.add(after == NEW)
    assert seen == {True, False}


def test_full_disk_anywhere_leaves_old_or_new_and_says_so(folder: Path) -> None:
    seen = set()
    for number in range(1, count_calls(folder) + 1):
        with swap.exclusive(folder):
            swap.replace(folder, OLD)
        (folder / "graph.json").unlink(missing_ok=True)
        with pytest.MonkeyPatch.context() as patch, pytest.raises(OutputError, match="No space left"):
            break_at(patch, number, full_disk)
            publish(folder)
        committed = (folder / swap.COMMIT).exists()
        seen.add(committed)
        swap.recover(folder)
        with swap.exclusive(folder):
            swap.settle(folder)
        assert state(folder) == (NEW if committed else OLD), number
    assert seen == {True, False}


def test_write_that_fails_halfway_leaves_old(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Path] = []

    def write(path: Path, content: bytes) -> None:
        path.write_bytes(content[:2])
        written.append(path)
        if len(written) == 3:
            raise full_disk()

    monkeypatch.setattr(swap, "_write", write)
    with pytest.raises(OutputError, match="output: cannot be written"):
        publish(folder)
    assert state(folder) == OLD


def test_recover_without_a_commit_touches_nothing(tmp_path: Path) -> None:
    swap.recover(tmp_path / "absent")
    assert not (tmp_path / "absent").exists()


def test_a_second_build_is_refused(folder: Path) -> None:
    with (
        swap.exclusive(folder),
        pytest.raises(OutputError, match="another build is writing here"),
        swap.exclusive(folder),
    ):
        pass


def test_a_folder_in_the_place_of_a_file_is_refused_before_anything_changes(folder: Path) -> None:
    (folder / "graph.json").mkdir()
    with pytest.raises(OutputError, match=r"graph\.json: is a folder"):
        publish(folder)
    (folder / "graph.json").rmdir()
    assert state(folder) == OLD


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("a file")
    with pytest.raises(OutputError, match="cannot be written"):
        publish(tmp_path / "output")


ENDLESS = """
import sys
from itertools import cycle
from pathlib import Path
from kg.publish import swap
folder = Path(sys.argv[1])
for letter in cycle("ab"):
    with swap.exclusive(folder):
        swap.replace(folder, {f"{n}.txt": letter.encode() * 50_000 for n in range(5)})
    print(letter, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="needs kill -9")
def test_real_kills_leave_a_whole(tmp_path: Path) -> None:
    for number in range(6):
        process = subprocess.Popen([sys.executable, "-c", ENDLESS, str(tmp_path)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.003 * number)
        process.kill()
        process.wait()
        process.stdout.close()
        with swap.exclusive(tmp_path):
            swap.settle(tmp_path)
        contents = {path.read_bytes() for path in tmp_path.glob("*.txt")}
        assert len(contents) == 1
        assert sorted(path.name for path in tmp_path.iterdir() if path.name != swap.LOCK) == [
            f"{n}.txt" for n in range(5)
        ]
