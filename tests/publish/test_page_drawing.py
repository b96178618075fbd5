"""The picture: deterministic, without overlap, grouped, and small at first."""

from __future__ import annotations

import random
import time
from itertools import combinations, pairwise
from typing import Any

import page_samples
import pytest
import synthetic

from kg.publish.page import page_data
from kg.publish.page.drawing import OVERVIEW, Picture, picture
from kg.publish.page.groups import Links, groups
from kg.publish.page.layout import Box, Layout, arranged, layout
from kg.publish.page.network import columns, network


@pytest.fixture(scope="module")
def data() -> Any:
    return page_data(synthetic.knowledge(), synthetic.ontology())


@pytest.fixture(scope="module")
def drawn(data: Any) -> Picture:
    return picture(data)


def test_two_pictures_are_the_same(data: Any, drawn: Picture) -> None:
    assert picture(data) == drawn


def test_overview_is_small_and_has_every_class(data: Any, drawn: Picture) -> None:
    shown = [int(node[1:]) for node in drawn.overview.places if node.startswith("e")]
    assert len(shown) == OVERVIEW
    assert {data["entities"]["class"][place] for place in shown} == set(data["entities"]["class"])
    assert sum(node.startswith("d") for node in drawn.overview.places) == 5


def test_whole_has_everything(data: Any, drawn: Picture) -> None:
    assert len(drawn.whole.places) == len(data["entities"]["name"]) + len(data["documents"])


@pytest.mark.parametrize("view", ["overview", "tall", "whole"])
def test_every_entity_is_in_one_group(drawn: Picture, view: str) -> None:
    members = [node for group in getattr(drawn, view).groups for node in group.members]
    assert len(members) == len(set(members))
    assert {f"e{node}" for node in members} == {n for n in getattr(drawn, view).places if n[0] == "e"}


def test_no_two_nodes_overlap(drawn: Picture) -> None:
    for first, second in combinations(drawn.overview.places.values(), 2):
        assert abs(first[0] - second[0]) >= 12 or abs(first[1] - second[1]) >= 12


def test_a_hub_stands_alone_and_its_leaves_go_by_class() -> None:
    weights = {(0, leaf): 1 for leaf in range(1, 61)}
    links = Links(weights, [0] + [1] * 30 + [2] * 30, [1.0] * 61)
    found = groups(links, range(61))
    assert [(group.hub, group.kind, len(group.members)) for group in found] == [
        (0, -1, 1),
        (0, 1, 30),
        (0, 2, 30),
    ]


def test_boxes_do_not_overlap() -> None:
    boxes = {node: Box(20 + node % 3 * 15, 12) for node in range(60)}
    places = layout([arranged(range(40), boxes), arranged(range(40, 60), boxes)], boxes).places
    for first, second in combinations(range(60), 2):
        across = abs(places[first][0] - places[second][0])
        down = abs(places[first][1] - places[second][1])
        room = (
            boxes[first].half_width + boxes[second].half_width,
            boxes[first].half_height + boxes[second].half_height,
        )
        assert across >= room[0] - 1 or down >= room[1] - 1


def clumps(nodes: int, edges: int) -> Links:
    """Many towns, each with its own: the shape that makes most groups."""
    chance = random.Random(3)
    weights: dict[tuple[int, int], int] = {}
    while len(weights) < edges:
        town = chance.randrange(nodes // 12) * 12
        first, second = town + chance.randrange(12), town + chance.randrange(12)
        if first != second:
            weights[min(first, second), max(first, second)] = chance.randint(1, 3)
    return Links(weights, [chance.randrange(10) for _ in range(nodes)], [1.0] * nodes)


def placed(links: Links, stretch: float = 1.6) -> Layout:
    sizes = [4 + place % 31 for place in range(len(links.kinds))]
    boxes = {place: Box(size + 9, size + 9) for place, size in enumerate(sizes)}
    found = groups(links, range(len(links.kinds)))
    return layout([arranged(group.members, boxes) for group in found], boxes, stretch=stretch)


def test_a_large_graph_is_placed_in_time() -> None:
    links = clumps(6000, 20_000)
    begin = time.process_time()
    places = placed(links).places
    assert time.process_time() - begin < 10
    assert len(set(places.values())) == 6000


def test_many_discs_do_not_overlap_and_lie_where_they_lay() -> None:
    first, second = placed(clumps(1200, 3600)), placed(clumps(1200, 3600))
    assert first == second and len(first.discs) > 80
    for one, other in combinations(first.discs, 2):
        across = (one.x - other.x) / (one.width + other.width)
        down = (one.y - other.y) / (one.height + other.height)
        assert across * across + down * down > 0.99


def test_a_telephone_has_a_picture_higher_than_wide(drawn: Picture) -> None:
    shapes = []
    for view in (drawn.tall, drawn.overview):
        x, y = zip(*view.places.values(), strict=True)
        shapes.append((max(x) - min(x)) / (max(y) - min(y)))
    assert all(first < second - 0.3 for first, second in pairwise(shapes))


def test_both_relations_of_a_pair_are_kept() -> None:
    data: Any = page_data(page_samples.rare(), synthetic.ontology())
    net = network(data, picture(data))
    facts = [(edge["from"], edge["to"]) for edge in net.edges if edge["id"].startswith("f")]
    assert len(facts) == 2 and len(set(facts)) == 1


def test_the_network_is_directed_and_still(data: Any, drawn: Picture) -> None:
    net = network(data, drawn)
    assert net.directed
    assert net.options["physics"] == {"enabled": False}
    assert len({edge["id"] for edge in net.edges}) == len(net.edges)
    known = {node["id"] for node in net.nodes}
    assert all(edge["from"] in known and edge["to"] in known for edge in net.edges)


def test_nothing_at_all_can_be_drawn() -> None:
    empty = synthetic.assemble([], [], ())
    data: Any = page_data(empty, synthetic.ontology())
    assert picture(data).whole.places == {}


def test_columns() -> None:
    assert columns([{"id": "e0", "x": 1}, {"id": "e1", "x": 2}]) == {"id": ["e0", "e1"], "x": [1, 2]}
    assert columns([]) == {}
