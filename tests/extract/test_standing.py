from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.mentions import to_mentions
from kg.extract.names import Name
from kg.extract.standing import in_set_phrases
from kg.extract.words import Words
from kg.model import Article


@pytest.mark.parametrize(
    ("sentence", "found", "expected"),
    [
        ("向驻淮人民解放军、武警部队官兵致谢", [], [("人民解放军", "Organisation")]),
        ("纪念中国人民解放军建军", [], []),
        ("做好大庆、正定等地核查", [("正定", "Project")], [("正定", "Place")]),
        ("做好大庆、正定等地区核查", [("正定", "Project")], [("正定", "Project")]),
        ("推进正定、大庆等工程", [("正定", "Project")], [("正定", "Project")]),
    ],
)
def test_a_set_phrase_tells_of_a_name(
    words: Callable[[str], Words], sentence: str, found: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    read = words(sentence)
    edges = [(read.offsets.index(sentence.index(text)), len(text), kind) for text, kind in found]
    names = [Name(at, read.offsets.index(read.offsets[at] + size), kind, 0.9, ()) for at, size, kind in edges]
    article = Article("a.txt", 1, "报告", 0, len(sentence), "", "report", (), "371500")
    mentions = to_mentions(read, in_set_phrases(read, names), article)
    assert [(one.surface, one.type) for one in mentions] == expected
