"""IRIs: what each document, article, entity, statement and mention is called in the graph.

Enters: names and numbers. Leaves: IRIs, in which Chinese stays Chinese.
Example: `Names().entity("Project/雄商高铁")` is https://w3id.org/govkg/id/Project/雄商高铁; a space becomes
%20.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote

from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, XSD

KG = Namespace("https://w3id.org/govkg/ontology#")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
ITSRDF = Namespace("http://www.w3.org/2005/11/its/rdf#")
SCHEMA = Namespace("https://schema.org/")
ENTITY_NAMESPACE = "https://w3id.org/govkg/id/"
"""Where entities live unless told otherwise; ends in a slash."""

PREFIXES: tuple[tuple[str, str], ...] = tuple(
    (prefix, str(namespace))
    for prefix, namespace in (
        ("dcterms", DCTERMS), ("itsrdf", ITSRDF), ("kg", KG), ("nif", NIF), ("owl", OWL), ("prov", PROV),
        ("rdf", RDF), ("rdfs", RDFS), ("schema", SCHEMA), ("skos", SKOS), ("xsd", XSD),
    )
)  # fmt: skip
"""The prefixes of every graph and every query."""

_NO_CHARACTERS = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xE0000, 0x10000)
)
_UNSAFE = re.compile(
    r'[\x00-\x20"<>{}|\\^`%#?\[\]\x7f-\x9f\u2028\u2029\ud800-\uf8ff\ufdd0-\ufdef\ufff0-\uffff'
    rf"{_NO_CHARACTERS}\U000e0000-\U000e0fff\U000efffe-\U0010ffff]"
)
"""What RFC 3987 admits in no path, and what would end the path."""


@dataclass(frozen=True, slots=True)
class Names:
    """Makes IRIs below `base`, which ends in a slash."""

    base: str = ENTITY_NAMESPACE

    def entity(self, key: str) -> URIRef:
        """Of an entity, by its key: Project/雄商高铁."""
        return URIRef(self.base + iri_path(key))

    def document(self, name: str) -> URIRef:
        """Of a document, by its path below the source folder."""
        return URIRef(f"{self.base}document/{iri_path(name)}")

    def article(self, document: str, number: int) -> URIRef:
        """Of a document's article."""
        return URIRef(f"{self.document(document)}/article/{number}")

    def hashed(self, kind: str, *parts: object) -> URIRef:
        """Of a statement or a mention, by all that it says, so that the same thing said keeps its IRI."""
        said = "\x1f".join(map(str, parts)).encode("utf-8", "surrogateescape")
        return URIRef(f"{self.base}{kind}/{hashlib.sha256(said).hexdigest()[:20]}")


def iri_path(text: str) -> str:
    """`text` in NFC, with what an IRI's path does not admit percent-encoded."""
    normal = unicodedata.normalize("NFC", text)
    return _UNSAFE.sub(lambda match: quote(match[0], safe="", errors="surrogateescape"), normal)


def empty_graph() -> Graph:
    """A graph with our prefixes alone; rdflib would bind thirty of its own."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES:
        graph.bind(prefix, namespace)
    return graph
