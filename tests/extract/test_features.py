from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.features import (
    TEMPLATES,
    closing_features,
    inner_features,
    opening_features,
    span_features,
)
from kg.extract.forms import candidates
from kg.extract.lexicon import Lexicon
from kg.extract.words import Words


def test_every_feature_is_explained(words: Callable[[str], Words], lexicon: Lexicon) -> None:
    found = words("加快推进“塞上英才”行动，2025年建成包银高铁、银川机场等7项工程的配套设施。")
    rows = [*opening_features(found), *closing_features(found), *inner_features(found)]
    rows += span_features(found, candidates(found), lexicon)
    assert {feature.partition("=")[0] for row in rows for feature in row} <= set(TEMPLATES)


def test_what_stands_around_a_name(words: Callable[[str], Words], lexicon: Lexicon) -> None:
    found = words("开展“暖心”行动。")
    begin = found.texts.index("“")
    end = found.texts.index("行动") + 1
    assert "l=开展" in opening_features(found)[begin]
    assert "x2=行动" in closing_features(found)[end - 1]
    assert "r=。" in closing_features(found)[end - 1]
    assert "q=first" in span_features(found, [(begin, end)], lexicon)[0]
    assert "q=in“" in span_features(found, [(begin + 1, begin + 2)], lexicon)[0]


@pytest.mark.parametrize(
    ("sentence", "name", "features"),
    [
        ("建成包银高铁、银西高铁。", "包银高铁", {"h=高铁", "hp=2|高铁", "ab=高铁", "list=", "sibr=高铁", "brk=v_、"}),
        ("加快雄商高铁、雄忻高铁建设。", "雄忻高铁", {"sib=高铁", "list=", "vbx=加快|高铁", "vnx=建设|高铁"}),
        ("到茌平区调研。", "茌平区", {"div=", "div=平区", "se=county|茌平区", "te=v|茌平区"}),
        ("推进“暖心”行动等。", "“暖心”行动", {"q=first", "deng=", "eqr=行动|等|first"}),
        ("开展12345热线。", "12345热线", {"num=热线"}),
    ],
)
def test_what_a_span_is_as_a_whole(
    words: Callable[[str], Words], lexicon: Lexicon, sentence: str, name: str, features: set[str]
) -> None:
    found = words(sentence)
    spans = candidates(found)
    row = span_features(found, spans, lexicon)[[found.text(*span) for span in spans].index(name)]
    assert features <= set(row)


def test_a_mark_stands_in_for_a_word_beyond_the_text(words: Callable[[str], Words]) -> None:
    found = words("聊城")
    assert {"l=#", "ll=#|#", "s1=聊城|#"} <= set(opening_features(found)[0])
