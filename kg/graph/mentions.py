"""Where each name stands: one NIF phrase for each mention.

Enters: a `Knowledge`. Leaves: a graph of its own, so that the main one stays light.
Example: in 济郑、雄商高铁 the phrase 济郑 (nif:anchorOf) stands for id/Project/济郑高铁 (itsrdf:taIdentRef).
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal
from rdflib import Graph

from kg.graph.literals import chinese, decimal, plain
from kg.graph.names import ENTITY_NAMESPACE
from kg.graph.terms import DCTERMS, ITSRDF, KG, NIF, RDF, RDFS, XSD, Nodes
from kg.graph.triples import Triple, Triples
from kg.model import Knowledge, Mention, Reading
from kg.ontology.model import Ontology


def mentions_graph(knowledge: Knowledge, ontology: Ontology, *, base: str = ENTITY_NAMESPACE) -> Graph:
    """All mentions that stand in a text. Offsets are those of the decoded source, in code points.

    A mention has the top class it was read as, which can differ from its entity's.
    """
    return mention_triples(knowledge, ontology, base=base).as_graph()


def mention_triples(knowledge: Knowledge, ontology: Ontology, *, base: str = ENTITY_NAMESPACE) -> Triples:
    """The same as triples."""
    names, made = Nodes(base), Triples()
    readings = {reading.document.name: reading for reading in knowledge.readings}
    for entity in knowledge.entities:
        for mention in entity.mentions:
            if not mention.implicit:
                top = ontology.classes[mention.type].top
                made.update(_phrase(mention, entity.key, top, readings[mention.document], names))
    return made


def _phrase(mention: Mention, key: str, top: str, reading: Reading, names: Nodes) -> Iterator[Triple]:
    """What is said of a mention of the entity `key`."""
    begin, end = reading.clean.source_span(mention.begin, mention.end)
    source = reading.document.text[begin:end]
    iri, context = names.hashed("mention", mention.document, begin, end, key), names.document(mention.document)
    yield context, RDF.type, NIF.Context
    yield iri, RDF.type, NIF.Phrase
    yield iri, RDF.type, NIF.OffsetBasedString
    yield iri, NIF.referenceContext, context
    yield iri, NIF.beginIndex, Literal(str(begin), datatype=XSD.nonNegativeInteger)
    yield iri, NIF.endIndex, Literal(str(end), datatype=XSD.nonNegativeInteger)
    yield iri, NIF.anchorOf, plain(source)
    yield iri, ITSRDF.taIdentRef, names.entity(key)
    yield iri, ITSRDF.taClassRef, KG[top]
    yield iri, DCTERMS.isPartOf, names.article(mention.document, mention.article)
    if mention.surface != source:
        # 茌\n平 across two lines, 發(fā)展 with its pinyin: the surface as read.
        yield iri, RDFS.label, chinese(mention.surface)
    if mention.score < 1:
        yield iri, ITSRDF.taConfidence, decimal(mention.score)
    if mention.reasons:
        yield iri, RDFS.comment, plain("; ".join(mention.reasons))
