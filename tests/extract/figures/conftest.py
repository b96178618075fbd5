"""A sentence with its mentions marked, read by the component: [青湖剧场|Place]演出85场.

Enters: marked text, the jurisdiction, kind and date of the article. Leaves: figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.extract.figures import FigureExtractor
from kg.extract.tokenizer import LacTokenizer
from kg.model import Article, Document, Figure, Mention
from kg.normalise import normalise
from kg.ontology.load import load

_MARK = re.compile(r"\[(?P<surface>[^|\]]+)\|(?P<type>\w+)\]")

Reader = Callable[..., tuple[Figure, ...]]


@pytest.fixture(scope="session")
def figures() -> Reader:
    """Reads a marked text that 潍坊市 speaks (370700) and gives its figures."""
    if not Doc.has_extension("mentions"):
        Doc.set_extension("mentions", default=())
    tokenizer = LacTokenizer(Vocab())
    extractor = FigureExtractor(load())

    def reader(
        marked: str, *, jurisdiction: str = "370700", kind: str = "report", date: str = "2024-01-20"
    ) -> tuple[Figure, ...]:
        text, mentions, at = "", [], 0
        for mark in _MARK.finditer(marked):
            text += marked[at : mark.start()]
            begin, end = len(text), len(text) + len(mark["surface"])
            mentions.append(Mention("a.txt", 0, begin, end, mark["type"], mark["surface"], mark["surface"]))
            text, at = text + mark["surface"], mark.end()
        text += marked[at:]
        clean = normalise(text)
        assert clean.text == text, "write test sentences as normalise leaves them"
        doc = tokenizer(text)
        article = Article("a.txt", 0, "", 0, len(text), date, kind, (), jurisdiction)
        doc.user_data.update(document=Document("a.txt", text, "utf-8", ""), clean=clean, article=article)
        doc._.mentions = tuple(mentions)
        found: tuple[Figure, ...] = extractor(doc)._.figures
        return found

    return reader
