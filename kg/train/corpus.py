"""The annotated corpus: texts on disk and their reference annotation, paired by file name.

Enters: folders of texts and files of annotation. Leaves: examples with their features, in order of name.
Example: gold/001.json says that it is of 001_b893e66079dd5f93.txt; that file is looked for in every folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language

from kg.extract.lexicon import Lexicon, compile_lexicon
from kg.extract.pipeline import build_tokenizer
from kg.gold import Gold, read_gold, text_of
from kg.normalise import normalise
from kg.ontology.model import Ontology
from kg.read import read
from kg.segment import segment
from kg.train.batch import Featured, featured
from kg.train.examples import Annotated, annotate, make_example


def read_corpus(texts: Sequence[Path], golds: Sequence[Path], ontology: Ontology) -> list[Featured]:
    """Every annotated text as an example. Raises InputError where a text is missing."""
    nlp = build_tokenizer()
    lexicon = compile_lexicon(ontology)
    pairs = sorted(((path, read_gold(path)) for path in golds), key=lambda pair: pair[1].doc)
    return [
        _read(text_of(gold, path, texts), gold, nlp=nlp, lexicon=lexicon, ontology=ontology)
        for path, gold in pairs
    ]


def read_annotated(texts: Sequence[Path], golds: Sequence[Path]) -> list[Annotated]:
    """Every annotated text as characters, in the same order. Raises InputError where a text is missing."""
    pairs = sorted(((path, read_gold(path)) for path in golds), key=lambda pair: pair[1].doc)
    return [_annotated(text_of(gold, path, texts), gold) for path, gold in pairs]


def _annotated(path: Path, gold: Gold) -> Annotated:
    return annotate(gold.doc, normalise(read(path, root=path.parent).text).text, gold.entities)


def _read(path: Path, gold: Gold, *, nlp: Language, lexicon: Lexicon, ontology: Ontology) -> Featured:
    document = read(path, root=path.parent)
    clean = normalise(document.text)
    articles = segment(document, clean, ontology)
    home = lexicon.at(articles[0].jurisdiction if articles else "")
    return featured(make_example(gold.doc, clean.text, gold.entities, nlp, home), home)
