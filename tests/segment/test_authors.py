"""Names in bylines and under titles."""

from __future__ import annotations

import pytest

from kg.segment.authors import of_byline, of_lead, of_signature

SURNAMES = frozenset("李林赵刘商孙王蒋杨周陈施卢") | {"欧阳"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本报讯（记者 赵宗锋 杨光）3月8日，", ("赵宗锋", "杨光")),
        ("本报讯（文/图 记者 蒋红帅 通讯员 赵涵硕）“土壤解冻后", ("蒋红帅", "赵涵硕")),
        ("本报讯（刘桐）2月15日，", ("刘桐",)),
        ("本报讯（记者 林晨、刘志耀）", ("林晨", "刘志耀")),
        ("本报讯3月8日，市委书记（兼）出席", ()),
        ("在东昌府区（记者 林晨）", ()),
    ],
)
def test_names_of_a_lead(text: str, names: tuple[str, ...]) -> None:
    assert of_lead(text, SURNAMES) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("■本报记者 商景豪", ("商景豪",)),
        ("文/图 聊城市新闻传媒中心记者 王培源 李政哲", ("王培源", "李政哲")),
        ("记者 林 晨 摄", ("林晨",)),
        ("记者 从市农业农村局", ()),
    ],
)
def test_names_of_a_byline(text: str, names: tuple[str, ...]) -> None:
    assert of_byline(text, SURNAMES) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("孙爱军", ("孙爱军",)),
        ("聊城市代市长 李长萍", ("李长萍",)),
        ("四川省人民政府省长　施小琳".replace("　", " "), ("施小琳",)),
        ("市委书记欧阳明", ("欧阳明",)),
        ("省长赵刚作政府工作报告", ()),
        ("政府工作报告", ()),
    ],
)
def test_name_under_a_title(text: str, names: tuple[str, ...]) -> None:
    assert of_signature(text, SURNAMES) == names
