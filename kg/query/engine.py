"""A loaded graph that answers, one request at a time.

Enters: a `Request`. Leaves: a `Reply`, which tells of a wrong query in words instead of raising.
Example: the request for the names of all programmes as csv gives the lines name, “6293”工作思路.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Store, Triple

from kg.errors import InputError
from kg.graph.names import PREFIXES
from kg.query.answer import Answer, answer_of
from kg.query.formats import SOLUTIONS, TRIPLES, write_answer, write_triples, write_truth
from kg.query.refusal import QueryError, QueryRefused, refuse
from kg.query.spelling import check_terms
from kg.query.terms import bound

Found: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.S)


@dataclass(frozen=True, slots=True)
class Request:
    """A query and how to answer it.

    `solutions` is the format of a SELECT or ASK, `triples` that of a CONSTRUCT, for which a format of rows will
    do too; empty: such a query is not wanted. `limit` is a number of rows or triples, 0 for all. `kinds` tells
    what kind of thing a parameter is. With `strict`, terms that nothing knows are an error.
    """

    query: str
    solutions: str = "json"
    triples: str = "json"
    limit: int = 0
    parameters: tuple[tuple[str, str], ...] = ()
    kinds: dict[str, str] = field(default_factory=dict)
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, or why there is none. `problem` is empty, query, refused, format, failed, or timeout."""

    body: bytes = b""
    media: str = ""
    rows: int = 0
    cut: bool = False
    problem: str = ""
    message: str = ""


class Engine:
    """Answers requests from one Turtle file. Raises InputError where that cannot be read."""

    def __init__(self, graph: Path, ontology: Path | None = None) -> None:
        """Load `graph`. `ontology` is the folder whose terms a strict query may name; None: govkg's own."""
        self._store = loaded(graph)
        self._ontology = ontology

    def __len__(self) -> int:
        """How many triples there are."""
        return len(self._store)

    def reply(self, request: Request) -> Reply:
        """The answer in the format wanted, or what is wrong with the query."""
        try:
            return self._written(self.found(request), request)
        except QueryRefused as error:
            return Reply(problem="refused", message=str(error))
        except QueryError as error:
            return Reply(problem="query", message=str(error))

    def found(self, request: Request) -> Found:
        """What Oxigraph finds. Raises QueryError where the query is wrong or would write."""
        refuse(request.query)
        try:
            if request.strict:
                check_terms(request.query, self._store, self._ontology)
            terms = bound(self._store, request.parameters, request.kinds)
            return self._store.query(request.query, prefixes=dict(PREFIXES), substitutions=dict(terms))
        except SyntaxError as error:
            raise QueryError(_explained(request.query, str(error))) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(_failed(error)) from error

    def _written(self, found: Found, request: Request) -> Reply:
        of_triples = isinstance(found, QueryTriples)
        form = request.triples if of_triples else request.solutions
        if form not in SOLUTIONS and not (of_triples and form in TRIPLES):
            return Reply(problem="format", message=_wanted(of_triples=of_triples))
        try:
            if isinstance(found, QueryBoolean):
                return Reply(write_truth(found, form), SOLUTIONS[form][0], rows=1)
            if isinstance(found, QueryTriples) and form in TRIPLES:
                return _triples(found, form, request.limit)
            answer = answer_of(found, request.limit)
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(_failed(error)) from error
        return Reply(write_answer(answer, form), SOLUTIONS[form][0], len(answer.rows), answer.cut)


def run(graph: Path, query: str, *, parameters: tuple[tuple[str, str], ...] = (), limit: int = 0) -> Answer:
    """Ask `query` of the Turtle file `graph`, in this process and however long it takes.

    Raises InputError where the file cannot be read, QueryError where the query is wrong or would write.
    """
    engine = Engine(graph)
    found = engine.found(Request(query, parameters=parameters, strict=True))
    try:
        return answer_of(found, limit)
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(_failed(error)) from error


def loaded(path: Path) -> Store:
    """The Turtle file in a store. Raises InputError where it cannot be read."""
    store = Store()
    try:
        store.bulk_load(path=str(path), format=RdfFormat.TURTLE)
    except OSError as error:
        problem = f"cannot be read ({error.strerror or error})"
        raise InputError(path, problem, "make it with: kg build") from error
    except SyntaxError as error:
        raise InputError(
            f"{path}:{error.lineno}", "is no valid Turtle", "make it anew with: kg build"
        ) from error
    return store


def _triples(found: QueryTriples, form: str, limit: int) -> Reply:
    triples: dict[Triple, None] = {}
    for triple in found:
        if limit and len(triples) == limit and triple not in triples:
            return Reply(write_triples(triples, form), TRIPLES[form][0], limit, cut=True)
        triples[triple] = None
    return Reply(write_triples(triples, form), TRIPLES[form][0], len(triples))


def _wanted(*, of_triples: bool) -> str:
    asked, forms = ("CONSTRUCT or DESCRIBE", TRIPLES) if of_triples else ("SELECT or ASK", SOLUTIONS)
    return f"the answer of {asked} cannot be had in this format; ask for {', '.join(forms)}"


def _failed(error: Exception) -> str:
    told = " ".join(str(error).split())
    if match := re.search(r"does not contains? variable \?(\w+) in its SELECT", told):
        return f"the parameter {match[1]} is not among what the query selects; add ?{match[1]} there"
    return f"the query failed: {told}"


def _explained(query: str, message: str) -> str:
    """Oxigraph's message with the place in words, and what stands there instead of all that could."""
    match = _PLACE.match(message)
    if not match:
        return f"the query is no valid SPARQL: {' '.join(message.split())}"
    line, column = int(match[1]), int(match[2])
    there = (query.split("\n")[line - 1 : line] or [""])[0][column - 1 :].strip()[:20]
    place = f"line {line}, column {column}"
    if "a variable that is unbound" in match[3]:
        return f"{place}: the SELECT before this names a variable that is not grouped by or counted"
    if not there:
        return f"{place}: something is missing before this"
    return f"{place}: {'unknown prefix before' if 'Prefix not found' in match[3] else 'unexpected'} {there!r}"
