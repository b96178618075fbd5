"""The files of the output, made after the graph has stood the check.

Enters: the knowledge of all documents. Leaves: file name → content, and what the graph says, to be compared.
Example: graph.ttl, graph.html and report.md of seeds/ all tell of 雄商高铁, or none of them is written.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from kg.compare import Snapshot, kept, snapshot_of
from kg.errors import ValidationError
from kg.files import GRAPH, MENTIONS, ONTOLOGY, PAGE, REPORT, SHAPES, SNAPSHOT, VOID
from kg.graph import graph_triples, mention_triples
from kg.model import Knowledge
from kg.ontology.load import ontology_folder
from kg.ontology.model import Ontology
from kg.publish.ontology_page import ontology_html
from kg.publish.page import page_data, page_of
from kg.publish.report import Report, to_json, to_markdown
from kg.publish.turtle import turtle
from kg.publish.void import void
from kg.request import Listener, Progress
from kg.validate import validate


def published(
    knowledge: Knowledge, ontology: Ontology, *, report: Report, folder: Path | None, progress: Listener
) -> tuple[dict[str, bytes], Snapshot]:
    """The files, and what the graph says. `folder` is the ontology's; None is the packaged one.

    Raises ValidationError.
    """
    progress(Progress("graph"))
    graph = graph_triples(knowledge, ontology)
    progress(Progress("validate"))
    violations = validate(graph, ontology_folder(folder) / SHAPES)
    if violations:
        more = f" and {len(violations) - 1} more" if len(violations) > 1 else ""
        raise ValidationError(f"the graph breaks its shapes, nothing was published: {violations[0]}{more}")
    progress(Progress("publish"))
    shown = page_data(knowledge, ontology)
    data = {GRAPH: turtle(graph), MENTIONS: turtle(mention_triples(knowledge, ontology))}
    present = snapshot_of(graph.index)
    return {
        **data,
        VOID: void(graph, {name: len(content) for name, content in data.items()}),
        ONTOLOGY: ontology_html(ontology_folder(folder)).encode(),
        PAGE: page_of(shown).encode(),
        "graph.json": _json(shown),
        "report.md": to_markdown(report),
        REPORT: to_json(report),
        SNAPSHOT: kept(present),
    }, present


def _json(data: Mapping[str, object]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
