"""Splits a document into its articles: a report is one, a newspaper page holds many.

Enters: a `Document`, its `CleanText`, the `Ontology`. Leaves: `Article` records in the order of their bodies.
Example: 本报讯（记者 林晨）3月9日，… after the headline 我市实施“八条线”机制 is an article of that title,
of kind news, by 林晨, dated 2024-03-09 where the page speaks of 2024.
"""

from kg.segment.articles import segment

__all__ = ["segment"]
