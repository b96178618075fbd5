"""`kg show`: one entity, its names, and every fact about it with the sentence that states it.

Enters: a name. Leaves: a card for each entity that bears it; else the nearest names and exit code 1.
Example: `kg show 鲁西国际陆港` tells that it is a Project, that 002 and 004 name it, and what they say.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import click
from rdflib import Graph

from kg.cli.source import graph_option, open_graph
from kg.lookup import Card, Fact, find, nearest, reasons

MENTIONS = "mentions.ttl"
EPILOG = """\b
Example:
  kg show 鲁西国际陆港
  kg show 鲁西国际陆港 --why
"""


@click.command(epilog=EPILOG)
@click.argument("name")
@click.option("--why", is_flag=True, help="Say why it was taken for a name, and its names for one.")
@graph_option
def show(name: str, why: bool, graph: Path) -> None:
    """Show what the graph says of NAME, which may be any name of an entity: 茌平 shows 茌平区.

    Exits with 1 where nothing has that name.
    """
    source = open_graph(graph)
    cards = find(source, name)
    if not cards:
        like = nearest(source, name)
        remedy = f"names like it: {'、'.join(like)}" if like else "no name is like it"
        raise click.ClickException(f"{graph}: nothing is named {name}; {remedy}")
    mentions = open_graph(graph.with_name(MENTIONS)) if why else Graph()
    click.echo("\n\n".join(_text(card) + _why(card, mentions, wanted=why) for card in cards))


def _text(card: Card) -> str:
    lines = [f"{card.name}  {', '.join(card.types)}", f"  <{card.iri}>"]
    if card.labels:
        lines.append(f"  also: {'、'.join(card.labels)}")
    lines += [f"  in {document}" for document in card.documents]
    for heading, facts in groupby(card.facts, key=_heading):
        lines.append(f"  {heading}")
        lines += [f"    {_said(fact)} ({_where(fact)})" for fact in facts]
    return "\n".join(lines)


def _why(card: Card, mentions: Graph, *, wanted: bool) -> str:
    """The notes on mergers, and the reasons for each surface."""
    if not wanted:
        return ""
    lines = [f"    {note}" for note in card.notes]
    lines += [f"    {found.surface} ({found.score:.2f}): {found.why}" for found in reasons(mentions, card.iri)]
    return "\n  why\n" + "\n".join(lines)


def _heading(fact: Fact) -> str:
    return f"{fact.subject} {fact.predicate} {fact.object}"


def _said(fact: Fact) -> str:
    """The sentence; of a fact that a person added, and perhaps without one, that it was added."""
    return f"“{fact.quote}”" if fact.begin >= 0 else f"added by a person {fact.quote and f'“{fact.quote}”'}".strip()


def _where(fact: Fact) -> str:
    parts = [fact.document, f"at {fact.begin}" if fact.begin >= 0 else "", fact.as_of, fact.role]
    return ", ".join(part for part in parts if part)
