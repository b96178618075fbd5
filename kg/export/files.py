"""One function for each format: the graph in, bytes out, always the same.

Enters: a Turtle file and the name of a format. Leaves: file names with their content.
Example: csv gives nodes.csv, with a line for 雄商高铁, and edges.csv, with a line for 聊城市 undertakes 雄商高铁.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, astuple, fields
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pyoxigraph
from pyoxigraph import Quad, RdfFormat, Store

from kg.export.network import Edge, Node, edges, nodes
from kg.graph.names import PREFIXES
from kg.ontology.load import load

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML 1.0 has no way to write."""


def exported(store: Store, form: str, *, ontology: Path | None = None) -> Mapping[str, bytes]:
    """The files of a format. `ontology` tells the top classes; None: govkg's own."""
    if form in _OF_TRIPLES:
        return _OF_TRIPLES[form](store)
    top = frozenset(known.top for known in load(ontology).classes.values())
    return _OF_NETWORK[form](nodes(store, top), edges(store))


def n_triples(store: Store) -> Mapping[str, bytes]:
    """A triple a line, sorted, so that two graphs can be compared line by line."""
    return {"graph.nt": b"".join(sorted(_lines(store)))}


def json_ld(store: Store) -> Mapping[str, bytes]:
    """JSON-LD with our prefixes as its context, one thing a line."""
    things: dict[str, dict[str, list[object]]] = {}
    for quad in sorted(store, key=_order):
        thing = things.setdefault(quad.subject.value, {"@id": quad.subject.value})
        if quad.predicate.value.endswith("#type"):
            thing.setdefault("@type", []).append(_compact(quad.object.value))
        else:
            thing.setdefault(_compact(quad.predicate.value), []).append(_value(quad))
    listed = ",\n".join(json.dumps(thing, ensure_ascii=False) for thing in things.values())
    context = json.dumps(dict(PREFIXES), ensure_ascii=False)
    return {"graph.jsonld": f'{{"@context": {context},\n"@graph": [\n{listed}\n]}}\n'.encode()}


def graphml(known: Iterable[Node], facts: Iterable[Edge]) -> Mapping[str, bytes]:
    """GraphML, as yEd, Gephi, Cytoscape and networkx read it."""
    lines = networkx.generate_graphml(_network(known, facts), prettyprint=True)
    return {"graph.graphml": _document("\n".join(lines))}


def gexf(known: Iterable[Node], facts: Iterable[Edge]) -> Mapping[str, bytes]:
    """GEXF 1.2, Gephi's own."""
    text = "\n".join(networkx.generate_gexf(_network(known, facts), prettyprint=True, version="1.2draft"))
    # networkx writes today's date; the same graph shall be the same bytes tomorrow.
    return {"graph.gexf": _document(re.sub(r"<meta\b.*?(?:/>|</meta>)\s*", "", text, flags=re.S))}


def tables(known: Iterable[Node], facts: Iterable[Edge]) -> Mapping[str, bytes]:
    """Two CSV tables with the column names that Gephi looks for."""
    renamed = {"id": "Id", "label": "Label", "source": "Source", "target": "Target"}
    made = {}
    for name, kind, rows in (("nodes.csv", Node, known), ("edges.csv", Edge, facts)):
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(renamed.get(field.name, field.name) for field in fields(kind))
        writer.writerows(map(astuple, rows))
        made[name] = text.getvalue().encode()
    return made


_OF_TRIPLES: Mapping[str, Callable[[Store], Mapping[str, bytes]]] = {"nt": n_triples, "jsonld": json_ld}
_OF_NETWORK: Mapping[str, Callable[[Iterable[Node], Iterable[Edge]], Mapping[str, bytes]]] = {
    "graphml": graphml, "gexf": gexf, "csv": tables,
}  # fmt: skip
FORMATS = (*_OF_TRIPLES, *_OF_NETWORK)


def _lines(store: Store) -> list[bytes]:
    triples = (quad.triple for quad in store)
    return (pyoxigraph.serialize(triples, format=RdfFormat.N_TRIPLES) or b"").splitlines(keepends=True)


def _order(quad: Quad) -> tuple[str, str, str]:
    return str(quad.subject), str(quad.predicate), str(quad.object)


def _compact(iri: str) -> str:
    """kg:Place for …/ontology#Place, where the rest is a plain word."""
    for prefix, namespace in PREFIXES:
        if re.fullmatch(r"\w+", iri.removeprefix(namespace)) and iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _value(quad: Quad) -> Mapping[str, str]:
    value = quad.object
    if not isinstance(value, pyoxigraph.Literal):
        return {"@id": value.value}  # type: ignore[union-attr]
    if value.language:
        return {"@value": value.value, "@language": value.language}
    kind = _compact(value.datatype.value)
    return {"@value": value.value} if kind == "xsd:string" else {"@value": value.value, "@type": kind}


def _network(known: Iterable[Node], facts: Iterable[Edge]) -> networkx.MultiDiGraph:
    graph = networkx.MultiDiGraph()
    for node in known:
        graph.add_node(
            node.id, **{name: _clean(value) for name, value in asdict(node).items() if name != "id"}
        )
    for number, fact in enumerate(facts):
        said = {
            name: _clean(value) for name, value in asdict(fact).items() if name not in ("source", "target")
        }
        graph.add_edge(fact.source, fact.target, key=number, **said)
    return graph


def _clean(value: object) -> object:
    return _NO_XML.sub("\ufffd", value) if isinstance(value, str) else value


def _document(text: str) -> bytes:
    """The text as an XML document that its declaration tells the encoding of, once it is seen to be one."""
    body = re.sub(r"^\s*<\?xml.*?\?>\s*", "", text)
    ElementTree.fromstring(body)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()
