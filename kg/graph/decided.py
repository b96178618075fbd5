"""What people decided, as part of the graph: who, when, why, and which entities and facts it made what they are.

Enters: the outcomes of a build. Leaves: triples; decisions that could not be carried out leave none.
Example: the fact 雄商高铁 connects 聊城市, added from a feasibility study, is a kg:AddedFact with its
dcterms:source, prov:wasAttributedTo its author, and no document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS
from rdflib.term import Node

from kg.curate.decisions import CLASSES, DECISIONS
from kg.graph.literals import chinese, date, plain
from kg.graph.names import KG, Names, iri_path
from kg.model import Decision, Outcome

Triple = tuple[Node, Node, Node]
Fact = tuple[str, str, str]


def decided(outcomes: Iterable[Outcome], names: Names) -> Iterator[Triple]:
    """The decisions that were carried out, their authors, and the facts that they added."""
    for outcome in outcomes:
        if not outcome.entities:
            continue
        iri, author = decision_iri(outcome.decision), _author(outcome.decision, names)
        yield from _decision(outcome, iri, author, names)
        yield author, RDF.type, PROV.Person
        yield author, RDFS.label, plain(outcome.decision.by)
        if outcome.decision.kind == "add":
            yield from _added(outcome, iri, author, names)


def confirmed(outcomes: Iterable[Outcome]) -> Mapping[Fact, URIRef]:
    """The facts that people found right, each with the decision that says so."""
    found: dict[Fact, URIRef] = {}
    for outcome in outcomes:
        if outcome.decision.kind == "confirm" and outcome.entities:
            subject, target = outcome.entities
            found.setdefault((subject, outcome.decision.predicate, target), decision_iri(outcome.decision))
    return found


def decision_iri(decision: Decision) -> URIRef:
    """The IRI that the decision has in the curation file."""
    whole = ":" in decision.name
    return URIRef(decision.name if whole else DECISIONS + iri_path(decision.name))


def _author(decision: Decision, names: Names) -> URIRef:
    return URIRef(f"{names.base}agent/{iri_path(decision.by.replace('/', '／'))}")


def _decision(outcome: Outcome, iri: URIRef, author: URIRef, names: Names) -> Iterator[Triple]:
    decision = outcome.decision
    yield iri, RDF.type, KG.Decision
    yield iri, RDF.type, KG[CLASSES[decision.kind]]
    yield iri, PROV.wasAttributedTo, author
    yield iri, DCTERMS.date, date(decision.date)
    if decision.reason:
        yield iri, KG.reason, plain(decision.reason)
    value: Mapping[str, tuple[URIRef, Node]] = {
        "rename": (KG.newName, chinese(decision.value)),
        "retype": (KG.newClass, KG[decision.value]),
        "pin": (KG.shortForm, chinese(decision.value)),
    }
    if decision.kind in value:
        yield iri, *value[decision.kind]
    of_fact = bool(decision.predicate)
    for key in outcome.entities[:1] if of_fact else outcome.entities:
        yield iri, KG.about, names.entity(key)
        if not of_fact and decision.kind != "reject":
            yield names.entity(key), KG.decidedBy, iri


def _added(outcome: Outcome, decision: URIRef, author: URIRef, names: Names) -> Iterator[Triple]:
    said, (subject, target) = outcome.decision, outcome.entities
    fact = (names.entity(subject), KG[said.predicate], names.entity(target) if "/" in target else KG[target])
    iri = names.hashed("fact", subject, said.predicate, target, said.role, said.as_of, said.source)
    more: list[tuple[URIRef, Literal]] = [(KG.quote, chinese(quote)) for quote in said.quotes]
    if said.role:
        more.append((KG.role, chinese(said.role)))
    if said.as_of:
        more.append((KG.asOf, date(said.as_of)))
    yield fact
    yield iri, RDF.type, KG.AddedFact
    yield from zip((iri,) * 3, (RDF.subject, RDF.predicate, RDF.object), fact, strict=True)
    yield iri, DCTERMS.source, plain(said.source)
    yield iri, PROV.wasAttributedTo, author
    yield iri, KG.decidedBy, decision
    for predicate, value in more:
        yield iri, predicate, value
