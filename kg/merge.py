"""What is always made over all documents: readings to knowledge.

Enters: readings, the ontology, what people decided. Leaves: a `Knowledge`.
Example: 茌平 of one reading and 茌平区 of another are one entity, be both from the cache or read just now.
"""

from __future__ import annotations

from kg.curate import Curation
from kg.model import Knowledge, Reading
from kg.ontology.model import Ontology
from kg.resolve import resolve
from kg.resolve.observations import judged_figures, observations


def understand(readings: tuple[Reading, ...], ontology: Ontology, curation: Curation) -> Knowledge:
    """Everything that the readings say, brought together."""
    resolution = resolve(readings, ontology, curation.decisions)
    figures, outcomes = judged_figures(observations(readings, resolution.entity_of), resolution.outcomes)
    return Knowledge(
        readings, resolution.entities, resolution.statements, resolution.doubts, resolution.aliases,
        outcomes, tuple(sorted(resolution.left_out.items())), figures, resolution.background,
    )  # fmt: skip
