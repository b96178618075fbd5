"""kg.evaluate and kg.gold: figures reckoned by hand, and the same as the reference scorer's where it is at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Graph

from kg.cli import main
from kg.errors import InputError
from kg.evaluate import Evaluation, Score, evaluate
from kg.gold import read_gold
from kg.mistakes import Mistake

DATA = Path(__file__).parent / "data"
SHARED = Path(__file__).parents[2] / "shared" / "annotation"

EXPECTED = {
    "Place": Score(2, 3, 2),
    "Organisation": Score(1, 1, 1),
    "Project": Score(1, 3, 2),
    "Programme": Score(1, 1, 2),
    "Industry": Score(0, 0, 0),
    "core": Score(5, 8, 7),
    "all": Score(5, 8, 7),
    "untyped": Score(6, 8, 7),
    "cooperatesWith": Score(1, 1, 1),
    "hasStatus": Score(1, 1, 1),
    "implements": Score(0, 0, 1),
    "undertakes": Score(0, 1, 1),
    "visits": Score(0, 1, 0),
    "relations": Score(2, 4, 4),
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph(store="Oxigraph").parse(DATA / "graph.ttl", format="turtle")


@pytest.mark.parametrize(("row", "score"), EXPECTED.items())
def test_figures_are_those_reckoned_by_hand(graph: Graph, row: str, score: Score) -> None:
    assert evaluate(graph, [read_gold(DATA / "gold.json")]).rows[row] == score


def test_mistakes_are_named(graph: Graph) -> None:
    mistakes = evaluate(graph, [read_gold(DATA / "gold.json")]).mistakes
    entities = {(m.kind, m.type, m.name) for m in mistakes if "→" not in m.name}
    assert entities == {
        ("extra", "Place", "茌平"),
        ("extra", "Project", "头雁工程"),
        ("extra", "Project", "济郑高铁"),
        ("missed", "Project", "聊城民用机场"),
        ("missed", "Programme", "头雁工程"),
    }
    assert Mistake("missed", "报告.txt", "undertakes", "聊城市 → 雄商高铁") in mistakes
    assert Mistake("extra", "报告.txt", "undertakes", "聊城市 → 济郑高铁") in mistakes
    assert Mistake("extra", "报告.txt", "visits", "聊城市 → 6293工作思路") in mistakes


def test_an_empty_graph_scores_nought() -> None:
    rows = evaluate(Graph(), [read_gold(DATA / "gold.json")]).rows
    assert (rows["all"].precision, rows["all"].recall, rows["all"].f1) == (0.0, 0.0, 0.0)
    assert rows["all"].gold == 7


@pytest.mark.parametrize(
    ("content", "told"),
    [("", "is no reference annotation"), ("{}", "doc: Field required"), ('{"doc": "a", "entities": 3}', "entities")],
)
def test_bad_reference_annotation_is_refused(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "gold.json"
    path.write_text(content)
    with pytest.raises(InputError, match=told):
        read_gold(path)


def test_absent_reference_annotation_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read_gold(tmp_path / "gold.json")


def evaluate_data() -> Evaluation:
    graph = Graph(store="Oxigraph").parse(DATA / "graph.ttl", format="turtle")
    return evaluate(graph, [read_gold(DATA / "gold.json")])


def ours(*arguments: str | Path) -> str:
    result = CliRunner().invoke(main, ["evaluate", *map(str, arguments)])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_command_prints_table_json_and_errors() -> None:
    table = ours(DATA / "graph.ttl", DATA / "gold.json")
    assert "core           0.625  0.714  0.667      5       8     7" in table
    assert json.loads(ours(DATA / "graph.ttl", DATA / "gold.json", "--json"))["relations"]["right"] == 2


def test_the_command_tells_errors_by_cause(tmp_path: Path) -> None:
    told = ours(DATA / "graph.ttl", DATA / "gold.json", "--errors")
    assert "class: 2 (1 missed, 1 extra)\n" in told
    assert "missed 报告.txt  Programme  头雁工程  ~ 头雁工程 as Project\n" in told
    assert "not named: 1 (1 missed, 0 extra)\nmissed 报告.txt  Project  聊城民用机场\n" in told
    listed = json.loads(ours(DATA / "graph.ttl", DATA / "gold.json", "--errors", "--json"))["errors"]
    assert listed["not named"] == {"count": 1, "mistakes": [["missed", "报告.txt", "Project", "聊城民用机场", ""]]}
    assert sum(group["count"] for group in listed.values()) == len(evaluate_data().mistakes)
    (tmp_path / "报告.txt").write_text("加快雄商高铁、聊城民用机场建设。", encoding="utf-8")
    told = ours(DATA / "graph.ttl", DATA / "gold.json", "--errors", "--texts", tmp_path)
    assert "list: 1 (1 missed, 0 extra)\nmissed 报告.txt  Project  聊城民用机场  ~ 、聊城民用机场\n" in told
    assert "errors" not in json.loads(ours(DATA / "graph.ttl", DATA / "gold.json", "--json"))


def test_a_text_that_no_folder_holds_is_told(tmp_path: Path) -> None:
    arguments = ["evaluate", DATA / "graph.ttl", DATA / "gold.json", "--errors", "--texts", tmp_path]
    result = CliRunner().invoke(main, [*map(str, arguments)])
    assert result.exit_code == 1
    assert "is of 报告.txt, which no folder of texts holds" in result.output


needs_scorer = pytest.mark.skipif(not SHARED.is_dir(), reason="the reference scorer is not beside this checkout")


def assert_same_figures(graph: Path, files: list[Path]) -> None:
    command = [sys.executable, SHARED / "score.py", "--json", graph, *files]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    mine = json.loads(ours(graph, *files, "--json"))
    assert mine.keys() == theirs.keys()
    for row, figures in theirs.items():
        assert mine[row] == pytest.approx(figures), row


@needs_scorer
def test_figures_of_a_small_graph_are_the_reference_scorers() -> None:
    assert_same_figures(DATA / "graph.ttl", [DATA / "gold.json"])


@needs_scorer
def test_figures_of_the_seeds_are_the_reference_scorers(built_seeds: Path) -> None:
    assert_same_figures(built_seeds / "graph.ttl", sorted(SHARED.glob("gold/00*.json")))
