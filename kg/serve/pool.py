"""Processes that answer, of which each can be ended when its time is over.

Enters: a `Request`. Leaves: a `Reply`, always. A process that took too long is killed and another takes its place;
when the graph on disk changes, processes that hold the old one are replaced before they answer again.
Example: while one client multiplies all names of 聊城 with each other, others get their answers.
"""

from __future__ import annotations

import asyncio
from asyncio.subprocess import DEVNULL, PIPE, Process
from dataclasses import dataclass, replace
from pathlib import Path

from kg.query import Reply, Request
from kg.query.once import ENDED, over, worker_command, worker_environment
from kg.query.wire import LONGEST, read_head, request_line

BUSY = "all that answer are busy; ask again in a moment"
Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Worker:
    """A process, the graph it holds, and how many triples there are."""

    process: Process
    stamp: Stamp
    triples: int


class Pool:
    """At most `size` processes, started as they are needed. `seconds` is what a question may take."""

    def __init__(self, graph: Path, *, size: int, seconds: float, ontology: Path | None = None) -> None:
        self._graph = graph
        self._command = worker_command(graph, seconds=seconds, ontology=ontology)
        self._seconds = seconds
        self._slots = asyncio.Semaphore(size)
        self._idle: list[_Worker] = []
        self.triples = 0

    async def ask(self, request: Request) -> Reply:
        """The reply; problem busy where none became free in time, timeout where the answer took too long."""
        try:
            async with asyncio.timeout(self._seconds):
                await self._slots.acquire()
        except TimeoutError:
            return Reply(problem="busy", message=BUSY)
        try:
            return await self._asked(request)
        finally:
            self._slots.release()

    async def close(self) -> None:
        """End all that are idle; those at work end with their question."""
        while self._idle:
            await _end(self._idle.pop())

    async def _asked(self, request: Request) -> Reply:
        worker = await self._ready()
        if isinstance(worker, Reply):
            return worker
        reply: Reply | None = None
        try:
            async with asyncio.timeout(self._seconds):
                reply = await _exchange(worker, request)
            return reply
        except TimeoutError:
            return Reply(problem="timeout", message=over(self._seconds))
        except (OSError, EOFError, ValueError):
            return Reply(problem="failed", message=ENDED)
        finally:
            # After a timeout, a broken pipe or a cancelled task nobody knows what it is about to say.
            if reply is None:
                await _end(worker)
            else:
                self._idle.append(worker)

    async def _ready(self) -> _Worker | Reply:
        stamp = _stamp(self._graph)
        while self._idle:
            worker = self._idle.pop()
            if worker.stamp == stamp and worker.process.returncode is None:
                return worker
            await _end(worker)
        return await self._started(stamp)

    async def _started(self, stamp: Stamp) -> _Worker | Reply:
        process = await asyncio.create_subprocess_exec(
            *self._command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=LONGEST, env=worker_environment()
        )
        try:
            reply = await _said(process)
        except (OSError, EOFError, ValueError):
            reply = Reply(problem="failed", message=ENDED)
        worker = _Worker(process, stamp, reply.rows)
        if reply.problem:
            await _end(worker)
            return reply
        self.triples = reply.rows
        return worker


async def _exchange(worker: _Worker, request: Request) -> Reply:
    assert worker.process.stdin is not None
    worker.process.stdin.write(request_line(request))
    await worker.process.stdin.drain()
    return await _said(worker.process)


async def _said(process: Process) -> Reply:
    assert process.stdout is not None
    reply, size = read_head(await process.stdout.readline())
    return replace(reply, body=await process.stdout.readexactly(size))


async def _end(worker: _Worker) -> None:
    if worker.process.returncode is None:
        worker.process.kill()
    await worker.process.wait()


def _stamp(path: Path) -> Stamp:
    """What changes when the file is replaced; nothing where there is none, which loading it will tell."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0, 0
    return found.st_mtime_ns, found.st_size, found.st_ino
