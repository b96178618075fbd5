"""The spaCy component that adds figures to a document.

Enters: a `Doc` of one article with `doc._.mentions`, and in `doc.user_data` the keys "document", "clean" and
"article". Leaves: the same `Doc` with `doc._.figures`, and the number of figures whose quote could not be
verified added to `doc.user_data["unverified"]`.

Example: of 全市生产总值增长3.7% `doc._.figures` holds 生产总值, growth, 3.7, %.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.figures.amounts import AmountFinder
from kg.extract.figures.find import FigureContext, find_figures
from kg.extract.figures.measures import MeasureReader
from kg.extract.figures.tokens import Tokens
from kg.extract.figures.words import FigureWords
from kg.extract.relations.grammar import Grammar
from kg.model import Article, CleanText, Document
from kg.ontology.model import Ontology

NAME = "govkg_figures"


class FigureExtractor:
    """Adds figures to a `Doc`. The ontology is given at once, or set before the first document."""

    def __init__(self, ontology: Ontology | None = None) -> None:
        if not Doc.has_extension("figures"):
            Doc.set_extension("figures", default=())
        self._grammar: Grammar | None = None
        if ontology is not None:
            self.use(ontology)

    def use(self, ontology: Ontology) -> None:
        """Take word lists and divisions from `ontology` from now on."""
        self._grammar = Grammar(ontology)
        self._words = FigureWords(ontology)
        self._finder = AmountFinder(self._words)

    def __call__(self, doc: Doc) -> Doc:
        """Find figures. Raises ValueError where no ontology was given."""
        if self._grammar is None:
            raise ValueError(f"{NAME} has no ontology; call use(ontology) after adding it")
        document, clean, article = (doc.user_data[key] for key in ("document", "clean", "article"))
        assert isinstance(document, Document) and isinstance(clean, CleanText) and isinstance(article, Article)
        context = FigureContext(document, clean, article, doc._.mentions, self._words, self._grammar)
        measures = MeasureReader(self._words, Tokens(doc, article.begin, self._words.says), clean.text)
        found = find_figures(context, self._finder, measures)
        doc._.figures = found.figures
        doc.user_data["unverified"] = doc.user_data.get("unverified", 0) + found.unverified
        return doc


@Language.factory(NAME, assigns=["doc._.figures"], requires=["doc._.mentions"])
def create_figures(nlp: Language, name: str) -> FigureExtractor:
    """The factory that a spaCy config names; the ontology follows through `use`."""
    return FigureExtractor()
