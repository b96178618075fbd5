"""The words of the graph and its IRIs as Oxigraph's nodes, each made once.

Enters: names. Leaves: nodes.
Example: `KG.Project` is <https://w3id.org/govkg/ontology#Project>; `Nodes().entity("Project/雄商高铁")` is the node
of 雄商高铁, the same object for each of the hundred sentences that name it.
"""

from __future__ import annotations

from functools import cached_property

from pyoxigraph import NamedNode

from kg.graph.names import ENTITY_NAMESPACE, PREFIXES, Names


class Vocabulary:
    """The nodes of a namespace, by local name: `RDF.type`, `KG["Project"]`."""

    def __init__(self, namespace: str) -> None:
        self._namespace = namespace

    def __getitem__(self, name: str) -> NamedNode:
        """The node of a local name that may be no name of Python's."""
        return getattr(self, name)  # type: ignore[no-any-return]

    def __getattr__(self, name: str) -> NamedNode:
        """Asked once for each name: from then on it is an attribute."""
        if name.startswith("_"):
            raise AttributeError(name)
        node = NamedNode(self._namespace + name)
        setattr(self, name, node)
        return node


_NAMESPACES = dict(PREFIXES)
DCTERMS, ITSRDF, KG, NIF, OWL, PROV, RDF, RDFS, SCHEMA, SKOS, XSD = (
    Vocabulary(_NAMESPACES[prefix])
    for prefix in ("dcterms", "itsrdf", "kg", "nif", "owl", "prov", "rdf", "rdfs", "schema", "skos", "xsd")
)


class Nodes:
    """Makes the nodes of documents, articles, entities and records below `base`, which ends in a slash."""

    def __init__(self, base: str = ENTITY_NAMESPACE) -> None:
        self.names = Names(base)
        self._made: dict[str | tuple[str, int], NamedNode] = {}

    @cached_property
    def base(self) -> str:
        """The namespace of all of them."""
        return self.names.base

    def entity(self, key: str) -> NamedNode:
        """Of an entity, by its key: Project/雄商高铁."""
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = NamedNode(self.names.entity(key))
        return found

    def document(self, name: str) -> NamedNode:
        """Of a document, by its path below the source folder."""
        return self._document(name, -1)

    def article(self, document: str, number: int) -> NamedNode:
        """Of a document's article."""
        return self._document(document, number)

    def hashed(self, kind: str, *parts: object) -> NamedNode:
        """Of a statement or a mention, by all that it says."""
        return NamedNode(self.names.hashed(kind, *parts))

    def _document(self, name: str, number: int) -> NamedNode:
        found = self._made.get((name, number))
        if found is None:
            iri = self.names.document(name) if number < 0 else self.names.article(name, number)
            found = self._made[name, number] = NamedNode(iri)
        return found
