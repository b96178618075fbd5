"""`kg evaluate`: how good is a graph, measured against reference annotation?

Enters: a Turtle file and JSON files. Leaves: a table of precision, recall and F1, or JSON.
Example: the row Programme tells how many of 6293工作思路 and its like were found.
"""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.cli.source import PATH, open_graph
from kg.evaluate import Evaluation, Score
from kg.evaluate import evaluate as compare
from kg.gold import read_gold

EPILOG = """\b
Example:
  kg evaluate output/graph.ttl tests/reference/001.json tests/reference/003.json --errors
"""


@click.command(epilog=EPILOG)
@click.argument("graph", type=PATH)
@click.argument("gold", type=PATH, nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--errors", is_flag=True, help="List what was missed and what is wrong, too.")
def evaluate(graph: Path, gold: tuple[Path, ...], as_json: bool, errors: bool) -> None:
    """Score GRAPH against reference annotation, one GOLD file for each document."""
    result = compare(open_graph(graph), [read_gold(path) for path in gold])
    if as_json:
        click.echo(json.dumps(_figures(result, errors=errors), ensure_ascii=False))
        return
    if errors:
        for mistake in result.mistakes:
            click.echo(f"{mistake.kind:7}{mistake.document}  {mistake.type}  {mistake.name}")
    click.echo(f"{'':14}{'P':>6}{'R':>7}{'F1':>7}{'right':>7}{'system':>8}{'gold':>6}")
    for name, score in result.rows.items():
        click.echo(_line(name, score))


def _line(name: str, score: Score) -> str:
    shares = f"{score.precision:6.3f} {score.recall:6.3f} {score.f1:6.3f}"
    return f"{name:14}{shares} {score.right:6d} {score.system:7d} {score.gold:5d}"


def _figures(result: Evaluation, *, errors: bool) -> dict[str, object]:
    figures: dict[str, object] = {
        name: {
            "p": score.precision, "r": score.recall, "f1": score.f1,
            "right": score.right, "system": score.system, "gold": score.gold,
        }
        for name, score in result.rows.items()
    }  # fmt: skip
    if errors:
        figures["errors"] = [[m.kind, m.document, m.type, m.name] for m in result.mistakes]
    return figures
