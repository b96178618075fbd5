"""The SPARQL 1.1 Protocol: queries alone, by GET and POST.

Enters: an HTTP request. Leaves: the answer in the format that the client wants, or a line of plain text that tells
what is wrong. Besides the protocol's own there are `format`, as the command line has it, any number of `p`, each
name=value, for parameters, and strict=1, with which a term that nothing knows is told.
Example: GET /sparql?query=ASK {?x rdfs:label "雄商高铁"@zh} gives {"head": {}, "boolean": true}.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect
from starlette.requests import Request as HttpRequest
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from kg.query import Parameter, Reply, Request
from kg.query.formats import SOLUTIONS as ROWS
from kg.query.formats import TRIPLES as GRAPHS
from kg.serve.negotiate import PAGE, SOLUTIONS, TRIPLES, chosen
from kg.serve.pool import Pool

LARGEST = 1 << 18
"""Bytes of a request's body: no question is longer."""

FIELDS = 64
STATUS = {"query": 400, "refused": 403, "format": 406, "failed": 500, "timeout": 503, "busy": 503}
FORM = "application/x-www-form-urlencoded"
DESCRIPTION = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
<{url}> a sd:Service ; sd:endpoint <{url}> ; sd:supportedLanguage sd:SPARQL11Query ;
    sd:resultFormat <http://www.w3.org/ns/formats/SPARQL_Results_JSON>, <http://www.w3.org/ns/formats/SPARQL_Results_XML>,
        <http://www.w3.org/ns/formats/SPARQL_Results_CSV>, <http://www.w3.org/ns/formats/SPARQL_Results_TSV>,
        <http://www.w3.org/ns/formats/Turtle>, <http://www.w3.org/ns/formats/N-Triples>,
        <http://www.w3.org/ns/formats/JSON-LD>, <http://www.w3.org/ns/formats/RDF_XML> .
"""


class Refusal(Exception):
    """A request that is answered with a status and a line."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Answers at one address. `limit` is the most rows an answer has, `patience` seconds for a body to come."""

    pool: Pool
    questions: Mapping[str, Sequence[Parameter]]
    limit: int
    patience: float

    async def __call__(self, request: HttpRequest) -> Response:
        """The answer to one request."""
        try:
            fields = await self._fields(request)
            if "query" not in fields and request.method == "GET" and "update" not in fields:
                return _introduction(request)
            asked = self._request(fields, request.headers.get("accept", ""))
        except Refusal as refusal:
            return told(refusal.status, str(refusal))
        return _response(await self.pool.ask(asked))

    async def _fields(self, request: HttpRequest) -> dict[str, list[str]]:
        fields = _parsed(request.url.query)
        if request.method != "POST":
            return fields
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media == "application/sparql-update":
            raise Refusal(403, "this endpoint only reads; updates are refused")
        if media not in (FORM, "application/sparql-query"):
            raise Refusal(415, f"send the query as {FORM} or as application/sparql-query")
        try:
            async with asyncio.timeout(self.patience):
                body = await _body(request)
            text = body.decode()
        except TimeoutError as error:
            raise Refusal(408, "the body of the request did not come in time") from error
        except (UnicodeDecodeError, ClientDisconnect) as error:
            raise Refusal(400, "the query is not UTF-8") from error
        found = _parsed(text) if media == FORM else {"query": [text]}
        return {name: fields.get(name, []) + found.get(name, []) for name in (*fields, *found)}

    def _request(self, fields: Mapping[str, Sequence[str]], accept: str) -> Request:
        if "update" in fields:
            raise Refusal(403, "this endpoint only reads; updates are refused")
        if len(fields.get("query", ())) != 1:
            raise Refusal(400, "send one query")
        if {"default-graph-uri", "named-graph-uri"} & set(fields):
            raise Refusal(400, "there is one graph here, the default graph; name no other")
        pairs = tuple(
            (name.strip(), value) for name, _, value in (p.partition("=") for p in fields.get("p", ()))
        )
        kinds = {p.name: p.kind for p in self.questions.get(fields.get("question", [""])[0], ())}
        rows, graphs = _formats(fields.get("format", [""])[0], accept)
        strict = fields.get("strict", [""])[0] == "1"
        return Request(
            fields["query"][0], rows, graphs, limit=self.limit, parameters=pairs, kinds=kinds, strict=strict
        )


def told(status: int, message: str) -> Response:
    """A line of plain text, with the hint when to come again where that helps."""
    headers = {"Retry-After": "5"} if status == 503 else {}
    return PlainTextResponse(message + "\n", status, headers)


def _response(reply: Reply) -> Response:
    if reply.problem:
        return told(STATUS[reply.problem], reply.message)
    headers = {"Vary": "Accept"}
    if reply.cut:
        headers["Warning"] = f'199 - "cut after {reply.rows} rows"'
    return Response(reply.body, headers=headers, media_type=reply.media)


def _formats(named: str, accept: str) -> tuple[str, str]:
    """For rows and for triples: as the format named says, else as the client accepts."""
    rows, graphs = chosen(accept, SOLUTIONS), chosen(accept, TRIPLES)
    named = {"json-ld": "jsonld", "ttl": "turtle", "rdf+xml": "rdfxml"}.get(named, named)
    return (named if named in ROWS else rows), (named if named in GRAPHS else graphs)


def _introduction(request: HttpRequest) -> Response:
    """What a look at the bare address gives: people the form, programs the service's description."""
    if chosen(request.headers.get("accept", ""), {"text/turtle": "turtle", **PAGE}) == "html":
        return RedirectResponse("/query", 303)
    return Response(DESCRIPTION.format(url=request.url.replace(query="")), media_type="text/turtle")


def _parsed(text: str) -> dict[str, list[str]]:
    try:
        return parse_qs(text, keep_blank_values=True, max_num_fields=FIELDS, errors="strict")
    except ValueError as error:
        raise Refusal(400, "the fields of the request cannot be read") from error


async def _body(request: HttpRequest) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST:
            raise Refusal(413, f"a query has at most {LARGEST} bytes")
        parts.append(part)
    return b"".join(parts)
