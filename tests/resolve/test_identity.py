"""Names in their setting: bodies, relative names, known names, local names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Mention
from kg.ontology.model import KnownName, Ontology
from kg.resolve.identity import Identifier
from kg.resolve.names import plain, split_end, tidy
from kg.resolve.senses import Identity, Setting

LIAOCHENG, SHANDONG, SHENXIAN, LINQING = "371500", "370000", "371522", "371581"


def identify(ontology: Ontology, type_: str, name: str, here: str = LIAOCHENG, near: str = "") -> Identity:
    mention = Mention("a.txt", 1, 0, len(name), type_, name, name)
    return Identifier(ontology).identify(mention, Setting(here, near))


@pytest.mark.parametrize(
    ("name", "here", "near", "full"),
    [
        ("市委", LIAOCHENG, "", "中共聊城市委"),
        ("聊城市委", LIAOCHENG, "", "中共聊城市委"),
        ("中共聊城市委", LIAOCHENG, "", "中共聊城市委"),
        ("中共聊城市委员会", LIAOCHENG, "", "中共聊城市委"),
        ("市委", SHENXIAN, "", "中共聊城市委"),
        ("市委", LINQING, "", "中共临清市委"),
        ("省委", LIAOCHENG, "", "中共山东省委"),
        ("县委", SHENXIAN, "", "中共莘县委"),
        ("县委", LIAOCHENG, SHENXIAN, "中共莘县委"),
        ("莘县县委", LIAOCHENG, "", "中共莘县委"),
        ("区委", LIAOCHENG, "371503", "中共茌平区委"),
        ("自治区党委", "450100", "", "中共广西壮族自治区委"),
        ("市政府", LIAOCHENG, "", "聊城市人民政府"),
        ("聊城市政府", LIAOCHENG, "", "聊城市人民政府"),
        ("市人民政府", LIAOCHENG, "", "聊城市人民政府"),
        ("市政协", LIAOCHENG, "", "聊城市政协"),
        ("市政协党组", LIAOCHENG, "", "聊城市政协党组"),
        ("市人大常委会", LIAOCHENG, "", "聊城市人大常委会"),
        ("聊城市人民代表大会常务委员会", LIAOCHENG, "", "聊城市人大常委会"),
        ("党中央", LIAOCHENG, "", "中共中央"),
        ("市政府新闻办", LIAOCHENG, "", "聊城市人民政府新闻办公室"),
        ("市政府办公室", LIAOCHENG, "", "聊城市人民政府办公室"),
        ("市委组织部", LIAOCHENG, "", "中共聊城市委组织部"),
        ("聊城市委组织部", SHANDONG, "", "中共聊城市委组织部"),
        ("市农业农村局", LIAOCHENG, "", "聊城市农业农村局"),
        ("省农业农村厅", LIAOCHENG, "", "山东省农业农村厅"),
        ("市公安局“情指行”一体化作战中心", LIAOCHENG, "", "聊城市公安局“情指行”一体化作战中心"),
        ("国家发改委", LIAOCHENG, "", "国家发展和改革委员会"),
        ("山东省聊城市人民政府", LIAOCHENG, "", "聊城市人民政府"),
        ("市场监管局", LIAOCHENG, "", "市场监管局"),
        ("市民热线", LIAOCHENG, "", "市民热线"),
        ("县委", LIAOCHENG, "", "县委"),  # no county was named
        ("市委", SHANDONG, "", "市委"),
        ("市中级人民法院", LIAOCHENG, "", "聊城市中级人民法院"),
        ("市委", "", "", "市委"),
        ("聊城大学", LIAOCHENG, "", "聊城大学"),
    ],
)
def test_organisations(small: Ontology, name: str, here: str, near: str, full: str) -> None:
    assert identify(small, "Organisation", name, here, near).name == full


@pytest.mark.parametrize(
    ("type_", "name", "full", "scope"),
    [
        ("Event", "市委十三届八次全会", "中共聊城市委十三届八次全会", ""),
        ("Event", "市政协“年初亮目标”活动", "聊城市政协“年初亮目标”活动", ""),
        ("Work", "市政府工作报告", "聊城市政府工作报告", ""),
        ("Project", "市大数据和云计算中心", "聊城市大数据和云计算中心", ""),
        ("Event", "全市高质量发展动员大会", "全市高质量发展动员大会", LIAOCHENG),
        ("Honour", "省级工业企业质量标杆", "省级工业企业质量标杆", SHANDONG),
        ("Programme", "市域铁路规划", "市域铁路规划", ""),
        ("Place", "聊城文轩中学", "聊城文轩中学", ""),
        ("Place", "文轩中学", "文轩中学", LIAOCHENG),
        ("Project", "国家区域医疗服务中心", "国家区域医疗服务中心", ""),
        ("Person", "李强", "李强", LIAOCHENG),
        ("Place", "东阿村", "东阿村", LIAOCHENG),
        ("Place", "山东聊城经济开发区", "聊城经济开发区", ""),
        ("Project", "黄河", "黄河", ""),
        # Of a place by its first character, since a number or a plan follows.
        ("Event", "省第十八届运动会", "山东省第十八届运动会", ""),
        ("Programme", "市十五五规划", "聊城市十五五规划", ""),
        ("Event", "省际第三届论坛", "省际第三届论坛", ""),
        # A railway is the same in every city; a road is not.
        ("Project", "佳鹤铁路", "佳鹤铁路", ""),
        ("Project", "人民路", "人民路", LIAOCHENG),
    ],
)
def test_scope_tells_how_far_a_name_carries(
    small: Ontology, type_: str, name: str, full: str, scope: str
) -> None:
    found = identify(small, type_, name)
    assert (found.name, found.sense.scope) == (full, scope)


def test_every_change_of_a_name_has_its_reason(small: Ontology) -> None:
    for type_, name in (("Place", "茌平"), ("Organisation", "市委"), ("Organisation", "市公安局")):
        found = identify(small, type_, name)
        assert found.name != name
        assert name in found.reason
        assert found.name in found.reason


@pytest.mark.parametrize(
    ("type_", "name", "full", "kind"),
    [
        ("Programme", "十四五", "十四五规划", "known"),
        ("Programme", "十四五时期", "十四五规划", "known"),
        ("Programme", "十四五规划", "十四五规划", "known"),
        ("Programme", "十四五找矿目标任务", "十四五找矿目标任务", "plain"),
        ("Programme", "十三五", "十三五", "plain"),  # the gazetteer has no such plan
        ("Work", "十四五", "十四五", "plain"),
    ],
)
def test_a_five_years_plan(small: Ontology, type_: str, name: str, full: str, kind: str) -> None:
    found = identify(replace(small, known=(KnownName("十四五规划", "Programme"),)), type_, name)
    assert (found.name, found.kind) == (full, kind)


@pytest.mark.parametrize(
    ("type_", "name", "full"),
    [
        ("Organisation", "国冢发展改革委", "国家发展和改革委员会"),
        ("Organisation", "国家发展改革局", "国家发展改革局"),
        ("Project", "国冢发展改革委", "国冢发展改革委"),
        ("Place", "黄诃", "黄诃"),
    ],
)
def test_a_known_name_misread(small: Ontology, type_: str, name: str, full: str) -> None:
    assert identify(small, type_, name).name == full


def test_word_lists_of_the_ontology_win(small: Ontology) -> None:
    own = replace(small, words={"not-relative": ("市农业",)})
    assert identify(own, "Organisation", "市农业农村局").name == "市农业农村局"


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("“6293”工作思路", "6293工作思路"),
        ("聊·胜一筹!", "聊胜一筹"),
        ("５Ｇ 基站", "5g基站"),
        ("“管委会+”", "管委会+"),
    ],
)
def test_plain(name: str, bare: str) -> None:
    assert plain(name) == bare


def test_tidy_takes_only_marks_around_all_of_it() -> None:
    assert tidy("《一问到底》") == "一问到底"
    assert tidy("“6293”工作思路“八条线”") == "“6293”工作思路“八条线”"


def test_split_end() -> None:
    assert split_end("第五届“运河论坛”", "运河论坛") == ("第五届“", "运河论坛”")
    assert split_end("运河论坛", "运河论坛") == ("运河论坛", "")
