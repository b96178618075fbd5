"""Decisions read from Turtle, and checked one by one: a slip of the hand is told, never passed over.

Enters: a file and the ontology. Leaves: a `Curation`, or an OntologyError of one line.
Example: `decision:x a kg:Rename ; kg:about <Project/雄商铁路> ; kg:newName "雄商高铁"@zh` without a date is
refused with the words "rename has no dcterms:date".
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.curate.decisions import DECISIONS, EMPTY, ENTITIES, KINDS, Curation
from kg.errors import OntologyError
from kg.model import Decision
from kg.ontology.facts import KG, RDF_TYPE
from kg.ontology.model import Ontology

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DCTERMS = "http://purl.org/dc/terms/"
SKOS = "http://www.w3.org/2004/02/skos/core#"

FACT = ("reject", "confirm", "add")
FIGURE = "reject-figure"
_KEY = re.compile(r"[A-Za-z]+/[^/\s]+")
_TEXTS = {
    "role": KG + "role", "source": DCTERMS + "source", "document": KG + "onlyIn", "by": DCTERMS + "creator",
    "reason": KG + "reason", "measure": KG + "measure", "period": KG + "period",
}  # fmt: skip
_DATES = {"date": DCTERMS + "date", "as_of": KG + "asOf"}
_VALUES = {"rename": KG + "newName", "retype": KG + "newClass", "pin": KG + "shortForm", FIGURE: KG + "figure"}
_KNOWN = frozenset({RDF_TYPE, *_TEXTS.values(), *_DATES.values(), *_VALUES.values()}) | {
    KG + "about", KG + "quote", KG + "introduces", RDF + "subject", RDF + "predicate", RDF + "object",
}  # fmt: skip

Said = Mapping[str, list[NamedNode | Literal]]
Fail = Callable[[str, str], OntologyError]


def load_curation(path: Path, ontology: Ontology) -> Curation:
    """The decisions in a file; none where there is no such file. Raises OntologyError."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return EMPTY
    except OSError as error:
        raise OntologyError(path, f"cannot be read ({error.strerror})", "make it readable") from error
    return Curation(parse_curation(content, path, ontology), hashlib.sha256(content).hexdigest())


def parse_curation(content: bytes, path: Path, ontology: Ontology) -> tuple[Decision, ...]:
    """The decisions in Turtle, by name; `path` is for the error. Raises OntologyError."""
    found = []
    for subject, said in sorted(_index(content, path).items()):

        def fail(problem: str, remedy: str, subject: str = subject) -> OntologyError:
            return OntologyError(path, f"{subject.removeprefix(DECISIONS)} {problem}", remedy)

        decision = _decision(subject, said, fail)
        _check(decision, ontology, fail)
        found.append(decision)
    return tuple(found)


def _index(content: bytes, path: Path) -> dict[str, dict[str, list[NamedNode | Literal]]]:
    index: dict[str, dict[str, list[NamedNode | Literal]]] = {}
    try:
        for quad in parse(content, format=RdfFormat.TURTLE, base_iri=ENTITIES):
            if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode | Literal):
                raise OntologyError(path, "has a node without a name", "name every decision")
            said = index.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, [])
            said.append(quad.object)
    except SyntaxError as error:
        reason = str(error.msg).split(": ", 1)[-1]
        problem = f"is no valid Turtle ({reason})"
        raise OntologyError(f"{path}:{error.lineno}", problem, "correct that line") from error
    return index


def _decision(subject: str, said: Said, fail: Fail) -> Decision:
    kinds = [o.value for o in said.get(RDF_TYPE, ())]
    names = [KINDS[kind.removeprefix(KG)] for kind in kinds if kind.removeprefix(KG) in KINDS]
    if len(names) != 1:
        raise fail("is no kind of decision", f"write one of kg:{', kg:'.join(KINDS)}")
    unknown = sorted(set(said) - _KNOWN)
    if unknown:
        raise fail(f"says what is not understood: {unknown[0]}", "take that line out")
    kind = names[0]
    about = KG + "about" if KG + "about" in said else RDF + "subject"
    value = _one(said, _VALUES[kind], fail) if kind in _VALUES else ""
    return Decision(
        name=subject.removeprefix(DECISIONS),
        kind=kind,
        about=tuple(sorted({_key(o, fail) for o in said.get(about, ())})),
        value=value.removeprefix(KG) if kind == "retype" else value,
        predicate=_one(said, RDF + "predicate", fail).removeprefix(KG),
        object=_object(said, fail),
        quotes=tuple(sorted({o.value for o in said.get(KG + "quote", ())})),
        introduces=tuple(sorted({_key(o, fail) for o in said.get(KG + "introduces", ())})),
        **{name: _one(said, iri, fail) for name, iri in (_TEXTS | _DATES).items()},
    )


