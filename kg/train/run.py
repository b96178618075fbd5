"""A whole training: read the corpus, fit, score what was left out, write.

Enters: a `Run`. Leaves: the folder of weights and an `Outcome`.
Example: `Run(golds, texts, output, tests=("001", "003"))` fits without the two seeds and scores on them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import InputError
from kg.extract.encoder import Encoder
from kg.extract.lexicon import Lexicon, compile_lexicon
from kg.ontology.load import load
from kg.train.batch import Featured
from kg.train.corpus import read_annotated, read_corpus
from kg.train.fit import Recipe, fit
from kg.train.save import save_weights
from kg.train.score import Counts, f1, score
from kg.train.validate import compare, cross_validate

CORE = ("Place", "Organisation", "Project", "Programme")


@dataclass(frozen=True, slots=True)
class Run:
    """What to train on. `tests` are prefixes of file names to leave out."""

    golds: tuple[Path, ...]
    texts: tuple[Path, ...]
    output: Path
    tests: tuple[str, ...] = ()
    rounds: int = 60
    ontology: Path | None = None
    folds: int = 0
    """Into how many parts to cut the texts for cross-validation; 0: no cross-validation."""
    compare: bool = False
    """Whether to tell what each part of the weights is worth on `tests`."""
    encoder: int = 0
    """In how many rounds to fit the encoder too; 0: not at all."""


Rows = tuple[tuple[str, tuple[float, float, float]], ...]
"""Names and precision, recall and F1."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: scores by class on what was left out, and of each part alone."""

    examples: int
    features: int
    scores: Rows
    parts: Rows = ()


def run(order: Run) -> Outcome:
    """Train. Raises InputError where annotation or text is missing, or nothing is left to train on."""
    ontology = load(order.ontology)
    lexicon = compile_lexicon(ontology)
    corpus = read_corpus(order.texts, order.golds, ontology)
    test = [item for item in corpus if item.example.name.startswith(order.tests)] if order.tests else []
    held_out = {item.example.name for item in test}
    train = [item for item in corpus if item.example.name not in held_out]
    if not train:
        raise InputError(order.golds[0], "leaves nothing to train on", "name more annotation, or fewer tests")
    recipe = Recipe(rounds=order.rounds)
    weights = fit(train, lexicon.classes, recipe)
    if order.encoder:
        weights = replace(weights, encoder=_fit_encoder(order, held_out, lexicon))
    rows = _rows(score(test, weights, lexicon), lexicon) if test else ()
    if order.folds:
        counts = cross_validate(train, lexicon, order.folds, lambda items: fit(items, lexicon.classes, recipe))
        rows = _rows(counts, lexicon)
    save_weights(weights, order.output, {**_card(train, held_out, rows), **_encoder_card(order)})
    parts = compare((train, test), lexicon, rounds=order.rounds) if order.compare and test else ()
    compared = tuple(
        (f"{name}, {group}", figures) for name, counts in parts for group, figures in _rows(counts, lexicon)[:2]
    )
    return Outcome(len(train), len(weights.rows), rows, compared)


def _fit_encoder(order: Run, held_out: Collection[str], lexicon: Lexicon) -> Encoder:
    """Fit the encoder to the same texts, and write it beside the weights."""
    # PyTorch is large, and the weights need none of it.
    from kg.train.encoder.export import save_encoder
    from kg.train.encoder.fit import Plan
    from kg.train.encoder.fit import fit as fit_encoder

    texts = [text for text in read_annotated(order.texts, order.golds) if text.name not in held_out]
    return Encoder(save_encoder(fit_encoder(texts, lexicon.classes, Plan(rounds=order.encoder)), order.output))


def _rows(counts: Counts, lexicon: Lexicon) -> Rows:
    groups = {"core": CORE, "all": lexicon.classes, **{name: (name,) for name in lexicon.classes}}
    return tuple((name, f1(counts, group)) for name, group in groups.items())


def _encoder_card(order: Run) -> dict[str, object]:
    start = "The lower six layers of multilingual-e5-small (MIT licence), fitted to the same texts"
    return {"encoder": f"{start} in {order.encoder} rounds"} if order.encoder else {}


def _card(train: Sequence[Featured], held_out: Collection[str], rows: Rows) -> dict[str, object]:
    """The model card: data, figures by class, limits."""
    characters = sum(item.example.words.offsets[-1] for item in train)
    return {
        "what": "Weights of the name grammar: a semi-Markov conditional random field over forms and the states of LAC.",
        "data": f"{len(train)} annotated texts, {characters} characters, of Chinese local governments",
        "left_out": sorted(held_out),
        "figures": {name: round(scores[2], 3) for name, scores in rows},
        "figures_are": "F1 by text and name, on texts that the weights scored had not seen",
        "limits": "Work reports, plans and newspapers in Chinese; firms and brands are rare in the data.",
    }
