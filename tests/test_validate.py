from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS, XSD
from small_knowledge import PAGE, REPORT, small_knowledge

from kg.cli import main
from kg.errors import OntologyError
from kg.graph import Names, to_graph
from kg.graph.names import KG
from kg.ontology.folder import ontology_folder
from kg.ontology.load import load
from kg.validate import Violation, validate

SHAPES = ontology_folder() / "shapes.ttl"
NAMES = Names()
RAILWAY, CITY, COUNTY = (NAMES.entity(key) for key in ("Project/东西高铁", "Place/东河市", "Place/西山县"))
PERSON, HONOUR, EVENT = (NAMES.entity(key) for key in ("Person/王小明", "Honour/国家水城", "Event/水城论坛"))
DOCUMENT, ARTICLE = NAMES.document(REPORT), NAMES.article(REPORT, 0)
Change = Callable[[Graph, URIRef], object]


@pytest.fixture
def graph() -> Graph:
    return to_graph(small_knowledge(), load())


def test_a_good_graph_keeps_to_the_shapes(graph: Graph) -> None:
    assert validate(graph, SHAPES) == ()


def test_oxigraphs_store_is_as_good(graph: Graph) -> None:
    stored = Graph(store="Oxigraph")
    for triple in graph:
        stored.add(triple)
    assert validate(stored, SHAPES) == ()


def put(subject: URIRef, predicate: URIRef, value: URIRef | Literal) -> Change:
    return lambda graph, _: graph.set((subject, predicate, value))


def add(subject: URIRef, predicate: URIRef, value: URIRef | Literal) -> Change:
    return lambda graph, _: graph.add((subject, predicate, value))


def drop(subject: URIRef, predicate: URIRef) -> Change:
    return lambda graph, _: graph.remove((subject, predicate, None))


def fact(predicate: URIRef, value: URIRef | Literal | None) -> Change:
    """Set, or for None take away, what the statement of 王小明's office says."""

    def change(graph: Graph, statement: URIRef) -> None:
        graph.remove((statement, predicate, None))
        if value is not None:
            graph.add((statement, predicate, value))

    return change


def figure(predicate: URIRef, value: URIRef | Literal | None) -> Change:
    """A figure that is right but for one thing."""

    def change(graph: Graph, statement: URIRef) -> None:
        observation = URIRef("https://w3id.org/govkg/id/observation/1")
        good = {
            RDF.type: KG.Observation, KG.subject: CITY, KG.measure: zh("生产总值"),
            KG.aspect: Literal("growth"),
            KG.value: Literal("5.5", datatype=XSD.decimal), KG.normalValue: Literal("5.5", datatype=XSD.decimal),
            KG.confidence: Literal("0.8", datatype=XSD.decimal), KG.unit: zh("%"), KG.kind: Literal("achieved"),
            KG.inDocument: DOCUMENT, KG.inArticle: ARTICLE, KG.quote: zh("增长5.5%"),
            KG.begin: Literal(3), KG.end: Literal(9),
        }  # fmt: skip
        for known, right in {**good, predicate: value}.items():
            if right is not None:
                graph.add((observation, known, right))

    return change


