"""Finds the documents below the sources and reads each as it stands, without cleaning.

Enters: the paths that the user named. Leaves: a `Discovery`, then a `Document` for each file found.
Example: `discover([Path("seeds")])` finds seeds/报告.txt and skips seeds/图.png with a reason;
`read(Path("seeds/报告.txt"), root=Path("seeds"))` gives a Document with the name 报告.txt.
"""

from kg.read.discovery import Discovery, FoundFile, Skipped, discover
from kg.read.formats import suffixes
from kg.read.reader import DEFAULT_LIMIT, document_name, read

__all__ = [
    "DEFAULT_LIMIT", "Discovery", "FoundFile", "Skipped", "discover", "document_name", "read", "suffixes",
]  # fmt: skip
