"""Figures and background knowledge as triples.

Enters: observations and background facts. Leaves: triples, no blank nodes.
Example: 生产总值增长3.7% is a kg:Observation of id/Place/聊城市 with kg:value 3.7; that 茌平区 lies in 聊城市 is a
kg:Background with the list that says so, and the plain triple.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode
from rdflib import URIRef

from kg.graph.literals import chinese, date, decimal, offset, plain
from kg.graph.names import Names
from kg.graph.terms import DCTERMS, KG, OWL, RDF, XSD, Nodes
from kg.graph.triples import Triple
from kg.model import Background, Observation


def observation(one: Observation, names: Nodes) -> Iterator[Triple]:
    """The triples of a figure."""
    iri = NamedNode(observation_iri(one, names.names))
    yield iri, RDF.type, KG.Observation
    subject, document = names.entity(one.subject), names.document(one.document)
    article = names.article(one.document, one.article)
    yield iri, KG.subject, subject
    yield iri, KG.inDocument, document
    yield iri, KG.inArticle, article
    # Of what a document gives a figure, of that it speaks, be it as 全市 alone.
    yield document, KG.mentions, subject
    yield article, KG.mentions, subject
    yield iri, KG.value, number(one.value)
    yield iri, KG.normalValue, number(one.normal_value)
    yield iri, KG.begin, offset(one.evidence.begin)
    yield iri, KG.end, offset(one.evidence.end)
    yield iri, KG.confidence, decimal(one.confidence)
    if one.upto is not None:
        yield iri, KG.upto, number(one.upto)
    if one.as_of:
        yield iri, KG.asOf, date(one.as_of)
    for name, text in _texts(one).items():
        if text:
            yield iri, KG[name], chinese(text)
    for name, text in _words(one).items():
        if text:
            yield iri, KG[name], plain(text)


def observation_iri(one: Observation, names: Names) -> URIRef:
    """The IRI of a figure: of what it says, and where."""
    return names.hashed("observation", *_said(one))


def background(one: Background, names: Nodes) -> Iterator[Triple]:
    """The triples of a fact that no document states."""
    fact = (names.entity(one.subject), KG[one.predicate], names.entity(one.object))
    iri = names.hashed("background", one.subject, one.predicate, one.object)
    yield fact
    yield iri, RDF.type, KG.Background
    # OWL's own words for what is said of a triple; rdf:subject would make it a statement of a document.
    said = (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
    yield from zip((iri,) * 3, said, fact, strict=True)
    yield iri, DCTERMS.source, plain(one.source)


def number(value: object) -> Literal:
    """An xsd:decimal as written: 3.7, 11660000000."""
    return Literal(f"{value:f}", datatype=XSD.decimal)


def _texts(one: Observation) -> dict[str, str]:
    return {
        "measure": one.measure, "unit": one.unit, "normalUnit": one.normal_unit,
        "qualifier": one.qualifier, "scope": one.scope, "quote": one.evidence.quote,
    }  # fmt: skip


def _words(one: Observation) -> dict[str, str]:
    return {
        "aspect": one.aspect, "period": one.period, "kind": one.kind, "exact": one.evidence.exact,
        "rule": one.rule,
    }  # fmt: skip


def _said(one: Observation) -> tuple[object, ...]:
    amount = (one.aspect, f"{one.value:f}", one.unit, one.upto or "", one.qualifier, one.kind, one.scope)
    place = (one.document, one.article, one.evidence.begin, one.evidence.end)
    return (one.subject, one.measure, one.period, *amount, *place)
