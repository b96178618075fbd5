"""What tests of several stages share: records that no stage had to make, and the graph of the seeds."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kg import pipeline
from kg.model import (
    Article,
    CleanText,
    Document,
    Entity,
    Evidence,
    Knowledge,
    Mention,
    Reading,
    Relation,
    Repair,
    Statement,
)
from kg.pipeline import reader

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SEEDS = Path(__file__).parents[1] / "seeds"
NAMES = {"聊城市": "Place", "雄商高铁": "Project", "鲁西国际陆港": "Project"}
TEXT = "聊城市加快建设雄商高铁。"


@pytest.fixture
def reading() -> Reading:
    """A document of one sentence, read."""
    places = tuple(range(len(TEXT)))
    city = Mention("报告.txt", 0, 0, 3, "Place", "聊城市", "聊城市")
    why = ("+2.1 head 高铁",)
    railway = Mention("报告.txt", 0, 7, 11, "Project", "雄商高铁", "雄商高铁", score=0.9, reasons=why)
    fact = Relation(
        "报告.txt", 0, "undertakes", city, railway,
        evidence=Evidence(TEXT[:-1], 0, 11), confidence=0.8, rule="cue:build",
    )  # fmt: skip
    return Reading(
        Document("报告.txt", TEXT, "utf-8", "0" * 64),
        CleanText(TEXT, places, tuple(i + 1 for i in places), (Repair("pinyin dropped", 3, guessed=True),)),
        (Article("报告.txt", 0, "政府工作报告", 0, len(TEXT), "2020-05-26"),),
        (city, railway),
        (fact,),
        unverified=1,
    )


@pytest.fixture
def knowledge(reading: Reading) -> Knowledge:
    """The same document with its two entities and its one fact, resolved."""
    city, railway = reading.mentions
    evidence = reading.relations[0].evidence
    return Knowledge(
        (reading,),
        (
            Entity("Place/聊城市", ("Place",), "聊城市", (), (city,)),
            Entity("Project/雄商高铁", ("Project",), "雄商高铁", ("雄商",), (railway,)),
        ),
        (Statement("Place/聊城市", "undertakes", "Project/雄商高铁", "报告.txt", 0, evidence, "2020-05-26"),),
    )


@pytest.fixture(scope="session")
def built_seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the five seeds, built once with the real model. Copy it before changing it."""
    output = tmp_path_factory.mktemp("built") / "output"
    pipeline.build(pipeline.BuildRequest((SEEDS,), output, workers=1))
    return output


def fake_extract(
    nlp: object, document: Document, clean: CleanText, articles: Sequence[Article]
) -> Any:
    """Finds three names, and that the last of a document is undertaken by the one before it."""
    if "出错" in clean.text:
        raise RuntimeError("a rule went astray\nbadly")
    found = [(m.start(), m.group()) for name in NAMES for m in re.finditer(name, clean.text)]
    mentions = tuple(
        Mention(document.name, articles[0].number, begin, begin + len(name), NAMES[name], name, name)
        for begin, name in sorted(found)
    )
    relations: tuple[Relation, ...] = ()
    if len(mentions) > 1:
        subject, object_ = mentions[-2:]
        begin, end = subject.begin, object_.end
        place = clean.source_span(begin, end)
        evidence = Evidence(clean.text[begin:end], *place)
        relations = (
            Relation(
                document.name, subject.article, "undertakes", subject, object_, evidence=evidence, rule="fake"
            ),
        )
    return SimpleNamespace(mentions=mentions, relations=relations, figures=(), unverified=0)


@pytest.fixture
def fake_model(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """No model is loaded; the list tells which documents were read anew."""
    read: list[str] = []

    def extract(nlp: object, document: Document, *rest: Any) -> Any:
        read.append(document.name)
        return fake_extract(nlp, document, *rest)

    reader.equipment.cache_clear()
    monkeypatch.setattr(reader, "build_nlp", lambda ontology: None)
    monkeypatch.setattr(reader, "extract", extract)
    yield read
    reader.equipment.cache_clear()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real browser: Debian's chromium, driven by playwright. Without it the tests that need one are skipped."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM:
        pytest.skip("no chromium: apt-get install chromium, or name one in CHROMIUM")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()
