"""kg.pipeline: the same bytes every time, one document's trouble told in one line, the output whole."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kg import built, files, manifest
from kg.errors import GovkgError, InputError, OntologyError, OutputError, ValidationError
from kg.ontology.folder import ontology_folder
from kg.pipeline import BuildRequest, Progress, build, publication, reader
from kg.publish.swap import LOCK

pytestmark = pytest.mark.usefixtures("fake_model")

PUBLISHED = {
    files.SNAPSHOT,
    "graph.ttl", "mentions.ttl", "graph.html", "graph.json", "report.md", "report.json", "void.ttl", "ontology.html",
}  # fmt: skip
REPORT = "聊城市政府工作报告\n\n各位代表：聊城市加快建设雄商高铁，取得了新的进展。我们要继续努力。\n"
PLAN = "聊城市重点项目计划\n\n今年聊城市开工建设鲁西国际陆港，完善物流体系。\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    (folder / "计划").mkdir(parents=True)
    (folder / "报告.txt").write_text(REPORT, encoding="utf-8")
    (folder / "计划" / "2024 '新'.txt").write_text(PLAN, encoding="gb18030")
    return folder


def request(seeds: Path, output: str | Path = "output", **options: Any) -> BuildRequest:
    return BuildRequest((seeds,), seeds.parent / output, workers=1, **options)


def state(folder: Path) -> dict[str, bytes]:
    apart = (LOCK, built.STAMP, files.PREVIOUS)
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name not in apart}


def test_a_build_publishes_everything(seeds: Path) -> None:
    made = build(request(seeds))
    assert set(state(made.page.parent)) == PUBLISHED
    assert "雄商高铁" in made.graph.read_text(encoding="utf-8")
    assert [row.name for row in made.report.documents] == ["报告.txt", "计划/2024 '新'.txt"]
    assert sum(count.count for count in made.report.entities) == 3
    assert {count.name: count.count for count in made.report.relations}["undertakes"] == 2


def test_the_same_documents_give_the_same_bytes_wherever_they_lie(seeds: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "another place" / "documents"
    shutil.copytree(seeds, elsewhere)
    (seeds / "图.png").write_bytes(b"")
    (elsewhere / "图.png").write_bytes(b"")
    first = build(request(seeds))
    second = build(request(elsewhere))
    assert state(first.page.parent) == state(second.page.parent)


def test_a_cached_build_equals_a_full_one(seeds: Path, fake_model: list[str]) -> None:
    first = build(request(seeds))
    assert (first.reused, first.damaged, len(fake_model)) == (0, 0, 2)
    (seeds / "报告.txt").write_text(REPORT.replace("雄商", "济郑"), encoding="utf-8")
    (seeds / "三.md").write_text(PLAN, encoding="utf-8")
    fake_model.clear()
    second = build(request(seeds))
    assert (second.reused, fake_model) == (1, ["三.md", "报告.txt"])
    fresh = build(request(seeds, "fresh", full=True))
    assert state(second.page.parent) == state(fresh.page.parent)


def test_a_deleted_and_a_renamed_document_leave_nothing_behind(seeds: Path) -> None:
    build(request(seeds))
    (seeds / "报告.txt").rename(seeds / "新报告.txt")
    shutil.rmtree(seeds / "计划")
    made = build(request(seeds))
    graph = made.graph.read_text(encoding="utf-8")
    assert "鲁西国际陆港" not in graph
    assert '"报告.txt"' not in graph
    assert len(list((made.page.parent / ".cache").iterdir())) == 1


def test_full_reads_everything_anew(seeds: Path, fake_model: list[str]) -> None:
    build(request(seeds))
    assert build(request(seeds, full=True)).reused == 0
    assert len(fake_model) == 4


def test_a_damaged_cache_is_read_anew_and_counted(seeds: Path) -> None:
    before = build(request(seeds))
    content = state(before.page.parent)
    for path in (before.page.parent / ".cache").iterdir():
        path.write_bytes(path.read_bytes()[:100])
    made = build(request(seeds))
    assert (made.reused, made.damaged) == (0, 2)
    assert state(made.page.parent) == content


def test_a_change_of_the_ontology_reads_everything_anew(seeds: Path, tmp_path: Path, fake_model: list[str]) -> None:
    ontology = tmp_path / "ontology"
    shutil.copytree(ontology_folder(), ontology)
    build(request(seeds, ontology=ontology))
    with (ontology / "cues.ttl").open("a", encoding="utf-8") as file:
        file.write('\nkg:Project cue:head "试验装置"@zh .\n')
    assert build(request(seeds, ontology=ontology)).reused == 0
    assert len(fake_model) == 4


def test_progress_goes_through_the_stages(seeds: Path) -> None:
    steps: list[Progress] = []
    build(request(seeds), progress=steps.append)
    assert list(dict.fromkeys(step.stage for step in steps)) == [
        "ontology", "read", "resolve", "graph", "validate", "publish",
    ]  # fmt: skip
    assert [(s.done, s.total) for s in steps if s.stage == "read"] == [(0, 2), (1, 2), (2, 2)]


def spoil(seeds: Path, what: str) -> None:
    content = {
        "empty": b"",
        "binary": bytes(range(256)) * 40,
        "unknown": "聊城市".encode("big5") + b"\xff\xff\x81\x20\xfe" * 20,
        "bug": "出错的文件，没有内容。".encode(),
    }[what]
    (seeds / f"坏 '{what}'.txt").write_bytes(content)


@pytest.mark.parametrize("what", ["empty", "binary", "unknown", "bug"])
def test_a_bad_document_ends_the_build_in_one_line(seeds: Path, what: str) -> None:
    made = build(request(seeds))
    before = state(made.page.parent)
    spoil(seeds, what)
    with pytest.raises(InputError, match=f"坏 '{what}'.txt: .*--keep-going"):
        build(request(seeds))
    assert state(made.page.parent) == before


@pytest.mark.parametrize("what", ["empty", "binary", "unknown", "bug"])
def test_keep_going_builds_the_others_and_reports(seeds: Path, what: str) -> None:
    whole = build(request(seeds, "whole"))
    spoil(seeds, what)
    made = build(request(seeds, keep_going=True))
    assert [item.path for item in made.report.skipped] == [f"坏 '{what}'.txt"]
    assert made.graph.read_bytes() == whole.graph.read_bytes()
    assert f"坏 '{what}'.txt" in (made.page.parent / "report.md").read_text(encoding="utf-8")


def test_keep_going_with_nothing_left_fails(seeds: Path) -> None:
    shutil.rmtree(seeds / "计划")
    (seeds / "报告.txt").write_bytes(b"")
    with pytest.raises(InputError, match="is empty"):
        build(request(seeds, keep_going=True))


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    with pytest.raises(InputError, match=r"seeds: holds no document; put .*\.txt"):
        build(request(tmp_path / "seeds"))
    assert not (tmp_path / "output").exists()


def test_two_documents_of_one_name_are_refused(seeds: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(seeds, other)
    with pytest.raises(InputError, match="has the same name as"):
        build(BuildRequest((seeds, other), tmp_path / "output"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_told(seeds: Path) -> None:
    (seeds / "计划").chmod(0)
    try:
        with pytest.raises(InputError, match="计划: cannot be opened"):
            build(request(seeds))
    finally:
        (seeds / "计划").chmod(0o755)


def test_a_broken_ontology_is_told_with_its_file(seeds: Path, tmp_path: Path) -> None:
    ontology = tmp_path / "ontology"
    shutil.copytree(ontology_folder(), ontology)
    (ontology / "govkg.ttl").write_text("@prefix kg: <broken")
    with pytest.raises(OntologyError, match=r"govkg\.ttl"):
        build(request(seeds, ontology=ontology))


def test_a_graph_that_breaks_its_shapes_is_not_published(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = build(request(seeds))
    before = state(made.page.parent)
    monkeypatch.setattr(publication, "validate", lambda graph, shapes: ("聊城市 has no name", "another"))
    (seeds / "三.md").write_text(PLAN, encoding="utf-8")
    with pytest.raises(ValidationError, match="nothing was published: 聊城市 has no name and 1 more"):
        build(request(seeds))
    assert state(made.page.parent) == before


def fail(*_: Any, **__: Any) -> Any:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    "break_it",
    [lambda p: p.setattr(manifest, "store", fail), lambda p: p.setattr("kg.publish.swap._write", fail)],
    ids=["cache", "output"],
)
def test_a_full_disk_leaves_the_former_output(
    seeds: Path, monkeypatch: pytest.MonkeyPatch, break_it: Callable[[pytest.MonkeyPatch], None]
) -> None:
    made = build(request(seeds))
    before = state(made.page.parent)
    (seeds / "三.md").write_text(PLAN, encoding="utf-8")
    break_it(monkeypatch)
    with pytest.raises(OutputError, match="No space left on device"):
        build(request(seeds))
    assert state(made.page.parent) == before


def test_peoples_files_in_the_output_stay(seeds: Path) -> None:
    (seeds.parent / "output").mkdir()
    (seeds.parent / "output" / "README.md").write_text("mine")
    build(request(seeds))
    assert (seeds.parent / "output" / "README.md").read_text() == "mine"


def test_an_ontology_that_changes_while_it_is_read_is_noticed(seeds: Path) -> None:
    with pytest.raises(GovkgError, match="changed while it was read"):
        reader.Reader(None, "another digest")(SimpleNamespace(path=seeds / "报告.txt", root=seeds))  # type: ignore[arg-type]
