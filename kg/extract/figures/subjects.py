"""Whom a figure is about: the name that its clause opens with, else the division that speaks.

Enters: a clause, the mentions of the article. Leaves: a `Mention`, one without a surface for the speaker.
Example: 保利剧场演出85场 is about 保利剧场; 全市生产总值增长3.7% in a report of 聊城市 is about 聊城市.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.extract.figures.records import Measured
from kg.model import Article, Mention
from kg.ontology.model import Ontology

BEARERS = frozenset({"Place", "Organisation", "Project"})
"""Top classes whose names may stand before a measure as what it is measured of."""
_LEADING = re.compile(
    r"(?:其中|目前|截至目前|去年|今年|当年|同时|近年来|(?:到|至|截至)?(?:19|20)\d\d年(?:底|末)?|\s|[“‘])*"
)
_LISTED = tuple("、等和与及的以在为是对和暨")


class SubjectReader:
    """Finds the subjects of one article's figures."""

    def __init__(self, article: Article, mentions: Sequence[Mention], ontology: Ontology) -> None:
        self._article = article
        self._ontology = ontology
        self._mentions = sorted((m for m in mentions if not m.implicit), key=lambda m: (m.begin, -m.end))
        self._begins = [m.begin for m in self._mentions]

    def opening(self, text: str, begin: int, end: int) -> Mention | None:
        """The name that a clause opens with, if it bears what is measured next."""
        match = _LEADING.match(text, begin, end)
        at = match.end() if match else begin
        mention = self._at(at)
        if mention is None or mention.end >= end or text[mention.end] in _LISTED:
            return None
        return mention

    def holds_on(self, subject: Mention | None, measured: Measured) -> bool:
        """Whether a subject is that of later clauses: a place is, another where they name no measure of their own.

        中通客车出口6220辆，同比增长63% is all about 中通客车.
        """
        return subject is not None and (self._top(subject) == "Place" or measured.carried)

    def named(self, begin: int) -> bool:
        """Whether a name that can bear a measure begins there."""
        return self._at(begin) is not None

    def governed(self, text: str, begin: int, end: int) -> Mention | None:
        """The name that ends right before a number: 完成|东昌焦化|60万吨产能."""
        at = bisect_left(self._begins, end)
        while at and (self._mentions[at - 1].end > end or text[self._mentions[at - 1].end : end].strip()):
            at -= 1
            if self._begins[at] < begin:
                return None
        mention = self._mentions[at - 1] if at else None
        if mention is None or mention.begin <= begin or mention.end > end or text[mention.begin - 1] in "、和与及":
            return None
        return mention if self._top(mention) in ("Organisation", "Project") else None

    def speaker(self, at: int) -> Mention | None:
        """The division that speaks, without a surface; None where it is not known."""
        place = self._ontology.divisions.get(self._article.jurisdiction) if self._article.jurisdiction else None
        if place is None:
            return None
        article = self._article
        return Mention(
            article.document, article.number, at, at + 1, "Place", place.name, "", implicit=True,
            reasons=("speaker",),
        )  # fmt: skip

    def _at(self, begin: int) -> Mention | None:
        at = bisect_left(self._begins, begin)
        while at < len(self._begins) and self._begins[at] == begin:
            if self._top(self._mentions[at]) in BEARERS:
                return self._mentions[at]
            at += 1
        return None

    def _top(self, mention: Mention) -> str:
        known = self._ontology.classes.get(mention.type)
        return known.top if known else mention.type
