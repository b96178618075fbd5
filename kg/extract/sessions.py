"""Party congresses and plenary sessions that are named together, each a name of its own.

Enters: `Words` and the names found. Leaves: the names, those of sessions replaced.
What is said of one is meant of all: 党的二十大和二十届历次全会 is 党的二十大 and 二十届历次全会;
十九届二中、三中、四中全会 is three sessions, 省委十一届十次、十一次全会 two of a committee.
Words are cut wrongly there (大和), so these names count characters.
Example: 贯彻党的十九大和十九届二中、三中全会精神 gives 党的十九大, 十九届二中全会 and 十九届三中全会.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.extract.names import Name
from kg.extract.words import Words

_NUMBER = "[一二三四五六七八九十]+"
_TOGETHER = re.compile(
    f"(?:(?P<congress>(?:党的|中共)?{_NUMBER}大)(?:和|、|及|以及))?"
    f"(?P<term>(?P<body>党的|中共|[省市县区州]委)?{_NUMBER}届)"
    f"(?P<sessions>历次|{_NUMBER}(?P<kind>[中次])(?:[、和]{_NUMBER}(?P=kind))*)全会"
)
_SESSION = re.compile("[、和]")
_CERTAINTY = 0.95


def part_sessions(words: Words, names: Sequence[Name]) -> list[Name]:
    """The names, where congresses and sessions are listed each one of them."""
    text = "".join(words.texts)
    committees = {words.offsets[name.end]: words.offsets[name.begin] for name in names if name.type == "Organisation"}
    added = [name for match in _TOGETHER.finditer(text) for name in _parts(words, match, committees)]
    covered = {at for name in added for at in range(name.begin, name.end)}
    kept = [name for name in names if covered.isdisjoint(range(name.begin, name.end))]
    return sorted([*kept, *added], key=lambda name: (name.begin, name.end))


def _parts(words: Words, match: re.Match[str], committees: Mapping[int, int]) -> Iterator[Name]:
    """The congress, and each session with its term; nothing where it is but one session, a name already.

    `committees`: where the names of organisations begin, by their ends: 安徽省委 before 十一届.
    """
    sessions = _SESSION.split(match["sessions"])
    if not match["congress"] and len(sessions) == 1:
        return
    if match["congress"]:
        yield _name(words, match.span("congress"), "")
    start = committees.get(match.end("body"), match.start("term")) if match["body"] else match.start("term")
    term = match.string[start : match.end("term")]
    at = match.start("sessions")
    for number, session in enumerate(sessions):
        begin = start if number == 0 else at
        last = number == len(sessions) - 1
        end = match.end() if last else at + len(session)
        yield _name(words, (begin, end), "" if number == 0 and last else f"{term}{session}全会")
        at += len(session) + 1


def _name(words: Words, span: tuple[int, int], meant: str) -> Name:
    first, last, trim = words.covering(*span)
    return Name(first, last, "Event", _CERTAINTY, ("+1.0 congresses and sessions named together",), meant, trim)
