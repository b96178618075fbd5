from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.mentions import to_mentions
from kg.extract.names import Name
from kg.extract.sessions import part_sessions
from kg.extract.words import Words
from kg.model import Article

ARTICLE = Article("a.txt", 1, "报告", 100, 200, "", "report", (), "371500")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("贯彻党的二十大和二十届历次全会精神", [("党的二十大", "党的二十大"), ("二十届历次全会", "二十届历次全会")]),
        (
            "贯彻党的十九大和十九届二中、三中、四中全会精神",
            [
                ("党的十九大", "党的十九大"),
                ("十九届二中", "十九届二中全会"),
                ("三中", "十九届三中全会"),
                ("四中全会", "十九届四中全会"),
            ],
        ),
        ("学习二十届三中、四中全会精神", [("二十届三中", "二十届三中全会"), ("四中全会", "二十届四中全会")]),
        (
            "落实省委十二届七次、八次全会部署",
            [("省委十二届七次", "省委十二届七次全会"), ("八次全会", "省委十二届八次全会")],
        ),
        ("落实省委十二届八次全会部署", []),
        ("学习党的二十届四中全会精神", []),
        ("市委全会和常委会召开", []),
    ],
)
def test_sessions_are_named_one_by_one(
    words: Callable[[str], Words], sentence: str, expected: list[tuple[str, str]]
) -> None:
    found = words(sentence)
    mentions = to_mentions(found, part_sessions(found, []), ARTICLE)
    assert [(one.surface, one.name) for one in mentions] == expected
    assert all(sentence[one.begin - 100 : one.end - 100] == one.surface for one in mentions)


def test_sessions_replace_what_was_found_there(words: Callable[[str], Words]) -> None:
    found = words("聊城贯彻党的二十大和二十届历次全会精神")
    whole = Name(0, 1, "Place", 0.9, ())
    wrong = Name(2, len(found.texts) - 1, "Event", 0.9, ())
    kept = part_sessions(found, [whole, wrong])
    assert kept[0] == whole
    assert wrong not in kept and len(kept) == 3


def test_a_committee_is_named_with_its_place(words: Callable[[str], Words]) -> None:
    found = words("落实山东省委十二届七次、八次全会部署")
    at = next(n for n, text in enumerate(found.texts) if text.startswith("山东"))
    end = next(n for n, text in enumerate(found.texts) if text.startswith("十二"))
    names = part_sessions(found, [Name(at, end, "Organisation", 0.9, ())])
    assert [one.meant for one in names] == ["山东省委十二届七次全会", "山东省委十二届八次全会"]
