"""What a mention means, as a record: the unit that later steps compare and bring together.

Enters: nothing. Leaves: `Sense`, `Identity` and `Setting`.
Example: 市委 in an article of 聊城市 has the identity 中共聊城市委, fixed, with the sense
(Organisation, 中共聊城市委, 371500).
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Mention


@dataclass(frozen=True, slots=True, order=True)
class Sense:
    """A name of a class with how far it carries. Mentions of one sense name one entity."""

    top: str
    """One of the ten classes."""
    plain: str
    """The canonical name as `names.plain` gives it."""
    scope: str = ""
    """Code of the division that it is, belongs to or is spoken of in; empty where it needs none."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The canonical name of a mention in its setting."""

    sense: Sense
    name: str
    kind: str = "plain"
    """division, body, known, settlement, relative, person, local or plain: how the sense was found."""
    reason: str = ""
    """Why the name is not the one written; empty where it is."""
    type: str = ""
    """The class that the gazetteer gives, or empty."""

    @property
    def fixed(self) -> bool:
        """Whether the name is a matter of record and no other may stand for it."""
        return self.kind in ("division", "body", "known")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a name is read: the division that speaks, and the county last named in the paragraph."""

    here: str = ""
    near: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A mention with the division that speaks in its article and what it was found to mean."""

    mention: Mention
    here: str
    identity: Identity


def order(mention: Mention) -> tuple[object, ...]:
    """All that a mention says, as a key to sort by: faster than comparing mentions themselves."""
    place = (mention.document, mention.article, mention.begin, mention.end)
    said = (mention.type, mention.name, mention.surface, mention.implicit)
    return (*place, *said, mention.score, mention.reasons)
