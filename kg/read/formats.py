"""The registry of readers: which function turns the bytes of a file into text, by the file's suffix.

Enters: a suffix. Leaves: a function from bytes to `Decoded`, which raises DecodeError on what it cannot read.
Example: `READERS[".txt"]("聊城市".encode())` gives Decoded("聊城市", "utf-8").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kg.read.text import Decoded, decode

Reader = Callable[[bytes], Decoded]

READERS: Mapping[str, Reader] = MappingProxyType({".md": decode, ".txt": decode})


def suffixes() -> frozenset[str]:
    """The suffixes that can be read, in lower case: {".txt", ".md"}."""
    return frozenset(READERS)
