"""Where things stand in the picture: groups as discs, the best-linked in the middle, the discs packed.

Enters: groups, and how much room each member needs for itself and its label. Leaves: whole-numbered places.
Example: a group of 雄商高铁 and nine towns has 雄商高铁 in its middle and the towns around it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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

Places: TypeAlias = NDArray[np.float64]
"""A row for each ellipse: its middle, and its radii across and down."""


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
    groups: Sequence[Sequence[int]], boxes: Mapping[int, Box], *, gap: float = 26, stretch: float = STRETCH
) -> Layout:
    """Places every member of every group; `gap` is the free room between discs.

    The whole is about `stretch` times as wide as high: more than 1 for a desk, less for a telephone.
    """
    blocks = [_block(members, boxes) for members in groups]
    sizes = [_extent(block, boxes) for block in blocks]
    middles = _pack([(width + gap / 2, height + gap / 2) for width, height in sizes], stretch)
    places: dict[int, tuple[int, int]] = {}
    discs: list[Disc] = []
    for block, (width, height), (x, y) in zip(blocks, sizes, middles, strict=True):
        places |= {node: (round(x + dx), round(y + dy)) for node, (dx, dy) in block.items()}
        discs.append(Disc(round(x), round(y), round(width), round(height)))
    return Layout(places, tuple(discs))


def _block(members: Sequence[int], boxes: Mapping[int, Box]) -> dict[int, tuple[float, float]]:
    """Members along a sunflower's spiral, moved outwards until no two boxes overlap."""
    taken = _Taken()
    placed: dict[int, tuple[float, float]] = {}
    turn = 0.0
    for member in members:
        while not taken.free(_spiral(turn), boxes[member]):
            turn += TURN
        placed[member] = _spiral(turn)
        taken.add(placed[member], boxes[member])
        turn = max(0.0, turn - LOOK_BACK * boxes[member].half_width * boxes[member].half_height)
    return placed


def _spiral(turn: float) -> tuple[float, float]:
    radius = 11 * math.sqrt(turn)
    return STRETCH * radius * math.cos(turn * GOLDEN), radius * math.sin(turn * GOLDEN)


class _Taken:
    """Boxes in a grid, so that a new one is compared with its neighbours alone."""

    def __init__(self) -> None:
        self._cells: defaultdict[tuple[int, int], list[tuple[float, float, Box]]] = defaultdict(list)

    def add(self, place: tuple[float, float], box: Box) -> None:
        for cell in self._near(place, box):
            self._cells[cell].append((*place, box))

    def free(self, place: tuple[float, float], box: Box) -> bool:
        x, y = place
        width, height = box.half_width, box.half_height
        for cell in self._near(place, box):
            for other_x, other_y, other in self._cells.get(cell, ()):
                if abs(x - other_x) < width + other.half_width and abs(y - other_y) < height + other.half_height:
                    return False
        return True

    @staticmethod
    def _near(place: tuple[float, float], box: Box) -> Iterator[tuple[int, int]]:
        x, y = place
        for column in range(int((x - box.half_width) // CELL), int((x + box.half_width) // CELL) + 1):
            for row in range(int((y - box.half_height) // CELL), int((y + box.half_height) // CELL) + 1):
                yield column, row


def _extent(block: Mapping[int, tuple[float, float]], boxes: Mapping[int, Box]) -> tuple[float, float]:
    """Radii of the ellipse around a block: wide enough for every member's box."""
    width = max(abs(x) + boxes[node].half_width for node, (x, _) in block.items())
    height = max(abs(y) + boxes[node].half_height for node, (_, y) in block.items())
    return width * 1.08, height * 1.08


def _pack(sizes: Sequence[tuple[float, float]], stretch: float) -> list[tuple[float, float]]:
    """Middles of ellipses, in the order given, each at the free place nearest the middle of all.

    The first few look from the middle on. Of many, the others look from a little inside the last one on:
    what lies farther in is full, and looking there again for each takes minutes where hundreds are packed.
    """
    placed = np.empty((len(sizes), 4))
    last = 0.0
    for number, (width, height) in enumerate(sizes):
        radius = max(0.0, last - INWARDS * (width + height)) if number > THOROUGH else 0.0
        angle = 0.0
        while not _clear(_at(radius, angle, stretch), (width, height), placed[:number]):
            angle += STEP
            radius += (width + height) * STEP / 60
        placed[number] = (*_at(radius, angle, stretch), width, height)
        last = radius
    return [(float(x), float(y)) for x, y in placed[:, :2]]


def _at(radius: float, angle: float, stretch: float) -> tuple[float, float]:
    return stretch * radius * math.cos(angle), radius * math.sin(angle)


def _clear(place: tuple[float, float], size: tuple[float, float], placed: Places) -> bool:
    """Whether an ellipse is apart from all: measured along the line between two, stretched to circles."""
    across = (placed[:, 0] - place[0]) / (placed[:, 2] + size[0])
    down = (placed[:, 1] - place[1]) / (placed[:, 3] + size[1])
    return bool((across * across + down * down >= 1).all())
