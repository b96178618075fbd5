"""Every automatic merger has its reason, which `kg show --why` prints; every one left open is in the report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from small_country import Row, ontology, reading, relation

from kg.cli import main
from kg.graph import mentions_graph, to_graph
from kg.model import Knowledge, Reading
from kg.publish.report import summarise, to_markdown
from kg.resolve import Resolution, resolve
from kg.resolve.names import plain

ONTOLOGY = ontology()
LIAOCHENG, JINAN, QINGDAO, SHANDONG, SHENXIAN, NANJING = "371500", "370100", "370200", "370000", "371522", "320100"
Documents = list[tuple[str, list[Row]]]
"""Who speaks, and what is named."""


def read(documents: Documents) -> list[Reading]:
    return [reading(f"{number}.txt", *rows, here=here) for number, (here, rows) in enumerate(documents)]


def in_office(role: str, *here: str) -> list[Reading]:
    """王凯 holds the office at the same body in a document of each place."""
    found = []
    for one in read([(place, [("Person", "王凯"), ("Organisation", "国家发改委")]) for place in here]):
        person, body = one.mentions
        found.append(replace(one, relations=(relation(person, "holdsPosition", body, role=role),)))
    return found


MERGED: list[tuple[list[Reading], str, str, str]] = [
    # The documents, a name of the entity, its key, the reason.
    (
        read([(LIAOCHENG, [("Project", "聊城机场")]), (LIAOCHENG, [("Project", "聊城民用机场")])]),
        "聊城机场", "Project/聊城民用机场", "聊城机场 = 聊城民用机场: 省去民用",
    ),
    (
        read([(LIAOCHENG, [("Project", "郑济高铁")]), (JINAN, [("Project", "济郑高铁")])]),
        "郑济高铁", "Project/济郑高铁", "济郑高铁 = 郑济高铁: 线路两端次序不同",
    ),
    (
        read([(LIAOCHENG, [("Place", "山东聊城"), ("Place", "聊城市")])]),
        "山东聊城", "Place/聊城市", "山东聊城 = 聊城市: 前面是上级政区名",
    ),
    (
        read([(LIAOCHENG, [("Organisation", "山东聊城大学")]), (JINAN, [("Organisation", "聊城大学")])]),
        "山东聊城大学", "Organisation/聊城大学", "山东聊城大学 = 聊城大学: 省名可省",
    ),
    (
        read([(LIAOCHENG, [("Place", "在平区")]), (JINAN, [("Place", "茌平区")])]),
        "在平区", "Place/茌平区", "在平区 = 茌平区: 一字之误",
    ),
    (
        read([(LIAOCHENG, [("Project", "鲁西国际陆港")])] * 3 + [(LIAOCHENG, [("Place", "鲁西国际陆港")])]),
        "鲁西国际陆港", "Project/鲁西国际陆港", "鲁西国际陆港: 多数记为Project",
    ),
    (
        read([(JINAN, [("Person", "王凯")]), (SHANDONG, [("Person", "王凯")])]),
        "王凯", "Person/济南市王凯", "王凯: 同名且辖区相属",
    ),
    (in_office("主任", JINAN, QINGDAO), "王凯", "Person/济南市王凯", "王凯: 同名且同任主任"),
    (
        read([(LIAOCHENG, [("Organisation", "市委")])]),
        "市委", "Organisation/中共聊城市委", "市委 = 中共聊城市委: 常设机构的简称",
    ),
    (
        read([(LIAOCHENG, [("Organisation", "北京积水潭医院聊城医院"), ("Organisation", "聊城医院")])]),
        "聊城医院", "Organisation/北京积水潭医院聊城医院", "聊城医院 = 北京积水潭医院聊城医院: 文中先用全称后用简称",
    ),
    (
        read([(LIAOCHENG, [("Organisation", "中通客车")]), (JINAN, [("Organisation", "中通客车股份有限公司")])]),
        "中通客车", "Organisation/中通客车股份有限公司", "中通客车 = 中通客车股份有限公司: 省去企业类型",
    ),
    (
        read([(LIAOCHENG, [("Place", "高铁新区"), ("Place", "聊城高铁新区")])]),
        "高铁新区", "Place/聊城高铁新区", "高铁新区 = 聊城高铁新区: 省去聊城",
    ),
    # A character misread: the right form is of record, in the documents or in the gazetteer.
    (
        read([(LIAOCHENG, [("Organisation", "聊城市入民政府"), ("Organisation", "聊城市人民政府")])]),
        "聊城市入民政府", "Organisation/聊城市人民政府", "聊城市入民政府 = 聊城市人民政府: 人、入形近, 一字之误",
    ),
    (
        read([(LIAOCHENG, [("Organisation", "国冢发展改革委")])]),
        "国冢发展改革委", "Organisation/国家发展和改革委员会",
        "国冢发展改革委 = 国家发展和改革委员会: 字形相近, 一字之误",
    ),
    (
        read([(LIAOCHENG, [("Event", "省第十八届运动会")]), (JINAN, [("Event", "山东省第十八届运动会")])]),
        "省第十八届运动会", "Event/山东省第十八届运动会", "省第十八届运动会 = 山东省第十八届运动会: 山东省的机构",
    ),
    (
        read([(LIAOCHENG, [("Project", "引黄济湖"), ("Project", "引黄济湖工程"), ("Project", "引黄济湖项目")])]),
        "引黄济湖项目", "Project/引黄济湖工程", "引黄济湖 = 引黄济湖项目: 省去项目",
    ),
]  # fmt: skip


def knowledge(readings: list[Reading], found: Resolution) -> Knowledge:
    return Knowledge(tuple(readings), found.entities, found.statements, found.doubts)


@pytest.mark.parametrize(("readings", "name", "key", "reason"), MERGED)
def test_show_prints_why_names_are_one(
    tmp_path: Path, readings: list[Reading], name: str, key: str, reason: str
) -> None:
    found = resolve(readings, ONTOLOGY)
    assert key in {one.key for one in found.entities}
    to_graph(knowledge(readings, found), ONTOLOGY).serialize(tmp_path / "graph.ttl", format="turtle")
    mentions_graph(knowledge(readings, found), ONTOLOGY).serialize(tmp_path / "mentions.ttl", format="turtle")
    told = CliRunner().invoke(main, ["show", name, "--why", "--graph", str(tmp_path / "graph.ttl")])
    assert told.exit_code == 0, told.output
    assert f"    {reason}\n" in told.output


@pytest.mark.parametrize(
    ("readings", "first", "second", "reason"),
    [
        # Homographs of two jurisdictions, and one of which it is open which of them it is.
        (
            read([(JINAN, [("Person", "王凯")]), (QINGDAO, [("Person", "王凯")])]),
            "Person/济南市王凯", "Person/青岛市王凯", "同名而辖区不同",
        ),
        (
            read([(LIAOCHENG, [("Organisation", "文轩中学")]), (JINAN, [("Organisation", "文轩中学")])]),
            "Organisation/济南市文轩中学", "Organisation/聊城市文轩中学", "同名而辖区不同",
        ),
        (
            read([(NANJING, [("Place", "鼓楼区")]), (LIAOCHENG, [("Place", "鼓楼区")])]),
            "Place/南京市鼓楼区", "Place/鼓楼区", "同名政区, 所指不明",
        ),
        (
            read([(LIAOCHENG, [("Project", "鲁西国际陆港"), ("Place", "鲁西国际陆港")])]),
            "Place/鲁西国际陆港", "Project/鲁西国际陆港", "同名而类别不明",
        ),
        # A short form of two names, in a document and over documents.
        (
            read([(LIAOCHENG, [("Place", "莘县绿色产业园"), ("Place", "阳谷绿色产业园"), ("Place", "绿色产业园")])]),
            "Place/聊城绿色产业园", "Place/莘县绿色产业园", "绿色产业园 = 莘县绿色产业园: 文中全称不止一个",
        ),
        (
            read([(LIAOCHENG, [("Project", "聊城机场"), ("Project", "聊城民用机场"), ("Project", "聊城通用机场")])]),
            "Project/聊城机场", "Project/聊城通用机场", "不止一个全称: 聊城机场 = 聊城通用机场: 省去通用",
        ),
        # What is short for a name in one document stands alone in another.
        (
            read([
                (LIAOCHENG, [("Organisation", "北京积水潭医院聊城医院"), ("Organisation", "聊城医院")]),
                (LIAOCHENG, [("Organisation", "聊城医院")]),
            ]),
            "Organisation/北京积水潭医院聊城医院", "Organisation/聊城医院",
            "聊城医院 = 北京积水潭医院聊城医院: 他文以此为简称",
        ),
        # What stands in quotation marks stands in names of other things.
        (
            read([(LIAOCHENG, [
                ("Programme", "双碳"), ("Programme", "国家双碳战略", "国家“双碳”战略"), ("Work", "双碳评价考核办法"),
            ])]),
            "Programme/双碳", "Programme/国家双碳战略", "双碳 = 国家双碳战略: 文中多个名称含此",
        ),
        # Alike but for a character that looks like the other; neither is of record.
        (
            read([(LIAOCHENG, [("Place", "徒骇河湿地公园")]), (LIAOCHENG, [("Place", "徙骇河湿地公园")])]),
            "Place/聊城市徒骇河湿地公园", "Place/聊城市徙骇河湿地公园",
                "徒骇河湿地公园 = 徙骇河湿地公园: 徒、徙形近, 一字之误",
        ),
        # One place speaks of the one, another of the other.
        (
            read([(LIAOCHENG, [("Project", "聊城机场")]), (NANJING, [("Project", "聊城民用机场")])]),
            "Project/聊城机场", "Project/聊城民用机场", "所在文件辖区不同: 聊城机场 = 聊城民用机场: 省去民用",
        ),
    ],
)  # fmt: skip
def test_what_is_left_open_is_in_the_report(
    readings: list[Reading], first: str, second: str, reason: str
) -> None:
    found = resolve(readings, ONTOLOGY)
    assert {first, second} <= {one.key for one in found.entities}
    report = to_markdown(summarise(knowledge(readings, found), ONTOLOGY)).decode()
    assert f"| {first} | {second} | {reason} |" in report


@pytest.mark.parametrize(
    "readings",
    [
        read([(LIAOCHENG, [("Project", "徒骇河大桥"), ("Project", "徒骇河北大桥")])]),
        read([(LIAOCHENG, [("Place", "茌平区")]), (NANJING, [("Place", "鼓楼区")])]),
        read([(LIAOCHENG, [("Organisation", "市公安局")]), (JINAN, [("Organisation", "市公安局")])]),
        read([(SHENXIAN, [("Project", "雄商高铁")]), (JINAN, [("Project", "济郑高铁")])]),
        # What is quoted is a thing of its own; a short name is too short to be misread; numbers and points tell apart.
        read([(LIAOCHENG, [("Programme", "聊胜一筹"), ("Programme", "聊胜一筹网上商城", "“聊胜一筹”网上商城")])]),
        read([(LIAOCHENG, [("Place", "王家村"), ("Place", "玉家村")])]),
        read([(LIAOCHENG, [("Project", "污水处理二厂"), ("Project", "污水处理三厂")])]),
        read([(LIAOCHENG, [("Project", "徒骇河东大桥"), ("Project", "徒骇河西大桥")])]),
        # They look alike, but two places speak of them.
        read([(LIAOCHENG, [("Place", "徒骇河湿地公园")]), (NANJING, [("Place", "徙骇河湿地公园")])]),
    ],
)
def test_what_is_plainly_two_is_no_doubt(readings: list[Reading]) -> None:
    found = resolve(readings, ONTOLOGY)
    assert len(found.entities) == 2
    assert found.doubts == ()


NAMES: list[Row] = [
    ("Place", "茌平"), ("Place", "在平区"), ("Place", "山东聊城"), ("Place", "高铁新区"), ("Place", "聊城高铁新区"),
    ("Organisation", "市委"), ("Organisation", "聊城医院"), ("Organisation", "北京积水潭医院聊城医院"),
    ("Organisation", "中通客车"), ("Organisation", "中通客车股份有限公司"), ("Project", "聊城机场"),
    ("Project", "聊城民用机场"), ("Project", "济郑高铁"), ("Project", "郑济高铁"), ("Person", "王凯"),
    ("Place", "鲁西国际陆港"), ("Project", "鲁西国际陆港"), ("Programme", "“369”项目攻坚机制"), ("Programme", "369"),
    ("Programme", "六稳"), ("Programme", "六稳工作"), ("Event", "市委全会"),
]  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["", SHANDONG, LIAOCHENG, JINAN]), st.lists(st.sampled_from(NAMES), max_size=8)),
        max_size=4,
    )
)
def test_no_two_names_are_one_without_a_reason(documents: Documents) -> None:
    for one in resolve(read(documents), ONTOLOGY).entities:
        said = plain(" ".join(one.reasons))
        assert [m.name for m in one.mentions if plain(m.name) != plain(one.name) and plain(m.name) not in said] == []
        kinds = {ONTOLOGY.classes[mention.type].top for mention in one.mentions}
        assert len(kinds) == 1 or "多数记为" in said
