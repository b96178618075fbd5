"""What passes between the stages: frozen records, and nothing that acts.

Enters: nothing; every stage imports its words from here.
Leaves: the records below, in the order in which a document passes the stages:
`Document` → `CleanText` → `Article` → `Mention`, `Relation` → `Entity`, `Statement` → `Knowledge`.

Offsets are counted in code points and half open. A *clean* offset is a place in `CleanText.text`;
a *source* offset is a place in `Document.text`, the decoded file without its byte-order mark, line
ends as they stand.

Example: in 济郑、雄商高铁加快建设 two mentions stand, with the names 济郑高铁 and 雄商高铁; the first has
the surface 济郑, and each is the subject of a relation `hasStatus` with the quote 济郑、雄商高铁加快建设.
"""

from kg.model.knowledge import Background, Decision, Doubt, Entity, Knowledge, Observation, Outcome, Statement
from kg.model.reading import (
    Article,
    CleanText,
    Document,
    Evidence,
    Figure,
    Mention,
    Reading,
    Relation,
    Repair,
)

__all__ = [
    "Article",
    "Background",
    "CleanText",
    "Decision",
    "Document",
    "Doubt",
    "Entity",
    "Evidence",
    "Figure",
    "Knowledge",
    "Mention",
    "Observation",
    "Outcome",
    "Reading",
    "Relation",
    "Repair",
    "Statement",
]
