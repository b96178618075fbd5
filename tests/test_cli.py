"""kg.cli: every command works, and every failure is one line with its exit code."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg import __version__, merge
from kg.cli import main
from kg.cli.group import COMMANDS, TRACEBACK
from kg.extract.weights import load_weights
from kg.ontology.folder import ontology_folder

ROOT = Path(__file__).parents[1]
SEEDS = Path(__file__).parents[1] / "seeds"
GRAPH = str(Path(__file__).parent / "data" / "graph.ttl")
TEXT = "聊城市政府工作报告\n\n各位代表：聊城市加快建设雄商高铁，取得了新的进展。我们要继续努力。\n"


def run(*arguments: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    return result


def failure(*arguments: str | Path, code: int = 1) -> str:
    """The error line of a command that fails: one, and no traceback."""
    result = run(*arguments, code=code)
    assert isinstance(result.exception, SystemExit)
    errors = [line for line in result.stderr.splitlines() if not line.startswith("Warning: ")]
    assert len(errors) == 1, result.stderr
    return errors[0]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fake_model: list[str]) -> Path:
    """A working folder with seeds/ of one document; no model is loaded."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "报告 '一' \"稿\".txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_version_and_help() -> None:
    assert __version__ in run("--version").output
    listed = run("--help").output
    for name, line in COMMANDS.items():
        assert f"  {name} " in listed
        assert line in listed
        text = run(name, "--help").output
        command = main.commands[name]
        assert command.help
        assert "Example" in text
        assert f"kg {name}" in text


