"""Divisions by context."""

from __future__ import annotations

import pytest

from kg.ontology.model import Ontology
from kg.resolve.places import at_level, home_of, locate, misprint
from kg.resolve.senses import Setting

LIAOCHENG, SHENXIAN, SHANDONG = "371500", "371522", "370000"


@pytest.mark.parametrize(
    ("name", "here", "code"),
    [
        ("聊城", LIAOCHENG, "371500"),
        ("聊城", "", "371500"),
        ("茌平", LIAOCHENG, "371503"),
        ("茌平县", LIAOCHENG, "371503"),  # what it was until 2019
        ("莘县", LIAOCHENG, "371522"),
        ("山东聊城", LIAOCHENG, "371500"),
        ("山东省聊城市", LIAOCHENG, "371500"),
        ("山东省聊城市茌平区", "", "371503"),
        ("鲁", LIAOCHENG, "370000"),
        ("平阴县", LIAOCHENG, "370124"),  # of another city of the province
        ("朝阳", "110000", "110105"),
        ("朝阳", LIAOCHENG, "211300"),  # the only one of city level
        ("鼓楼区", "320300", "320302"),
        ("南京鼓楼区", LIAOCHENG, "320106"),
        ("梁水镇", LIAOCHENG, "371502103"),
        ("振兴街道", LIAOCHENG, "371503001"),
        ("振兴街道", "320100", "320106001"),
        ("莘县张寨镇", LIAOCHENG, "371522104"),
    ],
)
def test_name_means_the_nearest_bearer(small: Ontology, name: str, here: str, code: str) -> None:
    found = locate(small.divisions, name, Setting(here))
    assert found is not None
    assert found.division.code == code


@pytest.mark.parametrize(
    ("name", "here"),
    [
        ("鼓楼区", LIAOCHENG),  # two, neither nearer
        ("张寨镇", LIAOCHENG),  # in two counties
        ("张寨", SHENXIAN),  # a town is not called without its kind
        ("泰山", SHANDONG),  # the mountain
        ("东昌湖", LIAOCHENG),
        ("城区", LIAOCHENG),
        ("莘", LIAOCHENG),
    ],
)
def test_open_names_stay_open(small: Ontology, name: str, here: str) -> None:
    assert locate(small.divisions, name, Setting(here)) is None


def test_county_named_last_decides_between_towns(small: Ontology) -> None:
    found = locate(small.divisions, "张寨镇", Setting(LIAOCHENG, near="371521"))
    assert found is not None
    assert found.division.code == "371521105"


@pytest.mark.parametrize(
    ("name", "here", "meant"),
    [
        ("在平区", LIAOCHENG, "茌平区"),
        ("东吕府区", LIAOCHENG, "东昌府区"),
        ("平阴县", LIAOCHENG, ""),  # a county, though not of the city
        ("在平县", LIAOCHENG, ""),  # two characters apart from 茌平区
        ("阳谷市", LIAOCHENG, ""),  # another kind
        ("高新区", LIAOCHENG, ""),
        ("在平区", SHENXIAN, ""),
        ("在平区", "", ""),
        ("王寨镇", SHENXIAN, ""),  # towns are named too much alike
    ],
)
def test_misprint(small: Ontology, name: str, here: str, meant: str) -> None:
    found = misprint(small.divisions, name, Setting(here))
    assert (found.division.name if found else "") == meant
    assert found is None or name in found.reason


def test_settlement_behind_its_divisions(small: Ontology) -> None:
    setting = Setting(LIAOCHENG)
    assert home_of(small.divisions, "莘县张寨镇苏村", setting) == ("371522104", "苏村")
    assert home_of(small.divisions, "苏村", setting) == ("", "苏村")


def test_level_above(small: Ontology) -> None:
    assert at_level(small.divisions, "371522104", "county") == "371522"
    assert at_level(small.divisions, "370000", "city") == ""
