"""kg.compare: what two graphs differ in, and what they do not."""

from __future__ import annotations

import json

import pytest

from kg.compare import Changes, compare, kept, snapshot, summary, to_json, to_markdown, to_text, unkept

HEAD = """@prefix kg: <https://w3id.org/govkg/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@base <https://w3id.org/govkg/id/> .
"""
DOCUMENT = '<document/a.txt> a kg:Document ; dcterms:identifier "a.txt" ; schema:sha256 "1" .'
CITY = '<Place/聊城市> a kg:Place ; skos:prefLabel "聊城市"@zh .'
LINE = '<Project/雄商高铁> a kg:Project ; skos:prefLabel "雄商高铁"@zh .'
SHORT = '<Project/聊城机场> a kg:Project ; skos:prefLabel "聊城机场"@zh .'
FULL = '<Project/聊城民用机场> a kg:Project ; skos:prefLabel "聊城民用机场"@zh ; skos:altLabel "聊城机场"@zh .'
MOVED = "<Project/聊城机场> dcterms:isReplacedBy <Project/聊城民用机场> ."


def fact(subject: str, predicate: str, target: str, quote: str = "原文", document: str = "a.txt") -> str:
    name = f"<statement/{abs(sum(map(ord, subject + predicate + target + quote + document)))}>"
    return (
        f"{name} a rdf:Statement ; rdf:subject {subject} ; rdf:predicate kg:{predicate} ; rdf:object {target} ; "
        f'kg:inDocument <document/{document}> ; kg:quote "{quote}"@zh .'
    )


def figure(value: str, quote: str, subject: str = "<Place/聊城市>") -> str:
    return (
        f'<figure/{value}> a kg:Observation ; kg:subject {subject} ; kg:measure "粮食总产"@zh ; kg:aspect "level" ; '
        f'kg:value {value} ; kg:unit "亿斤"@zh ; kg:period "2023" ; kg:kind "achieved" ; kg:quote "{quote}"@zh .'
    )


def changes(old: list[str], new: list[str]) -> Changes:
    return compare(*(snapshot((HEAD + "\n".join([DOCUMENT, *lines])).encode()) for lines in (old, new)))


def test_the_same_graph_has_no_changes() -> None:
    same = [CITY, LINE, fact("<Place/聊城市>", "undertakes", "<Project/雄商高铁>"), figure("1.5", "甲")]
    found = changes(same, list(reversed(same)))
    assert not found
    assert summary(found) == "nothing changed"
    assert to_text(found) == "nothing changed\n"


def test_entities_and_facts_that_come_and_go() -> None:
    line = fact("<Place/聊城市>", "undertakes", "<Project/雄商高铁>", "聊城市加快建设雄商高铁")
    found = changes([CITY, SHORT], [CITY, LINE, line])
    assert [one.name for one in found.entities_new] == ["雄商高铁"]
    assert [one.name for one in found.entities_gone] == ["聊城机场"]
    (new,) = found.facts_new
    assert (new.subject, new.predicate, new.object) == ("聊城市", "undertakes", "雄商高铁")
    assert [(quote.document, quote.quote) for quote in new.new] == [("a.txt", "聊城市加快建设雄商高铁")]
    back = changes([CITY, LINE, line], [CITY, SHORT])
    assert back.facts_gone[0].old == new.new
    assert summary(found) == "entities: 1 new, 1 gone; facts: 1 new"


def test_a_better_name_is_a_moved_iri_and_no_new_fact() -> None:
    old = [CITY, SHORT, fact("<Place/聊城市>", "undertakes", "<Project/聊城机场>")]
    new = [CITY, FULL, MOVED, fact("<Place/聊城市>", "undertakes", "<Project/聊城民用机场>")]
    found = changes(old, new)
    assert {change.what for change in found.entities_changed} == {"IRI", "name", "labels"}
    assert not (found.entities_new or found.entities_gone or found.facts_new or found.facts_gone or found.merged)


def test_two_that_become_one_are_merged_and_one_that_becomes_two_is_split() -> None:
    merged = changes([SHORT, FULL], [FULL, MOVED])
    assert [(g.whole.name, [part.name for part in g.parts]) for g in merged.merged] == [
        ("聊城民用机场", ["聊城机场", "聊城民用机场"])
    ]
    assert not merged.entities_gone
    split = changes([FULL, MOVED], [SHORT, FULL])
    assert [(g.whole.name, [part.name for part in g.parts]) for g in split.split] == [("聊城民用机场", ["聊城机场"])]
    assert not split.entities_new


