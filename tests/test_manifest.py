"""kg.manifest: what was stored comes back as it was, or not at all."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import manifest
from kg.model import CleanText, Reading

KEY = manifest.entry_key("0" * 64, "报告.txt", "fingerprint")


def stored(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_a_reading_comes_back_equal(tmp_path: Path, reading: Reading) -> None:
    manifest.store(tmp_path, KEY, reading)
    assert manifest.load(tmp_path, KEY) == reading


def test_nothing_is_stored_under_another_key(tmp_path: Path, reading: Reading) -> None:
    manifest.store(tmp_path, KEY, reading)
    assert manifest.load(tmp_path, "other") is None
    assert manifest.load(tmp_path / "absent", KEY) is None


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=60))
def test_any_offsets_come_back_equal(places: list[tuple[int, int]]) -> None:
    begins, ends = tuple(b for b, _ in places), tuple(e for _, e in places)
    runs = list(manifest._runs(begins, ends))
    assert manifest._offsets(runs) == (begins, ends)


def test_offsets_are_stored_compactly(tmp_path: Path, reading: Reading) -> None:
    places = tuple(range(10_000))
    clean = CleanText("字" * 10_000, places, tuple(place + 1 for place in places))
    manifest.store(tmp_path, KEY, dataclasses.replace(reading, clean=clean))
    assert stored(tmp_path).stat().st_size < 40_000


@pytest.mark.parametrize("length", [0, 1, 63, 64, 65, 66, 200, -1])
def test_a_truncated_entry_is_not_believed(tmp_path: Path, reading: Reading, length: int) -> None:
    manifest.store(tmp_path, KEY, reading)
    path = stored(tmp_path)
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(manifest.DamagedEntry):
        manifest.load(tmp_path, KEY)


def test_an_altered_entry_is_not_believed(tmp_path: Path, reading: Reading) -> None:
    manifest.store(tmp_path, KEY, reading)
    path = stored(tmp_path)
    path.write_bytes(path.read_bytes().replace("雄商".encode(), "雄忻".encode()))
    with pytest.raises(manifest.DamagedEntry, match="checksum"):
        manifest.load(tmp_path, KEY)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [(b'"number":0', b'"number":"x"', "fields"), (b'"length":', b'"length":1', "offsets"), (b'{"key"', b"[", "fields")],
)
def test_an_entry_with_a_right_checksum_and_wrong_fields_is_not_believed(
    tmp_path: Path, reading: Reading, old: bytes, new: bytes, why: str
) -> None:
    manifest.store(tmp_path, KEY, reading)
    path = stored(tmp_path)
    body = path.read_bytes().partition(b"\n")[2].replace(old, new, 1)
    path.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    with pytest.raises(manifest.DamagedEntry, match=why):
        manifest.load(tmp_path, KEY)


def test_an_entry_moved_to_another_key_is_not_believed(tmp_path: Path, reading: Reading) -> None:
    manifest.store(tmp_path, KEY, reading)
    other = manifest.entry_key("1" * 64, "报告.txt", "fingerprint")
    stored(tmp_path).rename(tmp_path / f"{other}.json")
    with pytest.raises(manifest.DamagedEntry, match="key"):
        manifest.load(tmp_path, other)


def test_a_failed_store_leaves_the_former_entry(
    tmp_path: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest.store(tmp_path, KEY, reading)

    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        manifest.store(tmp_path, KEY, dataclasses.replace(reading, unverified=7))
    assert manifest.load(tmp_path, KEY) == reading
    assert len(list(tmp_path.iterdir())) == 1


def test_sweep_keeps_what_is_asked_for(tmp_path: Path, reading: Reading) -> None:
    for key in ("a", "b", "c"):
        manifest.store(tmp_path, key, reading)
    assert manifest.sweep(tmp_path, ["b"]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["b.json"]
    assert manifest.sweep(tmp_path / "absent", []) == 0


def test_the_key_depends_on_everything() -> None:
    keys = {
        manifest.entry_key("0", "a.txt", "f"),
        manifest.entry_key("1", "a.txt", "f"),
        manifest.entry_key("0", "b.txt", "f"),
        manifest.entry_key("0", "a.txt", "g"),
    }
    assert len(keys) == 4


def package(folder: Path) -> Path:
    for name in ("model.py", "read/text.py", "extract/weights.npz", "publish/page.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


@pytest.mark.parametrize(
    ("file", "changes"),
    [
        ("read/text.py", True), ("model.py", True), ("extract/weights.npz", True),
        ("extract/new.py", True), ("publish/page.py", False), ("extract/notes.txt", False),
    ],
)  # fmt: skip
def test_the_fingerprint_follows_the_code_of_the_first_stages(tmp_path: Path, file: str, changes: bool) -> None:
    folder = package(tmp_path)
    before = manifest.fingerprint("ontology", folder)
    assert manifest.fingerprint("ontology", folder) == before
    (folder / file).write_text("changed")
    assert (manifest.fingerprint("ontology", folder) != before) == changes


def test_the_fingerprint_follows_the_ontology(tmp_path: Path) -> None:
    folder = package(tmp_path)
    assert manifest.fingerprint("a", folder) != manifest.fingerprint("b", folder)
