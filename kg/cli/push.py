"""`kg push`: the graph into another store.

Enters: the address of a store. Leaves: the store's named graph, replaced, and how many triples it holds.
Example: `kg push http://localhost:7878/store` makes 雄商高铁 known to a local Oxigraph.
"""

from __future__ import annotations

import os
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, TextColumn
from rich.progress import Progress as Bar

from kg.cli.source import graph_option
from kg.export import Pushed, Target, exported
from kg.export import push as push_graph
from kg.export.push import NAME
from kg.publish.swap import recover
from kg.query.engine import loaded

PASSWORD = "KG_PASSWORD"
"""The variable that holds the password: on the command line others could read it."""

EPILOG = """\b
Examples:
  kg push http://localhost:7878/store                              # Oxigraph
  kg push http://localhost:3030/govkg/data                         # Fuseki
  kg push http://localhost:8890/sparql-graph-crud-auth --user dba --digest   # Virtuoso
"""


@click.command(epilog=EPILOG)
@click.argument("url")
@graph_option
@click.option("--name", default=NAME, show_default=True, metavar="IRI", help="The named graph to replace.")
@click.option("--user", default="", help=f"Who asks; the password stands in {PASSWORD}.")
@click.option("--digest", is_flag=True, help="Send the password as HTTP digest.")
@click.option("--tries", type=click.IntRange(1), default=4, show_default=True, help="How often to try.")
def push(url: str, graph: Path, name: str, user: str, digest: bool, tries: int) -> None:
    """Send the graph to the store at URL, its SPARQL 1.1 Graph Store address.

    The named graph there is replaced, and what the store holds afterwards is counted.
    """
    recover(graph.parent)
    content = exported(loaded(graph), "nt")["graph.nt"]
    target = Target(url, name, user, os.environ.get(PASSWORD, ""), digest=digest, tries=tries)
    made = _with_bar(content, target)
    again = f", at try {made.tries}" if made.tries > 1 else ""
    click.echo(f"{url}: {made.held} triples in {name or 'the default graph'}{again}")


def _with_bar(content: bytes, target: Target) -> Pushed:
    console = Console(stderr=True)
    columns = (TextColumn("push"), BarColumn(), DownloadColumn())
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=len(content))
        return push_graph(content, target, progress=lambda sent: bar.update(task, completed=sent))
