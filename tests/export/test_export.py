"""kg export: every format holds the graph, and is the same bytes each time."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
from rdflib import Graph
from rdflib.compare import to_isomorphic
from rdflib.namespace import RDF, SKOS
from small_knowledge import FACTS, KEYS, small_knowledge

from kg.export import FORMATS, exported
from kg.graph import to_graph
from kg.graph.names import KG
from kg.ontology.folder import ontology_folder
from kg.ontology.load import load
from kg.publish.turtle import turtle
from kg.query.engine import loaded

ENTITIES = len(KEYS)
BETWEEN_ENTITIES = len([fact for fact in FACTS if fact[1] != "hasStatus"])


@pytest.fixture(scope="module")
def graph() -> Graph:
    return to_graph(small_knowledge(), load())


@pytest.fixture(scope="module")
def path(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("图") / "graph.ttl"
    path.write_bytes(turtle(graph))
    return path


def one(path: Path, form: str) -> bytes:
    (content,) = exported(loaded(path), form).values()
    return content


@pytest.mark.parametrize(("form", "known"), [("nt", "nt"), ("jsonld", "json-ld")])
def test_triples_come_back_as_they_went(path: Path, graph: Graph, form: str, known: str) -> None:
    read = Graph().parse(data=one(path, form), format=known)
    assert len(read) == len(graph)
    assert to_isomorphic(read) == to_isomorphic(Graph().parse(path))


def test_n_triples_are_sorted(path: Path) -> None:
    lines = one(path, "nt").splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_of_the_file_changes_no_byte(path: Path, tmp_path: Path, form: str) -> None:
    lines = one(path, "nt").splitlines(keepends=True)
    turned = tmp_path / "graph.ttl"
    turned.write_bytes(b"".join(reversed(lines)))
    assert exported(loaded(turned), form) == exported(loaded(path), form)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx_reads_the_network(path: Path, form: str) -> None:
    read = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}[form](io.BytesIO(one(path, form)))
    assert (read.number_of_nodes(), read.number_of_edges()) == (ENTITIES, BETWEEN_ENTITIES)
    railway = read.nodes["https://w3id.org/govkg/id/Project/东西高铁"]
    assert (railway["label"], railway["kind"], railway["classes"]) == ("东西高铁", "Project", "Railway")
    assert railway["status"] == "operating|underway"
    assert railway["documents"] == 2


def test_no_day_stands_in_gexf(path: Path) -> None:
    assert b"lastmodified" not in one(path, "gexf")
    ElementTree.fromstring(one(path, "gexf"))


def test_tables_hold_nodes_and_edges(path: Path) -> None:
    files = exported(loaded(path), "csv")
    nodes = list(csv.DictReader(io.StringIO(files["nodes.csv"].decode(), newline="")))
    edges = list(csv.DictReader(io.StringIO(files["edges.csv"].decode(), newline="")))
    assert (len(nodes), len(edges)) == (ENTITIES, BETWEEN_ENTITIES)
    known = {node["Id"] for node in nodes}
    assert all(edge["Source"] in known and edge["Target"] in known for edge in edges)
    (city,) = [node for node in nodes if node["Label"] == "东河市"]
    assert (city["kind"], city["classes"], city["other_names"]) == ("Place", "City", "东河")


def test_names_that_would_break_a_format(path: Path, tmp_path: Path) -> None:
    graph = Graph().parse(path)
    entity = next(graph.subjects(RDF.type, KG.Person))
    name = graph.value(entity, SKOS.prefLabel)
    hostile = '"<王>&,\n小明]]>'
    text = path.read_text(encoding="utf-8").replace(
        f'"{name}"@zh', f'"""{hostile.replace(chr(34), chr(92) + chr(34))}\x01"""@zh'
    )
    other = tmp_path / "graph.ttl"
    other.write_text(text, encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(exported(loaded(other), "csv")["nodes.csv"].decode(), newline="")))
    assert f"{hostile}\x01" in {row["Label"] for row in rows}
    read = networkx.read_graphml(io.BytesIO(one(other, "graphml")))
    assert f"{hostile}\ufffd" in {data["label"] for _, data in read.nodes(data=True)}
    assert len(networkx.read_gexf(io.BytesIO(one(other, "gexf")))) == ENTITIES


def test_a_top_class_of_a_user_is_one(path: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ontology_folder(), tmp_path / "ontology"))
    assert exported(loaded(path), "csv", ontology=folder) == exported(loaded(path), "csv")
