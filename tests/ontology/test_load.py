from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology.load import load, ontology_folder

TEN = [
    "Place",
    "Organisation",
    "Project",
    "Programme",
    "Person",
    "Event",
    "Honour",
    "Industry",
    "Brand",
    "Work",
]
PREFIXES = """
@prefix kg: <https://w3id.org/govkg/ontology#> .
@prefix cue: <https://w3id.org/govkg/cue#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the ontology that a test may spoil."""
    return Path(shutil.copytree(ontology_folder(), tmp_path / "本体 folder"))


def add(folder: Path, turtle: str, name: str = "own.ttl") -> None:
    (folder / name).write_text(PREFIXES + turtle, encoding="utf-8")


def test_ten_classes_and_fourteen_properties() -> None:
    ontology = load()
    assert [name for name, found in ontology.classes.items() if found.top == name] == TEN
    assert list(ontology.properties) == [
        "locatedIn",
        "partOf",
        "holdsPosition",
        "undertakes",
        "implements",
        "organises",
        "takesPartIn",
        "visits",
        "cooperatesWith",
        "receives",
        "seeks",
        "connects",
        "issues",
        "hasStatus",
    ]


@pytest.mark.parametrize(
    ("name", "domain", "range_"),
    [
        ("locatedIn", {"Place", "Organisation", "Project", "Event"}, {"Place"}),
        ("partOf", set(), set()),
        ("holdsPosition", {"Person"}, {"Organisation", "Place"}),
        ("undertakes", {"Organisation", "Place"}, {"Project"}),
        ("implements", {"Organisation", "Place"}, {"Programme"}),
        ("organises", {"Organisation", "Place"}, {"Event"}),
        ("takesPartIn", {"Person", "Organisation"}, {"Event"}),
        ("visits", {"Person"}, {"Place", "Organisation", "Project"}),
        ("cooperatesWith", {"Organisation", "Place"}, {"Organisation", "Place"}),
        ("receives", {"Organisation", "Place", "Project", "Industry"}, {"Honour"}),
        ("seeks", {"Organisation", "Place", "Project"}, {"Honour"}),
        ("connects", {"Project"}, {"Place"}),
        ("issues", {"Organisation"}, {"Work", "Programme"}),
        ("hasStatus", {"Project"}, {"Status"}),
    ],
)
def test_domain_and_range(name: str, domain: set[str], range_: set[str]) -> None:
    found = load().properties[name]
    assert (set(found.domain), set(found.range)) == (domain, range_)
    assert found.inverse_zh
    assert found.inverse_en


def test_statuses_in_the_order_of_a_projects_life() -> None:
    assert list(load().statuses) == ["planned", "preparing", "started", "underway", "completed", "operating"]
    assert load().statuses["underway"] == ("在建", "underway")


def test_colours_and_shapes_tell_the_ten_apart() -> None:
    classes = [load().classes[name] for name in TEN]
    assert len({found.colour for found in classes}) == 10
    assert len({found.shape for found in classes}) == 10


def test_a_subclass_has_the_top_and_the_looks_of_its_class() -> None:
    county, place = load().classes["County"], load().classes["Place"]
    assert county.top == "Place"
    assert (county.colour, county.shape) == (place.colour, place.shape)
    assert load().classes["River"].parents == ("Water",)
    assert load().classes["River"].top == "Place"


def test_an_eleventh_class_is_added_in_turtle_alone(folder: Path) -> None:
    add(folder, 'kg:Ship a owl:Class ; rdfs:subClassOf kg:Entity, kg:Locatable ; cue:head "号科考船"@zh .')
    ontology = load(folder)
    ship = ontology.classes["Ship"]
    assert (ship.top, ship.heads, ship.label_zh, ship.shape) == ("Ship", ("号科考船",), "Ship", "dot")
    assert "Ship" in ontology.properties["locatedIn"].domain


def test_a_subclass_and_a_head_noun_are_added_in_turtle_alone(folder: Path) -> None:
    add(folder, 'kg:Bridge a owl:Class ; rdfs:subClassOf kg:Road ; cue:head "特大桥"@zh .')
    add(folder, 'kg:Place cue:head "圩"@zh .', "more.ttl")
    ontology = load(folder)
    assert (ontology.classes["Bridge"].top, ontology.classes["Bridge"].heads) == ("Project", ("特大桥",))
    assert "圩" in ontology.classes["Place"].heads


