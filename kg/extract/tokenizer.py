"""Words and their tags: Baidu's LAC, behind spaCy's tokenizer protocol.

Enters: the clean text of an article. Leaves: a `Doc` whose tokens are LAC's words and whose `tag_` is LAC's
tag (v verb, n noun, nz proper noun, PER, LOC, ORG, TIME, w punctuation …); no character is lost.
Example: 茌平区获批国家高新区 gives 茌平区/LOC 获批/v 国家/n 高新区/n.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from kg.extract.lac import WIDTH, Analysis, Floats, Lac

_SENTENCE = re.compile(r"[^。！？；!?;\n]*[。！？；!?;\n]?")
NAME = "govkg.LacTokenizer.v1"
LONGEST_CHUNK = 400
"""Characters that LAC is given at once; its memory grows with the length."""


def chunks(text: str) -> Iterator[str]:
    """Cut a text into sentences of at most `LONGEST_CHUNK` characters; line breaks stand alone."""
    for match in _SENTENCE.finditer(text):
        sentence = match.group()
        if sentence.endswith("\n"):
            yield from _pieces(sentence[:-1])
            yield "\n"
        else:
            yield from _pieces(sentence)


def _pieces(sentence: str) -> Iterator[str]:
    for begin in range(0, len(sentence), LONGEST_CHUNK):
        yield sentence[begin : begin + LONGEST_CHUNK]


class LacTokenizer:
    """A spaCy tokenizer that also tags, since LAC does both in one step.

    `doc.tensor` has a row for each word: the states of its first and its last character, and their sum.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._lac = Lac()

    def __call__(self, text: str) -> Doc:
        """Cut and tag a text."""
        cut = [chunk for chunk in chunks(text) if chunk]
        analyses = iter(self._lac.analyse([chunk for chunk in cut if chunk != "\n"]))
        words: list[tuple[str, str]] = []
        rows: list[Floats] = []
        for chunk in cut:
            found = _LINE_BREAK if chunk == "\n" else next(analyses)
            words += found.words
            rows.append(_rows(found))
        doc = Doc(
            self.vocab,
            words=[word for word, _ in words],
            spaces=[False] * len(words),
            tags=[tag for _, tag in words],
        )
        doc.tensor = np.concatenate(rows) if rows else np.zeros((0, 3 * WIDTH), dtype=np.float32)
        return doc


_LINE_BREAK = Analysis((("\n", "w"),), np.zeros((1, WIDTH), dtype=np.float32))


def _rows(analysis: Analysis) -> Floats:
    """The rows of the words."""
    ends = np.cumsum([len(word) for word, _ in analysis.words])
    begins = np.concatenate([[0], ends[:-1]])
    states = analysis.states
    rows: Floats = np.concatenate([states[begins], states[ends - 1], np.add.reduceat(states, begins)], axis=1)
    return rows


@registry.tokenizers(NAME)  # type: ignore[untyped-decorator]  # catalogue has no hints
def create_lac_tokenizer() -> Callable[[Language], LacTokenizer]:
    """The factory that a spaCy config names."""
    return lambda nlp: LacTokenizer(nlp.vocab)
