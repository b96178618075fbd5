from __future__ import annotations

from pathlib import Path

import pytest
from small_knowledge import PAGE, REPORT, small_knowledge

from kg.errors import InputError
from kg.graph import to_graph
from kg.ontology.folder import ontology_folder
from kg.ontology.load import load
from kg.publish.turtle import turtle
from kg.query import Answer, Cell, Engine, QueryError, Request, ask_within, question, questions, refuse, run
from kg.query.answer import answer_of, from_json, to_json

QUERIES = ontology_folder() / "queries"
SHIPPED = sorted(path.stem for path in QUERIES.glob("*.rq"))


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("图 谱") / "graph.ttl"
    path.write_bytes(turtle(to_graph(small_knowledge(), load())))
    return path


def values(answer: Answer) -> list[tuple[str, ...]]:
    return [tuple(cell.value for cell in row) for row in answer.rows]


def ask(graph: Path, asked_name: str, /, **given: str) -> list[tuple[str, ...]]:
    asked = question(asked_name, QUERIES)
    kinds = {parameter.name: parameter.kind for parameter in asked.parameters}
    request = Request(asked.text, parameters=tuple(given.items()), kinds=kinds, strict=True)
    return values(answer_of(Engine(graph).found(request)))


def test_prefixes_need_no_declaration(graph: Path) -> None:
    answer = run(graph, "SELECT ?name WHERE { ?p kg:hasStatus kg:underway ; skos:prefLabel ?name }")
    assert answer == Answer(("name",), ((Cell("literal", "东西高铁", "zh"),),))


def test_numbers_iris_and_what_is_open(graph: Path) -> None:
    answer = run(graph, "SELECT ?c ?none (1 + 1 AS ?two) WHERE { ?x a kg:City, ?c FILTER(?c = kg:City) }")
    ((kind, none, two),) = answer.rows
    assert kind == Cell("iri", "https://w3id.org/govkg/ontology#City")
    assert none == Cell()
    assert (two.value, two.datatype) == ("2", "http://www.w3.org/2001/XMLSchema#integer")


def test_ask_and_construct(graph: Path) -> None:
    assert values(run(graph, "ASK { ?x a kg:Person }")) == [("true",)]
    assert values(run(graph, "ASK { ?x a kg:Brand }")) == [("false",)]
    built = run(graph, "CONSTRUCT { ?x rdfs:label ?n } WHERE { ?x a kg:Person ; skos:prefLabel ?n }")
    assert built.columns == ("subject", "predicate", "object")
    assert built.rows[0][2].value == "王小明"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * WHERE { ?s ?p }", "line 1, column 25: something is missing before this"),
        ("SELECT ?s WHRE { ?s ?p ?o }", "line 1, column 16: unexpected '{ ?s ?p ?o }'"),
        ("SELECT * WHERE {\n  ?s foo:x ?o }", "line 2, column 6: the prefix foo: is unknown"),
        ("SELECT * WHERE { ?s ?p ?o", "line 1, column 26: something is missing"),
        ("", "something is missing"),
        ("DELETE WHERE { ?s ?p ?o }", "line 1, column 1: DELETE is refused"),
        ("PREFIX a: <b>\nINSERT DATA { a:a a:b a:c }", "line 2, column 1: INSERT is refused"),
        ("LOAD <http://example.org/>", "LOAD is refused"),
        ("SELECT * {\n SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "line 2, column 2: SERVICE is refused"),
        ("SELECT * { ?s ?p ?o.SERVICE <http://127.0.0.1:9/> { } }", "SERVICE is refused"),
        ("SELECT * { ?s ?p 5SERVICE<http://127.0.0.1:9/>{ } }", "SERVICE is refused"),
        ("SELECT * { ?s ?p true.SERVICEkg:x { } }", "SERVICE is refused"),
        (r"SELECT * { ?s kg:a\# ?o . SERVICE <http://127.0.0.1:9/> { } }", "SERVICE is refused"),
        (r"SELECT * { SERVIC\u0045 <http://127.0.0.1:9/> { } }", "SERVICE is refused"),
        (r"SELECT * { SERVIC\UFFFFFFFF }", "line 1, column"),
        ("SELECT * { { service silent ?where { ?s ?p ?o } } }", "SERVICE is refused"),
    ],
)
def test_a_wrong_query_is_told_in_one_line(graph: Path, query: str, told: str) -> None:
    with pytest.raises(QueryError) as caught:
        run(graph, query)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service WHERE { ?service a kg:Project }",
        'SELECT * { ?s rdfs:label "SERVICE <x> {}" }',
        "SELECT * { ?s ?p ?o } # SERVICE here, DELETE there",
        "SELECT * { ?s <http://example.org/#SERVICE> ?delete }",
        "SELECT * { ?s schema:service ?o }",
        "SELECT * { ?s rdfs:label '''DELETE\n'x' SERVICE''' }",
    ],
)
def test_a_word_is_no_keyword_everywhere(graph: Path, query: str) -> None:
    refuse(query)
    run(graph, query)


