"""`kg check`: does a graph keep to the shapes?

Enters: a Turtle file. Leaves: one line for each violation; exit code 1 where there is one.
Example: a project without a name (no skos:prefLabel, 雄商高铁 lost) is a violation.
"""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.source import DEFAULT, PATH, open_graph
from kg.files import SHAPES
from kg.ontology.folder import ontology_folder
from kg.validate import validate

EPILOG = """\b
Example:
  kg check output/graph.ttl
"""


@click.command(epilog=EPILOG)
@click.argument("graph", type=PATH, default=DEFAULT)
@click.option(
    "--ontology", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Take shapes.ttl from this folder.",
)  # fmt: skip
def check(graph: Path, ontology: Path | None) -> None:
    """Check GRAPH (without one, output/graph.ttl) against the SHACL shapes of the ontology.

    Exits with 1 where the graph breaks a shape.
    """
    violations = validate(open_graph(graph), ontology_folder(ontology) / SHAPES)
    for violation in violations:
        click.echo(str(violation))
    if violations:
        raise click.ClickException(f"{graph}: {len(violations)} violations; mend the graph or build it anew")
    click.echo(f"{graph}: keeps to the shapes")
