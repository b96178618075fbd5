"""kg serve: the page, the protocol, the entities, and what must not bring it down."""

from __future__ import annotations

import asyncio
import json
import re
import socket
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

import httpx
import pytest
import rdflib
from serving import serving
from SPARQLWrapper import CSV, JSON, JSONLD, POST, RDFXML, TSV, TURTLE, XML, SPARQLWrapper

from kg.errors import InputError
from kg.serve import listening
from kg.serve.hosts import host_of
from kg.serve.negotiate import SOLUTIONS, TRIPLES, chosen

Result = TypeVar("Result")
ROOT = Path(__file__).parents[2]
NAMES = "SELECT ?name { ?p a kg:Person ; skos:prefLabel ?name }"
PREFIXED = (
    "PREFIX kg: <https://w3id.org/govkg/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
)
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"
RAILWAY = "/id/Project/" + quote("东西高铁")


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=30) as client:
        yield client


def test_the_page_stands_at_the_root(client: httpx.Client) -> None:
    page = client.get("/")
    assert "<title>图谱</title>" in page.text
    assert page.headers["content-type"].startswith("text/html")
    assert client.get("/health").json() == {"status": "ok", "triples": len(rdflib.Graph().parse(
        data=client.get("/graph.ttl").text, format="turtle"))}  # fmt: skip
    assert client.get("/mentions.ttl").status_code == 404


@pytest.mark.parametrize(
    ("form", "media"),
    [(JSON, "application/sparql-results+json"), (XML, "application/sparql-results+xml"), (CSV, "text/csv"),
     (TSV, "text/tab-separated-values")],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_gets_rows(address: str, form: str, media: str, method: str) -> None:
    wrapper = SPARQLWrapper(f"{address}/sparql")
    wrapper.setQuery(PREFIXED + NAMES)
    wrapper.setReturnFormat(form)
    wrapper.setMethod(method)
    answer = wrapper.query()
    assert answer.info()["content-type"].startswith(media)
    assert "王小明" in answer.response.read().decode()


@pytest.mark.parametrize("form", [TURTLE, RDFXML, JSONLD])
def test_sparqlwrapper_gets_triples(address: str, form: str) -> None:
    wrapper = SPARQLWrapper(f"{address}/sparql")
    wrapper.setQuery(PREFIXED + "CONSTRUCT { ?p skos:prefLabel ?n } { ?p a kg:Person ; skos:prefLabel ?n }")
    wrapper.setReturnFormat(form)
    found = wrapper.query().convert()
    graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format="turtle")
    assert [str(o) for o in graph.objects()] == ["王小明"]


@pytest.mark.parametrize(("media", "form"), SOLUTIONS.items())
def test_raw_requests_for_rows(client: httpx.Client, media: str, form: str) -> None:
    answer = client.get("/sparql", params={"query": NAMES}, headers={"Accept": media})
    assert answer.status_code == 200
    assert "王小明" in answer.text
    posted = client.post(
        "/sparql", content=NAMES, headers={"Accept": media, "Content-Type": "application/sparql-query"}
    )
    assert posted.content == answer.content
    sent = client.post("/sparql", data={"query": NAMES}, headers={"Accept": media})
    assert sent.content == answer.content


@pytest.mark.parametrize(("media", "form"), TRIPLES.items())
def test_raw_requests_for_triples(client: httpx.Client, media: str, form: str) -> None:
    query = "CONSTRUCT WHERE { ?p a kg:Person ; skos:prefLabel ?n }"
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": media})
    known = {"turtle": "turtle", "nt": "nt", "jsonld": "json-ld", "rdfxml": "xml"}[form]
    assert len(rdflib.Graph().parse(data=answer.content, format=known)) == 2


def test_ask_has_its_own_form(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"query": "ASK { ?p a kg:Person }"}).json() == {
        "head": {},
        "boolean": True,
    }


