"""Which administrative division speaks in a text.

Enters: clean text, its headlines, the divisions of China. Leaves: the code of one division, or nothing.
Example: 聊城市代市长 李长萍 under a title gives 371500; a page that says 我市 and names 莘县 and 临清市 gives
 371500 too, since the three lie in 聊城市.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kg.ontology.divisions import Divisions
from kg.ontology.model import Division

_LEVELS = {
    "省": "province",
    "市": "city",
    "州": "city",
    "盟": "city",
    "县": "county",
    "区": "county",
    "旗": "county",
}
_OURS = re.compile(r"我们?([省市州盟县区旗])(?![内级直])")
_WHOLE = re.compile(r"全([省市州盟县旗])(?![场域])|(?<![省市县区])([省市州县区旗])(?:委|政府)[、，和]")
_SCANNED = 20_000
"""Characters. The beginning of a text tells who speaks."""
_LONGEST, _SHORTEST = 11, 2
_OWN, _BELOW = 3, 1
"""How much it says for a division that it is named itself, and that one below it is."""
_ENOUGH = 3
"""So many mentions, or different names, must speak for a division where no word like 我市 tells the level."""

Votes = Mapping[str, float]


def of_headlines(lines: Iterable[str], divisions: Divisions) -> str:
    """The one division that headlines and the lines below them name: the lowest of a chain, or nothing where
    they name two of which neither lies in the other."""
    found = {division.code for line in lines for division, _, _ in _named(line, divisions)}
    above = {upper.code for code in found for upper in divisions.ancestors(code)}
    lowest = sorted(found - above)
    return lowest[0] if len(lowest) == 1 else ""


def of_text(text: str, divisions: Divisions) -> str:
    """The division that speaks in a text: of the level that 我市 or 全省 says, the one most spoken of."""
    text = text[:_SCANNED]
    sure, unsure = _mentions(text, divisions)
    level = _level(text)
    if not level:
        return _narrowest(sure, divisions)
    return _best(sure, level, divisions) or _best(sure + unsure, level, divisions)


def _level(text: str) -> str:
    """省, 市, 县 … as the text says 我市, or else 全市 and 市委、市政府; empty where it says neither."""
    for pattern in (_OURS, _WHOLE):
        said = Counter("".join(match.groups("")) for match in pattern.finditer(text))
        if said:
            return min(said, key=lambda kind: (-said[kind], kind))
    return ""


def _best(mentions: Counter[str], kind: str, divisions: Divisions) -> str:
    votes = _votes(mentions, divisions)
    return _most({code: vote for code, vote in votes.items() if _fits(divisions.get(code), kind)})


def _fits(division: Division | None, kind: str) -> bool:
    """Whether 我市 can be said of a division: by its level, or by the last character of its name (临清市)."""
    if division is None:
        return False
    return division.level == _LEVELS[kind] or division.name.endswith(kind)


def _mentions(text: str, divisions: Divisions) -> tuple[Counter[str], Counter[str]]:
    """How often each division is named, for sure and perhaps.

    振兴, 资源, 和平 are words and short names of counties: such a name is sure where a division above is
    named as well.
    """
    found = list(_named(text, divisions))
    clear = {division.code for division, _, whole in found if whole or division.level != "county"}
    sure: Counter[str] = Counter()
    unsure: Counter[str] = Counter()
    for division, weight, whole in found:
        above = {upper.code for upper in divisions.ancestors(division.code)}
        is_sure = whole or division.level != "county" or not clear.isdisjoint(above)
        (sure if is_sure else unsure)[division.code] += weight
    return sure, unsure


def _named(text: str, divisions: Divisions) -> Iterator[tuple[Division, int, bool]]:
    """The divisions named in a text, the longest name at each place, each with its weight (12,
    shared among all that bear the name) and whether it stands with its kind (莘县, not 东阿)."""
    place = 0
    while place < len(text):
        for size in range(_LONGEST, _SHORTEST - 1, -1):
            name = text[place : place + size]
            found = [one for one in divisions.find(name) if one.level != "town"]
            if found:
                yield from ((division, 12 // len(found), name == division.name) for division in found)
                place += size
                break
        else:
            place += 1


def _votes(mentions: Counter[str], divisions: Divisions) -> Votes:
    votes: Counter[str] = Counter()
    for code, weight in mentions.items():
        votes[code] += _OWN * weight
        for upper in divisions.ancestors(code):
            votes[upper.code] += _BELOW * weight
    return votes


def _most(votes: Votes) -> str:
    return min(votes, key=lambda code: (-votes[code], code)) if votes else ""


def _narrowest(mentions: Counter[str], divisions: Divisions) -> str:
    """The province most spoken of, or the one city in which all lies that is named, if that is much."""
    votes = _votes(mentions, divisions)
    province = _most({code: votes[code] for code in votes if _fits(divisions.get(code), "省")})
    within = {code for code in mentions if province and divisions.contains(province, code)}
    if len(within) < _ENOUGH and mentions[province] + sum(mentions[code] for code in within) < 12 * _ENOUGH:
        return ""
    cities = {city for code in within if (city := _city(code, divisions))}
    only = next(iter(cities)) if len(cities) == 1 else ""
    return only if len(within) >= _ENOUGH and not mentions[province] else province


def _city(code: str, divisions: Divisions) -> str:
    chain = (divisions.get(code), *divisions.ancestors(code))
    return next((one.code for one in chain if one and one.level == "city"), "")
