"""The order of the stages: from a folder of documents to an output folder, replaced in one move.

Enters: a `BuildRequest`. Leaves: a `BuildReport`, and graph.ttl, mentions.ttl, graph.html, graph.json, void.ttl,
ontology.html, report.md and report.json in the output folder; or an error of one line, and the folder as it was.

Read, normalise, segment and extract see one document at a time, in as many processes as pay, and what they
say is kept in the output's cache. Resolve, graph, validate and publish always run over everything, so that a
build after a change equals a build from nothing.

Example: seeds/ with five documents, of which 004.txt (鲁西国际陆港) is new: four readings come from the
cache, one is made, and the graph is the same as if all five had been read today.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from kg import built, manifest
from kg.compare import Changes
from kg.curate import Curation, load_curation
from kg.errors import InputError, OutputError
from kg.files import CACHE, CURATION, GRAPH, PAGE, PREVIOUS, REPORT, SHAPES
from kg.model import Reading
from kg.ontology.load import load, ontology_folder
from kg.ontology.model import Ontology
from kg.pool import in_order
from kg.publish.report import SkippedFile, summarise
from kg.publish.swap import exclusive, replace, settle
from kg.quiet import without_collection
from kg.read import Discovery, FoundFile, discover, document_name, suffixes
from kg.request import BuildReport, BuildRequest, Failure, Listener, Progress

__all__ = ["BuildReport", "BuildRequest", "Progress", "build"]


@dataclass(slots=True)
class _Tally:
    """What became of the documents while they are read."""

    reused: int = 0
    damaged: int = 0


def build(request: BuildRequest, *, progress: Listener = lambda _: None) -> BuildReport:
    """Build the graph and publish it. Raises GovkgError, after which the output is what it was."""
    progress(Progress("ontology"))
    with without_collection():
        ontology = load(request.ontology)
    curation = load_curation(request.curation or ontology_folder(request.ontology) / CURATION, ontology)
    found = discover(request.sources)
    files = _by_name(found.files, request.sources)
    with exclusive(request.output):
        settle(request.output)
        inputs = _inputs(request, files, found, ontology, curation)
        return _unchanged(request, files, ontology, inputs) or _built(
            request, (files, found, ontology, curation), inputs, progress
        )


def _built(
    request: BuildRequest,
    parts: tuple[Sequence[FoundFile], Discovery, Ontology, Curation],
    inputs: str,
    progress: Listener,
) -> BuildReport:
    """Read what is new, make everything else anew, and put it in place."""
    files, found, ontology, curation = parts
    tally = _Tally()
    outcomes = tuple(_outcomes(request, files, ontology, tally=tally, progress=progress))
    readings = tuple(outcome for outcome in outcomes if isinstance(outcome, Reading))
    failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    if not readings:
        raise InputError(failures[0].path, failures[0].problem, failures[0].remedy)
    left_out = [(item.path, item.reason) for item in found.skipped]
    left_out += [(Path(failure.path), failure.problem) for failure in failures]
    skipped = [SkippedFile(document_name(path, *request.sources), why) for path, why in left_out]
    with without_collection():
        # Loaded here: a build that finds nothing to do needs neither.
        from kg.merge import understand
        from kg.pipeline.publication import published

        progress(Progress("resolve"))
        knowledge = understand(readings, ontology, curation)
        report = summarise(knowledge, ontology, skipped)
        made, present = published(knowledge, ontology, report=report, folder=request.ontology, progress=progress)
        changes, former = built.compared(request.output, made[GRAPH], present)
    before = {PREVIOUS: former} if former else {}
    replace(request.output, {**made, **before, built.STAMP: built.stamp(inputs, made)})
    where = (request.output / PAGE, request.output / GRAPH)
    return BuildReport(report, *where, tally.reused, tally.damaged, changes)


def _inputs(
    request: BuildRequest, files: Sequence[FoundFile], found: Discovery, ontology: Ontology, curation: Curation
) -> str:
    """All that the output depends on, as one digest; a file edited meanwhile is noticed by the next build."""
    path = ontology_folder(request.ontology) / SHAPES
    shapes = path.read_bytes() if path.is_file() else b""
    documents = [_key(file, "") for file in files]
    skipped = [f"{document_name(item.path, *request.sources)} {item.reason}" for item in found.skipped]
    parts = (ontology.digest, curation.digest, sha256(shapes).hexdigest(), *documents, *skipped)
    return built.depends_on(str(request.keep_going), *parts)


def _unchanged(
    request: BuildRequest, files: Sequence[FoundFile], ontology: Ontology, inputs: str
) -> BuildReport | None:
    """The report of the last build, if building again would change nothing."""
    fingerprint, folder = manifest.fingerprint(ontology.digest), request.output / CACHE
    keys = (_key(file, fingerprint) for file in files)
    if request.full or not built.is_current(request.output, folder, inputs, keys):
        return None
    report = built.read_report(request.output / REPORT)
    where = (request.output / PAGE, request.output / GRAPH)
    return BuildReport(report, *where, len(files), 0, Changes(), unchanged=True) if report else None


def _by_name(files: Sequence[FoundFile], sources: Sequence[Path]) -> tuple[FoundFile, ...]:
    """The files in the order of their documents' names. Raises InputError for none, or two of one name."""
    if not files:
        where = ", ".join(str(source) for source in sources)
        raise InputError(where, "holds no document", f"put {', '.join(sorted(suffixes()))} files there")
    named: dict[str, FoundFile] = {}
    for file in files:
        name = document_name(file.path, file.root)
        if name in named:
            remedy = "rename one of the two, or build from the folder that holds both"
            raise InputError(file.path, f"has the same name as {named[name].path}", remedy)
        named[name] = file
    return tuple(named[name] for name in sorted(named))


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
    with without_collection():
        known = [None if request.full else _cached(folder, key, tally) for key in keys]
    missing = [file for file, reading in zip(files, known, strict=True) if reading is None]
    fresh = _fresh(request, missing, ontology)
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


def _fresh(request: BuildRequest, missing: Sequence[FoundFile], ontology: Ontology) -> Iterator[Reading | Failure]:
    """What those files say that the cache does not know."""
    if missing:
        with without_collection():
            # Loaded here: what reads Chinese takes long to load, and a decision of a person needs none of it.
            from kg.pipeline.reader import Reader
        yield from in_order(Reader(request.ontology, ontology.digest, ontology), missing, workers=request.workers)


def _key(file: FoundFile, fingerprint: str) -> str:
    """The key of the file as it is now; a file that cannot be opened has one that no entry has."""
    try:
        with file.path.open("rb") as stream:
            digest = file_digest(stream, "sha256").hexdigest()
    except OSError:
        digest = ""  # Reading it will say what is wrong.
    return manifest.entry_key(digest, document_name(file.path, file.root), fingerprint)


def _cached(folder: Path, key: str, tally: _Tally) -> Reading | None:
    try:
        return manifest.load(folder, key)
    except manifest.DamagedEntry:
        tally.damaged += 1
        return None


def _keep(folder: Path, file: FoundFile, reading: Reading, fingerprint: str) -> str:
    """Store a reading under the key of what was read, which a file edited meanwhile no longer has."""
    key = manifest.entry_key(reading.document.digest, document_name(file.path, file.root), fingerprint)
    try:
        manifest.store(folder, key, reading)
    except OSError as error:
        problem = f"cannot be written ({error.strerror})"
        raise OutputError(folder, problem, "make room there, or name another folder with --output") from error
    return key
