"""A process that answers, so that a question that takes too long can be ended: Oxigraph cannot be told to stop.

Enters: on standard input the lines of requests. Leaves: on standard output a line with how many triples there
are, then the replies, one after the other. Started with the graph, the seconds a question may take, and the
ontology's folder where it is another than govkg's own.
Example: `python -m kg.query.worker output/graph.ttl 60` answers what is asked of 雄商高铁 until its input ends.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from kg.errors import InputError
from kg.query.engine import Engine, Reply
from kg.query.wire import read_request, reply_head

GRACE = 2.0
"""Seconds after the limit in which whoever asked ends this process; if he is gone, it ends itself."""


def main(arguments: list[str]) -> int:
    """Load the graph and answer until the input ends."""
    graph, seconds, *rest = arguments
    try:
        engine = Engine(Path(graph), Path(rest[0]) if rest else None)
    except InputError as error:
        _say(Reply(problem="failed", message=str(error)))
        return 1
    _say(Reply(rows=len(engine)))
    for line in sys.stdin.buffer:
        _alarm(float(seconds) + GRACE)
        _say(engine.reply(read_request(line)))
        _alarm(0)
    return 0


def _say(reply: Reply) -> None:
    sys.stdout.buffer.write(reply_head(reply))
    sys.stdout.buffer.write(reply.body)
    sys.stdout.buffer.flush()


def _alarm(seconds: float) -> None:
    """Let the system end this process after so many seconds, 0 for never; Windows has no such alarm."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
