"""`kg evaluate`: how good is a graph, measured against reference annotation?

Enters: a Turtle file and JSON files. Leaves: a table of precision, recall and F1, or JSON; on request every mistake,
by cause.
Example: the row Programme tells how many of 6293工作思路 and its like were found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from kg.cli.source import PATH, open_graph
from kg.diary import Entry, Group, diary, quotes
from kg.evaluate import Evaluation, Score
from kg.evaluate import evaluate as compare
from kg.gold import read_gold, text_of
from kg.normalise import normalise
from kg.read import read

FOLDER = click.Path(file_okay=False, exists=True, path_type=Path)
EPILOG = """\b
Examples:
  kg evaluate output/graph.ttl tests/reference/001.json tests/reference/003.json --errors
  kg evaluate output/graph.ttl tests/reference/001.json --errors --texts seeds
"""


@click.command(epilog=EPILOG)
@click.argument("graph", type=PATH)
@click.argument("gold", type=PATH, nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--errors", is_flag=True, help="List what was missed and what is extra, too, by cause.")
@click.option(
    "--texts", type=FOLDER, multiple=True,
    help="With --errors: a folder of the annotated texts, to see lists in; repeatable. Without, what the graph quotes.",
)
def evaluate(graph: Path, gold: tuple[Path, ...], as_json: bool, errors: bool, texts: tuple[Path, ...]) -> None:
    """Score GRAPH against reference annotation, one GOLD file for each document."""
    source = open_graph(graph)
    result = compare(source, [read_gold(path) for path in gold])
    groups = diary(result, _texts(gold, texts) if texts else quotes(source)) if errors else ()
    if as_json:
        click.echo(json.dumps(_figures(result) | _errors(groups, wanted=errors), ensure_ascii=False))
        return
    for group in groups:
        click.echo(_told(group))
    click.echo(f"{'':14}{'P':>6}{'R':>7}{'F1':>7}{'right':>7}{'system':>8}{'gold':>6}")
    for name, score in result.rows.items():
        click.echo(_line(name, score))


def _texts(gold: Sequence[Path], folders: Sequence[Path]) -> dict[str, str]:
    """Document → its clean text."""
    known = [(path, read_gold(path)) for path in gold]
    found = {one.doc: text_of(one, path, folders) for path, one in known}
    return {name: normalise(read(path, root=path.parent).text).text for name, path in found.items()}


def _told(group: Group) -> str:
    """The count, then a line for each mistake."""
    counts = f"{group.count('missed')} missed, {group.count('extra')} extra"
    return "\n".join([f"{group.cause}: {len(group.entries)} ({counts})", *map(_entry, group.entries), ""])


def _entry(entry: Entry) -> str:
    one = entry.mistake
    return f"{one.kind:7}{one.document}  {one.type}  {one.name}" + (f"  ~ {entry.like}" if entry.like else "")


def _errors(groups: Iterable[Group], *, wanted: bool) -> dict[str, object]:
    rows = {
        group.cause: {
            "count": len(group.entries),
            "mistakes": [
                [entry.mistake.kind, entry.mistake.document, entry.mistake.type, entry.mistake.name, entry.like]
                for entry in group.entries
            ],
        }
        for group in groups
    }
    return {"errors": rows} if wanted else {}


def _line(name: str, score: Score) -> str:
    shares = f"{score.precision:6.3f} {score.recall:6.3f} {score.f1:6.3f}"
    return f"{name:14}{shares} {score.right:6d} {score.system:7d} {score.gold:5d}"


def _figures(result: Evaluation) -> dict[str, object]:
    return {
        name: {
            "p": score.precision, "r": score.recall, "f1": score.f1,
            "right": score.right, "system": score.system, "gold": score.gold,
        }
        for name, score in result.rows.items()
    }  # fmt: skip