def test_parameters_of_a_shipped_question(client: httpx.Client) -> None:
    known = {item["name"]: item for item in client.get("/questions.json").json()["questions"]}
    fields = {
        "query": known["project-status"]["text"], "question": "project-status", "p": "name=东西高铁", "format": "csv",
    }  # fmt: skip
    answer = client.post("/sparql", data=fields)
    assert answer.headers["content-type"].startswith("text/csv")
    assert len(answer.text.splitlines()) == 3
    wrong = client.post("/sparql", data=fields | {"p": "name=无此项目"})
    assert (wrong.status_code, "no entity is called 无此项目" in wrong.text) == (400, True)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"query": "SELECT * {"}, 400),
        ({"query": "INSERT DATA { <http://a> <http://b> 1 }"}, 403),
        ({"query": "LOAD <http://127.0.0.1:9/x>"}, 403),
        ({"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}, 403),
        ({"update": "CLEAR ALL"}, 403),
        ({"query": "ASK {}", "default-graph-uri": "http://example.org/"}, 400),
        ({"query": "ASK {}", "p": "a b=1"}, 400),
        ({}, 400),
    ],
)
def test_what_is_refused(client: httpx.Client, fields: dict[str, str], status: int) -> None:
    answer = client.post(
        "/sparql", data=fields, headers={"Content-Type": "application/x-www-form-urlencoded"}
    )
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert len(answer.text.splitlines()) == 1


def test_other_wrong_requests(client: httpx.Client) -> None:
    assert client.put("/sparql", content=b"x").status_code == 405
    assert client.delete("/sparql").status_code == 405
    assert client.get("/sparql?query=ASK{}&query=ASK{}").status_code == 400
    assert client.get("/sparql?query=%ff").status_code == 400
    assert (
        client.post("/sparql", content=b"{}", headers={"Content-Type": "application/json"}).status_code == 415
    )
    update = {"Content-Type": "application/sparql-update"}
    assert client.post("/sparql", content=b"CLEAR ALL", headers=update).status_code == 403
    query = {"Content-Type": "application/sparql-query"}
    assert client.post("/sparql", content=b"#" * 300_000, headers=query).status_code == 413
    assert client.post("/sparql", content=b"\xff", headers=query).status_code == 400
    assert (
        client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": "image/png"}).status_code == 406
    )
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
    for path in (
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/nothing",
        "/data/Project/x.exe",
        "/data/Project/x.ttl",
    ):
        assert client.get(path).status_code == 404, path


@pytest.mark.parametrize(
    ("header", "host"),
    [
        ("127.0.0.1:8000", "127.0.0.1"),
        ("localhost", "localhost"),
        ("LOCALHOST:80", "localhost"),
        ("[::1]:8000", "::1"),
        ("[::1]", "::1"),
        ("[0:0:0:0:0:0:0:1]:80", "::1"),
        ("evil.example:8000", "evil.example"),
        ("[::1", ""),
        ("[::1]evil.example", ""),
        ("[evil]:80", ""),
        ("", ""),
    ],
)
def test_the_host_that_a_request_names(header: str, host: str) -> None:
    assert host_of(header) == host


@pytest.mark.parametrize(("host", "status"), [("[::1]:80", 200), ("localhost", 200), ("[::2]", 400), ("::1.evil", 400)])
def test_a_name_that_is_not_ours_is_refused(client: httpx.Client, host: str, status: int) -> None:
    assert client.get("/health", headers={"Host": host}).status_code == status


def test_it_listens_on_the_other_loopback_address(output: Path) -> None:
    try:
        listening("::1", 0).close()
    except InputError:
        pytest.skip("this computer has no IPv6")
    with serving(output, "--host", "::1") as address:
        assert address.startswith("http://[::1]:")
        assert httpx.get(f"{address}/health").json()["status"] == "ok"


