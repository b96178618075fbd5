"""From what the documents say to RDF: entities, facts with their sentences, mentions with their places.

Enters: a `Knowledge` and the `Ontology`. Leaves: triples, or rdflib graphs, without blank nodes.
Example: 济郑、雄商高铁加快建设 gives id/Project/雄商高铁 kg:hasStatus kg:underway, and a statement with the
quote.
"""

from kg.graph.build import graph_triples, statement_iri, to_graph
from kg.graph.mentions import mention_triples, mentions_graph
from kg.graph.names import ENTITY_NAMESPACE, Names
from kg.graph.triples import Triples

__all__ = [
    "ENTITY_NAMESPACE", "Names", "Triples", "graph_triples", "mention_triples", "mentions_graph", "statement_iri",
    "to_graph",
]  # fmt: skip
