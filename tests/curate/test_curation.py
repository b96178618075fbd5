"""kg.curate: decisions are read, checked, written between what people wrote, and found by name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.curate import added, load_curation, named, parse_curation, removed
from kg.curate.blocks import blocks
from kg.curate.take import take, undo
from kg.errors import OntologyError
from kg.model import Decision
from kg.ontology.folder import ontology_folder
from kg.ontology.load import load

ONTOLOGY = load()
FILE = Path("curation.ttl")
HEAD = (ontology_folder() / "curation.ttl").read_text(encoding="utf-8")
SIGNED = {"date": "2024-05-01", "by": "张三", "reason": "同一机场"}
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)


def decided(kind: str, *about: str, **said: object) -> Decision:
    return named(Decision("", kind, about, **(SIGNED | said)))  # type: ignore[arg-type]


ALL = (
    decided("same", "Project/聊城机场", "Project/聊城民用机场"),
    decided("different", "Organisation/聊城医院", "Organisation/聊城市人民医院"),
    decided("rename", "Project/雄商铁路", value='雄商"高铁"\\'),
    decided("retype", "Place/鲁西国际陆港", value="Port"),
    decided("pin", "Organisation/聊城市第二人民医院", value="二院", document="报告 1.txt"),
    decided("reject", "Brand/八条线"),
    decided("reject", "Project/雄商高铁", predicate="hasStatus", object="operating", quotes=("雄商高铁\n投用",)),
    decided(
        "confirm", "Person/李强", predicate="holdsPosition", object="Place/聊城市", role="市长", quotes=("甲", "乙"),
    ),
    decided(
        "add", "Project/雄商高铁", predicate="connects", object="Place/聊城西站", source="可研报告，第3页",
        introduces=("Place/聊城西站",), as_of="2023-01-01",
    ),
    decided("reject-figure", "Place/聊城市", measure="粮食总产", value="116.6亿斤", period="2023", quotes=("甲",)),
)  # fmt: skip


def written(*decisions: Decision, start: str = HEAD) -> str:
    text = start
    for decision in decisions:
        text = added(text, decision)
    return text


def parsed(text: str) -> tuple[Decision, ...]:
    return parse_curation(text.encode(), FILE, ONTOLOGY)


@pytest.mark.parametrize("start", [HEAD, "", "# 我们的决定\n"], ids=["shipped", "empty", "comment"])
def test_every_kind_comes_back_as_it_was_written(start: str) -> None:
    assert parsed(written(*ALL, start=start)) == tuple(sorted(ALL, key=lambda d: d.name))


def test_the_order_of_deciding_does_not_show() -> None:
    assert written(*ALL) == written(*reversed(ALL))


def test_undoing_leaves_the_file_as_it_was() -> None:
    text = written(*ALL[:4])
    assert removed(added(text, ALL[5]), ALL[5].name) == text
    assert removed(text, "same-0000000000") == text


def test_a_decision_taken_again_replaces_itself() -> None:
    again = replace(ALL[0], reason="再次确认")
    assert parsed(written(*ALL, again)) == tuple(sorted((again, *ALL[1:]), key=lambda d: d.name))


BY_HAND = """@prefix kg: <https://w3id.org/govkg/ontology#> .
@prefix decision: <https://w3id.org/govkg/decision/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

# 机场：问过交通局; it's "one" <airport>.
decision:airport   a kg:Same;  # 两个名称
  kg:about <https://w3id.org/govkg/id/Project/%E8%81%8A%E5%9F%8E%E6%9C%BA%E5%9C%BA>,
           <https://w3id.org/govkg/id/Project/聊城民用机场>;
  dcterms:creator 'Wang. Wu'; dcterms:date "2024-05-01"^^xsd:date . # 完
decision:zoo a kg:Reject ; kg:about <https://w3id.org/govkg/id/Place/动物园> ; dcterms:creator "王五" ;
  dcterms:date "2024-05-02"^^xsd:date .

# 到此为止
"""


def test_what_people_wrote_by_hand_is_understood_and_stays() -> None:
    first, second = parsed(BY_HAND)
    assert (first.name, first.about, first.by) == ("airport", ("Project/聊城机场", "Project/聊城民用机场"), "Wang. Wu")
    text = written(*ALL, start=BY_HAND)
    for line in BY_HAND.splitlines():
        assert line in text.splitlines()
    assert {first, second} < set(parsed(text))
    for decision in ALL:
        text = removed(text, decision.name)
    assert text.endswith(BY_HAND) or parsed(text) == (first, second)
    gone = removed(BY_HAND, "airport")
    assert "交通局" not in gone
    assert "到此为止" in gone
    assert parsed(gone) == (second,)


@pytest.mark.parametrize("text", [HEAD, BY_HAND, written(*ALL), "", "# 只有注释", '<a> <b> """x . # y""" .'])
def test_blocks_lose_nothing(text: str) -> None:
    assert "".join(block.text for block in blocks(text)) == text


