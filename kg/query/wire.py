"""How a request travels to the process that answers it, and the reply back.

Enters: a `Request` or a `Reply`. Leaves: bytes, and back: one line of JSON, and after a reply's line its body.
Example: the line {"query": "ASK { ?x rdfs:label '雄商高铁'@zh }", …} and the line {…, "size": 5}, then "true\\n".
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from kg.query.engine import Reply, Request

LONGEST = 1 << 24
"""Bytes that a line may have: more than any request that is let through."""


def request_line(request: Request) -> bytes:
    """The request on one line."""
    return json.dumps(asdict(request)).encode() + b"\n"


def read_request(line: bytes) -> Request:
    """The request on the line."""
    told = json.loads(line)
    pairs = tuple((str(name), str(value)) for name, value in told.pop("parameters"))
    return Request(parameters=pairs, **told)


def reply_head(reply: Reply) -> bytes:
    """The reply's line, without its body."""
    told = asdict(replace(reply, body=b"")) | {"size": len(reply.body)}
    del told["body"]
    return json.dumps(told).encode() + b"\n"


def read_head(line: bytes) -> tuple[Reply, int]:
    """The reply, still without its body, and the body's size in bytes."""
    told = json.loads(line)
    size = told.pop("size")
    return Reply(**told), size
