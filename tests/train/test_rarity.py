"""Counting words outside of names, and leaving a text's own out."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="training needs the extra `train`")

from kg.extract.lexicon import compile_lexicon
from kg.extract.pipeline import build_tokenizer
from kg.gold import GoldEntity
from kg.ontology.load import load
from kg.train.batch import Featured, featured
from kg.train.examples import annotate, make_example
from kg.train.rarity import said_outside, with_rarity


@pytest.fixture(scope="module")
def items() -> list[Featured]:
    lexicon, nlp = compile_lexicon(load()), build_tokenizer()
    firm = [GoldEntity("祥光铜业", "Organisation", ("祥光铜业",))]
    unsure = [GoldEntity("清风行动", "Programme", ("清风行动",), optional=True)]
    texts = (("a", "祥光铜业加快建设。", firm), ("b", "开展清风行动，加快建设。", unsure))
    return [featured(make_example(annotate(name, text, names), nlp, lexicon), lexicon) for name, text, names in texts]


def test_words_of_names_are_not_said_outside(items: list[Featured]) -> None:
    outside = [said_outside(item.example) for item in items]
    assert outside[0]["建设"] == 1
    assert not outside[0].keys() & {"祥光", "铜业", "祥光铜业"}
    assert not outside[1].keys() & {"清风", "行动", "清风行动"}


def test_a_word_of_one_text_is_new_to_it(items: list[Featured]) -> None:
    marked, common = with_rarity(items)
    at = {word: number for number, word in enumerate(marked[1].example.words.texts)}
    assert "u=0" in marked[1].inner[at["开展"]]
    assert "u=1" in marked[1].inner[at["建设"]]
    assert common.counts["建设"] == 2
    assert "u=0" not in items[1].inner[at["开展"]]
