"""What stands in the ontology's own files: complete, consistent, and general."""

from __future__ import annotations

from collections import Counter

import owlrl
import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS
from small_knowledge import small_knowledge

from kg.graph import to_graph
from kg.graph.names import KG
from kg.ontology.folder import ontology_folder
from kg.ontology.load import load

CUE = "https://w3id.org/govkg/cue#"
ONTOLOGY = URIRef("https://w3id.org/govkg/ontology")
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
"""Where owlrl tells of an inconsistency."""

FILES = sorted(ontology_folder().rglob("*.ttl"))


@pytest.fixture(scope="module")
def govkg() -> Graph:
    return Graph().parse(ontology_folder() / "govkg.ttl", format="turtle")


def terms(govkg: Graph) -> list[URIRef]:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    found = {s for kind in kinds for s in govkg.subjects(RDF.type, kind) if isinstance(s, URIRef)}
    return sorted(s for s in found if s.startswith(str(KG)))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_rdflib_reads_every_file(path: object) -> None:
    assert Graph().parse(str(path), format="turtle") is not None


def test_the_ontology_says_who_what_and_under_which_licence(govkg: Graph) -> None:
    for predicate in (DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.creator, OWL.versionIRI):
        assert govkg.value(ONTOLOGY, predicate), predicate
    assert (
        str(next(govkg.objects(ONTOLOGY, URIRef("http://purl.org/vocab/vann/preferredNamespacePrefix"))))
        == "kg"
    )


def test_every_term_has_label_and_comment_in_both_languages_and_an_example(govkg: Graph) -> None:
    missing = [
        (term, predicate, language)
        for term in terms(govkg)
        for predicate in (RDFS.label, RDFS.comment)
        for language in ("zh", "en")
        if not any(isinstance(o, Literal) and o.language == language for o in govkg.objects(term, predicate))
    ]
    assert missing == []
    assert [term for term in terms(govkg) if not govkg.value(term, SKOS.example)] == []


def test_every_property_has_one_domain_and_one_range(govkg: Graph) -> None:
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in govkg.subjects(RDF.type, kind):
            if str(term).startswith(str(KG)):
                assert len(set(govkg.objects(term, RDFS.domain))) == 1, term
                assert len(set(govkg.objects(term, RDFS.range))) == 1, term


def test_no_label_stands_for_two_terms(govkg: Graph) -> None:
    labels = Counter(
        (label, str(kind))
        for term in terms(govkg)
        for label in govkg.objects(term, RDFS.label)
        for kind in govkg.objects(term, RDF.type)
        if kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    )
    assert [label for label, count in labels.items() if count > 1] == []


def test_a_graph_of_ours_is_consistent_under_owl_rl(govkg: Graph) -> None:
    both = govkg + to_graph(small_knowledge(), load())
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(both)
    assert list(both.objects(None, ERROR)) == []
    county = URIRef("https://w3id.org/govkg/id/Place/西山县")
    assert (county, RDF.type, URIRef("https://schema.org/Place")) in both


def test_owl_rl_sees_what_is_inconsistent(govkg: Graph) -> None:
    both = govkg + to_graph(small_knowledge(), load())
    both.add((URIRef("https://w3id.org/govkg/id/Place/西山县"), RDF.type, KG.Person))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(both)
    assert list(both.objects(None, ERROR))


def test_what_is_known_has_one_name_and_a_source() -> None:
    known = load().known
    names = Counter(name for found in known for name in (found.name, *found.labels))
    assert [name for name, count in names.items() if count > 1] == []
    assert [found.name for found in known if not found.source] == []


def test_a_short_form_means_one_body_of_a_level() -> None:
    owners: dict[tuple[str, str], set[str]] = {}
    for body in load().bodies:
        for short in body.shorts:
            owners.setdefault((short, body.level), set()).add(body.full)
    assert {short: fulls for short, fulls in owners.items() if len(fulls) > 1} == {}


@pytest.mark.parametrize(
    ("short", "level", "full"),
    [
        ("市委", "city", "中共{place}委"),
        ("县委", "county", "中共{place}委"),
        ("省政府", "province", "{place}人民政府"),
        ("市人大常委会", "city", "{place}人大常委会"),
        ("市政协", "city", "{place}政协"),
        ("市纪委监委", "city", "{place}纪委监委"),
        ("市法院", "city", "{place}中级人民法院"),
        ("市委宣传部", "city", "中共{place}委宣传部"),
        ("市发改委", "city", "{place}发展和改革委员会"),
        ("市教育局", "city", "{place}教育局"),
        ("省教育厅", "province", "{place}教育厅"),
        ("镇党委", "town", "{place}党委"),
        ("党中央", "nation", "中共中央"),
        ("国家发改委", "nation", "国家发展和改革委员会"),
    ],
)
def test_standing_bodies(short: str, level: str, full: str) -> None:
    assert [b.full for b in load().bodies if short in b.shorts and b.level == level] == [full]


def test_shapes_and_queries_use_only_declared_terms() -> None:
    declared = {str(s) for path in FILES for s in Graph().parse(path).subjects() if not isinstance(s, BNode)}
    shapes = Graph().parse(ontology_folder() / "shapes.ttl")
    used = {str(o) for o in shapes.objects() if isinstance(o, URIRef) and o.startswith(str(KG))}
    assert used - declared == set()
