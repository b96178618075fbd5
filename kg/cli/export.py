"""`kg export`: the graph in the formats of other tools.

Enters: the name of a format. Leaves: a file, for csv two.
Example: `kg export gexf` writes graph.gexf, in which Gephi shows 雄商高铁 with its class and status.
"""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.source import graph_option
from kg.errors import OutputError
from kg.export import FORMATS, exported
from kg.publish.swap import recover
from kg.query.engine import loaded

EPILOG = """\b
Examples:
  kg export gexf                 # graph.gexf, for Gephi
  kg export csv -o tables        # tables/nodes.csv and tables/edges.csv
"""


@click.command(epilog=EPILOG)
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@graph_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Folder to write to.",
)
@click.option(
    "--ontology", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Another ontology than kg's own.",
)  # fmt: skip
def export(form: str, graph: Path, output: Path, ontology: Path | None) -> None:
    """Write the graph as FORMAT: nt, jsonld, graphml, gexf or csv."""
    recover(graph.parent)
    for name, content in exported(loaded(graph), form, ontology=ontology).items():
        try:
            output.mkdir(parents=True, exist_ok=True)
            (output / name).write_bytes(content)
        except OSError as error:
            problem = f"cannot be written ({error.strerror})"
            raise OutputError(output / name, problem, "name another folder with --output") from error
        click.echo(str(output / name))
