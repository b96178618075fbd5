"""`kg figures`: what was measured, of whom, when, and which sentence says so.

Enters: a part of a measure's name, or nothing for all. Leaves: a table of figures; exit code 1 where none fits.
Example: `kg figures 粮食` lists 总产 116.6 亿斤 of 聊城市 in 2023 with its document and sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from rdflib import Graph
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.cli.source import graph_option, open_graph

EPILOG = """\b
Examples:
  kg figures 生产总值
  kg figures
"""
COLUMNS = ("subject", "measure", "aspect", "value", "period", "kind", "document", "quote")
UNBOUNDED = 10_000
"""Columns of a table that is not for a terminal: nothing is folded or cut."""
FIGURES = """
PREFIX kg: <https://w3id.org/govkg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?subject ?measure ?aspect ?value ?upto ?unit ?qualifier ?scope ?period ?kind ?file ?quote WHERE {
  ?figure a kg:Observation ; kg:subject/skos:prefLabel ?subject ; kg:measure ?measure ; kg:aspect ?aspect ;
    kg:value ?value ; kg:kind ?kind ; kg:quote ?quote ; kg:inDocument/dcterms:identifier ?file .
  OPTIONAL { ?figure kg:upto ?upto } OPTIONAL { ?figure kg:unit ?unit }
  OPTIONAL { ?figure kg:qualifier ?qualifier } OPTIONAL { ?figure kg:scope ?scope }
  OPTIONAL { ?figure kg:period ?period }
}
ORDER BY ?measure ?subject ?aspect ?period ?file ?value ?unit ?quote
"""
BEFORE = ("超", "近", "约", "不足", "前")
"""Qualifiers that stand before the number: 超200亿元, but 99%以上."""


@click.command(epilog=EPILOG)
@click.argument("measure", default="")
@graph_option
def figures(measure: str, graph: Path) -> None:
    """List the figures whose measure holds MEASURE (without one, all), each with its sentence.

    Exits with 1 where there is none.
    """
    rows = [row for row in _rows(open_graph(graph)) if measure in row[1]]
    if not rows:
        raise click.ClickException(f"{graph}: no figure measures {measure or 'anything'}; try a part of the name")
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in COLUMNS:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    terminal = Console()
    (terminal if terminal.is_terminal else Console(width=UNBOUNDED)).print(table)
    click.echo(f"{len(rows)} figures", err=True)


def _rows(graph: Graph) -> Iterator[tuple[str, ...]]:
    for row in graph.query(FIGURES):
        cells = ["" if value is None else str(value) for value in row]  # type: ignore[union-attr]
        subject, measure, aspect, value, upto, unit, qualifier, scope, period, kind, file, quote = cells
        yield subject, measure, aspect, _amount(value, upto, unit, qualifier, scope), period, kind, file, quote


def _amount(value: str, upto: str, unit: str, qualifier: str, scope: str) -> str:
    """The value as people read it: 超200亿元, 6000余场, 全省第3位, 5–6%."""
    number = f"{value}–{upto}" if upto else value
    if scope:
        return f"{scope}{'前' if qualifier == '前' else '第'}{number}{unit}"
    if qualifier in BEFORE:
        return qualifier + number + unit
    if qualifier == "余":
        cut = next((at for at, char in enumerate(unit) if char not in "万亿千百"), 0)
        return number + unit[:cut] + qualifier + unit[cut:]
    return number + unit + qualifier