def test_a_changed_status_is_told_once_with_the_new_sentence() -> None:
    old = [LINE, fact("<Project/雄商高铁>", "hasStatus", "kg:underway", "加快建设雄商高铁")]
    new = [LINE, fact("<Project/雄商高铁>", "hasStatus", "kg:completed", "雄商高铁建成")]
    found = changes(old, new)
    (status,) = found.statuses
    assert (status.subject, status.old, status.new) == ("雄商高铁", ("underway",), ("completed",))
    assert [quote.quote for quote in status.quotes] == ["雄商高铁建成"]
    assert not (found.facts_new or found.facts_gone)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ([figure("116.6", "甲")], [figure("117.2", "乙")], (("116.6亿斤",), ("117.2亿斤",))),
        ([], [figure("117.2", "乙")], ((), ("117.2亿斤",))),
        ([figure("116.6", "甲")], [], (("116.6亿斤",), ())),
    ],
)
def test_a_changed_figure(old: list[str], new: list[str], told: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    (one,) = changes([CITY, *old], [CITY, *new]).figures
    assert (one.subject, one.old, one.new) == ("聊城市", *told)
    assert one.what == "粮食总产 level 2023 achieved"


def test_a_fact_in_other_words() -> None:
    old = [CITY, LINE, fact("<Place/聊城市>", "undertakes", "<Project/雄商高铁>", "甲")]
    new = [CITY, LINE, fact("<Place/聊城市>", "undertakes", "<Project/雄商高铁>", "乙")]
    (one,) = changes(old, new).facts_reworded
    assert ([q.quote for q in one.old], [q.quote for q in one.new]) == (["甲"], ["乙"])


def test_a_figure_that_reaches_further() -> None:
    """kg:upto is part of the figure: 5-7 is not 5-8."""
    upto = figure("5", "甲").replace("kg:value 5 ;", "kg:value 5 ; kg:upto 7 ;")
    (one,) = changes([CITY, upto], [CITY, upto.replace("kg:upto 7", "kg:upto 8")]).figures
    assert (one.old, one.new) == (("5-7亿斤",), ("5-8亿斤",))


def test_a_kept_snapshot_comes_back_as_it_was() -> None:
    line = fact("<Place/聊城市>", "undertakes", "<Project/聊城民用机场>")
    graph = [DOCUMENT, CITY, FULL, MOVED, line, figure("1.5", "甲")]
    found = snapshot((HEAD + "\n".join(graph)).encode())
    assert found.facts
    assert found.figures
    assert found.moved
    assert unkept(kept(found)) == found
    assert kept(unkept(kept(found))) == kept(found)


def test_documents_new_gone_edited_and_renamed() -> None:
    def document(name: str, digest: str) -> str:
        return f'<document/{name}> a kg:Document ; dcterms:identifier "{name}" ; schema:sha256 "{digest}" .'

    found = changes(
        [document("b.txt", "2"), document("c.txt", "3"), document("d.txt", "4")],
        [document("b.txt", "9"), document("e.txt", "3"), document("f.txt", "5")],
    )
    assert found.documents_edited == ("b.txt",)
    assert found.documents_renamed == (("c.txt", "e.txt"),)
    assert found.documents_gone == ("d.txt",)
    assert found.documents_new == ("f.txt",)


def test_an_added_fact_is_told_with_its_source() -> None:
    added = (
        "<fact/1> a kg:AddedFact ; rdf:subject <Place/聊城市> ; rdf:predicate kg:undertakes ; "
        'rdf:object <Project/雄商高铁> ; dcterms:source "可研报告" .'
    )
    (one,) = changes([CITY, LINE], [CITY, LINE, added]).facts_new
    assert one.new[0].document == "可研报告"


def test_every_form_tells_everything() -> None:
    quote = "聊城市建设<b>雄商*高铁*"
    found = changes([SHORT], [CITY, LINE, fact("<Place/聊城市>", "undertakes", "<Project/雄商高铁>", quote)])
    data = json.loads(to_json(found))
    assert data["facts_new"][0]["new"][0]["quote"] == quote
    assert data["entities_gone"][0]["name"] == "聊城机场"
    assert f"+ “{quote}” (a.txt)" in to_text(found)
    markdown = to_markdown(found)
    assert "## New facts" in markdown
    assert "聊城市建设\\<b>雄商\\*高铁\\*" in markdown
