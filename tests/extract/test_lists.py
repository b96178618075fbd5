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


def named(found: Words, names: list[Name], lexicon: Lexicon) -> list[tuple[str, str]]:
    return [(one.meant or found.text(one.begin, one.end), one.type) for one in expand_lists(found, names, lexicon)]


@pytest.mark.parametrize(
    ("sentence", "found", "expected"),
    [
        # Long items, of which the grammar found only some.
        (
            "推进国能煤炭综合利用、陕煤榆林化学二期等项目建设，",
            [("陕煤榆林化学二期", "Project")],
            [("国能煤炭综合利用项目", "Project"), ("陕煤榆林化学二期", "Project")],
        ),
        (
            "实施千企技改、制造业数字化转型等专项行动，",
            [("千企技改", "Programme")],
            [("千企技改", "Programme"), ("制造业数字化转型专项行动", "Programme")],
        ),
        # A name at the beginning of a longer item gives way to it; the kind tells the class of all.
        (
            "开工陶城铺灌区现代化改造、位山引黄闸改建等工程，",
            [("陶城铺灌区", "Project"), ("位山引黄闸改建", "Project")],
            [("陶城铺灌区现代化改造工程", "Project"), ("位山引黄闸改建工程", "Project")],
        ),
        (
            "推进鲁西千万吨炼化一体化等项目，",
            [("鲁西千万吨炼化一体化", "Programme")],
            [("鲁西千万吨炼化一体化项目", "Project")],
        ),
        # What stands by itself keeps its name.
        ("推进济聊高速东阿段等项目，", [("济聊高速东阿段", "Programme")], [("济聊高速东阿段", "Project")]),
        # A modifier cut in two.
        (
            "乌东德、白鹤滩等14座大中型水电站投产，",
            [("乌东德", "Place"), ("白鹤滩", "Place")],
            [("乌东德水电站", "Project"), ("白鹤滩水电站", "Project")],
        ),
        # Two ends of a route are one item, whether places were found there or not.
        (
            "开工东阿至聊城、莘县至临清等铁路，",
            [("东阿至聊城", "Project"), ("莘县", "Place"), ("临清", "Place")],
            [("东阿至聊城铁路", "Project"), ("莘县至临清铁路", "Project")],
        ),
        (
            "推进莘县至临清高速公路建设",
            [("莘县", "Place"), ("临清高速公路", "Project")],
            [("莘县至临清高速公路", "Project")],
        ),
        # Nothing tells that these are named.
        ("实施土地整治、小流域综合治理等项目，", [], []),
        ("办好运河论坛、半程马拉松等活动，", [("运河论坛", "Event")], [("运河论坛", "Event")]),
        ("加强产业园建设、企业培育等工作，", [("产业园", "Place")], [("产业园", "Place")]),
        # One of record is no project of its kind, nor is a firm.
        ("推进中通客车等项目，", [("中通客车", "Organisation")], [("中通客车", "Organisation")]),
    ],
)  # fmt: skip
def test_the_kind_behind_etc_tells_of_all_items(
    words: Callable[[str], Words], lexicon: Lexicon, sentence: str, found: list[tuple[str, str]],
    expected: list[tuple[str, str]],
) -> None:  # fmt: skip
    read = words(sentence)
    assert named(read, [at(read, text, kind) for text, kind in found], lexicon) == expected


@pytest.mark.parametrize(
    ("sentence", "found", "expected"),
    [
        ("深入打好蓝天、碧水、净土保卫战，", "净土保卫战", ["蓝天保卫战", "碧水保卫战", "净土保卫战"]),
        ("深化鲁渝、鲁甘协作，", "鲁甘协作", ["鲁渝协作", "鲁甘协作"]),
        ("实施职业技能提升、劳务品牌培育工程，", "劳务品牌培育工程", ["职业技能提升工程", "劳务品牌培育工程"]),
        (
            "实施先进制造业突破和生产性服务业升级行动，",
            "先进制造业突破和生产性服务业升级行动",
            ["先进制造业突破行动", "生产性服务业升级行动"],
        ),
        # Nothing is done in the first, so that the two share more than a head.
        ("实施留守儿童和困境儿童关爱提升行动，", "留守儿童和困境儿童关爱提升行动", ["留守儿童和困境儿童关爱提升行动"]),
        (
            "实施产业基础再造和重大技术装备攻关工程，",
            "产业基础再造和重大技术装备攻关工程",
            ["产业基础再造和重大技术装备攻关工程"],
        ),
        ("坚持稳中求进、乡村振兴战略，", "乡村振兴战略", ["乡村振兴战略"]),
        ("推进头雁工程、归雁工程，", "归雁工程", ["归雁工程"]),
        ("促进教育、医疗体制改革，", "医疗体制改革", ["医疗体制改革"]),
    ],
)  # fmt: skip
def test_programmes_share_heads(
    words: Callable[[str], Words], lexicon: Lexicon, sentence: str, found: str, expected: list[str]
) -> None:
    read = words(sentence)
    assert [name for name, _ in named(read, [at(read, found, "Programme")], lexicon)] == expected


