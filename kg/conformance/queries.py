"""The queries of shapes.ttl answered by looking things up, which takes a tenth of the time of loading a store.

Enters: the text of a query, a graph, and the node that the query is about. Leaves: whether it has an answer, or
`Undecided` for a query that is another one.
Example: of a statement that 雄商高铁 is underway, the first query asks whether the graph holds that triple.

The text in shapes.ttl is what counts: a query altered there by a word is not one of these, and goes to the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from itertools import product

from pyoxigraph import Literal, NamedNode

from kg.conformance.asked import NO_VALUES, Checked, Undecided
from kg.graph.terms import KG, OWL, RDF, RDFS, XSD
from kg.graph.triples import Said, Term

Fact = tuple[Term, Term, Term]
RECORD = (RDF.subject, RDF.predicate, RDF.object)
KNOWN = (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)

MISSING = """
SELECT $this ?value WHERE {
    ?value <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> ?p ;
        <http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> ?s ;
        <http://www.w3.org/1999/02/22-rdf-syntax-ns#object> ?o .
    FILTER NOT EXISTS { ?s ?p ?o }
}"""
LENGTH = """
SELECT $this ?value WHERE {
    ?value <https://w3id.org/govkg/ontology#quote> ?quote ;
        <https://w3id.org/govkg/ontology#begin> ?begin ;
        <https://w3id.org/govkg/ontology#end> ?end .
    OPTIONAL { ?value <https://w3id.org/govkg/ontology#exact> ?exact }
    FILTER ( ?end - ?begin != strlen(str(coalesce(?exact, ?quote))) )
}"""
UNSTATED = """
SELECT $this ?value WHERE {
    ?p <http://www.w3.org/2000/01/rdf-schema#subPropertyOf> $this .
    ?value ?p ?o .
    OPTIONAL {
        ?record <http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> ?value ;
            <http://www.w3.org/1999/02/22-rdf-syntax-ns#object> ?o ;
            <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> ?p .
    }
    OPTIONAL {
        ?known <http://www.w3.org/2002/07/owl#annotatedSource> ?value ;
            <http://www.w3.org/2002/07/owl#annotatedTarget> ?o ;
            <http://www.w3.org/2002/07/owl#annotatedProperty> ?p .
    }
    FILTER ( !bound(?record) && !bound(?known) )
}"""


def has_rows(graph: Checked, query: str, focus: Term) -> bool:
    """Whether the query has an answer. Raises Undecided for one that is not known here."""
    known = _QUERIES.get(_plain(query))
    if known is None:
        raise Undecided
    return known(graph, focus)


def _missing(graph: Checked, _: Term) -> bool:
    return any(end not in _values(graph, start, by) for start, by, end in _facts(graph, RECORD))


def _length(graph: Checked, _: Term) -> bool:
    for node in graph.subjects_of(KG.quote):
        said = graph.said_of(node)
        texts = said.get(KG.exact) or said[KG.quote]
        places = product(said.get(KG.begin, ()), said.get(KG.end, ()))
        lengths = {_integer(end) - _integer(begin) for begin, end in places}
        if any(length != len(_text(text)) for length in lengths for text in texts):
            return True
    return False


def _unstated(graph: Checked, focus: Term) -> bool:
    stated = {*_facts(graph, RECORD), *_facts(graph, KNOWN)}
    below = [p for p in graph.subjects_of(RDFS.subPropertyOf) if focus in _values(graph, p, RDFS.subPropertyOf)]
    return any(
        (node, p, end) not in stated
        for p in below if isinstance(p, NamedNode)
        for node in graph.subjects_of(p)
        for end in _values(graph, node, p)
    )  # fmt: skip


def _facts(graph: Checked, parts: tuple[NamedNode, NamedNode, NamedNode]) -> Iterator[Fact]:
    """What records say: subject, property and object of each."""
    for node in graph.subjects_of(parts[1]):
        said: Said = graph.said_of(node)
        yield from product(*(said.get(part, NO_VALUES) for part in parts))


def _values(graph: Checked, node: Term, predicate: Term) -> Set[Term]:
    known = graph.said_of(node).get(predicate, NO_VALUES) if isinstance(predicate, NamedNode) else NO_VALUES
    return known.keys()


def _integer(term: Term) -> int:
    if isinstance(term, Literal) and term.datatype == XSD.integer:
        try:
            return int(term.value)
        except ValueError:
            pass
    raise Undecided


def _text(term: Term) -> str:
    if isinstance(term, Literal):
        return term.value
    raise Undecided


def _plain(query: str) -> str:
    return " ".join(query.split())


_QUERIES: Mapping[str, Callable[[Checked, Term], bool]] = {
    _plain(MISSING): _missing, _plain(LENGTH): _length, _plain(UNSTATED): _unstated,
}  # fmt: skip
