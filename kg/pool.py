"""Run one function over many items, in several processes where that pays, and get the results in order.

Enters: a function, items, a number of processes. Leaves: the results, in the order of the items.
Example: 001.txt is done before 000.txt (鲁西国际陆港), whose result still comes first.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from kg.errors import GovkgError

Item = TypeVar("Item")
Result = TypeVar("Result")

ITEMS_A_WORKER = 8
"""Starting a process and loading the model takes as long as reading about so many documents."""


def in_order(
    function: Callable[[Item], Result], items: Sequence[Item], *, workers: int = 0
) -> Iterator[Result]:
    """Results of `function` over `items`, in order. `workers` 0 chooses; 1 stays in this process.

    With several workers, function, items and results must be picklable; GovkgError where a worker dies.
    """
    count = min(workers or _worth(len(items)), len(items))
    if count <= 1:
        yield from map(function, items)
        return
    # Spawned, not forked: threads of a loaded model do not survive a fork.
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        try:
            yield from pool.map(function, items)
        except BrokenProcessPool as error:
            problem = "a worker process died, most likely for want of memory; build with --workers 1"
            raise GovkgError(problem) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _worth(items: int) -> int:
    return min(os.cpu_count() or 1, items // ITEMS_A_WORKER)
