from __future__ import annotations

from collections.abc import Callable

from kg.extract.features import TEMPLATES, closing_features, inner_features, opening_features, span_features
from kg.extract.forms import candidates
from kg.extract.lexicon import Lexicon
from kg.extract.words import Words


def test_every_feature_is_explained(words: Callable[[str], Words], lexicon: Lexicon) -> None:
    found = words("加快推进“塞上英才”行动，2025年建成包银高铁、银川机场等7项工程的配套设施。")
    at = range(len(found.texts))
    rows = [
        *(opening_features(found, index) for index in at),
        *(closing_features(found, index) for index in at),
    ]
    rows += [
        *(inner_features(found, index) for index in at),
        *span_features(found, candidates(found), lexicon),
    ]
    assert {feature.partition("=")[0] for row in rows for feature in row} <= set(TEMPLATES)


def test_what_stands_around_a_name(words: Callable[[str], Words], lexicon: Lexicon) -> None:
    found = words("开展“暖心”行动。")
    begin = found.texts.index("“")
    end = found.texts.index("行动") + 1
    assert "l=开展" in opening_features(found, begin)
    assert "x2=行动" in closing_features(found, end - 1)
    assert "r=。" in closing_features(found, end - 1)
    assert "q=first" in span_features(found, [(begin, end)], lexicon)[0]
    assert "q=in“" in span_features(found, [(begin + 1, begin + 2)], lexicon)[0]
