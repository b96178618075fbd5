"""The formats that an answer can be had in, and their media types.

Enters: an `Answer`, or the triples of a CONSTRUCT. Leaves: bytes.
Example: 雄商高铁 is `"雄商高铁"@zh` in TSV, and 雄商高铁 in CSV.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph
from pyoxigraph import QueryBoolean, QueryResultsFormat, RdfFormat, Triple

from kg.graph.names import PREFIXES
from kg.query.answer import Answer, to_json

SOLUTIONS: Mapping[str, tuple[str, QueryResultsFormat]] = {
    "json": ("application/sparql-results+json", QueryResultsFormat.JSON),
    "xml": ("application/sparql-results+xml", QueryResultsFormat.XML),
    "csv": ("text/csv; charset=utf-8", QueryResultsFormat.CSV),
    "tsv": ("text/tab-separated-values; charset=utf-8", QueryResultsFormat.TSV),
}
"""Of SELECT and ASK: the media type, and what Oxigraph calls the format."""

TRIPLES: Mapping[str, tuple[str, RdfFormat]] = {
    "turtle": ("text/turtle; charset=utf-8", RdfFormat.TURTLE),
    "nt": ("application/n-triples", RdfFormat.N_TRIPLES),
    "rdfxml": ("application/rdf+xml", RdfFormat.RDF_XML),
    "jsonld": ("application/ld+json", RdfFormat.JSON_LD),
}
"""Of CONSTRUCT and DESCRIBE."""


def write_truth(found: QueryBoolean, form: str) -> bytes:
    """The answer of ASK."""
    return found.serialize(format=SOLUTIONS[form][1]) or b""


def write_answer(answer: Answer, form: str) -> bytes:
    """Rows in one of the formats of SELECT."""
    text = to_json(answer).encode()
    if form == "json":
        return text
    read = pyoxigraph.parse_query_results(text, format=QueryResultsFormat.JSON)
    return read.serialize(format=SOLUTIONS[form][1]) or b""


def write_triples(triples: Iterable[Triple], form: str) -> bytes:
    """Triples in one of the formats of CONSTRUCT."""
    return pyoxigraph.serialize(triples, format=TRIPLES[form][1], prefixes=dict(PREFIXES)) or b""
