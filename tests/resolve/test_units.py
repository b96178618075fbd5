"""Units that compare."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.units import SCALES, normal, plain

ROWS = [
    ("1.2", "亿元", "120000000", "元"),
    ("920", "万元", "9200000", "元"),
    ("116.6", "亿斤", "5830000000", "公斤"),
    ("60", "万吨", "600000000", "公斤"),
    ("45", "平方公里", "45000000", "平方米"),
    ("35", "千伏", "35", "千伏"),
    ("66", "万千瓦", "660000", "千瓦"),
    ("3.70", "%", "3.7", "%"),
    ("8", "成", "80", "%"),
    ("1", "千亿元", "100000000000", "元"),
    ("57", "家", "57", "家"),
    ("1", "", "1", ""),
]


@pytest.mark.parametrize(("value", "unit", "number", "name"), ROWS)
def test_normal(value: str, unit: str, number: str, name: str) -> None:
    found = normal(Decimal(value), unit)
    assert (f"{found[0]:f}", found[1]) == (number, name)


@given(st.decimals("0", "1000000", places=3), st.sampled_from(sorted(SCALES)))
def test_a_scale_only_multiplies(value: Decimal, scale: str) -> None:
    assert normal(value, scale + "元") == (plain(value * SCALES[scale]), "元")


@given(st.decimals("0", "10000000000", places=4))
def test_plain_keeps_the_value(value: Decimal) -> None:
    assert plain(value) == value
    assert "E" not in str(plain(value)) or plain(value) < 1
