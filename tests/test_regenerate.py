"""Rebuilding: after any changes the same bytes as from nothing, whatever became of the cache or of a build."""

from __future__ import annotations

import itertools
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from regeneration import SENTENCES, make_fast, published

from kg import built, manifest
from kg.curate import added, named, removed
from kg.errors import InputError, OutputError
from kg.files import CACHE, PREVIOUS, SNAPSHOT
from kg.model import Decision, Reading
from kg.ontology.load import load
from kg.pipeline import BuildRequest, build, reader
from kg.publish.swap import COMMIT, STAGING, exclusive, recover
from kg.resolve import resolve

HEAD = "聊城市政府工作报告\n\n各位代表：\n"
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True).map(
    lambda sentences: HEAD + "".join(sentences) + "\n"
)
FILES = st.sampled_from(["报告.txt", "计划/2024.txt", "公报.md", "乙/公报.md"])
DECISIONS = tuple(
    named(Decision("", *said, date="2024-05-01", by="张三", measure="粮食总产" if said[0] == "reject-figure" else ""))
    for said in (
        ("different", ("Project/聊城机场", "Project/聊城民用机场")),
        ("same", ("Project/雄商高铁", "Project/鲁西国际陆港")),
        ("rename", ("Project/雄商高铁",), "雄商铁路"),
        ("reject", ("Person/聊城市李强",)),
        ("retype", ("Project/鲁西国际陆港",), "Port"),
        ("confirm", ("Place/聊城市",), "", "undertakes", "Project/雄商高铁"),
        ("pin", ("Project/聊城民用机场",), "聊城机场"),
        ("reject-figure", ("Place/聊城市",), "116.6亿斤"),
    )
)
QUICK = settings(
    deadline=None, stateful_step_count=6, derandomize=True, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


class Corpus(RuleBasedStateMachine):
    """A folder of documents that people add to, edit, rename, delete, correct, and build now and then."""

    examples = 0

    def __init__(self) -> None:
        super().__init__()
        type(self).examples += 1
        self.place = Path(tempfile.mkdtemp(prefix="govkg-"))
        self.seeds, self.curation = self.place / "seeds", self.place / "curation.ttl"
        self.seeds.mkdir()
        self.curation.write_text("", encoding="utf-8")
        self.write("一.txt", HEAD + SENTENCES[0] + SENTENCES[2])

    def write(self, name: str, text: str) -> None:
        path = self.seeds / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def files(self) -> list[Path]:
        return sorted(path for path in self.seeds.rglob("*") if path.is_file())

    def request(self, output: str, *, full: bool = False) -> BuildRequest:
        return BuildRequest((self.seeds,), self.place / output, workers=1, full=full, curation=self.curation)

    @rule(name=FILES, text=TEXTS)
    def add_or_edit(self, name: str, text: str) -> None:
        self.write(name, text)

    @rule(number=st.integers(0, 9), text=TEXTS)
    def edit(self, number: int, text: str) -> None:
        self.files()[number % len(self.files())].write_text(text, encoding="utf-8")

    @rule(number=st.integers(0, 9), name=FILES)
    def rename(self, number: int, name: str) -> None:
        if not (self.seeds / name).exists():
            (self.seeds / name).parent.mkdir(exist_ok=True)
            self.files()[number % len(self.files())].rename(self.seeds / name)

    @precondition(lambda self: len(self.files()) > 1)
    @rule(number=st.integers(0, 9))
    def delete(self, number: int) -> None:
        self.files()[number % len(self.files())].unlink()

    @rule(decision=st.sampled_from(DECISIONS))
    def decide_or_undo(self, decision: Decision) -> None:
        text = self.curation.read_text(encoding="utf-8")
        changed = removed(text, decision.name)
        self.curation.write_text(changed if changed != text else added(text, decision), encoding="utf-8")

    @rule(number=st.integers(0, 9), kept=st.integers(0, 200))
    def spoil_the_cache(self, number: int, kept: int) -> None:
        entries = sorted((self.place / "output" / CACHE).glob("*.json"))
        if entries:
            entry = entries[number % len(entries)]
            entry.write_bytes(entry.read_bytes()[:kept])

    @rule()
    def build(self) -> None:
        build(self.request("output"))

    def teardown(self) -> None:
        try:
            build(self.request("output"))
            build(self.request("fresh", full=True))
            assert published(self.place / "output") == published(self.place / "fresh")
            assert build(self.request("output")).unchanged
        finally:
            shutil.rmtree(self.place)


def test_incremental_equals_full(monkeypatch: pytest.MonkeyPatch) -> None:
    make_fast(monkeypatch)
    run_state_machine_as_test(Corpus, settings=settings(QUICK, max_examples=200))
    assert Corpus.examples >= 200


class RealCorpus(Corpus):
    """The same with the model of kg."""


def test_incremental_equals_full_with_the_real_model() -> None:
    run_state_machine_as_test(RealCorpus, settings=settings(QUICK, max_examples=3, stateful_step_count=4))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with seeds/ of three documents."""
    make_fast(monkeypatch)
    (tmp_path / "seeds").mkdir()
    for number, sentence in enumerate(SENTENCES[:3]):
        (tmp_path / "seeds" / f"{number}.txt").write_text(HEAD + sentence, encoding="utf-8")
    return tmp_path


def request(place: Path, output: str = "output") -> BuildRequest:
    return BuildRequest((place / "seeds",), place / output, workers=1)


def test_nothing_changed_does_nothing(place: Path) -> None:
    build(request(place))
    times = {path: path.stat().st_mtime_ns for path in (place / "output").rglob("*") if path.is_file()}
    made = build(request(place))
    assert made.unchanged
    assert (made.reused, len(made.report.documents)) == (3, 3)
    assert {p: p.stat().st_mtime_ns for p in (place / "output").rglob("*") if p.is_file()} == times


@pytest.mark.parametrize(
    "what", ["graph.html", "graph.ttl", "report.json", built.STAMP, f"{CACHE}/*.json", "seeds", "curation"]
)
def test_anything_altered_is_built_again(place: Path, what: str) -> None:
    build(request(place))
    before = published(place / "output")
    options = request(place)
    if what == "seeds":
        (place / "seeds" / "照片.png").write_bytes(b"")
    elif what == "curation":
        (place / "own.ttl").write_text("# nothing yet\n", encoding="utf-8")
        options = BuildRequest((place / "seeds",), place / "output", workers=1, curation=place / "own.ttl")
    else:
        path = sorted((place / "output").glob(what))[0]
        path.write_bytes(path.read_bytes()[:-9])
    made = build(options)
    assert not made.unchanged
    if what != "seeds":
        assert published(place / "output") == before


@pytest.mark.parametrize("damage", ["deleted", "emptied", "cut", "noise", "other", "folder gone"])
def test_a_cache_in_any_state_is_rebuilt(place: Path, damage: str) -> None:
    build(request(place))
    before, folder = published(place / "output"), place / "output" / CACHE
    first, second, _ = sorted(folder.glob("*.json"))
    if damage == "folder gone":
        shutil.rmtree(folder)
    elif damage == "deleted":
        first.unlink()
    else:
        whole, noise = first.read_bytes(), random.Random(1).randbytes(500)
        content = {"emptied": b"", "cut": whole[:90], "noise": noise, "other": second.read_bytes()}
        first.write_bytes(content[damage])
    made = build(request(place))
    assert not made.unchanged
    assert made.damaged == (0 if damage in ("deleted", "folder gone") else 1)
    assert published(place / "output") == before
    assert len(list(folder.glob("*.json"))) == 3


def test_the_graph_before_is_kept_and_compared(place: Path) -> None:
    assert build(request(place)).changes is None
    first = (place / "output" / "graph.ttl").read_bytes()
    (place / "seeds" / "9.txt").write_text(HEAD + SENTENCES[4], encoding="utf-8")
    changes = build(request(place)).changes
    assert changes
    assert changes.documents_new == ("9.txt",)
    assert [(group.whole.name, [part.name for part in group.parts]) for group in changes.merged] == []
    (moved,) = [change for change in changes.entities_changed if change.what == "IRI"]
    assert (moved.old[0].rsplit("/", 1)[-1], moved.entity.name) == ("聊城机场", "聊城民用机场")
    assert (place / "output" / PREVIOUS).read_bytes() == first
    build(BuildRequest((place / "seeds",), place / "output", workers=1, full=True))
    assert (place / "output" / PREVIOUS).read_bytes() == first


@pytest.mark.parametrize("damage", ["absent", "cut", "another", "stamp"])
def test_a_kept_snapshot_is_never_believed_blindly(place: Path, damage: str) -> None:
    """What the build before said is taken from beside the graph only where it is certain to be of that graph."""
    build(request(place))
    snapshot = place / "output" / SNAPSHOT
    if damage == "absent":
        snapshot.unlink()
    elif damage == "cut":
        snapshot.write_bytes(snapshot.read_bytes()[:50])
    elif damage == "another":
        snapshot.write_bytes(snapshot.read_bytes().replace("雄商高铁".encode(), "雄商铁路".encode()))
    else:
        (place / "output" / built.STAMP).write_text("{}", encoding="utf-8")
    (place / "seeds" / "9.txt").write_text(HEAD + SENTENCES[4], encoding="utf-8")
    changes = build(request(place)).changes
    assert changes is not None
    assert changes.documents_new == ("9.txt",)
    assert not (changes.entities_gone or changes.entities_new)
    assert {change.what for change in changes.entities_changed} == {"IRI", "name", "labels"}


def test_the_kept_snapshot_spares_reading_the_graph(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(request(place))
    monkeypatch.setattr(built, "snapshot", lambda turtle: pytest.fail("the Turtle is read again"))
    (place / "seeds" / "9.txt").write_text(HEAD + SENTENCES[4], encoding="utf-8")
    changes = build(request(place)).changes
    assert changes is not None
    assert changes.documents_new == ("9.txt",)


def test_without_a_new_document_nothing_that_reads_chinese_is_loaded(place: Path) -> None:
    """A decision of a person, or a document that goes, needs no model."""
    build(request(place))
    (place / "seeds" / "2.txt").unlink()
    code = (
        "import sys; from pathlib import Path; from kg.pipeline import BuildRequest, build; "
        f"made = build(BuildRequest((Path({str(place / 'seeds')!r}),), Path({str(place / 'output')!r}))); "
        "print(made.reused, sorted({'spacy', 'onnxruntime'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert said == "2 []\n"


def test_two_roots_with_one_name_are_refused(place: Path) -> None:
    shutil.copytree(place / "seeds", place / "more")
    with pytest.raises(InputError, match=r"0\.txt: has the same name as .*; rename one of the two, or build from"):
        build(BuildRequest((place / "seeds", place / "more"), place / "output"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes to fork")
def test_of_two_builds_at_once_the_second_refuses(place: Path) -> None:
    ready, start = os.pipe()
    child = os.fork()
    if child == 0:
        with exclusive(place / "output"):
            os.write(start, b"1")
            time.sleep(60)
        os._exit(0)
    try:
        os.read(ready, 1)
        with pytest.raises(OutputError, match="another build is writing here; wait until it has ended"):
            build(request(place))
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    build(request(place))  # the lock of a killed build binds nobody


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes to fork")
def test_twenty_kills_lose_nothing(place: Path) -> None:
    """Killed at a random moment, the output is the old or the new build, whole, and the next one succeeds."""
    chance = random.Random(2024)
    old, new = HEAD + SENTENCES[0], HEAD + SENTENCES[4]
    wholes = []
    for text in (old, new):
        (place / "seeds" / "0.txt").write_text(text, encoding="utf-8")
        build(request(place, "whole"))
        wholes.append(published(place / "whole"))
    started = time.monotonic()
    build(request(place))
    length = time.monotonic() - started
    killed = 0
    for number in range(20):
        text, before = ((old, 1), (new, 0))[number % 2]
        assert published(place / "output") == wholes[before]
        (place / "seeds" / "0.txt").write_text(text, encoding="utf-8")
        killed += kill_a_build(request(place), after=chance.uniform(0, length))
        recover(place / "output")
        assert published(place / "output") in wholes
        build(request(place))
        assert published(place / "output") == wholes[1 - before]
        names = [path.name for path in (place / "output").iterdir()]
        assert not [name for name in names if name.startswith((STAGING, COMMIT))]
    assert killed >= 10


def kill_a_build(wanted: BuildRequest, *, after: float) -> bool:
    """Build in a process of its own and kill that; says whether it was still at work."""
    child = os.fork()
    if child == 0:
        try:
            build(wanted)
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("step", range(8))
def test_a_stop_at_every_step_of_the_replacement(place: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """The moments that chance may miss: each rename in turn is the last thing that happens."""
    build(request(place))
    old = published(place / "output")
    (place / "seeds" / "0.txt").write_text(HEAD + SENTENCES[4], encoding="utf-8")
    build(request(place, "whole"))
    count = itertools.count()
    real = Path.replace

    class Stopped(BaseException):
        """Nobody catches it, as nobody catches a kill."""

    def replace(self: Path, target: Path) -> Path:
        if self.suffix != ".part" and next(count) == step:
            raise Stopped
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(Stopped):
        build(request(place))
    monkeypatch.setattr(Path, "replace", real)
    recover(place / "output")
    assert published(place / "output") in (old, published(place / "whole"))


@pytest.fixture(scope="module")
def seed_readings(built_seeds: Path) -> list[Reading]:
    entries = sorted((built_seeds / CACHE).glob("*.json"))
    found = [reading for path in entries if (reading := manifest.load(path.parent, path.stem))]
    return sorted(found, key=lambda reading: reading.document.name)


def test_iris_of_four_seeds_stay_when_the_fifth_is_added(seed_readings: list[Reading]) -> None:
    """All five choices: every IRI stays."""
    ontology = load()
    whole = resolve(seed_readings, ontology)
    present, former = {entity.key for entity in whole.entities}, dict(whole.aliases)
    assert not present & set(former)
    assert present.issuperset(former.values())
    for left_out in range(len(seed_readings)):
        part = resolve(seed_readings[:left_out] + seed_readings[left_out + 1 :], ontology)
        assert {entity.key for entity in part.entities} - present == set()


def test_iris_of_fewer_seeds_stay_or_lead_to_the_present_ones(seed_readings: list[Reading]) -> None:
    """In whatever order the seeds are added one by one: a better name learnt later is all that moves an IRI."""
    ontology = load()
    seeds = range(len(seed_readings))
    subsets = [subset for size in range(1, len(seeds) + 1) for subset in itertools.combinations(seeds, size)]
    found = {subset: resolve([seed_readings[n] for n in subset], ontology) for subset in subsets}
    count = moved = 0
    for subset in subsets:
        for more in (tuple(sorted({*subset, seed})) for seed in seeds if seed not in subset):
            present, former = {entity.key for entity in found[more].entities}, dict(found[more].aliases)
            gone = {entity.key for entity in found[subset].entities} - present
            assert gone <= set(former)
            assert {former[key] for key in gone} <= present
            count, moved = count + len(found[subset].entities), moved + len(gone)
    assert moved <= 0.001 * count


def test_the_order_of_the_seeds_does_not_matter(seed_readings: list[Reading]) -> None:
    ontology = load()
    keys = {
        tuple(entity.key for entity in resolve(list(order), ontology).entities)
        for order in list(itertools.permutations(seed_readings))[::24]
    }
    assert len(keys) == 1


@pytest.fixture(autouse=True)
def no_model_left() -> Iterator[None]:
    """A stand-in for the model must not outlive its test."""
    reader.equipment.cache_clear()
    yield
    reader.equipment.cache_clear()
