"""The picture as a pyvis network, and from it the columns that the page reads.

Enters: the page's data and its picture. Leaves: a pyvis `Network`, filled directly: its own add_edge
drops the second relation of a pair and slows down with every edge.
Example: 聊城市 implements 6293工作思路 is the edge {"id": "f0", "from": "e0", "to": "e7"}.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pyvis.network import Network

from kg.publish.page.drawing import DOCUMENT_SIZE, Picture, View

OPTIONS: Mapping[str, object] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "edges": {"smooth": False, "width": 1, "selectionWidth": 1.5, "hoverWidth": 0.5},
    "interaction": {
        "hover": True,
        "multiselect": False,
        "navigationButtons": False,
        "keyboard": False,
        "tooltipDelay": 100000,
        "hideEdgesOnDrag": False,
    },
}


def network(data: Mapping[str, Any], picture: Picture) -> Network:
    """The network of everything, in the places of the whole view; physics is off."""
    net = Network(directed=True, cdn_resources="in_line", height="100%", width="100%")
    net.options = dict(OPTIONS)
    classes = data["classes"]
    for place, kind in enumerate(data["entities"]["class"]):
        x, y = picture.whole.places[f"e{place}"]
        net.nodes.append(
            {
                "id": f"e{place}",
                "x": x,
                "y": y,
                "size": picture.sizes[place],
                "shape": classes[kind]["shape"],
                "color": classes[kind]["colour"],
            }
        )
    for place in range(len(data["documents"])):
        x, y = picture.whole.places[f"d{place}"]
        net.nodes.append(
            {
                "id": f"d{place}",
                "x": x,
                "y": y,
                "size": DOCUMENT_SIZE,
                "shape": "document",
                "color": "",
            }
        )
    net.edges.extend({"id": e.id, "from": e.begin, "to": e.end} for e in picture.edges)
    return net


def columns(rows: Iterable[Mapping[str, object]]) -> dict[str, list[object]]:
    """Rows of one shape as columns, which is a fifth of the bytes."""
    table: dict[str, list[object]] = {}
    for row in rows:
        for name, value in row.items():
            table.setdefault(name, []).append(value)
    return table


def views(picture: Picture) -> dict[str, object]:
    """The places of both overviews, and the groups of all views, as JSON values."""
    return {
        "scores": list(picture.scores),
        "overview": _placed(picture.overview),
        "tall": _placed(picture.tall),
        "whole": {"groups": _groups(picture.whole)},
    }


def _placed(view: View) -> dict[str, object]:
    return {
        "id": list(view.places),
        "x": [x for x, _ in view.places.values()],
        "y": [y for _, y in view.places.values()],
        "groups": _groups(view),
    }


def _groups(view: View) -> list[dict[str, object]]:
    return [
        {
            "hub": group.hub,
            "class": group.kind,
            "members": list(group.members),
            "x": disc.x,
            "y": disc.y,
            "width": disc.width,
            "height": disc.height,
        }
        for group, disc in zip(view.groups, view.discs, strict=True)
    ]
