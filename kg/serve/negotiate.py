"""Which of the formats on offer a client wants most.

Enters: an Accept header and the media types on offer. Leaves: the name of a format, or nothing.
Example: `text/turtle;q=0.8, text/html` of a browser that looks at 雄商高铁 wants html.
"""

from __future__ import annotations

from collections.abc import Mapping

SOLUTIONS: Mapping[str, str] = {
    "application/sparql-results+json": "json", "application/json": "json",
    "application/sparql-results+xml": "xml", "application/xml": "xml", "text/xml": "xml",
    "text/csv": "csv", "text/tab-separated-values": "tsv",
}  # fmt: skip
TRIPLES: Mapping[str, str] = {
    "text/turtle": "turtle", "application/turtle": "turtle", "application/x-turtle": "turtle",
    "application/ld+json": "jsonld", "application/json": "jsonld", "application/n-triples": "nt",
    "text/plain": "nt", "application/rdf+xml": "rdfxml", "application/xml": "rdfxml",
}  # fmt: skip
PAGE: Mapping[str, str] = {"text/html": "html", "application/xhtml+xml": "html"}


def chosen(accept: str, offered: Mapping[str, str]) -> str:
    """The format wanted most; of equals the one offered first; empty where none is wanted."""
    wanted = _ranges(accept or "*/*")
    best, format_ = 0.0, ""
    for media, name in offered.items():
        quality = _quality(media, wanted)
        if quality > best:
            best, format_ = quality, name
    return format_


def _quality(media: str, wanted: Mapping[str, float]) -> float:
    """By the most specific range that covers the media type."""
    for range_ in (media, f"{media.partition('/')[0]}/*", "*/*"):
        if range_ in wanted:
            return wanted[range_]
    return 0.0


def _ranges(accept: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = next((p.removeprefix("q=") for p in parameters if p.startswith("q=")), "1")
        if media:
            found[media] = max(found.get(media, 0.0), _number(quality))
    return found


def _number(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0
