"""kg push: the graph stands in the store afterwards, once, or it is told why not."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import httpx
import pytest

from kg.export import Target, push
from kg.export.push import NAME, PushError

LINES = [
    f'<http://example.org/{number}> <http://example.org/p> "雄商高铁{number}"@zh .\n'
    for number in range(3000)
]
CONTENT = "".join(LINES).encode()
# It stands beside the interpreter, whether or not the environment was activated.
OXIGRAPH = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or ""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as opened:
        return int(opened.getsockname()[1])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not OXIGRAPH:
        pytest.skip("the oxigraph server is not installed")
    port = free_port()
    place = tmp_path_factory.mktemp("store")
    command = [OXIGRAPH, "serve", "--location", str(place), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        for _ in range(100):
            try:
                httpx.get(f"http://127.0.0.1:{port}/")
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
        process.kill()


def count(store: str, graph: str = NAME) -> int:
    query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    answer = httpx.get(
        f"{store}/query", params={"query": query}, headers={"Accept": "application/json"}
    ).json()
    return int(answer["results"]["bindings"][0]["n"]["value"])


def test_a_real_store_holds_the_graph_once(store: str) -> None:
    told: list[int] = []
    pushed = push(CONTENT, Target(f"{store}/store"), progress=told.append)
    assert (pushed.sent, pushed.held, pushed.tries, count(store)) == (3000, 3000, 1, 3000)
    assert told == sorted(told)
    assert told[-1] == len(CONTENT)
    assert len(told) > 2
    less = "".join(LINES[:10]).encode()
    assert push(less, Target(f"{store}/store")).held == count(store) == 10


def test_other_graphs_are_left_alone(store: str) -> None:
    other = "http://example.org/other"
    push(CONTENT, Target(f"{store}/store", other))
    push("".join(LINES[:5]).encode(), Target(f"{store}/store"))
    assert (count(store, other), count(store)) == (3000, 5)


def test_what_is_no_graph_store_is_told(store: str) -> None:
    with pytest.raises(PushError, match=r"answers 404 .*docs/stores\.md"):
        push(CONTENT, Target(f"{store}/nothing"))


def test_a_store_that_is_not_there_is_told_after_all_tries() -> None:
    with pytest.raises(PushError, match=r"cannot be reached .*start the store"):
        push(CONTENT, Target(f"http://127.0.0.1:{free_port()}/store", tries=2, wait=0.01))
    with pytest.raises(PushError, match="check the address"):
        push(CONTENT, Target("nonsense://", tries=1))


class Moody(BaseHTTPRequestHandler):
    """A store that answers as the test has written down: a status, or to drop the connection."""

    moods: ClassVar[list[int]] = []
    held = b""
    loses = 0

    def do_PUT(self) -> None:
        mood = self.moods.pop(0) if self.moods else 204
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if not mood:
            self.connection.close()
            return
        if mood < 300:
            type(self).held = b"".join(body.splitlines(keepends=True)[self.loses :])
        self._say(mood, b"")

    def do_GET(self) -> None:
        self._say(200, self.held)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the tests' output clean."""

    def _say(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def moody(*moods: int, loses: int = 0) -> Iterator[Target]:
    handler = type("Handler", (Moody,), {"moods": list(moods), "loses": loses})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Target(f"http://127.0.0.1:{server.server_port}/store", wait=0.01)
    finally:
        server.shutdown()
        server.server_close()


def test_a_busy_store_is_asked_again() -> None:
    with moody(503, 0, 204) as target:
        assert push(CONTENT, target).tries == 3


def test_a_store_that_refuses_is_not_asked_again() -> None:
    with moody(401, 204) as target, pytest.raises(PushError, match=r"answers 401.*--user"):
        push(CONTENT, target)


def test_a_store_that_stays_busy_is_given_up() -> None:
    with moody(*[503] * 9) as target, pytest.raises(PushError, match="answers 503"):
        push(CONTENT, target)


def test_a_store_that_loses_triples_is_told() -> None:
    with moody(loses=3) as target, pytest.raises(PushError, match="holds 2997 triples of the 3000 sent"):
        push(CONTENT, target)
