"""Under which names the server may be called.

Enters: an HTTP request. Leaves: the application's answer, or a refusal.
Example: a page on evil.example whose name is made to point here would read the graph of 聊城 through a visitor's
browser; its requests say Host: evil.example, and are refused.
"""

from __future__ import annotations

from ipaddress import IPv6Address

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class KnownHosts:
    """Lets through what is asked of one of `hosts`, with any port."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, or with 400."""
        if scope["type"] == "http" and host_of(Headers(scope=scope).get("host", "")) not in self._hosts:
            await PlainTextResponse("this server is not called so\n", 400)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def host_of(header: str) -> str:
    """The name or address of a Host header, without the port: [::1]:8000 is ::1. Empty where it is none."""
    name, _, port = header.strip().lower().rpartition(":")
    if not name or not port.isdigit():
        name = header.strip().lower()
    if not name.startswith("["):
        return name
    try:
        return str(IPv6Address(name.removeprefix("[").removesuffix("]")))
    except ValueError:
        return ""
