"""The shapes asked one after the other, each of all its nodes at once.

Enters: triples and shapes. Leaves: whether all is well, for certain.
Example: shape:entity-name has 聊城市 and all other entities for nodes, and their names for values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import partial

from pyoxigraph import NamedNode

from kg.conformance.asked import NO_VALUES, SH, Asked, Checked, Rows, Undecided, only
from kg.conformance.checks import CHECKS
from kg.graph.terms import RDF, RDFS
from kg.graph.triples import Said, Term, Triples

TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
SILENT = frozenset({*TARGETS, RDF.type, SH.path, SH.message, SH.name, SH.description, SH.order, SH.group})
"""What is said of a shape and asks nothing of a graph."""


def conforms(triples: Triples, shapes: Triples) -> bool:
    """Whether the graph keeps to all shapes, for certain."""
    graph = Checked(triples, shapes)
    targeted = (said for said in shapes.index.values() if not said.keys().isdisjoint(TARGETS))
    try:
        return all(_keep(graph, shape, _targets(graph, shape)) for shape in targeted)
    except Undecided:
        return False


def _targets(graph: Checked, shape: Said) -> Set[Term]:
    found: set[Term] = set(shape.get(SH.targetNode, ()))
    for kind in shape.get(SH.targetClass, ()):
        found |= graph.of_class(kind)
    for place, way in enumerate((SH.targetSubjectsOf, SH.targetObjectsOf)):
        for predicate in shape.get(way, ()):
            if isinstance(predicate, NamedNode) and predicate in graph.ends:
                found |= graph.ends[predicate][place].keys()
    return found


def _keep(graph: Checked, shape: Said, nodes: Iterable[Term]) -> bool:
    """Whether all the nodes keep to the shape."""
    if RDFS.Class in shape.get(RDF.type, ()):
        raise Undecided
    rows, keep = Rows(tuple(_pairs(graph, shape, nodes))), partial(_keep, graph)
    for name, parameters in shape.items():
        if name in SILENT:
            continue
        if name not in CHECKS:
            raise Undecided
        if not all(CHECKS[name](Asked(graph, shape, parameter, rows, keep)) for parameter in parameters):
            return False
    return True


def _pairs(graph: Checked, shape: Said, nodes: Iterable[Term]) -> Iterator[tuple[Term, Set[Term]]]:
    """Each node with the values that the shape's path leads to; with itself, where there is no path."""
    if SH.path not in shape:
        yield from ((node, {node}) for node in nodes)
        return
    path = only(shape, SH.path)
    steps = [path] if isinstance(path, NamedNode) else list(graph.members(path))
    first, *more = (step for step in steps if isinstance(step, NamedNode))
    if len(more) + 1 < len(steps):
        raise Undecided
    for node in nodes:
        values: Set[Term] = graph.said_of(node).get(first, NO_VALUES).keys()
        for step in more:
            values = {end for value in values for end in graph.said_of(value).get(step, ())}
        yield node, values
