"""Names in words become mentions in the document.

Enters: `Words`, `Name`s, the `Article`. Leaves: `Mention`s with clean offsets counted in the document.
Example: the words “6293”工作思路 at 120:128 of an article that begins at 1000 stand at 1120:1128 of the
document, with the surface “6293”工作思路 and the name 6293工作思路.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.names import Name, bare
from kg.extract.words import Words
from kg.model import Article, Mention


def to_mentions(words: Words, names: Sequence[Name], article: Article) -> tuple[Mention, ...]:
    """One mention for each name, in order of place."""
    return tuple(_mention(words, name, article) for name in names)


def _mention(words: Words, name: Name, article: Article) -> Mention:
    begin, end = words.offsets[name.begin] + name.trim[0], words.offsets[name.end] - name.trim[1]
    surface = words.text(name.begin, name.end)[name.trim[0] :][: end - begin]
    return Mention(
        document=article.document,
        article=article.number,
        begin=article.begin + begin,
        end=article.begin + end,
        type=name.type,
        name=bare(name.meant or surface),
        surface=surface,
        score=name.probability,
        reasons=name.reasons,
    )
