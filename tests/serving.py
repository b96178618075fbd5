"""`kg serve` in a process of its own, for as long as a test needs it.

Enters: an output folder and more options. Leaves: the server's address.
Example: `with serving(output) as address` asks the graph that holds 东西高铁.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[1]


@contextmanager
def serving(output: Path, *options: str) -> Iterator[str]:
    """The address of a server that answers; it is ended afterwards."""
    command = [sys.executable, "-m", "kg", "serve", str(output), "--timeout", "3", "--workers", "2", *options]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT) as process:
        assert process.stdout is not None
        found = re.search(r"http://(127\.0\.0\.1|\[::1\]):\d+", process.stdout.readline())
        assert found
        _await(found[0])
        yield found[0]
        process.terminate()
        assert process.wait(20) is not None


def _await(address: str) -> None:
    for _ in range(100):
        try:
            assert httpx.get(f"{address}/health", timeout=10).json()["status"] == "ok"
            return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the server does not answer")
