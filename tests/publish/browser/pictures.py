"""Pictures of the page, for the README and for looking at: each view in a real browser.

Enters: the page and a folder. Leaves: one PNG for each view; graph.png shows an entity with its panel.
Example: `python tests/publish/browser/pictures.py output/graph.html docs` shows 济郑高铁 with its facts.
"""

from __future__ import annotations

import argparse
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class View:
    """A picture: its file's name, where in the page it is, and what is clicked first."""

    name: str
    hash: str = ""
    click: str = ""
    width: int = 1280
    height: int = 800


def views(key: str) -> tuple[View, ...]:
    """The views worth looking at, with the entity `key` chosen where one is."""
    chosen = f"#node={key}"
    return (
        View("graph", chosen),
        View("overview"),
        View("all", "#view=all"),
        View("reader", chosen, "#panel .quote"),
        View("filters", "#view=all", "#filter-button"),
        View("dark", f"{chosen}&theme=dark"),
        View("english", f"{chosen}&lang=en"),
        View("table", "#view=table&rows=facts"),
        View("compare", "#view=compare"),
        View("narrow", "", width=360, height=740),
        View("narrow-panel", chosen, width=360, height=740),
    )


def take(browser: Any, page_path: Path, view: View, folder: Path) -> None:
    """Writes the picture of one view."""
    size = {"width": view.width, "height": view.height}
    page = browser.new_page(viewport=size, reduced_motion="reduce", device_scale_factor=1)
    page.goto(page_path.resolve().as_uri() + view.hash)
    page.wait_for_selector("body.ready")
    if view.click:
        page.locator(view.click).first.click()
    page.wait_for_timeout(300)
    page.screenshot(path=folder / f"{view.name}.png")
    page.close()


def main() -> None:
    """Takes the pictures that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("page", type=Path, help="graph.html")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--node", default="Project/济郑高铁", help="key of the entity to show")
    parser.add_argument("--only", nargs="*", help="names of views")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for view in views(options.node):
            if options.only is None or view.name in options.only:
                take(browser, options.page, view, options.folder)
        browser.close()


if __name__ == "__main__":
    main()
