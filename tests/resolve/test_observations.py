"""Figures of readings become observations of entities, and divisions lie where the list says."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kg.curate import named
from kg.model import Article, CleanText, Decision, Document, Evidence, Figure, Mention, Outcome, Reading
from kg.ontology.load import load
from kg.resolve import resolve
from kg.resolve.observations import judged_figures, observations

TEXT = "全市粮食总产116.6亿斤，高密小麦总产增长5%。"


def mention(name: str, begin: int, *, implicit: bool = False) -> Mention:
    return Mention("a.txt", 0, begin, begin + len(name), "Place", name, "" if implicit else name, implicit)


def figure(subject: Mention, measure: str, value: str, unit: str) -> Figure:
    quote = Evidence(TEXT[:15], 0, 15)
    return Figure("a.txt", 0, subject, measure, "level", Decimal(value), unit, evidence=quote, confidence=0.8)


def read(*figures: Figure) -> Reading:
    places = tuple(range(len(TEXT)))
    clean = CleanText(TEXT, places, tuple(place + 1 for place in places))
    article = Article("a.txt", 0, "", 0, len(TEXT), "2024-01-20", "report", (), "370700")
    return Reading(
        Document("a.txt", TEXT, "utf-8", ""), clean, (article,), (mention("高密", 16),), (), figures=figures
    )


def test_a_speaker_that_only_figures_are_of_becomes_an_entity() -> None:
    city = mention("潍坊市", 0, implicit=True)
    reading = read(figure(city, "粮食总产", "116.6", "亿斤"))
    resolution = resolve((reading,), load())
    (made,) = observations((reading,), resolution.entity_of)
    assert made.subject == "Place/潍坊市"
    assert (made.normal_value, made.normal_unit) == (Decimal("5830000000"), "公斤")
    assert made.as_of == "2024-01-20"
    assert made.subject in {entity.key for entity in resolution.entities}


def test_one_figure_found_twice_in_a_clause_stands_once_with_the_higher_confidence() -> None:
    one = figure(mention("高密", 16), "小麦总产", "5", "%")
    made = observations((read(one, replace(one, confidence=0.9)),), {one.subject: "Place/高密市"})
    assert [observation.confidence for observation in made] == [0.9]


def test_the_order_of_readings_does_not_matter() -> None:
    first = read(figure(mention("高密", 16), "小麦总产", "5", "%"))
    second = read(figure(mention("高密", 16), "玉米总产", "6", "%"))
    keys = {mention("高密", 16): "Place/高密市"}
    assert observations((first, second), keys) == observations((second, first), keys)


def test_a_figure_of_nobody_is_left_out() -> None:
    assert observations((read(figure(mention("高密", 16), "总产", "5", "%")),), {}) == ()


def test_divisions_lie_in_the_nearest_division_above_that_is_named() -> None:
    city = mention("潍坊市", 0, implicit=True)
    resolution = resolve((read(figure(city, "粮食总产", "116.6", "亿斤")),), load())
    (known,) = resolution.background
    assert (known.subject, known.predicate, known.object) == ("Place/高密市", "locatedIn", "Place/潍坊市")
    assert "2025-12-31" in known.source


def test_without_a_division_above_nothing_is_known() -> None:
    assert resolve((read(),), load()).background == ()


def rejected(value: str, **said: object) -> tuple[list[str], Outcome]:
    """What 潍坊市 still produces, and what became of the decision."""
    city = mention("潍坊市", 0, implicit=True)
    reading = read(figure(city, "粮食总产", "116.6", "亿斤"), figure(city, "粮食总产", "5", "%"))
    about, parts = ("Place/潍坊市",), {"measure": "粮食总产", "date": "2024-05-01", "by": "张三"} | said
    parts["about"] = parts.get("about", about)
    decision = named(Decision("", "reject-figure", value=value, **parts))  # type: ignore[arg-type]
    resolution = resolve((reading,), load(), [decision])
    kept, outcomes = judged_figures(observations((reading,), resolution.entity_of), resolution.outcomes)
    (told,) = outcomes
    return [f"{one.value}{one.unit}" for one in kept], told


@pytest.mark.parametrize(
    ("value", "said", "problem"),
    [
        ("116.6亿斤", {}, ""),
        ("116.6亿斤", {"quotes": (TEXT[:15],)}, ""),
        ("116.6亿斤", {"quotes": ("粮食116.6亿斤",)}, "the figure is given in other words now"),
        ("117亿斤", {}, "no document gives this figure any more"),
        ("116.6亿斤", {"period": "2019"}, "no document gives this figure any more"),
        ("116.6亿斤", {"measure": "小麦总产"}, "no document gives this figure any more"),
        ("116.6亿斤", {"about": ("Place/无此地",)}, "no document names Place/无此地 any more"),
    ],
)
def test_a_figure_that_a_person_rejected(value: str, said: dict[str, object], problem: str) -> None:
    kept, told = rejected(value, **said)
    done = not problem.startswith("no document")
    assert kept == (["5%"] if done else ["5%", "116.6亿斤"])
    assert bool(told.entities) == done
    assert problem in told.problem
    assert bool(told.problem) == bool(problem)
