"""The ontology as others check it: metadata (FOOPS!), pitfalls (OOPS!), foreign terms, other parsers."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import BNode, Graph, URIRef
from rdflib import namespace as known
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS

from kg.graph.names import KG
from kg.ontology.folder import ontology_folder
from kg.publish.ontology_page import ontology_html

FOLDER = ontology_folder()
ONTOLOGY = URIRef("https://w3id.org/govkg/ontology")
VANN = "http://purl.org/vocab/vann/"
NIF = {
    f"http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#{term}"
    for term in ("Phrase", "OffsetBasedString", "Context", "String", "beginIndex", "endIndex", "anchorOf",
                 "referenceContext", "confidence")
}  # fmt: skip
VOCABULARIES = (
    known.SDO, known.ORG, known.PROV, known.SKOS, known.FOAF, known.DCTERMS, known.OWL, known.RDF, known.RDFS,
    known.XSD, known.VANN, known.QB, known.SOSA, known.DCAT, known.TIME,
)  # fmt: skip
CLASSES = (OWL.Class,)
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


@pytest.fixture(scope="module")
def govkg() -> Graph:
    return Graph().parse(FOLDER / "govkg.ttl", format="turtle")


def ours(graph: Graph, *kinds: URIRef) -> list[URIRef]:
    found = {s for kind in kinds for s in graph.subjects(RDF.type, kind) if isinstance(s, URIRef)}
    return sorted(s for s in found if s.startswith(str(KG)))


@pytest.mark.parametrize(
    "predicate",
    [
        DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.creator, DCTERMS.publisher, DCTERMS.created,
        DCTERMS.issued, DCTERMS.bibliographicCitation, OWL.versionIRI, OWL.versionInfo,
        URIRef(f"{VANN}preferredNamespacePrefix"), URIRef(f"{VANN}preferredNamespaceUri"),
    ],
)  # fmt: skip
def test_the_ontology_tells_about_itself(govkg: Graph, predicate: URIRef) -> None:
    assert govkg.value(ONTOLOGY, predicate)


def test_the_version_is_in_the_version_iri_and_the_licence_is_an_iri(govkg: Graph) -> None:
    version = govkg.value(ONTOLOGY, OWL.versionInfo)
    assert str(govkg.value(ONTOLOGY, OWL.versionIRI)) == f"{ONTOLOGY}/{version}"
    assert isinstance(govkg.value(ONTOLOGY, DCTERMS.license), URIRef)
    assert not re.search(r"\.(ttl|owl|rdf)\b", str(ONTOLOGY))  # P36


def test_every_foreign_term_is_one_of_its_vocabulary(govkg: Graph) -> None:
    wrong = []
    for term in {node for triple in govkg for node in triple if isinstance(node, URIRef)}:
        for vocabulary in VOCABULARIES:
            if term.startswith(str(vocabulary)) and term not in vocabulary and str(term) != str(vocabulary):
                wrong.append(str(term))
        if "nif-core#" in term and str(term) not in NIF:
            wrong.append(str(term))
    assert sorted(wrong) == []


def test_no_class_or_property_stands_below_itself(govkg: Graph) -> None:  # P06, P24
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for term in set(govkg.subjects(predicate)):
            above = [up for up in govkg.transitive_objects(term, predicate) if up != term]
            assert all(term not in set(govkg.transitive_objects(up, predicate)) for up in above), term


def test_every_term_that_is_used_is_declared(govkg: Graph) -> None:  # P34, P35
    declared = set(ours(govkg, *CLASSES, *PROPERTIES, OWL.NamedIndividual))
    used = {
        node for triple in govkg for node in triple if isinstance(node, URIRef) and node.startswith(str(KG))
    }
    assert used - declared - {URIRef(str(KG))} == set()


def test_nothing_stands_alone(govkg: Graph) -> None:  # P04
    for term in ours(govkg, *CLASSES):
        above = [up for up in govkg.objects(term, RDFS.subClassOf) if not isinstance(up, BNode)]
        below = set(govkg.subjects(RDFS.subClassOf, term))
        asked = set(govkg.subjects(RDFS.domain, term)) | set(govkg.subjects(RDFS.range, term))
        assert above or below or asked, term


def test_symmetric_and_transitive_properties_have_one_class_at_both_ends(govkg: Graph) -> None:  # P28, P29
    for kind in (OWL.SymmetricProperty, OWL.TransitiveProperty):
        for term in ours(govkg, kind):
            domain, range_ = govkg.value(term, RDFS.domain), govkg.value(term, RDFS.range)
            held = set(govkg.transitive_objects(range_, RDFS.subClassOf))
            assert domain in held or kind == OWL.TransitiveProperty, term


def test_no_property_is_its_own_inverse_by_name(govkg: Graph) -> None:  # P25, P26
    assert [s for s, o in govkg.subject_objects(OWL.inverseOf) if s == o] == []


def test_classes_are_told_apart(govkg: Graph) -> None:  # P10
    assert list(govkg.subjects(RDF.type, OWL.AllDisjointClasses))


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.ttl")), ids=lambda path: path.name)
def test_other_parsers_read_every_file(path: Path) -> None:
    count = len({quad.triple for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)})
    assert count == len(Graph().parse(path, format="turtle"))
    for command in (["rapper", "-q", "-c", "-i", "turtle", str(path)], ["serdi", "-i", "turtle", str(path)]):
        if shutil.which(command[0]):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert (done.returncode, done.stderr) == (0, ""), command


def test_the_page_has_every_term_in_both_languages(govkg: Graph) -> None:
    page = ontology_html(FOLDER)
    assert page == ontology_html(FOLDER)
    for term in ours(govkg, *CLASSES, *PROPERTIES[:2], OWL.NamedIndividual):
        name = term.removeprefix(str(KG))
        assert f'<section id="{name}">' in page, name
        for label in govkg.objects(term, RDFS.label):
            assert str(label) in page
    assert "<script" not in page
    assert not re.search(r"(\bsrc=|@import|url\()", page)
    anchors = set(re.findall(r'href="#([^"]+)"', page))
    assert anchors <= set(re.findall(r'id="([^"]+)"', page))


def test_a_class_of_a_users_own_file_is_on_the_page(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "ontology"))
    (folder / "own.ttl").write_text(
        f"@prefix kg: <{KG}> . @prefix rdfs: <{RDFS}> . @prefix owl: <{OWL}> .\n"
        'kg:Ship a owl:Class ; rdfs:subClassOf kg:Entity ; rdfs:label "船<b>舶"@zh .',
        encoding="utf-8",
    )
    assert "船&lt;b&gt;舶" in ontology_html(folder)
