"""What is asked of a build, and what it answers.

Enters: nothing. Leaves: `BuildRequest`, `Progress`, `Failure` and `BuildReport`.
Example: `BuildRequest((Path("seeds"),), Path("output"))` asks for the graph of 聊城's reports in output/.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from kg.compare import Changes
from kg.publish.report import Report


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to build, from what, and how. `workers` is a number of processes, 0 for as many as pay.

    `full` reads every document anew. With `keep_going`, documents that cannot be read are skipped and
    reported; otherwise the first one ends the build. `curation` is the file of people's decisions; None is the
    one in the ontology's folder.
    """

    sources: tuple[Path, ...]
    output: Path
    ontology: Path | None = None
    workers: int = 0
    full: bool = False
    keep_going: bool = False
    curation: Path | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: `done` of `total` steps of the stage."""

    stage: str
    done: int = 0
    total: int = 1


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read: the parts of an InputError, which pass between processes."""

    path: str
    problem: str
    remedy: str


Listener: TypeAlias = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made. `reused` readings came from the cache; `damaged` entries of it were not believed.

    `changes` are those since the build before, None where there was none; `unchanged` says that there was
    nothing to do.
    """

    report: Report
    page: Path
    graph: Path
    reused: int
    damaged: int
    changes: Changes | None = None
    unchanged: bool = False
