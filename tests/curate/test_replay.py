"""kg.resolve with decisions: they win, they survive, and what no longer fits is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF

from kg.curate import named
from kg.graph import Names, to_graph
from kg.graph.names import KG
from kg.model import (
    Article,
    CleanText,
    Decision,
    Document,
    Evidence,
    Knowledge,
    Mention,
    Outcome,
    Reading,
    Relation,
)
from kg.ontology.folder import ontology_folder
from kg.ontology.load import load
from kg.resolve import Resolution, resolve
from kg.validate import validate

ONTOLOGY = load()
AIRPORT, FULL = "Project/聊城机场", "Project/聊城民用机场"
CITY, LINE = "Place/聊城市", "Project/雄商高铁"


def reading(name: str, *rows: tuple[str, str], facts: tuple[tuple[int, str, int | str], ...] = ()) -> Reading:
    """A document of 聊城市 that names `rows`; a fact is (place in rows, property, place in rows or status)."""
    text, mentions = "", []
    for kind, word in rows:
        mentions.append(Mention(name, 0, len(text), len(text) + len(word), kind, word, word))
        text += word + "，"
    relations = tuple(
        Relation(
            name, 0, predicate, mentions[subject], mentions[target] if isinstance(target, int) else None,
            status=target if isinstance(target, str) else "", evidence=Evidence(text, 0, len(text)), confidence=0.5,
        )
        for subject, predicate, target in facts
    )  # fmt: skip
    places = tuple(range(len(text)))
    clean = CleanText(text, places, tuple(place + 1 for place in places))
    article = Article(name, 0, "", 0, len(text), date="2024-01-15", jurisdiction="371500")
    return Reading(Document(name, text, "utf-8", name), clean, (article,), tuple(mentions), relations)


REPORT = reading(
    "a.txt", ("Place", "聊城市"), ("Project", "雄商高铁"), ("Project", "聊城机场"), ("Project", "聊城民用机场"),
    ("Organisation", "二院"), ("Organisation", "聊城市第二人民医院"),
    facts=((0, "undertakes", 1), (1, "hasStatus", "underway"), (0, "undertakes", 2)),
)  # fmt: skip


def decided(kind: str, *about: str, day: str = "2024-05-01", **said: object) -> Decision:
    return named(Decision("", kind, about, date=day, by="张三", **said))  # type: ignore[arg-type]


def resolved(*decisions: Decision, readings: tuple[Reading, ...] = (REPORT,)) -> Resolution:
    return resolve(readings, ONTOLOGY, decisions)


def keys(found: Resolution) -> set[str]:
    return {entity.key for entity in found.entities}


def facts(found: Resolution) -> set[tuple[str, str, str]]:
    return {(s.subject, s.predicate, s.object) for s in found.statements}


def outcome(found: Resolution) -> Outcome:
    (one,) = found.outcomes
    return one


def test_without_decisions_the_rules_hold() -> None:
    found = resolved()
    assert keys(found) >= {CITY, LINE, FULL}
    assert AIRPORT not in keys(found)
    assert (AIRPORT, FULL) in found.aliases


def test_different_keeps_apart_what_a_rule_brings_together() -> None:
    found = resolved(decided("different", AIRPORT, FULL))
    assert {AIRPORT, FULL} <= keys(found)
    assert outcome(found).entities == (AIRPORT, FULL)
    assert outcome(found).problem == ""
    assert not [d for d in found.doubts if {d.first, d.second} == {AIRPORT, FULL}]


def test_same_brings_together_what_no_rule_does() -> None:
    found = resolved(decided("same", LINE, FULL))
    assert LINE not in keys(found)
    assert (LINE, FULL) in found.aliases
    (entity,) = [e for e in found.entities if e.key == FULL]
    assert {"雄商高铁", "聊城机场"} <= set(entity.labels)
    assert any("张三" in reason for reason in entity.reasons)


def test_of_two_decisions_at_odds_the_later_holds_and_the_other_is_told() -> None:
    same, different = decided("same", LINE, FULL), decided("different", LINE, FULL, day="2024-06-01")
    found = resolved(same, different)
    assert {LINE, FULL} <= keys(found)
    problems = {one.decision.kind: one.problem for one in found.outcomes}
    assert problems["different"] == ""
    assert "a later decision says the contrary" in problems["same"]
    assert resolved(different, same).entities == found.entities


def test_a_decision_is_understood_after_the_key_has_changed() -> None:
    """聊城机场 was renamed when it was the only name; then the full name came."""
    rename = decided("rename", AIRPORT, value="聊城的机场")
    alone = resolved(rename, readings=(reading("a.txt", ("Project", "聊城机场")),))
    assert [(e.key, e.name) for e in alone.entities] == [(AIRPORT, "聊城的机场")]
    (entity,) = [e for e in resolved(rename).entities if e.key == FULL]
    assert entity.name == "聊城的机场"
    assert "聊城民用机场" in entity.labels


def test_retype_changes_the_class_and_what_may_be_said_of_it() -> None:
    found = resolved(decided("retype", LINE, value="Programme"))
    (entity,) = [e for e in found.entities if e.key == LINE]
    assert entity.types == ("Programme",)
    assert not [fact for fact in facts(found) if LINE in fact]
    assert found.left_out["主体类别不合定义域"] == 1


def test_reject_takes_the_entity_and_its_facts_away() -> None:
    found = resolved(decided("reject", LINE))
    assert LINE not in keys(found)
    assert not [fact for fact in facts(found) if LINE in fact]
    assert found.left_out["主体或客体被人工否定"] == 2
    assert outcome(found).entities == (LINE,)


def test_reject_takes_one_fact_away() -> None:
    quotes = (REPORT.clean.text,)
    found = resolved(decided("reject", LINE, predicate="hasStatus", object="underway", quotes=quotes))
    assert (LINE, "hasStatus", "underway") not in facts(found)
    assert (CITY, "undertakes", LINE) in facts(found)
    assert outcome(found).problem == ""


def test_confirm_makes_a_fact_sure() -> None:
    found = resolved(decided("confirm", CITY, predicate="undertakes", object=AIRPORT))
    assert {s.object: s.confidence for s in found.statements if s.subject == CITY} == {LINE: 0.5, FULL: 1.0}


def test_pin_gives_a_short_form_its_owner() -> None:
    owner = "Organisation/聊城市第二人民医院"
    assert "Organisation/二院" in keys(resolved())
    found = resolved(decided("pin", owner, value="二院"))
    (entity,) = [e for e in found.entities if e.key == owner]
    assert "二院" in entity.labels
    assert "Organisation/二院" not in keys(found)
    elsewhere = resolved(decided("pin", owner, value="二院", document="b.txt"))
    assert "Organisation/二院" in keys(elsewhere)
    assert outcome(elsewhere).problem == "no document has the short form 二院"


GONE = {
    "same": decided("same", LINE, "Project/无此项目"),
    "different": decided("different", LINE, "Project/无此项目"),
    "rename": decided("rename", "Project/无此项目", value="甲"),
    "retype": decided("retype", "Project/无此项目", value="Port"),
    "pin": decided("pin", "Project/无此项目", value="二院"),
    "reject": decided("reject", "Project/无此项目"),
    "add": decided("add", "Project/无此项目", predicate="hasStatus", object="planned", source="年鉴"),
}


@pytest.mark.parametrize("kind", GONE)
def test_a_decision_about_what_is_gone_is_told(kind: str) -> None:
    assert outcome(resolved(GONE[kind])).problem == "no document names Project/无此项目 any more"


@pytest.mark.parametrize(
    ("quotes", "status", "problem"),
    [
        (("雄商高铁在建",), "underway", "the fact is stated in other words now"),
        (("雄商高铁投用",), "operating", "no document states this fact any more"),
    ],
)
def test_a_decision_whose_quote_changed_is_told(quotes: tuple[str, ...], status: str, problem: str) -> None:
    found = resolved(decided("reject", LINE, predicate="hasStatus", object=status, quotes=quotes))
    assert problem in outcome(found).problem
    assert (LINE, "hasStatus", status) not in facts(found)


@pytest.mark.parametrize("first", [True, False])
def test_decisions_do_not_depend_on_the_order_of_documents(first: bool) -> None:
    other = replace(reading("b.txt", ("Project", "聊城机场"), ("Project", "雄商高铁")))
    both = (REPORT, other) if first else (other, REPORT)
    decisions = (decided("different", AIRPORT, FULL), decided("rename", LINE, value="雄商铁路"))
    found = resolved(*decisions, readings=both)
    assert found.entities == resolved(*reversed(decisions), readings=both[::-1]).entities


def published(*decisions: Decision) -> Graph:
    found = resolved(*decisions)
    rest = (found.doubts, found.aliases, found.outcomes)
    return to_graph(Knowledge((REPORT,), found.entities, found.statements, *rest), ONTOLOGY)


ADDED = decided(
    "add", LINE, predicate="connects", object="Place/聊城西站", introduces=("Place/聊城西站",), source="可研报告",
    quotes=("雄商高铁设聊城西站",), as_of="2023-01-01", reason="报告未提",
)  # fmt: skip


def test_an_added_fact_has_a_source_and_an_author_and_no_document() -> None:
    graph, names = published(ADDED), Names()
    line, station = names.entity(LINE), names.entity("Place/聊城西站")
    assert (line, KG.connects, station) in graph
    (fact,) = graph.subjects(RDF.type, KG.AddedFact)
    assert graph.value(fact, DCTERMS.source) == Literal("可研报告")
    assert graph.value(fact, PROV.wasAttributedTo) == URIRef("https://w3id.org/govkg/id/agent/张三")
    assert graph.value(fact, KG.inDocument) is None
    assert graph.value(graph.value(fact, KG.decidedBy), DCTERMS.date)


def test_an_added_fact_that_does_not_fit_its_classes_is_told_and_left_out() -> None:
    wrong = decided("add", LINE, predicate="connects", object=FULL, source="x")
    assert "not what kg:connects relates" in outcome(resolved(wrong)).problem
    assert not list(published(wrong).subjects(RDF.type, KG.AddedFact))


def test_the_graph_with_every_kind_of_decision_keeps_to_the_shapes() -> None:
    decisions = (
        ADDED, decided("different", AIRPORT, FULL), decided("rename", CITY, value="聊城"),
        decided("reject", "Place/无"),
        decided("retype", FULL, value="Airport"), decided("pin", "Organisation/聊城市第二人民医院", value="二院"),
        decided("confirm", CITY, predicate="undertakes", object=LINE), decided("reject", AIRPORT),
    )  # fmt: skip
    graph = published(*decisions)
    assert validate(graph, ontology_folder() / "shapes.ttl") == ()
    city = Names().entity(CITY)
    decision = graph.value(city, KG.decidedBy)
    assert (decision, RDF.type, KG.Rename) in graph
    assert (decision, KG.newName, Literal("聊城", lang="zh")) in graph
    for fact in list(graph.subjects(RDF.type, KG.AddedFact)):
        graph.remove((fact, DCTERMS.source, None))
    assert "says where it is from" in str(validate(graph, ontology_folder() / "shapes.ttl"))
