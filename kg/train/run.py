"""A whole training: read the corpus, fit, score what was left out, write.

Enters: a `Run`. Leaves: the folder of weights and an `Outcome`.
Example: `Run(golds, texts, output, tests=("001", "003"))` fits without the two seeds and scores on them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.extract.lexicon import compile_lexicon
from kg.ontology.load import load
from kg.train.corpus import read_corpus
from kg.train.fit import fit
from kg.train.save import save_weights
from kg.train.score import f1, score

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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it. `scores`: precision, recall and F1 on what was left out, by class."""

    examples: int
    features: int
    scores: tuple[tuple[str, tuple[float, float, float]], ...]


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
    weights = fit(train, lexicon.classes, rounds=order.rounds)
    characters = sum(item.example.words.offsets[-1] for item in train)
    card = {
        "what": "Weights of the name grammar: a semi-Markov conditional random field over forms and the states of LAC.",
        "data": f"{len(train)} annotated texts, {characters} characters, of Chinese local governments",
        "left_out": sorted(held_out),
        "limits": "Work reports, plans and newspapers in Chinese; firms and brands are rare in the data.",
    }
    save_weights(weights, order.output, card)
    counts = score(test, weights, lexicon)
    groups = (
        {"core": CORE, "all": lexicon.classes, **{name: (name,) for name in lexicon.classes}} if test else {}
    )
    return Outcome(
        len(train), len(weights.rows), tuple((name, f1(counts, group)) for name, group in groups.items())
    )
