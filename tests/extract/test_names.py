"""The packaged weights on sentences of other cities: forms, not lists, must find these names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Mention, Relation

Reader = Callable[[str], tuple[tuple[Mention, ...], tuple[Relation, ...]]]


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("加快包银高铁建设，确保年内开通运营。", "包银高铁", "Project"),
        ("深入实施“塞上英才”行动，引进高层次人才500名。", "塞上英才行动", "Programme"),
        ("石嘴山市获批国家产业转型升级示范区。", "石嘴山市", "Place"),
        ("成功举办第三届中国葡萄酒文化旅游博览会。", "第三届中国葡萄酒文化旅游博览会", "Event"),
        ("市委书记王志远到贺兰县调研。", "王志远", "Person"),
        ("支持宁夏大学建设一流学科。", "宁夏大学", "Organisation"),
        ("全面落实“1568”工作思路。", "1568工作思路", "Programme"),
        ("出台《银川市供热条例》。", "银川市供热条例", "Work"),
        ("成功创建国家森林城市。", "国家森林城市", "Honour"),
    ],
)
def test_names_by_their_form(reading: Reader, sentence: str, name: str, kind: str) -> None:
    mentions, _ = reading(sentence)
    assert (name, kind) in {(mention.name, mention.type) for mention in mentions}


@pytest.mark.parametrize(
    "sentence",
    [
        "加快重点项目建设。",
        "各级党组织要高度重视。",
        "新增企业30家。",
        "坚持稳中求进，推动高质量发展。",
        "提高政治站位。",
    ],
)
def test_bare_kinds_and_slogans_are_no_names(reading: Reader, sentence: str) -> None:
    mentions, _ = reading(sentence)
    assert [mention.name for mention in mentions] == []


def test_a_mention_says_why(reading: Reader) -> None:
    mentions, _ = reading("加快包银高铁建设，确保年内开通运营。")
    found = next(mention for mention in mentions if mention.name == "包银高铁")
    assert 0 < found.score <= 1
    assert "+5.0 named by the places it joins" in found.reasons


def test_mentions_stand_where_they_say(reading: Reader) -> None:
    text = "深入实施“塞上英才”行动，加快包银高铁建设。\n石嘴山市获批国家产业转型升级示范区。"
    mentions, _ = reading(text)
    assert mentions
    for mention in mentions:
        assert text[mention.begin : mention.end] == mention.surface


def test_no_text_no_mentions(reading: Reader) -> None:
    assert reading("") == ((), ())
