"""The extraction pipeline: spaCy with LAC's words and the components of this package, in their order.

Enters: a document with its clean text and articles. Leaves: an `Extraction`.
Example: of 加快济郑、雄商高铁建设 it gives the mentions 济郑高铁 and 雄商高铁, and that both are underway.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import spacy
from spacy.language import Language

from kg.extract import components, figures, relations, tokenizer
from kg.extract.lexicon import compile_lexicon
from kg.model import Article, CleanText, Document, Figure, Mention, Relation
from kg.ontology.model import Ontology

PIPES = (
    "govkg_forms",
    "govkg_gazetteer",
    "govkg_selection",
    "govkg_lists",
    "govkg_mentions",
    "govkg_relations",
    "govkg_figures",
)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a document says. `unverified` counts facts left out because their quote could not be verified."""

    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    unverified: int
    figures: tuple[Figure, ...] = ()


def build_tokenizer() -> Language:
    """A blank pipeline that only cuts and tags words."""
    return spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": tokenizer.NAME}}})


def build_nlp(ontology: Ontology) -> Language:
    """The whole pipeline for an ontology."""
    nlp = build_tokenizer()
    lexicon = compile_lexicon(ontology)
    for pipe in PIPES:
        component = nlp.add_pipe(pipe)
        if isinstance(component, components.Component):
            component.use(lexicon)
        elif isinstance(component, (relations.RelationExtractor, figures.FigureExtractor)):
            component.use(ontology)
    return nlp


def with_headlines(articles: Sequence[Article], length: int) -> tuple[Article, ...]:
    """The articles together with what stands between them, since headlines and bylines name things too.

    What stands before an article is its own, what stands behind the last is the last's: 聊城市代市长 李长萍 under
    a title; 文/图 … 记者 王培源 at a page's end.
    """
    begins = [0, *(article.end for article in articles)][: len(articles)]
    ends = [*begins[1:], length]
    return tuple(
        replace(article, begin=begin, end=end) for article, begin, end in zip(articles, begins, ends, strict=False)
    )


def extract(nlp: Language, document: Document, clean: CleanText, articles: Sequence[Article]) -> Extraction:
    """Run the pipeline over each article of a document."""
    mentions: list[Mention] = []
    found: list[Relation] = []
    measured: list[Figure] = []
    unverified = 0
    for article in with_headlines(articles, len(clean.text)):
        doc = nlp.make_doc(clean.text[article.begin : article.end])
        doc.user_data.update(document=document, clean=clean, article=article)
        doc = nlp(doc)
        mentions += doc._.mentions
        found += doc._.relations
        measured += doc._.figures
        unverified += doc.user_data["unverified"]
    return Extraction(tuple(mentions), tuple(found), unverified, tuple(measured))
