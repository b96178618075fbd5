"""Offices: of whom, of which body, past and present. 潍坊市 (370700) is the city of every sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Relation

Reader = Callable[..., tuple[Relation, ...]]

BEFORE = [
    ("市委书记[张明|Person]主持会议。", {"张明 书记 市委"}),
    ("3月8日，市委书记[张明|Person]到场。", {"张明 书记 市委"}),
    ("[市政协|Organisation]党组书记、主席[张明|Person]出席。", {"张明 书记 市政协党组", "张明 主席 市政协"}),
    ("[市委|Organisation]副书记、市长[张明|Person]出席。", {"张明 副书记 市委", "张明 市长 潍坊市"}),
    ("市委常委、常务副市长[张明|Person]出席。", {"张明 常委 市委", "张明 常务副市长 潍坊市"}),
    ("市委常委、宣传部部长[张明|Person]出席。", {"张明 常委 市委", "张明 部长 市委宣传部"}),
    ("副省长[张明|Person]来调研。", {"张明 副省长 山东省"}),
    ("[昌乐|Place]县委书记[张明|Person]发言。", {"张明 书记 昌乐县委"}),
    ("[昌乐县|Place]县长[张明|Person]发言。", {"张明 县长 昌乐县"}),
    ("[昌乐县委|Organisation]副书记、县长[张明|Person]发言。", {"张明 副书记 昌乐县委", "张明 县长 昌乐县"}),
    ("据市水利局河长科科长[张明|Person]介绍，情况良好。", {"张明 科长 市水利局河长科"}),
    ("[市水利局|Organisation]河长科科长[张明|Person]说。", {"张明 科长 市水利局河长科"}),
    ("[弥河村|Place]党支部书记[张明|Person]说。", {"张明 书记 弥河村党支部"}),
    (
        "[鲁丰集团|Organisation]党委书记、董事长[张明|Person]致辞。",
        {"张明 书记 鲁丰集团党委", "张明 董事长 鲁丰集团"},
    ),
    (
        "市委书记[张明|Person]，市长[李军|Person]，市人大常委会主任[王强|Person]出席。",
        {"张明 书记 市委", "李军 市长 潍坊市", "王强 主任 市人大常委会"},
    ),
    ("市长[张明|Person]、[李军|Person]到场。", {"张明 市长 潍坊市"}),
    ("副市长[张明|Person]、[李军|Person]到场。", {"张明 副市长 潍坊市", "李军 副市长 潍坊市"}),
    ("市财政局局长兼市国资委主任[张明|Person]到场。", {"张明 局长 市财政局", "张明 主任 市国资委"}),
]

PAST = [
    ("原市委书记[张明|Person]回忆说。", {"张明 原书记 市委"}),
    ("时任[市水利局|Organisation]局长[张明|Person]参加了。", {"张明 时任局长 市水利局"}),
    ("[潍坊市|Place]代市长 [张明|Person]", {"张明 代市长 潍坊市"}),
    ("[张明|Person]曾任[市水利局|Organisation]局长。", {"张明 曾任局长 市水利局"}),
]

TAKEN = [
    ("[张明|Person]任[市水利局|Organisation]局长。", {"张明 局长 市水利局"}),
    (
        "[张明|Person]同志任市委委员、常委、副书记。",
        {"张明 委员 市委", "张明 常委 市委", "张明 副书记 市委"},
    ),
    ("任命[张明|Person]为[市财政局|Organisation]局长。", {"张明 局长 市财政局"}),
    ("会议选举[张明|Person]为市人大常委会主任。", {"张明 主任 市人大常委会"}),
    ("[张明|Person]，男，汉族，现任市委副书记。", {"张明 副书记 市委"}),
    ("[张明|Person]不再担任[市水利局|Organisation]局长职务。", set()),
    ("[张明|Person]当选为[市政协|Organisation]主席。", {"张明 主席 市政协"}),
    ("组长：[张明|Person] 市委副书记、市长", {"张明 副书记 市委", "张明 市长 潍坊市"}),
    ("[张明|Person]（市水利局局长）：我来回答。", {"张明 局长 市水利局"}),
]

NONE = [
    "市领导[张明|Person]、[李军|Person]出席。",
    "本报讯（记者 [张明|Person] [李军|Person]）",
    "[市水利局|Organisation]有关负责同志陪同[张明|Person]调研。",
    "[张明|Person]任务很重。",
    "[市水利局|Organisation]局长的要求，[张明|Person]记住了。",
    "[张明|Person]来到[市水利局|Organisation]。",
    "各县（市、区）委书记和[张明|Person]座谈。",
]


def held(relations: tuple[Relation, ...]) -> set[str]:
    """Offices as "person role body"."""
    return {
        f"{r.subject.name} {r.role} {r.object.name}"
        for r in relations
        if r.predicate == "holdsPosition" and r.object
    }


@pytest.mark.parametrize(("text", "expected"), [*BEFORE, *PAST, *TAKEN])
def test_offices_of_a_person(read: Reader, text: str, expected: set[str]) -> None:
    assert held(read(text, kind="news")) == expected


@pytest.mark.parametrize("text", NONE)
def test_who_holds_none(read: Reader, text: str) -> None:
    assert held(read(text, kind="news")) == set()


def test_a_section_that_its_office_shows_is_part_of_its_body(read: Reader) -> None:
    found = read("[市水利局|Organisation]河长科科长[张明|Person]说。", kind="news")
    assert [(r.subject.name, r.object and r.object.name) for r in found if r.predicate == "partOf"] == [
        ("市水利局河长科", "市水利局")
    ]
