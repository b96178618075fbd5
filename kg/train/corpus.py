"""The annotated corpus: texts on disk and their reference annotation, paired by file name, and marked passages.

Enters: folders of texts, and files of annotation. Leaves: examples with their features, in order of name.
Example: gold/001.json says that it is of 001_b893e66079dd5f93.txt; that file is looked for in every folder.
A file .txt among the annotation is a passage whose names are marked in place (`kg.train.marked`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language

from kg.extract.lexicon import Lexicon, compile_lexicon
from kg.extract.pipeline import build_tokenizer
from kg.gold import read_gold, text_of
from kg.model import Document
from kg.normalise import normalise
from kg.ontology.model import Ontology
from kg.read import read
from kg.segment import segment
from kg.train.batch import Featured, featured
from kg.train.examples import Annotated, annotate, make_example
from kg.train.marked import read_marked


def read_corpus(texts: Sequence[Path], golds: Sequence[Path], ontology: Ontology) -> list[Featured]:
    """Every annotated text as an example. Raises InputError where a text is missing."""
    nlp = build_tokenizer()
    lexicon = compile_lexicon(ontology)
    return [
        _featured(document, annotated, nlp=nlp, lexicon=lexicon, ontology=ontology)
        for document, annotated in _read(texts, golds, lexicon.classes)
    ]


def read_annotated(texts: Sequence[Path], golds: Sequence[Path], classes: Sequence[str]) -> list[Annotated]:
    """Every annotated text as characters, in the same order. Raises InputError where a text is missing."""
    return [annotated for _, annotated in _read(texts, golds, classes)]


def _read(
    texts: Sequence[Path], golds: Sequence[Path], classes: Sequence[str]
) -> list[tuple[Document, Annotated]]:
    found = [
        read_marked(path, classes) if path.suffix == ".txt" else _read_gold(path, texts) for path in golds
    ]
    return sorted(found, key=lambda pair: pair[1].name)


def _read_gold(path: Path, texts: Sequence[Path]) -> tuple[Document, Annotated]:
    gold = read_gold(path)
    source = text_of(gold, path, texts)
    document = read(source, root=source.parent)
    return document, annotate(gold.doc, normalise(document.text).text, gold.entities)


def _featured(
    document: Document, annotated: Annotated, *, nlp: Language, lexicon: Lexicon, ontology: Ontology
) -> Featured:
    articles = segment(document, normalise(document.text), ontology)
    home = lexicon.at(articles[0].jurisdiction if articles else "")
    return featured(make_example(annotated, nlp, home), home)
