"""From what the documents say to RDF: entities, facts with their sentences, mentions with their places.

Enters: a `Knowledge` and the `Ontology`. Leaves: rdflib graphs without blank nodes.
Example: 济郑、雄商高铁加快建设 gives id/Project/雄商高铁 kg:hasStatus kg:underway, and a statement with the
quote.
"""

from kg.graph.build import statement_iri, to_graph
from kg.graph.mentions import mentions_graph
from kg.graph.names import ENTITY_NAMESPACE, Names

__all__ = ["ENTITY_NAMESPACE", "Names", "mentions_graph", "statement_iri", "to_graph"]
