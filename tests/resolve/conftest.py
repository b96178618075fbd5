"""What the tests of resolution share."""

from __future__ import annotations

import pytest
from small_country import ontology

from kg.ontology.model import Ontology


@pytest.fixture(scope="session")
def small() -> Ontology:
    """The small ontology with its five provinces."""
    return ontology()
