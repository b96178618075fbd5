"""Documents as a browser reads them: clean text, and places in it counted in UTF-16 units.

Enters: a `Reading`. Leaves: its text, its articles, its mentions and the place of each quote.
Example: in 𬭎鑫集团落户茌平 the name 茌平 begins at code point 6 and, for a browser, at unit 7.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from kg.model import Article, Evidence, Mention, Reading


@dataclass(frozen=True, slots=True)
class Units:
    """Turns code points of a text into UTF-16 units, which is how JavaScript counts."""

    wide: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Units:
        """The units of `text`; characters beyond U+FFFF count twice."""
        return cls(tuple(place for place, char in enumerate(text) if ord(char) > 0xFFFF))

    def at(self, place: int) -> int:
        """The UTF-16 unit at which the code point `place` begins."""
        return place + bisect_left(self.wide, place)


def document_title(reading: Reading) -> str:
    """The title of the document: of its longest titled article, or the file's name without suffix."""
    titled = [article for article in reading.articles if article.title]
    if not titled:
        return PurePosixPath(reading.document.name).stem
    return max(titled, key=lambda article: (article.end - article.begin, -article.number)).title


def document_date(reading: Reading) -> str:
    """The latest date of the document's articles as YYYY-MM-DD, or empty."""
    return max((article.date for article in reading.articles), default="")


def article_row(article: Article, units: Units) -> dict[str, object]:
    """An article for the page; `begin` and `end` are UTF-16 units of the document's text."""
    return {
        "number": article.number,
        "title": article.title,
        "date": article.date,
        "kind": article.kind,
        "authors": list(article.authors),
        "begin": units.at(article.begin),
        "end": units.at(article.end),
    }


def marks(
    mentions: Sequence[Mention], entity_of: Mapping[Mention, int], units: Units
) -> dict[str, list[int]]:
    """The mentions to colour, in columns: none overlaps another, and the longer name wins.

    Implied mentions (我市) are left out, since no name stands there.
    """
    named = [mention for mention in mentions if mention in entity_of and not mention.implicit]
    taken: list[Mention] = []
    ends: set[int] = set()
    for mention in sorted(named, key=lambda m: (m.begin - m.end, m.begin, m.type, m.name)):
        places = range(mention.begin, mention.end)
        if ends.isdisjoint(places):
            ends.update(places)
            taken.append(mention)
    taken.sort(key=lambda mention: mention.begin)
    return {
        "begin": [units.at(mention.begin) for mention in taken],
        "end": [units.at(mention.end) for mention in taken],
        "entity": [entity_of[mention] for mention in taken],
    }


def quote_place(reading: Reading, article: int, evidence: Evidence) -> int:
    """The clean offset at which the quote stands, or -1.

    A sentence may stand twice in a newspaper page (导语, 正文): the one nearest the source offset is meant.
    """
    if not evidence.quote:
        return -1
    bounds = next(((a.begin, a.end) for a in reading.articles if a.number == article), None)
    places = _occurrences(reading.clean.text, evidence.quote, bounds) if bounds else []
    places = places or _occurrences(reading.clean.text, evidence.quote, None)
    begins = reading.clean.begins
    return min(places, key=lambda place: (abs(begins[place] - evidence.begin), place), default=-1)


def _occurrences(text: str, quote: str, bounds: tuple[int, int] | None) -> list[int]:
    begin, end = bounds or (0, len(text))
    found: list[int] = []
    place = text.find(quote, begin, end)
    while place >= 0:
        found.append(place)
        place = text.find(quote, place + 1, end)
    return found
