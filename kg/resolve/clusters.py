"""Senses brought together: the connected parts of what is one, with the reasons.

Enters: senses and pairs that are one. Leaves: clusters, sorted, the same in whatever order they came.
Example: 聊城机场 and 聊城民用机场, joined by one pair, are one cluster with one reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx

from kg.resolve.scopes import Pair
from kg.resolve.senses import Sense


@dataclass(frozen=True, slots=True)
class Cluster:
    """Senses that name one thing, sorted, and why they were brought together."""

    senses: tuple[Sense, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """What people decided: pairs that are one, and pairs that are not, whatever the rules say."""

    together: tuple[Pair, ...] = ()
    apart: tuple[tuple[Sense, Sense], ...] = ()


def cluster(
    senses: Iterable[Sense], pairs: Iterable[Pair], links: Links = Links()
) -> tuple[Cluster, ...]:
    """The clusters of `senses` under `pairs`, in the order of their first senses."""
    graph = networkx.Graph()
    graph.add_nodes_from(sorted(senses))
    reasons: dict[Sense, set[str]] = {}
    for first, second, reason in _admitted((*links.together, *sorted(pairs)), links.apart):
        graph.add_edge(first, second)
        reasons.setdefault(first, set()).add(reason)
    parts = sorted(tuple(sorted(part)) for part in networkx.connected_components(graph))
    return tuple(Cluster(part, _reasons(part, reasons)) for part in parts)


def _admitted(pairs: Iterable[Pair], apart: Iterable[tuple[Sense, Sense]]) -> Iterable[Pair]:
    """The pairs in their order, without those that would bring together what is kept apart."""
    joined = networkx.utils.UnionFind()
    for pair in pairs:
        ends = {joined[pair[0]], joined[pair[1]]}
        if not any({joined[a], joined[b]} == ends for a, b in apart):
            joined.union(pair[0], pair[1])
            yield pair


def _reasons(part: tuple[Sense, ...], reasons: Mapping[Sense, set[str]]) -> tuple[str, ...]:
    return tuple(sorted({reason for sense in part for reason in reasons.get(sense, ())}))
