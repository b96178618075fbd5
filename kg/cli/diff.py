"""`kg diff`: what changed between two graphs, each change with its sentences.

Enters: two Turtle files, or an output folder's last two builds. Leaves: text, JSON or Markdown.
Example: `kg diff --last` tells that 雄商高铁 was underway and is completed, and quotes the sentence.
"""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.source import DEFAULT, PATH
from kg.compare import compare, read_snapshot, to_json, to_markdown, to_text
from kg.files import PREVIOUS
from kg.publish.swap import recover

FORMS = {"text": to_text, "json": to_json, "markdown": to_markdown}
EPILOG = """\b
Examples:
  kg diff --last
  kg diff old/graph.ttl output/graph.ttl --format markdown > changes.md
"""


@click.command(epilog=EPILOG)
@click.argument("old", type=PATH, required=False)
@click.argument("new", type=PATH, required=False)
@click.option("--last", is_flag=True, help="Compare the graph with the one of the build before.")
@click.option(
    "--graph", type=PATH, default=DEFAULT, show_default=True, metavar="FILE", help="The graph, for --last."
)
@click.option("--format", "form", type=click.Choice([*FORMS]), default="text", show_default=True)
def diff(old: Path | None, new: Path | None, last: bool, graph: Path, form: str) -> None:
    """Tell what changed from the graph OLD to the graph NEW, or with --last since the build before."""
    if last == bool(old) or bool(old) != bool(new):
        raise click.UsageError("name two Turtle files, or --last alone")
    recover((new or graph).parent)
    former = old or graph.with_name(PREVIOUS)
    present = read_snapshot(new or graph)
    # One build alone has no build before: everything in it is as it was.
    before = present if last and not former.is_file() else read_snapshot(former)
    click.echo(FORMS[form](compare(before, present)), nl=False)
