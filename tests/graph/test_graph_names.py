from __future__ import annotations

import unicodedata
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from kg.graph.names import ENTITY_NAMESPACE, Names, empty_graph, iri_path


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Project/雄商高铁", "Project/雄商高铁"),
        ("Programme/“6293”工作思路", "Programme/“6293”工作思路"),
        ("2024 年.txt", "2024%20年.txt"),
        ('a"<b>{c}|d\\e^f`g', "a%22%3Cb%3E%7Bc%7D%7Cd%5Ce%5Ef%60g"),
        ("100%#1?[x]", "100%25%231%3F%5Bx%5D"),
        ("e\u0301", "é"),
        ("行\n列", "行%0A列"),
        ("\udcff.txt", "%FF.txt"),
        ("\ue000", "%EE%80%80"),
    ],
)
def test_iri_path(text: str, path: str) -> None:
    assert iri_path(text) == path


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_name_makes_an_iri_that_parses_and_leads_back(text: str) -> None:
    iri = Names().entity(text)
    triple = next(iter(parse(f"<{iri}> a <{iri}> .", format=RdfFormat.TURTLE)))
    assert triple.subject.value == str(iri)
    assert unquote(iri.removeprefix(ENTITY_NAMESPACE)) == unicodedata.normalize("NFC", text)


@given(st.text(min_size=1), st.text(min_size=1))
def test_two_names_make_two_iris(one: str, other: str) -> None:
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (Names().document(one) == Names().document(other)) == same


def test_a_hash_is_of_all_that_is_said() -> None:
    names = Names("http://example.org/")
    assert names.hashed("statement", "a", 1) == names.hashed("statement", "a", "1")
    assert names.hashed("statement", "a", "bc") != names.hashed("statement", "ab", "c")
    assert str(names.hashed("statement", "a")).startswith("http://example.org/statement/")


def test_a_new_graph_has_our_prefixes_alone() -> None:
    prefixes = [prefix for prefix, _ in empty_graph().namespaces()]
    assert "kg" in prefixes
    assert "brick" not in prefixes
