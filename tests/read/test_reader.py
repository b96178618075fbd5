"""Reading one file: its name, its digest, and each way in which it can fail."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read import read


def test_document_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "公报" / '2024 "一" 号.txt'
    path.parent.mkdir()
    data = b"\xef\xbb\xbf" + "聊城\r\n市".encode()
    path.write_bytes(data)
    document = read(path, root=tmp_path)
    assert document.name == '公报/2024 "一" 号.txt'
    assert document.text == "聊城\r\n市"
    assert document.encoding == "utf-8"
    assert document.digest == hashlib.sha256(data).hexdigest()


def test_suffix_in_capitals(tmp_path: Path) -> None:
    (tmp_path / "A.TXT").write_text("聊城", encoding="utf-8")
    assert read(tmp_path / "A.TXT", root=tmp_path).text == "聊城"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (" \n\u3000\t".encode(), "nothing but white space"),
        (b"\x00\x01\x02\x03" * 9, "binary"),
        (b"\xff\xfd\x81\x20\xff" * 9, "unknown encoding"),
        ("聊".encode() * 40, "larger than"),
    ],
)
def test_unusable_content(tmp_path: Path, data: bytes, problem: str) -> None:
    path = tmp_path / "坏.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=problem) as caught:
        read(path, root=tmp_path, limit=100)
    message = str(caught.value)
    assert message.startswith(str(path)) and "\n" not in message and caught.value.remedy


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read(tmp_path / "无.txt", root=tmp_path)


def test_unknown_suffix(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"unknown file type \.pdf"):
        read(tmp_path / "一.pdf", root=tmp_path)


def test_folder_with_a_suffix(tmp_path: Path) -> None:
    (tmp_path / "夹.txt").mkdir()
    with pytest.raises(InputError, match="is a folder"):
        read(tmp_path / "夹.txt", root=tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_forbidden_file(tmp_path: Path) -> None:
    path = tmp_path / "密.txt"
    path.write_text("聊城", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(InputError, match="may not be read"):
        read(path, root=tmp_path)


def test_forbidden_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="may not be read"):
        read(tmp_path / "密.txt", root=tmp_path)
