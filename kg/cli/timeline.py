"""`kg timeline`: how a project came along, from the sentences that state its status.

Enters: a name. Leaves: a line for each such sentence, the newest last; exit code 1 where there is none.
Example: `kg timeline 雄商高铁` goes from preparing (争取开工) in 2020 to underway (加快建设) in 2025.
"""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.source import graph_option, open_graph
from kg.lookup import Card, Fact, find, nearest

STATUS = "hasStatus"
UNDATED = "undated   "
EPILOG = """\b
Example:
  kg timeline 雄商高铁
"""


@click.command(epilog=EPILOG)
@click.argument("name")
@graph_option
def timeline(name: str, graph: Path) -> None:
    """Show what status the documents give the project NAME, by date, the newest last.

    Exits with 1 where nothing has that name, or no document states its status.
    """
    source = open_graph(graph)
    cards = find(source, name)
    if not cards:
        like = nearest(source, name)
        remedy = f"names like it: {'、'.join(like)}" if like else "no name is like it"
        raise click.ClickException(f"{graph}: nothing is named {name}; {remedy}")
    told = [card for card in cards if _statuses(card)]
    if not told:
        raise click.ClickException(f"{graph}: no document states a status of {name}; ask: kg show {name}")
    click.echo("\n\n".join(_text(card) for card in told))


def _text(card: Card) -> str:
    lines = [card.name]
    lines += [
        f"  {fact.as_of or UNDATED}  {fact.object:9}  “{fact.quote}” ({_where(fact)})"
        for fact in _statuses(card)
    ]
    return "\n".join(lines)


def _where(fact: Fact) -> str:
    return f"{fact.document}, at {fact.begin}" if fact.begin >= 0 else f"{fact.document}, added by a person"


def _statuses(card: Card) -> list[Fact]:
    """The statuses of a project, those without a date first."""
    stated = (fact for fact in card.facts if fact.predicate == STATUS)
    return sorted(stated, key=lambda fact: (fact.as_of, fact.document, fact.begin, fact.object))
