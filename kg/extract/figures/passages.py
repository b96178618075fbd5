"""Cut an article into sentences and clauses, and find the amounts in them.

Enters: an article with its mentions. Leaves: a `Passage` for each sentence that holds an amount, with its mood
and the time that its paragraph speaks of. Marks inside a name do not cut.

Example: 新增绿地262公顷；打通道路7条，新建天桥3座 gives two passages, the second of two clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.cover import Cover
from kg.extract.figures.amounts import AmountFinder
from kg.extract.figures.periods import now, period
from kg.extract.figures.records import Clause, Passage
from kg.extract.relations.grammar import Grammar
from kg.extract.relations.mood import LONGEST_HEADING, moods
from kg.model import Article, Mention

_STOP = re.compile(r"[。！？；!?;\n]")
_COMMA = re.compile(r"[，：:]|(?<!\d),|,(?!\d{3})|（(?=[^（）]*\d[^（）]*）)|(?<=[%\d元])）|）(?=，)")
"""Brackets cut only where they hold a number: （剔除减税降费因素，实际增长13%）, not 县（区）."""
_HEADING = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|第[一二三四五六七八九十]+[章节部])"
    r"|20\d\d年.{0,12}(?:回顾|工作|目标|任务|安排)|今年以来|过去五年|今后五年"
)


class PassageReader:
    """Cuts one article."""

    def __init__(self, text: str, article: Article, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._article = article
        self._now = now(article.date)
        self._cover = Cover(article, mentions)

    def read(self, finder: AmountFinder, grammar: Grammar) -> Iterator[Passage]:
        """The sentences that hold amounts."""
        paragraphs = list(self._cover.cut(self._text, (self._article.begin, self._article.end), re.compile("\n")))
        told = moods([self._text[b:e] for b, e in paragraphs], self._article, grammar)
        heading = ""
        for (begin, end), mood in zip(paragraphs, told, strict=True):
            heading = self._heading(self._text[begin:end], heading)
            spoken = heading or self._usual(mood)
            for first, last in self._cover.cut(self._text, (begin, end), _STOP):
                clauses = tuple(self._clauses(first, last, finder))
                spoken = self._paragraph(begin, first) or spoken
                if any(clause.amounts for clause in clauses):
                    yield Passage(first, last, clauses, mood, spoken)

    def _heading(self, paragraph: str, before: str) -> str:
        """The time that a heading sets: 一、2019年工作回顾; a numbered heading without one ends the last."""
        if len(paragraph) > LONGEST_HEADING or "。" in paragraph or not _HEADING.search(paragraph):
            return before
        return period(paragraph, self._now, first=True)

    def _usual(self, mood: str) -> str:
        """The year that an article speaks of where it does not say: a report of spring tells of the year before."""
        if self._now is None:
            return ""
        early = self._article.kind == "report" and mood == "fact" and self._now.month <= _SPRING
        return str(self._now.year - early)

    def _paragraph(self, begin: int, end: int) -> str:
        """The time that the paragraph last spoke of before a sentence, where it was a whole year or more."""
        said = period(self._text[begin:end], self._now)
        return said if re.fullmatch(r"\d{4}(?:/\d{4})?", said) else ""

    def _clauses(self, begin: int, end: int, finder: AmountFinder) -> Iterator[Clause]:
        for first, last in self._cover.cut(self._text, (begin, end), _COMMA):
            yield Clause(first, last, finder.find(self._text, (first, last), self._cover.covers))


_SPRING = 4
"""Months of a year in which reports tell of the year before."""
