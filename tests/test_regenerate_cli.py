"""kg add, diff, curate and review: what they do, what they refuse, and that decisions reach the graph."""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result
from regeneration import SENTENCES, make_fast

from kg.cli import main

HEAD = "聊城市政府工作报告\n\n各位代表：\n"
WHO = ("--by", "张三", "--date", "2024-05-01", "--reason", "查证")


def run(*arguments: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    return result


def failure(*arguments: str | Path, code: int = 1) -> str:
    return run(*arguments, code=code).stderr.splitlines()[-1]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with seeds/ of two documents, built."""
    make_fast(monkeypatch)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "一.txt").write_text(HEAD + SENTENCES[0] + SENTENCES[2], encoding="utf-8")
    (tmp_path / "seeds" / "二.txt").write_text(HEAD + SENTENCES[3] + SENTENCES[4], encoding="utf-8")
    run("build")
    return tmp_path


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_text(text, encoding=encoding)
    return path


def test_build_says_that_nothing_changed_and_what_did(here: Path) -> None:
    assert "Nothing has changed since the last build; nothing was done." in run("build").output
    write(here / "seeds" / "三.txt", HEAD + SENTENCES[1])
    output = run("build").output
    assert "3 documents (2 from the cache)" in output
    assert "Since the build before: documents: 1 new; entities: 1 new; facts: " in output
    assert "kg diff --last" in output


def test_add_copies_and_builds(here: Path) -> None:
    output = run("add", write(here / "三.txt", HEAD + SENTENCES[1])).output
    assert "Added: seeds/三.txt" in output
    assert "3 documents (2 from the cache)" in output
    assert (here / "seeds" / "三.txt").read_bytes() == (here / "三.txt").read_bytes()


@pytest.mark.parametrize(
    ("name", "text", "encoding", "told"),
    [
        ("三.txt", HEAD + SENTENCES[0] + SENTENCES[2], "utf-8", "is there already, as seeds/一.txt"),
        ("三.txt", HEAD + SENTENCES[0] + SENTENCES[2], "gb18030", "is nearly the same as seeds/一.txt (100% of"),
        ("三.txt", HEAD + SENTENCES[0].replace("，", "，\n") + SENTENCES[2], "utf-8", "is nearly the same as"),
        ("一.txt", HEAD + "完全不同的另一份文件，说的是别的事情。", "utf-8", "seeds/一.txt: is there already; rename"),
        ("三.txt", "", "utf-8", "is empty"),
    ],
)
def test_add_refuses_and_leaves_everything(here: Path, name: str, text: str, encoding: str, told: str) -> None:
    (here / "new").mkdir()
    before = {path.name: path.read_bytes() for path in (here / "seeds").iterdir()}
    assert told in failure("add", write(here / "new" / name, text, encoding))
    assert {path.name: path.read_bytes() for path in (here / "seeds").iterdir()} == before


def test_add_anyway_takes_what_is_nearly_the_same(here: Path) -> None:
    near = write(here / "三.txt", HEAD + SENTENCES[0] + SENTENCES[2] + "又及，另有一句说明。")
    assert "--anyway" in failure("add", near)
    assert "Added: seeds/三.txt" in run("add", "--anyway", near).output


def test_add_takes_all_or_none(here: Path) -> None:
    good, twin = write(here / "三.txt", HEAD + SENTENCES[1]), write(here / "四.txt", HEAD + SENTENCES[1])
    assert "is there already, as 三.txt" in failure("add", good.name, twin.name)
    assert not (here / "seeds" / "三.txt").exists()


def test_diff_tells_the_changes_in_every_form(here: Path) -> None:
    assert run("diff", "--last").output == "nothing changed\n"
    (here / "output" / "graph.ttl").rename(here / "old.ttl")
    run("build")
    write(here / "seeds" / "三.txt", HEAD + SENTENCES[1])
    run("build")
    output = run("diff", "--last").output
    assert "鲁西国际陆港 (Project)" in output
    assert "+ “聊城市开工鲁西国际陆港” (三.txt)" in output
    assert run("diff", "old.ttl", "output/graph.ttl").output == output
    assert json.loads(run("diff", "--last", "--format", "json").output)["documents_new"] == ["三.txt"]
    assert run("diff", "--last", "--format", "markdown").output.startswith("# What changed\n")


def test_diff_refuses_what_is_no_graph(here: Path) -> None:
    assert failure("diff", "absent.ttl", "output/graph.ttl").endswith("make it with: kg build")
    assert "is no valid Turtle" in failure("diff", write(here / "x.ttl", "@prefix"), "output/graph.ttl")
    run("diff", code=2)
    run("diff", "a.ttl", code=2)


def show(name: str) -> str:
    return run("show", name).output


def test_a_decision_reaches_the_graph_and_is_taken_back(here: Path) -> None:
    assert "聊城民用机场  Project" in show("聊城机场")
    run("curate", "different", "聊城机场", "聊城民用机场", *WHO)
    assert "Decisions of people: 1 of 1 carried out, 0 to look at again." in run("build").output
    assert "聊城机场  Project" in show("聊城机场")
    listed = run("curate", "list").output
    assert "2024-05-01  张三  Project/聊城机场 Project/聊城民用机场  查证" in listed
    run("curate", "undo", listed.split()[0])
    run("build")
    assert "聊城民用机场  Project" in show("聊城机场")


def test_every_kind_of_decision_can_be_taken(here: Path) -> None:
    run("curate", "same", "实验小学", "市委", *WHO)
    run("curate", "rename", "雄商高铁", "雄商铁路", *WHO)
    run("curate", "retype", "雄商高铁", "kg:Railway", *WHO)
    run("curate", "pin", "茌平区人民政府", "聊城市", "--only-in", "一.txt", *WHO)
    run("curate", "reject", "李强", *WHO)
    run("curate", "confirm", "聊城市", "undertakes", "Project/雄商高铁", *WHO)
    run("curate", "add", "雄商高铁", "hasStatus", "在建", "--source", "年鉴", *WHO)
    new = ("--new", "Place/聊城西站", "--source", "可研报告", "--quote", "设聊城西站")
    run("curate", "add", "雄商高铁", "connects", "Place/聊城西站", *new, *WHO)
    result = run("build")
    assert "no document has the short form 茌平区人民政府" in result.stderr
    assert "Decisions of people: 7 of 8 carried out, 1 to look at again." in result.stdout
    graph = (here / "output" / "graph.ttl").read_text(encoding="utf-8")
    assert "雄商铁路" in graph
    assert '"可研报告"' in graph
    assert "Person/聊城市李强> a " not in graph
    assert "no document has the short form" in (here / "output" / "report.md").read_text(encoding="utf-8")
    run("check")
    card = show("聊城西站")
    assert "雄商铁路 connects 聊城西站" in card
    assert "added by a person “设聊城西站” (可研报告)" in card
    assert "in 可研报告" not in card


def test_decisions_survive_documents_that_go(here: Path) -> None:
    run("curate", "rename", "雄商高铁", "雄商铁路", *WHO)
    before = (here / "ontology" / "curation.ttl").read_bytes()
    (here / "seeds" / "一.txt").unlink()
    assert "no document names Project/雄商高铁 any more" in run("build").stderr
    assert (here / "ontology" / "curation.ttl").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("rename", "无此名", "甲"), "nothing in the graph has this name; look for it with: kg show 无此名"),
        (("retype", "雄商高铁", "Ship"), "names no class: Ship"),
        (("reject", "雄商高铁", "likes", "聊城市"), "likes: is no property"),
        (("reject", "雄商高铁", "hasStatus", "好"), "好: is no status"),
        (("reject", "雄商高铁", "hasStatus", "planned"), "the graph does not say so"),
        (("undo", "same-0"), "holds no decision same-0"),
    ],
)
def test_curate_refuses(here: Path, arguments: tuple[str, ...], told: str) -> None:
    assert told in failure("curate", *arguments, *(WHO if arguments[0] != "undo" else ()))
    assert not (here / "ontology" / "curation.ttl").exists()


def test_a_name_of_several_is_listed(here: Path) -> None:
    path = here / "output" / "graph.ttl"
    path.write_text(path.read_text(encoding="utf-8").replace('"雄商高铁"', '"茌平区"'), encoding="utf-8")
    line = failure("curate", "reject", "茌平区", *WHO)
    assert line.endswith("means several entities; name one of them so: Place/茌平区、Project/雄商高铁")
    run("curate", "reject", "Project/雄商高铁", *WHO)


def test_nobody_can_be_asked_without_a_terminal(here: Path) -> None:
    assert "say --date" in failure("curate", "reject", "李强", "--by", "张三", code=2)


def test_a_broken_curation_file_is_one_line(here: Path) -> None:
    (here / "ontology").mkdir()
    write(here / "ontology" / "curation.ttl", "decision:x a")
    for command in (("build",), ("curate", "list"), ("curate", "reject", "李强", *WHO)):
        assert failure(*command).startswith("Error: ontology/curation.ttl:1: is no valid Turtle")
    assert failure("build", "--curation", "absent.ttl").startswith("Error: absent.ttl: does not exist")


def test_review_by_table_and_sheet(here: Path) -> None:
    write(here / "seeds" / "三.txt", HEAD + SENTENCES[1])
    run("build")
    table = run("review").output
    assert "聊城市 (City/Place) undertakes 雄商高铁" in table
    run("review", "--csv", "questions.csv")
    with (here / "questions.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 1
    assert {row["answer"] for row in rows} == {""}
    for row in rows:
        row["answer"] = {"雄商高铁": "reject", "鲁西国际陆港": " Confirm"}.get(row["second"].partition("/")[2], "")
    with (here / "questions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert "2 decisions taken" in run("review", "--answers", "questions.csv", *WHO).output
    assert "2 of 2 carried out, 0 to look at again" in run("build").output
    assert "undertakes" not in show("雄商高铁")
    assert "聊城市 (City/Place) undertakes" not in run("review").output


def contradict(here: Path) -> None:
    """Two documents that give the grain of one year, the one so and the other otherwise."""
    for number in (7, 8):
        write(here / "seeds" / f"{number}.txt", HEAD + SENTENCES[number])
    run("build")


def figures(here: Path) -> list[str]:
    graph = (here / "output" / "graph.ttl").read_text(encoding="utf-8")
    return re.findall(r"kg:value (\S+) ", graph)


def test_a_contradicting_figure_is_rejected_by_table_and_sheet(here: Path) -> None:
    contradict(here)
    assert sorted(figures(here)) == ["-117.2", "116.6"]
    table = run("review").output
    assert "聊城市 (City/Place) 粮食总产 level 2023: 116.6亿斤 (beside -117.2亿斤)?" in table
    run("review", "--csv", "questions.csv")
    text = (here / "questions.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    (row,) = (row for row in rows if row["second"] == "'-117.2亿斤")
    assert (row["kind"], row["answers"], row["first"]) == ("figure", "reject", "'Place/聊城市")
    row["answer"] = "reject"
    with (here / "questions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert "1 decisions taken" in run("review", "--answers", "questions.csv", *WHO).output
    assert "reject-figure-" in run("curate", "list").output
    assert "1 of 1 carried out, 0 to look at again" in run("build").output
    assert figures(here) == ["116.6"]
    assert "粮食总产" not in run("review").output


def test_a_contradicting_figure_is_rejected_with_a_single_key(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contradict(here)
    keys = iter("cr" + "n" * 20)
    monkeypatch.setattr("click.getchar", lambda: next(keys))
    terminal = SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr(sys.modules["kg.cli.review"], "sys", terminal)
    output = run("review", "--ask", *WHO).output
    assert "“聊城市粮食总产-117.2亿斤（8.txt）”" in output
    assert "[r reject, n next, q quit] reject" in output
    run("build")
    assert figures(here) == ["116.6"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [("", "yes", "answers 'yes'; write"), ("answer,", "Antwort,", "has no column answer")],
)
def test_review_refuses_a_spoilt_sheet(here: Path, old: str, new: str, told: str) -> None:
    run("review", "--csv", "questions.csv")
    lines = (here / "questions.csv").read_text(encoding="utf-8").splitlines()
    if old:
        lines[0] = lines[0].replace(old, new)
    else:
        lines[1] = new + lines[1]
    write(here / "questions.csv", "\n".join(lines) + "\n")
    assert told in failure("review", "--answers", "questions.csv", *WHO)


def test_review_with_single_keys(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = iter("xrq")
    monkeypatch.setattr("click.getchar", lambda: next(keys))
    assert "needs a terminal" in failure("review", "--ask", *WHO, code=2)
    terminal = SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr(sys.modules["kg.cli.review"], "sys", terminal)
    output = run("review", "--ask", *WHO).output
    assert "[c confirm, r reject, n next, q quit] reject" in output
    assert "1 decisions taken" in output
    assert "1 decisions" in run("curate", "list").output
