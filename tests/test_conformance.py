"""kg.conformance: a yes is certain. Whatever pySHACL finds wrong, it does not pass."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse
from small_knowledge import REPORT, small_knowledge

from kg import validate
from kg.conformance import conforms, queries
from kg.conformance.asked import SH, Checked, Undecided
from kg.graph import Names, Triples, graph_triples
from kg.graph.terms import DCTERMS, KG, RDF, RDFS, SKOS, XSD
from kg.graph.triples import Triple
from kg.ontology.folder import ontology_folder
from kg.ontology.load import load

SHAPES = ontology_folder() / "shapes.ttl"
HEAD = (
    "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/govkg/ontology#> . "
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . "
)
GOOD = graph_triples(small_knowledge(), load())
GOOD.update(validate._hierarchy(SHAPES.parent))
CITY, RAILWAY = (NamedNode(Names().entity(key)) for key in ("Place/东河市", "Project/东西高铁"))
DOCUMENT = NamedNode(Names().document(REPORT))


def shapes(text: str) -> Triples:
    quads = parse((HEAD + text).encode(), format=RdfFormat.TURTLE)
    return Triples(((q.subject, q.predicate, q.object) for q in quads), prefixes={})


def test_a_good_graph_is_good() -> None:
    assert conforms(GOOD, validate._parsed(SHAPES))


def test_pyshacl_is_not_asked_of_a_good_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validate, "_violations", lambda *rest: pytest.fail("asked"))
    assert validate.validate(GOOD, SHAPES) == ()


TERMS: tuple[NamedNode | Literal | BlankNode, ...] = (
    CITY, RAILWAY, DOCUMENT, KG.Project, KG.planned, KG.Entity, BlankNode("b"), Literal(""), Literal("名"),
    Literal("名", language="zh"), Literal("东西高铁", language="zh"), Literal("name", language="en"),
    Literal("5", datatype=XSD.integer), Literal("5.0", datatype=XSD.decimal), Literal("x", datatype=XSD.integer),
    Literal("2024-02-30", datatype=XSD.date), Literal("2024-01-15", datatype=XSD.date), Literal("rank"),
)  # fmt: skip
SUBJECTS = sorted((node for node in GOOD.index if isinstance(node, NamedNode)), key=str)
PREDICATES = sorted({p for said in GOOD.index.values() for p in said} | {KG.scope, KG.period, KG.value}, key=str)
ADDED = st.tuples(st.sampled_from(SUBJECTS), st.sampled_from(PREDICATES), st.sampled_from(TERMS))
GONE = st.sampled_from(sorted(GOOD, key=str))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(ADDED, max_size=2), st.lists(GONE, max_size=1))
def test_what_passes_is_right_by_pyshacl(added: list[Triple], gone: list[Triple]) -> None:
    graph = Triples([triple for triple in (*GOOD, *added) if triple not in gone])
    asked = validate._parsed(SHAPES)
    if conforms(graph, asked):
        good, _, report = pyshacl.validate(graph.as_graph(), shacl_graph=asked.as_graph(), inference="none")
        assert good, report


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("sh:path skos:prefLabel ; sh:minCount 1", True),
        ("sh:path skos:prefLabel ; sh:minCount 2", False),
        ("sh:path skos:prefLabel ; sh:maxCount 0", False),
        ("sh:path skos:prefLabel ; sh:nodeKind sh:Literal", False),  # not understood
        ('sh:path skos:prefLabel ; sh:pattern "[一-龥]"', False),
        ('sh:path skos:prefLabel ; sh:pattern "^$"', False),
        ("sh:path [ sh:inversePath kg:mentions ] ; sh:minCount 1", False),
        ("sh:property [ sh:path skos:prefLabel ; sh:minCount 1 ]", True),
        ("sh:property [ sh:path skos:prefLabel ; sh:minCount 2 ]", False),
        ("sh:or ( [ sh:nodeKind sh:IRI ] )", False),
        ("sh:deactivated true", False),
        ("sh:nodeKind sh:IRI", True),
        ("sh:class kg:Project", True),
        ("sh:class kg:Place", False),
        ("sh:path kg:hasStatus ; sh:in ( kg:operating kg:underway )", True),
        ("sh:path kg:hasStatus ; sh:in ( kg:operating )", False),
        ("sh:sparql [ sh:select 'SELECT $this WHERE { $this a kg:Never }' ]", False),  # no prefixes
    ],
)
def test_each_answer(asked: str, answer: bool) -> None:
    known = shapes(f"<http://example.org/shape> sh:targetClass kg:Project ; {asked} .")
    assert conforms(GOOD, known) is answer


QUERIES = (queries.MISSING, queries.LENGTH, queries.UNSTATED)


def test_the_queries_that_need_no_store_are_those_of_the_shapes() -> None:
    said = parse(SHAPES.read_bytes(), format=RdfFormat.TURTLE)
    asked = {" ".join(quad.object.value.split()) for quad in said if quad.predicate == SH.select}
    assert asked == {" ".join(query.split()) for query in QUERIES}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(ADDED, max_size=2), st.lists(GONE, max_size=2), st.sampled_from(QUERIES))
def test_a_query_has_the_answer_that_a_store_gives(added: list[Triple], gone: list[Triple], query: str) -> None:
    graph = Checked(Triples([triple for triple in (*GOOD, *added) if triple not in gone]), Triples())
    try:
        found = queries.has_rows(graph, query, KG.relatedTo)
    except Undecided:
        return
    assert found or not graph.rows(query, KG.relatedTo)


@pytest.mark.parametrize("query", QUERIES)
def test_each_query_finds_what_is_wrong(query: str) -> None:
    quote = next(triple for triple in GOOD if triple[1] == KG.quote)
    stated = next(triple for triple in GOOD if triple[1] == KG.undertakes)
    gone, more = {
        queries.MISSING: (stated, []), queries.LENGTH: (quote, [(*quote[:2], Literal("短"))]),
        queries.UNSTATED: (None, [(RAILWAY, KG.undertakes, CITY)]),
    }[query]  # fmt: skip
    graph = Checked(Triples([*(triple for triple in GOOD if triple != gone), *more]), Triples())
    assert queries.has_rows(graph, query, KG.relatedTo)
    assert not queries.has_rows(Checked(GOOD, Triples()), query, KG.relatedTo)
    with pytest.raises(Undecided):
        queries.has_rows(graph, query + " LIMIT 1", KG.relatedTo)


def test_what_is_not_understood_is_left_to_pyshacl(tmp_path: Path) -> None:
    for path in ontology_folder().glob("*.ttl"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = HEAD + "<http://example.org/s> a sh:NodeShape ; sh:targetClass kg:Place ; sh:not [ sh:class kg:Place ] ."
    (tmp_path / "shapes.ttl").write_text(text, encoding="utf-8")
    assert {str(found.focus) for found in validate.validate(GOOD, tmp_path / "shapes.ttl")} >= {"id/Place/东河市"}


def test_triples_are_kept_once_and_go_to_rdflib_and_back() -> None:
    triple = (CITY, RDFS.label, Literal("东河市", language="zh"))
    made = Triples([triple, triple, (CITY, SKOS.altLabel, Literal("东河")), (CITY, RDF.type, KG.Place)])
    made.update([(CITY, DCTERMS.date, Literal("2024-01-15", datatype=XSD.date))])
    assert len(made) == len(list(made)) == 4
    assert set(Triples.of(made.as_graph())) == set(made)
