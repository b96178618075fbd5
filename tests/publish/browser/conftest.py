"""The page in the browser that all tests share. Without a browser these tests are skipped.

Enters: nothing. Leaves: the fixture `opened`, which opens a page of some knowledge and listens to it.
Example: `opened("usual", "#node=Place/青川市")` is a page with 青川市 chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import page_samples
import pytest
import synthetic
from listening import Heard

from kg.publish.page import page_html

MADE = {
    "usual": lambda: synthetic.knowledge(500, 600),
    "hostile": page_samples.hostile,
    "rare": page_samples.rare,
    "turned": page_samples.turned,
    "measured": page_samples.measured,
    "decided": page_samples.decided,
    "large": lambda: synthetic.knowledge(7700, 9600),
    "empty": lambda: synthetic.assemble([], [], ()),
}


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    folder = tmp_path_factory.mktemp("页 面")

    def file(name: str) -> Path:
        path = folder / f"{name}.html"
        if not path.exists():
            path.write_text(page_html(MADE[name](), synthetic.ontology()), encoding="utf-8")
        return path

    return file


@pytest.fixture
def opened(browser: Any, files: Callable[[str], Path]) -> Iterator[Callable[..., Heard]]:
    pages: list[Any] = []

    def start(name: str = "usual", hash_: str = "", *, width: int = 1280, height: int = 800) -> Heard:
        page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
        heard = Heard(page)
        pages.append(page)
        heard.listen()
        page.goto(files(name).as_uri() + hash_)
        page.wait_for_selector("body.ready")
        return heard

    yield start
    for page in pages:
        page.close()
