"""Training on a handful of sentences: what is learned, and that it is learned twice the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("scipy", reason="training needs the extra `train`")

from kg.extract.lexicon import Lexicon, compile_lexicon
from kg.extract.names import choose_names
from kg.extract.pipeline import build_tokenizer
from kg.extract.proposals import proposals
from kg.extract.weights import Weights, load_weights
from kg.gold import GoldEntity
from kg.ontology.load import load
from kg.train.batch import featured
from kg.train.examples import Example, annotate, make_example
from kg.train.fit import Recipe, fit
from kg.train.lattice import log_marginals, make_lattice
from kg.train.save import save_weights

CLASSES = ("Project", "Programme")
TEXT = "加快包银高铁建设。\n推进宝中铁路建设。\n实施暖心行动。\n开展清风行动。\n加快建设。\n实施管理。\n"
ENTITIES = [
    GoldEntity("包银高铁", "Project", ("包银高铁",)),
    GoldEntity("宝中铁路", "Project", ("宝中铁路",)),
    GoldEntity("暖心行动", "Programme", ("暖心行动",)),
    GoldEntity("清风行动", "Programme", ("清风行动",), optional=True),
]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    whole = compile_lexicon(load())
    return replace(whole, classes=CLASSES)


@pytest.fixture(scope="module")
def example(lexicon: Lexicon) -> Example:
    return make_example(annotate("a", TEXT, ENTITIES), build_tokenizer(), lexicon)


@pytest.fixture(scope="module")
def weights(example: Example, lexicon: Lexicon) -> Weights:
    return fit([featured(example, lexicon)], CLASSES, Recipe(penalty=0.1))


def test_optional_names_are_unknown(example: Example) -> None:
    firm = {example.words.text(*example.spans[number]) for number in example.firm}
    optional = {example.words.text(*example.spans[number]) for number in example.optional}
    assert (firm, optional) == ({"包银高铁", "宝中铁路", "暖心行动"}, {"清风行动"})


def test_a_list_that_is_one_surface_is_half_unknown(lexicon: Lexicon) -> None:
    entities = [GoldEntity("雄商高铁", "Project", ("济郑、雄商高铁",))]
    found = make_example(annotate("a", "加快济郑、雄商高铁建设", entities), build_tokenizer(), lexicon)
    assert [found.words.text(*found.spans[number]) for number in found.firm] == ["雄商高铁"]
    assert "".join(found.words.texts[at] for at in sorted(found.unknown)) == "济郑"


def test_it_learns_what_it_was_shown(example: Example, weights: Weights, lexicon: Lexicon) -> None:
    found = choose_names(
        example.words, example.spans, proposals(example.words, example.spans, lexicon), lexicon, weights
    )
    names = {(example.words.text(name.begin, name.end), name.type) for name in found}
    assert {("包银高铁", "Project"), ("宝中铁路", "Project"), ("暖心行动", "Programme")} <= names
    assert not {"加快", "管理"} & {name for name, _ in names}


def test_the_same_examples_give_the_same_weights(
    example: Example, weights: Weights, lexicon: Lexicon
) -> None:
    assert fit([featured(example, lexicon)], CLASSES, Recipe(penalty=0.1)).digest == weights.digest


def test_written_passages_teach_and_the_annotation_has_the_last_word(example: Example, lexicon: Lexicon) -> None:
    other = "推进宝中号试飞。\n实施暖心行动。\n"
    answers = [GoldEntity("宝中号", "Project", ()), GoldEntity("暖心行动", "Project", ())]
    nlp, recipe = build_tokenizer(), Recipe(penalty=0.1, fits=1)
    written = [featured(make_example(annotate("w", other, answers), nlp, lexicon), lexicon)]
    text = make_example(annotate("t", other, ()), nlp, lexicon)

    def found(weights: Weights) -> set[tuple[str, str]]:
        names = choose_names(text.words, text.spans, proposals(text.words, text.spans, lexicon), lexicon, weights)
        return {(text.words.text(name.begin, name.end), name.type) for name in names}

    with_them = found(fit([featured(example, lexicon)], CLASSES, recipe, written=written))
    assert {("宝中号", "Project"), ("暖心行动", "Programme")} <= with_them
    assert ("暖心行动", "Project") in found(fit(written, CLASSES, recipe))


def test_what_is_saved_is_what_is_loaded(weights: Weights, tmp_path: Path) -> None:
    save_weights(weights, tmp_path / "a", {"data": "six sentences"})
    save_weights(weights, tmp_path / "b", {"data": "six sentences"})
    loaded = load_weights(tmp_path / "a")
    assert loaded.rows == weights.rows
    assert loaded.classes == CLASSES
    assert np.array_equal(loaded.matrix, weights.matrix)
    for name in ("weights.npz", "model.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_one_candidate_of_score_nought_is_even() -> None:
    none = np.array([0])
    lattice = make_lattice(none, none, np.array([1]), np.array([1]))
    totals, inside = log_marginals(lattice, np.array([0.0]))
    assert np.exp(totals[0]) == pytest.approx(2.0)
    assert np.exp(inside[0]) == pytest.approx(0.5)


def test_the_batched_sums_equal_the_plain_ones() -> None:
    from kg.extract.lattice import marginals

    spans = [(0, 1), (0, 2), (1, 3), (2, 3), (1, 2)]
    scores = [0.3, -0.4, 1.2, 0.1, 0.0]
    begin, end = np.array([span[0] for span in spans]), np.array([span[1] for span in spans])
    lattice = make_lattice(np.zeros(5, dtype=np.int64), begin, end, np.array([3]))
    _, inside = log_marginals(lattice, np.array(scores))
    assert np.exp(inside).tolist() == pytest.approx(marginals(spans, scores, 3))
