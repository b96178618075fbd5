"""Questions as a CSV sheet that a spreadsheet opens, and the answers read back from it.

Enters: `Item`s, or a sheet with answers. Leaves: CSV, or pairs of item and answer.
Example: write "same" into the column answer of the row 聊城医院 / 聊城市人民医院, save, and read the sheet back.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.curate.review import FACT, SAME, Item
from kg.errors import InputError

COLUMNS = (
    "answer", "answers", "score", "kind", "question", "quotes", "first", "predicate", "second", "role",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(found: Iterable[Item]) -> str:
    """The sheet, with an empty column for the answers."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for item in found:
        said = (" or ".join(item.answers), item.score, item.kind, _told(item.question), _told(" ".join(item.quotes)))
        writer.writerow(("", *said, item.first, item.predicate, item.second, item.role))
    return text.getvalue()


def from_csv(path: Path) -> Iterator[tuple[Item, str]]:
    """The rows that have an answer. Raises InputError, with the line, for an answer that is none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(path, "does not exist", "write it with: kg review --csv") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(path, "cannot be read", "save it as CSV in UTF-8") from error
    rows = csv.DictReader(io.StringIO(text))
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        raise InputError(path, f"has no column {missing[0]}", "keep the sheet's first line")
    for row in rows:
        answer = (row["answer"] or "").strip().lower()
        allowed = FACT if row["predicate"] else SAME
        if answer and answer not in allowed:
            where = f"{path}:{rows.line_num}"
            raise InputError(where, f"answers {answer!r}", f"write {' or '.join(allowed)}, or nothing")
        if answer:
            said = (row["question"], row["first"], row["second"], row["predicate"], row["role"])
            yield Item(row["kind"], 0, *said), answer


def _told(text: str) -> str:
    """Text that a spreadsheet takes for text: documents are not trusted."""
    return f"'{text}" if text.startswith(_FORMULA) else text
