"""`kg rules`: how often each rule for facts is right, where people annotated.

Enters: files of annotation and the folders of their texts. Leaves: a table, or the Turtle that gives every
trigger its confidence. Example: the row award tells how many of 寿光获评国家森林城市 and its like were right.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from kg.cli.source import PATH
from kg.ontology.load import load
from kg.rules import PRIOR, RuleScore, score_rules

FOLDER = click.Path(file_okay=False, path_type=Path)
EPILOG = """\b
Example:
  kg rules tests/reference/001.json tests/reference/003.json --texts seeds
"""
PREFIX = "@prefix cue: <https://w3id.org/govkg/cue#> .\n"
HEAD = f"""
# How sure each trigger is: its precision on reference annotation with the annotated names, as `kg rules --turtle`
# measures it. cue:right and cue:wrong count the facts it found there. Precision is drawn towards that of the
# trigger's property as if {PRIOR} cases had been seen before: (right + {PRIOR} * prior) / (right + wrong + {PRIOR}).
# The rules were made with these texts in view, and names are read with mistakes of their own: for a new document the
# numbers are high, but their order holds.
"""


@click.command(epilog=EPILOG)
@click.argument("gold", type=PATH, nargs=-1, required=True)
@click.option(
    "--texts", type=FOLDER, multiple=True, required=True, help="A folder of the annotated texts; repeatable."
)
@click.option("--turtle", is_flag=True, help="Print the confidences as Turtle, for the ontology folder.")
@click.option("--ontology", type=FOLDER, default=None, help="An ontology folder, instead of the packaged one.")
def rules(gold: tuple[Path, ...], texts: tuple[Path, ...], turtle: bool, ontology: Path | None) -> None:
    """Count what each rule for facts finds right and wrong in GOLD, files of reference annotation."""
    scores = score_rules(texts, gold, load(ontology))
    if turtle:
        click.echo(PREFIX + HEAD + f"# Annotated texts: {len(gold)}.\n\n" + _turtle(scores), nl=False)
        return
    click.echo(f"{'rule':22}{'property':16}{'right':>6}{'wrong':>6}{'confidence':>12}")
    for score in scores:
        click.echo(
            f"{score.rule:22}{score.predicate:16}{score.right:6d}{score.wrong:6d}{score.confidence:12.2f}"
        )


def _turtle(scores: Iterable[RuleScore]) -> str:
    return "".join(
        f"cue:{score.rule} cue:right {score.right} ; cue:wrong {score.wrong} ; "
        f"cue:confidence {score.confidence:.2f} .\n"
        for score in sorted(scores, key=lambda score: (score.predicate, score.rule))
    )
