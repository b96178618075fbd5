"""Dates written out, and days whose year the context gives."""

from __future__ import annotations

import pytest

from kg.segment.dates import day_in, full_date, year_of


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("（2022年2月18日）", "2022-02-18"),
        ("时间：2026-02-03 09:20", "2026-02-03"),
        ("2025年1月20日《大众日报》8—9版", "2025-01-20"),
        ("2023年2月30日，后为2023年3月1日", "2023-03-01"),
        ("2023年13月1日", ""),
        ("3月8日", ""),
    ],
)
def test_full_date(text: str, date: str) -> None:
    assert full_date(text) == date


@pytest.mark.parametrize(
    ("text", "reference", "year", "date"),
    [
        ("3月8日上午，会议召开", "", 2024, "2024-03-08"),
        ("12月30日，会议召开", "2025-01-02", 0, "2024-12-30"),
        ("1月3日，会议召开", "2024-12-30", 0, "2025-01-03"),
        ("2月29日，会议召开", "", 2023, ""),
        ("3月8日，会议召开", "", 0, ""),
        ("2023年3月8日，会议召开", "", 2024, ""),
    ],
)
def test_day_without_a_year(text: str, reference: str, year: int, date: str) -> None:
    assert day_in(text, reference, year) == date


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2023年，全市完成投资。2024年，市农业农村局将坚持优先发展。", 2024),
        ("2023年全市粮食总产创历史新高。", 2023),
        ("去年完成投资，2023年新增上市企业。今年以来加快建设。", 2024),
        ("2024年完成投资，到2035年基本实现现代化。", 2024),
        ("2021—2025年完成投资，力争2026年开工。", 2026),
        ("没有年份。", 0),
    ],
)
def test_year_in_which_a_text_speaks(text: str, year: int) -> None:
    assert year_of(text) == year
