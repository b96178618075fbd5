"""What the tests of rebuilding share: a stand-in for the model, and a pipeline without what takes long."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kg import built, manifest
from kg.files import PREVIOUS
from kg.model import Article, CleanText, Document, Evidence, Figure, Mention, Relation
from kg.ontology.load import load
from kg.pipeline import builder, publication, reader
from kg.publish.swap import LOCK
from kg.resolve.identity import Identifier

NAMES = {
    "聊城民用机场": "Project", "聊城机场": "Project", "雄商高铁": "Project", "鲁西国际陆港": "Project",
    "聊城市": "Place", "茌平": "Place", "实验小学": "Organisation", "李强": "Person", "市委": "Organisation",
}  # fmt: skip
GRAIN = "粮食总产"
_FOUND = re.compile("|".join(NAMES))
SENTENCES = (
    "聊城市加快建设雄商高铁，取得了新的进展。", "今年聊城市开工鲁西国际陆港。", "聊城机场建成通航，旅客增多。",
    "市委书记李强到茌平调研实验小学。", "聊城民用机场是聊城市的机场。", "青岛市的报告也说到实验小学和李强。",
    "这一处地方叫做鲁西国际陆港。", "聊城市粮食总产116.6亿斤。", "聊城市粮食总产-117.2亿斤。",
)  # fmt: skip


def fake_extract(nlp: object, document: Document, clean: CleanText, articles: Sequence[Article]) -> Any:
    """Names and figures by a list; of two names in a row the first undertakes the second, where it can.

    地方 makes ports places.
    """
    as_place = "地方" in clean.text
    mentions = tuple(
        Mention(
            document.name, articles[0].number, m.start(), m.end(),
            "Place" if as_place and "陆港" in m[0] else NAMES[m[0]], m[0], m[0], score=0.9,
        )
        for m in _FOUND.finditer(clean.text)
    )  # fmt: skip
    relations = []
    for first, second in pairwise(mentions):
        if first.type == "Place" and second.type == "Project":
            place = clean.source_span(first.begin, second.end)
            evidence = Evidence(clean.text[first.begin : second.end], *place)
            relations.append(
                Relation(
                    document.name, first.article, "undertakes", first, second,
                    evidence=evidence, confidence=0.6, rule="fake",
                )
            )  # fmt: skip
    figures = [_figure(mention, clean) for mention in mentions if clean.text.startswith(GRAIN, mention.end)]
    return SimpleNamespace(mentions=mentions, relations=tuple(relations), figures=tuple(figures), unverified=0)


def _figure(subject: Mention, clean: CleanText) -> Figure:
    end = clean.text.index("亿斤", subject.end)
    said = clean.text[subject.begin : end + 2]
    evidence = Evidence(said, *clean.source_span(subject.begin, end + 2))
    value = Decimal(clean.text[subject.end + len(GRAIN) : end])
    return Figure(
        subject.document, subject.article, subject, GRAIN, "level", value, "亿斤", period="2023", evidence=evidence,
        confidence=0.9, rule="fake",
    )  # fmt: skip


def make_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model, the ontology read once, no SHACL, nothing flushed to the disk."""
    ontology = load()
    provinces = ontology.divisions.names("province")
    fingerprint = manifest.fingerprint(ontology.digest)
    reader.equipment.cache_clear()
    monkeypatch.setattr(reader, "build_nlp", lambda ontology: None)
    monkeypatch.setattr(reader, "extract", fake_extract)
    monkeypatch.setattr(builder, "load", lambda folder: ontology)
    monkeypatch.setattr(publication, "validate", lambda graph, shapes: ())
    monkeypatch.setattr(manifest, "fingerprint", lambda digest: fingerprint)
    monkeypatch.setattr(Identifier, "_provinces", provinces)
    monkeypatch.setattr("kg.publish.swap.os.fsync", lambda handle: None)


def published(folder: Path) -> dict[str, bytes]:
    """What a build publishes: all files but those that tell of the builds before."""
    apart = (LOCK, built.STAMP, PREVIOUS)
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name not in apart}
