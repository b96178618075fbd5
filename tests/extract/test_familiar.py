"""Rarity: what a word's counts outside of names say of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.familiar import MOST, Familiar, familiar, rarities
from kg.extract.features import OPENING, SPAN, opening_features, span_features
from kg.extract.lexicon import Lexicon
from kg.extract.words import Words


@pytest.mark.parametrize(
    ("count", "own", "rarity"),
    [(0, 0, "0"), (1, 1, "0"), (1, 0, "1"), (3, 0, "3"), (9, 0, "9"), (10, 0, ""), (12, 9, "3")],
)
def test_a_text_does_not_vouch_for_its_own_words(
    words: Callable[[str], Words], count: int, own: int, rarity: str
) -> None:
    found = words("建设")
    assert rarities(found, {"建设": count}, {"建设": own}) == (rarity,)


def rarest(found: Words, end: int, lexicon: Lexicon) -> list[str]:
    forms = [form for form in SPAN if form.startswith("ur=")]
    return span_features(found, [(0, end)], lexicon, forms)[0]


def rare(found: Words) -> list[str]:
    return opening_features(found, [form for form in OPENING if form.startswith("us=")])[0]


def test_marks_are_neither_rare_nor_common(words: Callable[[str], Words], lexicon: Lexicon) -> None:
    found = Familiar({}).mark(words("。"))
    assert found.rarity == ("",)
    assert rare(found) == []
    assert rarest(found, 1, lexicon) == ["ur=-", "ur=-|。"]


def test_a_span_is_as_rare_as_its_rarest_word(words: Callable[[str], Words], lexicon: Lexicon) -> None:
    found = words("加快高铁建设")
    counts = {"加快": 10, "高铁": 2, "建设": 5}
    assert rarest(Familiar(counts).mark(found), len(found.texts), lexicon)[0] == "ur=3"


def test_without_counts_there_are_no_features(words: Callable[[str], Words], lexicon: Lexicon) -> None:
    found = words("加快高铁建设")
    assert (rare(found), rarest(found, 1, lexicon)) == ([], [])


def test_counts_are_added_up_and_bounded() -> None:
    counts = familiar([{"建设": 6, "加快": 1}, {"建设": 6}]).counts
    assert counts == {"加快": 1, "建设": MOST}
    assert list(counts) == sorted(counts)
