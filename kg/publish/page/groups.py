"""Groups of entities that belong together, each with what is needed to name it.

Enters: which entities are linked, and what class each has. Leaves: `Group`s; every entity is in one.
Example: 聊城市 is linked with hundreds; it stands alone, and what only it is linked with is grouped
by class, as 聊城市 · 战略计划. What remains is divided by Louvain's method with a fixed seed, and a group
takes the name of its best-linked member, as 雄商高铁.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

SEED = 7
SMALLEST = 4
"""Smaller groups are joined: a picture of pairs tells nothing."""
HUB_SHARE = 0.06
HUB_LEAST = 30
"""A hub is linked with at least so many, and with such a share of all: else Louvain makes it one blot."""


@dataclass(frozen=True, slots=True)
class Group:
    """Members, the best-linked first; named after the entity `hub`, the class `kind`, or both (-1: not)."""

    members: tuple[int, ...]
    hub: int = -1
    kind: int = -1


@dataclass(frozen=True, slots=True)
class Links:
    """How strongly entities are linked: (a, b) with a < b → number of statements; and scores by entity."""

    weights: Mapping[tuple[int, int], int]
    kinds: Sequence[int]
    scores: Sequence[float]


def groups(links: Links, chosen: Sequence[int]) -> list[Group]:
    """The groups of the chosen entities: hubs first, then the largest; deterministic."""
    graph = _graph(links, chosen)
    hubs = _hubs(graph)
    # A copy: a view is asked anew at every step whether a node is in it.
    rest = graph.subgraph([node for node in chosen if node not in hubs]).copy()
    found = [Group((hub,), hub) for hub in hubs]
    loose: list[int] = []
    for members in _communities(rest):
        if len(members) < SMALLEST:
            loose += members
        else:
            ranked = _ranked(members, graph, links)
            found.append(Group(ranked, ranked[0]))
    found += _loose_groups(loose, graph, hubs, links)
    return sorted(found, key=lambda group: (not _is_hub(group, hubs), -len(group.members), group.members))


def _is_hub(group: Group, hubs: Sequence[int]) -> bool:
    return group.hub in hubs and group.kind < 0


def _graph(links: Links, chosen: Sequence[int]) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(chosen)
    inside = set(chosen)
    for (first, second), weight in sorted(links.weights.items()):
        if first in inside and second in inside:
            graph.add_edge(first, second, weight=weight)
    return graph


def _hubs(graph: nx.Graph) -> list[int]:
    least = max(HUB_LEAST, HUB_SHARE * graph.number_of_edges())
    return [node for node, degree in graph.degree() if degree >= least]


def _communities(graph: nx.Graph) -> list[list[int]]:
    if graph.number_of_nodes() == 0:
        return []
    found = nx.community.louvain_communities(graph, weight="weight", seed=SEED)
    return sorted((sorted(members) for members in found), key=lambda members: (-len(members), members))


def _loose_groups(loose: Sequence[int], graph: nx.Graph, hubs: Sequence[int], links: Links) -> list[Group]:
    """What no community took, by its strongest hub and its class; too few of a kind go by class alone."""
    sorts: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for node in loose:
        near = [(graph[node][hub]["weight"], -hub) for hub in hubs if graph.has_edge(node, hub)]
        sorts[(-max(near)[1] if near else -1, links.kinds[node])].append(node)
    kept: list[Group] = []
    leftover: defaultdict[int, list[int]] = defaultdict(list)
    for (hub, kind), members in sorted(sorts.items()):
        if hub >= 0 and len(members) >= SMALLEST:
            kept.append(Group(_ranked(members, graph, links), hub, kind))
        else:
            leftover[kind] += members
    kept += [Group(_ranked(members, graph, links), -1, kind) for kind, members in sorted(leftover.items())]
    return kept


def _ranked(members: Sequence[int], graph: nx.Graph, links: Links) -> tuple[int, ...]:
    """The best-linked among themselves first."""
    known = set(members)
    inside = {
        node: sum(edge["weight"] for other, edge in graph[node].items() if other in known)
        for node in members
    }
    return tuple(sorted(members, key=lambda node: (-inside[node], -links.scores[node], node)))
