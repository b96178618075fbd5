from __future__ import annotations

import pytest

from kg.extract.lexicon import Lexicon


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("茌平", {}),
        ("茌平区", {"division": "Place"}),
        ("聊城", {"division": "Place"}),
        ("石嘴山市", {"division": "Place"}),
        ("市农业农村局", {"body": "Organisation"}),
        ("省委宣传部", {"body": "Organisation"}),
        ("县域经济发展服务中心党组", {"body": "Organisation"}),
        ("农业农村", {}),
        ("市民", {}),
    ],
)
def test_lists(lexicon: Lexicon, text: str, expected: dict[str, str]) -> None:
    assert lexicon.listed(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "length"),
    [
        ("包银高铁", "Project", 2),
        ("贺兰山东麓葡萄酒产业园", "Place", 3),
        ("“塞上英才”专项行动", "Programme", 4),
    ],
)
def test_heads_are_the_longest(lexicon: Lexicon, text: str, name: str, length: int) -> None:
    assert lexicon.heads(text)[name] == length


def test_a_head_alone_is_no_name(lexicon: Lexicon) -> None:
    assert "Project" not in lexicon.heads("高铁")


def test_short_names_of_counties_count_near_by(lexicon: Lexicon) -> None:
    assert lexicon.at("371500").listed("茌平") == {"division": "Place"}
    assert lexicon.at("640100").listed("茌平") == {}


def test_an_unknown_place_changes_nothing(lexicon: Lexicon) -> None:
    assert lexicon.at("") is lexicon
