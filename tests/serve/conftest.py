"""A server of a small graph, in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import serving
from small_knowledge import small_knowledge

from kg.graph import to_graph
from kg.ontology.load import load
from kg.publish.turtle import turtle


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder with a graph and a page."""
    folder = tmp_path_factory.mktemp("输出 out")
    (folder / "graph.ttl").write_bytes(turtle(to_graph(small_knowledge(), load())))
    (folder / "graph.html").write_text("<!doctype html><title>图谱</title>", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def address(output: Path) -> Iterator[str]:
    """Where it is served."""
    with serving(output) as found:
        yield found
