"""A sentence with its mentions marked, read by the component: [莘县|Place]成功创建[国家农业科技园区|Honour]。

Enters: marked text, the jurisdiction and kind of the article. Leaves: facts as short strings.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.extract.relations import RelationExtractor
from kg.extract.tokenizer import LacTokenizer
from kg.model import Article, Document, Mention, Relation
from kg.normalise import normalise
from kg.ontology.load import load

_MARK = re.compile(r"\[(?P<surface>[^|\]]+)\|(?P<type>\w+)(?:\|(?P<name>[^\]]+))?\]")

Reader = Callable[..., tuple[Relation, ...]]


@pytest.fixture(scope="session")
def read() -> Reader:
    """Reads a marked text and gives its relations."""
    if not Doc.has_extension("mentions"):
        Doc.set_extension("mentions", default=())
    tokenizer = LacTokenizer(Vocab())
    extractor = RelationExtractor(load())

    def reader(marked: str, jurisdiction: str = "370700", kind: str = "report") -> tuple[Relation, ...]:
        text, mentions, at = "", [], 0
        for mark in _MARK.finditer(marked):
            text += marked[at : mark.start()]
            surface, name = mark["surface"], mark["name"] or mark["surface"]
            begin, end = len(text), len(text) + len(surface)
            mentions.append(Mention("a.txt", 0, begin, end, mark["type"], name, surface))
            text, at = text + surface, mark.end()
        text += marked[at:]
        clean = normalise(text)
        assert clean.text == text, "write test sentences as normalise leaves them"
        doc = tokenizer(text)
        document = Document("a.txt", text, "utf-8", "")
        article = Article("a.txt", 0, "", 0, len(text), kind=kind, jurisdiction=jurisdiction)
        doc.user_data.update(document=document, clean=clean, article=article)
        doc._.mentions = tuple(mentions)
        relations: tuple[Relation, ...] = extractor(doc)._.relations
        return relations

    return reader
