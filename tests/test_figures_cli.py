"""`kg figures` and `kg timeline`, and the shipped questions about figures."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from measured import measured_knowledge

from kg.cli import main
from kg.graph import to_graph
from kg.ontology.load import load
from kg.publish.turtle import turtle


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("measured") / "graph.ttl"
    path.write_bytes(turtle(to_graph(measured_knowledge(), load())))
    return path


def run(*arguments: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    return result


def test_figures_lists_a_measure_with_documents_and_quotes(graph: Path) -> None:
    shown = run("figures", "粮食", "--graph", graph).stdout
    assert "116.6亿斤" in shown
    assert "580万吨" in shown
    assert "日报.txt" in shown
    assert "东河市加快建设东西高铁" in shown
    assert "经济总量" not in shown


def test_figures_lists_all_and_writes_amounts_as_people_do(graph: Path) -> None:
    result = run("figures", "--graph", graph)
    assert "全省前3位" in result.stdout
    assert "5–6%" in result.stdout
    assert result.stderr.strip() == "4 figures"


def test_figures_of_an_unknown_measure_fail(graph: Path) -> None:
    assert "no figure measures 人口" in run("figures", "人口", "--graph", graph, code=1).stderr


def test_a_wrong_figure_is_rejected(graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "curation.ttl"
    said = ("--graph", graph, "--curation", file, "--by", "张三", "--date", "2024-05-01")
    run("curate", "reject-figure", "东河市", "粮食总产", "116.6亿斤", *said)
    assert "东河市 粮食总产 116.6亿斤" in run("curate", "list", "--curation", file).output
    text = file.read_text(encoding="utf-8")
    for part in ("a kg:RejectFigure", 'kg:figure "116.6亿斤"@zh', 'kg:measure "粮食总产"@zh', "东河市加快建设东西高铁"):
        assert part in text
    told = run("curate", "reject-figure", "东河市", "粮食总产", "117亿斤", *said, code=1).stderr
    assert "gives no such figure; it gives 116.6亿斤 2023、580万吨 2023" in told
    assert "ask: kg figures 人口" in run("curate", "reject-figure", "东河市", "人口", "1万人", *said, code=1).stderr


def test_timeline_goes_by_date_with_document_and_quote(graph: Path) -> None:
    lines = run("timeline", "东西高铁", "--graph", graph).stdout.splitlines()
    assert lines[0] == "东西高铁"
    assert [line.split()[:2] for line in lines[1:]] == [["2024-01-15", "underway"], ["2025-03-08", "operating"]]
    assert "“东西高铁正式通车” (日报.txt, at 0)" in lines[2]


def test_a_status_without_a_date_comes_first(tmp_path: Path) -> None:
    knowledge = measured_knowledge()
    undated = tuple(
        replace(one, as_of="") if one.object == "operating" else one for one in knowledge.statements
    )
    path = tmp_path / "graph.ttl"
    path.write_bytes(turtle(to_graph(replace(knowledge, statements=undated), load())))
    lines = run("timeline", "东西高铁", "--graph", path).stdout.splitlines()
    assert lines[1].split()[:2] == ["undated", "operating"]


def test_timeline_tells_why_there_is_nothing(graph: Path) -> None:
    assert "nothing is named 南北高铁" in run("timeline", "南北高铁", "--graph", graph, code=1).stderr
    assert "no document states a status of 东河市" in run("timeline", "东河市", "--graph", graph, code=1).stderr


def answers(graph: Path, *arguments: str) -> list[dict[str, dict[str, str]]]:
    told = run("query", *arguments, "--graph", graph, "--format", "json").stdout
    rows: list[dict[str, dict[str, str]]] = json.loads(told)["results"]["bindings"]
    return rows


def test_a_measure_over_the_years(graph: Path) -> None:
    rows = answers(graph, "figures-over-years", "-p", "measure=粮食总产")
    assert {(row["file"]["value"], row["value"]["value"]) for row in rows} == {
        ("报告/2024 年.txt", "116.6"), ("日报.txt", "580"),
    }  # fmt: skip
    assert len(answers(graph, "figures-over-years")) == 4


def test_where_two_documents_disagree_both_sentences_are_told(graph: Path) -> None:
    (row,) = answers(graph, "figures-disagree")
    assert {row["quote"]["value"], row["otherQuote"]["value"]} == {"东河市加快建设东西高铁", "东西高铁正式通车"}
    assert row["measure"]["value"] == "粮食总产"