@pytest.mark.parametrize(
    ("sentence", "kind", "found", "expected"),
    [
        ("国家森林城市、园林城市实现全覆盖", "Honour", ["国家森林城市"], ["国家森林城市", "国家园林城市"]),
        (
            "培育国家绿色工厂、绿色工业园区、绿色矿山",
            "Honour",
            ["国家绿色工厂", "绿色工业园区", "绿色矿山"],
            ["国家绿色工厂", "国家绿色工业园区", "国家绿色矿山"],
        ),
        ("培育国家级、省级智能工厂", "Honour", ["省级智能工厂"], ["国家级智能工厂", "省级智能工厂"]),
        (
            "争创国家农业绿色发展、耕地保护先行县",
            "Honour",
            ["国家农业绿色发展", "耕地保护先行县"],
            ["国家农业绿色发展先行县", "国家耕地保护先行县"],
        ),
        # The first has a head, or the second a level or a place of its own.
        ("国家森林城市、耕地先行县", "Honour", ["国家森林城市", "耕地先行县"], ["国家森林城市", "耕地先行县"]),
        ("国家绿色发展、省级先行县", "Honour", ["国家绿色发展", "省级先行县"], ["国家绿色发展", "省级先行县"]),
        # Of another level, of a place, or with nothing in common.
        ("国家森林城市、省级园林城市", "Honour", ["国家森林城市", "省级园林城市"], ["国家森林城市", "省级园林城市"]),
        ("国家森林城市、书法之乡", "Honour", ["国家森林城市", "书法之乡"], ["国家森林城市", "书法之乡"]),
        (
            "办好省第十一届艺术节、第十八届运动会",
            "Event",
            ["省第十一届艺术节", "第十八届运动会"],
            ["省第十一届艺术节", "省第十八届运动会"],
        ),
        (
            "办好第十一届艺术节、第十八届运动会",
            "Event",
            ["第十一届艺术节", "第十八届运动会"],
            ["第十一届艺术节", "第十八届运动会"],
        ),
        ("办好省第十一届艺术节、运河论坛", "Event", ["省第十一届艺术节", "运河论坛"], ["省第十一届艺术节", "运河论坛"]),
    ],
)  # fmt: skip
def test_titles_and_games_share_fronts(
    words: Callable[[str], Words], lexicon: Lexicon, sentence: str, kind: str, found: list[str], expected: list[str]
) -> None:
    read = words(sentence)
    assert [name for name, _ in named(read, [at(read, text, kind) for text in found], lexicon)] == expected


@pytest.mark.parametrize(
    ("sentence", "found", "kind", "expected"),
    [
        ("提升济南、青岛机场能级", "青岛机场", "Project", ["济南机场", "青岛机场"]),
        # The items end as the name does: they have its class, and no more of its name.
        ("拓宽王口桥、东板桥、徒骇河大桥", "徒骇河大桥", "Project", ["王口桥", "东板桥", "徒骇河大桥"]),
    ],
)
def test_what_projects_share(
    words: Callable[[str], Words], lexicon: Lexicon, sentence: str, found: str, kind: str, expected: list[str]
) -> None:
    read = words(sentence)
    assert [name for name, _ in named(read, [at(read, found, kind)], lexicon)] == expected


@pytest.mark.parametrize(
    ("sentence", "found", "expected"),
    [
        ("国家医疗中心项目上海新华医院安徽医院开工", "国家医疗中心项目上海新华医院安徽医院", "上海新华医院安徽医院"),
        ("推进国家区域医疗中心项目建设", "国家区域医疗中心项目", "国家区域医疗中心项目"),
        ("推进南水北调项目河北配套工程", "南水北调项目河北配套工程", "南水北调项目河北配套工程"),
    ],
)
def test_a_name_begins_behind_its_kind(
    words: Callable[[str], Words], lexicon: Lexicon, sentence: str, found: str, expected: str
) -> None:
    read = words(sentence)
    assert [name for name, _ in named(read, [at(read, found, "Organisation")], lexicon)] == [expected]


def test_a_verb_with_its_object_is_no_kind(words: Callable[[str], Words], lexicon: Lexicon) -> None:
    read = words("面向沪杭、苏锡常等区域拓展市场")
    assert [name for name, _ in named(read, [at(read, "苏锡常", "Place")], lexicon)] == ["苏锡常"]
    road = words("推进和平路、祥和路等道路改造工程")
    found = [name for name, _ in named(road, [at(road, "和平路", "Project"), at(road, "祥和路", "Project")], lexicon)]
    assert found == ["和平路道路改造工程", "祥和路道路改造工程"]
