"""SPARQL asked of a Turtle file, on Oxigraph.

Enters: a graph file and a query, in which kg:, skos:, dcterms: … need no PREFIX. Leaves: an `Answer`, or the
bytes of a standard format.
Example: `SELECT ?name WHERE { ?p kg:hasStatus kg:underway ; skos:prefLabel ?name }` gives the row 雄商高铁.

A query only reads, and only what it is given: updates, and SERVICE, which would ask the network, are refused.
"""

from kg.query.answer import Answer, Cell
from kg.query.engine import Engine, Reply, Request, run
from kg.query.once import ask_within
from kg.query.refusal import QueryError, refuse
from kg.query.shipped import Parameter, Question, question, questions

__all__ = [
    "Answer", "Cell", "Engine", "Parameter", "QueryError", "Question", "Reply", "Request", "ask_within",
    "question", "questions", "refuse", "run",
]  # fmt: skip
