"""Classes, properties and statuses, as the Turtle declares them.

Enters: `Facts`. Leaves: `OntologyClass`, `OntologyProperty`, and the statuses in life's order.
Example: `kg:County rdfs:subClassOf kg:Place` gives a class County whose top is Place; 茌平区 can be one.

A class is what stands below kg:Entity. A class that stands beside it and gathers some (kg:Actor: 组织 or
地方) serves as domain or range, and is no class of entities.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.ontology.facts import CUE, KG, Facts, local
from kg.ontology.model import OntologyClass, OntologyProperty

RDFS = "http://www.w3.org/2000/01/rdf-schema#"
ROOT = KG + "Entity"
SUBCLASS = RDFS + "subClassOf"
PLAIN_COLOUR = "#767676"
"""For a class that names no colour: a grey that can be told from white."""


def read_classes(facts: Facts) -> Mapping[str, OntologyClass]:
    """The classes of entities by local name, in the order of the files."""
    tops = {iri: _top(facts, iri) for iri in facts.subjects(SUBCLASS)}
    return {local(iri): _class(facts, iri, top) for iri, top in tops.items() if top}


def read_properties(facts: Facts, classes: Mapping[str, OntologyClass]) -> Mapping[str, OntologyProperty]:
    """The properties that state facts about entities: those below kg:relatedTo."""
    related = KG + "relatedTo"
    below = RDFS + "subPropertyOf"
    found = [iri for iri in facts.subjects(below) if related in facts.iris(iri, below)]
    return {local(iri): _property(facts, iri, classes) for iri in found}


def read_statuses(facts: Facts) -> Mapping[str, tuple[str, str]]:
    """Local name → (Chinese label, English label), from planned to operating."""
    found = sorted(facts.instances(KG + "Status"), key=lambda iri: int(facts.text(iri, CUE + "order") or 0))
    return {local(iri): (_label(facts, iri, "zh"), _label(facts, iri, "en")) for iri in found}


def known_class(facts: Facts, subject: str, name: str, classes: Mapping[str, OntologyClass]) -> OntologyClass:
    """The class of that local name; OntologyError, naming what is near, where there is none."""
    if name not in classes:
        raise facts.fail(subject, f"names the class {name}, which is not declared", _declare(name))
    return classes[name]


def _declare(name: str) -> str:
    return f"write kg:{name} a owl:Class ; rdfs:subClassOf kg:Entity, or correct the name"


def _top(facts: Facts, iri: str, below: tuple[str, ...] = ()) -> str:
    """The direct subclass of kg:Entity above `iri`, or an empty string where there is none."""
    if iri in below:
        raise facts.fail(iri, "is a subclass of itself", "take one rdfs:subClassOf away")
    parents = facts.iris(iri, SUBCLASS)
    if ROOT in parents:
        return iri
    above = {top for parent in parents if (top := _top(facts, parent, (*below, iri)))}
    if len(above) > 1:
        names = " and ".join(sorted(map(local, above)))
        raise facts.fail(iri, f"stands below {names}", "keep the rdfs:subClassOf that holds")
    return next(iter(above), "")


def _class(facts: Facts, iri: str, top: str) -> OntologyClass:
    if not iri.startswith(KG):
        raise facts.fail(iri, "is outside the namespace of kg:", f"name it kg:{local(iri)}")
    return OntologyClass(
        name=local(iri),
        top=local(top),
        parents=tuple(local(parent) for parent in facts.iris(iri, SUBCLASS) if parent.startswith(KG)),
        label_zh=_label(facts, iri, "zh"),
        label_en=_label(facts, iri, "en"),
        comment_zh=facts.text(iri, RDFS + "comment", "zh"),
        comment_en=facts.text(iri, RDFS + "comment", "en"),
        colour=facts.text(iri, CUE + "colour") or facts.text(top, CUE + "colour") or PLAIN_COLOUR,
        shape=facts.text(iri, CUE + "shape") or facts.text(top, CUE + "shape") or "dot",
        heads=facts.texts(iri, CUE + "head"),
    )


def _property(facts: Facts, iri: str, classes: Mapping[str, OntologyClass]) -> OntologyProperty:
    return OntologyProperty(
        name=local(iri),
        domain=_classes_of(facts, iri, "domain", classes),
        range=_classes_of(facts, iri, "range", classes),
        label_zh=_label(facts, iri, "zh"),
        label_en=_label(facts, iri, "en"),
        comment_zh=facts.text(iri, RDFS + "comment", "zh"),
        comment_en=facts.text(iri, RDFS + "comment", "en"),
        inverse_zh=facts.text(iri, KG + "inverseLabel", "zh"),
        inverse_en=facts.text(iri, KG + "inverseLabel", "en"),
    )


def _classes_of(facts: Facts, iri: str, side: str, classes: Mapping[str, OntologyClass]) -> tuple[str, ...]:
    """Class names of a domain or range: () for kg:Entity, the members for a class that gathers some."""
    named = facts.iris(iri, RDFS + side)
    if len(named) > 1:
        raise facts.fail(iri, f"has {len(named)} times rdfs:{side}", "gather the classes under one class")
    if not named or named == (ROOT,):
        return ()
    if local(named[0]) in classes or named[0] == KG + "Status":
        return (local(named[0]),)
    members = tuple(name for name in classes if named[0] in facts.iris(KG + name, SUBCLASS))
    if not members:
        name = local(named[0])
        raise facts.fail(iri, f"has the {side} {name}, which is not declared", _declare(name))
    return members


def _label(facts: Facts, iri: str, language: str) -> str:
    return facts.text(iri, RDFS + "label", language) or local(iri)
