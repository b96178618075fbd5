from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.lexicon import Lexicon
from kg.extract.shapes import classes_left, classes_ruled_out, is_ruled_out
from kg.extract.words import Words


def span(found: Words, text: str) -> tuple[int, int]:
    """The words that make up a text."""
    spans = [(begin, end) for begin in range(len(found.texts)) for end in range(begin + 1, len(found.texts) + 1)]
    return next(one for one in spans if found.text(*one) == text)


@pytest.mark.parametrize(
    ("sentence", "text", "expected"),
    [
        # Two names joined, and one name with a conjunction.
        ("实施头雁培育计划和归雁回乡工程，", "头雁培育计划和归雁回乡工程", True),
        ("推进黄河流域生态保护和高质量发展，", "黄河流域生态保护和高质量发展", False),
        ("完善投入增长和风险分担机制，", "投入增长和风险分担机制", False),
        ("实施“双百工程”暨村庄清洁行动，", "“双百工程”暨村庄清洁行动", True),
        ("举办文旅大会暨运河论坛，", "文旅大会暨运河论坛", False),
        ("建设数据标注基地（成都）和算力基地，", "数据标注基地（成都）和算力基地", True),
        # Counted, and a number that is part of the name.
        ("完成路口改造50处。", "路口改造50处", True),
        ("入选省级人才工程27人，", "省级人才工程27人", True),
        ("出台稳经济49条，", "稳经济49条", False),
        ("出台12项惠企政策，", "12项惠企政策", True),
        ("打造三个中心，", "三个中心", False),
        ("召开两次现场会议，", "两次现场会议", True),
        # Something said about a name.
        ("贯彻全市动员大会精神，", "全市动员大会精神", True),
        ("弘扬焦裕禄精神，", "焦裕禄精神", False),
        ("获全省首批智慧城市试点，", "全省首批智慧城市试点", True),
        ("在十四五时期，", "十四五时期", True),
        # What is done with a name, with its adverbs.
        ("高质量共建一带一路，", "高质量共建一带一路", True),
        ("深入实施黄河战略，", "深入实施黄河战略", True),
        ("落实落细减税降费政策，", "落细减税降费政策", True),
        ("高质量发展取得成效，", "高质量发展", False),
        ("建设共建共享平台，", "共享平台", False),
    ],
)
def test_shapes_that_are_no_names(
    words: Callable[[str], Words], lexicon: Lexicon, sentence: str, text: str, expected: bool
) -> None:
    found = words(sentence)
    assert is_ruled_out(found, *span(found, text), lexicon) is expected


def test_a_whole_quotation_is_never_ruled_out(words: Callable[[str], Words], lexicon: Lexicon) -> None:
    found = words("开展“推进项目50处”活动，")
    assert not is_ruled_out(found, *span(found, "推进项目50处"), lexicon)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("西湖草地音乐会", {"Event"}),
        ("农业科技创新联盟", {"Organisation"}),
        ("合六产业走廊", {"Place"}),
        ("五大传统产业", {"Industry"}),
        ("雄商高铁", {"Project"}),
        ("东昌路改造提升工程", {"Project"}),
        ("南沙港五期", {"Project"}),
        ("陕北", {"Place"}),
    ],
)
def test_forms_that_tell_the_class(
    words: Callable[[str], Words], lexicon: Lexicon, text: str, expected: set[str]
) -> None:
    found = words(text)
    assert classes_left(found, 0, len(found.texts), lexicon) == expected


@pytest.mark.parametrize("text", ["头雁工程", "聊城市人民代表大会", "十大产业", "东昌府区"])
def test_forms_that_leave_all_classes(words: Callable[[str], Words], lexicon: Lexicon, text: str) -> None:
    found = words(text)
    assert classes_left(found, 0, len(found.texts), lexicon) == set(lexicon.classes)


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("王奉镇的丰登公司", True), ("丰登公司", False), ("关于支持企业的意见", True), ("“我的聊城”客户端", False),
        ("放归秦岭朱鹮", True), ("拓宽青岛大桥", True), ("青岛大桥", False), ("拓宽大桥", False),
    ],
)  # fmt: skip
def test_no_thing_has_a_particle_or_what_is_done_in_its_name(
    words: Callable[[str], Words], lexicon: Lexicon, text: str, things: bool
) -> None:
    found = words(text)
    out = classes_ruled_out(found, 0, len(found.texts), lexicon)
    assert ("Place" in out) is things
    assert "Work" not in out and "Programme" not in out
