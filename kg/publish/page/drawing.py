"""The picture: which nodes and edges there are, how large, where, and which of them tell most.

Enters: the page's data. Leaves: a `Picture`, with an overview and the whole.
Example: 聊城市, named hundreds of times by every document, is large and in the overview; a village that one
document names once is small and appears when everything is shown.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from kg.publish.page.groups import Group, Links, groups
from kg.publish.page.layout import STRETCH, Block, Box, Disc, Layout, arranged, layout

OVERVIEW = 100
"""Readers lose their way among more nodes."""
LEAST_OF_CLASS = 4
LABEL_CHARACTERS = 11
DOCUMENT_SIZE = 20
MOST_DOCUMENTS = 24
TALL = 0.7
"""Width by height of the packed groups on a telephone."""

Arranged: TypeAlias = Sequence[tuple[Group, Block]]


@dataclass(frozen=True, slots=True)
class Edge:
    """A line of the picture. Nodes are e0, e1 … (entities) and d0, d1 … (documents)."""

    id: str
    begin: str
    end: str


@dataclass(frozen=True, slots=True)
class View:
    """Nodes with their places, and groups with their discs."""

    places: Mapping[str, tuple[int, int]]
    groups: tuple[Group, ...]
    discs: tuple[Disc, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything drawn. `sizes` are radii; `scores` say how telling an entity is."""

    sizes: tuple[int, ...]
    scores: tuple[float, ...]
    edges: tuple[Edge, ...]
    overview: View
    tall: View
    """The overview again, for a screen that is higher than wide."""
    whole: View


def picture(data: Mapping[str, Any]) -> Picture:
    """Draws the data of `page_data`; deterministic."""
    mentions = Counter[int]()
    documents = Counter[int](data["mentions"]["entity"])
    for entity, count in zip(data["mentions"]["entity"], data["mentions"]["count"], strict=True):
        mentions[entity] += count
    links = _links(data, mentions, documents)
    count = len(links.kinds)
    sizes = tuple(round(4 + 2 * math.log2(1 + mentions[place])) for place in range(count))
    chosen = _telling(links)
    shown = _shown_documents(data, chosen)
    boxes = _label_boxes(sizes, [len(name) for name in data["entities"]["name"]])
    overview, whole = _arranged(links, chosen, boxes), _plain_boxes(sizes)
    return Picture(
        sizes=sizes,
        scores=tuple(links.scores),
        edges=_edges(data),
        overview=_view(overview, shown, boxes),
        tall=_view(overview, shown, boxes, stretch=TALL),
        whole=_view(_arranged(links, range(count), whole), range(len(data["documents"])), whole),
    )


def _links(data: Mapping[str, Any], mentions: Counter[int], documents: Counter[int]) -> Links:
    weights: Counter[tuple[int, int]] = Counter()
    facts: Counter[int] = Counter()
    for subject, _, thing in _said(data):
        facts[subject] += 1
        if thing >= 0 and thing != subject:
            facts[thing] += 1
            weights[min(subject, thing), max(subject, thing)] += 1
    kinds = data["entities"]["class"]
    scores = [
        round(2 * documents[place] + math.log2(1 + mentions[place]) + math.log2(1 + facts[place]), 3)
        for place in range(len(kinds))
    ]
    return Links(weights, kinds, scores)


def _telling(links: Links) -> list[int]:
    """The most telling entities, and of each class at least a few."""
    ranked = sorted(range(len(links.kinds)), key=lambda place: (-links.scores[place], place))
    seen: Counter[int] = Counter()
    first: list[int] = []
    for place in ranked:
        if seen[links.kinds[place]] < LEAST_OF_CLASS:
            seen[links.kinds[place]] += 1
            first.append(place)
    rest = [place for place in ranked if place not in set(first)]
    return sorted(first + rest[: max(0, OVERVIEW - len(first))])


def _shown_documents(data: Mapping[str, Any], chosen: Sequence[int]) -> list[int]:
    """The documents of the overview: those that name most of the chosen entities, in the data's order."""
    inside = set(chosen)
    named = Counter[int](
        document
        for entity, document in zip(data["mentions"]["entity"], data["mentions"]["document"], strict=True)
        if entity in inside
    )
    ranked = sorted(range(len(data["documents"])), key=lambda place: (-named[place], place))
    return sorted(ranked[:MOST_DOCUMENTS])


def _edges(data: Mapping[str, Any]) -> tuple[Edge, ...]:
    """One edge for each different fact between entities, and one for each document and entity it names."""
    facts = list(dict.fromkeys(triple for triple in _said(data) if triple[2] >= 0))
    edges = [Edge(f"f{n}", f"e{s}", f"e{o}") for n, (s, _, o) in enumerate(facts)]
    pairs = zip(data["mentions"]["document"], data["mentions"]["entity"], strict=True)
    edges += [Edge(f"m{n}", f"d{d}", f"e{e}") for n, (d, e) in enumerate(pairs)]
    return tuple(edges)


def _said(data: Mapping[str, Any]) -> Iterator[tuple[int, str, int]]:
    """Subject, predicate and object of all that documents state, then of what people added."""
    for table in (data["statements"], data["added"]):
        yield from zip(table["subject"], table["predicate"], table["object"], strict=True)


def _label_boxes(sizes: Sequence[int], labels: Sequence[int]) -> dict[int, Box]:
    return {
        place: Box(max(size, 7.6 * min(length, LABEL_CHARACTERS)) + 7, size + 14)
        for place, (size, length) in enumerate(zip(sizes, labels, strict=True))
    }


def _plain_boxes(sizes: Sequence[int]) -> dict[int, Box]:
    return {place: Box(size + 9, size + 9) for place, size in enumerate(sizes)}


def _arranged(links: Links, chosen: Sequence[int], boxes: Mapping[int, Box]) -> Arranged:
    """The groups of the chosen entities, each with its members around its middle."""
    return [(group, arranged(group.members, boxes)) for group in groups(links, chosen)]


def _view(
    found: Arranged, documents: Sequence[int], boxes: Mapping[int, Box], *, stretch: float = STRETCH
) -> View:
    drawn = layout([block for _, block in found], boxes, stretch=stretch)
    places = {f"e{node}": place for node, place in drawn.places.items()}
    places |= _document_places(documents, drawn)
    return View(places, tuple(group for group, _ in found), drawn.discs)


def _document_places(documents: Sequence[int], drawn: Layout) -> dict[str, tuple[int, int]]:
    """Documents in rows above the picture, as on a line of time."""
    left = min((disc.x - disc.width for disc in drawn.discs), default=0)
    right = max((disc.x + disc.width for disc in drawn.discs), default=0)
    top = min((disc.y - disc.height for disc in drawn.discs), default=0)
    in_row = max(1, min(len(documents), (right - left) // 150))
    places: dict[str, tuple[int, int]] = {}
    for number, document in enumerate(documents):
        row, column = divmod(number, in_row)
        x = (left + right) / 2 + ((column + 0.5) / in_row - 0.5) * (right - left)
        places[f"d{document}"] = (round(x), top - 110 - 100 * row)
    return places
