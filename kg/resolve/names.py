"""Names as strings: the form in which two of them are compared.

Enters: a name as written. Leaves: the same without what does not tell names apart.
Example: `plain("“6293”工作思路")` and `plain("6293工作思路")` are both 6293工作思路.
"""

from __future__ import annotations

import re
import unicodedata

_NO_LETTER = re.compile(r"[^\w+×]")
_CALLED = re.compile(r"[（(](?:(?:以下|下文)?[简统]称|(?:以下|下文|下)称)[^（）()]*[）)]$")
_OUTER = {"“": "”", "《": "》", "‘": "’", "「": "」", "『": "』"}


def plain(name: str) -> str:
    """The name in half width and lower case, without punctuation, marks and white space."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", name).lower())


def tidy(name: str) -> str:
    """The name in NFC, without white space around it and without marks that enclose all of it.

    Nor with what it is called for short: （以下简称“纲要草案”）.
    """
    text = _CALLED.sub("", unicodedata.normalize("NFC", name).strip())
    while len(text) > 2 and _OUTER.get(text[0]) == text[-1] and text[0] not in text[1:-1]:
        text = text[1:-1].strip()
    return text


def split_end(name: str, end: str) -> tuple[str, str]:
    """`name` before and at the plain suffix `end`, marks kept: ("第五届", "运河论坛")."""
    for place in range(len(name) - 1, 0, -1):
        if plain(name[place:]) == end and plain(name[place]):
            return name[:place], name[place:]
    return name, ""
