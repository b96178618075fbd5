"""The classes' colours: told apart by colour-blind eyes, visible on white, and never without a shape of their own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from kg.ontology.load import load

Colour = NDArray[np.float64]
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.9505, 1.0, 1.089])
# Machado, Oliveira and Fernandes 2009, severity 1.
EYES = {
    "usual": np.eye(3),
    "no red": np.array(
        [[0.1523, 1.0526, -0.2049], [0.1145, 0.7863, 0.0992], [-0.0039, -0.0481, 1.0520]],
    ),
    "no green": np.array(
        [[0.3673, 0.8606, -0.2280], [0.2801, 0.6725, 0.0474], [-0.0118, 0.0429, 0.9690]],
    ),
    "no blue": np.array(
        [[1.2555, -0.0767, -0.1788], [-0.0784, 0.9308, 0.1476], [0.0047, 0.6914, 0.3039]],
    ),
}


def light(colour: str) -> Colour:
    """#rrggbb as linear light."""
    parts = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(colour: str, eye: Colour) -> Colour:
    """Lightness and two opponent colours, as the eye sees them."""
    share = TO_XYZ @ np.clip(eye @ light(colour), 0, 1) / WHITE
    x, y, z = np.where(share > 0.008856, np.cbrt(share), 7.787 * share + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast(first: str, second: str) -> float:
    bright, dark = sorted((float(TO_XYZ[1] @ light(first)), float(TO_XYZ[1] @ light(second))), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.fixture(scope="module")
def looks() -> Sequence[tuple[str, str]]:
    """Colour and shape of each top class of entities."""
    classes = load().classes.values()
    found = [(known.colour, known.shape) for known in classes if known.top == known.name]
    assert len(found) == 10
    return found


@pytest.mark.parametrize("eye", EYES)
def test_colours_are_told_apart(looks: Sequence[tuple[str, str]], eye: str) -> None:
    for (first, _), (second, _) in combinations(looks, 2):
        assert np.linalg.norm(lab(first, EYES[eye]) - lab(second, EYES[eye])) > 15, (first, second)


def test_every_class_has_its_own_shape(looks: Sequence[tuple[str, str]]) -> None:
    shapes = [shape for _, shape in looks]
    assert len(set(shapes)) == len(shapes)


def test_colours_are_seen_on_white(looks: Sequence[tuple[str, str]]) -> None:
    assert min(contrast(colour, "#FBFBF9") for colour, _ in looks) > 2
