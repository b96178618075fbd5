"""Names inside names."""

from __future__ import annotations

import pytest

from kg.extract.relations.names import shorten
from kg.model import Mention


@pytest.mark.parametrize(
    ("surface", "name", "length", "short"),
    [
        ("市政协党组", "市政协党组", 3, "市政协"),
        ("市公安局“情指行”一体化作战中心", "市公安局情指行一体化作战中心", 4, "市公安局"),
        ("市公安局“情指行”一体化作战中心", "市公安局“情指行”一体化作战中心", 4, "市公安局"),
        ("市公安局“情指行”一体化作战中心", "聊城市公安局情指行一体化作战中心", 4, "聊城市公安局"),
    ],
)
def test_a_name_is_shortened_with_or_without_its_marks(surface: str, name: str, length: int, short: str) -> None:
    whole = Mention("a.txt", 1, 10, 10 + len(surface), "Organisation", name, surface)
    found = shorten(whole, length)
    assert (found.name, found.surface, found.end) == (short, surface[:length], 10 + length)
