from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.forms import candidates
from kg.extract.lexicon import Lexicon
from kg.extract.proposals import SOURCES, proposals
from kg.extract.words import Words


def proposed(found: Words, lexicon: Lexicon) -> dict[str, set[tuple[str, str]]]:
    spans = candidates(found)
    rows = proposals(found, spans, lexicon)
    result: dict[str, set[tuple[str, str]]] = {}
    for span, row in zip(spans, rows, strict=True):
        result.setdefault(found.text(*span), set()).update(row)
    return result


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("市委书记王志远到贺兰县调研。", "王志远"),
        ("本报讯（记者 陈晓东 马丽）", "马丽"),
        ("赵建国、孙立新、周伟参加活动。", "孙立新"),
        ("李晓明介绍，2023年产量创新高。", "李晓明"),
    ],
)
def test_people_stand_by_office_or_speech(
    words: Callable[[str], Words], lexicon: Lexicon, sentence: str, name: str
) -> None:
    assert ("person", "Person") in proposed(words(sentence), lexicon)[name]


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("推动高质量发展", "高质量"),
        ("打造金字招牌", "金字"),
        ("加快项目建设", "项目"),
        ("到高唐县调研", "高唐县"),
    ],
)
def test_common_words_are_no_people(
    words: Callable[[str], Words], lexicon: Lexicon, sentence: str, text: str
) -> None:
    assert ("person", "Person") not in proposed(words(sentence), lexicon).get(text, set())


def test_a_work_stands_in_its_marks(words: Callable[[str], Words], lexicon: Lexicon) -> None:
    assert ("work", "Work") in proposed(words("出台《银川市供热条例》。"), lexicon)["银川市供热条例"]


def test_every_source_is_known(words: Callable[[str], Words], lexicon: Lexicon) -> None:
    found = proposed(words("市委书记王志远到银川市国际会展中心出席《黄河颂》首演。"), lexicon)
    assert {source for row in found.values() for source, _ in row} <= set(SOURCES)
