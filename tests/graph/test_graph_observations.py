"""Figures and background knowledge in the graph, and the shapes that hold for them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from measured import SOURCE, measured_knowledge, observation
from rdflib import Graph, Literal
from rdflib.namespace import DCTERMS, OWL, RDF, XSD
from small_knowledge import key

from kg.graph import to_graph
from kg.graph.names import KG, Names
from kg.model import Knowledge
from kg.ontology.folder import ontology_folder
from kg.ontology.load import load
from kg.validate import validate

SHAPES = ontology_folder() / "shapes.ttl"


def graph_of(knowledge: Knowledge) -> Graph:
    return to_graph(knowledge, load())


def broken(knowledge: Knowledge) -> str:
    return " ".join(map(str, validate(graph_of(knowledge), SHAPES)))


def test_a_figure_has_its_value_as_written_and_normalised() -> None:
    graph = graph_of(measured_knowledge())
    (figure,) = graph.subjects(KG.unit, Literal("亿斤", lang="zh"))
    assert (figure, RDF.type, KG.Observation) in graph
    assert str(graph.value(figure, KG.value)) == "116.6"
    assert graph.value(figure, KG.normalValue) == Literal("5830000000", datatype=XSD.decimal)
    assert graph.value(figure, KG.normalUnit) == Literal("公斤", lang="zh")
    assert graph.value(figure, KG.subject) == Names().entity(key("东河市"))


def test_a_range_and_a_rank() -> None:
    graph = graph_of(measured_knowledge())
    assert str(graph.value(predicate=KG.upto, object=Literal(Decimal(6)), any=False)) != "None"
    (rank,) = graph.subjects(KG.scope, Literal("全省", lang="zh"))
    assert str(graph.value(rank, KG.aspect)) == "rank"


def test_one_number_said_twice_of_one_thing_is_two_figures_with_two_quotes() -> None:
    graph = graph_of(measured_knowledge())
    assert len(set(graph.subjects(KG.measure, Literal("粮食总产", lang="zh")))) == 2


def test_background_is_no_statement_of_a_document() -> None:
    graph = graph_of(measured_knowledge())
    (known,) = graph.subjects(RDF.type, KG.Background)
    assert graph.value(known, OWL.annotatedProperty) == KG.locatedIn
    assert str(graph.value(known, DCTERMS.source)) == SOURCE
    assert (known, KG.inDocument, None) not in graph
    assert (known, RDF.type, RDF.Statement) not in graph


def test_measured_knowledge_keeps_to_the_shapes() -> None:
    assert broken(measured_knowledge()) == ""


BROKEN = [
    ({"aspect": "height"}, "aspect"),
    ({"period": "spring"}, "period"),
    ({"kind": "hoped"}, "achieved"),
    ({"measure": ""}, "measures"),
    ({"scope": "全省"}, "scope"),
    ({"subject": "Place/无名"}, "entity"),
    ({"confidence": 2.0}, "confidence"),
]


@pytest.mark.parametrize(("fields", "told"), BROKEN)
def test_a_broken_figure_is_told(fields: dict[str, object], told: str) -> None:
    assert told in broken(replace(measured_knowledge(), observations=(observation("产值", "1", "元", **fields),)))


def test_background_without_a_source_is_told() -> None:
    knowledge = measured_knowledge()
    bare = replace(knowledge.background[0], source="")
    assert "source" in broken(replace(knowledge, background=(bare,)))
