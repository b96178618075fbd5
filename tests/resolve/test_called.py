"""Short forms that a document gives itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_country import ontology, reading

from kg.model import Mention, Reading
from kg.resolve import resolve
from kg.resolve.names import tidy

ONTOLOGY = ontology()
ZONE = "中国（山东）自由贸易试验区"


def document(text: str, *names: tuple[str, str]) -> Reading:
    """The text as spoken in 聊城市, each name marked wherever it stands."""
    mentions = tuple(
        Mention("a.txt", 1, at, at + len(name), kind, name, name)
        for kind, name in names
        for at in range(len(text))
        if text.startswith(name, at)
    )
    one = reading("a.txt", ("Place", text))
    return replace(one, mentions=mentions)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            f"{ZONE}（以下简称“山东自贸试验区”）获批。山东自贸试验区扩区。",
            [("Place", ZONE), ("Place", "山东自贸试验区")], {f"{ZONE} = 山东自贸试验区"},
        ),
        (
            "北京积水潭医院（简称积医）开诊，积医已就诊。",
            [("Organisation", "北京积水潭医院"), ("Organisation", "积医")], {"北京积水潭医院 = 积医"},
        ),
        (
            "《五年规划纲要草案》(以下简称《规划稿》)提交大会，规划稿通过。",
            [("Work", "五年规划纲要草案"), ("Work", "规划稿")], {"五年规划纲要草案 = 规划稿"},
        ),
        # Of another class, of two things, or merely in brackets: nothing is taken for one.
        (
            "北京积水潭医院（简称积医）开诊，积医已就诊。", [("Organisation", "北京积水潭医院"), ("Person", "积医")],
            {"北京积水潭医院", "积医"},
        ),
        (
            "山东大学（简称山大）与山西大学（简称山大）合作，山大发布。",
            [("Organisation", "山东大学"), ("Organisation", "山西大学"), ("Organisation", "山大")],
            {"山东大学", "山西大学", "山大"},
        ),
        (
            "北京积水潭医院（积医）开诊，积医已就诊。", [("Organisation", "北京积水潭医院"), ("Organisation", "积医")],
            {"北京积水潭医院", "积医"},
        ),
    ],
)  # fmt: skip
def test_what_a_document_calls_a_thing(text: str, names: list[tuple[str, str]], expected: set[str]) -> None:
    found = resolve([document(text, *names)], ONTOLOGY).entities
    assert {" = ".join([one.name, *one.labels]) for one in found} == expected
    for one in found:
        assert [label for label in one.labels if f"{label} = {one.name}: 文中以下简称" not in one.reasons] == []


def test_the_short_form_in_the_name_is_no_part_of_it() -> None:
    written = f"{ZONE}（以下简称山东自贸试验区）"
    one = document(f"{written}获批，山东自贸试验区扩区。", ("Place", written), ("Place", "山东自贸试验区"))
    (zone,) = resolve([one], ONTOLOGY).entities
    assert zone.name == ZONE
    assert tidy("临清保税物流中心(B型)") == "临清保税物流中心(B型)"
