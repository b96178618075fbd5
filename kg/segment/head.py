"""What stands over a text: its title, its date, who speaks.

Enters: the lines before the first paragraph. Leaves: a `Head`.
Example: 政府工作报告, ——2020年5月26日在聊城市第十七届人民代表大会第四次会议上, 聊城市代市长 李长萍 give
the title 政府工作报告, the date 2020-05-26 and the author 李长萍.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kg.segment.authors import of_byline, of_signature
from kg.segment.dates import full_date
from kg.segment.lines import Line

_LABEL = re.compile(
    r"(?:来源|稿源|信息来源|时间|日期|发布(?:时间|日期|机构|单位)?|发文(?:机关|字号|日期)|成文日期|作者|编辑|字号|文号|栏目|访问量)[^，。]{0,4}[：:]"
)
_OCCASION = re.compile(r"(?:会议|大会|全会|会|届)上|上的(?:报告|讲话|发言)|[）)]?通过[）)]?$|印发|公布")
_LONGEST = 15
"""Lines. A head is no longer."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the lines over a text say. `size` is how many lines they are."""

    size: int
    title: str
    date: str
    authors: tuple[str, ...]
    text: str
    """All the lines that say who speaks: the title, the occasion, the office."""


def read_head(lines: Sequence[Line], surnames: Collection[str]) -> Head:
    """The head of a text that begins with `lines`. Where all of them look like headlines there is none."""
    size = next((at for at, line in enumerate(lines[:_LONGEST]) if not _is_above(line)), 0)
    head = [line.text for line in lines[:size]]
    labelled = _labelled(head)
    spoken = [text for at, text in enumerate(head) if at not in labelled]
    signatures = {text: names for text in spoken if (names := of_signature(text, surnames))}
    titles = [
        line.text
        for at, line in enumerate(lines[:size])
        if at not in labelled and _is_title(line, signatures)
    ]
    return Head(
        size=size,
        title=" ".join(dict.fromkeys(titles)),
        date=_date(head),
        authors=next(iter(signatures.values()), ()) or _byline(lines[:size], surnames),
        text="\n".join(spoken),
    )


def _is_above(line: Line) -> bool:
    return line.is_headline or line.is_byline or line.is_caption or bool(_LABEL.match(line.text))


def _is_title(line: Line, signatures: Collection[str]) -> bool:
    text = line.text
    bracketed = text.startswith(("（", "(")) and text.endswith(("）", ")"))
    if text in signatures or line.is_caption or line.is_byline or bracketed:
        return False
    return not (full_date(text) or (text.startswith("——") and _OCCASION.search(text)))


def _labelled(head: Sequence[str]) -> frozenset[int]:
    """Which lines are labels of the web page (来源：四川日报), also with their value on the next line."""
    found: set[int] = set()
    for at, text in enumerate(head):
        if _LABEL.match(text):
            found.add(at)
            if text.endswith(("：", ":")):
                found.add(at + 1)
    return frozenset(found)


def _date(head: Sequence[str]) -> str:
    """The date of the occasion before that of the web page."""
    occasions = [text for text in head if _OCCASION.search(text) or text.startswith(("（", "("))]
    return next((found for text in (*occasions, *head) if (found := full_date(text))), "")


def _byline(lines: Sequence[Line], surnames: Collection[str]) -> tuple[str, ...]:
    bylines = [line.text for line in lines if line.is_byline or line.text.startswith("作者")]
    return next((names for text in bylines if (names := of_byline(text, surnames))), ())
