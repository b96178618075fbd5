"""All figures of an article: each amount with its subject, measure, time and kind, and its verified clause.

Enters: a `Doc` with its mentions, the words and the grammar. Leaves: `Figure` records in the order of the text.

Example: 全市生产总值增长3.7% in a report of 聊城市 on 2019 gives 聊城市, 生产总值, growth, 3.7 %, 2019, achieved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.evidence import evidence
from kg.extract.figures.amounts import AmountFinder
from kg.extract.figures.measures import MeasureReader
from kg.extract.figures.passages import PassageReader
from kg.extract.figures.periods import Now, now, period
from kg.extract.figures.records import Clause, Measured, Passage
from kg.extract.figures.subjects import SubjectReader
from kg.extract.figures.words import FigureWords
from kg.extract.relations.grammar import Grammar
from kg.extract.relations.speaker import REPORTS
from kg.model import Article, CleanText, Document, Evidence, Figure, Mention

SURE, CARRIED = 0.97, 0.91
"""Confidence of a figure whose measure stands in its own clause, and of one whose measure an earlier one named: the
share of whole rows right where people annotated seeds 001 (in part) and 003, 204 of 210 and 8 of 9, drawn towards
that of all as `kg.rules` does it.
"""
_OF_YEAR = re.compile(r"(20\d\d)年的$")
"""A year right before a number is that number's: 从2020年的53.2%提升到2025年的57.7%."""


@dataclass(frozen=True, slots=True)
class FigureContext:
    """An article made ready for reading figures."""

    document: Document
    clean: CleanText
    article: Article
    mentions: tuple[Mention, ...]
    words: FigureWords
    grammar: Grammar


@dataclass(frozen=True, slots=True)
class Found:
    """Figures whose quotes are verified, and how many could not be."""

    figures: tuple[Figure, ...]
    unverified: int


class FigureReader:
    """Reads the figures of one article."""

    def __init__(self, context: FigureContext, finder: AmountFinder, measures: MeasureReader) -> None:
        self._context = context
        self._text = context.clean.text
        self._finder = finder
        self._measures = measures
        self._subjects = SubjectReader(context.article, context.mentions, context.grammar.ontology)
        self._now = now(context.article.date)

    def read(self) -> Found:
        """The figures. A quote that cannot be verified leaves its figures out."""
        context = self._context
        figures: list[Figure] = []
        unverified = 0
        passages = PassageReader(self._text, context.article, context.mentions)
        for passage in passages.read(self._finder, context.grammar):
            for clause, subject, measured in self._sentence(passage):
                proof = evidence(context.document, context.clean, clause.begin, clause.end)
                if proof is None:
                    unverified += 1
                else:
                    figures.append(self._figure(passage, clause, subject, measured, proof))
        return Found(tuple(figures), unverified)

    def _sentence(self, passage: Passage) -> Iterator[tuple[Clause, Mention, Measured]]:
        """The amounts of a sentence, each with its clause, its subject and what it measures."""
        carried: Mention | None = None
        before: list[Measured] = []
        previous: Clause | None = None
        for clause in passage.clauses:
            end = clause.amounts[0].begin if clause.amounts else clause.end
            opening = self._subjects.opening(self._text, clause.begin, end)
            if self._speaks(clause, end):
                carried = opening = None
            elif self._subjects.named(clause.begin):
                # 泸州总量3000亿元，内江、眉山总量2000亿元: what holds of 泸州 ends here.
                carried = opening
            inner = replace(clause, begin=opening.end) if opening else clause
            found = self._measures.read(inner, before, previous) if clause.amounts else ()
            before += found
            previous = None if clause.amounts else inner
            for one in found:
                governed, measured = self._governed(inner, one)
                holds = opening or (carried if self._subjects.holds_on(carried, measured) else None)
                subject = governed or holds or self._subjects.speaker(clause.begin)
                if subject is not None and measured.measure:
                    yield clause, subject, measured

    def _speaks(self, clause: Clause, end: int) -> bool:
        """Whether the clause names the speaker, so that no other subject holds: 国家审核通过我市项目207个."""
        return bool(self._context.words.own.search(self._text, clause.begin, end))

    def _governed(self, clause: Clause, measured: Measured) -> tuple[Mention | None, Measured]:
        """The name right before the number, where what is counted stands behind it: 完成|东昌焦化|60万吨产能."""
        mention = self._subjects.governed(self._text, clause.begin, measured.amount.begin)
        if mention is None or measured.behind or measured.measure != mention.surface:
            return mention if measured.behind else None, measured
        noun = self._measures.counted(clause, measured.amount)
        return (mention, replace(measured, measure=noun)) if noun else (None, measured)

    def _figure(
        self, passage: Passage, clause: Clause, subject: Mention, measured: Measured, proof: Evidence
    ) -> Figure:
        amount = measured.amount
        own = _OF_YEAR.search(self._text, clause.begin, amount.begin)
        said = own[1] if own else period(self._text[passage.begin : clause.end], self._now, passage.period)
        return Figure(
            self._context.article.document, self._context.article.number, subject, measured.measure,
            measured.aspect, amount.value, amount.unit, amount.upto, amount.qualifier, said or passage.period,
            self._kind(passage, clause, measured, said), amount.scope, proof,
            CARRIED if measured.carried else SURE, "carried" if measured.carried else "named",
        )  # fmt: skip

    def _kind(self, passage: Passage, clause: Clause, measured: Measured, said: str) -> str:
        """Reached, to come or wanted: by the words before the number, then by the mood of the paragraph."""
        words, at = self._context.words, self._now
        if words.expected.search(self._text, clause.begin, clause.end):
            return "expected"
        if words.target.search(self._text, clause.begin, measured.amount.begin) or _is_to_come(said, at):
            return "target"
        planned = passage.mood == "plan" and self._context.article.kind in REPORTS
        planned = planned and not words.achieved.search(self._text, passage.begin, clause.end)
        return "target" if planned and not _is_over(said or passage.period, at) else "achieved"


def _is_over(said: str, at: Now | None) -> bool:
    """Whether a time of an earlier year is named: 去年新增就业3万人 in a list of tasks."""
    return at is not None and bool(said) and int(said[-4:] if "/" in said and len(said) == 9 else said[:4]) < at.year


def _is_to_come(said: str, at: Now | None) -> bool:
    """Whether a whole year is named that is not over when the article speaks: 2024年建成150个, said in March."""
    if at is None or not re.fullmatch(r"\d{4}", said):
        return False
    return int(said) > at.year or (int(said) == at.year and 0 < at.month < _LATE)


_LATE = 10


def find_figures(context: FigureContext, finder: AmountFinder, measures: MeasureReader) -> Found:
    """The figures of an article whose quotes are verified, in the order of the text."""
    return FigureReader(context, finder, measures).read()
