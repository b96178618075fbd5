from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, RDFS, XSD
from small_knowledge import small_knowledge

from kg.graph import mentions_graph, to_graph
from kg.graph.names import empty_graph
from kg.ontology.load import load
from kg.publish.turtle import turtle

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "small.ttl"
"""Made by: PYTHONPATH=.:tests python tests/publish/test_turtle.py. Read the difference before you keep it."""

NODES = st.integers(0, 30).map(lambda number: URIRef(f"https://w3id.org/govkg/id/Place/地{number}"))
LITERALS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8).map(lambda text: Literal(text, lang="zh")),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8).map(Literal),
    st.integers().map(lambda number: Literal(number, datatype=XSD.integer)),
    st.decimals(-9, 9, places=3).map(lambda number: Literal(number, datatype=XSD.decimal)),
    st.just(Literal("2024-01-15", datatype=XSD.date)),
)
TRIPLES = st.tuples(NODES, st.sampled_from([RDF.type, RDFS.label, RDFS.seeAlso]), st.one_of(NODES, LITERALS))


def graph_of(triples: list[tuple[URIRef, URIRef, URIRef | Literal]]) -> Graph:
    graph = empty_graph()
    for triple in triples:
        graph.add(triple)
    return graph


def test_the_golden_graph() -> None:
    assert turtle(to_graph(small_knowledge(), load())).decode() == GOLDEN.read_text(encoding="utf-8")


@given(
    st.lists(TRIPLES, max_size=25).flatmap(lambda found: st.tuples(st.just(found), st.permutations(found)))
)
def test_the_same_bytes_in_any_order(orders: tuple[list[object], list[object]]) -> None:
    one, other = orders
    assert turtle(graph_of(one)) == turtle(graph_of(other))  # type: ignore[arg-type]


@given(st.lists(TRIPLES, max_size=25))
def test_what_is_written_is_read_back(triples: list[tuple[URIRef, URIRef, URIRef | Literal]]) -> None:
    graph = graph_of(triples)
    written = turtle(graph)
    oxigraph = {str(triple) for triple in pyoxigraph.parse(written, format=pyoxigraph.RdfFormat.TURTLE)}
    assert len(oxigraph) == len(graph)
    assert isomorphic(Graph().parse(data=written, format="turtle"), graph)


def test_both_graphs_are_read_alike_by_rdflib_and_oxigraph() -> None:
    for graph in (to_graph(small_knowledge(), load()), mentions_graph(small_knowledge(), load())):
        written = turtle(graph)
        lines = pyoxigraph.serialize(
            pyoxigraph.parse(written, format=pyoxigraph.RdfFormat.TURTLE),
            format=pyoxigraph.RdfFormat.N_TRIPLES,
        )
        assert isomorphic(Graph().parse(data=written, format="turtle"), graph)
        assert isomorphic(Graph().parse(data=lines, format="nt"), graph)


def test_the_hash_seed_does_not_matter() -> None:
    code = (
        "import sys; sys.path[:0] = ['.', 'tests']\n"
        "from small_knowledge import small_knowledge\n"
        "from kg.graph import to_graph\nfrom kg.ontology.load import load\n"
        "from kg.publish.turtle import turtle\n"
        "sys.stdout.buffer.write(turtle(to_graph(small_knowledge(), load())))"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
        )
        assert done.stdout == GOLDEN.read_bytes(), done.stderr.decode()


def test_one_block_for_each_subject_sorted_its_class_first() -> None:
    blocks = GOLDEN.read_text(encoding="utf-8").split("\n\n")
    heads = [block.split("\n")[0] for block in blocks[1:]]
    subjects = [head.split(">")[0] for head in heads]
    assert subjects == sorted(subjects)
    assert all(" a kg:" in head or " a rdf:Statement" in head for head in heads)
    assert blocks[0] == "\n".join(sorted(blocks[0].split("\n")))


def test_a_text_that_looks_like_a_prefix_stays() -> None:
    graph = empty_graph()
    text = Literal("一\n@prefix kg: <x> .\n二")
    graph.add((URIRef("http://example.org/a"), RDFS.label, text))
    assert list(Graph().parse(data=turtle(graph), format="turtle").objects()) == [text]


def test_a_text_that_looks_like_a_list_stays() -> None:
    graph = empty_graph()
    text = Literal("<a> , <b> , <c>")
    graph.add((URIRef("http://example.org/a"), RDFS.label, text))
    assert list(Graph().parse(data=turtle(graph), format="turtle").objects()) == [text]


def test_a_blank_node_is_refused() -> None:
    graph = empty_graph()
    graph.add((BNode(), RDF.type, RDFS.Class))
    with pytest.raises(ValueError, match="blank node"):
        turtle(graph)


def test_an_empty_graph_is_its_prefixes() -> None:
    assert all(line.startswith("@prefix ") for line in turtle(empty_graph()).decode().splitlines())


if __name__ == "__main__":
    GOLDEN.write_bytes(turtle(to_graph(small_knowledge(), load())))
