"""The articles of a document, each with its title, date, kind, authors and jurisdiction.

Enters: a `Document`, its `CleanText`, the `Ontology` (divisions, surnames). Leaves: `Article` records.
Example: 003, a page of 聊城日报, gives eight; the sixth is the caption of a picture, by 商景豪.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from kg.model import Article, CleanText, Document
from kg.ontology.model import Ontology
from kg.segment import jurisdiction
from kg.segment.authors import of_byline, of_lead
from kg.segment.dates import day_in, full_date, year_of
from kg.segment.head import Head, read_head
from kg.segment.lines import Line, split
from kg.segment.pages import Block, blocks

_PLAN = re.compile(r"(?:规划|计划|方案|纲要|建议|要点|意见|举措|措施|行动方案)(?:[（(].{1,12}[）)])?$")
_REPORT = re.compile(r"报告|讲话|致辞|发言|公报")
_NEWS = re.compile(r"《[^《》]{1,8}(?:日报|晚报|报|时报)》|记者")
_BRIEF = 150
"""Characters. Shorter news is a brief."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What all articles of a document share."""

    name: str
    lines: tuple[Line, ...]
    surnames: Collection[str]
    reference: str
    """A date that the page bears, or nothing."""
    year: int
    jurisdiction: str


def segment(document: Document, clean: CleanText, ontology: Ontology) -> tuple[Article, ...]:
    """The articles of a document, numbered from 1 in the order of their bodies; none where the text is empty.

    Bodies are clean offsets and do not overlap; every paragraph of prose lies in one.
    """
    lines = split(clean.text)
    if not lines:
        return ()
    surnames = frozenset(ontology.words.get("surname", ()))
    found = blocks(lines)
    heads = [_head(lines, block, surnames) for block in found]
    page = _Page(
        name=document.name,
        lines=lines,
        surnames=surnames,
        reference=next((head.date for head in heads if head.date), ""),
        year=year_of(clean.text),
        jurisdiction=_speaker(document, clean, ontology),
    )
    pairs = zip(found, heads, strict=True)
    return tuple(
        _article(page, block, head, number, ontology) for number, (block, head) in enumerate(pairs, 1)
    )


def _speaker(document: Document, clean: CleanText, ontology: Ontology) -> str:
    """Who speaks in a document: whom its file is named after (2026_河南省.txt), or whom it speaks of."""
    named = jurisdiction.of_headlines([PurePosixPath(document.name).stem], ontology.divisions)
    return named or jurisdiction.of_text(clean.text, ontology.divisions)


def _head(lines: Sequence[Line], block: Block, surnames: Collection[str]) -> Head:
    if block.titles or block.caption or lines[block.first].is_lead:
        titles = [lines[at].text for at in block.titles]
        return Head(0, _title(titles), "", (), "\n".join(titles))
    return read_head(lines[block.first : block.last], surnames)


def _title(headlines: Sequence[str]) -> str:
    """Headlines joined by a blank, save where one ends in a dash: 去年聊城——千余个重点项目完成投资."""
    return " ".join(headlines).replace("—— ", "——")


def _article(page: _Page, block: Block, head: Head, number: int, ontology: Ontology) -> Article:
    body = page.lines[block.first + head.size : block.last]
    last = len(body) - 1 if len(body) > 1 and body[-1].is_byline else len(body)
    kind = _kind(block, head, body)
    return Article(
        document=page.name,
        number=number,
        title=head.title or _makeshift_title(page, block, body),
        begin=body[0].begin,
        end=body[last - 1].end,
        date=head.date or _date(page, kind, body),
        kind=kind,
        authors=head.authors or _authors(body, page.surnames),
        jurisdiction=_jurisdiction(page, kind, head, ontology),
    )


def _kind(block: Block, head: Head, body: Sequence[Line]) -> str:
    if block.caption:
        return "caption"
    if _PLAN.search(head.title):
        return "plan"
    if body[0].is_lead or body[0].is_byline or block.titles:
        return "brief" if body[-1].end - body[0].begin < _BRIEF else "news"
    if _REPORT.search(head.text):
        return "report"
    return "news" if _NEWS.search(head.text) or (body[-1].is_byline and "记者" in body[-1].text) else "report"


def _makeshift_title(page: _Page, block: Block, body: Sequence[Line]) -> str:
    """A title where no headline stands: what a caption names first, the first line, or the file's name."""
    clauses = re.split(r"[，。；！？]", body[0].text)
    if block.caption:
        return next(
            (clause for clause in clauses if not re.fullmatch(r"\d{1,2}月\d{1,2}日.{0,2}|近日|图为", clause)),
            "",
        )
    if body[0].is_headline:
        return body[0].text
    return PurePosixPath(page.name).stem


def _date(page: _Page, kind: str, body: Sequence[Line]) -> str:
    """The date in the first paragraph of news; of another text the date by itself at its end."""
    if kind in ("news", "brief", "caption"):
        return full_date(body[0].text) or day_in(body[0].text, page.reference, page.year)
    return next((found for line in body[-3:] if len(line.text) < 20 and (found := full_date(line.text))), "")


def _authors(body: Sequence[Line], surnames: Collection[str]) -> tuple[str, ...]:
    names = of_lead(body[0].text, surnames)
    if not names and body[0].is_byline:
        names = of_byline(body[0].text, surnames)
    tail = body[-1].text if body[-1].is_byline else body[-1].closing_byline
    return names or (of_byline(tail, surnames) if tail else ())


def _jurisdiction(page: _Page, kind: str, head: Head, ontology: Ontology) -> str:
    """Who speaks: in a report or plan whom the head names; in a newspaper the place of the paper."""
    if kind in ("report", "plan"):
        named = jurisdiction.of_headlines(head.text.split("\n"), ontology.divisions)
        return named or page.jurisdiction
    return page.jurisdiction
