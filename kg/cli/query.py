"""`kg query`: ask the graph a question in SPARQL.

Enters: a query, a file that holds one, or the name of a question that comes with kg. Leaves: a table, or the
answer in a standard format.
Example: `kg query project-status -p name=雄商铁路` lists the statuses of 雄商高铁 with the sentences that state
them.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.cli.source import graph_option
from kg.graph.names import PREFIXES
from kg.ontology.folder import ontology_folder
from kg.publish.swap import recover
from kg.query import Cell, QueryError, Question, Reply, Request, ask_within, question, questions
from kg.query.answer import Answer, from_json
from kg.query.formats import SOLUTIONS, TRIPLES

UNBOUNDED = 10_000
"""Columns of a table that is not for a terminal: nothing is folded or cut."""

FORMATS = ("table", *SOLUTIONS, *TRIPLES)
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
"""What a terminal would obey instead of showing it: escape sequences, a change of direction."""

EPILOG = """\b
Examples:
  kg query --list
  kg query project-status
  kg query documents-of -p name=茌平
  kg query my-question.rq --format csv > answer.csv
  kg query 'SELECT ?name WHERE { ?e a kg:Programme ; skos:prefLabel ?name }'
"""


@click.command(epilog=EPILOG)
@click.argument("text", metavar="QUERY", required=False)
@graph_option
@click.option("-p", "parameters", multiple=True, metavar="NAME=VALUE", help="Ask for this value of ?NAME.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True,
    help="How to print the answer.",
)  # fmt: skip
@click.option("--limit", type=click.IntRange(0), default=10_000, show_default=True, help="Rows; 0: all.")
@click.option(
    "--timeout", type=click.FloatRange(0, min_open=True), default=60.0, show_default=True, metavar="SECONDS",
    help="When to give up.",
)  # fmt: skip
@click.option(
    "--ontology", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Take the shipped questions from this folder.",
)  # fmt: skip
@click.option("--list", "listed", is_flag=True, help="List the shipped questions.")
def query(
    text: str | None, graph: Path, parameters: tuple[str, ...], form: str, limit: int, timeout: float,
    ontology: Path | None, listed: bool,
) -> None:  # fmt: skip
    """Ask the graph: QUERY is SPARQL, a file that holds it, or the name of a shipped question.

    The prefixes kg:, skos:, dcterms:, rdf: and their like need no declaration.
    """
    folder = ontology_folder(ontology)
    if listed:
        _list(questions(folder / "queries"))
        return
    if text is None:
        raise click.UsageError("name a question, or list them: kg query --list")
    asked = question(text, folder / "queries")
    recover(graph.parent)
    request = Request(
        asked.text, *_forms(form), limit=limit, parameters=tuple(map(_pair, parameters)),
        kinds={parameter.name: parameter.kind for parameter in asked.parameters}, strict=True,
    )  # fmt: skip
    reply = ask_within(graph, request, seconds=timeout, ontology=ontology)
    if reply.problem:
        raise QueryError(reply.message)
    _print(reply, asked, table=form == "table")


def _forms(form: str) -> tuple[str, str]:
    """The formats for rows and for triples; a table is made of JSON."""
    return ("json", "json") if form == "table" else (form, form)


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise click.UsageError(f"-p {text}: write it as NAME=VALUE")
    return name.strip().removeprefix("?"), value


def _list(known: tuple[Question, ...]) -> None:
    for item in known:
        click.echo(click.style(item.name, bold=True))
        click.echo(f"  {item.chinese}\n  {item.english}")
        for parameter in item.parameters:
            click.echo(f"    -p {parameter.name}=…  {parameter.chinese}  {parameter.english}")


def _print(reply: Reply, asked: Question, *, table: bool) -> None:
    if table:
        _print_table(from_json(reply.body.decode()), asked)
        click.echo(f"{reply.rows} rows", err=True)
    else:
        text = reply.body.decode()
        click.echo(_visible(text, keep="\n\r\t") if sys.stdout.isatty() else text, nl=not text.endswith("\n"))
    if reply.cut:
        click.echo(f"Warning: cut after {reply.rows} rows; all of them: --limit 0", err=True)


def _print_table(answer: Answer, asked: Question) -> None:
    console = Console()
    table = Table(box=None, pad_edge=False, header_style="bold")
    shown = [number for number, name in enumerate(answer.columns) if _is_shown(number, name, answer, asked)]
    for number in shown:
        table.add_column(_visible(answer.columns[number]), overflow="fold")
    for row in answer.rows:
        table.add_row(*(Text(_visible(_short(row[number]))) for number in shown))
    console.print(table, width=None if console.is_terminal else UNBOUNDED)


def _is_shown(number: int, name: str, answer: Answer, asked: Question) -> bool:
    """A column that only echoes what was asked for is left out of a table."""
    echoes = any(parameter.name == name for parameter in asked.parameters)
    return not echoes or len(answer.columns) == 1 or len({row[number] for row in answer.rows}) > 1


def _visible(text: str, *, keep: str = "") -> str:
    """The text with control characters as \\x1b: a document must not steer the reader's terminal."""
    return CONTROL.sub(lambda match: match[0] if match[0] in keep else _escaped(match[0]), text)


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode()


def _short(cell: Cell) -> str:
    """An IRI of a known namespace by its prefix: kg:underway."""
    if cell.kind == "iri":
        for prefix, namespace in PREFIXES:
            if cell.value.startswith(namespace):
                return f"{prefix}:{cell.value.removeprefix(namespace)}"
    return cell.value