@pytest.mark.parametrize("content", [None, "no turtle", ""])
def test_a_graph_that_is_none(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "graph.ttl"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    if content == "":
        assert values(run(path, "ASK {}")) == [("true",)]
        return
    with pytest.raises(InputError, match="kg build"):
        run(path, "ASK {}")


def test_a_question_is_a_name_a_file_or_the_text_itself(tmp_path: Path) -> None:
    file = tmp_path / "问 题.rq"
    file.write_text("ASK {}", encoding="utf-8")
    assert question(str(file), QUERIES).text == "ASK {}"
    assert question("ASK { }", QUERIES).text == "ASK { }"
    assert question("honours", QUERIES).text == (QUERIES / "honours.rq").read_text(encoding="utf-8")
    assert question("SELECT * { ?s ?p ?o }" + " " * 9_000, QUERIES).text.startswith("SELECT")
    with pytest.raises(InputError, match=r"did you mean project-status\? list them: kg query --list"):
        question("project-statis", QUERIES)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_question_says_in_two_languages_what_it_asks(name: str) -> None:
    first, second = question(name, QUERIES).text.splitlines()[:2]
    assert first.startswith("# ")
    assert any("\u4e00" <= char <= "\u9fff" for char in first)
    assert second.startswith("# ")
    assert second[2:].isascii()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_question_runs_on_nothing(tmp_path: Path, name: str) -> None:
    empty = tmp_path / "graph.ttl"
    empty.touch()
    assert ask(empty, name) == []


def test_documents_of(graph: Path) -> None:
    rows = ask(graph, "documents-of", name="东西高铁")
    assert [(row[0], row[1], row[3]) for row in rows] == [
        ("东西高铁", REPORT, "2024-01-15"),
        ("东西高铁", PAGE, "2025-03-09"),
    ]
    assert [row[0] for row in ask(graph, "documents-of", name="东河")] == ["东河市"]


def test_project_status(graph: Path) -> None:
    rows = ask(graph, "project-status")
    assert [row[:3] for row in rows] == [
        ("东西高铁", "underway", "2024-01-15"),
        ("东西高铁", "operating", "2025-03-08"),
    ]
    assert rows[1][4] == "东西高铁正式通车"


def test_everything_about(graph: Path) -> None:
    rows = ask(graph, "everything-about", name="东西高铁")
    assert [row[:3] for row in rows] == [
        ("东河市", "undertakes", "东西高铁"),
        ("东西高铁", "connects", "西山县"),
        ("东西高铁", "hasStatus", "underway"),
        ("东西高铁", "hasStatus", "operating"),
    ] or [row[:3] for row in rows] == [
        ("东河市", "undertakes", "东西高铁"),
        ("东西高铁", "connects", "西山县"),
        ("东西高铁", "hasStatus", "operating"),
        ("东西高铁", "hasStatus", "underway"),
    ]
    assert all(row[6] for row in rows)


def test_honours(graph: Path) -> None:
    found = {row[:3] for row in ask(graph, "honours")}
    assert found == {("东河市", "争创", "国家水城"), ("西山县", "获得", "国家水城")}


def test_offices(graph: Path) -> None:
    assert [row[:4] for row in ask(graph, "offices")] == [("王小明", "市长", "东河市", "2024-01-15")]


def test_programmes_by_document(graph: Path) -> None:
    rows = ask(graph, "programmes-by-document")
    assert rows == [("2024-01-15", REPORT, "清洁计划"), ("2024-01-15", REPORT, "碧水行动")]


def test_places_and_projects(graph: Path) -> None:
    rows = ask(graph, "places-and-projects")
    assert rows == [("东河市", "承建", "东西高铁"), ("西山县", "连接", "东西高铁")]


def test_shared_between_documents(graph: Path) -> None:
    ((name, kind, count, files),) = ask(graph, "shared-between-documents")
    assert (name, kind, count) == ("东西高铁", "Project", "2")
    assert {REPORT, PAGE} == {file for file in (REPORT, PAGE) if file in files}


def test_cooperation_and_events(graph: Path) -> None:
    assert [row[:2] for row in ask(graph, "cooperation")] == [("东河市", "西山县")]
    found = {row[:3] for row in ask(graph, "events")}
    assert found == {("水城论坛", "举办", "东河市"), ("水城论坛", "参加", "王小明")}


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * { ?x kg:locatdIn ?y }", "column 15: nothing is called kg:locatdIn; did you mean kg:locatedIn?"),
        ("SELECT *\n{ ?x a kg:Projct }", "line 2, column 8: nothing is called kg:Projct; did you mean kg:Project?"),
        ("SELECT * { ?x skos:prefLable ?y }", "did you mean skos:prefLabel?"),
        ("SELECT * { ?x dcterm:title ?y }", "the prefix dcterm: is unknown; did you mean dcterms:?"),
        ("SELECT ?x (COUNT(*) AS ?n) WHERE { ?x a ?y }", "names a variable that is not grouped by"),
    ],
)  # fmt: skip
def test_a_term_that_nothing_knows_is_told_with_the_nearest(graph: Path, query: str, told: str) -> None:
    with pytest.raises(QueryError) as caught:
        run(graph, query)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?x rdfs:label "kg:locatdIn" } # kg:locatdIn',
        "PREFIX kg: <http://example.org/> SELECT * { ?x kg:locatdIn ?y }",
        "SELECT * { ?x <http://example.org/kg:locatdIn> ?y ; schema:anything ?z }",
        "SELECT ?kg { ?kg a kg:Place ; ^kg:mentions/dcterms:title ?t }",
        "SELECT * { ?x kg:locatedIn|kg:partOf ?y FILTER(?x != kg:planned) BIND(xsd:integer('1') AS ?n) }",
    ],
)
def test_what_only_looks_unknown_is_let_through(graph: Path, query: str) -> None:
    run(graph, query)


