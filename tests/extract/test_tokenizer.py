from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from kg.extract.tokenizer import LONGEST_CHUNK, chunks


def test_words_carry_tags(tokenizer: Language) -> None:
    doc = tokenizer.make_doc("茌平区获批国家高新区。")
    assert [token.text for token in doc][:2] == ["茌平区", "获批"]
    assert doc[0].tag_ == "LOC"
    assert doc[1].tag_ == "v"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("一。二", ["一。", "二"]),
        ("一\n\n二", ["一", "\n", "\n", "二"]),
        ("无标点", ["无标点"]),
        ("甲；乙！丙？", ["甲；", "乙！", "丙？"]),
    ],
)
def test_chunks_are_sentences(text: str, expected: list[str]) -> None:
    assert [chunk for chunk in chunks(text) if chunk] == expected


def test_a_sentence_without_end_is_cut() -> None:
    assert max(map(len, chunks("长" * (3 * LONGEST_CHUNK + 1)))) == LONGEST_CHUNK


@given(st.text(alphabet="聊城市“”、。；\n 2025A🏭𠮷", max_size=60))
def test_no_character_is_lost(tokenizer: Language, text: str) -> None:
    assert "".join(chunks(text)) == text
    assert tokenizer.make_doc(text).text == text
