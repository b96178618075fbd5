"""Short forms that a document gives itself: 以下简称.

Enters: the occurrences of one document and its text. Leaves: the same, what it calls a thing with the thing's identity.
Example: after 中国（山东）自由贸易试验区（以下简称“山东自贸试验区”）, 山东自贸试验区 is that zone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.resolve.names import plain
from kg.resolve.senses import Identity, Occurrence

_CALLED = re.compile(
    r"[”’》]?[（(](?:(?:以下|下文)?[简统]称|(?:以下|下文|下)称)为?[：:]?"
    r"[“‘《]?([^“”‘’《》（）()，。]{2,20})[”’》]?[）)]"
)


def called(rows: Sequence[Occurrence], text: str) -> tuple[Occurrence, ...]:
    """The occurrences of one document, each short form it gives itself with the identity of the full name.

    A short form that it gives to two things stays what it is.
    """
    given: dict[str, set[Identity]] = {}
    for row in rows:
        if not row.mention.implicit and (short := _given(row, text)):
            given.setdefault(short, set()).add(row.identity)
    full = {short: min(found, key=_order) for short, found in given.items() if len({one.sense for one in found}) == 1}
    return tuple(_as(row, full[row.identity.sense.plain]) if _stands(row, full) else row for row in rows)


def _given(row: Occurrence, text: str) -> str:
    """What the text calls it right behind it, or inside its surface, as names are compared."""
    match = _CALLED.match(text, row.mention.end) or _CALLED.search(row.mention.surface)
    short = plain(match[1]) if match else ""
    return "" if short == row.identity.sense.plain else short


def _stands(row: Occurrence, full: dict[str, Identity]) -> bool:
    one = full.get(row.identity.sense.plain)
    return one is not None and one.sense.top == row.identity.sense.top and one.sense != row.identity.sense


def _as(row: Occurrence, full: Identity) -> Occurrence:
    reason = f"{row.identity.name} = {full.name}: 文中以下简称"
    return replace(row, identity=replace(full, reason=reason))


def _order(identity: Identity) -> tuple[str, ...]:
    return identity.name, identity.kind, identity.reason
