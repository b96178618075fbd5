from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.joined import part_joined
from kg.extract.lexicon import Lexicon
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
        ("韩村西", "Place", [("韩村", "韩村")]),
        ("“暖心”建设", "Programme", [("暖心", "暖心")]),
        ("“暖心”行动", "Programme", [("“暖心”行动", "暖心行动")]),
        ("平安宁夏建设", "Programme", [("平安宁夏", "平安宁夏")]),
        ("粤港澳大湾区建设", "Programme", [("粤港澳大湾区建设", "粤港澳大湾区建设")]),
        ("大运河国家文化公园建设", "Programme", [("大运河国家文化公园建设", "大运河国家文化公园建设")]),
        ("绿美宁夏生态建设", "Programme", [("绿美宁夏生态建设", "绿美宁夏生态建设")]),
        ("“暖心”和“清风”建设", "Programme", [("“暖心”和“清风”建设", "暖心和清风建设")]),
        ("“3+2”产业集群发展", "Programme", [("“3+2”产业集群", "3+2产业集群")]),
        ("市人大常委会", "Organisation", [("市人大常委会", "市人大常委会")]),
        ("河东", "Place", [("河东", "河东")]),
        ("张家村东路小学", "Organisation", [("张家村东路小学", "张家村东路小学")]),
    ],
)
def test_what_is_more_or_less_than_a_name(
    words: Callable[[str], Words], lexicon: Lexicon, text: str, type_: str, expected: list[tuple[str, str]]
) -> None:
    read = words(text)
    names = part_joined(read, [Name(0, len(read.texts), type_, 0.9, ())], lexicon)
    mentions = to_mentions(read, names, Article("a.txt", 1, "报告", 0, len(text), "", "report", (), "371500"))
    assert [(one.surface, one.name) for one in mentions] == expected
    assert all(text[one.begin : one.end] == one.surface for one in mentions)


@pytest.mark.parametrize(
    ("sentence", "type_", "expected"),
    [
        ("实施“暖心”行动，成效明显", "Programme", "“暖心”行动"),
        ("健全“暖心”工作机制，成效明显", "Programme", "“暖心”工作机制"),
        # More stands behind the head, or what stands there is none, or it is no programme.
        ("印发“暖心”行动方案", "Programme", "暖心"),
        ("推动“暖心”成为品牌", "Programme", "暖心"),
        ("擦亮“暖心”行动，成效明显", "Brand", "暖心"),
    ],
)
def test_a_quoted_programme_has_its_head(
    words: Callable[[str], Words], lexicon: Lexicon, sentence: str, type_: str, expected: str
) -> None:
    read = words(sentence)
    begin, end = read.texts.index("“") + 1, read.texts.index("”")
    (name,) = part_joined(read, [Name(begin, end, type_, 0.9, ())], lexicon)
    assert read.text(name.begin, name.end) == expected
