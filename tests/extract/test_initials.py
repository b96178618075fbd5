from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.initials import part_initials
from kg.extract.lexicon import Lexicon
from kg.extract.mentions import to_mentions
from kg.extract.names import Name
from kg.extract.words import Words
from kg.model import Article

ARTICLE = Article("a.txt", 1, "报告", 100, 200, "", "report", (), "371500")


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("京沪", "Project", [("京", "北京市"), ("沪", "上海市")]),
        ("日韩", "Place", [("日", "日本"), ("韩", "韩国")]),
        ("欧美", "Organisation", [("欧", "欧洲"), ("美", "美国")]),
        ("港澳", "Place", [("港", "香港特别行政区"), ("澳", "澳门特别行政区")]),
        ("川渝", "Place", [("川", "四川省"), ("渝", "重庆市")]),
        ("辽宁", "Place", [("辽宁", "辽宁")]),
        ("宁津", "Place", [("宁津", "宁津")]),
        ("鲁美", "Organisation", [("鲁美", "鲁美")]),
        ("云川", "Person", [("云川", "云川")]),
        ("沪苏浙", "Place", [("沪苏浙", "沪苏浙")]),
        ("欧欧", "Brand", [("欧欧", "欧欧")]),
    ],
)
def test_two_places_in_one_word_are_parted(
    words: Callable[[str], Words], lexicon: Lexicon, text: str, type_: str, expected: list[tuple[str, str]]
) -> None:
    sentence = f"面向、{text}、拓展市场"
    found = words(sentence)
    begin = next(at for at, offset in enumerate(found.offsets) if offset == 3)
    end = next(at for at, offset in enumerate(found.offsets) if offset == 3 + len(text))
    names = part_initials(found, [Name(begin, end, type_, 0.9, ())], lexicon)
    mentions = to_mentions(found, names, ARTICLE)
    assert [(one.surface, one.name) for one in mentions] == expected
    assert all(one.type == ("Place" if len(expected) > 1 else type_) for one in mentions)
    assert all(sentence[one.begin - 100 : one.end - 100] == one.surface for one in mentions)
