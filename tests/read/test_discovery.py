"""Which files there are to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read import discover


def _touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("聊城", encoding="utf-8")
    return path


def test_folder_in_the_order_of_names(tmp_path: Path) -> None:
    names = ["乙.md", "b/一 二.txt", 'b/"引".txt', "a.txt"]
    for name in names:
        _touch(tmp_path / name)
    found = discover([tmp_path])
    assert [file.path.relative_to(tmp_path).as_posix() for file in found.files] == [
        "a.txt",
        'b/"引".txt',
        "b/一 二.txt",
        "乙.md",
    ]
    assert {file.root for file in found.files} == {tmp_path}
    assert found.skipped == ()


def test_what_is_skipped_has_its_reason(tmp_path: Path) -> None:
    for name in (".藏.txt", "图.png", "无后缀", ".git/一.txt"):
        _touch(tmp_path / name)
    (tmp_path / "断.txt").symlink_to(tmp_path / "没有")
    found = discover([tmp_path])
    assert found.files == ()
    assert {skipped.path.name: skipped.reason for skipped in found.skipped} == {
        ".git": "hidden",
        ".藏.txt": "hidden",
        "图.png": "unknown file type .png",
        "无后缀": "unknown file type (no suffix)",
        "断.txt": "is a link to nothing",
    }


def test_file_that_was_named_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    path = _touch(tmp_path / "图.png")
    assert [file.path for file in discover([path]).files] == [path]


def test_file_named_twice_is_taken_once(tmp_path: Path) -> None:
    path = _touch(tmp_path / "一.txt")
    found = discover([tmp_path, path])
    assert len(found.files) == 1
    assert [skipped.path for skipped in found.skipped] == [path]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    _touch(tmp_path / "a" / "一.txt")
    (tmp_path / "a" / "上").symlink_to(tmp_path)
    (tmp_path / "自").symlink_to(tmp_path / "自")
    found = discover([tmp_path])
    assert [file.path.name for file in found.files] == ["一.txt"]
    assert len(found.skipped) == 2


def test_missing_source(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        discover([tmp_path / "没有"])


def test_folder_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(InputError, match=r"cannot be opened \(Permission denied\)") as caught:
        discover([tmp_path])
    assert str(caught.value).startswith(str(tmp_path))


def test_empty_folder_is_no_error(tmp_path: Path) -> None:
    assert discover([tmp_path]).files == ()
