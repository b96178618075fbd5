"""Where each mention stands: the division that speaks, and the county named last before it.

Enters: a reading. Leaves: its mentions with the identity each has in its setting.
Example: in 莘县积极推进…县委、县政府…, read in 聊城市, 县委 is 中共莘县委: 莘县 was named last.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Mention, Reading
from kg.resolve.identity import Identifier
from kg.resolve.places import at_level
from kg.resolve.senses import Identity, Occurrence, Sense, Setting, order
from kg.resolve.wording import words


@dataclass(frozen=True, slots=True)
class Anchors:
    """The counties that an article names: ends of the mentions, ascending, and codes."""

    ends: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()

    def before(self, begin: int, text: str) -> str:
        """The code of the county named last before `begin` in the same paragraph, or empty."""
        place = bisect_left(self.ends, begin + 1) - 1
        if place < 0 or "\n" in text[self.ends[place] : begin]:
            return ""
        return self.codes[place]


def occurrences(reading: Reading, identifier: Identifier) -> tuple[Occurrence, ...]:
    """All mentions of a reading, those of its relations and figures too, each with its identity, in their order."""
    here = {article.number: article.jurisdiction for article in reading.articles}
    mentions = sorted(_all_mentions(reading), key=order)
    anchors = _anchors(mentions, here, identifier)
    found = []
    for mention in mentions:
        area = here.get(mention.article, "")
        near = anchors.get(mention.article, Anchors()).before(mention.begin, reading.clean.text)
        identity = identifier.identify(mention, Setting(area, near))
        found.append(Occurrence(mention, area, identity))
    return tuple(_national(found, reading.clean.text, identifier))


def _all_mentions(reading: Reading) -> set[Mention]:
    related = {m for r in reading.relations for m in (r.subject, r.object) if m is not None}
    return related | {figure.subject for figure in reading.figures} | set(reading.mentions)


def _anchors(
    mentions: Sequence[Mention], here: Mapping[int, str], identifier: Identifier
) -> dict[int, Anchors]:
    """For each article the counties named in it, and those of the towns named in it."""
    rows: dict[int, set[tuple[int, str]]] = {}
    for mention in mentions:
        if mention.type == "Place" or identifier.top(mention.type) == "Place":
            setting = Setting(here.get(mention.article, ""))
            identity = identifier.identify(mention, setting)
            if identity.kind == "division":
                county = at_level(identifier.ontology.divisions, identity.sense.scope, "county")
                if county:
                    rows.setdefault(mention.article, set()).add((mention.end, county))
    return {article: Anchors(*zip(*sorted(found), strict=True)) for article, found in rows.items()}


def _national(found: Iterable[Occurrence], text: str, identifier: Identifier) -> list[Occurrence]:
    """Persons whom the document gives an office of the nation (习近平总书记) belong to no city."""
    rows = list(found)
    offices = words(identifier.ontology, "national-office")
    names = {
        o.identity.sense.plain
        for o in rows
        if o.identity.kind == "person" and text.startswith(offices, o.mention.end)
    }
    return [replace(o, identity=_of_nation(o.identity)) if _is_one(o, names) else o for o in rows]


def _is_one(occurrence: Occurrence, names: set[str]) -> bool:
    return occurrence.identity.kind == "person" and occurrence.identity.sense.plain in names


def _of_nation(identity: Identity) -> Identity:
    return replace(identity, sense=Sense(identity.sense.top, identity.sense.plain), kind="known")
