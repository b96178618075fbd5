"""How long rdflib, oxrdflib and pyoxigraph take to load a graph and to answer ten of the shipped questions.

Enters: a graph.ttl, from which graphs of given sizes are grown. Leaves: a table in Markdown, milliseconds.
Example: `python benchmarks/sparql.py output/graph.ttl --sizes 10000 200000` compares the three on 聊城's graph.

Every engine works in a process of its own; a question that takes longer than the limit is given up, with "–" for it
and all that follow.
"""

from __future__ import annotations

import argparse
import json
import selectors
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pyoxigraph
import rdflib

from kg.graph.names import PREFIXES
from kg.ontology.folder import ontology_folder
from kg.query import question

ENGINES = ("rdflib", "oxrdflib", "pyoxigraph")
ASKED = (
    "documents-of", "project-status", "honours", "offices", "cooperation", "undertakings", "places-and-projects",
    "programmes-by-document", "most-told-of", "shared-between-documents",
)  # fmt: skip
Ask = Callable[[str], int]


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 200_000, 2_000_000])
    parser.add_argument("--limit", type=float, default=120, help="seconds for loading and for each question")
    parser.add_argument("--engine", choices=ENGINES, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.engine:
        measure(arguments.graph, arguments.engine)
        return
    with tempfile.TemporaryDirectory() as folder:
        for size in arguments.sizes:
            grown = Path(folder) / f"{size}.nt"
            grow(arguments.graph, grown, size)
            sys.stdout.write(
                table(size, {engine: measured(grown, engine, arguments.limit) for engine in ENGINES})
            )
            sys.stdout.flush()


def grow(graph: Path, target: Path, size: int) -> None:
    """Write at least `size` triples, or the first `size` where the graph has more: copies with names of their own."""
    quads = pyoxigraph.parse(path=str(graph), format=pyoxigraph.RdfFormat.TURTLE)
    # Of a graph that is too large, whole things picked by chance that is the same each time.
    lines = sorted((f"{quad.triple} .\n" for quad in quads), key=_shuffled)[:size]
    with target.open("w", encoding="utf-8") as file:
        for copy in range(-(-size // len(lines))):
            for line in lines:
                file.write(
                    line.replace("/id/", f"/id/{copy}/").replace('"@zh', f'{copy}"@zh') if copy else line
                )


def _shuffled(line: str) -> tuple[str, str]:
    subject = line.partition(" ")[0]
    return sha256(subject.encode()).hexdigest(), line


def measured(graph: Path, engine: str, limit: float) -> dict[str, str]:
    """What the engine's process tells, as far as it comes within the limit for each step."""
    command = [sys.executable, __file__, str(graph), "--engine", engine]
    found: dict[str, str] = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for told in _within(process, limit):
            found.update(told)
        process.kill()
    return found


def _within(process: subprocess.Popen[str], limit: float) -> Iterator[dict[str, str]]:
    assert process.stdout is not None
    with selectors.DefaultSelector() as waiting:
        waiting.register(process.stdout, selectors.EVENT_READ)
        while waiting.select(limit):
            line = process.stdout.readline()
            if not line:
                return
            yield json.loads(line)


def measure(graph: Path, engine: str) -> None:
    """In the engine's process: load, ask, and tell each time as a line of JSON."""
    begin = time.perf_counter()
    ask = loaded(graph, engine)
    _tell("load", begin)
    for name in ASKED:
        text = question(name, ontology_folder() / "queries").text
        begin = time.perf_counter()
        ask(text)
        _tell(name, begin)


def loaded(graph: Path, engine: str) -> Ask:
    """The graph in the engine; what it gives counts the rows of a query's answer."""
    prefixes = dict(PREFIXES)
    if engine == "pyoxigraph":
        store = pyoxigraph.Store()
        store.bulk_load(path=str(graph), format=pyoxigraph.RdfFormat.N_TRIPLES)
        return lambda query: sum(1 for _ in store.query(query, prefixes=prefixes))
    memory = rdflib.Graph(store="Oxigraph" if engine == "oxrdflib" else "default", bind_namespaces="none")
    memory.parse(graph, format="ox-nt" if engine == "oxrdflib" else "nt")
    return lambda query: sum(1 for _ in memory.query(query, initNs=prefixes))


def table(size: int, times: dict[str, dict[str, str]]) -> str:
    """One table, a column for each engine."""
    lines = [f"{size:,} triples, ms | {' | '.join(ENGINES)}", "--- | " + " | ".join("---:" for _ in ENGINES)]
    for step in ("load", *ASKED):
        lines.append(f"{step} | " + " | ".join(times[engine].get(step, "–") for engine in ENGINES))
    return "".join(f"| {line} |\n" for line in lines) + "\n"


def _tell(step: str, begin: float) -> None:
    sys.stdout.write(json.dumps({step: f"{(time.perf_counter() - begin) * 1000:,.1f}"}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
