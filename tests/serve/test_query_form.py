"""The query form in a real browser: choose a question, run it, read the rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from listening import Heard


@pytest.fixture
def heard(browser: Any, address: str) -> Iterator[Heard]:
    page = browser.new_page(viewport={"width": 1000, "height": 800})
    heard = Heard(page)
    heard.listen()
    page.goto(f"{address}/query")
    page.wait_for_selector("#form[data-ready]")
    yield heard
    page.close()


def rows(page: Any) -> list[list[str]]:
    page.wait_for_selector("#answer table")
    return [row.locator("td").all_inner_texts() for row in page.locator("#answer tbody tr").all()]


def test_a_shipped_question_is_chosen_run_and_read(heard: Heard, address: str) -> None:
    page = heard.page
    page.select_option("#question", "project-status")
    assert "kg:hasStatus" in page.evaluate("editor.getValue()")
    assert page.locator(".CodeMirror .cm-keyword", has_text="SELECT").count() > 0
    page.locator("#parameters input").fill("东西高铁")
    page.get_by_role("button", name="执行").click()
    assert [row[:3] for row in rows(page)] == [
        ["东西高铁", "underway", "2024-01-15"],
        ["东西高铁", "operating", "2025-03-08"],
    ]
    assert page.locator("#status").inner_text().startswith("2 行 rows")
    csv = page.locator("#downloads a[data-format=csv]").get_attribute("href")
    assert page.request.get(address + csv).text().splitlines()[1].startswith("东西高铁,underway,")
    assert heard.errors == []
    assert all(url.startswith(address) for url in heard.requests)


def test_a_wrong_query_is_told_with_its_place_and_the_cursor_goes_there(heard: Heard) -> None:
    page = heard.page
    page.evaluate("write('SELECT * {\\n  ?x kg:locatdIn ?y }')")
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#status.wrong")
    assert "line 2, column 6: nothing is called kg:locatdIn; did you mean kg:locatedIn?" in page.locator(
        "#status"
    ).inner_text()
    assert page.evaluate("[editor.getCursor().line, editor.getCursor().ch]") == [1, 5]


def test_words_are_completed_and_tab_leads_out(heard: Heard) -> None:
    page = heard.page
    page.evaluate("write('SELECT * { ?x kg:locatedI')")
    page.evaluate("editor.focus(), editor.setCursor(0, 99)")
    page.keyboard.press("Control+Space")
    assert page.locator(".CodeMirror-hint").all_inner_texts() == ["kg:locatedIn"]
    page.keyboard.press("Enter")
    assert page.evaluate("editor.getValue()") == "SELECT * { ?x kg:locatedIn"
    page.keyboard.press("Tab")
    assert page.evaluate("editor.hasFocus()") is False


def test_an_entity_of_the_answer_leads_to_its_page(heard: Heard) -> None:
    page = heard.page
    page.evaluate("write('SELECT ?x { ?x a kg:Person }')")
    page.get_by_role("button", name="执行").click()
    page.wait_for_selector("#answer a")
    page.locator("#answer a").first.click()
    page.wait_for_url("**/page/Person/**")
    assert "王小明" in page.locator("h1").inner_text()


def test_nothing_serious_stands_in_anyones_way(heard: Heard) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    found = axe.Axe().run(heard.page).response["violations"]
    assert [rule["id"] for rule in found if rule["impact"] in ("serious", "critical")] == []
