"""`kg build`: documents in, graph and page out, with a progress bar and a short report.

Enters: sources and options. Leaves: the output folder, and a summary on the terminal.
Example: `kg build seeds` ends with how many 项目 and 规划 were found and where the page is.
"""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.table import Table

from kg.cli.source import curation_file, curation_option
from kg.compare import summary
from kg.errors import InputError
from kg.pipeline import BuildReport, BuildRequest, Progress
from kg.pipeline import build as build_graph
from kg.publish.report import Count, Report

FOLDER = click.Path(path_type=Path, file_okay=False)
SOURCE = click.Path(path_type=Path)
SHOWN = 5
"""Skipped files named on the terminal; the report names all."""

EPILOG = """\b
Examples:
  kg build                       # from seeds/ into output/
  kg build reports -o graphs     # from reports/ into graphs/
  kg build --keep-going --full   # read all anew, skip what cannot be read
"""


@click.command(epilog=EPILOG)
@click.argument("sources", nargs=-1, type=SOURCE, metavar="[SOURCE]...")
@click.option("-o", "--output", type=FOLDER, default=Path("output"), show_default=True, help="Where to.")
@click.option("--ontology", type=FOLDER, metavar="DIR", help="Another ontology than kg's own.")
@click.option(
    "--workers", type=click.IntRange(0), default=0, show_default=True, help="Processes; 0: as many as pay."
)
@click.option("--full", is_flag=True, help="Read every document anew, whatever the cache holds.")
@click.option("--keep-going", is_flag=True, help="Skip and report documents that cannot be read.")
@curation_option
def build(
    sources: tuple[Path, ...],
    output: Path,
    ontology: Path | None,
    workers: int,
    full: bool,
    keep_going: bool,
    curation: Path | None,
) -> None:
    """Build the graph of the documents in SOURCE (files or folders; without any, seeds).

    The output folder is replaced in one move; where a build fails, it stays as it was.
    """
    if curation and not curation.is_file():
        raise InputError(curation, "does not exist", "check the path, or leave --curation out")
    decisions = curation_file(curation, ontology)
    options = (ontology, workers, full, keep_going, decisions)
    run_build(BuildRequest(sources or (Path("seeds"),), output, *options))


def run_build(request: BuildRequest) -> None:
    """Build, with a bar while it lasts and a summary at the end. Raises GovkgError."""
    made = _build_with_bar(request)
    _warn(made)
    _summary(Console(), made)


def _build_with_bar(request: BuildRequest) -> BuildReport:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description:10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def show(step: Progress) -> None:
            bar.update(task, description=step.stage, completed=step.done, total=step.total)

        return build_graph(request, progress=show)


def _warn(made: BuildReport) -> None:
    if made.damaged:
        click.echo(f"Warning: {made.damaged} damaged entries of the cache were read anew", err=True)
    skipped = made.report.skipped
    for item in skipped[:SHOWN]:
        click.echo(f"Warning: skipped {item.path}: {item.reason}", err=True)
    for row in [row for row in made.report.decisions if row.problem][:SHOWN]:
        click.echo(f"Warning: decision {row.name} ({row.by}, {row.date}): {row.problem}", err=True)
    if len(skipped) > SHOWN:
        click.echo(f"Warning: skipped {len(skipped) - SHOWN} more files; the report names them", err=True)


def _summary(console: Console, made: BuildReport) -> None:
    report = made.report
    tables = Table.grid(padding=(0, 4))
    tables.add_row(_table("Entities", report.entities), _table("Facts", report.relations))
    console.print(tables)
    for line in _lines(made):
        click.echo(line)


def _table(title: str, counts: tuple[Count, ...]) -> Table:
    table = Table(title=title, title_justify="left", box=None, show_header=False, pad_edge=False)
    table.add_column()
    table.add_column()
    table.add_column(justify="right")
    for count in counts:
        table.add_row(count.name, count.label, str(count.count))
    table.add_row("together", "", str(sum(count.count for count in counts)))
    return table


def _lines(made: BuildReport) -> list[str]:
    report = made.report
    return [
        *(["Nothing has changed since the last build; nothing was done."] if made.unchanged else []),
        f"{len(report.documents)} documents ({made.reused} from the cache), {report.articles} articles; "
        f"{report.statements} sentences state the facts.",
        _left_out(report),
        *_decided(report),
        *_changed(made),
        f"Report: {made.page.with_name('report.md')}",
        f"Turtle: {made.graph}",
        f"Page:   {made.page}",
    ]


def _decided(report: Report) -> list[str]:
    rows = report.decisions
    done, again = sum(row.carried_out for row in rows), sum(bool(row.problem) for row in rows)
    return [f"Decisions of people: {done} of {len(rows)} carried out, {again} to look at again."] if rows else []


def _changed(made: BuildReport) -> list[str]:
    """What changed, where there is something to compare with."""
    if made.changes is None or made.unchanged:
        return []
    more = " (kg diff --last tells all)" if made.changes else ""
    return [f"Since the build before: {summary(made.changes)}{more}."]


def _left_out(report: Report) -> str:
    return (
        f"Left out: {len(report.skipped)} files, {report.unverified} facts that could not be verified, "
        f"{len(report.doubts)} doubtful mergers; {report.guessed} characters were guessed or lost."
    )