def test_triggers_bodies_names_words(folder: Path) -> None:
    add(
        folder,
        """
        cue:try a cue:Trigger ; cue:states kg:hasStatus ; cue:frame "passive" ;
            cue:word "试开工"@zh, "试建"@zh ; cue:blockedBy "争取"@zh ;
            cue:status kg:started ; cue:confidence 0.55 .
        cue:office a cue:Body ; cue:level "city", "county" ;
            cue:full "{place}试办"@zh ; cue:short "{kind}试办"@zh .
        cue:hill a cue:KnownName ; cue:type kg:Mountain ;
            skos:prefLabel "试山"@zh ; skos:altLabel "试岭"@zh .
        cue:list a cue:WordList ; cue:word "重点"@zh, "重大"@zh .
        """,
    )
    ontology = load(folder)
    trigger = next(found for found in ontology.triggers if found.name == "try")
    assert (trigger.predicate, trigger.words, trigger.frame) == ("hasStatus", ("试开工", "试建"), "passive")
    assert (trigger.status, trigger.blocked_by, trigger.confidence) == ("started", ("争取",), 0.55)
    bodies = [found for found in ontology.bodies if found.full == "{place}试办"]
    assert [(found.level, found.shorts) for found in bodies] == [
        ("city", ("市试办", "州试办", "盟试办")),
        ("county", ("县试办", "区试办", "市试办", "旗试办")),
    ]
    hill = next(found for found in ontology.known if found.name == "试山")
    assert (hill.type, hill.subtype, hill.labels) == ("Place", "Mountain", ("试岭",))
    assert ontology.words["list"] == ("重点", "重大")


@pytest.mark.parametrize(
    ("turtle", "told"),
    [
        ("kg:a kg:b .", "own.ttl:7: is no valid Turtle"),
        ('kg:Projct cue:head "高铁"@zh .', "Projct has head nouns and is no class"),
        ("cue:x a cue:Trigger ; cue:states kg:undertaks .", "states undertaks"),
        ("cue:x a cue:Trigger ; cue:states kg:hasStatus ; cue:status kg:done .", "unknown status done"),
        ('cue:x a cue:Trigger ; cue:states kg:visits ; cue:confidence "high" .', "cue:confidence 'high'"),
        ('cue:x a cue:KnownName ; cue:type kg:Plaec ; skos:prefLabel "试山"@zh .', "class Plaec"),
        ("cue:x a cue:KnownName ; cue:type kg:Place .", "no Chinese skos:prefLabel"),
        ('cue:x a cue:Body ; cue:level "city" .', "no cue:full"),
        ('cue:x a cue:Body ; cue:full "{place}试办"@zh ; cue:level "planet" .', "unknown cue:level planet"),
        ("kg:A a owl:Class ; rdfs:subClassOf kg:Place, kg:Person .", "A stands below Person and Place"),
        ("kg:A rdfs:subClassOf kg:B . kg:B rdfs:subClassOf kg:A .", "subclass of itself"),
        ("<http://example.org/A> a owl:Class ; rdfs:subClassOf kg:Place .", "outside the namespace"),
        ("kg:visits rdfs:domain kg:Place .", "2 times rdfs:domain"),
        ('cue:x a cue:DivisionAlias ; cue:division "999999" .', "names no division by '999999'"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(folder: Path, turtle: str, told: str) -> None:
    add(folder, turtle)
    with pytest.raises(OntologyError) as caught:
        load(folder)
    assert told in str(caught.value)
    assert "本体 folder" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_no_folder_no_govkg(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="is no folder"):
        load(tmp_path / "nowhere")
    with pytest.raises(OntologyError, match=r"govkg\.ttl.*is missing"):
        load(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_cannot_be_read(folder: Path) -> None:
    (folder / "cues.ttl").chmod(0)
    with pytest.raises(OntologyError, match="cannot be read"):
        load(folder)


def test_the_digest_tells_words_from_decisions(folder: Path) -> None:
    before = load(folder).digest
    (folder / "curation.ttl").write_text("# decided otherwise\n", encoding="utf-8")
    assert load(folder).digest == before
    add(folder, 'kg:Place cue:head "圩"@zh .')
    assert load(folder).digest != before


def test_loading_is_quick() -> None:
    load()
    begin = time.process_time()
    load()
    assert time.process_time() - begin < 0.5
