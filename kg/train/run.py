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
from kg.extract.weights import Weights
from kg.ontology.load import load
from kg.train.batch import Featured
from kg.train.corpus import read_annotated, read_corpus
from kg.train.fit import Part, Recipe, fit
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
    written: tuple[Path, ...] = ()
    """Passages whose names are marked in place, to learn from first."""
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
    passages = _passages(order)
    ontology = load(order.ontology)
    lexicon = compile_lexicon(ontology)
    corpus = read_corpus(order.texts, order.golds, ontology)
    test = [item for item in corpus if item.example.name.startswith(order.tests)] if order.tests else []
    held_out = {item.example.name for item in test}
    train = [item for item in corpus if item.example.name not in held_out]
    if not train:
        raise InputError(order.golds[0], "leaves nothing to train on", "name more annotation, or fewer tests")
    written = read_corpus((), passages, ontology)

    def learn(items: Sequence[Featured], part: Part = "all") -> Weights:
        return fit(items, lexicon.classes, Recipe(rounds=order.rounds, part=part), written=written)

    weights = learn(train)
    if order.encoder:
        weights = replace(weights, encoder=_fit_encoder(order, held_out, lexicon))
    rows = _rows(score(test, weights, lexicon), lexicon) if test else ()
    if order.folds:
        counts = cross_validate(train, lexicon, order.folds, learn)
        rows = _rows(counts, lexicon)
    card = {**_card(train, held_out, rows), **_written_card(written), **_encoder_card(order)}
    save_weights(weights, order.output, card)
    parts = compare((train, test), lexicon, learn) if order.compare and test else ()
    compared = tuple(
        (f"{name}, {group}", figures) for name, counts in parts for group, figures in _rows(counts, lexicon)[:2]
    )
    return Outcome(len(train), len(weights.rows), rows, compared)


def _fit_encoder(order: Run, held_out: Collection[str], lexicon: Lexicon) -> Encoder:
    """Fit the encoder to the same texts, and write it beside the weights."""
    # PyTorch is large, and the weights need none of it.
    from kg.train.encoder.export import save_encoder
    from kg.train.encoder.fit import Lesson
    from kg.train.encoder.fit import fit as fit_encoder

    texts = [text for text in read_annotated(order.texts, order.golds, lexicon.classes) if text.name not in held_out]
    written = read_annotated((), _passages(order), lexicon.classes)
    # The written passages are read half as often: there are more of them, and the annotation has the last word.
    lessons = [Lesson(written, -(-order.encoder // 2)), Lesson(texts, order.encoder)]
    fitted = fit_encoder([lesson for lesson in lessons if lesson.texts], lexicon.classes)
    return Encoder(save_encoder(fitted, order.output))


def _passages(order: Run) -> list[Path]:
    """The files of written passages. Raises InputError for a folder without any."""
    found = [sorted(folder.glob("*.txt")) for folder in order.written]
    for folder, files in zip(order.written, found, strict=True):
        if not files:
            raise InputError(folder, "holds no .txt file", "name a folder of passages with marked names")
    return [path for files in found for path in files]


def _rows(counts: Counts, lexicon: Lexicon) -> Rows:
    groups = {"core": CORE, "all": lexicon.classes, **{name: (name,) for name in lexicon.classes}}
    return tuple((name, f1(counts, group)) for name, group in groups.items())


def _encoder_card(order: Run) -> dict[str, object]:
    start = "The lower six layers of multilingual-e5-small (MIT licence), fitted to the same texts"
    return {"encoder": f"{start} in {order.encoder} rounds"} if order.encoder else {}


def _written_card(written: Sequence[Featured]) -> dict[str, object]:
    characters = sum(item.example.words.offsets[-1] for item in written)
    what = f"{len(written)} passages, {characters} characters, written for training, learnt from first"
    return {"written": what} if written else {}


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
