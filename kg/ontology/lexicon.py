"""How Chinese says it and what everybody knows: triggers, standing bodies, known names, word lists.

Enters: `Facts` and the classes and properties read from them. Leaves: frozen records.
Example: `cue:level "city" ; cue:full "中共{place}委"@zh ; cue:short "{kind}委"@zh`
gives a body with the short forms 市委, 州委, 盟委.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.ontology.facts import CUE, KG, SKOS, Facts, local
from kg.ontology.model import Body, KnownName, OntologyClass, OntologyProperty, Trigger
from kg.ontology.vocabulary import known_class

KINDS = {
    "province": ("省", "市", "自治区"),
    "city": ("市", "州", "盟"),
    "county": ("县", "区", "市", "旗"),
    "town": ("镇", "乡", "街道"),
    "nation": ("",),
}
"""What {kind} in a short form stands for, by the level of the division: 省委, 市委, 县委, 镇党委."""


def read_triggers(
    facts: Facts, properties: Mapping[str, OntologyProperty], statuses: Mapping[str, tuple[str, str]]
) -> tuple[Trigger, ...]:
    """Triggers in the order of the files; OntologyError for an unknown property or status."""
    return tuple(_trigger(facts, iri, properties, statuses) for iri in facts.instances(CUE + "Trigger"))


def read_bodies(facts: Facts, classes: Mapping[str, OntologyClass]) -> tuple[Body, ...]:
    """Standing bodies, one record for each level that has them."""
    return tuple(body for iri in facts.instances(CUE + "Body") for body in _bodies(facts, iri, classes))


def read_known(facts: Facts, classes: Mapping[str, OntologyClass]) -> tuple[KnownName, ...]:
    """Names of national standing; OntologyError for one without a name or of an unknown class."""
    return tuple(_known(facts, iri, classes) for iri in facts.instances(CUE + "KnownName"))


def read_words(facts: Facts) -> Mapping[str, tuple[str, ...]]:
    """Word lists by local name, each word once, in the order written."""
    return {local(iri): facts.texts(iri, CUE + "word") for iri in facts.instances(CUE + "WordList")}


def _trigger(
    facts: Facts,
    iri: str,
    properties: Mapping[str, OntologyProperty],
    statuses: Mapping[str, tuple[str, str]],
) -> Trigger:
    predicate = _local_object(facts, iri, "states")
    if predicate not in properties:
        raise facts.fail(
            iri, f"states {predicate or 'nothing'}", "let cue:states name a property of govkg.ttl"
        )
    status = _local_object(facts, iri, "status")
    if status and status not in statuses:
        raise facts.fail(iri, f"has the unknown status {status}", f"use one of {', '.join(statuses)}")
    return Trigger(
        name=local(iri),
        predicate=predicate,
        words=facts.texts(iri, CUE + "word"),
        frame=facts.text(iri, CUE + "frame") or "active",
        status=status,
        blocked_by=facts.texts(iri, CUE + "blockedBy"),
        needs=facts.texts(iri, CUE + "neededBefore"),
        confidence=_number(facts, iri, "confidence", 0.7),
    )


def _bodies(facts: Facts, iri: str, classes: Mapping[str, OntologyClass]) -> Iterator[Body]:
    full = facts.text(iri, CUE + "full")
    if not full:
        raise facts.fail(iri, "has no cue:full", 'give it one, like cue:full "{place}人民政府"@zh')
    kind = known_class(facts, iri, _local_object(facts, iri, "type") or "Organisation", classes)
    for level in facts.texts(iri, CUE + "level") or ("nation",):
        if level not in KINDS:
            raise facts.fail(iri, f"has the unknown cue:level {level}", f"use one of {', '.join(KINDS)}")
        shorts = _shorts(facts.texts(iri, CUE + "short"), level)
        yield Body(full, shorts, level, kind.top, subtype=kind.name if kind.name != kind.top else "")


def _shorts(patterns: tuple[str, ...], level: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.replace("{kind}", kind) for p in patterns for kind in KINDS[level]))


def _known(facts: Facts, iri: str, classes: Mapping[str, OntologyClass]) -> KnownName:
    name = facts.text(iri, SKOS + "prefLabel", "zh")
    if not name:
        raise facts.fail(iri, "has no Chinese skos:prefLabel", 'give it one, like skos:prefLabel "黄河"@zh')
    kind = known_class(facts, iri, _local_object(facts, iri, "type"), classes)
    labels = facts.texts(iri, SKOS + "altLabel", "zh")
    source = facts.text(iri, "http://purl.org/dc/terms/source")
    subtype = kind.name if kind.name != kind.top else ""
    return KnownName(name, kind.top, labels, source, subtype, facts.texts(iri, CUE + "abbreviation"))


def _local_object(facts: Facts, iri: str, predicate: str) -> str:
    """Local name of the object in kg:, or an empty string."""
    return next((local(o) for o in facts.iris(iri, CUE + predicate) if o.startswith(KG)), "")


def _number(facts: Facts, iri: str, predicate: str, default: float) -> float:
    text = facts.text(iri, CUE + predicate)
    try:
        return float(text) if text else default
    except ValueError as error:
        raise facts.fail(iri, f"has the cue:{predicate} {text!r}", "write a number from 0 to 1") from error
