"""`kg curate`: decide about the graph, in words that every later build carries out.

Enters: names or IRIs of entities, who decides, when and why. Leaves: ontology/curation.ttl with a decision more.
Example: `kg curate same 聊城机场 聊城民用机场` makes one entity of the two from the next build on.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date as Day
from pathlib import Path
from typing import Any

import click

from kg.cli.source import curation_file, curation_option, graph_option
from kg.compare import Snapshot, read_snapshot
from kg.curate import load_curation, named
from kg.curate.addresses import figure_of, key_of, object_of, quotes_of
from kg.curate.review import Signature
from kg.curate.take import take, undo
from kg.errors import GovkgError
from kg.model import Decision
from kg.ontology.load import load
from kg.publish.swap import recover

FOLDER = click.Path(path_type=Path, file_okay=False)
EPILOG = """\b
Examples:
  kg curate rename 鲁西国际陆港 聊城鲁西国际陆港 --by 张三 --date 2026-01-15 --reason 全称
  kg curate retype 鲁西国际陆港 Port --by 张三 --date 2026-01-15 --reason 物流枢纽
  kg curate list
"""


@click.group(epilog=EPILOG)
def curate() -> None:
    """Decide what is the same, what is not, what is wrong and what is missing.

    Entities are named by any name that only one has, or by their IRI. Build again to see the effect.
    """


def _places(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which files are meant."""
    for option in (graph_option, curation_option, click.option("--ontology", type=FOLDER, metavar="DIR")):
        command = option(command)
    return command


