from __future__ import annotations

from collections.abc import Callable

from kg.extract.words import Words


def test_kinds_tell_divisions_numbers_and_tags(words: Callable[[str], Words]) -> None:
    found = words("茌平区新增6个")
    assert found.kinds[0] == "county"
    assert "0" in found.kinds or "一" in found.kinds or "m" in found.kinds


def test_marks_are_paired_within_a_paragraph(words: Callable[[str], Words]) -> None:
    found = words("落实“6293”工作思路")
    opening = found.texts.index("“")
    assert found.texts[found.partner[opening]] == "”"
    assert found.partner[found.partner[opening]] == opening


def test_a_mark_left_open_has_no_partner(words: Callable[[str], Words]) -> None:
    found = words("落实“6293工作思路\n深化”改革")
    assert not found.partner


def test_beyond_the_ends_stands_a_hash(words: Callable[[str], Words]) -> None:
    found = words("聊城")
    assert (found.word(-1), found.tag(99), found.kind(99)) == ("#", "#", "#")


def test_the_words_that_hold_a_name(words: Callable[[str], Words]) -> None:
    found = words("加快包银高铁建设")
    edges = [(0, 2), (2, 6), (1, 3), (5, 7)]
    for begin, end in edges:
        first, last, (before, behind) = found.covering(begin, end)
        assert found.offsets[first] + before == begin < found.offsets[first + 1]
        assert found.offsets[last] - behind == end > found.offsets[last - 1]
