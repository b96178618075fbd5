from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ontology.divisions import LEVELS, Division, Divisions, read_divisions
from kg.ontology.load import load
from kg.ontology.short import other_names, short_name


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return load().divisions


@pytest.mark.parametrize(
    ("name", "level", "short"),
    [
        ("聊城市", "city", "聊城"),
        ("茌平区", "county", "茌平"),
        ("莘县", "county", ""),
        ("城区", "county", ""),
        ("内蒙古自治区", "province", "内蒙古"),
        ("广西壮族自治区", "province", "广西"),
        ("新疆维吾尔自治区", "province", "新疆"),
        ("宁夏回族自治区", "province", "宁夏"),
        ("西藏自治区", "province", "西藏"),
        ("香港特别行政区", "province", "香港"),
        ("澳门特别行政区", "province", "澳门"),
        ("恩施土家族苗族自治州", "city", "恩施"),
        ("巴音郭楞蒙古自治州", "city", "巴音郭楞"),
        ("锡林郭勒盟", "city", "锡林郭勒"),
        ("大兴安岭地区", "city", "大兴安岭"),
        ("三都水族自治县", "county", "三都"),
        ("龙胜各族自治县", "county", "龙胜"),
        ("鄂温克族自治旗", "county", "鄂温克"),
        ("东乡族自治县", "county", "东乡"),
        ("木垒哈萨克自治县", "county", "木垒"),
        ("浦东新区", "county", "浦东"),
        ("神农架林区", "county", "神农架"),
        ("峰峰矿区", "county", "峰峰"),
        ("梁水镇镇", "town", "梁水镇"),
        ("张鲁回族镇", "town", "张鲁"),
        ("柳园街道", "town", "柳园"),
        ("聊城", "city", ""),
    ],
)
def test_short_name(name: str, level: str, short: str) -> None:
    assert short_name(name, level) == short


def test_an_autonomous_prefecture_is_also_a_zhou() -> None:
    assert other_names("恩施土家族苗族自治州", "city") == ("恩施州",)
    assert other_names("长阳土家族自治县", "county") == ("长阳县",)
    assert other_names("聊城市", "city") == ()


@given(st.sampled_from(sorted(LEVELS)), st.text("东西南北镇乡市县区族自治回", min_size=1, max_size=8))
def test_a_short_name_begins_the_name_and_has_two_characters(level: str, name: str) -> None:
    short = short_name(name, level)
    assert short == "" or (name.startswith(short) and 2 <= len(short) < len(name))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("聊城", "371500"),
        ("聊城市", "371500"),
        ("茌平", "371503"),
        ("莘县", "371522"),
        ("内蒙", "150000"),
        ("恩施州", "422800"),
        ("梁水镇", "371502105"),
        ("鱼丘湖街道", "371526001"),
        ("鱼丘湖", "371526001"),
        ("鱼邱湖街道", "371526001"),
        ("济源", "419001"),
    ],
)
def test_find(divisions: Divisions, name: str, found: str) -> None:
    assert divisions.find(name)[0].code == found


@pytest.mark.parametrize("name", ["莘", "聊城经济技术开发区", "茌平县", "在平区", "", "我市"])
def test_find_nothing(divisions: Divisions, name: str) -> None:
    assert divisions.find(name) == ()


def test_the_highest_level_comes_first(divisions: Divisions) -> None:
    assert [division.level for division in divisions.find("河南")][:2] == ["province", "county"]
    codes = [division.code for division in divisions.find("城关镇")]
    assert len(codes) > 50
    assert codes == sorted(codes)


def test_ancestors_children_within(divisions: Divisions) -> None:
    assert [above.name for above in divisions.ancestors("371503")] == ["聊城市", "山东省"]
    assert divisions.ancestors("000000") == ()
    assert "茌平区" in [below.name for below in divisions.children("371500")]
    assert len(divisions.children("")) == 33
    assert [found.code for found in divisions.within("371500", "东城街道")] != []
    assert all(found.code.startswith("3715") for found in divisions.within("371500", "东城街道"))
    assert divisions.within("110000", "聊城") == ()


def test_a_county_is_found_by_the_kind_it_had(divisions: Divisions) -> None:
    assert [found.name for found in divisions.former("茌平县")] == ["茌平区"]
    assert divisions.former("茌平区") == ()
    assert divisions.former("莘") == ()


def test_one_character_stands_for_a_province(divisions: Divisions) -> None:
    found = divisions.by_abbreviation("鲁")
    assert found is not None
    assert found.name == "山东省"
    assert divisions.by_abbreviation("茌") is None
    assert set(divisions.abbreviations().values()) == {division.code for division in divisions.children("")}


def test_names_by_level(divisions: Divisions) -> None:
    cities = divisions.names("city")
    assert "聊城" in cities
    assert "茌平" not in cities
    assert set(cities) < set(divisions.names())
    assert list(cities) == sorted(cities)


def test_aliases_leave_the_original_alone() -> None:
    plain = Divisions([Division("01", "东河市", "city", "", "东河")])
    aliased = plain.with_aliases({"东和市": "01"}, {"东": "01"})
    assert [found.code for found in aliased.find("东和")] == ["01"]
    assert plain.find("东和市") == ()
    assert plain.by_abbreviation("东") is None


def test_every_division_has_its_parent() -> None:
    divisions = read_divisions()
    assert len(divisions) > 40_000
    for name in ("斗虎屯镇", "古楼街道"):
        for found in divisions.find(name):
            assert divisions.ancestors(found.code)[-1].level == "province"
