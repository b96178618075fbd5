"""What changed between two graphs: entities, facts, statuses and figures, merges and splits, with the sentences.

Enters: the Turtle of two builds. Leaves: `Changes`, as text, JSON or Markdown.
Example: after a document is added, 雄商高铁 is 建成 where it was 在建, and the sentence that says so is quoted.
"""

from kg.compare.changes import Changes, compare
from kg.compare.keeping import kept, unkept
from kg.compare.render import summary, to_json, to_markdown, to_text
from kg.compare.snapshot import Snapshot, read_snapshot, snapshot, snapshot_of

__all__ = [
    "Changes", "Snapshot", "compare", "kept", "read_snapshot", "snapshot", "snapshot_of", "summary", "to_json",
    "to_markdown", "to_text", "unkept",
]  # fmt: skip
