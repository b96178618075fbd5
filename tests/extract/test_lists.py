from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.lexicon import Lexicon
from kg.extract.lists import expand_lists
from kg.extract.names import Name
from kg.extract.words import Words


def at(found: Words, text: str, kind: str) -> Name:
    """A name found by hand, so that the rule alone is tested."""
    spans = [
        (begin, end) for begin in range(len(found.texts)) for end in range(begin + 1, len(found.texts) + 1)
    ]
    begin, end = next(span for span in spans if found.text(*span) == text)
    return Name(begin, end, kind, 0.9, ())


@pytest.mark.parametrize(
    ("sentence", "name", "kind", "expected"),
    [
        (
            "银川、吴忠、中卫化工园区扩区",
            "中卫化工园区",
            "Place",
            ["银川化工园区", "吴忠化工园区", "中卫化工园区"],
        ),
        ("加快济郑、雄商高铁建设", "雄商高铁", "Project", ["济郑高铁", "雄商高铁"]),
        ("支持贺兰、永宁县发展", "永宁县", "Place", ["永宁县"]),
        ("推进研发、销售中心建设", "销售中心", "Organisation", ["销售中心"]),
        ("加快雄商高铁建设", "雄商高铁", "Project", ["雄商高铁"]),
    ],
)
def test_heads_are_shared(
    words: Callable[[str], Words], lexicon: Lexicon, sentence: str, name: str, kind: str, expected: list[str]
) -> None:
    found = words(sentence)
    names = expand_lists(found, [at(found, name, kind)], lexicon)
    assert [one.meant or found.text(one.begin, one.end) for one in names] == expected


def test_items_before_etc(words: Callable[[str], Words], lexicon: Lexicon) -> None:
    found = words("实施淠史、彭楼等大中型灌区改造")
    assert {name.meant for name in expand_lists(found, [], lexicon)} == {"淠史灌区", "彭楼灌区"}


@pytest.mark.parametrize("sentence", ["完善教育、医疗等公共服务", "小麦、玉米等粮食作物", "包括文化、旅游等"])
def test_common_nouns_before_etc_lend_nothing(
    words: Callable[[str], Words], lexicon: Lexicon, sentence: str
) -> None:
    assert expand_lists(words(sentence), [], lexicon) == []
