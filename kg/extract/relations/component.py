"""The spaCy component that adds relations to a document.

Enters: a `Doc` of one article with `doc._.mentions`, and in `doc.user_data` the keys "document", "clean" and
"article". Leaves: the same `Doc` with `doc._.relations`, and the number of facts whose quote could not be
verified in `doc.user_data["unverified"]`.

Example: `RelationExtractor(ontology)(doc)._.relations` holds 聊城市 implements 6293工作思路.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.relations.build import Builder
from kg.extract.relations.find import find_facts, verified
from kg.extract.relations.formed import with_events
from kg.extract.relations.grammar import Grammar
from kg.extract.relations.records import Context
from kg.model import Article, CleanText, Document
from kg.ontology.model import Ontology

NAME = "govkg_relations"


class RelationExtractor:
    """Adds relations to a `Doc`. The ontology is given at once, or set before the first document."""

    def __init__(self, ontology: Ontology | None = None) -> None:
        for name in ("mentions", "relations"):
            if not Doc.has_extension(name):
                Doc.set_extension(name, default=())
        self._grammar = Grammar(ontology) if ontology is not None else None

    def use(self, ontology: Ontology) -> None:
        """Take triggers, word lists and divisions from `ontology` from now on."""
        self._grammar = Grammar(ontology)

    def __call__(self, doc: Doc) -> Doc:
        """Find relations. Raises ValueError where no ontology was given."""
        if self._grammar is None:
            raise ValueError(f"{NAME} has no ontology; call use(ontology) after adding it")
        context = context_of(doc, self._grammar)
        facts = find_facts(context)
        relations = verified(facts, context)
        doc._.relations = relations
        doc.user_data["unverified"] = len(facts) - len(relations)
        return doc


def context_of(doc: Doc, grammar: Grammar) -> Context:
    """The context that a `Doc` and its user data give."""
    document, clean, article = (doc.user_data[key] for key in ("document", "clean", "article"))
    assert isinstance(document, Document) and isinstance(clean, CleanText) and isinstance(article, Article)
    edges = {article.begin + token.idx for token in doc}
    edges.update(article.begin + token.idx + len(token) for token in doc)
    mentions = with_events(doc._.mentions, clean.text, article, grammar)
    return Builder(clean, article, mentions).build(document, grammar, frozenset(edges))


@Language.factory(NAME, assigns=["doc._.relations"], requires=["doc._.mentions"])
def create_relations(nlp: Language, name: str) -> RelationExtractor:
    """The factory that a spaCy config names; the ontology follows through `use`."""
    return RelationExtractor()
