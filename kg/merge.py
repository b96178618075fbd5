"""What is always made over all documents: readings to knowledge, and the quiet to make it in.

Enters: readings, the ontology, what people decided. Leaves: a `Knowledge`.
Example: 茌平 of one reading and 茌平区 of another are one entity, be both from the cache or read just now.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

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


@contextmanager
def without_collection() -> Iterator[None]:
    """No search for cyclic garbage: of millions of records none is any, and looking takes a fifth of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
