"""kg.publish.report: every figure is told, and no file name can spoil the Markdown."""

from __future__ import annotations

import dataclasses
import json

import pytest

from kg.model import Doubt, Knowledge
from kg.ontology.model import Ontology, OntologyClass, OntologyProperty
from kg.publish.report import SkippedFile, summarise, to_json, to_markdown


@pytest.fixture
def ontology() -> Ontology:
    classes = {
        name: OntologyClass(name, top, (), label, name)
        for name, top, label in [("Project", "Project", "项目"), ("Place", "Place", "地点"), ("County", "Place", "县")]
    }
    properties = {name: OntologyProperty(name, (), (), "承担", name) for name in ("undertakes", "visits")}
    return Ontology(classes, properties, {}, (), (), ())


def test_counts_follow_the_ontology(knowledge: Knowledge, ontology: Ontology) -> None:
    report = summarise(knowledge, ontology)
    assert [(c.name, c.label, c.count) for c in report.entities] == [("Project", "项目", 1), ("Place", "地点", 1)]
    assert [(c.name, c.count) for c in report.relations] == [("undertakes", 1), ("visits", 0)]
    assert (report.articles, report.unverified, report.guessed, report.statements) == (1, 1, 3, 1)


def test_what_the_ontology_lacks_is_counted_all_the_same(knowledge: Knowledge) -> None:
    report = summarise(knowledge, Ontology({}, {}, {}, (), (), ()))
    assert [(c.name, c.count) for c in report.entities] == [("Place", 1), ("Project", 1)]


def test_a_fact_stated_twice_is_one_fact(knowledge: Knowledge, ontology: Ontology) -> None:
    twice = dataclasses.replace(knowledge, statements=knowledge.statements * 2)
    report = summarise(twice, ontology)
    assert report.statements == 2
    assert [c.count for c in report.relations] == [1, 0]


def test_order_of_input_does_not_matter(knowledge: Knowledge, ontology: Ontology) -> None:
    skipped = [SkippedFile("b.png", "unknown file type"), SkippedFile("a.png", "unknown file type")]
    doubts = (Doubt("b", "c", "r"), Doubt("a", "c", "r"))
    one = summarise(dataclasses.replace(knowledge, doubts=doubts), ontology, skipped)
    two = summarise(dataclasses.replace(knowledge, doubts=doubts[::-1]), ontology, skipped[::-1])
    assert to_json(one) == to_json(two)
    assert to_markdown(one) == to_markdown(two)


def test_json_holds_everything(knowledge: Knowledge, ontology: Ontology) -> None:
    told = json.loads(to_json(summarise(knowledge, ontology, [SkippedFile("图.png", "unknown file type")])))
    assert told["documents"][0]["repairs"] == [{"step": "pinyin dropped", "characters": 3, "guessed": True}]
    assert told["skipped"] == [{"path": "图.png", "reason": "unknown file type"}]
    assert (told["articles"], told["unverified"], told["guessed"]) == (1, 1, 3)


def test_markdown_tells_what_was_left_out(knowledge: Knowledge, ontology: Ontology) -> None:
    knowledge = dataclasses.replace(knowledge, doubts=(Doubt("Place/李庄", "Place/李庄/2", "two counties"),))
    text = to_markdown(summarise(knowledge, ontology, [SkippedFile("a|b\n<c>.png", "unknown")])).decode()
    assert "| a\\|b &lt;c>.png | unknown |" in text
    assert "| Place/李庄 | Place/李庄/2 | two counties |" in text
    assert "| 报告.txt | pinyin dropped | 3 | yes |" in text
    assert "1 facts were left out" in text


def test_markdown_says_none_where_there_is_nothing(knowledge: Knowledge, ontology: Ontology) -> None:
    assert "## Skipped files\n\nNone.\n" in to_markdown(summarise(knowledge, ontology)).decode()
