"""Which characters of an article stand in names, and a text cut only where they do not.

Enters: an article and its mentions. Leaves: a `Cover`, which relations and figures ask.
Example: the comma of “攻坚突破年、政协见行动”主题实践活动 cuts nothing, since a name covers it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.model import Article, Mention


class Cover:
    """Names over the characters of an article; implicit mentions cover nothing."""

    def __init__(self, article: Article, mentions: Iterable[Mention]) -> None:
        self._begin = article.begin
        self._covered = bytearray(article.end - article.begin)
        for mention in mentions:
            if not mention.implicit:
                begin, end = max(mention.begin, article.begin), min(mention.end, article.end)
                self._covered[begin - article.begin : end - article.begin] = b"\1" * max(end - begin, 0)

    def covers(self, begin: int, end: int) -> bool:
        """Whether a name covers any of a clean span."""
        return any(self._covered[begin - self._begin : end - self._begin])

    def cut(self, text: str, span: tuple[int, int], marks: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """The spans of a text between marks that no name covers; blank ones are left out."""
        start, end = span
        for mark in marks.finditer(text, *span):
            if self.covers(mark.start(), mark.end()):
                continue
            if text[start : mark.start()].strip():
                yield start, mark.start()
            start = mark.end()
        if text[start:end].strip():
            yield start, end
