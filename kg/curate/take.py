"""Take decisions: into the curation file they go, and what stood there stays as it stood.

Enters: the file, the ontology and decisions. Leaves: the file with them, checked by reading it back.
Example: two decisions about 聊城机场 from kg review are two blocks more, or, where one is wrong, none.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.curate.load import load_curation, parse_curation
from kg.curate.write import added, removed, save
from kg.errors import OntologyError
from kg.model import Decision
from kg.ontology.model import Ontology


def take(path: Path, decisions: Iterable[Decision], ontology: Ontology) -> None:
    """Write the decisions, all or none. Raises OntologyError and OutputError."""
    before = {one.name: one for one in load_curation(path, ontology).decisions}
    wanted = before | {one.name: one for one in decisions}
    text = _text(path)
    for name in sorted(set(wanted) - {name for name, one in before.items() if wanted[name] == one}):
        text = added(text, wanted[name])
    _save(path, text, wanted, ontology)


def undo(path: Path, name: str, ontology: Ontology) -> Decision:
    """Take a decision back and say which it was. Raises OntologyError for a name that is not there."""
    wanted = {one.name: one for one in load_curation(path, ontology).decisions}
    if name not in wanted:
        raise OntologyError(path, f"holds no decision {name}", "kg curate list names them")
    gone = wanted.pop(name)
    _save(path, removed(_text(path), name), wanted, ontology)
    return gone


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _save(path: Path, text: str, wanted: dict[str, Decision], ontology: Ontology) -> None:
    found = {one.name: one for one in parse_curation(text.encode(), path, ontology)}
    if found != wanted:
        raise OntologyError(path, "is laid out so that it can't be changed safely", "edit it by hand")
    save(path, text)
