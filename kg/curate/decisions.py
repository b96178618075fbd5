"""The words of curation: the kinds of decision, what each needs, and how one is named.

Enters: a `Decision` without a name. Leaves: the same with a name made of what it says.
Example: a rename of Project/雄商铁路 to 雄商高铁 is called rename-… whoever takes it, and whenever.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.model import Decision

DECISIONS = "https://w3id.org/govkg/decision/"
ENTITIES = "https://w3id.org/govkg/id/"
"""The namespaces of decisions and of entities."""

KINDS: Mapping[str, str] = {
    "Same": "same",
    "Different": "different",
    "Rename": "rename",
    "Retype": "retype",
    "Pin": "pin",
    "Reject": "reject",
    "Confirm": "confirm",
    "Add": "add",
    "RejectFigure": "reject-figure",
}
"""Class in the ontology → kind of decision."""

CLASSES: Mapping[str, str] = {kind: name for name, kind in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Curation:
    """All decisions, by name, and the digest of the file they stand in."""

    decisions: tuple[Decision, ...]
    digest: str = ""


EMPTY = Curation(())
"""Nobody decided anything."""


def named(decision: Decision) -> Decision:
    """The decision with a name by what it decides, so that taken twice it is one; its lists in order."""
    about = sorted(decision.about) if decision.kind in ("same", "different") else decision.about
    said = (decision.kind, *about, decision.value, decision.predicate, decision.object)
    figure = (decision.measure, decision.period) if decision.measure else ()
    more = (decision.role, decision.as_of, decision.document, *figure)
    digest = hashlib.sha256("\x1f".join((*said, *more)).encode()).hexdigest()
    quotes, introduces = tuple(sorted(set(decision.quotes))), tuple(sorted(set(decision.introduces)))
    name = f"{decision.kind}-{digest[:10]}"
    return replace(decision, name=name, about=tuple(about), quotes=quotes, introduces=introduces)
