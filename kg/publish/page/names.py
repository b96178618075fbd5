"""What a reader may type to find a name: the pinyin of every name, whole and by initials.

Enters: the names of an entity. Leaves: one line of lower-case Latin letters and digits.
Example: 鲁西国际陆港 gives "luxiguojilugang lxgjlg".
"""

from __future__ import annotations

from collections.abc import Iterable

from pypinyin import Style, lazy_pinyin


def pinyin_keys(names: Iterable[str]) -> str:
    """Pinyin of each name and its initials, without repetition, separated by spaces."""
    keys: dict[str, None] = {}
    for name in names:
        keys[_letters(lazy_pinyin(name))] = None
        keys[_letters(lazy_pinyin(name, style=Style.FIRST_LETTER))] = None
    return " ".join(key for key in keys if key)


def _letters(syllables: Iterable[str]) -> str:
    return "".join(char for char in "".join(syllables).lower() if char.isascii() and char.isalnum())
