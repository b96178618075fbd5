"""Figures and background knowledge in the page's data."""

from __future__ import annotations

from typing import Any

import page_samples
import synthetic

from kg.publish.page import page_data


def test_figures_keep_their_numbers_and_their_place() -> None:
    data: Any = page_data(page_samples.measured(), synthetic.ontology())
    table = data["observations"]
    assert table["value"] == ["120.5", "6.5", "3"] and table["upto"] == ["", "", ""]
    assert {data["entities"]["key"][place] for place in table["subject"]} == {"Place/茌平区"}
    text = data["documents"][0]["text"].encode("utf-16-le")
    begin = table["begin"][0]
    assert text[2 * begin :].decode("utf-16-le").startswith("茌平地处鲁西。")


def test_background_names_its_source() -> None:
    data: Any = page_data(page_samples.measured(), synthetic.ontology())
    names = data["entities"]["name"]
    table = data["background"]
    assert [names[place] for place in (*table["subject"], *table["object"])] == ["茌平区", "鲁西"]
    assert table["predicate"] == ["locatedIn"] and table["source"] == ["行政区划"]
