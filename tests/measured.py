"""The small knowledge with figures and background, for tests of what follows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from small_knowledge import PAGE, PAGE_CLEAN, PAGE_SOURCE, REPORT, key, small_knowledge

from kg.model import Background, Evidence, Knowledge, Observation

SOURCE = "Ministry of Civil Affairs, 2025-12-31"


def observation(name: str, value: str, unit: str, **fields: object) -> Observation:
    """A figure of 东河市 in the report, with other fields as told."""
    number = Decimal(value)
    quote = Evidence("东河市加快建设东西高铁", 0, 11)
    made = Observation(
        key("东河市"), name, "level", number, unit, number, unit, REPORT, 0, quote, period="2023",
        as_of="2024-01-15", confidence=0.8, rule="named",
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def measured_knowledge() -> Knowledge:
    """Four figures, two of which disagree, and one fact that everybody knows."""
    page = Evidence(PAGE_CLEAN[:-1], 0, 14, PAGE_SOURCE[:14])
    figures = (
        observation("粮食总产", "116.6", "亿斤", normal_value=Decimal("5830000000"), normal_unit="公斤"),
        observation("粮食总产", "580", "万吨", normal_value=Decimal("5800000000"), normal_unit="公斤",
                    document=PAGE, evidence=page, as_of="2025-03-08"),
        observation("经济总量", "3", "位", aspect="rank", scope="全省", qualifier="前"),
        observation("投资", "5", "%", aspect="growth", upto=Decimal(6), kind="target", period="2024"),
    )  # fmt: skip
    known = (Background(key("西山县"), "locatedIn", key("东河市"), SOURCE),)
    return replace(small_knowledge(), observations=figures, background=known)
