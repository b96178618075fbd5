"""What the list of divisions knows of the entities, and no document need say.

Enters: mentions with their identities, the key of each. Leaves: for each division among the entities the
division above it that is an entity too.
Example: with 茌平区, 聊城市 and 山东省 in the graph, 茌平区 is located in 聊城市, and 聊城市 in 山东省.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.model import Background, Mention
from kg.ontology.divisions import Divisions
from kg.resolve.senses import Occurrence

NESTING = "locatedIn"


def nesting(
    rows: Iterable[Occurrence], key_of: Mapping[Mention, str], divisions: Divisions
) -> tuple[Background, ...]:
    """Where each division lies, by the nearest division above that is an entity; sorted."""
    bearer = {
        row.identity.sense.scope: key_of[row.mention]
        for row in rows
        if row.identity.kind == "division" and row.mention in key_of
    }
    found = set()
    for code, key in bearer.items():
        above = next((bearer[one.code] for one in divisions.ancestors(code) if one.code in bearer), "")
        if above and above != key:
            found.add(Background(key, NESTING, above, divisions.source))
    return tuple(sorted(found))
