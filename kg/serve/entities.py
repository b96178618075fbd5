"""Everything that has an IRI has an address here: a page for people, data for programs.

Enters: the path of an IRI. Leaves: /id/… sends a client on to /page/… or /data/…, as it accepts; a page, Turtle,
JSON-LD, N-Triples or RDF/XML there.
Example: /id/Project/雄商高铁 sends a browser to /page/Project/雄商高铁.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from jinja2 import Environment
from starlette.requests import Request as HttpRequest
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kg.graph.names import ENTITY_NAMESPACE, PREFIXES, iri_path
from kg.query import Cell, Reply, Request
from kg.query.answer import Answer, from_json
from kg.query.formats import TRIPLES as MEDIA
from kg.serve.negotiate import PAGE, TRIPLES, chosen
from kg.serve.pool import Pool
from kg.serve.protocol import STATUS, told

SUFFIXES = {"turtle": "ttl", "jsonld": "jsonld", "nt": "nt", "rdfxml": "rdf"}
DATA = """CONSTRUCT { ?thing ?p ?o . ?record ?q ?v } WHERE {
  { ?thing ?p ?o } UNION { ?record rdf:subject|rdf:object|kg:subject ?thing . ?record ?q ?v } }"""
SAID = """SELECT ?thing ?p ?o ?label WHERE { ?thing ?p ?o
  OPTIONAL { ?o skos:prefLabel|dcterms:identifier|dcterms:title ?label } } ORDER BY ?p ?label ?o"""
FACTS = """SELECT DISTINCT ?thing ?s ?subject ?p ?o ?object ?role ?date ?document ?file ?begin ?quote WHERE {
  { ?record rdf:subject ?thing } UNION { ?record rdf:object ?thing }
  ?record rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; kg:quote ?quote ; kg:begin ?begin ;
    kg:inDocument ?document . ?document dcterms:identifier ?file . ?s skos:prefLabel ?subject .
  OPTIONAL { ?o skos:prefLabel ?object } OPTIONAL { ?record kg:role ?role } OPTIONAL { ?record kg:asOf ?date }
} ORDER BY ?p ?subject ?object ?o ?date ?file ?begin"""
FIGURES = """SELECT ?thing ?measure ?aspect ?value ?unit ?qualifier ?period ?kind ?document ?file ?begin ?quote WHERE {
  ?record a kg:Observation ; kg:subject ?thing ; kg:measure ?measure ; kg:aspect ?aspect ; kg:value ?value ;
    kg:quote ?quote ; kg:begin ?begin ; kg:inDocument ?document . ?document dcterms:identifier ?file .
  OPTIONAL { ?record kg:unit ?unit } OPTIONAL { ?record kg:qualifier ?qualifier }
  OPTIONAL { ?record kg:period ?period } OPTIONAL { ?record kg:kind ?kind }
} ORDER BY ?measure ?period ?file ?begin"""
DOCUMENTS = """SELECT ?thing ?document ?file ?date WHERE { ?document a kg:Document ; kg:mentions ?thing ;
  dcterms:identifier ?file OPTIONAL { ?document dcterms:date ?date } } ORDER BY ?date ?file"""


@dataclass(frozen=True, slots=True)
class Entities:
    """Answers below /id/, /page/ and /data/."""

    pool: Pool
    templates: Environment
    limit: int

    async def name(self, request: HttpRequest) -> Response:
        """Send the client on: a name is no document (303, as Cool URIs for the Semantic Web has it)."""
        path = quote(request.path_params["path"])
        wanted = chosen(request.headers.get("accept", ""), {**PAGE, **TRIPLES})
        if not wanted:
            return told(406, f"there are text/html, {', '.join(media for media, _ in MEDIA.values())}")
        address = f"/page/{path}" if wanted == "html" else f"/data/{path}.{SUFFIXES[wanted]}"
        return RedirectResponse(address, 303, {"Vary": "Accept"})

    async def data(self, request: HttpRequest) -> Response:
        """All that is said of one thing, in the format that the suffix names."""
        path, _, suffix = request.path_params["path"].rpartition(".")
        form = {known: name for name, known in SUFFIXES.items()}.get(suffix, "")
        if not form:
            return told(404, f"the address ends in one of .{', .'.join(SUFFIXES.values())}")
        reply = await self.pool.ask(self._request(DATA, path, form))
        if reply.problem:
            return told(STATUS[reply.problem], reply.message)
        if not reply.rows:
            return told(404, "nothing of this name is in the graph")
        return Response(reply.body, media_type=reply.media)

    async def page(self, request: HttpRequest) -> Response:
        """The same for people: what it is, which documents name it, and each fact with its sentence."""
        path = request.path_params["path"]
        replies = await asyncio.gather(
            *(self.pool.ask(self._request(q, path)) for q in (SAID, FACTS, FIGURES, DOCUMENTS))
        )
        for reply in replies:
            if reply.problem:
                return told(STATUS[reply.problem], reply.message)
        said, facts, figures, documents = map(_rows, replies)
        if not said:
            return HTMLResponse(self.templates.get_template("absent.html.j2").render(path=path), 404)
        page = self.templates.get_template("entity.html.j2").render(
            iri=_iri(path), path=quote(path), name=_title(said, path), said=said, facts=facts, figures=figures,
            documents=documents, link=link, short=short, cut=any(reply.cut for reply in replies),
        )  # fmt: skip
        return HTMLResponse(page)

    def _request(self, query: str, path: str, triples: str = "") -> Request:
        thing = (("thing", _iri(path)),)
        return Request(query, triples=triples, limit=self.limit, parameters=thing)


def link(cell: Cell) -> str:
    """The address here of an IRI of ours; another's own address; empty for what is no web address."""
    if cell.kind != "iri":
        return ""
    if cell.value.startswith(ENTITY_NAMESPACE):
        return "/page/" + quote(unquote(cell.value.removeprefix(ENTITY_NAMESPACE)))
    ours = cell.value.startswith(dict(PREFIXES)["kg"])
    if ours:
        return "/ontology#" + cell.value.rpartition("#")[2]
    return cell.value if cell.value.startswith(("http://", "https://")) else ""


def short(cell: Cell) -> str:
    """An IRI by its prefix, or without what all of ours begin with; other values as they are."""
    for prefix, namespace in PREFIXES:
        if cell.kind == "iri" and cell.value.startswith(namespace):
            return f"{prefix}:{cell.value.removeprefix(namespace)}"
    return unquote(cell.value.removeprefix(ENTITY_NAMESPACE)) if cell.kind == "iri" else cell.value


def _iri(path: str) -> str:
    """What an address was made from: the server has decoded it, and Names encodes again what it must."""
    return ENTITY_NAMESPACE + iri_path(path)


def _rows(reply: Reply) -> list[Mapping[str, Cell]]:
    answer: Answer = from_json(reply.body.decode())
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def _title(said: list[Mapping[str, Cell]], path: str) -> str:
    names = {short(row["p"]): row["o"].value for row in said if row["o"].kind == "literal"}
    order = ("skos:prefLabel", "dcterms:title", "kg:quote")
    return next((names[known] for known in order if known in names), path)
