"""The graph into a store that speaks the SPARQL 1.1 Graph Store Protocol.

Enters: the graph's N-Triples and a `Target`. Leaves: `Pushed`, after the store was asked what it holds.
Example: pushed twice, the graph that holds 雄商高铁 is there once: PUT replaces the named graph.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import httpx
import pyoxigraph
from pyoxigraph import RdfFormat

from kg.errors import GovkgError

NAME = "https://w3id.org/govkg/graph"
"""The named graph that is ours to replace, unless another is named."""

CHUNK = 1 << 16
RETRIED = frozenset({408, 429, 500, 502, 503, 504})
"""What a store answers while it is busy, starting or behind a proxy that waits for it."""

Progress = Callable[[int], None]


class PushError(GovkgError):
    """A store did not take the graph."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where to: the store's Graph Store address, the graph's name (empty: the default graph), who asks.

    `digest` sends the password as HTTP digest instead of basic. `wait` is the seconds before the second try,
    doubled each time.
    """

    url: str
    name: str = NAME
    user: str = ""
    password: str = ""
    digest: bool = False
    tries: int = 4
    wait: float = 1.0
    seconds: float = 300.0


@dataclass(frozen=True, slots=True)
class Pushed:
    """How many triples were sent, how many the store holds now, and how many tries it took."""

    sent: int
    held: int
    tries: int


def push(content: bytes, target: Target, *, progress: Progress = lambda _: None) -> Pushed:
    """Replace the graph `target.name` by the N-Triples `content`, and count what is there afterwards.

    `progress` gets the bytes sent so far. Raises PushError where the store refuses, cannot be reached, or holds
    another number of triples afterwards.
    """
    sent = len({line for line in content.splitlines() if line})
    with httpx.Client(timeout=target.seconds, auth=_auth(target), follow_redirects=False) as client:
        tries = _put(client, content, target, progress)
        held = _held(client, target)
    if held != sent:
        raise PushError(f"{target.url} holds {held} triples of the {sent} sent; look into the store's log")
    return Pushed(sent, held, tries)


def _put(client: httpx.Client, content: bytes, target: Target, progress: Progress) -> int:
    """Send until the store takes it; how many tries that took. PUT may be repeated: it replaces."""
    problem = ""
    for number in range(1, target.tries + 1):
        if number > 1:
            time.sleep(target.wait * 2 ** (number - 2))
        try:
            answer = client.put(
                target.url, params=_graph(target), content=_Body(content, progress),
                headers={"Content-Type": "application/n-triples", "Content-Length": str(len(content))},
            )  # fmt: skip
        except httpx.TransportError as error:
            problem = f"cannot be reached ({_one_line(str(error)) or type(error).__name__})"
            continue
        except (httpx.InvalidURL, httpx.HTTPError) as error:
            raise PushError(f"{target.url}: {_one_line(str(error))}; check the address") from error
        if answer.is_success:
            return number
        problem = f"answers {answer.status_code} {_one_line(answer.text)[:200]}".rstrip()
        if answer.status_code not in RETRIED:
            break
    raise PushError(f"{target.url} {problem}; {_remedy(problem)}")


def _held(client: httpx.Client, target: Target) -> int:
    try:
        answer = client.get(target.url, params=_graph(target), headers={"Accept": "application/n-triples"})
        answer.raise_for_status()
        return len(
            {str(quad.triple) for quad in pyoxigraph.parse(answer.content, format=RdfFormat.N_TRIPLES)}
        )
    except (httpx.HTTPError, SyntaxError) as error:
        told = _one_line(str(error))
        raise PushError(f"{target.url} took the graph, but does not tell what it holds: {told}") from error


@dataclass(frozen=True, slots=True)
class _Body:
    """The content in parts, as often as it is asked for: with HTTP digest it is sent a second time."""

    content: bytes
    progress: Progress

    def __iter__(self) -> Iterator[bytes]:
        for begin in range(0, len(self.content), CHUNK):
            yield self.content[begin : begin + CHUNK]
            self.progress(min(begin + CHUNK, len(self.content)))


def _graph(target: Target) -> dict[str, str]:
    return {"graph": target.name} if target.name else {"default": ""}


def _auth(target: Target) -> httpx.Auth | None:
    if not target.user:
        return None
    kind = httpx.DigestAuth if target.digest else httpx.BasicAuth
    return kind(target.user, target.password)


def _remedy(problem: str) -> str:
    if problem.startswith(("answers 401", "answers 403")):
        return "name a user with --user, and the password in KG_PASSWORD"
    if problem.startswith(("answers 404", "answers 405")):
        return "is this the store's Graph Store address? docs/stores.md names it for each store"
    return "start the store, or check the address"


def _one_line(text: str) -> str:
    return " ".join(text.split())
