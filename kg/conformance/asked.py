"""What a constraint is asked with: the graph and its shapes, the nodes, and the values that a path leads to.

Enters: triples. Leaves: answers about them: instances of a class, members of a list, rows of a query.
Example: `Checked(graph, shapes).of_class(KG.Place)` holds 茌平区, which is a kg:County.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store, Variable

from kg.graph.terms import RDF, RDFS, Vocabulary
from kg.graph.triples import Said, Subject, Term, Triples

SH = Vocabulary("http://www.w3.org/ns/shacl#")
NOTHING: Said = {}
NO_VALUES: dict[Term, None] = {}


class Undecided(Exception):
    """Nothing can be said for certain: ask pySHACL."""


@dataclass(frozen=True)
class Rows:
    """The nodes that a shape is about, each with the values at the shape's path."""

    pairs: Sequence[tuple[Term, Set[Term]]]

    @cached_property
    def values(self) -> Set[Term]:
        """All values, each once: most constraints ask of each value alone."""
        return set().union(*(values for _, values in self.pairs))


Keep: TypeAlias = Callable[[Said, Iterable[Term]], bool]


@dataclass(frozen=True, slots=True)
class Asked:
    """A constraint: its parameter, the shape that has it, and the nodes that it is asked of."""

    graph: Checked
    shape: Said
    parameter: Term
    rows: Rows
    keep: Keep
    """Whether nodes keep to a shape that this one refers to."""

    def others(self) -> Iterator[tuple[Set[Term], Set[Term]]]:
        """For each node its values, and those of the property that is the parameter."""
        if not isinstance(self.parameter, NamedNode):
            raise Undecided
        for focus, values in self.rows.pairs:
            yield values, self.graph.said_of(focus).get(self.parameter, NO_VALUES).keys()


class Checked:
    """A graph, with what the constraints look up in it."""

    def __init__(self, triples: Triples, shapes: Triples) -> None:
        self.triples, self.shapes = triples, shapes
        self.instances: dict[Term, dict[Term, None]] = {}
        self.ends: dict[NamedNode, tuple[dict[Term, None], dict[Term, None]]] = {}
        for subject, said in triples.index.items():
            for predicate, values in said.items():
                subjects, objects = self.ends.setdefault(predicate, ({}, {}))
                subjects[subject] = None
                objects.update(values)
            for kind in said.get(RDF.type, ()):
                self.instances.setdefault(kind, {})[subject] = None
        self._of_class: dict[Term, Set[Term]] = {}

    def of_class(self, kind: Term) -> Set[Term]:
        """The instances of a class and of all classes below it."""
        if kind not in self._of_class:
            below, found = [kind], {kind}
            for above in below:
                more = [one for one in self._below.get(above, ()) if one not in found]
                below += more
                found.update(more)
            self._of_class[kind] = {node for one in below for node in self.instances.get(one, ())}
        return self._of_class[kind]

    def said_of(self, node: Term) -> Said:
        """What the graph says of a node."""
        return NOTHING if isinstance(node, Literal) else self.triples.index.get(node, NOTHING)

    def subjects_of(self, predicate: NamedNode) -> Iterable[Term]:
        """The nodes of which something is said by that property."""
        return self.ends[predicate][0] if predicate in self.ends else ()

    def members(self, head: Term) -> Iterator[Term]:
        """The members of an RDF list among the shapes."""
        while head != RDF.nil:
            said = self.shape(head)
            yield only(said, RDF.first)
            head = only(said, RDF.rest)

    def shape(self, node: Term) -> Said:
        """What the shapes say of one that another refers to."""
        if isinstance(node, Literal) or node not in self.shapes.index:
            raise Undecided
        return self.shapes.index[node]

    def rows(self, query: str, focus: Term) -> bool:
        """Whether a query about the node has an answer."""
        try:
            found = self._store.query(query, substitutions={Variable("this"): focus})
        except SyntaxError as error:  # sh:prefixes, which pySHACL knows
            raise Undecided from error
        if not isinstance(found, QuerySolutions):
            raise Undecided
        return next(iter(found), None) is not None

    @cached_property
    def _store(self) -> Store:
        """The graph as SPARQL sees it."""
        store = Store()
        store.bulk_extend(Quad(*triple) for triple in self.triples)
        return store

    @cached_property
    def _below(self) -> Mapping[Term, list[Subject]]:
        found: dict[Term, list[Subject]] = {}
        for subject, said in self.triples.index.items():
            for above in said.get(RDFS.subClassOf, ()):
                found.setdefault(above, []).append(subject)
        return found


def only(said: Said, predicate: NamedNode) -> Term:
    """The one value of a property. Raises Undecided for none, and for several."""
    values = list(said.get(predicate, ()))
    if len(values) != 1:
        raise Undecided
    return values[0]