def zh(text: str) -> Literal:
    return Literal(text, lang="zh")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (drop(DOCUMENT, DCTERMS.identifier), "one dcterms:identifier"),
        (add(DOCUMENT, DCTERMS.title, zh("另题")), "one title"),
        (put(DOCUMENT, DCTERMS.date, Literal("2024")), "xsd:date"),
        (add(DOCUMENT, KG.mentions, ARTICLE), "only an entity is mentioned"),
        (add(CITY, KG.mentions, COUNTY), "only a document or an article mentions"),
        (drop(ARTICLE, DCTERMS.isPartOf), "part of one document"),
        (drop(ARTICLE, RDF.type), "an article is a kg:Article"),
        (put(ARTICLE, DCTERMS.title, Literal("无标签")), "at most one title, in Chinese"),
        (drop(RAILWAY, SKOS.prefLabel), "one skos:prefLabel"),
        (add(RAILWAY, SKOS.prefLabel, zh("另名")), "one skos:prefLabel"),
        (put(RAILWAY, SKOS.prefLabel, Literal("东西高铁")), "in Chinese"),
        (put(RAILWAY, RDFS.label, zh("另名")), "rdfs:label is the skos:prefLabel"),
        (add(RAILWAY, SKOS.altLabel, zh("东西高铁")), "not the skos:prefLabel"),
        (add(RAILWAY, SKOS.altLabel, zh("")), "another name is in Chinese"),
        (add(RAILWAY, RDF.type, KG.Place), "exactly one of the top classes"),
        (put(EVENT, RDF.type, KG.Railway), "exactly one of the top classes"),
        (put(EVENT, RDF.type, KG.Unheard), "only an entity is mentioned"),
        (add(RAILWAY, KG.locatedIn, EVENT), "kg:locatedIn leads to a place"),
        (add(PERSON, KG.locatedIn, CITY), "kg:locatedIn is said of"),
        (add(CITY, KG.holdsPosition, COUNTY), "kg:holdsPosition is said of a person"),
        (add(PERSON, KG.visits, EVENT), "kg:visits leads to"),
        (add(EVENT, KG.receives, HONOUR), "kg:receives is said of"),
        (add(CITY, KG.undertakes, HONOUR), "kg:undertakes leads to a project"),
        (add(CITY, KG.issues, NAMES.entity("Work/水城条例")), "kg:issues is said of an organisation"),
        (add(RAILWAY, KG.hasStatus, CITY), "one of the six statuses"),
        (add(RAILWAY, KG.hasStatus, KG.halfway), "one of the six statuses"),
        (add(CITY, KG.partOf, DOCUMENT), "kg:partOf leads to an entity"),
        (fact(RDF.subject, None), "one subject"),
        (fact(RDF.subject, DOCUMENT), "one subject, an entity"),
        (fact(RDF.predicate, KG.mentions), "a property below kg:relatedTo"),
        (fact(RDF.object, Literal("东河市")), "one object"),
        (fact(KG.inDocument, None), "the one document"),
        (fact(KG.inDocument, NAMES.document(PAGE)), "part of its document"),
        (fact(KG.inArticle, DOCUMENT), "the one article"),
        (fact(KG.quote, zh("")), "one quote"),
        (fact(KG.quote, None), "one quote"),
        (fact(KG.begin, Literal(10_000)), "before its end"),
        (fact(KG.begin, Literal(-1)), "from 0 on"),
        (fact(KG.end, None), "ends at one place"),
        (fact(KG.end, Literal(10_000)), "as long as its place in the source"),
        (fact(KG.exact, Literal("别处的文字，比引文长得多，说的也是别的事")), "as long as its place in the source"),
        (fact(KG.confidence, Literal("1.2", datatype=XSD.decimal)), "from 0 to 1"),
        (fact(KG.confidence, None), "has a confidence"),
        (fact(KG.asOf, Literal("去年")), "kg:asOf is one xsd:date"),
        (fact(KG.role, Literal("mayor", lang="en")), "a role is one text in Chinese"),
        (fact(RDF.predicate, KG.visits), "only kg:holdsPosition has a role"),
        (figure(KG.aspect, Literal("speed")), "the aspect is"),
        (figure(KG.value, Literal("5.5")), "one value, an xsd:decimal"),
        (figure(KG.subject, None), "about one entity"),
        (figure(KG.kind, Literal("wished")), "achieved, expected or a target"),
        (figure(KG.quote, None), "one quote"),
        (figure(KG.end, Literal(10)), "as long as its place in the source"),
        (figure(KG.scope, zh("全省")), "only a rank has a scope"),
        (figure(KG.period, Literal("去年")), "a period is"),
        (figure(KG.normalValue, None), "one value that compares"),
    ],
)
def test_each_rule_is_kept_watch_over(graph: Graph, change: Change, told: str) -> None:
    (statement,) = [s for s in graph.subjects(KG.role) if isinstance(s, URIRef)]
    change(graph, statement)
    assert any(told in str(found) for found in validate(graph, SHAPES)), validate(graph, SHAPES)


