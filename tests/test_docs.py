"""What the READMEs and help texts tell to type works, and what they name is there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.cli.group import COMMANDS

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-CN.md")
PROSE = (*READMES, "CONTRIBUTING.md", "CHANGELOG.md", "output/README.md", "docs/stores.md")
SERVERS = ("kg serve", "kg push")
"""What needs a second process: tests/serve and tests/export run these."""

BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
GOLD = "tests/data/gold.json"
REPORT = "青岛市政府工作报告\n\n各位代表：聊城市加快建设雄商高铁，取得了新的进展。我们要继续努力。\n"
SHEET = "questions.csv"


def told(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(name: str) -> list[str]:
    lines = [line for block in BLOCK.findall(told(name)) for line in block.splitlines()]
    return [without_comment(line) for line in lines if line.startswith("kg ")]


def without_comment(line: str) -> str:
    return line.partition("  #")[0].strip()


def in_help() -> list[str]:
    context = click.Context(main)
    found = [main.get_command(context, name) for name in COMMANDS]
    epilogs = [command.epilog or "" for command in found if command]
    lines = [without_comment(line) for epilog in epilogs for line in epilog.splitlines()]
    return [line for line in lines if line.startswith("kg ")]


def most_passages(folder: str, names: list[str]) -> list[str]:
    """All but a handful: what a command is told for is proved by few."""
    return [name for name in names if Path(folder).name == "written" and not name.startswith("A0")]


@pytest.fixture
def checkout(tmp_path: Path, built_seeds: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as a reader of the README has it: seeds/ and output/ as built from them."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(ROOT / "seeds", tmp_path / "reports")
    shutil.copytree(built_seeds, tmp_path / "output")
    shutil.copytree(built_seeds / ".cache", tmp_path / "graphs" / ".cache")
    shutil.copytree(ROOT / "tests" / "reference", tmp_path / "tests" / "reference", ignore=most_passages)
    shutil.copy(ROOT / GOLD, tmp_path / "GOLD.json")
    shutil.copytree(ROOT / "tests" / "data", tmp_path / "old")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    CliRunner().invoke(main, ["review", "--graph", str(tmp_path / "output/graph.ttl"), "--csv", str(tmp_path / SHEET)])
    (tmp_path / "my-question.rq").write_text("SELECT ?document WHERE { ?document a kg:Document }")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def runnable() -> list[str]:
    told_lines = {*commands(READMES[0]), *commands(READMES[1]), *in_help()}
    return sorted(line for line in told_lines if not line.startswith(SERVERS))


@pytest.mark.parametrize("line", runnable())
def test_a_command_that_is_told_works(checkout: Path, line: str, request: pytest.FixtureRequest) -> None:
    arguments = shlex.split(line)[1:]
    if "--full" in arguments or arguments[0] == "add":
        request.getfixturevalue("fake_model")
    if ">" in arguments:
        arguments = arguments[: arguments.index(">")]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert result.stdout.strip()


@pytest.mark.parametrize("name", READMES)
def test_the_answer_in_the_readme_is_the_answer(checkout: Path, name: str) -> None:
    (question,) = [line for line in commands(name) if line.startswith("kg query")]
    answer = CliRunner().invoke(main, shlex.split(question)[1:]).stdout
    (shown,) = re.findall(r"^```text\n(.*?)^```", told(name), re.MULTILINE | re.DOTALL)
    assert [line.rstrip() for line in answer.splitlines()] == [line.rstrip() for line in shown.splitlines()]


def test_both_readmes_tell_the_same_commands() -> None:
    assert commands(READMES[0]) == commands(READMES[1])


def test_every_command_is_told_and_tested() -> None:
    tested = (ROOT / "tests" / "test_cli.py").read_text(encoding="utf-8")
    tested += (ROOT / "tests" / "test_evaluate.py").read_text(encoding="utf-8")
    tested += (ROOT / "tests" / "test_rules.py").read_text(encoding="utf-8")
    tested += (ROOT / "tests" / "test_regenerate_cli.py").read_text(encoding="utf-8")
    tested += (ROOT / "tests" / "query" / "test_query_cli.py").read_text(encoding="utf-8")
    tested += (ROOT / "tests" / "test_figures_cli.py").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert any(line.startswith(f"kg {name}") for line in commands("README.md")), name
        assert f'"{name}"' in tested, name


@pytest.mark.parametrize("name", PROSE)
def test_what_is_linked_is_there(name: str) -> None:
    text = told(name)
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    named = re.findall(r"`((?:ontology|tests|kg|seeds)/[^`*{}]*)`", text)
    missing = [link for link in links if not (ROOT / name).parent.joinpath(link).exists()]
    missing += [path for path in named if not (ROOT / path).exists()]
    assert missing == []


@pytest.mark.parametrize("target", ["graph", "test", "clean", "help"])
def test_make_targets_that_are_told_exist(target: str) -> None:
    assert re.search(rf"^{target}:.*## ", told("Makefile"), re.MULTILINE)


def test_the_version_is_in_the_changelog() -> None:
    assert "## [Unreleased]" in told("CHANGELOG.md")
