"""Lines become paragraphs: what a column or a page cut is joined, what stands twice goes.

Enters: a draft, one line of the source a line, Markdown marks still in place since they show headings.
Leaves: a draft whose paragraphs are separated by exactly one \\n.
Example: 力\\n\\n争实现数量翻番。 after a long unfinished line gives 力争实现数量翻番。; 三提三敢见行动
stays a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.normalise.draft import Draft, Edit, apply

_END = "。！？!?…；;：:."
_CLOSING = "”’」』\"'）)】》*"
_CONTINUES = re.compile(r"[，。、；：！？,;:!?）)》”’」』%]")
# 经济社会发展的|主要目标, 是全|省新旧动能转换, 第十四届|人民代表大会: no headline ends so.
_UNFINISHED = re.compile(
    r"(?:[，、,（(“《「的和与及是把被将从由并且或而各该]|[是在向居为对以]全|第[一二三四五六七八九十百]+[届次])$"
)
_REMAINDER = re.compile(r"\d[\d.]*%?$")  # PM|2.5, whose subscript stood on a line of its own
_STARTS_ANEW = re.compile(
    r"#|\*\*|[>|]|[-*+] |——|[（(]?[一二三四五六七八九十百]{1,3}[)）、]|第[一二三四五六七八九十百]+[章节条编]"
    r"|\d{1,3}[.、．](?!\d)|[（(]\d{1,3}[)）]|[（(][^()（）]*[)）]$"
    r"|[■●◆▲★]|本报|新华社|各位|同志们|记者[ ：:]|图为|[摄文/图]{1,3} "
)
_HEADING = re.compile(
    r"#|(?:[（(]?[一二三四五六七八九十百]{1,3}[)）、]|第[一二三四五六七八九十百]+[章节]|[（(]?\d{1,3}[)）.、])[^。]{0,45}$"
)
_BYLINE = re.compile(r"(?:记者|通讯员|摄影|文/图|图/文) .{1,30}$|[ （(].{2,12}[摄供][）)]?$")
_LONG, _SENTENCE = 20, 8
"""Characters. A line that a column cut is at least so long; a shorter one is a headline or a caption. Where a
sentence ends inside the line it is text, however short (巩固提升生态环境质量。**加强扬)."""
_FRAGMENT_LINES, _FRAGMENT = 3, 400
_TAIL = 400
"""Characters. So much of what was joined is looked at again, which keeps the time linear."""
_DUPLICATE = 30
"""Characters. A shorter paragraph may well be said twice (各位代表：)."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without the blanks at its ends. `begin` and `end` are its place in the draft."""

    text: str
    begin: int
    end: int


def continued(draft: Draft) -> Draft:
    """Empty lines go, and blanks at the ends of lines; a line that cannot end so takes the next one up.

    Done before `joined`, so that each line is judged there with all that evidently belongs to it.
    """
    return _join(draft, _is_continued)


def joined(draft: Draft) -> Draft:
    """A line that a column or a page cut takes the next one up.

    Whether a line was cut shows only beside the next one. A few words by themselves, as a quoted clause has
    them (力\\n\\n争实现数量翻番), are therefore joined whenever nothing in them ends.
    """
    if _is_fragment(_lines(draft.text)):
        return _join(draft, lambda before, after: not _STARTS_ANEW.match(after))
    return _join(draft, _is_cut)


def _join(draft: Draft, together: Callable[[str, str], bool]) -> Draft:
    edits: list[Edit] = []
    place, current = 0, ""
    for line in _lines(draft.text):
        between = ""
        if current:
            between = _glue(current, line.text) if together(current, line.text) else "\n"
        edits.append(Edit(place, line.begin, between))
        current = (current + between + line.text if between != "\n" else line.text)[-_TAIL:]
        place = line.end
    edits.append(Edit(place, len(draft.text), ""))
    return apply(draft, edits, "line break")


def once(draft: Draft) -> Draft:
    """A paragraph of some length that stood before goes, and so do lines that have become empty."""
    seen: set[str] = set()
    repeated: list[Edit] = []
    empty: list[Edit] = []
    for line in _lines(draft.text):
        if len(line.text) > _DUPLICATE and line.text in seen:
            repeated.append(Edit(max(line.begin - 1, 0), line.end, ""))
        seen.add(line.text)
    draft = apply(draft, repeated, "duplicate paragraph dropped")
    place = 0
    for line in _lines(draft.text):
        empty.append(Edit(place, line.begin, "\n" if place else ""))
        place = line.end
    return apply(draft, [*empty, Edit(place, len(draft.text), "")], "line break")


def _lines(text: str) -> list[_Line]:
    found = []
    place = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            begin = place + len(raw) - len(raw.lstrip())
            found.append(_Line(stripped, begin, begin + len(stripped)))
        place += len(raw) + 1
    return found


def _glue(before: str, after: str) -> str:
    """What stands between two parts of one sentence: a blank between Latin words, or nothing."""
    latin = before[-1].isascii() and before[-1].isalpha() and after[0].isascii() and after[0].isalpha()
    return " " if latin else ""


def _is_continued(before: str, after: str) -> bool:
    if before.startswith("#") or _STARTS_ANEW.match(after):
        return False
    return bool(
        _CONTINUES.match(after) or _UNFINISHED.search(before[-12:]) or before.count("“") > before.count("”")
    )


def _is_cut(before: str, after: str) -> bool:
    if before.startswith("#") or _STARTS_ANEW.match(after):
        return False
    if (
        ends(before)
        or before.endswith(("—", ")", "）"))
        or _HEADING.match(before)
        or _BYLINE.search(before[-40:])
    ):
        return False
    return _is_prose(before) and (not _is_headline(after) or bool(_REMAINDER.match(after)))


def starts_anew(line: str) -> bool:
    """Whether a line begins something by its form: a heading, an item, 本报讯."""
    return bool(_STARTS_ANEW.match(line))


def ends(line: str) -> bool:
    """Whether a sentence ends with the line, quotation marks and brackets behind it aside."""
    bare = line.rstrip(_CLOSING)
    return bare.endswith(tuple(_END))


def _is_prose(line: str) -> bool:
    if re.search("[。！？；]", line):
        return len(line) >= _SENTENCE
    commas = len(re.findall("[，,]", line))
    return len(line) >= (_LONG if commas >= 2 else 2 * _LONG) and commas > 0


def _is_headline(line: str) -> bool:
    """Short, without an end and without a comma: no remainder of a sentence, which would end."""
    return len(line) < _LONG and not ends(line) and not re.search("[，,]", line)


def _is_fragment(lines: list[_Line]) -> bool:
    size = sum(len(line.text) for line in lines)
    return (
        1 < len(lines) <= _FRAGMENT_LINES and size <= _FRAGMENT and not any(ends(line.text) for line in lines)
    )