BAD = {
    "no date": ("a kg:Reject ; kg:about <Brand/八条线> ; dcterms:creator '张三'", "has no dcterms:date"),
    "no author": ("a kg:Reject ; kg:about <Brand/八条线> ; dcterms:date '2024-05-01'", "has no dcterms:creator"),
    "kind": ("a kg:Merge ; kg:about <Brand/八条线>", "is no kind of decision"),
    "one": ("a kg:Same ; kg:about <Brand/八条线> ; WHO", "needs two entities"),
    "two": ("a kg:Rename ; kg:about <Brand/甲>, <Brand/乙> ; kg:newName '丙' ; WHO", "needs one entity"),
    "name": ("a kg:Rename ; kg:about <Brand/甲> ; WHO", "has no kg:newName"),
    "class": ("a kg:Retype ; kg:about <Brand/甲> ; kg:newClass kg:Ship ; WHO", "names no class: Ship"),
    "iri": ("a kg:Reject ; kg:about <https://example.org/x> ; WHO", "which is no entity"),
    "literal": ("a kg:Reject ; kg:about '八条线' ; WHO", "which is no entity"),
    "day": ("a kg:Reject ; kg:about <Brand/甲> ; dcterms:creator 'x' ; dcterms:date '1.5.2024'", "no date: 1.5.2024"),
    "word": ("a kg:Reject ; kg:abuot <Brand/甲> ; WHO", "says what is not understood"),
    "property": (
        "a kg:Reject ; rdf:subject <Brand/甲> ; rdf:predicate kg:likes ; rdf:object <Brand/乙> ; WHO",
        "names no property: likes",
    ),
    "status": (
        "a kg:Reject ; rdf:subject <Project/甲> ; rdf:predicate kg:hasStatus ; rdf:object <Brand/乙> ; WHO",
        "not in the property's range",
    ),
    "source": (
        "a kg:Add ; rdf:subject <Project/甲> ; rdf:predicate kg:hasStatus ; rdf:object kg:planned ; WHO",
        "has no dcterms:source",
    ),
    "twice": ("a kg:Rename ; kg:about <Brand/甲> ; kg:newName '丙', '丁' ; WHO", "has two values for kg:newName"),
    "blank": ("a kg:Reject ; kg:about [] ; WHO", "a node without a name"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_slip_is_told_in_one_line(what: str) -> None:
    said, problem = BAD[what]
    who = 'dcterms:creator "张三" ; dcterms:date "2024-05-01"^^xsd:date'
    with pytest.raises(OntologyError, match=r"^curation\.ttl: ") as caught:
        parsed(f"{HEAD}\ndecision:x {said.replace('WHO', who)} .\n")
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)


def test_broken_turtle_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "curation.ttl"
    path.write_text("@prefix kg: <x> .\n\ndecision:x a kg:Same", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"curation\.ttl:3: is no valid Turtle"):
        load_curation(path, ONTOLOGY)
    assert load_curation(tmp_path / "absent.ttl", ONTOLOGY).decisions == ()


def test_take_and_undo_go_through_the_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "curation.ttl"
    take(path, ALL[:3], ONTOLOGY)
    take(path, ALL[2:], ONTOLOGY)
    assert set(load_curation(path, ONTOLOGY).decisions) == set(ALL)
    assert undo(path, ALL[0].name, ONTOLOGY) == ALL[0]
    assert set(load_curation(path, ONTOLOGY).decisions) == set(ALL[1:])
    with pytest.raises(OntologyError, match="holds no decision same-"):
        undo(path, ALL[0].name, ONTOLOGY)


def test_what_cannot_be_taken_leaves_the_file(tmp_path: Path) -> None:
    path = tmp_path / "curation.ttl"
    take(path, ALL[:1], ONTOLOGY)
    before = path.read_bytes()
    with pytest.raises(OntologyError, match="names no class"):
        take(path, [decided("retype", "Place/鲁西国际陆港", value="Ship")], ONTOLOGY)
    assert path.read_bytes() == before


@settings(deadline=None)
@given(TEXT, TEXT, st.lists(TEXT, max_size=3))
def test_any_words_come_back(value: str, reason: str, quotes: list[str]) -> None:
    rename = decided("rename", "Project/雄商高铁", value=value, reason=reason, by=reason)
    fact = decided("reject", "Project/甲", predicate="hasStatus", object="planned", quotes=tuple(sorted({*quotes})))
    assert set(parsed(written(rename, fact))) == {rename, fact}
