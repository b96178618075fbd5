"""What the extraction tests share: the packaged ontology, its lexicon, and a function from text to words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from kg.extract.lexicon import Lexicon, compile_lexicon
from kg.extract.pipeline import build_nlp, build_tokenizer
from kg.extract.words import Words, words_of
from kg.model import Article, CleanText, Document, Mention, Relation
from kg.ontology.load import load
from kg.ontology.model import Ontology


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    return load()


@pytest.fixture(scope="session")
def lexicon(ontology: Ontology) -> Lexicon:
    return compile_lexicon(ontology)


@pytest.fixture(scope="session")
def tokenizer() -> Language:
    return build_tokenizer()


@pytest.fixture(scope="session")
def words(tokenizer: Language, lexicon: Lexicon) -> Callable[[str], Words]:
    return lambda text: words_of(tokenizer.make_doc(text), lexicon)


@pytest.fixture(scope="session")
def nlp(ontology: Ontology) -> Language:
    return build_nlp(ontology)


@pytest.fixture(scope="session")
def reading(nlp: Language) -> Callable[[str], tuple[tuple[Mention, ...], tuple[Relation, ...]]]:
    """Mentions and relations of a text that 聊城市 speaks, as one article."""

    def read(text: str) -> tuple[tuple[Mention, ...], tuple[Relation, ...]]:
        clean = CleanText(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))
        article = Article("a.txt", 1, "政府工作报告", 0, len(text), "2025-01-10", "report", (), "371500")
        doc = nlp.make_doc(text)
        doc.user_data.update(document=Document("a.txt", text, "utf-8", ""), clean=clean, article=article)
        done = nlp(doc)
        return done._.mentions, done._.relations

    return read
