"""Which encoding a text file is in, strictly and in one fixed order.

Enters: the bytes of a file. Leaves: the text without its byte-order mark, line ends as they stand, and the
name of the encoding; or a DecodeError that says what is wrong and what to do.
Example: `decode("聊城市".encode("gb18030"))` gives Decoded("聊城市", "gb18030").
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the first half of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 200_000
"""Characters looked at for plausibility."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Two thirds of running Chinese are level-1 characters, punctuation and ASCII; bytes of another encoding
# read as GB18030 fall on rare characters all over the plane.
_USUAL_SHARE = 0.9
_CONTROL_SHARE = 0.001


class DecodeError(ValueError):
    """The bytes are no text that can be read."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of `data`. Raises DecodeError for binary data and for an unknown encoding."""
    decoded = _by_mark(data) or _by_form(data)
    if decoded is None:
        raise DecodeError("is in an unknown encoding", "save it as UTF-8")
    if _is_binary(decoded.text):
        raise DecodeError("is no text but binary data", "remove it, or save its text as UTF-8")
    return decoded


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], encoding)
            return None if text is None else Decoded(text, encoding)
    return None


def _by_form(data: bytes) -> Decoded | None:
    text = _strictly(data, "utf-8")
    # NUL bytes in valid UTF-8 are UTF-16 of ASCII, or binary data.
    if text is not None and "\x00" not in text:
        return Decoded(text, "utf-8")
    for encoding in ("utf-16-le", "utf-16-be", "gb18030"):
        text = _strictly(data, encoding)
        if text is not None and _is_plausible(text):
            return Decoded(text, encoding)
    if b"\x00" in data:
        raise DecodeError("is no text but binary data", "remove it, or save its text as UTF-8")
    return None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return "\x00" in sample or len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample)


def _is_plausible(text: str) -> bool:
    sample = text[:_SAMPLE]
    if not sample or _CONTROL.search(sample):
        return False
    usual = sum(map(_is_usual, sample))
    return usual + 1 >= _USUAL_SHARE * len(sample)  # one rare character in a few words proves nothing


def _is_usual(character: str) -> bool:
    """Whether a Chinese text is likely to hold it: ASCII, punctuation, a common Han character."""
    if character < "\x80":
        return True
    if not ("一" <= character <= "鿿"):
        return "\u2000" <= character <= "\u303f" or "\uff00" <= character <= "\uffef"
    return _is_level_one(character) or _is_big5_common(character)


def _is_level_one(character: str) -> bool:
    """The 3,755 most used characters stand in the rows B0 to D7 of GB 2312."""
    try:
        return character.encode("gb2312") < b"\xd8"
    except UnicodeEncodeError:
        return False


def _is_big5_common(character: str) -> bool:
    """The 5,401 most used traditional characters stand in the rows A4 to C6 of Big5."""
    try:
        return character.encode("big5") < b"\xc9"
    except UnicodeEncodeError:
        return False
