from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.lexicon import Lexicon
from kg.extract.lists import expand_lists
from kg.extract.names import Name
from kg.extract.words import Words


def at(found: Words, text: str, kind: str) -> Name:
    """A name found by hand, so that the rule alone is tested."""
    spans = [
        (begin, end) for begin in range(len(found.texts)) for end in range(begin + 1, len(found.texts) + 1)
    ]
    begin, end = next(span for span in spans if found.text(*span) == text)
    return Name(begin, end, kind, 0.9, ())


@pytest.mark.parametrize(
    ("sentence", "name", "kind", "expected"),
    [
        (
            "银川、吴忠、中卫化工园区扩区",
            "中卫化工园区",
            "Place",
            ["银川化工园区", "吴忠化工园区", "中卫化工园区"],
        ),
        ("加快济郑、雄商高铁建设", "雄商高铁", "Project", ["济郑高铁", "雄商高铁"]),
        # Counties of two characters, and parts that are none.
        (
            "建设聊城、邯郸、莘县高铁新城",
            "莘县高铁新城",
            "Place",
            ["聊城高铁新城", "邯郸高铁新城", "莘县高铁新城"],
        ),
        ("聊城和莘县化工园区提升", "莘县化工园区", "Place", ["聊城化工园区", "莘县化工园区"]),
        # Routes, by the kind of line that the last of them names, with what is done to it.
        (
            "加快东阿至聊城、高唐至台前高速公路建设",
            "高唐至台前高速公路",
            "Project",
            ["东阿至聊城高速公路", "高唐至台前高速公路"],
        ),
        (
            "推进东阿至聊城、高唐至台前、济聊高速改扩建等7条高速公路建设",
            "济聊高速改扩建",
            "Project",
            ["东阿至聊城高速改扩建", "高唐至台前高速改扩建", "济聊高速改扩建"],
        ),
        (
            "推进济南至聊城、聊城至邯郸高铁前期工作",
            "聊城至邯郸高铁",
            "Project",
            ["济南至聊城高铁", "聊城至邯郸高铁"],
        ),
        ("推进雄商高铁、济郑高铁、聊泰铁路等3条铁路建设", "济郑高铁", "Project", ["济郑高铁"]),
        # First characters of places, whatever words they are cut into.
        (
            "推进合六、合淮、合滁产业走廊建设",
            "合滁产业走廊",
            "Place",
            ["合六产业走廊", "合淮产业走廊", "合滁产业走廊"],
        ),
        ("建设氢能产业集群、储能电站", "储能电站", "Project", ["储能电站"]),
        ("支持贺兰、永宁县发展", "永宁县", "Place", ["永宁县"]),
        ("推进研发、销售中心建设", "销售中心", "Organisation", ["销售中心"]),
        ("加快雄商高铁建设", "雄商高铁", "Project", ["雄商高铁"]),
    ],
)
def test_heads_are_shared(
    words: Callable[[str], Words], lexicon: Lexicon, sentence: str, name: str, kind: str, expected: list[str]
) -> None:
    found = words(sentence)
    names = expand_lists(found, [at(found, name, kind)], lexicon)
    assert [one.meant or found.text(one.begin, one.end) for one in names] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("实施淠史、彭楼等大中型灌区改造", {"淠史灌区", "彭楼灌区"}),
        ("建成山阳、勉县等6个抽水蓄能项目", {"山阳抽水蓄能项目", "勉县抽水蓄能项目"}),
    ],
)
def test_items_before_etc(
    words: Callable[[str], Words], lexicon: Lexicon, sentence: str, expected: set[str]
) -> None:
    assert {name.meant for name in expand_lists(words(sentence), [], lexicon)} == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "完善教育、医疗等公共服务",
        "小麦、玉米等粮食作物",
        "包括文化、旅游等",
        "推进雄商高铁、济郑高铁、聊泰铁路等3条铁路建设",
    ],
)
def test_common_nouns_before_etc_lend_nothing(
    words: Callable[[str], Words], lexicon: Lexicon, sentence: str
) -> None:
    assert expand_lists(words(sentence), [], lexicon) == []


@pytest.mark.parametrize(
    ("sentence", "found", "expected"),
    [
        (
            "加快榆林、渭南等氢能产业集群建设",
            [("榆林", "Place"), ("渭南", "Place"), ("氢能产业集群", "Industry")],
            [("榆林氢能产业集群", "Industry"), ("渭南氢能产业集群", "Industry")],
        ),
        (
            "推进许港、郑焦等产业带建设",
            [("许港", "Project"), ("郑焦", "Project")],
            [("许港产业带", "Place"), ("郑焦产业带", "Place")],
        ),
        ("推进藏粤直流等输电工程，", [("藏粤直流", "Place")], [("藏粤直流输电工程", "Project")]),
        # Places and firms lend no project their name, programmes are none.
        ("推进榆林、渭南等项目，", [("榆林", "Place"), ("渭南", "Place")], [("榆林", "Place"), ("渭南", "Place")]),
        ("实施头雁培育等工程，", [("头雁培育", "Programme")], [("头雁培育", "Programme")]),
        ("推进雄商高铁等项目，", [("雄商高铁", "Project")], [("雄商高铁", "Project")]),
    ],
)
def test_names_before_etc_take_the_kind(
    words: Callable[[str], Words],
    lexicon: Lexicon,
    sentence: str,
    found: list[tuple[str, str]],
    expected: list[tuple[str, str]],
) -> None:
    read = words(sentence)
    names = expand_lists(read, [at(read, text, kind) for text, kind in found], lexicon)
    assert [(one.meant or read.text(one.begin, one.end), one.type) for one in names] == expected
