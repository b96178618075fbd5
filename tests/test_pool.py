"""kg.pool: results in the order of the items, in one process or in several."""

from __future__ import annotations

import os
import time

import pytest

from kg.errors import GovkgError
from kg.pool import in_order


def slow_double(number: int) -> int:
    time.sleep(0.05 if number == 0 else 0)
    return number * 2


def die(number: int) -> int:
    os._exit(number)


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_results_come_in_order(workers: int) -> None:
    assert list(in_order(slow_double, range(5), workers=workers)) == [0, 2, 4, 6, 8]


def test_no_items_give_no_results() -> None:
    assert list(in_order(slow_double, [], workers=2)) == []


def test_a_worker_that_dies_is_told() -> None:
    with pytest.raises(GovkgError, match="--workers 1"):
        list(in_order(die, [1, 2], workers=2))
