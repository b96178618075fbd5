"""The graph that others rely on: documents, articles, entities, facts and their statements.

Enters: a `Knowledge`. Leaves: a graph without blank nodes.
Example: 雄商高铁 underway, stated in two articles, is one plain triple
id/Project/雄商高铁 kg:hasStatus kg:underway and two rdf:Statement, each with its quote, document, article
and place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode
from rdflib import Graph, URIRef

from kg.graph.decided import confirmed, decided
from kg.graph.literals import chinese, date, decimal, offset, plain
from kg.graph.names import ENTITY_NAMESPACE, Names
from kg.graph.observations import background, observation
from kg.graph.terms import DCTERMS, KG, RDF, RDFS, SCHEMA, SKOS, Nodes
from kg.graph.triples import Triple, Triples
from kg.model import Article, Entity, Knowledge, Reading, Statement
from kg.ontology.model import Ontology


def to_graph(knowledge: Knowledge, ontology: Ontology, *, base: str = ENTITY_NAMESPACE) -> Graph:
    """All of `knowledge` but the single mentions, with entities below `base`, which ends in a slash."""
    return graph_triples(knowledge, ontology, base=base).as_graph()


def graph_triples(knowledge: Knowledge, ontology: Ontology, *, base: str = ENTITY_NAMESPACE) -> Triples:
    """The same as triples, which later stages read many times faster than rdflib's graph."""
    names, made = Nodes(base), Triples()
    for reading in knowledge.readings:
        made.update(_document(reading, names))
    for entity in knowledge.entities:
        made.update(_entity(entity, names))
    sure = confirmed(knowledge.outcomes)
    for iri, statement in _distinct(knowledge.statements, names.names).items():
        made.update(_statement(NamedNode(iri), statement, ontology, names))
        if decision := sure.get((statement.subject, statement.predicate, statement.object)):
            made.update([(NamedNode(iri), KG.decidedBy, decision)])
    for one in knowledge.observations:
        made.update(observation(one, names))
    for known in knowledge.background:
        made.update(background(known, names))
    for former, key in knowledge.aliases:
        made.update([(names.entity(former), DCTERMS.isReplacedBy, names.entity(key))])
    made.update(decided(knowledge.outcomes, names))
    return made


def _document(reading: Reading, names: Nodes) -> Iterator[Triple]:
    document = names.document(reading.document.name)
    yield document, RDF.type, KG.Document
    yield document, DCTERMS.identifier, plain(reading.document.name)
    yield document, DCTERMS.title, chinese(_title(reading))
    yield document, SCHEMA.sha256, plain(reading.document.digest)
    dates = [article.date for article in reading.articles if article.date]
    if dates:
        # A page of the 9th reports what was said on the 8th.
        yield document, DCTERMS.date, date(max(dates))
    for article in reading.articles:
        yield from _article(article, document, names)


def _title(reading: Reading) -> str:
    """The title of its only article; else the file's name, without folder and suffix."""
    stem = reading.document.name.rsplit("/", 1)[-1]
    stem = stem.rsplit(".", 1)[0] or stem
    titles = [article.title for article in reading.articles]
    return titles[0] if len(titles) == 1 and titles[0] else stem


def _article(article: Article, document: NamedNode, names: Nodes) -> Iterator[Triple]:
    iri = names.article(article.document, article.number)
    yield iri, RDF.type, KG.Article
    yield iri, DCTERMS.isPartOf, document
    yield iri, SCHEMA.position, offset(article.number)
    yield iri, SCHEMA.genre, plain(article.kind)
    if article.title:
        yield iri, DCTERMS.title, chinese(article.title)
    if article.date:
        yield iri, DCTERMS.date, date(article.date)
    for author in article.authors:
        yield iri, DCTERMS.creator, chinese(author)


def _entity(entity: Entity, names: Nodes) -> Iterator[Triple]:
    iri = names.entity(entity.key)
    for kind in entity.types:
        yield iri, RDF.type, KG[kind]
    yield iri, SKOS.prefLabel, chinese(entity.name)
    yield iri, RDFS.label, chinese(entity.name)
    for label in entity.labels:
        if label and label != entity.name:
            yield iri, SKOS.altLabel, chinese(label)
    for reason in entity.reasons:
        yield iri, SKOS.editorialNote, chinese(reason)
    for mention in entity.mentions:
        if not mention.implicit:
            yield names.document(mention.document), KG.mentions, iri
            yield names.article(mention.document, mention.article), KG.mentions, iri


def _distinct(statements: Iterable[Statement], names: Names) -> dict[str, Statement]:
    """Statements by IRI; where two rules read one fact from one clause, the surer one."""
    found: dict[str, Statement] = {}
    for statement in statements:
        iri = str(statement_iri(statement, names))
        if iri not in found or _weight(statement) > _weight(found[iri]):
            found[iri] = statement
    return found


def _weight(statement: Statement) -> tuple[float, str, str]:
    return statement.confidence, statement.rule, statement.as_of


def statement_iri(statement: Statement, names: Names) -> URIRef:
    """The IRI of a statement: of what it says, and where."""
    place = (statement.evidence.begin, statement.evidence.end)
    said = (statement.subject, statement.predicate, statement.object, statement.role)
    return names.hashed("statement", *said, statement.document, statement.article, *place)


def _statement(iri: NamedNode, statement: Statement, ontology: Ontology, names: Nodes) -> Iterator[Triple]:
    fact = (names.entity(statement.subject), KG[statement.predicate], _object(statement, ontology, names))
    yield fact
    yield iri, RDF.type, RDF.Statement
    yield from zip((iri,) * 3, (RDF.subject, RDF.predicate, RDF.object), fact, strict=True)
    yield iri, KG.inDocument, names.document(statement.document)
    yield iri, KG.inArticle, names.article(statement.document, statement.article)
    for entity in (fact[0], *([] if _is_status(statement, ontology) else [fact[2]])):
        # Of whom a document states a fact, of him it speaks, be it as 我市 alone.
        yield names.document(statement.document), KG.mentions, entity
        yield names.article(statement.document, statement.article), KG.mentions, entity
    yield iri, KG.quote, chinese(statement.evidence.quote)
    yield iri, KG.begin, offset(statement.evidence.begin)
    yield iri, KG.end, offset(statement.evidence.end)
    yield iri, KG.confidence, decimal(statement.confidence)
    if statement.evidence.exact:
        yield iri, KG.exact, plain(statement.evidence.exact)
    if statement.as_of:
        yield iri, KG.asOf, date(statement.as_of)
    if statement.role:
        yield iri, KG.role, chinese(statement.role)
    if statement.rule:
        yield iri, KG.rule, plain(statement.rule)


def _object(statement: Statement, ontology: Ontology, names: Nodes) -> NamedNode:
    """An entity, or for a property whose range is the statuses one of these."""
    return KG[statement.object] if _is_status(statement, ontology) else names.entity(statement.object)


def _is_status(statement: Statement, ontology: Ontology) -> bool:
    known = ontology.properties.get(statement.predicate)
    return known is not None and known.range == ("Status",)
