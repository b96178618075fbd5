"""The page's data: columns agree, offsets are a browser's, names can be typed in pinyin."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import page_samples
import pytest
import synthetic
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Evidence
from kg.publish.page import page_data
from kg.publish.page.names import pinyin_keys
from kg.publish.page.texts import Units, quote_place


def utf16(text: str, begin: int, end: int) -> str:
    """What JavaScript's `slice` gives."""
    return text.encode("utf-16-le")[2 * begin : 2 * end].decode("utf-16-le")


@pytest.fixture(scope="module")
def data() -> Any:
    return page_data(synthetic.knowledge(), synthetic.ontology())


@pytest.mark.parametrize("table", ["entities", "mentions", "statements"])
def test_columns_have_one_length(data: Any, table: str) -> None:
    assert len({len(column) for column in data[table].values()}) == 1


def test_nothing_is_lost(data: Any) -> None:
    made = synthetic.knowledge()
    assert len(data["entities"]["name"]) == len(made.entities)
    assert len(data["statements"]["quote"]) == len(made.statements)
    assert sum(data["mentions"]["count"]) == sum(len(entity.mentions) for entity in made.entities)


def test_documents_stand_by_date(data: Any) -> None:
    dates = [row["date"] for row in data["documents"]]
    assert dates == sorted(dates)


def test_every_quote_stands_at_its_place(data: Any) -> None:
    table = data["statements"]
    for quote, begin, document in zip(table["quote"], table["begin"], table["document"], strict=True):
        assert data["documents"][document]["text"].startswith(quote, begin)


def test_offsets_are_utf16_units() -> None:
    data: Any = page_data(page_samples.rare(), synthetic.ontology())
    document = data["documents"][0]
    marked = [
        utf16(document["text"], begin, end)
        for begin, end in zip(document["marks"]["begin"], document["marks"]["end"], strict=True)
    ]
    assert marked == ["𬭎鑫集团", "茌平", "茌平", "鲁西"]
    begin = data["statements"]["begin"][0]
    assert utf16(document["text"], begin, begin + len("茌平地处鲁西")) == "茌平地处鲁西"


@given(st.text(alphabet=st.sampled_from("聊城𬭎𠮷a"), max_size=30), st.integers(0, 30))
def test_units_count_as_utf16_does(text: str, place: int) -> None:
    place = min(place, len(text))
    assert Units.of(text).at(place) == len(text[:place].encode("utf-16-le")) // 2


def test_the_quote_nearest_its_source_is_meant() -> None:
    reading = page_samples.rare().readings[0]
    assert quote_place(reading, 1, Evidence("茌平", 9, 11)) == 9
    assert quote_place(reading, 1, Evidence("茌平", 0, 2)) == 6
    assert quote_place(reading, 1, Evidence("无此句", 0, 3)) == -1
    assert quote_place(reading, 1, Evidence("", 0, 0)) == -1


@pytest.mark.parametrize(
    ("name", "key"),
    [("鲁西国际陆港", "luxiguojilugang"), ("鲁西国际陆港", "lxgjlg"), ("6293工作思路", "6293gongzuosilu")],
)
def test_names_can_be_typed_in_pinyin(name: str, key: str) -> None:
    assert key in pinyin_keys([name]).split()


def test_unknown_class_and_predicate_are_kept() -> None:
    made = page_samples.rare()
    bare = synthetic.ontology()
    object.__setattr__(bare, "classes", {})
    object.__setattr__(bare, "properties", {})
    data: Any = page_data(made, bare)
    assert [row["name"] for row in data["classes"]] == ["Organisation", "Place"]
    assert [row["name"] for row in data["predicates"]] == ["locatedIn", "partOf"]


def test_data_agree_with_their_schema(data: Any) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    folder = Path(__file__).parents[2] / "kg" / "publish" / "page" / "static"
    schema = json.loads((folder / "graph.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(data)
