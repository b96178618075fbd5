"""`kg query`: ask the graph a question in SPARQL.

Enters: a query, a file that holds one, or the name of a question that comes with kg. Leaves: a table, CSV, or
the standard JSON of SPARQL results.
Example: `kg query project-status` lists 雄商高铁 with its status and the sentence that states it.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.cli.source import graph_option
from kg.graph.names import PREFIXES
from kg.ontology.folder import ontology_folder
from kg.publish.swap import recover
from kg.query import Answer, Cell, question, run

UNBOUNDED = 10_000
"""Columns of a table that is not for a terminal: nothing is folded or cut."""

EPILOG = """\b
Examples:
  kg query project-status
  kg query my-question.rq --format csv > answer.csv
  kg query 'SELECT ?name WHERE { ?e a kg:Programme ; skos:prefLabel ?name }'
"""


@click.command(epilog=EPILOG)
@click.argument("text", metavar="QUERY")
@graph_option
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True,
    help="How to print the answer.",
)  # fmt: skip
@click.option(
    "--ontology", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Take the shipped questions from this folder.",
)  # fmt: skip
def query(text: str, graph: Path, form: str, ontology: Path | None) -> None:
    """Ask the graph: QUERY is SPARQL, a file that holds it, or the name of a shipped question.

    The prefixes kg:, skos:, dcterms:, rdf: and their like need no declaration.
    """
    asked = question(text, ontology_folder(ontology) / "queries")
    recover(graph.parent)
    answer = run(graph, asked)
    if form == "table":
        _print_table(answer)
    else:
        click.echo(_csv(answer) if form == "csv" else _json(answer), nl=False)


def _print_table(answer: Answer) -> None:
    console = Console()
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in answer.columns:
        table.add_column(column, overflow="fold")
    for row in answer.rows:
        table.add_row(*(Text(_short(cell)) for cell in row))
    console.print(table, width=None if console.is_terminal else UNBOUNDED)
    click.echo(f"{len(answer.rows)} rows", err=True)


def _short(cell: Cell) -> str:
    """An IRI of a known namespace by its prefix: kg:underway."""
    if cell.kind == "iri":
        for prefix, namespace in PREFIXES:
            if cell.value.startswith(namespace):
                return f"{prefix}:{cell.value.removeprefix(namespace)}"
    return cell.value


def _csv(answer: Answer) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([cell.value for cell in row] for row in answer.rows)
    return text.getvalue()


def _json(answer: Answer) -> str:
    """SPARQL 1.1 Query Results JSON."""
    bindings = [
        {name: _binding(cell) for name, cell in zip(answer.columns, row, strict=True) if cell.kind}
        for row in answer.rows
    ]
    whole = {"head": {"vars": answer.columns}, "results": {"bindings": bindings}}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _binding(cell: Cell) -> dict[str, str]:
    parts = {
        "type": "uri" if cell.kind == "iri" else "literal",
        "value": cell.value,
        "xml:lang": cell.language,
        "datatype": cell.datatype,
    }
    return {name: value for name, value in parts.items() if value or name == "value"}
