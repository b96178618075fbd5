"""Literals, as the contract has them: Chinese text, dates, numbers.

Enters: Python values. Leaves: Oxigraph's literals.
Example: `chinese("雄商高铁")` is "雄商高铁"@zh; `decimal(0.8)` is 0.8, an xsd:decimal.
"""

from __future__ import annotations

from decimal import Decimal

from pyoxigraph import Literal

from kg.graph.terms import XSD

PLACES = 4
"""Digits kept behind the point of a confidence: what differs less is the same."""


def chinese(text: str) -> Literal:
    """Text in Chinese, all with the one tag, so that a query has one form to ask for."""
    return Literal(printable(text), language="zh")


def plain(text: str) -> Literal:
    """Text in no language: file names, digests, the source as it stands."""
    return Literal(printable(text))


def date(text: str) -> Literal:
    """A day, YYYY-MM-DD."""
    return Literal(text, datatype=XSD.date)


def decimal(number: float) -> Literal:
    """A number, rounded, since the last digits of a float are chance."""
    return Literal(f"{Decimal(str(round(number, PLACES))):f}", datatype=XSD.decimal)


def offset(number: int) -> Literal:
    """A place in a text, in code points."""
    return Literal(str(number), datatype=XSD.integer)


def printable(text: str) -> str:
    """`text` with each byte that was no UTF-8 (in a file name) replaced by the mark for that, �."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
