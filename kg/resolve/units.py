"""Units that compare: 亿元 and 万元 are 元, 亿斤 and 万吨 are 公斤.

Enters: a value and its unit as written. Leaves: the value without 万 and 亿, in the unit that its kind is
compared in. Units of other kinds (家, 人次) stay as they are.

Example: 116.6 亿斤 is 5830000000 公斤; 3.7 % stays 3.7 %.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

SCALES: Mapping[str, Decimal] = {
    "万亿": Decimal(10) ** 12, "千亿": Decimal(10) ** 11, "百亿": Decimal(10) ** 10, "十亿": Decimal(10) ** 9,
    "亿": Decimal(10) ** 8, "千万": Decimal(10) ** 7, "百万": Decimal(10) ** 6, "十万": Decimal(10) ** 5,
    "万": Decimal(10) ** 4, "千": Decimal(10) ** 3, "百": Decimal(10) ** 2,
}  # fmt: skip
OWN = ("千克", "千米", "千瓦", "千瓦时", "千伏", "千伏安", "百分点")
"""Units that begin as a scale does."""
SAME: Mapping[str, tuple[Decimal, str]] = {
    "人民币": (Decimal(1), "元"),
    "元人民币": (Decimal(1), "元"),
    "斤": (Decimal("0.5"), "公斤"),
    "千克": (Decimal(1), "公斤"),
    "克": (Decimal("0.001"), "公斤"),
    "吨": (Decimal(1000), "公斤"),
    "千米": (Decimal(1000), "米"),
    "公里": (Decimal(1000), "米"),
    "km": (Decimal(1000), "米"),
    "里": (Decimal(500), "米"),
    "平方公里": (Decimal(10) ** 6, "平方米"),
    "平方千米": (Decimal(10) ** 6, "平方米"),
    "公顷": (Decimal(10) ** 4, "平方米"),
    "平米": (Decimal(1), "平方米"),
    "立方": (Decimal(1), "立方米"),
    "方": (Decimal(1), "立方米"),
    "瓦": (Decimal("0.001"), "千瓦"),
    "kW": (Decimal(1), "千瓦"),
    "兆瓦": (Decimal(1000), "千瓦"),
    "MW": (Decimal(1000), "千瓦"),
    "吉瓦": (Decimal(10) ** 6, "千瓦"),
    "GW": (Decimal(10) ** 6, "千瓦"),
    "度": (Decimal(1), "千瓦时"),
    "度电": (Decimal(1), "千瓦时"),
    "kWh": (Decimal(1), "千瓦时"),
    "兆瓦时": (Decimal(1000), "千瓦时"),
    "百分点": (Decimal(1), "个百分点"),
    "成": (Decimal(10), "%"),
    "‰": (Decimal("0.1"), "%"),
}


def normal(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """The value and unit to compare by."""
    scale = Decimal(1)
    for word, factor in SCALES.items():
        if unit.startswith(word) and not unit.startswith(OWN):
            scale, unit = factor, unit.removeprefix(word)
            break
    factor, unit = SAME.get(unit, (Decimal(1), unit))
    return plain(value * scale * factor), unit


def plain(value: Decimal) -> Decimal:
    """The value without superfluous zeros and without an exponent: 1E+3 is 1000."""
    short = value.normalize()
    exponent = short.as_tuple().exponent
    return short.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else short
