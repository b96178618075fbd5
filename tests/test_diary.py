"""kg.diary: the cause of every mistake, one table for what was missed and one for what is extra."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from kg.diary import CAUSES, Entry, diary, quotes
from kg.evaluate import Evaluation, evaluate
from kg.gold import read_gold
from kg.mistakes import Compared, Mistake, Thing
from kg.names import plain

DATA = Path(__file__).parent / "data"
Row = tuple[str, ...]
"""Class, name, further names."""


def things(rows: list[Row]) -> tuple[Thing, ...]:
    return tuple(Thing(kind, names[0], tuple(sorted(map(plain, names)))) for kind, *names in rows)


def causes(missed: list[Row], extra: list[Row], known: list[Row], text: str = "") -> list[tuple[str, str, str]]:
    """(cause, name, the name that tells it) of each mistake in a document, as they were given."""
    compared = Compared("a.txt", things(missed), things(extra), things(known))
    groups = diary(Evaluation({}, tuple(compared.mistakes), (compared,)), {"a.txt": text})
    found = {entry.mistake: (group.cause, entry.like) for group in groups for entry in group.entries}
    return [(found[one][0], one.name, found[one][1]) for one in compared.mistakes]


@pytest.mark.parametrize(
    ("missed", "extra", "known", "text", "cause", "like"),
    [
        # The same name, by any of its names, in another class: of what is extra, and of what is right.
        (("Place", "一湖两河"), [("Programme", "一湖两河")], [], "", "class", "一湖两河 as Programme"),
        (("Place", "正定县", "正定"), [("Organisation", "正定")], [], "", "class", "正定 as Organisation"),
        (("Project", "鲁西国际陆港"), [], [("Place", "“鲁西国际陆港”")], "", "class", "“鲁西国际陆港” as Place"),
        # Cut short, too long, and crossing as the text has it.
        (("Organisation", "聊城市公安局"), [("Organisation", "聊城市公")], [], "", "boundary", "聊城市公"),
        (("Event", "水城惠民消费季"), [("Organisation", "水城")], [], "", "boundary", "水城"),
        (("Honour", "示范村"), [("Honour", "省级示范村"), ("Honour", "示范")], [], "", "boundary", "省级示范村"),
        (
            ("Programme", "乡村振兴齐鲁样板"), [("Programme", "全面推进乡村振兴")], [],
            "全面推进乡村振兴齐鲁样板建设。", "boundary", "全面推进乡村振兴",
        ),
        (
            ("Programme", "乡村振兴齐鲁样板"), [("Programme", "全面推进乡村振兴")], [],
            "全面推进乡村振兴。打造乡村振兴齐鲁样板。", "not named", "",
        ),
        # One thing under two names.
        (
            ("Organisation", "山东产业技术研究院"), [("Organisation", "山东省产研院")], [], "",
            "short form", "山东省产研院",
        ),
        (("Organisation", "祥光"), [], [("Organisation", "祥光铜业")], "", "short form", "祥光铜业"),
        (("Place", "韩国", "日韩"), [], [("Place", "日本", "日韩")], "", "short form", "日本"),
        (("Organisation", "祥光"), [], [("Project", "祥光铜业")], "", "not named", ""),
        # A longer name is no short form of a shorter one that was found.
        (("Organisation", "聊城大学东昌学院"), [], [("Organisation", "聊城大学")], "", "not named", ""),
        # A list, told by the text or by the head that its members share.
        (("Place", "马颊河"), [], [], "治理徒骇河、马颊河。", "list", "、马颊河"),
        (("Place", "马颊河"), [], [], "治理“马颊河”等河流。", "list", "马颊河等"),
        (("Place", "马颊河"), [], [("Place", "徒骇河")], "治理徒骇河和马颊河。", "list", "徒骇河和马颊河"),
        (("Place", "马颊河"), [], [("Place", "徒骇河")], "治理马颊河及徒骇河。", "list", "马颊河及徒骇河"),
        (("Place", "马颊河"), [], [], "平原和马颊河的水。", "not named", ""),
        (
            ("Place", "茌平高铁新城"), [], [("Place", "莘县高铁新城")], "加快茌平、莘县高铁新城建设。",
            "list", "茌平、",
        ),
        (("Place", "茌平高铁新城"), [], [], "加快茌平、莘县高铁新城建设。", "not named", ""),
        (("Place", "马颊河"), [], [], "治理马颊河。", "not named", ""),
        (("Place", "马颊河"), [], [], "", "not named", ""),
    ],
)  # fmt: skip
def test_why_a_name_was_missed(
    missed: Row, extra: list[Row], known: list[Row], text: str, cause: str, like: str
) -> None:
    assert causes([missed], extra, known, text)[0] == (cause, missed[1], like)


@pytest.mark.parametrize(
    ("extra", "missed", "known", "cause", "like"),
    [
        (("Programme", "一湖两河"), [("Place", "一湖两河")], [], "class", "一湖两河 as Place"),
        (("Organisation", "水城"), [], [("Place", "聊城市", "水城")], "class", "聊城市 as Place"),
        (("Organisation", "聊城市公"), [("Organisation", "聊城市公安局")], [], "boundary", "聊城市公安局"),
        (("Place", "在鲁西大地"), [], [("Place", "鲁西")], "boundary", "鲁西"),
        (("Programme", "鲁西建设"), [], [("Place", "鲁西")], "noise", ""),
        # The reference has it once, the graph twice; or the graph has a short form beside the name.
        (("Organisation", "中通客车"), [], [("Organisation", "中通客车股份有限公司", "中通客车")],
         "short form", "中通客车股份有限公司"),
        (("Organisation", "聊城医院"), [], [("Organisation", "北京积水潭医院聊城医院")],
         "short form", "北京积水潭医院聊城医院"),
        (("Organisation", "山东省产研院"), [("Organisation", "山东产业技术研究院")], [],
         "short form", "山东产业技术研究院"),
        # 河化工园区, cut from 卫河化工园区, shares the head of another; a head of one character is none.
        (("Place", "卫河化工园区", "卫河"), [("Place", "中卫化工园区")], [], "list", "中卫化工园区"),
        (("Place", "水城区", "水城"), [("Place", "茌平区")], [], "noise", ""),
        (("Programme", "应检尽检"), [("Programme", "全民阅读")], [("Place", "聊城市")], "noise", ""),
    ],
)  # fmt: skip
def test_why_a_name_is_extra(extra: Row, missed: list[Row], known: list[Row], cause: str, like: str) -> None:
    assert causes(missed, [extra], known)[-1] == (cause, extra[1], like)


def test_every_mistake_has_one_cause_and_the_counts_say_so() -> None:
    graph = Graph(store="Oxigraph").parse(DATA / "graph.ttl", format="turtle")
    result = evaluate(graph, [read_gold(DATA / "gold.json")])
    groups = diary(result, quotes(graph))
    assert tuple(group.cause for group in groups) == CAUSES
    assert sorted(entry.mistake for group in groups for entry in group.entries) == list(result.mistakes)
    assert all(group.count("missed") + group.count("extra") == len(group.entries) for group in groups)
    told = {group.cause: group for group in groups}
    assert Entry(Mistake("extra", "报告.txt", "Project", "头雁工程"), "头雁工程 as Programme") in told["class"].entries
    assert told["fact of such a name"].count("extra") == 1
    assert {entry.mistake.name for entry in told["fact"].entries} == {"聊城市 → 6293工作思路", "聊城市 → 雄商高铁"}


def test_what_the_graph_quotes_is_its_text() -> None:
    graph = Graph(store="Oxigraph").parse(DATA / "graph.ttl", format="turtle")
    assert set(quotes(graph)) == {"报告.txt"}
    assert quotes(Graph()) == {}
