"""kg.resolve.keys: a key is told by the name, whatever else was read."""

from __future__ import annotations

import pytest
from small_country import ontology, reading

from kg.resolve import resolve

ONTOLOGY = ontology()


@pytest.mark.parametrize(
    ("kind", "name", "key"),
    [
        ("Place", "高铁新区", "Place/聊城高铁新区"),
        ("Place", "聊城高铁新区", "Place/聊城高铁新区"),
        ("Place", "聊城市高铁新区", "Place/聊城高铁新区"),
        ("Place", "莘县绿色产业园", "Place/莘县绿色产业园"),  # 莘 alone is no name
        ("Place", "阳谷县绿色产业园", "Place/阳谷绿色产业园"),
        ("Place", "莲池公园", "Place/聊城市莲池公园"),
        ("Programme", "十四五", "Programme/十四五规划"),
        ("Programme", "“十四五”规划", "Programme/十四五规划"),
        ("Programme", "六稳", "Programme/六稳"),
        ("Project", "二十五", "Project/二十五"),
    ],
)
def test_a_name_alone_has_the_key_that_it_has_beside_others(kind: str, name: str, key: str) -> None:
    (entity,) = resolve([reading("a.txt", (kind, name))], ONTOLOGY).entities
    assert entity.key == key


@pytest.mark.parametrize(
    ("kind", "names"),
    [("Place", ("高铁新区", "聊城高铁新区", "聊城市高铁新区")), ("Programme", ("十四五", "十四五规划"))],
)
def test_another_document_with_another_form_moves_no_key(kind: str, names: tuple[str, ...]) -> None:
    readings = [reading(f"{number}.txt", (kind, name)) for number, name in enumerate(names)]
    alone = {entity.key for one in readings for entity in resolve([one], ONTOLOGY).entities}
    assert {entity.key for entity in resolve(readings, ONTOLOGY).entities} == alone
    assert len(alone) == 1
