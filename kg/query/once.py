"""One question in a process of its own, which is ended when the time is over.

Enters: a graph, a `Request` and seconds. Leaves: a `Reply`.
Example: a question that multiplies all names of 聊城 with each other is ended after the seconds given.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import kg
from kg.query.engine import Reply, Request
from kg.query.wire import read_head, request_line


def ask_within(graph: Path, request: Request, *, seconds: float, ontology: Path | None = None) -> Reply:
    """The reply, or one with the problem timeout (seconds over) or failed (graph unreadable, process ended)."""
    command = worker_command(graph, seconds=seconds, ontology=ontology)
    environment = worker_environment()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        try:
            told, _ = process.communicate(request_line(request), timeout=seconds)
        except subprocess.TimeoutExpired:
            return Reply(problem="timeout", message=over(seconds))
        finally:
            process.kill()
    return _replies(told)


def over(seconds: float) -> str:
    """What to tell when the time is over."""
    return f"no answer after {seconds:g} seconds; ask for less, or allow more time"


def worker_command(graph: Path, *, seconds: float, ontology: Path | None = None) -> list[str]:
    """How to start a process that answers questions about `graph`."""
    command = [sys.executable, "-m", "kg.query.worker", str(graph), str(seconds)]
    return [*command, str(ontology)] if ontology else command


def worker_environment() -> dict[str, str]:
    """Ours, and where this kg lies: a checkout that is not installed is found by its worker too."""
    home = str(Path(kg.__file__).parents[1])
    return os.environ | {
        "PYTHONPATH": os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH", ""))))
    }


def _replies(told: bytes) -> Reply:
    """The last of the replies: the first tells that the graph is loaded, or why it is not."""
    loaded, _, rest = told.partition(b"\n")
    if not loaded:
        return Reply(problem="failed", message=ENDED)
    first, _ = read_head(loaded)
    line, _, body = rest.partition(b"\n")
    if first.problem or not line:
        return first if first.problem else Reply(problem="failed", message=ENDED)
    reply, size = read_head(line)
    return Reply(body[:size], reply.media, reply.rows, reply.cut, reply.problem, reply.message)


ENDED = "the process that answers has ended, most likely for want of memory; ask for less"
