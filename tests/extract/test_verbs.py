"""The verbs of a clause, told for the places between its words."""

from __future__ import annotations

import pytest

from kg.extract.verbs import verbs_of

WORDS = ["加快", "雄商高铁", "、", "雄忻高铁", "建设", "，", "德上高速", "通车", "。"]
TAGS = ["v", "nz", "w", "nz", "vn", "w", "nz", "v", "w"]


@pytest.mark.parametrize(
    ("at", "before", "first", "behind"),
    [
        (0, "", "", "加快"),
        (1, "加快", "加快", "建设"),
        (3, "加快", "加快", "建设"),
        (5, "建设", "加快", ""),
        (6, "", "", "通车"),
        (8, "通车", "通车", ""),
        (9, "", "", ""),
    ],
)
def test_verbs_reach_over_lists_but_not_over_clauses(at: int, before: str, first: str, behind: str) -> None:
    verbs = verbs_of(WORDS, TAGS)
    assert (verbs.before[at], verbs.first[at], verbs.behind[at]) == (before, first, behind)


def test_no_words_have_one_place() -> None:
    verbs = verbs_of([], [])
    assert (verbs.before, verbs.first, verbs.behind) == (("",), ("",), ("",))
