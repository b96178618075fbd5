"""From the ontology's Turtle to its page.

Enters: a folder with govkg.ttl. Leaves: one HTML text, whole in itself, without a script.
Example: a class 船舶 that somebody added in a file of their own has its section, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from kg.graph.names import PREFIXES
from kg.ontology.facts import KG, RDF_TYPE, SKOS, Facts, local, read_facts
from kg.ontology.folder import vocabulary_files

ONTOLOGY = KG.rstrip("#")
_OWL = "http://www.w3.org/2002/07/owl#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_DCTERMS = "http://purl.org/dc/terms/"
_OTHER = (
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("org", "http://www.w3.org/ns/org#"),
    ("cue", "https://w3id.org/govkg/cue#"),
)
KINDS = (
    ("classes", f"{_OWL}Class", "类", "Classes"),
    ("relations", f"{_OWL}ObjectProperty", "关系", "Relations"),
    ("attributes", f"{_OWL}DatatypeProperty", "属性", "Attributes"),
    ("statuses", f"{_OWL}NamedIndividual", "个体", "Individuals"),
    ("annotations", f"{_OWL}AnnotationProperty", "注释属性", "Annotations"),
)
LINKS = (
    (f"{_RDFS}subClassOf", "上位类 subclass of"), (f"{_RDFS}subPropertyOf", "上位属性 subproperty of"),
    (f"{_RDFS}domain", "定义域 domain"), (f"{_RDFS}range", "值域 range"), (f"{_RDFS}seeAlso", "另见 see also"),
    (f"{_OWL}inverseOf", "逆 inverse of"), (f"{_OWL}disjointWith", "不相交 disjoint with"), (RDF_TYPE, "类型 type"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """Another term: its short form and its address, which for one of ours is on the page itself."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or individual with all that the ontology says of it."""

    name: str
    iri: str
    labels: Mapping[str, str]
    comments: Mapping[str, str]
    inverse: Mapping[str, str]
    examples: tuple[str, ...]
    links: tuple[tuple[str, tuple[Link, ...]], ...]


def ontology_html(folder: Path) -> str:
    """The page. Raises OntologyError where a file of the ontology cannot be read."""
    facts = read_facts(vocabulary_files(folder))
    sections = [
        (name, chinese, english, tuple(_terms(facts, kind))) for name, kind, chinese, english in KINDS
    ]
    environment = Environment(
        loader=PackageLoader("kg.publish.ontology_page"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("ontology.html.j2").render(
        sections=[section for section in sections if section[3]], about=_about(facts), iri=ONTOLOGY
    )


def _about(facts: Facts) -> Mapping[str, object]:
    return {
        "titles": _spoken(facts, ONTOLOGY, f"{_DCTERMS}title"),
        "texts": _spoken(facts, ONTOLOGY, f"{_DCTERMS}description"),
        "version": facts.text(ONTOLOGY, f"{_OWL}versionInfo"),
        "version_iri": next(iter(facts.iris(ONTOLOGY, f"{_OWL}versionIRI")), ""),
        "licence": next(iter(facts.iris(ONTOLOGY, f"{_DCTERMS}license")), ""),
        "creators": facts.texts(ONTOLOGY, f"{_DCTERMS}creator") or facts.iris(ONTOLOGY, f"{_DCTERMS}creator"),
        "namespace": KG,
    }


def _terms(facts: Facts, kind: str) -> Iterator[Term]:
    """Those of our namespace, in the order in which the files name them."""
    for iri in facts.instances(kind):
        if iri.startswith(KG):
            yield Term(
                local(iri), iri, _spoken(facts, iri, f"{_RDFS}label"), _spoken(facts, iri, f"{_RDFS}comment"),
                _spoken(facts, iri, f"{KG}inverseLabel"), facts.texts(iri, f"{SKOS}example"),
                tuple(_links(facts, iri)),
            )  # fmt: skip


def _links(facts: Facts, iri: str) -> Iterator[tuple[str, tuple[Link, ...]]]:
    for predicate, title in LINKS:
        found = [value for value in facts.iris(iri, predicate) if not value.startswith(_OWL)]
        if found:
            yield title, tuple(_link(value) for value in found)


def _link(iri: str) -> Link:
    for prefix, namespace in (*PREFIXES, *_OTHER):
        if iri.startswith(namespace):
            text = f"{prefix}:{iri.removeprefix(namespace)}"
            return Link(text, f"#{local(iri)}" if prefix == "kg" else iri)
    return Link(iri, iri)


def _spoken(facts: Facts, subject: str, predicate: str) -> Mapping[str, str]:
    return {language: facts.text(subject, predicate, language) for language in ("zh", "en")}
