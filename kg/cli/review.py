"""`kg review`: what deserves a person's eye, and a way to answer.

Enters: the last build. Leaves: a table or a CSV sheet of questions; from answers, decisions in the curation file.
Example: `kg review --csv questions.csv`, write same or different beside 聊城医院 / 聊城市人民医院, then
`kg review --answers questions.csv`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.built import read_report
from kg.cli.curate import signature, signed
from kg.cli.source import PATH, curation_file, curation_option, graph_option
from kg.compare import Snapshot, read_snapshot
from kg.curate.review import Item, Signature, decision, items
from kg.curate.sheet import from_csv, to_csv
from kg.curate.take import take
from kg.errors import InputError
from kg.files import REPORT
from kg.ontology.load import load
from kg.publish.swap import recover

KEYS = {"s": "same", "d": "different", "c": "confirm", "r": "reject"}
EPILOG = """\b
Examples:
  kg review
  kg review --csv questions.csv
  kg review --answers questions.csv --by 张三 --date 2026-01-15
"""


@click.command(epilog=EPILOG)
@graph_option
@curation_option
@click.option("--ontology", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Rows of the table.")
@click.option("--csv", "sheet", type=PATH, help="Write all questions into this sheet.")
@click.option("--answers", type=PATH, help="Take the answers in this sheet.")
@click.option("--ask", is_flag=True, help="Ask one by one, a key each.")
@signed
def review(
    graph: Path, curation: Path | None, ontology: Path | None, limit: int, sheet: Path | None,
    answers: Path | None, ask: bool, by: str | None, date: str | None, reason: str,
) -> None:  # fmt: skip
    """List what is doubtful, most useful first: likely duplicates, contradictions, unsure facts."""
    recover(graph.parent)
    known = read_snapshot(graph)
    path = curation_file(curation, ontology)
    if answers:
        who = signature(by, date, reason)
        taken = [decision(item, answer, who, known) for item, answer in from_csv(answers)]
        take(path, taken, load(ontology))
        click.echo(f"{path}: {len(taken)} decisions taken; build again to carry them out")
        return
    report = read_report(graph.with_name(REPORT))
    if report is None:
        raise InputError(graph.with_name(REPORT), "cannot be read", "make it with: kg build")
    found = items(known, report.doubts)
    if sheet:
        # The mark at the beginning tells spreadsheets that this is UTF-8.
        sheet.write_text(to_csv(found), encoding="utf-8-sig")
        click.echo(f"{sheet}: {len(found)} questions; write into the column answer, then: kg review --answers {sheet}")
    elif ask:
        _ask(found, known, (path, ontology), signature(by, date, reason))
    else:
        _print(found[:limit], len(found))


def _print(found: tuple[Item, ...], total: int) -> None:
    console = Console()
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("kind", "question", "first sentence"):
        table.add_column(column, overflow="fold")
    for item in found:
        table.add_row(item.kind, Text(item.question), Text(next(iter(item.quotes), "")))
    # Into a file or a pipe each question goes on a line of its own.
    (console if console.is_terminal else Console(width=10_000)).print(table)
    click.echo(f"{len(found)} of {total} questions; answer with --ask, or with --csv and --answers")


def _ask(found: tuple[Item, ...], graph: Snapshot, places: tuple[Path, Path | None], who: Signature) -> None:
    """One key an answer, written at once, so that stopping loses nothing."""
    if not sys.stdin.isatty():
        raise click.UsageError("--ask needs a terminal; use --csv and --answers")
    ontology, taken = load(places[1]), 0
    for item in (item for item in found if item.answers):
        click.echo("\n".join((f"\n{item.question}", *(f"  “{quote}”" for quote in item.quotes[:5]))))
        offered = {key: answer for key, answer in KEYS.items() if answer in item.answers}
        keys = ", ".join(f"{key} {answer}" for key, answer in offered.items())
        click.echo(f"[{keys}, n next, q quit] ", nl=False)
        key = _key({*offered, "n", "q"})
        click.echo(offered.get(key, ""))
        if key == "q":
            break
        if key in offered:
            take(places[0], [decision(item, offered[key], who, graph)], ontology)
            taken += 1
    click.echo(f"{places[0]}: {taken} decisions taken; build again to carry them out")


def _key(allowed: set[str]) -> str:
    while (key := click.getchar().lower()) not in allowed:
        pass
    return key
