"""Peace for work that makes millions of records and no garbage.

Enters: nothing. Leaves: a context in which nobody looks for cyclic garbage.
Example: 聊城市's forty thousand towns and villages are read in it, and what reads Chinese is loaded in it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """No search for cyclic garbage: of millions of records none is any, and looking takes a fifth of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
