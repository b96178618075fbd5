"""Resolution as a whole: what becomes one, what stays apart, and that no order shows."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_country import Row, ontology, reading, relation

from kg.model import Article, Entity, Mention, Reading
from kg.ontology.model import Ontology
from kg.resolve import Resolution, resolve

ONTOLOGY = ontology()
JINAN, QINGDAO, SHANDONG, SHENXIAN, YANGGU = "370100", "370200", "370000", "371522", "371521"


def keys(found: Resolution) -> set[str]:
    return {entity.key for entity in found.entities}


def entity(found: Resolution, key: str) -> Entity:
    return next(entity for entity in found.entities if entity.key == key)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("Place", "茌平"), ("Place", "茌平区"), ("Place", "在平区")], {"Place/茌平区"}),
        ([("Place", "聊城"), ("Place", "山东聊城"), ("Place", "聊城市")], {"Place/聊城市"}),
        ([("Organisation", "市委"), ("Organisation", "聊城市委")], {"Organisation/中共聊城市委"}),
        ([("Organisation", "市政府"), ("Organisation", "聊城市政府")], {"Organisation/聊城市人民政府"}),
        ([("Programme", "“6293”工作思路"), ("Programme", "6293工作思路")], {"Programme/6293工作思路"}),
        ([("Project", "聊城机场"), ("Project", "聊城民用机场")], {"Project/聊城民用机场"}),
        ([("Project", "济郑高铁"), ("Project", "郑济高铁")], {"Project/济郑高铁"}),
        (
            [("Project", "徒骇河大桥"), ("Project", "徒骇河北大桥")],
            {"Project/聊城市徒骇河大桥", "Project/聊城市徒骇河北大桥"},
        ),
        ([("Project", "聊城大桥"), ("Project", "聊城东大桥")], {"Project/聊城大桥", "Project/聊城东大桥"}),
        ([("Place", "高铁新区"), ("Place", "聊城高铁新区")], {"Place/聊城高铁新区"}),
        (
            [("Organisation", "人民解放军"), ("Organisation", "中国人民解放军")],
            {"Organisation/中国人民解放军"},
        ),
        (
            [("Organisation", "聊城第一实验学校"), ("Organisation", "聊城市第一实验学校")],
            {"Organisation/聊城市第一实验学校"},
        ),
        (
            [("Organisation", "中通客车"), ("Organisation", "中通客车股份有限公司")],
            {"Organisation/中通客车股份有限公司"},
        ),
        ([("Programme", "“六稳”工作"), ("Programme", "六稳")], {"Programme/六稳"}),
        (
            [("Programme", "要素跟着项目走"), ("Programme", "要素跟着项目走机制")],
            {"Programme/要素跟着项目走机制"},
        ),
        ([("Programme", "“369”项目攻坚机制"), ("Programme", "369")], {"Programme/369项目攻坚机制"}),
        (
            [("Organisation", "北京积水潭医院聊城医院"), ("Organisation", "聊城医院")],
            {"Organisation/北京积水潭医院聊城医院"},
        ),
        # The short form first is a name of its own.
        (
            [("Organisation", "聊城医院"), ("Organisation", "北京积水潭医院聊城医院")],
            {"Organisation/聊城医院", "Organisation/北京积水潭医院聊城医院"},
        ),
        # Two full names, and nothing is decided.
        (
            [("Place", "莘县绿色产业园"), ("Place", "阳谷绿色产业园"), ("Place", "绿色产业园")],
            {"Place/莘县绿色产业园", "Place/阳谷绿色产业园", "Place/聊城绿色产业园"},
        ),
        # The last member of a list is no full name of it.
        (
            [("Event", "文旅大会暨第五届运河论坛"), ("Event", "运河论坛")],
            {"Event/文旅大会暨第五届运河论坛", "Event/运河论坛"},
        ),
        (
            [("Programme", "聊城乡村振兴"), ("Programme", "乡村振兴")],
            {"Programme/聊城乡村振兴", "Programme/乡村振兴"},
        ),
        (
            [("Honour", "五百亿级开发区"), ("Honour", "百亿级开发区")],
            {"Honour/五百亿级开发区", "Honour/百亿级开发区"},
        ),
        ([("Place", "黄河"), ("Project", "黄河")], {"Place/黄河"}),
        ([("Place", "振兴街道")], {"Place/茌平区振兴街道"}),
        ([("Place", "莘县"), ("Place", "苏村")], {"Place/莘县", "Place/莘县苏村"}),
        (
            [("Programme", "聊城市委“6293”工作思路"), ("Programme", "6293工作思路")],
            {"Programme/6293工作思路"},
        ),
        ([("Place", "大鼓楼区"), ("Place", "鼓楼区")], {"Place/大鼓楼区", "Place/鼓楼区"}),
        ([("Honour", "省级质量标杆")], {"Honour/山东省省级质量标杆"}),
    ],
)
def test_in_one_document(rows: list[Row], expected: set[str]) -> None:
    assert keys(resolve([reading("a.txt", *rows)], ONTOLOGY)) == expected


@pytest.mark.parametrize(
    ("first", "second", "row", "expected"),
    [
        ("371500", "320100", ("Place", "振兴街道"), {"Place/茌平区振兴街道", "Place/南京市鼓楼区振兴街道"}),
        (SHENXIAN, YANGGU, ("Place", "张寨镇"), {"Place/莘县张寨镇", "Place/阳谷县张寨镇"}),
        (SHENXIAN, YANGGU, ("Place", "苏村"), {"Place/莘县苏村", "Place/阳谷县苏村"}),
        (JINAN, QINGDAO, ("Person", "王凯"), {"Person/济南市王凯", "Person/青岛市王凯"}),
        (JINAN, SHANDONG, ("Person", "王凯"), {"Person/济南市王凯"}),
        (SHENXIAN, YANGGU, ("Person", "王凯"), {"Person/聊城市王凯"}),
        (
            SHENXIAN,
            YANGGU,
            ("Organisation", "实验小学"),
            {"Organisation/莘县实验小学", "Organisation/阳谷县实验小学"},
        ),
        (
            JINAN,
            QINGDAO,
            ("Organisation", "市公安局"),
            {"Organisation/济南市公安局", "Organisation/青岛市公安局"},
        ),
        (JINAN, QINGDAO, ("Event", "全市动员大会"), {"Event/济南市全市动员大会", "Event/青岛市全市动员大会"}),
        # Whose county committee it is cannot be told, so it is not taken for one.
        (JINAN, QINGDAO, ("Organisation", "县委"), {"Organisation/济南市县委", "Organisation/青岛市县委"}),
        (JINAN, QINGDAO, ("Project", "雄商高铁"), {"Project/雄商高铁"}),
        (JINAN, QINGDAO, ("Honour", "全国文明城市"), {"Honour/全国文明城市"}),
        ("320100", "320300", ("Place", "鼓楼区"), {"Place/南京市鼓楼区", "Place/徐州市鼓楼区"}),
    ],
)
def test_of_two_places(first: str, second: str, row: Row, expected: set[str]) -> None:
    found = resolve([reading("a.txt", row, here=first), reading("b.txt", row, here=second)], ONTOLOGY)
    assert keys(found) == expected


def test_doubt_about_namesakes_of_two_cities() -> None:
    rows = [reading(f"{here}.txt", ("Person", "王凯"), here=here) for here in (JINAN, QINGDAO, SHANDONG)]
    found = resolve(rows, ONTOLOGY)
    assert len(found.entities) == 3
    assert {doubt.reason for doubt in found.doubts} == {"同名而辖区不同", "同名, 下辖不止一处有此名"}
    assert all({doubt.first, doubt.second} <= keys(found) for doubt in found.doubts)


def test_same_office_makes_namesakes_one() -> None:
    rows = []
    for name, here in (("a.txt", JINAN), ("b.txt", QINGDAO)):
        one = reading(name, ("Person", "王凯"), ("Organisation", "国家发改委"), here=here)
        person, body = one.mentions
        rows.append(replace(one, relations=(relation(person, "holdsPosition", body, role="主任"),)))
    assert "Person/济南市王凯" in keys(resolve(rows, ONTOLOGY))


def test_office_of_the_nation_belongs_to_no_city() -> None:
    rows = [reading(f"{here}.txt", ("Person", "习近平", "习近平"), here=here) for here in (JINAN, QINGDAO)]
    rows = [replace(row, clean=replace(row.clean, text="习近平总书记，")) for row in rows]
    assert keys(resolve(rows, ONTOLOGY)) == {"Person/习近平"}


def test_leading_class_takes_the_name() -> None:
    rows = [reading(f"{n}.txt", ("Project", "鲁西国际陆港")) for n in range(3)]
    found = resolve([*rows, reading("9.txt", ("Place", "鲁西国际陆港"))], ONTOLOGY)
    assert keys(found) == {"Project/鲁西国际陆港"}
    assert "鲁西国际陆港: 多数记为Project" in found.entities[0].reasons


def test_equal_classes_stay_apart_with_a_doubt() -> None:
    found = resolve([reading("a.txt", ("Project", "鲁西国际陆港"), ("Place", "鲁西国际陆港"))], ONTOLOGY)
    assert len(found.entities) == 2
    assert [doubt.reason for doubt in found.doubts] == ["同名而类别不明"]


def test_two_full_names_are_a_doubt() -> None:
    rows = (("Project", "聊城机场"), ("Project", "聊城民用机场"), ("Project", "聊城通用机场"))
    found = resolve([reading("a.txt", *rows)], ONTOLOGY)
    assert len(found.entities) == 3
    assert len(found.doubts) == 2


def test_entity_tells_names_classes_and_reasons() -> None:
    rows = (("Place", "茌平"), ("Place", "在平区"), ("Place", "茌平区", "茌 平区"))
    place = resolve([reading("a.txt", *rows)], ONTOLOGY).entities[0]
    assert (place.name, place.types, place.labels) == (
        "茌平区",
        ("Place", "County"),
        ("在平区", "茌 平区", "茌平"),
    )
    assert place.reasons == ("在平区 = 茌平区: 一字之误", "茌平 = 茌平区: 聊城市下辖政区的简称或旧称")


@pytest.mark.parametrize(
    ("row", "types"),
    [
        (("Project", "雄商高铁"), ("Project", "Railway")),
        (("Project", "聊城民用机场"), ("Project",)),
        (("Organisation", "市委"), ("Organisation", "PartyBody")),
        (("Place", "梁水镇"), ("Place", "Town")),
        (("Railway", "京九线"), ("Project", "Railway")),
    ],
)
def test_classes(row: Row, types: tuple[str, ...]) -> None:
    assert resolve([reading("a.txt", row)], ONTOLOGY).entities[0].types == types


def test_implicit_speaker_exists_where_a_fact_needs_it_and_has_no_label() -> None:
    one = reading("a.txt", ("Programme", "6293工作思路"))
    speaker = Mention("a.txt", 1, 0, 2, "Place", "聊城市", "全市", implicit=True)
    assert keys(resolve([replace(one, mentions=(*one.mentions, speaker))], ONTOLOGY)) == {
        "Programme/6293工作思路"
    }
    told = replace(one, relations=(relation(speaker, "implements", one.mentions[0]),))
    found = resolve([told], ONTOLOGY)
    assert entity(found, "Place/聊城市").labels == ()
    assert [(s.subject, s.object, s.as_of) for s in found.statements] == [
        ("Place/聊城市", "Programme/6293工作思路", "2024-03-08")
    ]


def test_statements_are_checked_and_each_is_told_once() -> None:
    one = reading("a.txt", ("Place", "聊城"), ("Project", "雄商高铁"), ("Place", "聊城市"))
    short, line, full = one.mentions
    facts = (
        relation(short, "undertakes", line, confidence=0.5),
        relation(full, "undertakes", line, confidence=0.9),
        relation(short, "partOf", full),
        relation(line, "undertakes", short),
        relation(short, "implements", line),
        relation(line, "hasStatus", None, status="underway"),
        relation(line, "hasStatus", None, status="dreamt"),
        relation(line, "resembles", full),
    )
    found = resolve([replace(one, relations=facts)], ONTOLOGY)
    assert [(s.subject, s.predicate, s.object, s.confidence) for s in found.statements] == [
        ("Place/聊城市", "undertakes", "Project/雄商高铁", 0.9),
        ("Project/雄商高铁", "hasStatus", "underway", 1.0),
    ]
    assert sum(found.left_out.values()) == len(facts) - len(found.statements)
    assert set(found.left_out) == {
        "同一句重复",
        "主体与客体合并后相同",
        "主体类别不合定义域",
        "客体类别不合值域",
        "本体中没有这个状态",
        "本体中没有这个关系",
    }


def test_county_of_another_paragraph_says_nothing() -> None:
    one = reading("a.txt", ("Place", "莘县"), ("Organisation", "县委"))
    broken = replace(one, clean=replace(one.clean, text=one.clean.text.replace("，", "\n")))
    assert "Organisation/中共莘县委" in keys(resolve([one], ONTOLOGY))
    assert "Organisation/中共莘县委" not in keys(resolve([broken], ONTOLOGY))


def test_jurisdiction_is_that_of_the_article() -> None:
    one = reading("a.txt", ("Organisation", "市委"), ("Organisation", "市委"))
    second = replace(one.mentions[1], article=2)
    articles = (*one.articles, Article("a.txt", 2, "", 0, 9, jurisdiction=JINAN))
    found = resolve([replace(one, mentions=(one.mentions[0], second), articles=articles)], ONTOLOGY)
    assert keys(found) == {"Organisation/中共聊城市委", "Organisation/中共济南市委"}


def test_nothing_gives_nothing(small: Ontology) -> None:
    assert resolve([], small) == Resolution((), (), (), {})


NAMES = [
    ("Place", "茌平"),
    ("Place", "茌平区"),
    ("Place", "振兴街道"),
    ("Place", "高铁新区"),
    ("Place", "聊城高铁新区"),
    ("Organisation", "市委"),
    ("Organisation", "聊城医院"),
    ("Organisation", "北京积水潭医院聊城医院"),
    ("Organisation", "县委"),
    ("Project", "聊城机场"),
    ("Project", "聊城民用机场"),
    ("Project", "聊城通用机场"),
    ("Project", "济郑高铁"),
    ("Project", "郑济高铁"),
    ("Person", "王凯"),
    ("Place", "鲁西国际陆港"),
    ("Project", "鲁西国际陆港"),
    ("Programme", "“369”项目攻坚机制"),
    ("Programme", "369"),
    ("Place", "莘县"),
    ("Event", "全市动员大会"),
    ("Event", "市委全会"),
]
CORPUS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(NAMES), max_size=8),
        st.sampled_from(["", "370000", "370100", "371500", "371522", "371521", "320100"]),
    ),
    max_size=5,
)


def corpus(parts: list[tuple[list[Row], str]]) -> list[Reading]:
    """Documents in which each first name is said to be part of each second."""
    found = []
    for number, (rows, here) in enumerate(parts):
        one = reading(f"{number}.txt", *rows, here=here)
        facts = [relation(a, "partOf", b) for a, b in zip(one.mentions, one.mentions[1:], strict=False)]
        found.append(replace(one, relations=tuple(facts)))
    return found


@settings(max_examples=60, deadline=None)
@given(CORPUS, st.randoms(use_true_random=False))
def test_no_order_shows(parts: list[tuple[list[Row], str]], chance: random.Random) -> None:
    readings = corpus(parts)
    expected = resolve(readings, ONTOLOGY)
    shuffled = [
        replace(
            one,
            mentions=tuple(chance.sample(one.mentions, len(one.mentions))),
            relations=tuple(chance.sample(one.relations, len(one.relations))),
        )
        for one in chance.sample(readings, len(readings))
    ]
    found = resolve(shuffled, ONTOLOGY)
    assert found == expected
    assert list(found.left_out.items()) == list(expected.left_out.items())


@settings(max_examples=60, deadline=None)
@given(CORPUS)
def test_every_mention_and_statement_has_its_entity(parts: list[tuple[list[Row], str]]) -> None:
    readings = corpus(parts)
    found = resolve(readings, ONTOLOGY)
    assert len(keys(found)) == len(found.entities)
    assert set(found.entity_of) == {mention for one in readings for mention in one.mentions}
    for one in found.entities:
        assert all(found.entity_of[mention] == one.key for mention in one.mentions)
        assert one.key.split("/")[0] == one.types[0]
    assert all({s.subject, s.object} <= keys(found) for s in found.statements)


def test_keys_of_one_city_do_not_depend_on_what_else_is_read() -> None:
    rows = [
        reading(
            "a.txt", ("Place", "聊城"), ("Person", "王凯"), ("Organisation", "市委"), ("Place", "文轩中学")
        ),
        reading("b.txt", ("Place", "茌平区"), ("Person", "王凯"), ("Place", "振兴街道")),
        reading("c.txt", ("Place", "莘县"), ("Organisation", "县委"), ("Project", "雄商高铁")),
    ]
    together = keys(resolve(rows, ONTOLOGY))
    assert set().union(*(keys(resolve([row], ONTOLOGY)) for row in rows)) == together