@pytest.mark.parametrize("command", [["--help"], ["query", "--list"], ["show", "--help"], ["diff", "--help"]])
def test_what_reads_no_document_waits_for_no_model(command: list[str]) -> None:
    code = (
        "import sys\nfrom kg.cli import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "finally:\n    loaded = {'spacy', 'onnxruntime', 'pypinyin', 'kg.pipeline'} & set(sys.modules)\n"
        "    print(sorted(loaded), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *command], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr.strip()) == (0, "[]")
    assert done.stdout


def test_every_module_of_a_command_is_listed() -> None:
    listed = {path.stem for path in (ROOT / "kg" / "cli").glob("*.py")} - {"__init__", "group", "source"}
    assert listed == set(COMMANDS)


def test_build_prints_a_report_and_the_places(here: Path) -> None:
    output = run("build").output
    assert "1 documents (0 from the cache)" in output
    assert "Page:   output/graph.html" in output
    assert "Turtle: output/graph.ttl" in output
    assert "项目" in output
    assert "1 documents (1 from the cache)" in run("build").output


def test_build_takes_sources_and_options(here: Path) -> None:
    (here / "seeds" / "图.png").write_bytes(b"png")
    (here / "single.md").write_text(TEXT, encoding="utf-8")
    result = run("build", "seeds", "single.md", "-o", "out put", "--full", "--workers", "1")
    assert "2 documents" in result.stdout
    assert "Warning: skipped 图.png: unknown file type .png" in result.stderr
    assert (here / "out put" / "graph.html").is_file()


def test_build_keep_going_warns_and_succeeds(here: Path) -> None:
    for number in range(7):
        (here / "seeds" / f"空{number}.txt").write_bytes(b"")
    result = run("build", "--keep-going")
    assert "Warning: skipped 空0.txt: is empty" in result.stderr
    assert "Warning: skipped 2 more files" in result.stderr
    assert "Left out: 7 files" in result.stdout


def test_build_tells_of_a_damaged_cache(here: Path) -> None:
    run("build")
    (entry,) = (here / "output" / ".cache").iterdir()
    entry.write_bytes(b"")
    assert "Warning: 1 damaged entries of the cache were read anew" in run("build").stderr


BAD = {
    "empty": (b"", "is empty"),
    "white": ("　\n\n".encode(), "holds nothing but white space"),
    "binary": (bytes(range(256)) * 40, "坏 'b\".txt"),
    "unknown": (b"\xff\xff\x81\x20\xfe" * 200, "坏 'b\".txt"),
    "large": ("聊城市发展。".encode() * 2_900_000, "is larger than"),
}


@pytest.mark.parametrize("what", BAD)
def test_build_refuses_a_bad_document_and_leaves_the_output(here: Path, what: str) -> None:
    run("build")
    before = {path.name: path.read_bytes() for path in (here / "output").glob("[a-z]*.*")}
    content, told = BAD[what]
    (here / "seeds" / "坏 'b\".txt").write_bytes(content)
    line = failure("build")
    assert line.startswith("Error: seeds/坏 'b\".txt: ")
    assert told in line
    assert {path.name: path.read_bytes() for path in (here / "output").glob("[a-z]*.*")} == before


def test_build_refuses_an_empty_and_an_absent_folder(here: Path) -> None:
    (here / "empty").mkdir()
    assert failure("build", "empty").startswith("Error: empty: holds no document; put .md, .txt files there")
    assert failure("build", "absent") == "Error: absent: does not exist; check the path"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_build_refuses_a_folder_without_permission(here: Path) -> None:
    (here / "seeds").chmod(0)
    try:
        assert "seeds: cannot be opened" in failure("build")
    finally:
        (here / "seeds").chmod(0o755)


def test_build_refuses_a_broken_ontology(here: Path) -> None:
    shutil.copytree(ontology_folder(), here / "ontology")
    (here / "ontology" / "cues.ttl").write_text("kg:Project cue:head", encoding="utf-8")
    assert "cues.ttl" in failure("build", "--ontology", "ontology")
    assert failure("build", "--ontology", "absent").startswith("Error: absent: is no folder")


@pytest.mark.skipif(os.name == "nt", reason="needs limits on processes")
def test_build_on_a_full_disk_leaves_the_output(here: Path) -> None:
    import resource

    run("build")
    before = (here / "output" / "graph.html").read_bytes()
    (here / "seeds" / "二.txt").write_text(TEXT, encoding="utf-8")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        line = failure("build")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert line.startswith("Error: output: cannot be written (")
    assert (here / "output" / "graph.html").read_bytes() == before
    run("build")


def test_an_unforeseen_error_is_one_line(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("a\nb")

    monkeypatch.setattr(merge, "resolve", fail)
    assert failure("build").startswith("Error: unforeseen, KeyError: ")
    monkeypatch.setenv(TRACEBACK, "1")
    assert isinstance(CliRunner().invoke(main, ["build"]).exception, KeyError)


def test_wrong_usage_exits_with_2(here: Path) -> None:
    for arguments in (["build", "--workers", "-1"], ["evaluate"], ["show"], ["nonsense"], ["query", "--format", "x"]):
        run(*arguments, code=2)


def test_show_tells_names_facts_and_sentences() -> None:
    output = run("show", "雄商高铁", "--graph", GRAPH).output
    assert output.startswith("雄商铁路  Project\n")
    assert "also: 雄商高铁" in output
    assert "in 报告.txt" in output
    assert "雄商铁路 hasStatus underway" in output
    assert "“推进雄商高铁” (报告.txt, at 30, 2020-05-26)" in output


def test_show_lists_every_entity_of_the_name(tmp_path: Path) -> None:
    graph = tmp_path / "graph.ttl"
    graph.write_text(Path(GRAPH).read_text(encoding="utf-8").replace('"茌平"', '"在平区"'), encoding="utf-8")
    output = run("show", "在平区", "--graph", graph).output
    assert output.count("在平区  Place") == 2


def test_show_names_what_is_near() -> None:
    line = failure("show", "雄商高速铁路", "--graph", GRAPH)
    assert "nothing is named 雄商高速铁路; names like it: " in line
    assert "雄商铁路" in line
    assert failure("show", "zzz", "--graph", GRAPH).endswith("no name is like it")
    assert "茌平" in failure("show", "“茌”", "--graph", GRAPH)


@pytest.mark.parametrize("command", [["show", "聊城", "--graph"], ["check"], ["query", "ASK {}", "--graph"]])
def test_a_graph_that_cannot_be_read_is_told(tmp_path: Path, command: list[str]) -> None:
    absent = tmp_path / "graph.ttl"
    assert failure(*command, absent).endswith("; make it with: kg build")
    absent.write_text("@prefix broken", encoding="utf-8")
    assert "is no valid Turtle" in failure(*command, absent)
    absent.write_bytes(b"\xff\xfe\x00\x81")
    assert "is no valid Turtle" in failure(*command, absent)


def test_check_tells_whether_the_shapes_are_kept(here: Path) -> None:
    run("build")
    assert run("check").output == "output/graph.ttl: keeps to the shapes\n"
    text = (here / "output" / "graph.ttl").read_text(encoding="utf-8")
    (here / "bad.ttl").write_text(text.replace("skos:prefLabel", "skos:note"), encoding="utf-8")
    result = run("check", "bad.ttl", code=1)
    assert "prefLabel" in result.stdout
    assert "Error: bad.ttl: " in result.stderr


def test_query_answers_as_table_csv_and_json() -> None:
    question = "SELECT ?name WHERE { ?e a kg:Programme ; skos:prefLabel ?name }"
    assert "“6293”工作思路" in run("query", question, "--graph", GRAPH).output
    assert run("query", question, "--graph", GRAPH, "--format", "csv").output.split() == ["name", "“6293”工作思路"]
    answer = json.loads(run("query", question, "--graph", GRAPH, "--format", "json").output)
    assert "“6293”工作思路" in json.dumps(answer, ensure_ascii=False)


def test_query_tells_what_is_wrong_with_a_question() -> None:
    assert failure("query", "SELECT ?x WHERE {", "--graph", GRAPH).startswith("Error: ")


def kg(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "kg", *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def test_python_m_kg_is_kg(tmp_path: Path) -> None:
    assert kg("--version", cwd=tmp_path).stdout == f"kg, version {__version__}\n"
    failed = kg("build", cwd=tmp_path)
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr == "Error: seeds: does not exist; check the path\n"


@pytest.mark.slow
def test_show_says_why(built_seeds: Path) -> None:
    output = run("show", "鲁西国际陆港", "--why", "--graph", built_seeds / "graph.ttl").output
    assert re.search(r"\n  why\n(.*\n)*    鲁西国际陆港 \(\d\.\d\d\): [+-]\d", output)
    merged = run("show", "茌平区", "--why", "--graph", built_seeds / "graph.ttl").output
    assert "茌平 = 茌平区" in merged


@pytest.mark.slow
def test_train_writes_weights_that_load(tmp_path: Path) -> None:
    reference = Path(__file__).parent / "reference" / "003.json"
    line = ("train", reference, "--texts", SEEDS, "--rounds", "2", "-o", tmp_path / "weights")
    assert "1 texts, " in run(*line).output
    assert load_weights(tmp_path / "weights").classes[0] == "Place"
    assert failure(*line, "--test", "003").endswith("leaves nothing to train on; name more annotation, or fewer tests")


def test_train_names_a_text_that_is_not_there(tmp_path: Path) -> None:
    reference = Path(__file__).parent / "reference" / "003.json"
    line = failure("train", reference, "--texts", tmp_path, "-o", tmp_path / "weights")
    assert "which no folder of texts holds; name the folder that holds it" in line


def test_fitting_the_encoder_needs_more_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.cli.train.find_spec", lambda name: None)
    reference = ROOT / "tests" / "reference" / "003.json"
    line = failure("train", reference, "--texts", SEEDS, "-o", tmp_path / "weights", "--encoder", "1")
    assert "pip install 'govkg[encoder]'" in line
    assert not (tmp_path / "weights").exists()
