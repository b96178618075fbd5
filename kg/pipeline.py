"""The order of the stages: from a folder of documents to an output folder, replaced in one move.

Enters: a `BuildRequest`. Leaves: a `BuildReport`, and graph.ttl, mentions.ttl, graph.html, graph.json,
report.md and report.json in the output folder; or an error of one line, and the folder as it was.

Read, normalise, segment and extract see one document at a time, in as many processes as pay, and what they
say is kept in the output's cache. Resolve, graph, validate and publish always run over everything, so that a
build after a change equals a build from nothing.

Example: seeds/ with five documents, of which 004.txt (鲁西国际陆港) is new: four readings come from the
cache, one is made, and the graph is the same as if all five had been read today.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path
from typing import TypeAlias

from spacy.language import Language

from kg import manifest
from kg.errors import InputError, OntologyError, OutputError, ValidationError
from kg.extract import build_nlp, extract
from kg.graph import mentions_graph, to_graph
from kg.model import Knowledge, Reading
from kg.normalise import normalise
from kg.ontology.load import load, ontology_folder
from kg.ontology.model import Ontology
from kg.pool import in_order
from kg.publish.page import page_data, page_html
from kg.publish.report import Report, SkippedFile, summarise, to_json, to_markdown
from kg.publish.swap import exclusive, replace, settle
from kg.publish.turtle import turtle
from kg.read import FoundFile, discover, read, suffixes
from kg.resolve import resolve
from kg.segment import segment
from kg.validate import validate

GRAPH = "graph.ttl"
MENTIONS = "mentions.ttl"
PAGE = "graph.html"
CACHE = ".cache"
SHAPES = "shapes.ttl"


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to build, from what, and how. `workers` is a number of processes, 0 for as many as pay.

    `full` reads every document anew. With `keep_going`, documents that cannot be read are skipped and
    reported; otherwise the first one ends the build.
    """

    sources: tuple[Path, ...]
    output: Path
    ontology: Path | None = None
    workers: int = 0
    full: bool = False
    keep_going: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: `done` of `total` steps of the stage."""

    stage: str
    done: int = 0
    total: int = 1


Listener: TypeAlias = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made. `reused` readings came from the cache; `damaged` entries of it were not believed."""

    report: Report
    page: Path
    graph: Path
    reused: int
    damaged: int


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read: the parts of an InputError, which pass between processes."""

    path: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Takes one file through the first four stages. Each process that it is sent to loads the model once."""

    ontology: Path | None
    digest: str

    def __call__(self, file: FoundFile) -> Reading | Failure:
        """What the document says, or why it could not be read."""
        ontology, nlp = _equipment(self)
        try:
            return _read(file, ontology, nlp)
        except InputError as error:
            return Failure(error.path, error.problem, error.remedy)
        # One document that trips the program up must not take the others along, nor vanish in silence.
        except Exception as error:  # noqa: BLE001
            cause = " ".join(f"{type(error).__name__}: {error}".split())
            return Failure(str(file.path), f"cannot be understood ({cause})", "report this with the file")


@dataclass(slots=True)
class _Tally:
    """What became of the documents while they are read."""

    reused: int = 0
    damaged: int = 0


def build(request: BuildRequest, *, progress: Listener = lambda _: None) -> BuildReport:
    """Build the graph and publish it. Raises GovkgError, after which the output is what it was."""
    progress(Progress("ontology"))
    ontology = load(request.ontology)
    found = discover(request.sources)
    files = _by_name(found.files, request.sources)
    tally = _Tally()
    with exclusive(request.output):
        settle(request.output)
        outcomes = tuple(_outcomes(request, files, ontology, tally=tally, progress=progress))
        readings = tuple(outcome for outcome in outcomes if isinstance(outcome, Reading))
        failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
        if not readings:
            raise InputError(failures[0].path, failures[0].problem, failures[0].remedy)
        skipped = [(item.path, item.reason) for item in found.skipped]
        skipped += [(Path(failure.path), failure.problem) for failure in failures]
        knowledge = _understand(readings, ontology, progress)
        report = summarise(
            knowledge, ontology, [SkippedFile(_below(path, request.sources), why) for path, why in skipped]
        )
        files_made = _published(knowledge, ontology, report=report, request=request, progress=progress)
        replace(request.output, files_made)
    return BuildReport(report, request.output / PAGE, request.output / GRAPH, tally.reused, tally.damaged)


def _by_name(files: Sequence[FoundFile], sources: Sequence[Path]) -> tuple[FoundFile, ...]:
    """The files in the order of their documents' names. Raises InputError for none, or two of one name."""
    if not files:
        where = ", ".join(str(source) for source in sources)
        raise InputError(where, "holds no document", f"put {', '.join(sorted(suffixes()))} files there")
    named: dict[str, FoundFile] = {}
    for file in files:
        name = _below(file.path, (file.root,))
        if name in named:
            raise InputError(file.path, f"has the same name as {named[name].path}", "rename one of the two")
        named[name] = file
    return tuple(named[name] for name in sorted(named))


