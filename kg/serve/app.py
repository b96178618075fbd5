"""The addresses of the server and what answers at each.

Enters: `Settings`. Leaves: an ASGI application.
Example: / is the page of the graph, /sparql the endpoint, /query the form, /id/Project/雄商高铁 a name.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from jinja2 import Environment, PackageLoader
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request as HttpRequest
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.graph.names import PREFIXES
from kg.ontology.folder import ontology_folder
from kg.query import Request, questions
from kg.query.spelling import vocabulary_terms
from kg.serve.entities import Entities
from kg.serve.hosts import KnownHosts
from kg.serve.negotiate import PAGE, TRIPLES, chosen
from kg.serve.pool import Pool
from kg.serve.protocol import STATUS, Endpoint, told

GRAPH = "graph.ttl"
FILES = {
    "/": "graph.html", "/graph.ttl": GRAPH, "/mentions.ttl": "mentions.ttl", "/void.ttl": "void.ttl",
    "/.well-known/void": "void.ttl", "/report.md": "report.md",
}  # fmt: skip
MEDIA = {".html": "text/html", ".ttl": "text/turtle", ".md": "text/markdown"}
LOCAL = ("127.0.0.1", "localhost", "::1")
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""What a page of the server may do: nothing but with the server."""

EMBEDDED = "base-uri 'none'; frame-ancestors 'none'; form-action 'none'"
"""For pages made to be opened from a disk, which carry their scripts, and their own policy, in themselves."""

SELF_CONTAINED = frozenset({"/", "/ontology"})


@dataclass(frozen=True, slots=True)
class Settings:
    """What is served and how much of it one client may ask: seconds for a question, rows of an answer.

    `hosts` are the names under which the server may be called; a page elsewhere that had its own name point
    here would otherwise read the graph.
    """

    output: Path
    ontology: Path | None = None
    seconds: float = 10.0
    rows: int = 100_000
    workers: int = 4
    hosts: tuple[str, ...] = LOCAL


def application(settings: Settings) -> Starlette:
    """The server's application. Its processes start with it and end with it."""
    pool = Pool(
        settings.output / GRAPH, size=settings.workers, seconds=settings.seconds, ontology=settings.ontology
    )
    templates = Environment(loader=PackageLoader("kg.serve"), autoescape=True, trim_blocks=True)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await pool.close()

    middleware = [Middleware(SafeHeaders)]
    if "*" not in settings.hosts:
        middleware.insert(0, Middleware(KnownHosts, hosts=settings.hosts))
    return Starlette(
        routes=[*_files(settings), *_routes(settings, pool, templates)],
        middleware=middleware, lifespan=lifespan,
    )  # fmt: skip


class SafeHeaders:
    """Adds to every answer what keeps a browser from doing with it more than was meant."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with the headers."""
        policy = EMBEDDED if scope.get("path") in SELF_CONTAINED else STRICT
        extra = [
            (b"content-security-policy", policy.encode()), (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"no-referrer"),
        ]  # fmt: skip

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *extra]
            await send(message)

        await self._app(scope, receive, with_headers)


def _routes(settings: Settings, pool: Pool, templates: Environment) -> list[Route | Mount]:
    known = questions(ontology_folder(settings.ontology) / "queries")
    named = {question.name: question.parameters for question in known}
    entities = Entities(pool, templates, settings.rows)

    async def form(_: HttpRequest) -> Response:
        return HTMLResponse(templates.get_template("query.html.j2").render(questions=known))

    async def listed(_: HttpRequest) -> Response:
        terms = vocabulary_terms(settings.ontology)
        asked = [asdict(question) for question in known]
        return JSONResponse({"prefixes": dict(PREFIXES), "questions": asked, "terms": terms})

    async def health(_: HttpRequest) -> Response:
        reply = await pool.ask(Request("ASK {}"))
        state = "ok" if not reply.problem else reply.problem
        return JSONResponse({"status": state, "triples": pool.triples}, STATUS.get(reply.problem, 200))

    return [
        Route(
            "/sparql",
            Endpoint(pool, named, settings.rows, settings.seconds).__call__,
            methods=["GET", "POST"],
        ),
        Route("/query", form),
        Route("/questions.json", listed),
        Route("/health", health),
        Route("/id/{path:path}", entities.name),
        Route("/page/{path:path}", entities.page),
        Route("/data/{path:path}", entities.data),
        Mount("/static", StaticFiles(packages=[("kg.serve", "static")])),
    ]


def _files(settings: Settings) -> list[Route]:
    def at(name: str) -> Route:
        async def file(_: HttpRequest) -> Response:
            return _file(settings.output / FILES[name])

        return Route(name, file)

    async def ontology(request: HttpRequest) -> Response:
        if chosen(request.headers.get("accept", ""), {**PAGE, **TRIPLES}) == "html":
            return _file(settings.output / "ontology.html")
        return _file(ontology_folder(settings.ontology) / "govkg.ttl")

    return [*map(at, FILES), Route("/ontology", ontology)]


def _file(path: Path) -> Response:
    if not path.is_file():
        return told(404, f"{path.name} is not in the output; make it with: kg build")
    return FileResponse(path, media_type=MEDIA[path.suffix], headers={"Vary": "Accept"})
