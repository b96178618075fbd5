"""Links that last: where one looks, which edge is meant, and that filters hold everywhere and count together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from listening import Heard

Opened = Callable[..., Heard]
PORT = "Project/鲁西国际陆港"


def look(page: Any) -> Any:
    return page.evaluate("[kg.network.getScale(), kg.network.getViewPosition().x]")


def test_a_link_keeps_where_one_looks(opened: Opened) -> None:
    page = opened("usual", "#view=all").page
    fitted = look(page)
    page.locator("[data-zoom=in]").click()
    page.mouse.move(400, 400)
    page.mouse.down()
    page.mouse.move(300, 380, steps=3)
    page.mouse.up()
    page.wait_for_timeout(500)  # the address follows when the hand rests
    assert "eye=" in page.evaluate("location.hash")
    again = opened("usual", page.evaluate("location.hash")).page
    assert look(again) == pytest.approx(look(page), abs=1)
    assert look(again)[0] == pytest.approx(fitted[0] * 1.25, rel=0.01)
    page.locator("[data-zoom=fit]").click()
    assert "eye" not in page.evaluate("location.hash")
    assert look(page)[0] == pytest.approx(fitted[0], rel=0.01)


@pytest.mark.parametrize("eye", ["x", "1,2", "1,2,0", "NaN,1,1", "1,2,999"])
def test_a_strange_eye_is_not_believed(opened: Opened, eye: str) -> None:
    heard = opened("usual", f"#eye={eye}")
    assert heard.errors == [] and heard.page.evaluate("kg.state.eye") == ""


def test_a_link_to_an_edge_outlives_the_build(opened: Opened) -> None:
    page = opened("rare").page
    page.evaluate("kg.set({ edge: [...kg.edges.values()].find(e => e.predicate === 'partOf').key })")
    link = page.evaluate("location.hash")
    assert "Place/茌平区 partOf Place/鲁西" in unquote(link).replace("+", " ")
    other = opened("turned", link).page
    assert other.locator("#panel .triple strong").inner_text() == "↓ 属于"


def test_a_link_by_a_former_name_finds_the_thing(opened: Opened) -> None:
    page = opened("turned", "#view=focus&focus=Place/茌平&node=Place/茌平").page
    assert page.locator("#panel h2").inner_text() == "茌平区"
    assert page.evaluate("kg.state.focus") == "Place/茌平区"


def test_a_filter_by_relation_holds_in_the_panel(opened: Opened) -> None:
    page = opened("usual", f"#node={PORT}&predicates=undertakes").page
    assert page.locator(".timeline").count() == 0
    assert "筛选隐去了 5 条事实" in page.locator("#panel .note").inner_text()
    page.locator("#panel .note button").click()
    assert page.locator(".timeline li").count() == 5


def test_counts_follow_the_other_filters(opened: Opened) -> None:
    page = opened("usual", "#view=all").page
    page.locator("#filter-button").click()

    def count(name: str) -> int:
        return int(page.locator("#filters .check", has_text=name).locator(".quiet").inner_text())

    before = {name: count(name) for name in ("位于", "实施", "2020年青川市", "2022年青川市")}
    legend = page.locator("#legend [data-class=Work] .quiet").inner_text()
    page.locator("#filters label", has_text="位于").click()
    assert count("实施") == before["实施"]  # its own kind of filter counts what another click would add
    assert 0 < count("2020年青川市") < before["2020年青川市"]
    assert page.locator("#legend [data-class=Work] .quiet").inner_text() == "0" != legend
    shown = page.evaluate("kg.statements.filter(s => s.predicate === 'locatedIn').length")
    assert f"0% · {shown} 条事实" in page.locator("#filters .slider").first.inner_text()
    assert page.locator("#filters option", has_text="2020（").count() == 2


def test_filters_leave_things_where_they_are(opened: Opened) -> None:
    page = opened().page
    before = look(page)
    page.locator("#legend [data-class=Organisation]").click()
    assert look(page) == before


def test_a_link_keeps_how_the_table_is_sorted(opened: Opened) -> None:
    page = opened("usual", "#view=table").page
    page.locator("#table .segments button", has_text="事实").click()
    for _ in range(2):
        page.locator("th button", has_text="可信度").click()
    first = page.locator("#table tbody tr").first.inner_text()
    again = opened("usual", page.evaluate("location.hash")).page
    assert again.locator("th[aria-sort=descending]").inner_text().startswith("可信度")
    assert again.locator("#table tbody tr").first.inner_text() == first
    page.locator("#table .segments button", has_text="文件").click()
    assert page.locator("#table tbody tr").count() == 5 and "sort" not in page.evaluate("location.hash")
    strange = opened("usual", "#view=table&rows=x&sort=-__proto__")
    assert strange.errors == [] and strange.page.evaluate("kg.state.rows + kg.state.sort") == "entities"


def test_a_link_keeps_the_open_filters(opened: Opened) -> None:
    page = opened("usual", "#view=all").page
    page.locator("#filter-button").click()
    again = opened("usual", page.evaluate("location.hash")).page
    assert again.locator("#filters").is_visible()
    assert again.locator("#filter-button").get_attribute("aria-expanded") == "true"
    again.locator("#filters .close").click()
    assert again.locator("#filters").is_hidden() and "filters" not in again.evaluate("location.hash")
    again.go_back()
    again.wait_for_selector("#filters", state="visible")
