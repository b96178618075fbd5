"""How soon a graph stands still and how smoothly it moves: this page, and what plain pyvis makes of the same graph.

Enters: numbers of nodes, of which each graph has about three times as many edges. Leaves: a table on standard output.
Both pages are opened in the same run by the same browser, one after the other: Debian's chromium, driven by
playwright. The first picture counts as stable when the drawing engine has come to rest: for pyvis when its
physics has stabilised, for ours when all is drawn. Then the picture is dragged for two seconds. Where physics has
not come to rest in the time given, the table says so (> 660 s), and it is switched off before dragging; where the
page does not even answer by then, there is nothing to drag (–).

Example: `python benchmarks/page.py 1000 5000`, in a graph of which 青川市 is the best-linked node.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import TimeoutError, sync_playwright
from pyvis.network import Network

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "publish"))

import synthetic

from kg.publish.page import page_data, page_html
from kg.publish.page.drawing import picture

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
BEGUN = "body.ready, #mynetwork canvas"
RESTED = """patience => new Promise(done => {
  setTimeout(() => done(-performance.now()), Math.max(0, patience * 1000 - performance.now()));
  const seen = () => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
  if (typeof kg !== "undefined") return seen();
  network.once("stabilizationIterationsDone", () => network.once("afterDrawing", seen));
})"""
# While it stabilises, vis-network draws nothing.
STOP = """() => {
  network.setOptions({ physics: false });
  network.body.emitter.emit("_allowRedraw");
  network.fit({ animation: false });
}"""
COUNT = """() => {
  window.frames_ = 0;
  const step = () => { window.frames_ += 1; requestAnimationFrame(step); };
  requestAnimationFrame(step);
}"""


@dataclass(frozen=True)
class Measured:
    """Seconds to the first stable picture, or after which it had not come; and frames a second."""

    seconds: float
    frames: float
    came: bool = True

    def told(self) -> str:
        """For the table: 0.76 s, or > 660 s."""
        return f"{self.seconds:.2f} s" if self.came else f"> {self.seconds:.0f} s"

    def smooth(self) -> str:
        """For the table: frames a second, or – where there is no picture to drag."""
        return f"{self.frames:.1f}" if self.frames else "–"


def main() -> None:
    """Measures and prints one row for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 5000], help="numbers of nodes")
    parser.add_argument("--patience", type=int, default=660, help="seconds to wait for a stable picture")
    options = parser.parse_args()
    write = sys.stdout.write
    write("| nodes | edges | ours | plain pyvis | sooner | frames/s | pyvis frames/s |\n" + "| ---: " * 7 + "|\n")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for size in options.sizes:
            write(measure(size, Path(folder), browser, options.patience) + "\n")
            sys.stdout.flush()
        browser.close()


def measure(size: int, folder: Path, browser: Any, patience: int) -> str:
    """One row of the table: all nodes drawn at once, in both pages."""
    knowledge, ontology = synthetic.knowledge(round(size * 1.42), round(size * 1.775)), synthetic.ontology()
    data: Any = page_data(knowledge, ontology)
    edges = picture(data).edges
    ours, plain = folder / "ours.html", folder / "plain.html"
    ours.write_text(page_html(knowledge, ontology), encoding="utf-8")
    plain.write_text(plain_page(data, edges), encoding="utf-8")
    first = opened(browser, ours.as_uri() + "#view=all", patience)
    second = opened(browser, plain.as_uri(), patience)
    more = "" if second.came else "> "
    return (
        f"| {len(data['entities']['name'])} | {len(edges)} | {first.told()} | {second.told()} "
        f"| {more}{second.seconds / first.seconds:.0f}× | {first.smooth()} | {second.smooth()} |"
    )


def plain_page(data: Any, edges: Any) -> str:
    """The same nodes and edges by pyvis's own means, as its documentation shows."""
    net = Network(directed=True, cdn_resources="in_line")
    names = {f"e{place}": name for place, name in enumerate(data["entities"]["name"])}
    names |= {f"d{place}": row["title"] for place, row in enumerate(data["documents"])}
    for node, name in names.items():
        net.add_node(node, label=name)
    net.edges = [{"from": edge.begin, "to": edge.end, "arrows": "to"} for edge in edges]
    return str(net.generate_html())


def opened(browser: Any, address: str, patience: int) -> Measured:
    """Opens a page and measures it."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout((patience + 240) * 1000)
    # No request leaves, as on a reader's machine without network: pyvis links styles from elsewhere.
    page.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
    page.goto(address, wait_until="commit")
    try:
        page.wait_for_selector(BEGUN, state="attached", timeout=patience * 1000)
    except TimeoutError:  # its layout holds the page up: nothing can be drawn, nothing dragged
        page.close()
        return Measured(patience, 0, came=False)
    rested = page.evaluate(RESTED, patience)
    if rested < 0:
        page.evaluate(STOP)
    frames = dragged(page)
    page.close()
    return Measured(abs(rested) / 1000, frames, came=rested >= 0)


def dragged(page: Any) -> float:
    """Frames a second while the picture is dragged with the mouse for two seconds, from the canvas's left edge on."""
    page.evaluate(COUNT)
    box = page.locator("canvas").first.bounding_box()
    left, middle = box["x"] + 4, min(box["y"] + box["height"] / 2, 600)
    page.mouse.move(left, middle)
    page.mouse.down()
    begin, steps = time.monotonic(), 0
    while time.monotonic() - begin < 2:
        steps += 1
        page.mouse.move(left + 2 * (steps % 200), middle)
    spent = time.monotonic() - begin
    page.mouse.up()
    return float(page.evaluate("window.frames_")) / spent


if __name__ == "__main__":
    main()
