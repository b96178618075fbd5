"""What people decided, as part of the graph: who, when, why, and which entities and facts it made what they are.

Enters: the outcomes of a build. Leaves: triples; decisions that could not be carried out leave none.
Example: the fact 雄商高铁 connects 聊城市, added from a feasibility study, is a kg:AddedFact with its
dcterms:source, prov:wasAttributedTo its author, and no document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode
from rdflib import URIRef

from kg.curate.decisions import CLASSES, DECISIONS
from kg.graph.literals import chinese, date, plain
from kg.graph.names import Names, iri_path
from kg.graph.terms import DCTERMS, KG, PROV, RDF, RDFS, Nodes
from kg.graph.triples import Term, Triple
from kg.model import Decision, Outcome

Fact = tuple[str, str, str]


def decided(outcomes: Iterable[Outcome], names: Nodes) -> Iterator[Triple]:
    """The decisions that were carried out, their authors, and the facts that they added."""
    for outcome in outcomes:
        if not outcome.entities:
            continue
        iri, author = (
            NamedNode(made)
            for made in (decision_iri(outcome.decision), author_iri(outcome.decision, names.names))
        )
        yield from _decision(outcome, iri, author, names)
        yield author, RDF.type, PROV.Person
        yield author, RDFS.label, plain(outcome.decision.by)
        if outcome.decision.kind == "add":
            yield from _added(outcome, iri, author, names)


def confirmed(outcomes: Iterable[Outcome]) -> Mapping[Fact, NamedNode]:
    """The facts that people found right, each with the decision that says so."""
    found: dict[Fact, NamedNode] = {}
    for outcome in outcomes:
        if outcome.decision.kind == "confirm" and outcome.entities:
            subject, target = outcome.entities
            fact = (subject, outcome.decision.predicate, target)
            found.setdefault(fact, NamedNode(decision_iri(outcome.decision)))
    return found


def decision_iri(decision: Decision) -> URIRef:
    """The IRI that the decision has in the curation file."""
    whole = ":" in decision.name
    return URIRef(decision.name if whole else DECISIONS + iri_path(decision.name))


def author_iri(decision: Decision, names: Names) -> URIRef:
    """The IRI of the person who took the decision."""
    return URIRef(f"{names.base}agent/{iri_path(decision.by.replace('/', '／'))}")


def added_iri(outcome: Outcome, names: Names) -> URIRef:
    """The IRI of the fact that a decision added: of what it says, and where that is from."""
    said, (subject, target) = outcome.decision, outcome.entities
    return names.hashed("fact", subject, said.predicate, target, said.role, said.as_of, said.source)


def _decision(outcome: Outcome, iri: NamedNode, author: NamedNode, names: Nodes) -> Iterator[Triple]:
    decision = outcome.decision
    yield iri, RDF.type, KG.Decision
    yield iri, RDF.type, KG[CLASSES[decision.kind]]
    yield iri, PROV.wasAttributedTo, author
    yield iri, DCTERMS.date, date(decision.date)
    if decision.reason:
        yield iri, KG.reason, plain(decision.reason)
    value: Mapping[str, tuple[NamedNode, Term]] = {
        "rename": (KG.newName, chinese(decision.value)),
        "retype": (KG.newClass, KG[decision.value]),
        "pin": (KG.shortForm, chinese(decision.value)),
        "reject-figure": (KG.figure, chinese(f"{decision.measure}{decision.value}")),
    }
    if decision.kind in value:
        yield iri, *value[decision.kind]
    of_fact = bool(decision.predicate)
    for key in outcome.entities[:1] if of_fact else outcome.entities:
        yield iri, KG.about, names.entity(key)
        if not of_fact and decision.kind not in ("reject", "reject-figure"):
            yield names.entity(key), KG.decidedBy, iri


def _added(outcome: Outcome, decision: NamedNode, author: NamedNode, names: Nodes) -> Iterator[Triple]:
    said, (subject, target) = outcome.decision, outcome.entities
    fact = (names.entity(subject), KG[said.predicate], names.entity(target) if "/" in target else KG[target])
    iri = NamedNode(added_iri(outcome, names.names))
    more: list[tuple[NamedNode, Literal]] = [(KG.quote, chinese(quote)) for quote in said.quotes]
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
