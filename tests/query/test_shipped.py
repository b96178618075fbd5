"""The shipped questions on the graph of the seeds: they answer, in the shape told here.

How fast they are, `benchmarks/questions.py` tells.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.ontology.folder import ontology_folder
from kg.query import Answer, Engine, Question, Request, questions
from kg.query.answer import answer_of

SHAPES = {
    "articles": "file number kind title date authors",
    "confirmed-facts": "subject predicate object documents first last",
    "connections": "project places count",
    "contradictions": "project status asOf file quote otherStatus otherAsOf otherFile otherQuote",
    "cooperation": "one other asOf file quote",
    "cooperation-across-places": "one place other otherPlace",
    "documents": "file title date articles entities facts",
    "documents-of": "name file title date",
    "events": "event relation who asOf file quote",
    "everything-about": "subject predicate object role asOf file quote name",
    "figures-disagree": "subject measure aspect period kind value unit file quote"
    " otherValue otherUnit otherFile otherQuote",
    "figures-over-years": "subject measure aspect period value unit qualifier kind scope file quote",
    "honours": "who relation honour asOf file quote",
    "implementers": "programme who documents first last",
    "issued": "issuer work asOf file quote",
    "least-sure": "confidence subject predicate object file quote",
    "located-in": "place inside class",
    "most-told-of": "entity facts documents",
    "neighbourhood": "subject predicate object",
    "offices": "person role body asOf file quote",
    "only-in-document": "file subject predicate object quote",
    "other-names": "name others count",
    "parts": "part whole",
    "places-and-projects": "place relation project",
    "programme-years": "programme first last alive documents",
    "programmes-by-document": "date file programme",
    "project-status": "name status asOf file quote",
    "projects-by-county": "county project status asOf",
    "shared-between-documents": "entity class documents files",
    "shared-by-two": "entity class file other",
    "sought-and-received": "who honour sought received",
    "unconnected": "class entity",
    "undertakings": "who project asOf file quote",
    "visits": "person visited asOf file quote",
}
SHIPPED = questions(ontology_folder() / "queries")
MAY_BE_EMPTY = {"issued", "contradictions", "figures-disagree"}
"""What a better reading of the seeds may leave without an answer."""


@pytest.fixture(scope="module")
def engine(built_seeds: Path) -> Engine:
    return Engine(built_seeds / "graph.ttl")


def answer(engine: Engine, asked: Question, **given: str) -> Answer:
    kinds = {parameter.name: parameter.kind for parameter in asked.parameters}
    return answer_of(
        engine.found(Request(asked.text, parameters=tuple(given.items()), kinds=kinds, strict=True))
    )


def test_every_question_has_a_shape() -> None:
    assert {asked.name for asked in SHIPPED} <= set(SHAPES)


@pytest.mark.parametrize("asked", SHIPPED, ids=lambda asked: asked.name)
def test_a_question_answers_in_its_shape(engine: Engine, asked: Question) -> None:
    found = answer(engine, asked)
    assert found.columns == tuple(SHAPES[asked.name].split())
    assert found.rows or asked.name in MAY_BE_EMPTY
    assert all(any(cell.kind for cell in row) for row in found.rows)


@pytest.mark.parametrize(
    "asked", [asked for asked in SHIPPED if asked.parameters], ids=lambda asked: asked.name
)
def test_a_question_takes_each_of_its_parameters(engine: Engine, asked: Question) -> None:
    """The value of a row, given as parameter, gives that row again, and no row with another value."""
    if asked.name == "neighbourhood":
        assert answer(engine, asked, name="茌平").rows
        return
    found = answer(engine, asked)
    for parameter in asked.parameters:
        column = found.columns.index(parameter.name)
        for row in found.rows[:1]:
            again = answer(engine, asked, **{parameter.name: row[column].value})
            assert row in again.rows or asked.name == "programmes-by-document"
            assert {other[column] for other in again.rows} == {row[column]}
