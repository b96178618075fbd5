"""Curation: what people decided about the graph, in Turtle that they can read, edit and merge.

Enters: ontology/curation.ttl. Leaves: `Decision` records, which every build carries out, and that file with a
decision more or less.
Example: `decision:same-3f9a2c71d0 a kg:Same ; kg:about <Project/聊城机场> , <Project/聊城民用机场>` makes one
entity of the two, whatever the software thinks.
"""

from kg.curate.decisions import EMPTY, Curation, named
from kg.curate.load import load_curation, parse_curation
from kg.curate.write import added, removed, save

__all__ = ["EMPTY", "Curation", "added", "load_curation", "named", "parse_curation", "removed", "save"]