def test_a_term_that_nothing_knows_is_told_where_that_is_wanted(client: httpx.Client) -> None:
    query = "SELECT * {\n  ?x kg:locatdIn ?y }"
    assert client.get("/sparql", params={"query": query}).status_code == 200
    told = client.get("/sparql", params={"query": query, "strict": "1"})
    assert (told.status_code, told.text) == (
        400,
        "line 2, column 6: nothing is called kg:locatdIn; did you mean kg:locatedIn?\n",
    )


def test_the_bare_endpoint_introduces_itself(client: httpx.Client) -> None:
    assert client.get("/sparql", headers={"Accept": "text/html"}).headers["location"] == "/query"
    described = rdflib.Graph().parse(data=client.get("/sparql").text, format="turtle")
    assert rdflib.URIRef("http://www.w3.org/ns/sparql-service-description#SPARQL11Query") in set(
        described.objects()
    )


@pytest.mark.parametrize(
    ("accept", "goes"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "/page/Project/"),
        ("text/turtle", ".ttl"),
        ("application/ld+json", ".jsonld"),
        ("application/rdf+xml;q=0.5, application/n-triples", ".nt"),
    ],
)
def test_a_name_leads_to_what_the_client_accepts(client: httpx.Client, accept: str, goes: str) -> None:
    answer = client.get(RAILWAY, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["vary"]) == (303, "Accept")
    assert goes in answer.headers["location"]
    assert "东西高铁" in client.get(RAILWAY, headers={"Accept": accept}, follow_redirects=True).text


@pytest.mark.parametrize(
    ("suffix", "form"), [("ttl", "turtle"), ("jsonld", "json-ld"), ("nt", "nt"), ("rdf", "xml")]
)
def test_data_of_an_entity_are_its_facts(client: httpx.Client, suffix: str, form: str) -> None:
    data = client.get(f"{RAILWAY.replace('/id/', '/data/')}.{suffix}").content
    graph = rdflib.Graph().parse(data=data, format=form)
    assert len(set(graph.subjects(rdflib.RDF.type, rdflib.RDF.Statement))) == 4


def test_every_name_in_the_graph_has_its_page(client: httpx.Client, output: Path) -> None:
    graph = rdflib.Graph().parse(output / "graph.ttl", format="turtle")
    for subject in sorted({str(s) for s in graph.subjects()})[::4]:
        page = client.get(quote(urlsplit(subject).path, safe="/%").replace("/govkg", ""), follow_redirects=True,
                          headers={"Accept": "text/html"})  # fmt: skip
        assert page.status_code == 200, subject
        assert "<h1>" in page.text
    missing = client.get("/page/Project/<script>alert(1)</script>")
    assert missing.status_code == 404
    assert "<script>alert" not in missing.text


def test_the_pages_ask_nothing_of_others(client: httpx.Client) -> None:
    page = client.get("/query")
    assert "default-src 'none'; script-src 'self'" in page.headers["content-security-policy"]
    for path in ("/query", "/static/query.js", "/static/serve.css", RAILWAY.replace("/id/", "/page/")):
        text = client.get(path).text
        assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//(?!www\.w3\.org|w3id\.org)", text), path
    assert "<script>" not in page.text
    assert not re.search(r"<[^>]*\son\w+=", page.text)


