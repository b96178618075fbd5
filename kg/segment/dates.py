"""The date of a text: written out, or a day of a year that the context gives.

Enters: pieces of clean text. Leaves: YYYY-MM-DD, or nothing.
Example: 3月8日上午，…召开 on a page that says 2024年，市农业农村局将… is 2024-03-08.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_FULL = re.compile(r"((?:19|20)\d\d) ?[年./-] ?(\d{1,2}) ?[月./-] ?(\d{1,2})(?!\d)")
_DAY = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})日")
_YEAR = re.compile(r"(?<![\d—–到至－-])(20\d\d)年(?![代底末前])")
_INTENT = re.compile(r"将|计划|力争|确保|目标|任务|建成省|要[在把]")
_CLAUSE = re.compile(r"[^。；！？\n]+")


def full_date(text: str) -> str:
    """The first date in `text` that has its year and is a day of the calendar."""
    return next((found for found in map(_checked, _FULL.findall(text)) if found), "")


def day_in(text: str, reference: str, year: int) -> str:
    """The first day without a year in `text`: in the year that brings it nearest before or after the
    `reference` date, where there is one; otherwise in `year` (0: unknown, no date)."""
    for month, day in _DAY.findall(text):
        years: Iterable[int] = (year,) if year else ()
        if reference:
            near = int(reference[:4])
            years = (near, near - 1, near + 1)
        candidates = [found for found in (_checked((str(y), month, day)) for y in years) if found]
        if candidates:
            return (
                min(candidates, key=lambda found: _distance(found, reference)) if reference else candidates[0]
            )
    return ""


def year_of(text: str) -> int:
    """The year in which `text` speaks, from the years it names; 0 where it names none.

    What is planned lies in the present year or later, what is told in it or before: 2023年…完成,
    2024年，市农业农村局将… speak in 2024. Ranges and horizons (2021—2025年, 到2035年) say nothing. Where the
    latest year is only told of, and 去年 and 今年 stand beside it, it is last year.
    """
    told: set[int] = set()
    planned: set[int] = set()
    for clause in _CLAUSE.findall(text):
        for match in _YEAR.finditer(clause):
            if "到" not in clause[max(match.start() - 1, 0) : match.start()]:
                (planned if _INTENT.search(clause) else told).add(int(match[1]))
    latest = max(told, default=0)
    next_year = {year for year in planned if year in (latest, latest + 1) or not latest}
    if next_year:
        return max(next_year) if latest else min(next_year)
    return latest + 1 if latest and "去年" in text and "今年" in text else latest


def _checked(parts: tuple[str, str, str]) -> str:
    try:
        return date(*map(int, parts)).isoformat()
    except ValueError:
        return ""


def _distance(first: str, second: str) -> int:
    return abs((date.fromisoformat(first) - date.fromisoformat(second)).days)
