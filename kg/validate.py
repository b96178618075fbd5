"""Does a graph keep to the shapes? Nothing is published that does not.

Enters: a graph, and shapes.ttl with the ontology beside it. Leaves: violations, one line each; none is good.
Example: id/Project/雄商高铁 without a name gives
"id/Project/雄商高铁 skos:prefLabel: an entity has one skos:prefLabel, in Chinese".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyshacl
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SH, XSD
from rdflib.term import Node

from kg.errors import OntologyError
from kg.graph.names import KG, PREFIXES
from kg.ontology.facts import read_facts
from kg.ontology.folder import vocabulary_files


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One way in which a graph breaks its shapes. IRIs are shortened by the usual prefixes."""

    focus: str
    path: str
    message: str
    value: str = ""

    def __str__(self) -> str:
        """One line for a report."""
        place = f"{self.focus} {self.path}".rstrip()
        return f"{place}: {self.message}" + (f" (found {self.value})" if self.value else "")


def validate(graph: Graph, shapes: Path) -> tuple[Violation, ...]:
    """All violations, sorted. `shapes` is a SHACL file that lies in an ontology folder.

    Raises OntologyError where that file, or the ontology beside it, cannot be read.
    """
    # pySHACL asks many small questions, which rdflib's own store answers faster than Oxigraph's.
    data = _copy(graph)
    for triple in _hierarchy(shapes.parent):
        data.add(triple)
    _, report, _ = pyshacl.validate(
        data, shacl_graph=_parsed(shapes), inference="none", inplace=True, do_owl_imports=False
    )
    if not isinstance(report, Graph):
        raise OntologyError(shapes, f"cannot be applied ({report!r})", "correct the shape")
    found = {_violation(report, result) for result in report.subjects(RDF.type, SH.ValidationResult)}
    return tuple(sorted(found))


def _copy(graph: Graph) -> Graph:
    """In rdflib's own store, and with plain strings: to it "a" and "a"^^xsd:string are two things."""
    copy = Graph(bind_namespaces="none")
    for s, p, o in graph:
        plain = isinstance(o, Literal) and o.datatype == XSD.string
        copy.add((s, p, Literal(str(o)) if plain else o))
    return copy


def _hierarchy(folder: Path) -> Iterator[tuple[Node, Node, Node]]:
    """Which class stands below which, and the statuses: all of the ontology that the shapes ask for."""
    facts = read_facts(vocabulary_files(folder))
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for subject in facts.subjects(str(predicate)):
            for above in facts.iris(subject, str(predicate)):
                yield URIRef(subject), predicate, URIRef(above)
    for status in facts.instances(str(KG.Status)):
        yield URIRef(status), RDF.type, KG.Status


def _parsed(path: Path) -> Graph:
    graph = Graph(bind_namespaces="none")
    try:
        return _copy(graph.parse(path, format="ox-turtle"))
    except OSError as error:
        raise OntologyError(path, f"cannot be read ({error.strerror})", "put it there") from error
    except SyntaxError as error:
        raise OntologyError(f"{path}:{error.lineno}", "is no valid Turtle", "correct that line") from error


def _violation(report: Graph, result: Node) -> Violation:
    found = (report.value(result, part) for part in (SH.focusNode, SH.resultPath, SH.resultMessage, SH.value))
    return Violation(*map(_shown, found))


def _shown(node: Node | None) -> str:
    """A short form on one line: skos:prefLabel, id/Project/雄商高铁; nothing for a blank node."""
    if node is None or isinstance(node, BNode):
        return ""
    if not isinstance(node, URIRef):
        return " ".join(str(node).split())
    for prefix, namespace in PREFIXES:
        if node.startswith(namespace):
            return f"{prefix}:{node.removeprefix(namespace)}"
    return "id/" + node.split("/id/", 1)[1] if "/id/" in node else str(node)
