"""Where things stand in the picture: groups as discs, the best-linked in the middle, the discs packed.

Enters: groups, and how much room each member needs for itself and its label. Leaves: whole-numbered places.
First the members of each group are arranged, then the groups are packed, in one proportion or another.
Example: a group of 雄商高铁 and nine towns has 雄商高铁 in its middle and the towns around it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

GOLDEN = math.pi * (3 - math.sqrt(5))
STRETCH = 1.6
"""A group is wider than high, since labels are."""
CELL = 60
STEP = 0.35
"""Radians between places tried along the spiral."""
TURN = 0.4
"""How far along the sunflower's spiral the next place tried is."""
THOROUGH = 60
"""So many groups are packed as closely as can be."""
INWARDS = 1.0
"""How far inside the last group the next one looks for room, in units of its own size."""
LOOK_BACK = 0.025
"""How far back the next member looks for room, in turns for each unit of its box: far is dense, and slow."""
AT_ONCE = 48
"""So many places along the spiral are compared with all discs at a time."""

Places: TypeAlias = NDArray[np.float64]
"""A row for each ellipse: its middle, and its radii across and down."""
Place: TypeAlias = tuple[float, float]
Block: TypeAlias = Mapping[int, Place]
"""The places of a group's members around its middle."""


@dataclass(frozen=True, slots=True)
class Box:
    """Room that a node needs: half its width, and half its height, label included."""

    half_width: float
    half_height: float


@dataclass(frozen=True, slots=True)
class Disc:
    """A packed group: its middle, and its radii across and down."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Places of nodes, and the discs of their groups in the groups' order."""

    places: Mapping[int, tuple[int, int]]
    discs: tuple[Disc, ...]


def layout(
    blocks: Sequence[Block], boxes: Mapping[int, Box], *, gap: float = 26, stretch: float = STRETCH
) -> Layout:
    """Places every member of every block; `gap` is the free room between discs.

    The whole is about `stretch` times as wide as high: more than 1 for a desk, less for a telephone.
    """
    sizes = [_extent(block, boxes) for block in blocks]
    middles = _pack([(width + gap / 2, height + gap / 2) for width, height in sizes], stretch)
    places: dict[int, tuple[int, int]] = {}
    discs: list[Disc] = []
    for block, (width, height), (x, y) in zip(blocks, sizes, middles, strict=True):
        places |= {node: (round(x + dx), round(y + dy)) for node, (dx, dy) in block.items()}
        discs.append(Disc(round(x), round(y), round(width), round(height)))
    return Layout(places, tuple(discs))


def arranged(members: Sequence[int], boxes: Mapping[int, Box]) -> Block:
    """The members of a group along a sunflower's spiral, moved outwards until no two boxes overlap."""
    taken = _Taken()
    placed: dict[int, Place] = {}
    turn = 0.0
    for member in members:
        place = _spiral(turn)
        while not taken.free(place, boxes[member]):
            turn += TURN
            place = _spiral(turn)
        placed[member] = place
        taken.add(place, boxes[member])
        turn = max(0.0, turn - LOOK_BACK * boxes[member].half_width * boxes[member].half_height)
    return placed


def _spiral(turn: float) -> Place:
    radius = 11 * math.sqrt(turn)
    return STRETCH * radius * math.cos(turn * GOLDEN), radius * math.sin(turn * GOLDEN)


class _Taken:
    """Boxes in a grid, so that a new one is compared with its neighbours alone."""

    def __init__(self) -> None:
        self._cells: defaultdict[tuple[int, int], list[tuple[float, float, float, float]]] = defaultdict(list)

    def add(self, place: Place, box: Box) -> None:
        columns, rows = _cells(place[0], box.half_width), _cells(place[1], box.half_height)
        for cell in product(columns, rows):
            self._cells[cell].append((*place, box.half_width, box.half_height))

    def free(self, place: Place, box: Box) -> bool:
        # Asked a hundred thousand times for a large picture: no calls inside.
        (x, y), width, height = place, box.half_width, box.half_height
        rows, cells = _cells(y, height), self._cells
        for column in _cells(x, width):
            for row in rows:
                if (column, row) in cells:
                    for other_x, other_y, other_width, other_height in cells[column, row]:
                        if abs(x - other_x) < width + other_width and abs(y - other_y) < height + other_height:
                            return False
        return True


def _cells(middle: float, half: float) -> range:
    """The cells of the grid, across or down, that a box reaches into."""
    return range(int((middle - half) // CELL), int((middle + half) // CELL) + 1)


def _extent(block: Block, boxes: Mapping[int, Box]) -> tuple[float, float]:
    """Radii of the ellipse around a block: wide enough for every member's box."""
    width = max(abs(x) + boxes[node].half_width for node, (x, _) in block.items())
    height = max(abs(y) + boxes[node].half_height for node, (_, y) in block.items())
    return width * 1.08, height * 1.08


def _pack(sizes: Sequence[tuple[float, float]], stretch: float) -> list[Place]:
    """Middles of ellipses, in the order given, each at the free place nearest the middle of all.

    The first few look from the middle on. Of many, the others look from a little inside the last one on:
    what lies farther in is full, and looking there again for each takes minutes where hundreds are packed.
    """
    placed = np.empty((len(sizes), 4))
    last = 0.0
    for number, size in enumerate(sizes):
        start = max(0.0, last - INWARDS * (size[0] + size[1])) if number > THOROUGH else 0.0
        place, last = _free(placed[:number], size, start, stretch)
        placed[number] = (*place, *size)
    return [(float(x), float(y)) for x, y in placed[:, :2]]


def _free(placed: Places, size: tuple[float, float], radius: float, stretch: float) -> tuple[Place, float]:
    """The first free place along a spiral that begins at `radius`, and how far out that is."""
    angle = 0.0
    while True:
        tried: list[tuple[Place, float]] = []
        for _ in range(AT_ONCE):
            tried.append((_at(radius, angle, stretch), radius))
            angle += STEP
            radius += (size[0] + size[1]) * STEP / 60
        clear = _clear(np.array([place for place, _ in tried]), size, placed)
        if clear.any():
            return tried[int(clear.argmax())]


def _at(radius: float, angle: float, stretch: float) -> Place:
    return stretch * radius * math.cos(angle), radius * math.sin(angle)


def _clear(places: Places, size: tuple[float, float], placed: Places) -> NDArray[np.bool_]:
    """At which places an ellipse is apart from all: measured along the line between two, stretched to circles."""
    across = (placed[:, 0] - places[:, :1]) / (placed[:, 2] + size[0])
    down = (placed[:, 1] - places[:, 1:]) / (placed[:, 3] + size[1])
    clear: NDArray[np.bool_] = np.all(across * across + down * down >= 1, axis=1)
    return clear
