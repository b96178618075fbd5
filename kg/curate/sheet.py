"""Questions as a CSV sheet that a spreadsheet opens, and the answers read back from it.

Enters: `Item`s, or a sheet with answers. Leaves: CSV, or pairs of item and answer.
Example: write "same" into the column answer of the row 聊城医院 / 聊城市人民医院, save, and read the sheet back.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.curate.review import ANSWERS, Item
from kg.errors import InputError

NAMED = ("first", "predicate", "second", "role")
COLUMNS = ("answer", "answers", "score", "kind", "question", "quotes", *NAMED)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(found: Iterable[Item]) -> str:
    """The sheet, with an empty column for the answers."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for item in found:
        said = (" or ".join(item.answers), item.score, item.kind, _told(item.question), _told(" ".join(item.quotes)))
        rest = [str(getattr(item, name)) for name in NAMED]
        # 14.7% and 2024-06 are no numbers and days of the spreadsheet's, to be written in another way.
        writer.writerow(("", *said, *(f"'{part}" if item.kind == "figure" and part else part for part in rest)))
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
        where, allowed = f"{path}:{rows.line_num}", ANSWERS.get(row["kind"], ())
        if answer and not allowed:
            raise InputError(where, f"is of no kind: {row['kind']!r}", "write the sheet anew with: kg review --csv")
        if answer and answer not in allowed:
            raise InputError(where, f"answers {answer!r}", f"write {' or '.join(allowed)}, or nothing")
        if answer:
            first, predicate, second, role = ((row[name] or "").removeprefix("'") for name in NAMED)
            yield Item(row["kind"], 0, row["question"], first, second, predicate, role), answer


def _told(text: str) -> str:
    """Text that a spreadsheet takes for text: documents are not trusted."""
    return f"'{text}" if text.startswith(_FORMULA) else text
