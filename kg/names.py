"""Names as they are compared: what only looks different is the same.

Enters: a name as somebody wrote it. Leaves: its plain form.
Example: “6293”工作思路 and ６２９３工作思路 are both 6293工作思路.
"""

from __future__ import annotations

import re
import unicodedata


def plain(name: str) -> str:
    """The name half-width and in lower case, without punctuation, quotation marks and spaces."""
    return re.sub(r"[^\w+×]", "", unicodedata.normalize("NFKC", name).lower())
