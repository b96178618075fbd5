"""The constraints that are understood, each asked of all nodes of a shape at once.

Enters: an `Asked`. Leaves: whether all nodes keep to it; `Undecided` where that takes more thought.
Example: sh:minLength 1 at skos:prefLabel is True where no name is empty, 聊城市 among them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from kg.conformance.asked import SH, Asked, Undecided, only
from kg.conformance.queries import has_rows
from kg.graph.terms import RDF, XSD
from kg.graph.triples import Term

_FORMS = {
    XSD.integer: re.compile(r"[+-]?[0-9]+"),
    XSD.decimal: re.compile(r"[+-]?[0-9]+(\.[0-9]+)?"),
    XSD.date: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
}
"""The usual forms of literals, which are valid for certain."""
_PLAIN_PATTERN = re.compile(r"[\w\[\]{}()^$?*+|/-]+", re.ASCII)
_QUALIFIED = (SH.qualifiedMinCount, SH.qualifiedMaxCount)


def _number(term: Term) -> Decimal:
    """A number in one of its usual forms."""
    if isinstance(term, Literal):
        form = _FORMS.get(term.datatype)
        if form is not None and term.datatype != XSD.date and form.fullmatch(term.value):
            return Decimal(term.value)
    raise Undecided


def _node_kind(asked: Asked) -> bool:
    if asked.parameter != SH.IRI:
        raise Undecided
    return all(isinstance(value, NamedNode) for value in asked.rows.values)


def _class(asked: Asked) -> bool:
    return asked.rows.values <= asked.graph.of_class(asked.parameter)


def _counts(asked: Asked) -> Iterator[int]:
    return (len(values) for _, values in asked.rows.pairs)


def _min_count(asked: Asked) -> bool:
    return min(_counts(asked), default=0) >= _number(asked.parameter) or not asked.rows.pairs


def _max_count(asked: Asked) -> bool:
    return max(_counts(asked), default=0) <= _number(asked.parameter)


def _datatype(asked: Asked) -> bool:
    return all(_is_of(value, asked.parameter) for value in asked.rows.values)


def _is_of(value: Term, datatype: Term) -> bool:
    if not isinstance(value, Literal) or value.datatype != datatype:
        return False
    if datatype == XSD.string:
        return True
    form = _FORMS.get(value.datatype)
    if form is None or not form.fullmatch(value.value):
        raise Undecided
    try:
        return value.datatype != XSD.date or bool(date.fromisoformat(value.value))
    except ValueError:
        return False


def _min_length(asked: Asked) -> bool:
    least = _number(asked.parameter)
    return all(isinstance(v, NamedNode | Literal) and len(v.value) >= least for v in asked.rows.values)


def _language_in(asked: Asked) -> bool:
    allowed = {tag.value.lower() for tag in asked.graph.members(asked.parameter)}
    return all(isinstance(v, Literal) and (v.language or "").lower() in allowed for v in asked.rows.values)


def _pattern(asked: Asked) -> bool:
    # What means one thing to Python may mean another to XPath, \d for one; these characters do not.
    if SH.flags in asked.shape or not _PLAIN_PATTERN.fullmatch(asked.parameter.value):
        raise Undecided
    found = re.compile(asked.parameter.value)
    return all(isinstance(value, Literal) and found.search(value.value) for value in asked.rows.values)


def _between(asked: Asked, *, most: bool) -> bool:
    limit = _number(asked.parameter)
    numbers = map(_number, asked.rows.values)
    return all(number <= limit for number in numbers) if most else all(number >= limit for number in numbers)


def _less_than(asked: Asked) -> bool:
    return all(
        _number(one) < _number(other) for values, others in asked.others() for one in values for other in others
    )


def _qualified(asked: Asked) -> bool:
    """Between sh:qualifiedMinCount and sh:qualifiedMaxCount of the values keep to the shape."""
    nested = asked.graph.shape(asked.parameter)
    least, most = ({_number(n) for n in asked.shape.get(way, ())} for way in _QUALIFIED)
    good = {value for value in asked.rows.values if asked.keep(nested, [value])}
    counts = {len(values & good) for _, values in asked.rows.pairs}
    return all(count >= limit for count in counts for limit in least) and all(
        count <= limit for count in counts for limit in most
    )


def _shaped(asked: Asked) -> bool:
    """The values keep to another shape."""
    return asked.keep(asked.graph.shape(asked.parameter), asked.rows.values)


def _sparql(asked: Asked) -> bool:
    """No row of the query, for any node: each row would be a violation."""
    said = asked.graph.shape(asked.parameter)
    query = only(said, SH.select).value
    if not said.keys() <= {SH.select, SH.message, RDF.type} or "$PATH" in query:
        raise Undecided
    return not any(_rows(asked, query, focus) for focus, _ in asked.rows.pairs)


def _rows(asked: Asked, query: str, focus: Term) -> bool:
    try:
        return has_rows(asked.graph, query, focus)
    except Undecided:
        return asked.graph.rows(query, focus)


CHECKS: Mapping[NamedNode, Callable[[Asked], bool]] = {
    SH.nodeKind: _node_kind,
    SH["class"]: _class,
    SH.datatype: _datatype,
    SH.minCount: _min_count,
    SH.maxCount: _max_count,
    SH.minLength: _min_length,
    SH.languageIn: _language_in,
    SH.pattern: _pattern,
    SH["in"]: lambda asked: asked.rows.values <= set(asked.graph.members(asked.parameter)),
    SH.hasValue: lambda asked: all(asked.parameter in values for _, values in asked.rows.pairs),
    SH.equals: lambda asked: all(values == others for values, others in asked.others()),
    SH.disjoint: lambda asked: all(values.isdisjoint(others) for values, others in asked.others()),
    SH.lessThan: _less_than,
    SH.minInclusive: lambda asked: _between(asked, most=False),
    SH.maxInclusive: lambda asked: _between(asked, most=True),
    SH.qualifiedValueShape: _qualified,
    # Told by the shape that they qualify.
    **dict.fromkeys(_QUALIFIED, lambda asked: SH.qualifiedValueShape in asked.shape),
    SH.property: _shaped,
    SH.node: _shaped,
    SH.sparql: _sparql,
}
"""The constraints that are understood: do all the nodes keep to it?"""
