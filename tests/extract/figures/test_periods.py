"""Time in words, seen from May 2020."""

from __future__ import annotations

import pytest

from kg.extract.figures.periods import now, period

ROWS = [
    ("2019年，全市上下砥砺前行", "2019"),
    ("1—4月份，全市税收", "2020-01/2020-04"),
    ("2019年1-11月", "2019-01/2019-11"),
    ("一季度", "2020-Q1"),
    ("2018年第三季度", "2018-Q3"),
    ("上半年", "2020-01/2020-06"),
    ("前三季度", "2020-01/2020-09"),
    ("4月份", "2020-04"),
    ("3月1日", "2020-03-01"),
    ("今年以来", "2020-01/2020-05"),
    ("去年", "2019"),
    ("“十四五”时期", "2021/2025"),
    ("十三五期间", "2016/2020"),
    ("过去五年", "2015/2019"),
    ("今后五年", "2020/2024"),
    ("2023年7月至2024年3月", "2023-07/2024-03"),
    ("2021—2023年", "2021/2023"),
    ("比去年增长", ""),
    ("较“十三五”末增长", ""),
    ("“十四五”规划", ""),
    ("各位代表", ""),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_periods(text: str, expected: str) -> None:
    assert period(text, now("2020-05-26")) == expected


def test_months_are_of_the_year_spoken_of() -> None:
    assert period("4月份", now("2020-05-26"), "2018") == "2018-04"


def test_without_a_date_only_years_are_known() -> None:
    assert period("去年", now("")) == ""
    assert period("2019年", now("")) == "2019"
