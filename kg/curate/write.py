"""Decisions written: one block each, in the order of their names, between what people wrote themselves.

Enters: the text of a curation file and a decision. Leaves: the text with it, or without it.
Example: `kg curate rename 雄商铁路 雄商高铁` adds six lines, and a diff shows these six alone.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from kg.curate.blocks import Block, blocks
from kg.curate.decisions import CLASSES, DECISIONS, ENTITIES
from kg.errors import OutputError
from kg.model import Decision

BASE = f"@base <{ENTITIES}> .\n"
PREFIXES = (
    ("decision", DECISIONS),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("kg", "https://w3id.org/govkg/ontology#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
)
_VALUES = {"rename": "kg:newName", "pin": "kg:shortForm", "reject-figure": "kg:figure"}


def added(text: str, decision: Decision) -> str:
    """The file's text with the decision; one of the same name gives way."""
    parts = list(blocks(_with_head(removed(text, decision.name))))
    place = next((n for n, part in enumerate(parts) if _after(part, decision.name)), len(parts))
    parts.insert(place, Block("\n" + _block(decision)))
    return "".join(_ended(part.text) for part in parts)


def removed(text: str, name: str) -> str:
    """The file's text without the decision of that name; the same text where there is none."""
    return "".join(part.text for part in blocks(text) if _name(part) != name)


def save(path: Path, text: str) -> None:
    """Write the file whole or not at all. Raises OutputError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, partial = tempfile.mkstemp(prefix=".curation-", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            Path(partial).chmod(path.stat().st_mode & 0o777)
        else:
            Path(partial).chmod(0o644)
        Path(partial).replace(path)
    except OSError as error:
        raise OutputError(path, f"cannot be written ({error.strerror})", "check its permissions") from error


def _with_head(text: str) -> str:
    """The text with our base and prefixes declared, as far as it does not declare them."""
    lacking = "" if "@base" in text else BASE
    for prefix, namespace in PREFIXES:
        if f"@prefix {prefix}:" not in text:
            lacking += f"@prefix {prefix}: <{namespace}> .\n"
    return lacking + text


def _after(part: Block, name: str) -> bool:
    return bool(_name(part)) and _name(part) > name


def _name(part: Block) -> str:
    """The decision's name, where the block is one: decision:same-1, or its IRI in angle brackets."""
    subject = part.subject.strip("<>")
    for start in ("decision:", DECISIONS):
        if subject.startswith(start):
            return subject.removeprefix(start)
    return ""


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"


def _block(decision: Decision) -> str:
    lines = [f"decision:{decision.name} a kg:{CLASSES[decision.kind]}"]
    if decision.predicate:
        lines += [
            f"    rdf:subject <{decision.about[0]}>",
            f"    rdf:predicate kg:{decision.predicate}",
            f"    rdf:object {_object(decision)}",
        ]
    else:
        lines.append("    kg:about " + " ,\n        ".join(f"<{key}>" for key in decision.about))
    lines += _details(decision)
    return " ;\n".join(lines) + " .\n"


def _object(decision: Decision) -> str:
    return f"<{decision.object}>" if "/" in decision.object else f"kg:{decision.object}"


def _details(decision: Decision) -> list[str]:
    lines = []
    if decision.kind == "retype":
        lines.append(f"    kg:newClass kg:{decision.value}")
    elif decision.value:
        lines.append(f"    {_VALUES[decision.kind]} {_text(decision.value)}@zh")
    if decision.measure:
        lines.append(f"    kg:measure {_text(decision.measure)}@zh")
    if decision.period:
        lines.append(f"    kg:period {_text(decision.period)}")
    lines += [f"    kg:introduces <{key}>" for key in decision.introduces]
    if decision.role:
        lines.append(f"    kg:role {_text(decision.role)}@zh")
    if decision.as_of:
        lines.append(f'    kg:asOf "{decision.as_of}"^^xsd:date')
    if decision.document:
        lines.append(f"    kg:onlyIn {_text(decision.document)}")
    if decision.source:
        lines.append(f"    dcterms:source {_text(decision.source)}")
    lines += [f"    kg:quote {_text(quote)}@zh" for quote in decision.quotes]
    lines.append(f"    dcterms:creator {_text(decision.by)}")
    lines.append(f'    dcterms:date "{decision.date}"^^xsd:date')
    if decision.reason:
        lines.append(f"    kg:reason {_text(decision.reason)}")
    return lines


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    for character, code in (("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        escaped = escaped.replace(character, code)
    return f'"{escaped}"'
