"""该县 and its like: whom they mean, and what of it comes out as a mention."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.anaphors import anaphors
from kg.extract.mentions import to_mentions
from kg.extract.names import Name
from kg.extract.words import Words
from kg.model import Article, Mention, Relation

Read = Callable[[str], tuple[tuple[Mention, ...], tuple[Relation, ...]]]
ARTICLE = Article("a.txt", 1, "报告", 100, 200, "", "report", (), "371500")


def places(found: Words, *texts: str) -> list[Name]:
    starts = [(begin, end) for begin in range(len(found.texts)) for end in range(begin + 1, len(found.texts) + 1)]
    return [Name(*span, "Place", 0.9, ()) for text in texts for span in starts if found.text(*span) == text]


@pytest.mark.parametrize(
    ("text", "named", "expected"),
    [
        ("阳谷县获评文明城市。该县实施头雁工程。", ["阳谷县"], ["阳谷县"]),
        ("阳谷县、临清市加快发展，该县实施头雁工程。", ["阳谷县", "临清市"], ["阳谷县"]),
        ("阳谷县、临清市加快发展，该市实施头雁工程。", ["阳谷县", "临清市"], ["临清市"]),
        ("斗虎屯镇获评文明村镇，该镇实施头雁工程。", ["斗虎屯镇"], ["斗虎屯镇"]),
        # A short name, of which the list of divisions knows the level.
        ("聊城加快发展，该市实施头雁工程。", ["聊城"], ["聊城"]),
        ("聊城加快发展，该镇实施头雁工程。", ["聊城"], []),
        # Nobody of that kind was named, or in another paragraph only.
        ("阳谷县加快发展，该市实施头雁工程。", ["阳谷县"], []),
        ("阳谷县加快发展。\n该县实施头雁工程。", ["阳谷县"], []),
        ("该县实施头雁工程，阳谷县加快发展。", ["阳谷县"], []),
        # Other words.
        ("东昌府区加快发展，该区域和该市场繁荣。", ["东昌府区"], []),
        ("阳谷县应该县乡统筹。", ["阳谷县"], []),
    ],
)
def test_the_last_of_its_kind_is_meant(
    words: Callable[[str], Words], text: str, named: list[str], expected: list[str]
) -> None:
    found = words(text)
    assert [found.text(one.name.begin, one.name.end) for one in anaphors(found, places(found, *named))] == expected


def test_what_is_meant_has_no_surface(words: Callable[[str], Words]) -> None:
    found = words("阳谷县加快发展，该县实施头雁工程。")
    named, meant = to_mentions(found, places(found, "阳谷县"), ARTICLE)
    assert (named.name, named.begin, named.implicit) == ("阳谷县", 100, False)
    assert (meant.name, meant.begin, meant.end, meant.surface, meant.implicit) == ("阳谷县", 108, 110, "", True)


def test_the_county_carries_out_what_is_said_of_it(reading: Read) -> None:
    _, relations = reading("阳谷县荣获全国文明城市称号。该县实施乡村振兴战略。")
    carried_out = [one for one in relations if one.predicate == "implements"]
    assert [(one.subject.name, one.object and one.object.name) for one in carried_out] == [("阳谷县", "乡村振兴战略")]
