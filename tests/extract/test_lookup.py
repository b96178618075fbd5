"""Rows of features found for many items at once are those that their strings have."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.columns import Column, column
from kg.extract.features import (
    CLOSING,
    INNER,
    OPENING,
    SPAN,
    closing_features,
    inner_features,
    opening_features,
    span_features,
    spelled,
)
from kg.extract.forms import candidates
from kg.extract.lexicon import Lexicon
from kg.extract.lookup import make_lookup
from kg.extract.weights import load_weights
from kg.extract.words import Words

values = st.lists(st.tuples(*[st.none() | st.text("ab|", max_size=3)] * 2), min_size=1, max_size=6)


def _columns(pairs: list[tuple[str | None, str | None]]) -> dict[str, Column]:
    return {"one": column([one for one, _ in pairs]), "other": column([other for _, other in pairs])}


@given(values, values)
def test_pairs_are_found_as_their_strings_are(
    known: list[tuple[str | None, str | None]], asked: list[tuple[str | None, str | None]]
) -> None:
    form = "le={one}|{other}"
    trained = [name for item in spelled([form], _columns(known), len(known)) for name in item]
    rows = {feature: row for row, feature in enumerate(dict.fromkeys(trained))}
    columns = _columns(asked)
    found = make_lookup(rows, [form]).find([form], columns, len(asked))[0].tolist()
    strings = spelled([form], columns, len(asked))
    assert found == [rows.get(item[0], len(rows)) if item else len(rows) for item in strings]


def test_a_text_has_the_rows_of_its_features(words: Callable[[str], Words], lexicon: Lexicon) -> None:
    weights = load_weights()
    text = "加快推进“塞上英才”行动，建成包银高铁、银西高铁等7项工程。\n市委书记王志远到贺兰县调研。"
    found = weights.familiar.mark(words(text))
    spans = candidates(found)
    encoded = weights.encode(found, spans, lexicon)
    groups = (
        (encoded.opening, opening_features(found)),
        (encoded.closing, closing_features(found)),
        (encoded.inner, inner_features(found)),
        (encoded.spans, span_features(found, spans, lexicon)),
    )
    assert [len(rows) for rows, _ in groups] == [len(forms) for forms in (OPENING, CLOSING, INNER, SPAN)]
    for rows, features in groups:
        for column_of, item in zip(rows.T.tolist(), features, strict=True):
            expected = sorted(weights.rows[feature] for feature in item if feature in weights.rows)
            assert sorted(row for row in column_of if row < len(weights.rows)) == expected
