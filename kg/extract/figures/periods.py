"""When a figure holds: what the text says of the time, led to years, quarters and months.

Enters: a stretch of text, and the year and month in which the article speaks. Leaves: 2019, 2020-Q1, 2020-04,
2020-01/2020-04, 2021/2025, or an empty string.

Example: in a report of May 2020, 1—4月份 is 2020-01/2020-04 and 今年以来 2020-01/2020-05; 去年 is 2019.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_MONTHS = "(?P<first>\\d{1,2})\\s*月?\\s*[-—–~至到]+\\s*(?P<last>\\d{1,2})\\s*月份?"
_YEAR = "(?P<year>(?:19|20)\\d\\d)\\s*年?"
_NOT_COMPARED = "(?<![比较至])(?<![比较至]“)"
_PLAN_YEARS = 5
_QUARTERS = "一二三四"
_PLANS = {"十": 10, "十一": 11, "十二": 12, "十三": 13, "十四": 14, "十五": 15, "十六": 16}
"""The five-year plans of this century: 十五 began in 2001."""


@dataclass(frozen=True, slots=True)
class Now:
    """When an article speaks. `month` is 0 where only the year is known."""

    year: int
    month: int = 0


def now(date: str) -> Now | None:
    """The time of a date YYYY-MM-DD; None for an empty one."""
    return Now(int(date[:4]), int(date[5:7])) if date else None


Reading = Callable[[re.Match[str], int, Now], str]


def _months(match: re.Match[str], year: int, _: Now) -> str:
    return f"{year}-{int(match['first']):02d}/{year}-{int(match['last']):02d}"


def _quarter(match: re.Match[str], year: int, _: Now) -> str:
    return f"{year}-Q{_QUARTERS.index(match['quarter']) + 1}"


def _quarters(match: re.Match[str], year: int, _: Now) -> str:
    return f"{year}-01/{year}-{3 * (_QUARTERS.index(match['quarter']) + 1):02d}"


def _half(match: re.Match[str], year: int, _: Now) -> str:
    return f"{year}-01/{year}-06" if match["half"] == "上" else f"{year}-07/{year}-12"


def _day(match: re.Match[str], year: int, _: Now) -> str:
    day = f"-{int(match['day']):02d}" if match["day"] else ""
    return f"{year}-{int(match['month']):02d}{day}"


def _so_far(_: re.Match[str], __: int, at: Now) -> str:
    return f"{at.year}-01/{at.year}-{at.month:02d}" if at.month else str(at.year)


def _plan(match: re.Match[str], _: int, __: Now) -> str:
    begin = 2001 + 5 * (_PLANS[match["plan"]] - 10)
    return f"{begin}/{begin + _PLAN_YEARS - 1}"


def _across(match: re.Match[str], year: int, _: Now) -> str:
    return f"{year}-{int(match['month']):02d}/{match['until']}-{int(match['last']):02d}"


def _years(match: re.Match[str], year: int, _: Now) -> str:
    return f"{year}/{match['until']}"


def _year(_: re.Match[str], year: int, __: Now) -> str:
    return str(year)


def _last_year(_: re.Match[str], __: int, at: Now) -> str:
    return str(at.year - 1)


def _this_year(_: re.Match[str], __: int, at: Now) -> str:
    return str(at.year)


def _past(_: re.Match[str], __: int, at: Now) -> str:
    return f"{at.year - _PLAN_YEARS}/{at.year - 1}"


def _future(_: re.Match[str], __: int, at: Now) -> str:
    return f"{at.year}/{at.year + _PLAN_YEARS - 1}"


_PATTERNS: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (
        re.compile(
            r"(?P<year>20\d\d)\s*年\s*(?P<month>\d{1,2})\s*月\s*[-—–~至到]+\s*(?P<until>20\d\d)\s*年\s*(?P<last>\d{1,2})\s*月"
        ),
        _across,
    ),
    (re.compile(r"(?P<year>20\d\d)\s*年?\s*[-—–~至到]+\s*(?P<until>20\d\d)\s*年"), _years),
    (re.compile(rf"(?:{_YEAR}的?)?{_MONTHS}"), _months),
    (re.compile(rf"(?:{_YEAR})?第?(?P<quarter>[一二三四])季度"), _quarter),
    (re.compile(rf"(?:{_YEAR})?前(?P<quarter>[二三])季度"), _quarters),
    (re.compile(rf"(?:{_YEAR})?(?P<half>[上下])半年"), _half),
    (
        re.compile(rf"(?:{_YEAR})?(?P<month>1[0-2]|[1-9])\s*月(?:份|底|末|初)?(?:(?P<day>[1-3]?\d)\s*日)?"),
        _day,
    ),
    (re.compile("今年以来|年初以来"), _so_far),
    (re.compile(rf"{_NOT_COMPARED}“?(?P<plan>十[一二三四五六]?)五”?(?=时期|期间|以来|末|收官|的五年)"), _plan),
    (re.compile(r"(?P<year>(?:19|20)\d\d)\s*年(?!前|后|以前|以来)"), _year),
    (re.compile("(?<![比较])(?:去年|上年|过去一年|过去的一年)"), _last_year),
    (re.compile("(?:过去|近|这)五年|五年来"), _past),
    (re.compile("(?:今后|未来)五年"), _future),
    (re.compile("今年"), _this_year),
)  # fmt: skip


def period(text: str, at: Now | None, year: str = "", *, first: bool = False) -> str:
    """The time that `text` says last (or first), or an empty string.

    `at` is when the article speaks; `year` is what months and quarters without a year of their own are of.
    """
    here = at or (Now(int(year[:4])) if year else None)
    best: tuple[int, int, str] | None = None
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(text):
            said = match.groupdict().get("year")
            if here is None and not said:
                continue
            speaking = here or Now(int(said or 0))
            whose = int(said or (year[:4] if year else speaking.year))
            length = match.end() - match.start()
            rank = (-match.start(), length) if first else (match.end(), length)
            if best is None or rank > best[:2]:
                best = (*rank, read(match, whose, speaking))
    return best[2] if best else ""
