"""Quotes are trimmed, led back to the source and checked there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.evidence import evidence, trim
from kg.model import CleanText, Document
from kg.normalise import normalise

SEEDS = Path(__file__).parents[2] / "seeds"


def _document(text: str) -> Document:
    return Document("a.txt", text, "utf-8", "")


def test_plain_source_needs_no_exact_text() -> None:
    text = "开局良好。寿光获评国家森林城市，全市增长3%。"
    found = evidence(_document(text), normalise(text), 5, 16)
    assert found is not None
    assert (found.quote, found.begin, found.end, found.exact) == ("寿光获评国家森林城市", 5, 15, "")


def test_traditional_characters_of_the_source_are_kept_in_exact() -> None:
    text = "壽光獲評國家森林城市，全市增長3%。"
    found = evidence(_document(text), normalise(text), 0, 10)
    assert found is not None
    assert (found.quote, found.exact) == ("寿光获评国家森林城市", "壽光獲評國家森林城市")


def test_line_breaks_of_a_newspaper_column_are_kept_in_exact() -> None:
    text = (SEEDS / "003_bb3fce6ac142c695.txt").read_text(encoding="utf-8")
    clean = normalise(text)
    begin = clean.text.index("在梁水镇中心敬老院")
    found = evidence(_document(text), clean, begin, begin + 9)
    assert found is not None
    assert found.quote == "在梁水镇中心敬老院"
    assert found.exact == text[found.begin : found.end]
    assert "\n" in found.exact and found.exact.replace("\n", "") == found.quote


def test_a_quote_that_the_source_does_not_give_is_refused() -> None:
    text = "寿光获评国家森林城市"
    clean = normalise(text)
    assert evidence(_document("诸城获评国家森林城市"), clean, 0, 10) is None


@pytest.mark.parametrize(("begin", "end"), [(3, 3), (0, 1)])
def test_nothing_to_quote(begin: int, end: int) -> None:
    text = "，寿光"
    clean = CleanText(text, tuple(range(3)), tuple(range(1, 4)))
    assert evidence(_document(text), clean, begin, end) is None


@given(st.text(alphabet="寿光，。、 \n加快", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_trimming_stays_inside_and_takes_only_edges(text: str, first: int, last: int) -> None:
    begin, end = sorted((min(first, len(text)), min(last, len(text))))
    inner = trim(text, begin, end)
    assert begin <= inner[0] <= inner[1] <= end
    assert not text[begin : inner[0]].strip("，。、 \n")
    assert not text[inner[1] : end].strip("，。、 \n")
