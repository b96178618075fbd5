"""Passages with marked names: where the names stand, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.extract.lexicon import compile_lexicon
from kg.gold import read_gold
from kg.names import plain
from kg.ontology.load import load
from kg.train.marked import MARK, read_marked

CLASSES = ("Place", "Project", "Programme", "Honour")
REFERENCE = Path(__file__).parents[1] / "reference"
WRITTEN = sorted((REFERENCE / "written").glob("*.txt"))


def marked(folder: Path, text: str) -> Path:
    path = folder / "甲市.txt"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("加快[Project|包银高铁]建设。", [("包银高铁", "Project", False)]),
        ("[Place|银川市][Place|兴庆区]推进[Optional|智慧交通]。",
         [("银川市", "Place", False), ("兴庆区", "Place", False), ("智慧交通", "Optional", True)]),
        ("实施[Programme|“暖心”行动]，获评“[Honour|书香城市]”。",
         [("“暖心”行动", "Programme", False), ("书香城市", "Honour", False)]),
        ("没有名称。", []),
        # Cleaning drops the space, and the name stands one character sooner.
        ("专栏 5\n推进 [Project|包银高铁] 建设。", [("包银高铁", "Project", False)]),
    ],
)  # fmt: skip
def test_names_stand_where_they_are_marked(tmp_path: Path, text: str, names: list[tuple[str, str, bool]]) -> None:
    document, annotated = read_marked(marked(tmp_path, text), CLASSES)
    found = [(annotated.text[one.begin : one.end], one.type, one.optional) for one in annotated.occurrences]
    assert found == names
    assert not MARK.search(document.text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("加快[Railway|包银高铁]建设。", "marks 包银高铁 as Railway"),
        ("加快[Project包银高铁]建设。", "has a bracket that marks nothing"),
        ("加快[Project|包银[Place|高铁]]建设。", "has a bracket that marks nothing"),
        ("加快包银|高铁建设。", "has a bracket that marks nothing"),
    ],
)
def test_a_malformed_mark_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(InputError, match=re.escape(problem)):
        read_marked(marked(tmp_path, text), CLASSES)


PIECES = st.lists(st.tuples(st.text("加快推进实施，。", max_size=9), st.text("包银宝中高铁", min_size=2, max_size=9)))


@given(PIECES)
def test_marks_and_text_can_be_told_apart(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[tuple[str, str]]
) -> None:
    text = "".join(f"{before}[Project|{name}]" for before, name in pieces) + "完。"
    _, annotated = read_marked(marked(tmp_path_factory.mktemp("marked"), text), CLASSES)
    assert [annotated.text[one.begin : one.end] for one in annotated.occurrences] == [name for _, name in pieces]


def test_every_written_passage_can_be_read() -> None:
    classes = compile_lexicon(load()).classes
    assert len(WRITTEN) > 100
    assert all(read_marked(path, classes)[1].occurrences for path in WRITTEN)


def test_no_written_passage_names_what_the_seeds_name() -> None:
    """Else answers would be given away. Places, bodies, titles and policies may be those of the whole nation."""
    classes = compile_lexicon(load()).classes
    kept = {"Project", "Brand", "Industry"}
    answers = {
        plain(name)
        for path in REFERENCE.glob("*.json")
        for one in read_gold(path).entities
        if one.type in kept and not one.optional
        for name in (one.name, *one.surfaces)
    }
    found = {
        annotated.text[one.begin : one.end]
        for path in WRITTEN
        for _, annotated in [read_marked(path, classes)]
        for one in annotated.occurrences
    }
    assert sorted(name for name in found if plain(name) in answers) == []