def signed(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say who decides, when and why."""
    for option in (
        click.option("--reason", default="", help="Why."),
        click.option("--date", metavar="YYYY-MM-DD", help="When; asked for where it is not given."),
        click.option("--by", help="Who; without it git's user.name, or asked for."),
    ):
        command = option(command)
    return command


def signature(by: str | None, date: str | None, reason: str) -> Signature:
    """Who, when and why, asked for on a terminal. Raises UsageError where nobody can be asked."""
    return Signature(
        by or _asked("--by", _git_name()), date or _asked("--date", "", Day.today().isoformat()), reason
    )


def _asked(option: str, known: str, offer: str | None = None) -> str:
    if known:
        return known
    if not sys.stdin.isatty():
        raise click.UsageError(f"say {option}")
    return str(click.prompt(option.removeprefix("--"), default=offer))


def _git_name() -> str:
    git = shutil.which("git")
    if git is None:
        return ""
    said = subprocess.run([git, "config", "user.name"], capture_output=True, text=True, check=False)
    return said.stdout.strip()


def _take(decision: Decision, options: dict[str, Any]) -> None:
    who = signature(options["by"], options["date"], options["reason"])
    parts = {name: getattr(decision, name) for name in Decision.__slots__}
    parts |= {"by": who.by, "date": who.date, "reason": who.reason}
    whole = named(Decision(**parts))
    path = curation_file(options["curation"], options["ontology"])
    take(path, [whole], load(options["ontology"]))
    click.echo(f"{path}: {whole.name}; build again to carry it out")


def _graph(options: dict[str, Any]) -> Snapshot:
    recover(options["graph"].parent)
    return read_snapshot(options["graph"])


def _group(kind: str, help_: str) -> None:
    @curate.command(kind, help=help_)
    @click.argument("entities", nargs=-1, required=True)
    @_places
    @signed
    def command(entities: tuple[str, ...], **options: Any) -> None:
        graph = _graph(options)
        keys = tuple(dict.fromkeys(key_of(entity, graph) for entity in entities))
        if len(keys) < 2:
            raise click.UsageError("name at least two entities")
        _take(Decision("", kind, keys), options)


_group("same", "ENTITIES are one thing.")
_group("different", "ENTITIES are not one thing, whatever they are called.")


def _valued(kind: str, argument: str, help_: str) -> None:
    @curate.command(kind, help=help_)
    @click.argument("entity")
    @click.argument("value", metavar=argument)
    @_places
    @signed
    def command(entity: str, value: str, **options: Any) -> None:
        key = key_of(entity, _graph(options))
        _take(Decision("", kind, (key,), value.removeprefix("kg:") if kind == "retype" else value), options)


_valued("rename", "NAME", "ENTITY is called NAME; its IRI stays.")
_valued("retype", "CLASS", "ENTITY is of CLASS, a class of the ontology: Project, Port; its IRI stays.")


@curate.command()
@click.argument("short")
@click.argument("owner")
@click.option("--only-in", default="", metavar="DOCUMENT", help="In this document alone.")
@_places
@signed
def pin(short: str, owner: str, only_in: str, **options: Any) -> None:
    """The short form SHORT means OWNER."""
    key = key_of(owner, _graph(options))
    _take(Decision("", "pin", (key,), short, document=only_in), options)


def _judging(kind: str, help_: str, *, whole: bool) -> None:
    @curate.command(kind, help=help_)
    @click.argument("subject")
    @click.argument("predicate", required=not whole, default="")
    @click.argument("target", metavar="OBJECT", required=not whole, default="")
    @click.option("--role", default="", help="Of an office: this role alone.")
    @_places
    @signed
    def command(subject: str, predicate: str, target: str, role: str, **options: Any) -> None:
        if bool(predicate) != bool(target):
            raise click.UsageError("name an entity, or subject, property and object")
        graph, prop = _graph(options), predicate.removeprefix("kg:")
        key = key_of(subject, graph)
        if not prop:
            _take(Decision("", kind, (key,)), options)
            return
        other = object_of(target, prop, graph, load(options["ontology"]))
        quotes = quotes_of(key, prop, other, role, graph)
        if not quotes:
            raise GovkgError(f"{subject} {prop} {target}: the graph does not say so; see: kg show {subject}")
        _take(Decision("", kind, (key,), predicate=prop, object=other, role=role, quotes=quotes), options)


_judging("reject", "SUBJECT is no entity, or the fact SUBJECT PREDICATE OBJECT is wrong.", whole=True)
_judging("confirm", "The fact SUBJECT PREDICATE OBJECT is right.", whole=False)


@curate.command("reject-figure")
@click.argument("subject")
@click.argument("measure")
@click.argument("value")
@click.option("--period", default="", help="Of several with this value the one of this period: 2023.")
@_places
@signed
def reject_figure(subject: str, measure: str, value: str, period: str, **options: Any) -> None:
    """The figure is wrong: MEASURE of SUBJECT is not VALUE, a number with its unit as documents write it."""
    graph = _graph(options)
    key = key_of(subject, graph)
    quotes = figure_of(key, measure, value, period, graph)
    _take(Decision("", "reject-figure", (key,), value, measure=measure, period=period, quotes=quotes), options)


@curate.command()
@click.argument("subject")
@click.argument("predicate")
@click.argument("target", metavar="OBJECT")
@click.option("--source", required=True, help="Where the fact is from.")
@click.option("--quote", "quotes", multiple=True, help="A sentence of that source.")
@click.option("--role", default="", help="Of an office.")
@click.option("--as-of", default="", metavar="YYYY-MM-DD", help="When it held.")
@click.option("--new", "new", multiple=True, metavar="CLASS/NAME", help="An end that no document names.")
@_places
@signed
def add(subject: str, predicate: str, target: str, new: tuple[str, ...], **options: Any) -> None:
    """Add the fact SUBJECT PREDICATE OBJECT, which no document states."""
    graph, prop = _graph(options), predicate.removeprefix("kg:")
    ends = [subject if subject in new else key_of(subject, graph)]
    ends.append(target if target in new else object_of(target, prop, graph, load(options["ontology"])))
    said = {name: options[name] for name in ("role", "as_of", "source")}
    quotes = tuple(sorted(options["quotes"]))
    fact = Decision("", "add", (ends[0],), predicate=prop, object=ends[1], introduces=tuple(sorted(new)), **said)
    parts = {name: getattr(fact, name) for name in Decision.__slots__} | {"quotes": quotes}
    _take(Decision(**parts), options)


@curate.command("undo")
@click.argument("name")
@_places
def undo_(name: str, graph: Path, curation: Path | None, ontology: Path | None) -> None:
    """Take back the decision NAME, as `kg curate list` names it."""
    path = curation_file(curation, ontology)
    gone = undo(path, name, load(ontology))
    click.echo(f"{path}: {gone.name} of {gone.by}, {gone.date}, taken back; build again to see it")


@curate.command("list")
@_places
def list_(graph: Path, curation: Path | None, ontology: Path | None) -> None:
    """List all decisions."""
    path = curation_file(curation, ontology)
    decisions = load_curation(path, load(ontology)).decisions
    for one in decisions:
        parts = (one.predicate, one.object, one.measure, one.value, one.period)
        said = [*one.about, *(part for part in parts if part)]
        click.echo(f"{one.name}  {one.date}  {one.by}  {' '.join(said)}  {one.reason}".rstrip())
    click.echo(f"{path}: {len(decisions)} decisions")
