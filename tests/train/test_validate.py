"""Folds by source, the tagger alone, and a whole training that compares its parts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("scipy", reason="training needs the extra `train`")

from kg.errors import InputError
from kg.extract.lexicon import Lexicon, compile_lexicon
from kg.extract.pipeline import build_tokenizer
from kg.gold import GoldEntity
from kg.ontology.load import load
from kg.train.batch import Featured, featured
from kg.train.examples import annotate, make_example
from kg.train.run import Run, run
from kg.train.validate import folds, source, tagged

NAMES = ("T01_甲省.txt", "T02_乙省.txt", "U01_甲省.txt", "003.txt")
TEXT = "加快包银高铁建设。北京市召开大会。\n"
ENTITIES = [
    {"name": "包银高铁", "type": "Project", "surfaces": ["包银高铁"]},
    {"name": "北京市", "type": "Place", "surfaces": ["北京市"]},
]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return compile_lexicon(load())


@pytest.fixture(scope="module")
def items(lexicon: Lexicon) -> list[Featured]:
    nlp = build_tokenizer()
    gold = [GoldEntity(str(one["name"]), str(one["type"]), (str(one["name"]),)) for one in ENTITIES]
    return [featured(make_example(annotate(name, TEXT, gold), nlp, lexicon), lexicon) for name in NAMES]


@pytest.mark.parametrize(("at", "name"), list(enumerate(["甲省", "乙省", "甲省", "003.txt"])))
def test_the_source_of_a_text_is_in_its_name(items: list[Featured], at: int, name: str) -> None:
    assert source(items[at]) == name


def test_a_source_is_never_on_both_sides(items: list[Featured]) -> None:
    splits = list(folds(items, 2))
    for learnt, tested in splits:
        assert not {source(item) for item in learnt} & {source(item) for item in tested}
        assert len(learnt) + len(tested) == len(items)
    tested_names = sorted(item.example.name for _, tested in splits for item in tested)
    assert tested_names == sorted(NAMES)


def test_the_tagger_alone_knows_places_and_no_projects(items: list[Featured]) -> None:
    counts = tagged(items[:1])
    assert counts["right", "Place"] == 1
    assert (counts["wanted", "Project"], counts["right", "Project"]) == (1, 0)


def test_a_training_tells_what_each_part_is_worth(tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
        gold = {"doc": name, "entities": ENTITIES, "relations": []}
        path = tmp_path / name.replace(".txt", ".json")
        path.write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    order = Run(
        tuple(sorted(tmp_path.glob("*.json"))), (tmp_path,), tmp_path / "weights",
        tests=("003",), rounds=5, folds=2, compare=True,
    )  # fmt: skip
    outcome = run(order)
    assert [name for name, _ in outcome.parts][::2] == ["tagger, core", "forms, core", "head, core", "all, core"]
    card = json.loads((tmp_path / "weights" / "model.json").read_text(encoding="utf-8"))
    assert card["figures"]["core"] == round(dict(outcome.scores)["core"][2], 3) > 0
    assert card["left_out"] == ["003.txt"]


def test_a_folder_without_written_passages_is_refused(tmp_path: Path) -> None:
    reference = Path(__file__).parents[1] / "reference" / "001.json"
    (tmp_path / "written").mkdir()
    order = Run((reference,), (reference.parents[2] / "seeds",), tmp_path, written=(tmp_path / "written",))
    with pytest.raises(InputError, match=r"holds no \.txt file"):
        run(order)
