"""What a reader may type to find a name: the pinyin of every name, whole and by initials.

Enters: the names of an entity. Leaves: one line of lower-case Latin letters and digits.
Example: 鲁西国际陆港 gives "luxiguojilugang lxgjlg".
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pypinyin import Style, lazy_pinyin
from pypinyin.core import Pinyin

Read = tuple[str, str]
"""The syllables of a text, and their initials."""


def pinyin_keys(names: Iterable[str]) -> str:
    """Pinyin of each name and its initials, without repetition, separated by spaces."""
    keys: dict[str, None] = {}
    for name in names:
        # Cut as pypinyin cuts it: the words of many names are few, and their reading takes nine tenths of the time.
        words = [_word(word) for word in Pinyin().seg(name)]
        for part in (0, 1):
            keys["".join([word[part] for word in words])] = None
    return " ".join(key for key in keys if key)


@cache
def _word(word: str) -> Read:
    return _letters(lazy_pinyin(word)), _letters(lazy_pinyin(word, style=Style.FIRST_LETTER))


def _letters(syllables: Iterable[str]) -> str:
    return "".join(char for char in "".join(syllables).lower() if char.isascii() and char.isalnum())
