"""What the page shows first, what it prints, and what can be taken away from it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import page_samples
import pytest
import synthetic
from listening import Heard
from rdflib import RDF, Graph

from kg.graph import to_graph
from kg.graph.names import KG

Opened = Callable[..., Heard]
PORT = "Project/鲁西国际陆港"
SVG = "{http://www.w3.org/2000/svg}"


def saved(page: Any, button: str) -> str:
    page.locator("#menu summary").click()
    with page.expect_download() as download:
        page.locator(button).click()
    return Path(download.value.path()).read_text(encoding="utf-8-sig")


@pytest.fixture(scope="module")
def whole() -> set[Any]:
    return set(to_graph(synthetic.knowledge(500, 600), synthetic.ontology()))


@pytest.mark.parametrize(
    ("hash_", "least"),
    [
        (f"#node={PORT}", 5),
        (f"#node={PORT}&docs=000_青川市.txt", 1),
        ("#node=doc:000_青川市.txt", 100),
        ("", 50),
    ],
)
def test_turtle_is_a_part_of_the_graph(opened: Opened, whole: set[Any], hash_: str, least: int) -> None:
    part = Graph().parse(data=saved(opened("usual", hash_).page, "#turtle"), format="turtle")
    assert set(part) - whole == set()
    assert len(list(part.subjects(RDF.type, RDF.Statement))) >= least


def test_turtle_of_an_edge(opened: Opened) -> None:
    page = opened("rare").page
    page.evaluate("kg.set({ edge: [...kg.edges.values()].find(e => e.predicate === 'partOf').key })")
    part = Graph().parse(data=saved(page, "#turtle"), format="turtle")
    assert set(part) <= set(to_graph(page_samples.rare(), synthetic.ontology()))
    assert len(list(part.subjects(RDF.type, RDF.Statement))) == 1


@pytest.mark.parametrize("hash_", ["#node=Place/茌平区", "#node=doc:稀字.txt", "", "#view=table"])
@pytest.mark.parametrize("name", ["measured", "decided"])
def test_turtle_says_of_figures_and_decisions_all_that_the_graph_says(
    opened: Opened, name: str, hash_: str
) -> None:
    """Whatever record the page's Turtle holds, it holds whole, under the IRI that the graph gives it."""
    graph = to_graph(getattr(page_samples, name)(), synthetic.ontology())
    part = Graph().parse(data=saved(opened(name, hash_).page, "#turtle"), format="turtle")
    assert set(part) - set(graph) == set()
    kinds = [KG.Observation] if name == "measured" else [KG.AddedFact, RDF.Statement]
    if name == "decided" and hash_.startswith("#node=doc:"):
        kinds = [RDF.Statement]  # a fact that no document states is none of a document's
    for kind in kinds:
        records = set(graph.subjects(RDF.type, kind))
        assert records and set(part.subjects(RDF.type, kind)) == records
        for record in records:
            assert set(part.predicate_objects(record)) == set(graph.predicate_objects(record))


def test_turtle_of_hostile_names_is_a_part_of_the_graph(opened: Opened) -> None:
    part = Graph().parse(data=saved(opened("hostile", "#node=Place/青川市").page, "#turtle"), format="turtle")
    assert set(part) <= set(to_graph(page_samples.hostile(), synthetic.ontology()))


@pytest.mark.parametrize("name", ["usual", "hostile"])
def test_svg_shows_what_the_canvas_shows(opened: Opened, name: str) -> None:
    page = opened(name).page
    root = ElementTree.fromstring(saved(page, "#svg"))
    tags = [element.tag for element in root.iter()]
    assert set(tags) <= {SVG + tag for tag in ("svg", "title", "rect", "ellipse", "path", "text")}
    assert tags.count(SVG + "path") == page.evaluate("kg.shown.edges.length + kg.shown.places.size")
    labels = [element.text for element in root.iter(SVG + "text")]
    assert labels == page.evaluate("kg.labels.map(label => label.text)")


def test_csv_of_the_view_has_what_is_in_view(opened: Opened) -> None:
    page = opened("usual", f"#view=focus&focus={PORT}").page
    rows = list(csv.reader(saved(page, "#csv").splitlines()))
    shown = page.evaluate("[...kg.shown.places.keys()].filter(id => id[0] === 'e').length")
    assert len(rows) == 1 + shown < 1 + page.evaluate("kg.entities.length")


