"""kg query, serve, export and push on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_knowledge import small_knowledge

from kg.cli import main
from kg.cli.query import CONTROL, _visible
from kg.graph import to_graph
from kg.ontology.load import load
from kg.publish.turtle import turtle


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("图 谱") / "graph.ttl"
    path.write_bytes(turtle(to_graph(small_knowledge(), load())))
    return path


def run(*arguments: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    return result


def test_the_list_tells_questions_and_parameters_in_two_languages() -> None:
    listed = run("query", "--list").output
    assert "project-status\n  每个项目处于什么状态" in listed
    assert "  What is the status of each project" in listed
    assert "-p name=…  项目的名称  the name of a project" in listed


def test_a_parameter_takes_any_name_of_an_entity(graph: Path) -> None:
    shown = run("query", "documents-of", "-p", "name=东河", "--graph", graph).stdout.splitlines()
    assert shown[0].split() == ["file", "title", "date"]
    assert len(shown) == 2


def test_columns_stand_below_each_other_though_chinese_is_wide(graph: Path) -> None:
    from wcwidth import wcswidth

    lines = run(
        "query", "SELECT ?n ?x { ?e a kg:Place ; skos:prefLabel ?n BIND('|' AS ?x) }", "--graph", graph
    ).stdout.splitlines()
    assert len({wcswidth(line[: line.index("|")]) for line in lines[1:]}) == 1


def test_standard_formats(graph: Path) -> None:
    query = "SELECT ?n { ?e a kg:Person ; skos:prefLabel ?n }"
    assert run("query", query, "--graph", graph, "--format", "tsv").stdout == '?n\n"王小明"@zh\n'
    assert '<literal xml:lang="zh">王小明' in run("query", query, "--graph", graph, "--format", "xml").stdout
    assert json.loads(run("query", "ASK {}", "--graph", graph, "--format", "json").stdout) == {
        "head": {},
        "boolean": True,
    }
    built = run("query", "CONSTRUCT WHERE { ?s a kg:Person }", "--graph", graph, "--format", "turtle").stdout
    assert built.rstrip().endswith("/Person/王小明> a kg:Person .")
    assert (
        "cannot be had in this format"
        in run("query", query, "--graph", graph, "--format", "turtle", code=1).stderr
    )


def test_limits_are_told(graph: Path) -> None:
    cut = run("query", "SELECT * { ?s ?p ?o }", "--graph", graph, "--limit", "2")
    assert "cut after 2 rows" in cut.stderr
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"
    assert (
        "no answer after 1 seconds"
        in run("query", endless, "--graph", graph, "--timeout", "1", code=1).stderr
    )


def test_wrong_use_is_told(graph: Path) -> None:
    assert "list them" in run("query", code=2).stderr
    assert "NAME=VALUE" in run("query", "ASK {}", "-p", "name", "--graph", graph, code=2).stderr


def test_a_document_cannot_steer_the_terminal(graph: Path) -> None:
    shown = run("query", r'SELECT ("\u001B[2Jx\u202Ey\nz" AS ?x) {}', "--graph", graph).stdout
    assert r"\x1b[2Jx\u202ey\nz" in shown
    assert not CONTROL.search(shown.replace("\n", ""))
    assert _visible("聊城\n", keep="\n") == "聊城\n"


def test_export_writes_where_it_is_told(graph: Path, tmp_path: Path) -> None:
    assert run("export", "csv", "--graph", graph, "-o", tmp_path / "表").stdout.splitlines() == [
        str(tmp_path / "表" / "nodes.csv"),
        str(tmp_path / "表" / "edges.csv"),
    ]
    (tmp_path / "file").touch()
    assert (
        "cannot be written"
        in run("export", "nt", "--graph", graph, "-o", tmp_path / "file" / "x", code=1).stderr
    )
    assert "kg build" in run("export", "nt", "--graph", tmp_path / "absent.ttl", code=1).stderr


def test_push_and_serve_tell_what_is_missing(graph: Path, tmp_path: Path) -> None:
    told = run("push", "http://127.0.0.1:9/store", "--graph", graph, "--tries", "1", code=1).stderr
    assert "cannot be reached" in told
    assert "make it with: kg build" in run("serve", tmp_path, code=1).stderr