def _one(said: Said, predicate: str, fail: Fail) -> str:
    values = [o.value for o in said.get(predicate, ())]
    if len(values) > 1:
        raise fail(f"has two values for {_short(predicate)}", "keep one")
    return values[0] if values else ""


def _object(said: Said, fail: Fail) -> str:
    objects = said.get(RDF + "object", ())
    if len(objects) > 1:
        raise fail("has two values for rdf:object", "keep one")
    if not objects:
        return ""
    status = objects[0].value.startswith(KG)
    return objects[0].value.removeprefix(KG) if status else _key(objects[0], fail)


def _key(node: NamedNode | Literal, fail: Fail) -> str:
    """The entity's key, also where its IRI was pasted with % codes from a browser."""
    key = unquote(node.value.removeprefix(ENTITIES)) if isinstance(node, NamedNode) else ""
    if not _KEY.fullmatch(key):
        raise fail(f"speaks of {node.value}, which is no entity", f"write an IRI below {ENTITIES}")
    return key


def _check(decision: Decision, ontology: Ontology, fail: Fail) -> None:
    """What every decision needs, and what its kind needs."""
    for name, iri in (("by", _TEXTS["by"]), ("date", _DATES["date"])):
        if not getattr(decision, name):
            raise fail(f"has no {_short(iri)}", "say who decided, and when")
    for day in (decision.date, decision.as_of):
        _check_date(day, fail)
    _check_value(decision, fail)
    if decision.kind in ("same", "different"):
        if len(decision.about) < 2:
            raise fail("needs two entities", "name both with kg:about")
    elif len(decision.about) != 1:
        raise fail("needs one entity", "name one with kg:about or rdf:subject")
    if decision.kind == "retype" and decision.value not in ontology.classes:
        raise fail(f"names no class: {decision.value}", "write a class of govkg.ttl")
    if decision.kind in FACT:
        _check_fact(decision, ontology, fail)


def _check_value(decision: Decision, fail: Fail) -> None:
    if decision.kind in _VALUES and not decision.value:
        raise fail(f"has no {_short(_VALUES[decision.kind])}", "write it")
    if decision.kind == FIGURE and not decision.measure:
        raise fail("has no kg:measure", "say what the figure measures")


def _check_date(day: str, fail: Fail) -> None:
    try:
        date.fromisoformat(day or "2000-01-01")
    except ValueError as error:
        raise fail(f"has no date: {day}", "write YYYY-MM-DD") from error
    if len(day) not in (0, 10):
        raise fail(f"has no date: {day}", "write YYYY-MM-DD")


def _check_fact(decision: Decision, ontology: Ontology, fail: Fail) -> None:
    if decision.kind == "reject" and not decision.predicate and not decision.object:
        return
    if decision.predicate not in ontology.properties:
        raise fail(f"names no property: {decision.predicate or 'rdf:predicate'}", "write one of govkg.ttl")
    if not decision.object:
        raise fail("has no rdf:object", "write it")
    of_status = ontology.properties[decision.predicate].range == ("Status",)
    if of_status != (decision.object in ontology.statuses):
        raise fail(f"has an object that is not in the property's range: {decision.object}", "correct it")
    if decision.kind == "add" and not decision.source:
        raise fail("has no dcterms:source", "say where the fact is from")
    for key in decision.introduces:
        if key.partition("/")[0] not in ontology.classes:
            raise fail(f"introduces an entity of no class: {key}", "write Class/name")


def _short(iri: str) -> str:
    prefixes = {KG: "kg:", DCTERMS: "dcterms:", RDF: "rdf:"}
    return next((iri.replace(long, short) for long, short in prefixes.items() if iri.startswith(long)), iri)
