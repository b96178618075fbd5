"""Where each name stands: one NIF phrase for each mention.

Enters: a `Knowledge`. Leaves: a graph of its own, so that the main one stays light.
Example: in 济郑、雄商高铁 the phrase 济郑 (nif:anchorOf) stands for id/Project/济郑高铁 (itsrdf:taIdentRef).
"""

from __future__ import annotations

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, XSD
from rdflib.term import Node

from kg.graph.literals import chinese, decimal, plain
from kg.graph.names import ENTITY_NAMESPACE, ITSRDF, KG, NIF, Names, empty_graph
from kg.model import Entity, Knowledge, Mention, Reading
from kg.ontology.model import Ontology

Phrase = tuple[URIRef, list[tuple[URIRef, Node]]]


def mentions_graph(knowledge: Knowledge, ontology: Ontology, *, base: str = ENTITY_NAMESPACE) -> Graph:
    """All mentions that stand in a text. Offsets are those of the decoded source, in code points.

    A mention has the top class it was read as, which can differ from its entity's.
    """
    names = Names(base)
    readings = {reading.document.name: reading for reading in knowledge.readings}
    graph = empty_graph()
    for entity in knowledge.entities:
        for mention in entity.mentions:
            if mention.implicit:
                continue
            iri, phrase = _phrase(mention, entity, readings[mention.document], names)
            for predicate, value in phrase:
                graph.add((iri, predicate, value))
            graph.add((iri, ITSRDF.taClassRef, KG[ontology.classes[mention.type].top]))
            graph.add((names.document(mention.document), RDF.type, NIF.Context))
    return graph


def _phrase(mention: Mention, entity: Entity, reading: Reading, names: Names) -> Phrase:
    """The phrase's IRI and what is said of it."""
    begin, end = reading.clean.source_span(mention.begin, mention.end)
    source = reading.document.text[begin:end]
    said: list[tuple[URIRef, Node]] = [
        (RDF.type, NIF.Phrase),
        (RDF.type, NIF.OffsetBasedString),
        (NIF.referenceContext, names.document(mention.document)),
        (NIF.beginIndex, Literal(begin, datatype=XSD.nonNegativeInteger)),
        (NIF.endIndex, Literal(end, datatype=XSD.nonNegativeInteger)),
        (NIF.anchorOf, plain(source)),
        (ITSRDF.taIdentRef, names.entity(entity.key)),
        (DCTERMS.isPartOf, names.article(mention.document, mention.article)),
    ]
    if mention.surface != source:
        # 茌\n平 across two lines, 發(fā)展 with its pinyin: the surface as read.
        said.append((RDFS.label, chinese(mention.surface)))
    if mention.score < 1:
        said.append((ITSRDF.taConfidence, decimal(mention.score)))
    if mention.reasons:
        said.append((RDFS.comment, plain("; ".join(mention.reasons))))
    return names.hashed("mention", mention.document, begin, end, entity.key), said