def run_apart(work: Coroutine[Any, Any, Result]) -> Result:
    """Run in a thread of its own: the browser's tests leave a running loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def test_a_hundred_clients_at_once(address: str) -> None:
    async def ask(client: httpx.AsyncClient, number: int) -> int:
        path = ("/sparql", "/", "/health", RAILWAY.replace("/id/", "/page/"))[number % 4]
        answer = await client.get(path, params={"query": NAMES} if path == "/sparql" else {})
        return answer.status_code

    async def all_of_them() -> list[int]:
        limits = httpx.Limits(max_connections=None)
        async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits) as client:
            return await asyncio.gather(*(ask(client, number) for number in range(100)))

    codes = run_apart(all_of_them())
    # Each is answered: pages at once, questions when a worker is free, or with 503 and when to come again.
    assert set(codes) <= {200, 503}
    assert {code for number, code in enumerate(codes) if number % 4 in (1, 2)} == {200}
    assert httpx.get(f"{address}/sparql", params={"query": "ASK {}"}, timeout=60).status_code == 200


def test_a_question_without_end_is_ended_and_others_are_answered(client: httpx.Client, address: str) -> None:
    async def both() -> tuple[httpx.Response, httpx.Response, bool]:
        async with httpx.AsyncClient(base_url=address, timeout=60) as other:
            # Both workers are started first: it is their answers that are compared, not their start.
            await asyncio.gather(*(other.get("/sparql", params={"query": "ASK {}"}) for _ in range(8)))
            slow = asyncio.create_task(other.get("/sparql", params={"query": ENDLESS}))
            await asyncio.sleep(0.5)
            quick = await other.get("/sparql", params={"query": "ASK {}"})
            waited = slow.done()
            return await slow, quick, waited

    slow, quick, waited = run_apart(both())
    assert (slow.status_code, quick.status_code) == (503, 200)
    assert "after 3 seconds" in slow.text
    assert slow.headers["retry-after"]
    assert not waited
    assert client.get("/health").json()["status"] == "ok"


def test_slow_and_broken_clients_hold_nobody_up(client: httpx.Client, address: str) -> None:
    host, port = address.removeprefix("http://").split(":")
    slow = [socket.create_connection((host, int(port))) for _ in range(50)]
    for number, connection in enumerate(slow):
        connection.sendall(
            [
                b"GET /sp",
                b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                b"application/sparql-query\r\nContent-Length: 99\r\n\r\nASK",
                b"\x16\x03\x01\x00",
            ][number % 3]
        )
    assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
    assert b" 408 " in _rest(slow[1])
    for connection in slow:
        connection.close()
    for nonsense in (
        b"\x00" * 500 + b"\r\n\r\n",
        b"GET / HTTP/9\r\n\r\n",
        b"A" * 600_000,
        b"GET /%ZZ%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ):
        with socket.create_connection((host, int(port))) as connection:
            try:
                connection.sendall(nonsense)
                connection.shutdown(socket.SHUT_WR)
                connection.recv(1000)
            except OSError:
                pass
    assert client.get("/health").json()["status"] == "ok"


def _rest(connection: socket.socket) -> bytes:
    connection.settimeout(10)
    return connection.recv(1000)


def test_a_new_build_is_served_at_once(client: httpx.Client, output: Path) -> None:
    path = output / "graph.ttl"
    before = path.read_bytes()
    try:
        path.with_suffix(".new").write_bytes(before + '<http://x> <http://y> "新" .\n'.encode())
        path.with_suffix(".new").replace(path)
        assert client.get("/sparql", params={"query": "ASK { <http://x> ?p ?o }"}).json()["boolean"]
        path.write_bytes(b"broken")
        assert client.get("/health").status_code == 500
    finally:
        path.write_bytes(before)
    assert client.get("/health").json()["status"] == "ok"


def test_a_port_that_is_taken_is_told() -> None:
    with listening("127.0.0.1", 0) as first, first:
        first.listen()
        with pytest.raises(InputError, match="is taken; name another with --port"):
            listening("127.0.0.1", first.getsockname()[1])


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("", "json"), ("*/*", "json"), ("text/*", "xml"), ("text/csv;q=0.5,application/xml;q=0.4", "csv"),
        ("application/json;q=0", ""), ("text/csv;q=nonsense", ""), ("*/*;q=0.1, text/csv", "csv"), (";;,,", ""),
    ],
)  # fmt: skip
def test_negotiation(accept: str, name: str) -> None:
    assert chosen(accept, SOLUTIONS) == name


def test_the_answer_is_valid_json_for_hostile_text(client: httpx.Client) -> None:
    query = 'SELECT ("\\u2028\\"</script>\\u0001" AS ?x) {}'
    assert json.loads(client.get("/sparql", params={"query": query}).text)["results"]["bindings"]
