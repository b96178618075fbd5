"""How long each shipped question takes on a graph, once that is loaded.

Enters: a graph.ttl. Leaves: a table in Markdown, milliseconds, the best of some rounds: by the clock, and of the
processor alone, which says what a computer that has nothing else to do would take.
Example: `python benchmarks/questions.py output/graph.ttl` asks 每个项目处于什么状态 and thirty others of 聊城's graph.

Every question is asked without its parameters, of all the graph, and its answer is read to the end.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from kg.ontology.folder import ontology_folder
from kg.query import Engine, Request, questions


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    begin = time.perf_counter()
    engine = Engine(arguments.graph)
    write = sys.stdout.write
    write(f"{len(engine):,} triples, loaded in {(time.perf_counter() - begin) * 1000:,.0f} ms\n\n")
    write("| question | rows | clock, ms | processor, ms |\n| --- | ---: | ---: | ---: |\n")
    slowest = 0.0
    for question in questions(ontology_folder() / "queries"):
        rows, clock, processor = measured(engine, question.text, arguments.rounds)
        slowest = max(slowest, processor)
        write(f"| {question.name} | {rows:,} | {clock:.1f} | {processor:.1f} |\n")
    write(f"\nThe slowest answer took {slowest:.1f} ms of the processor.\n")


def measured(engine: Engine, query: str, rounds: int) -> tuple[int, float, float]:
    """How many rows there are, and the least milliseconds by the clock and of the processor."""
    rows, clock, processor = 0, [], []
    for _ in range(rounds):
        begin, spent = time.perf_counter(), time.process_time()
        reply = engine.reply(Request(query, solutions="json", triples="turtle"))
        clock.append((time.perf_counter() - begin) * 1000)
        processor.append((time.process_time() - spent) * 1000)
        if reply.problem:
            sys.exit(reply.message)
        rows = reply.rows
    return rows, min(clock), min(processor)


if __name__ == "__main__":
    main()