def _below(path: Path, roots: Sequence[Path]) -> str:
    """The path below the first of `roots` that holds it; no report shall depend on where a folder lies."""
    inside = [path.relative_to(root) for root in roots if path != root and path.is_relative_to(root)]
    name = (inside or [Path(path.name)])[0].as_posix()
    return unicodedata.normalize("NFC", name).encode("utf-8", "replace").decode()


def _outcomes(
    request: BuildRequest,
    files: Sequence[FoundFile],
    ontology: Ontology,
    *,
    tally: _Tally,
    progress: Listener,
) -> Iterator[Reading | Failure]:
    """What each file says, in order: from the cache, or read now and kept for the next build."""
    fingerprint = manifest.fingerprint(ontology.digest)
    folder = request.output / CACHE
    keys = [_key(file, fingerprint) for file in files]
    known = [None if request.full else _cached(folder, key, tally) for key in keys]
    missing = [file for file, reading in zip(files, known, strict=True) if reading is None]
    fresh = in_order(Reader(request.ontology, ontology.digest), missing, workers=request.workers)
    for number, (file, reading) in enumerate(zip(files, known, strict=True)):
        progress(Progress("read", number, len(files)))
        outcome = reading or next(fresh)
        if isinstance(outcome, Failure) and not request.keep_going:
            remedy = f"{outcome.remedy}, or build without such files: --keep-going"
            raise InputError(outcome.path, outcome.problem, remedy)
        if reading is None and isinstance(outcome, Reading):
            keys[number] = _keep(folder, file, outcome, fingerprint)
        yield outcome
    progress(Progress("read", len(files), len(files)))
    tally.reused = len(files) - len(missing)
    manifest.sweep(folder, keys)


def _key(file: FoundFile, fingerprint: str) -> str:
    """The key of the file as it is now; a file that cannot be opened has one that no entry has."""
    try:
        with file.path.open("rb") as stream:
            digest = file_digest(stream, "sha256").hexdigest()
    except OSError:
        digest = ""  # Reading it will say what is wrong.
    return manifest.entry_key(digest, _below(file.path, (file.root,)), fingerprint)


def _cached(folder: Path, key: str, tally: _Tally) -> Reading | None:
    try:
        return manifest.load(folder, key)
    except manifest.DamagedEntry:
        tally.damaged += 1
        return None


def _keep(folder: Path, file: FoundFile, reading: Reading, fingerprint: str) -> str:
    """Store a reading under the key of what was read, which a file edited meanwhile no longer has."""
    key = manifest.entry_key(reading.document.digest, _below(file.path, (file.root,)), fingerprint)
    try:
        manifest.store(folder, key, reading)
    except OSError as error:
        problem = f"cannot be written ({error.strerror})"
        raise OutputError(folder, problem, "make room there, or name another folder with --output") from error
    return key


@lru_cache(maxsize=1)
def _equipment(reader: Reader) -> tuple[Ontology, Language]:
    ontology = load(reader.ontology)
    if ontology.digest != reader.digest:
        raise OntologyError(ontology_folder(reader.ontology), "changed while it was read", "build again")
    return ontology, build_nlp(ontology)


def _read(file: FoundFile, ontology: Ontology, nlp: Language) -> Reading:
    document = read(file.path, root=file.root)
    clean = normalise(document.text)
    articles = segment(document, clean, ontology)
    extraction = extract(nlp, document, clean, articles)
    found = (extraction.mentions, extraction.relations, extraction.unverified)
    return Reading(document, clean, articles, *found)


def _understand(readings: tuple[Reading, ...], ontology: Ontology, progress: Listener) -> Knowledge:
    progress(Progress("resolve"))
    resolution = resolve(readings, ontology)
    return Knowledge(readings, resolution.entities, resolution.statements, resolution.doubts)


def _published(
    knowledge: Knowledge, ontology: Ontology, *, report: Report, request: BuildRequest, progress: Listener
) -> Mapping[str, bytes]:
    """The files of the output, made after the graph has stood the check. Raises ValidationError."""
    progress(Progress("graph"))
    graph = to_graph(knowledge, ontology)
    progress(Progress("validate"))
    violations = validate(graph, ontology_folder(request.ontology) / SHAPES)
    if violations:
        more = f" and {len(violations) - 1} more" if len(violations) > 1 else ""
        raise ValidationError(f"the graph breaks its shapes, nothing was published: {violations[0]}{more}")
    progress(Progress("publish"))
    return {
        GRAPH: turtle(graph),
        MENTIONS: turtle(mentions_graph(knowledge, ontology)),
        PAGE: page_html(knowledge, ontology).encode(),
        "graph.json": _json(page_data(knowledge, ontology)),
        "report.md": to_markdown(report),
        "report.json": to_json(report),
    }


def _json(data: Mapping[str, object]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
