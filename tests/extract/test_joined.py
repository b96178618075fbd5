from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.joined import part_joined
from kg.extract.mentions import to_mentions
from kg.extract.names import Name
from kg.extract.words import Words
from kg.model import Article


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("市人大及其常委会", "Organisation", [("市人大", "市人大"), ("常委会", "市人大常委会")]),
        ("张家村东", "Place", [("张家村", "张家村")]),
        ("三官镇南侧", "Place", [("三官镇", "三官镇")]),
        ("市人大常委会", "Organisation", [("市人大常委会", "市人大常委会")]),
        ("河东", "Place", [("河东", "河东")]),
        ("张家村东路小学", "Organisation", [("张家村东路小学", "张家村东路小学")]),
    ],
)
def test_what_is_more_or_less_than_a_name(
    words: Callable[[str], Words], text: str, type_: str, expected: list[tuple[str, str]]
) -> None:
    read = words(text)
    names = part_joined(read, [Name(0, len(read.texts), type_, 0.9, ())])
    mentions = to_mentions(read, names, Article("a.txt", 1, "报告", 0, len(text), "", "report", (), "371500"))
    assert [(one.surface, one.name) for one in mentions] == expected
    assert all(text[one.begin : one.end] == one.surface for one in mentions)
