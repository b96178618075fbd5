from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.lexicon import Lexicon
from kg.extract.names import Name
from kg.extract.people import persons_in_lists
from kg.extract.words import Words


def name_at(words: Words, text: str, type_: str) -> Name:
    start = "".join(words.texts).index(text)
    begin, end = words.offsets.index(start), words.offsets.index(start + len(text))
    return Name(begin, end, type_, 0.9, ())


@pytest.mark.parametrize(
    ("sentence", "found", "persons"),
    [
        (
            "韩家村、刘昌平、李建强参加活动。",
            [("韩家村", "Place"), ("刘昌平", "Person"), ("李建强", "Person")],
            ["韩家村", "刘昌平", "李建强"],
        ),
        ("王明、赵小亮、孙立军、周海参加。", [("王明", "Person"), ("孙立军", "Person"), ("周海", "Person")],
         ["王明", "赵小亮", "孙立军", "周海"]),
        # One person is no list of them; the last item goes on; what begins with no surname is called otherwise.
        ("韩家村、李家村、张立军改造。", [("韩家村", "Place"), ("张立军", "Person")], ["张立军"]),
        ("王明、孙立军、赵亮出席。", [("王明", "Person"), ("孙立军", "Person")], ["王明", "孙立军"]),
        ("王明、市直部门、孙立军参加。", [("王明", "Person"), ("孙立军", "Person")], ["王明", "孙立军"]),
        ("王明主持，韩家村、刘平分别发言。", [("王明", "Person"), ("韩家村", "Place")], ["王明"]),
    ],
)  # fmt: skip
def test_who_stands_in_a_list_of_persons_is_one(
    words: Callable[[str], Words], lexicon: Lexicon, sentence: str, found: list[tuple[str, str]], persons: list[str]
) -> None:
    read = words(sentence)
    names = persons_in_lists(read, [name_at(read, *pair) for pair in found], lexicon)
    assert [read.text(one.begin, one.end) for one in names if one.type == "Person"] == persons
