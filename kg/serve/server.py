"""The server on its socket.

Enters: an address and an application. Leaves: a running server, until it is interrupted.
Example: port 0 takes a port that is free, so that two cities' graphs, 聊城 and 东营, are served side by side.
"""

from __future__ import annotations

import errno
import socket

import uvicorn
from starlette.types import ASGIApp

from kg.errors import InputError

LONGEST_HEAD = 1 << 18
"""Bytes of a request's line and headers: a GET carries its query in the line."""


def listening(host: str, port: int) -> socket.socket:
    """A bound socket; port 0 takes one that is free. Raises InputError where that cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((host, port))
    except (OSError, OverflowError) as error:
        opened.close()
        taken = getattr(error, "errno", None) == errno.EADDRINUSE
        problem = "is taken" if taken else f"cannot be had ({getattr(error, 'strerror', None) or error})"
        raise InputError(f"{host}:{port}", problem, "name another with --port, or leave it out") from error
    return opened


def serve(application: ASGIApp, opened: socket.socket) -> None:
    """Serve until interrupted."""
    config = uvicorn.Config(
        application, log_level="warning", access_log=False, server_header=False, ws="none", backlog=1024,
        timeout_keep_alive=5, timeout_graceful_shutdown=3, h11_max_incomplete_event_size=LONGEST_HEAD, http="h11",
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[opened])
