"""The sentence behind a fact, led back to the source and checked there.

Enters: a document, its clean text and a clean span. Leaves: the `Evidence`, or None where cleaning the
source between its offsets does not give the quote again.

Example: the clause 济郑高铁正式开工 of a newspaper column that the source breaks into 济郑高\\n\\n铁正式开工
gives the quote 济郑高铁正式开工 and the exact text 济郑高\\n\\n铁正式开工.
"""

from __future__ import annotations

from kg.model import CleanText, Document, Evidence
from kg.normalise import normalise

_EDGES = " \u3000\t\r\n，、；：。,;:"


def evidence(document: Document, clean: CleanText, begin: int, end: int) -> Evidence | None:
    """The verified quote of the clean span `begin:end`, without the punctuation at its edges.

    Offsets in the result are source offsets. None where nothing is left of the span, or where the source
    between the offsets, cleaned, is not the quote.
    """
    begin, end = trim(clean.text, begin, end)
    if begin >= end:
        return None
    quote = clean.text[begin:end]
    first, last = clean.source_span(begin, end)
    exact = document.text[first:last]
    if normalise(exact).text != quote:
        return None
    return Evidence(quote, first, last, "" if exact == quote else exact)


def trim(text: str, begin: int, end: int) -> tuple[int, int]:
    """The span `begin:end` of `text` without white space and separating punctuation at its edges."""
    while begin < end and text[begin] in _EDGES:
        begin += 1
    while begin < end and text[end - 1] in _EDGES:
        end -= 1
    return begin, end