def test_parameters_are_terms_and_never_text(graph: Path) -> None:
    hostile = '东西高铁" } UNION { ?x ?y ?z } #'
    query = "SELECT ?x ?name { ?x skos:prefLabel ?name }"
    assert run(graph, query, parameters=(("name", hostile),)).rows == ()
    assert len(run(graph, query, parameters=(("name", "东西高铁"),)).rows) == 1
    with pytest.raises(QueryError, match="add \\?other there"):
        run(graph, query, parameters=(("other", "东西高铁"),))
    with pytest.raises(QueryError, match="no name of a parameter"):
        run(graph, query, parameters=(("a b", "东西高铁"),))


@pytest.mark.parametrize(
    ("name", "value", "query"),
    [
        ("c", "kg:City", "SELECT ?x ?c { ?x a ?c }"),
        ("x", "https://w3id.org/govkg/id/Place/东河市", "SELECT ?x ?c { ?x a ?c }"),
        ("b", "0", "SELECT ?x ?b { ?x kg:begin ?b }"),
        ("d", "2024-01-15", "SELECT ?x ?d { ?x kg:asOf ?d }"),
        ("n", "0.8", "SELECT ?x ?n { ?x kg:confidence ?n }"),
    ],
)
def test_a_value_is_the_term_that_it_looks_like(graph: Path, name: str, value: str, query: str) -> None:
    assert run(graph, query, parameters=((name, value),)).rows


def test_a_name_that_nothing_bears_is_told_with_those_like_it(graph: Path) -> None:
    with pytest.raises(QueryError, match="no entity is called 东西高路; near it: 东西高铁"):
        ask(graph, "project-status", name="东西高路")
    with pytest.raises(QueryError, match="no document is called 第九; near it: 报告"):
        ask(graph, "articles", file="第九")
    assert [row[0] for row in ask(graph, "articles", file="日报")] == [PAGE, PAGE]


def test_json_is_read_as_it_was_written(graph: Path) -> None:
    answer = run(graph, "SELECT ?c ?none ?v { ?x a ?c ; ?p ?v }")
    assert from_json(to_json(answer)) == answer


def test_rows_beyond_the_limit_are_cut_and_that_is_told(graph: Path) -> None:
    assert run(graph, "SELECT * { ?s ?p ?o }", limit=3).cut
    assert len(run(graph, "SELECT * { ?s ?p ?o }", limit=3).rows) == 3
    assert not run(graph, "SELECT * { ?s ?p ?o } LIMIT 3", limit=3).cut


def test_a_question_that_takes_too_long_is_ended(graph: Path) -> None:
    endless = Request("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }")
    reply = ask_within(graph, endless, seconds=2)
    assert (reply.problem, "after 2 seconds" in reply.message) == ("timeout", True)


@pytest.mark.parametrize(
    ("form", "begins"),
    [("csv", b"name\r\n"), ("tsv", b"?name\n"), ("json", b'{"head": {"vars": ["name"]}'), ("xml", b"<?xml")],
)
def test_rows_in_the_standard_formats(graph: Path, form: str, begins: bytes) -> None:
    reply = Engine(graph).reply(Request("SELECT ?name { ?p a kg:Person ; skos:prefLabel ?name }", form))
    assert reply.body.startswith(begins)
    assert "王小明" in reply.body.decode()


@pytest.mark.parametrize("form", ["turtle", "nt", "rdfxml", "jsonld", "csv", "json"])
def test_triples_in_the_standard_formats(graph: Path, form: str) -> None:
    reply = Engine(graph).reply(
        Request("CONSTRUCT WHERE { ?p a kg:Person ; skos:prefLabel ?n }", triples=form)
    )
    assert (reply.problem, reply.rows) == ("", 2)
    assert "王小明" in reply.body.decode()


def test_a_format_that_does_not_fit_is_told(graph: Path) -> None:
    assert Engine(graph).reply(Request("ASK {}", "turtle")).problem == "format"
    assert Engine(graph).reply(Request("CONSTRUCT WHERE { ?s ?p ?o }", triples="")).problem == "format"


def test_every_question_lists_itself_and_its_parameters() -> None:
    known = questions(QUERIES)
    assert len([question for question in known if not question.name.startswith("figures-")]) >= 20
    for asked in known:
        for parameter in asked.parameters:
            assert f"?{parameter.name} " in asked.text.partition("WHERE")[0] + " ", (
                asked.name,
                parameter.name,
            )
