"""Does a graph keep to the shapes? Nothing is published that does not.

Enters: a graph, and shapes.ttl with the ontology beside it. Leaves: violations, one line each; none is good.
Example: id/Project/雄商高铁 without a name gives
"id/Project/雄商高铁 skos:prefLabel: an entity has one skos:prefLabel, in Chinese".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib import BNode, Graph, URIRef
from rdflib.namespace import RDF as TYPES
from rdflib.namespace import SH
from rdflib.term import Node

from kg.conformance import conforms
from kg.errors import OntologyError
from kg.graph.names import PREFIXES
from kg.graph.terms import KG, RDF, RDFS
from kg.graph.triples import Triple, Triples
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


def validate(graph: Graph | Triples, shapes: Path) -> tuple[Violation, ...]:
    """All violations, sorted. `shapes` is a SHACL file that lies in an ontology folder.

    Raises OntologyError where that file, or the ontology beside it, cannot be read.
    """
    data = Triples.of(graph).with_more(_hierarchy(shapes.parent))
    asked = _parsed(shapes)
    return () if conforms(data, asked) else _violations(data, asked, shapes)


def _violations(data: Triples, asked: Triples, shapes: Path) -> tuple[Violation, ...]:
    """What breaks the shapes, in words. pySHACL is loaded where there is something to say, which is seldom."""
    import pyshacl

    # pySHACL asks many small questions, which rdflib's own store answers faster than Oxigraph's.
    _, report, _ = pyshacl.validate(
        data.as_graph(), shacl_graph=asked.as_graph(), inference="none", inplace=True, do_owl_imports=False
    )
    if not isinstance(report, Graph):
        raise OntologyError(shapes, f"cannot be applied ({report!r})", "correct the shape")
    found = {_violation(report, result) for result in report.subjects(TYPES.type, SH.ValidationResult)}
    return tuple(sorted(found))


def _hierarchy(folder: Path) -> Iterator[Triple]:
    """Which class stands below which, and the statuses: all of the ontology that the shapes ask for."""
    facts = read_facts(vocabulary_files(folder))
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for subject in facts.subjects(predicate.value):
            for above in facts.iris(subject, predicate.value):
                yield NamedNode(subject), predicate, NamedNode(above)
    for status in facts.instances(KG.Status.value):
        yield NamedNode(status), RDF.type, KG.Status


def _parsed(path: Path) -> Triples:
    try:
        quads = parse(path.read_bytes(), format=RdfFormat.TURTLE)
        return Triples(((q.subject, q.predicate, q.object) for q in quads), prefixes={})
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