def test_a_stranger_is_told_what_this_is_and_what_to_do(opened: Opened) -> None:
    page = opened().page
    start = page.locator("#start")
    assert "5 份政府文件" in start.inner_text() and "2020-05-26\n2020年青川市" in start.inner_text()
    assert "000_青川市.txt" in start.locator(".from").first.get_attribute("title")
    assert "鲁西国际陆港" in start.locator(".states").inner_text()
    start.locator(".node-link", has_text="鲁西国际陆港").first.click()
    assert page.locator("#panel h2").inner_text() == "鲁西国际陆港"
    page.keyboard.press("Escape")
    start.locator(".close").click()
    assert start.is_hidden()
    assert opened("usual", page.evaluate("location.hash")).page.locator("#start").is_hidden()


def test_what_a_person_added_is_marked_as_such(opened: Opened) -> None:
    page = opened("decided", "#node=Place/茌平区").page
    added = [row.inner_text() for row in page.locator("#panel .quote.added").all()]
    assert len(added) == 2
    assert all("人工添加" in row and "王 敏/档案科" in row and "2025-03-01" in row for row in added)
    assert "茌平属于鲁西高地。" in added[1] and "可行性研究" in added[1]
    stated = page.locator("#panel .quote:not(.added)").first.inner_text()
    assert "茌平地处鲁西。" in stated and "王 敏/档案科 已核实" in stated
    edge = page.evaluate("[...kg.edges.values()].filter(e => e.added).map(e => [e.predicate, kg.nodes.get(e.to).name])")
    assert edge == [["partOf", "鲁西 高地"]]
    page.locator("#panel .node-link", has_text="鲁西 高地").click()
    assert page.locator("#panel h2").inner_text() == "鲁西 高地"
    page.evaluate("kg.set({ view: 'table', rows: 'facts' })")
    assert page.locator("#table tbody tr", has_text="人工添加 王 敏").count() == 2
    page.evaluate("kg.set({ docs: ['稀字.txt'] })")
    assert page.locator("#table tbody tr", has_text="人工添加 王 敏").count() == 0


def test_figures_stand_in_the_panel_with_their_sentence(opened: Opened) -> None:
    page = opened("measured", "#node=Place/茌平区").page
    rows = [row.inner_text() for row in page.locator(".figure strong").all()]
    assert rows == ["居全省第 3 位", "超120.5亿元", "增长 6.5%"]
    assert page.locator(".figure .sign").inner_text() == "目标"
    assert "行政区划" in page.locator(".known").inner_text()
    page.locator(".figure .quote").first.click()
    assert "茌平" in "".join(page.locator("#reader .cited").all_inner_texts())


def test_labels_cover_no_node_of_the_overview(opened: Opened) -> None:
    covered = opened().page.evaluate("""() => kg.labels.filter(box => [...kg.shown.places.keys()].some(id => {
      const { x, y } = kg.network.canvasToDOM(kg.network.getPosition(id));
      return box.l < x && x < box.r && box.t < y && y < box.b;
    })).map(box => box.text)""")
    assert covered == []


def test_a_narrow_screen_gets_a_high_picture(opened: Opened) -> None:
    page = opened("usual", width=360, height=740).page
    assert page.locator("#start").is_hidden()
    x, y = page.evaluate("""() => {
      const spots = [...kg.shown.places.values()];
      const span = values => Math.max(...values) - Math.min(...values);
      return [span(spots.map(p => p.x)), span(spots.map(p => p.y))];
    }""")
    assert x < y


def test_paper_is_white_and_holds_the_whole_picture(opened: Opened) -> None:
    page = opened("usual", "#theme=dark").page
    page.emulate_media(media="print")
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    assert page.locator("#start").is_hidden() and page.locator(".tools").is_hidden()
    assert page.evaluate("""() => [...kg.shown.places.keys()].every(id => {
      const { x, y } = kg.network.canvasToDOM(kg.network.getPosition(id));
      return x > 0 && y > 0 && x < kg.$("canvas").clientWidth && y < kg.$("canvas").clientHeight;
    })""")


def test_suggestions_stand_by_class(opened: Opened) -> None:
    page = opened().page
    page.fill("#search", "青")
    kinds = [row.inner_text() for row in page.locator("#suggestions li > .quiet").all()]
    changes = sum(first != second for first, second in pairwise(kinds))
    assert len(set(kinds)) > 1 and changes == len(set(kinds)) - 1