DESCRIBED = [(name, one) for name, one in sorted(load().properties.items()) if one.domain or one.range]


def test_all_properties_of_the_guide_are_described() -> None:
    described = {name for name, one in DESCRIBED if one.domain}
    assert described >= {
        "locatedIn", "holdsPosition", "undertakes", "implements", "organises", "takesPartIn", "visits",
        "cooperatesWith", "receives", "seeks", "connects", "issues", "hasStatus",
    }  # fmt: skip


def test_every_domain_and_range_is_kept(graph: Graph) -> None:
    for name, _ in DESCRIBED:
        graph.add((DOCUMENT, KG[name], ARTICLE))
    told = "\n".join(map(str, validate(graph, SHAPES)))
    assert {name for name, one in DESCRIBED if one.domain and f"kg:{name} is said of" not in told} == set()
    assert {name for name, one in DESCRIBED if one.range and f"kg:{name} leads to" not in told} == set()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (add(CITY, KG.holdsPosition, COUNTY), "kg:holdsPosition is said of a person"),
        (fact(KG.quote, None), "one quote"),
        (fact(KG.end, Literal(10_000)), "as long as its place in the source"),
    ],
)
def test_kg_check_fails_and_tells_why(graph: Graph, tmp_path: Path, change: Change, told: str) -> None:
    (statement,) = [s for s in graph.subjects(KG.role) if isinstance(s, URIRef)]
    change(graph, statement)
    graph.serialize(tmp_path / "graph.ttl", format="turtle")
    result = CliRunner().invoke(main, ["check", str(tmp_path / "graph.ttl")])
    assert result.exit_code == 1
    assert told in result.output


def test_a_figure_that_is_right(graph: Graph) -> None:
    figure(KG.period, Literal("2020-01/2020-04"))(graph, CITY)
    assert validate(graph, SHAPES) == ()


def test_a_violation_is_one_line(graph: Graph) -> None:
    graph.remove((RAILWAY, SKOS.prefLabel, None))
    found = validate(graph, SHAPES)
    first = "id/Project/东西高铁 skos:prefLabel: an entity has one skos:prefLabel, in Chinese"
    assert first in map(str, found)
    assert list(found) == sorted(found)
    assert str(Violation("id/a", "", "is wrong", "3")) == "id/a: is wrong (found 3)"


def test_the_graph_is_left_as_it_was(graph: Graph) -> None:
    before = set(graph)
    validate(graph, SHAPES)
    assert set(graph) == before


def test_a_class_that_a_user_added_counts(graph: Graph, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ontology_folder(), tmp_path / "ontology"))
    ship = NAMES.entity("Ship/东方红号")
    for triple in (
        (ship, RDF.type, KG.Ship),
        (ship, SKOS.prefLabel, zh("东方红号")),
        (ship, RDFS.label, zh("东方红号")),
    ):
        graph.add(triple)
    graph.add((DOCUMENT, KG.mentions, ship))
    assert validate(graph, folder / "shapes.ttl") != ()
    (folder / "own.ttl").write_text(
        "@prefix kg: <https://w3id.org/govkg/ontology#> .\n"
        "kg:Ship <http://www.w3.org/2000/01/rdf-schema#subClassOf> kg:Entity .",
        encoding="utf-8",
    )
    assert validate(graph, folder / "shapes.ttl") == ()


def test_broken_or_missing_shapes_are_told(graph: Graph, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ontology_folder(), tmp_path / "ontology"))
    (folder / "shapes.ttl").write_text("a b", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"shapes\.ttl:1"):
        validate(graph, folder / "shapes.ttl")
    (folder / "shapes.ttl").unlink()
    with pytest.raises(OntologyError, match="cannot be read"):
        validate(graph, folder / "shapes.ttl")
