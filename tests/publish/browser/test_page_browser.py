"""The page in a real browser: what a reader does, and what a hostile document may not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import page_samples
import pytest
from listening import Heard

Opened = Callable[..., Heard]
PORT = "Project/鲁西国际陆港"


def click_node(page: Any, node: str) -> None:
    """Clicks where the graph draws the node."""
    place = page.evaluate("id => kg.network.canvasToDOM(kg.network.getPosition(id))", node)
    box = page.locator("#canvas").bounding_box()
    page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])


def click_edge(page: Any, edge: str) -> None:
    """Clicks the middle of the edge, on its bend."""
    place = page.evaluate("id => kg.network.canvasToDOM(kg.edgeMiddle(kg.edges.get(id)))", edge)
    box = page.locator("#canvas").bounding_box()
    page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])


def key_id(page: Any, key: str) -> str:
    return str(page.evaluate("key => kg.byKey.get(key).id", key))


@pytest.mark.parametrize("name", ["usual", "rare", "hostile", "empty"])
@pytest.mark.parametrize("view", ["", "#view=all", "#view=table", "#view=compare"])
def test_opens_without_a_request_or_an_error(opened: Opened, name: str, view: str) -> None:
    heard = opened(name, view)
    heard.page.wait_for_timeout(100)
    assert [url for url in heard.requests if not url.startswith("file:")] == []
    assert len(heard.requests) == 1
    assert heard.errors == []


@pytest.mark.parametrize("typed", ["陆港", "鲁西国际", "luxiguojilugang", "lxgjlg", "lugang"])
def test_search_finds_by_name_short_form_and_pinyin(opened: Opened, typed: str) -> None:
    page = opened().page
    page.fill("#search", typed)
    assert "鲁西国际陆港" in page.locator("#suggestions li").first.inner_text()
    page.press("#search", "Enter")
    assert page.locator("#panel h2").inner_text() == "鲁西国际陆港"
    assert "陆港" in page.locator("#panel .also").inner_text()


def test_search_that_finds_nothing_says_so(opened: Opened) -> None:
    page = opened().page
    page.fill("#search", "查无此名")
    assert page.locator("#suggestions li").inner_text() == "未找到"
    page.press("#search", "Enter")
    assert page.locator("#panel").is_hidden()


def test_click_on_a_node_shows_facts_with_quotes(opened: Opened) -> None:
    page = opened("usual", f"#view=focus&focus={PORT}").page
    click_node(page, key_id(page, PORT))
    assert page.locator("#panel h2").inner_text() == "鲁西国际陆港"
    assert [row.inner_text() for row in page.locator(".timeline strong").all()] == [
        "规划",
        "前期",
        "在建",
        "建成",
        "运营",
    ]
    quote = page.locator(".timeline .quote").first.inner_text()
    assert "扎实推进鲁西国际陆港建设。" in quote and "2020-05-26" in quote and "90%" in quote
    assert page.locator(".sources li").count() == 5


def test_click_on_a_quote_opens_the_text_at_it(opened: Opened) -> None:
    page = opened("rare", "#node=Place/茌平区").page
    page.locator("#panel .quote").first.click()
    assert page.locator("#reader .cited").all_inner_texts() == ["茌平", "地处", "鲁西", "。"]
    page.locator("#reader .name-mark", has_text="𬭎鑫集团").click()
    assert page.locator("#panel h2").inner_text() == "𬭎鑫集团"


def test_click_on_an_edge_shows_what_it_states(opened: Opened) -> None:
    page = opened("rare").page
    edges = page.evaluate("[...kg.edges.values()].filter(e => e.type === 'fact').map(e => e.id)")
    stated = []
    for edge in edges:
        click_edge(page, edge)
        stated.append(page.locator("#panel .triple strong").inner_text())
        assert "茌平地处鲁西。" in page.locator("#panel .quote").first.inner_text()
    assert stated == ["↓ 位于", "↓ 属于"]


def test_legend_is_the_filter_of_classes(opened: Opened) -> None:
    page = opened().page

    def places() -> Any:
        return page.evaluate(
            "[...kg.shown.places.keys()].filter(id => kg.nodes.get(id).cls?.name === 'Place')"
        )

    assert places()
    page.locator("#legend [data-class=Place]").click()
    assert not places()
    page.locator("#legend .clear").click()
    assert places()


@pytest.mark.parametrize(
    "hash_", ["", "#view=table&rows=facts", "#view=compare", "#read=恶意.txt&at=0", "#node=Place/青川市"]
)
def test_what_a_document_says_does_nothing(opened: Opened, hash_: str) -> None:
    heard = opened("hostile", hash_)
    page = heard.page
    page.fill("#search", "script")
    page.press("#search", "Enter")
    page.wait_for_timeout(100)
    assert page.evaluate("window.pwned") is None
    assert page.locator("main img, main script, main iframe").count() == 0
    assert page.locator("#panel h2").text_content().endswith(page_samples.HOSTILE)
    assert heard.errors == []


def test_a_link_restores_the_view_and_back_leads_back(opened: Opened) -> None:
    page = opened().page
    page.fill("#search", "陆港")
    page.press("#search", "Enter")
    page.locator("#language").click()
    link = page.evaluate("location.hash")
    again = opened("usual", link).page
    assert again.locator("#panel h2").inner_text() == "鲁西国际陆港"
    assert again.locator("[data-view=all]").inner_text() == "All"
    page.go_back()
    assert page.locator("[data-view=all]").inner_text() == "全部"
    page.go_back()
    page.wait_for_selector("#panel", state="hidden")


def test_a_strange_link_does_no_harm(opened: Opened) -> None:
    heard = opened(
        "usual", "#view=x&node=__proto__&edge=f99999&read=../x&path=a&path=b&steps=9&confidence=x&lang=fr"
    )
    assert heard.errors == []
    assert heard.page.locator("#panel").is_hidden()


def test_everything_is_one_click_away(opened: Opened) -> None:
    page = opened().page
    before = page.evaluate("kg.shown.places.size")
    page.locator("[data-view=all]").click()
    assert before < page.evaluate("kg.shown.places.size") == page.evaluate("kg.nodes.size")


def test_filters_narrow_and_clear(opened: Opened) -> None:
    page = opened("usual", "#view=all").page
    page.locator("#filter-button").click()
    page.locator("#filters label", has_text="位于").click()
    facts = page.evaluate("[...new Set(kg.shown.edges.filter(e => e.type === 'fact').map(e => e.predicate))]")
    assert facts == ["locatedIn"]
    page.locator("#filters > button.all").click()
    assert page.evaluate("kg.shown.places.size") == page.evaluate("kg.nodes.size")


def test_path_between_two_nodes(opened: Opened) -> None:
    page = opened().page
    ends = page.evaluate("""() => {
      const passes = kg.filter(kg.state);
      const start = kg.entities.find(e => e.out.some(s => s.o));
      const end = kg.entities.find(e => (kg.findPath(start.id, e.id, passes) || []).length === 3);
      return [start.key, end.key];
    }""")
    page.evaluate("key => kg.select(kg.byKey.get(key).id)", ends[0])
    page.get_by_role("button", name="从此查路径").click()
    page.evaluate("key => kg.select(kg.byKey.get(key).id)", ends[1])
    page.get_by_role("button", name="路径至此").click()
    page.keyboard.press("Escape")
    assert page.locator("#panel ol.path > li").count() == 3
    assert page.evaluate("kg.shown.places.size") == 4


def test_table_sorts_and_exports(opened: Opened) -> None:
    page = opened("usual", "#view=table").page
    page.locator("#table .segments button").nth(1).click()
    assert page.locator("#table tbody tr").count() > 100
    page.locator("#table .segments button").nth(0).click()
    page.locator("th button").first.click()
    assert page.locator("th[aria-sort=ascending]").count() == 1
    page.locator("#menu summary").click()
    with page.expect_download() as download:
        page.locator("#csv").click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "名称,类别,文件数,次数,事实"
    assert any(line.startswith("鲁西国际陆港,项目,5,") for line in lines)


def test_csv_runs_no_formula(opened: Opened) -> None:
    page = opened("rare").page
    page.evaluate("kg.entities[0].name = '=1+1'")
    assert "'=1+1" in page.evaluate("kg.csv('entities', kg.state)")


def test_picture_can_be_saved(opened: Opened) -> None:
    page = opened().page
    page.locator("#menu summary").click()
    with page.expect_download() as download:
        page.locator("#png").click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


def test_compare_tells_what_changed(opened: Opened) -> None:
    page = opened("usual", "#view=compare").page
    row = page.locator(".changes tbody tr", has_text="鲁西国际陆港")
    assert "规划" in row.inner_text() and "运营" in row.inner_text()


def test_keyboard_alone_suffices(opened: Opened) -> None:
    page = opened().page
    page.keyboard.press("/")
    page.keyboard.type("lxgjlg")
    page.keyboard.press("Enter")
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator("#panel h2").inner_text() != "鲁西国际陆港"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()


@pytest.mark.parametrize(
    "hash_", ["", "#node=Project/鲁西国际陆港", "#view=table", "#view=compare", "#view=table&rows=facts"]
)
def test_narrow_screen_needs_no_sideways_scrolling(opened: Opened, hash_: str) -> None:
    page = opened("usual", hash_, width=360, height=740).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("#search").is_visible()


def test_labels_of_the_overview_do_not_overlap(opened: Opened) -> None:
    page = opened().page
    boxes = page.evaluate("kg.labels")
    assert len(boxes) > 50
    for place, first in enumerate(boxes):
        for second in boxes[place + 1 :]:
            apart = first["r"] <= second["l"] or second["r"] <= first["l"]
            assert apart or first["b"] <= second["t"] or second["b"] <= first["t"]


@pytest.mark.parametrize(
    "hash_", ["", "#node=Project/鲁西国际陆港&theme=dark", "#view=table&rows=facts", "#view=compare"]
)
def test_nothing_serious_stands_in_anyones_way(opened: Opened, hash_: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    found = axe.Axe().run(opened("usual", hash_).page).response["violations"]
    assert [rule["id"] for rule in found if rule["impact"] in ("serious", "critical")] == []


def test_the_panel_moves_nothing_that_is_in_sight(opened: Opened) -> None:
    page = opened().page
    where = "kg.network.canvasToDOM(kg.network.getPosition('d0'))"
    edge = page.evaluate("kg.shown.edges.find(e => e.type === 'fact').key")
    before = page.evaluate(where)
    page.evaluate("edge => kg.set({ edge })", edge)
    page.wait_for_timeout(200)
    assert page.locator("#panel").is_visible()
    after = page.evaluate(where)
    assert abs(before["x"] - after["x"]) < 3 and abs(before["y"] - after["y"]) < 3


def test_a_graph_too_large_is_drawn_in_part_and_that_is_said(opened: Opened) -> None:
    heard = opened("large", "#view=all")
    page = heard.page
    assert page.evaluate("kg.nodes.size") > 5000 == page.evaluate("kg.shown.places.size")
    assert "只显示最重要的 5000 个节点" in page.locator("#notice").inner_text()
    left_out = page.evaluate("kg.entities.find(e => !kg.shown.places.has(e.id)).key")
    page.fill("#search", left_out.split("/")[1])
    page.press("#search", "Enter")
    assert page.locator("#panel h2").inner_text() == left_out.split("/")[1]
    assert page.evaluate("kg.state.view") == "focus"  # its neighbourhood is drawn, on demand
    assert page.evaluate("key => kg.shown.places.has(kg.byKey.get(key).id)", left_out)
    page.locator("#language").click()
    page.locator("[data-view=all]").click()
    assert "The graph is large" in page.locator("#notice").inner_text()
    assert heard.errors == []


def test_a_neighbourhood_is_not_veiled_and_names_its_relations(opened: Opened) -> None:
    page = opened("usual", f"#view=focus&focus={PORT}&node={PORT}").page
    assert page.evaluate("kg.marked().veiled") is False
    assert page.evaluate("kg.labels.map(label => label.text)").count("承担") == page.evaluate(
        "kg.shown.edges.filter(edge => edge.predicate === 'undertakes').length"
    )


def test_what_is_in_sight_stays_where_it_is(opened: Opened) -> None:
    page = opened().page
    place = "kg.network.canvasToDOM(kg.network.getPosition('d0'))"
    before = page.evaluate(place)
    page.evaluate("kg.select('d1')")
    page.wait_for_timeout(200)
    after = page.evaluate(place)
    assert abs(before["x"] - after["x"]) < 3 and abs(before["y"] - after["y"]) < 3


def test_the_reader_keeps_its_title_and_its_way_out_in_sight(opened: Opened) -> None:
    page = opened("usual", f"#node={PORT}").page
    page.locator(".timeline .quote").first.click()
    assert page.evaluate("kg.$('reader').scrollTop") > 100
    top, stage = page.locator("#reader .top").bounding_box(), page.locator("#reader").bounding_box()
    assert abs(top["y"] - stage["y"]) < 2
    page.locator("#reader .close").click()
    assert page.locator("#reader").is_hidden()


def test_the_title_leads_home(opened: Opened) -> None:
    page = opened("usual", f"#view=focus&focus={PORT}&start=0&lang=en").page
    page.locator("#home").click()
    assert page.evaluate("location.hash") == "#lang=en" and page.locator("#start").is_visible()
