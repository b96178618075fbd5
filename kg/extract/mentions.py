"""Names in words become mentions in the document.

Enters: `Words`, `Name`s, the `Article`. Leaves: `Mention`s with clean offsets counted in the document; implicit
ones for words that stand for a name and name nothing themselves (该县).
Example: the words “6293”工作思路 at 120:128 of an article that begins at 1000 stand at 1120:1128 of the
document, with the surface “6293”工作思路 and the name 6293工作思路.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.anaphors import Anaphor, anaphors
from kg.extract.names import Name, bare
from kg.extract.words import Words
from kg.model import Article, Mention


def to_mentions(words: Words, names: Sequence[Name], article: Article) -> tuple[Mention, ...]:
    """One mention for each name and each word that stands for one, in order of place."""
    named = [_mention(words, name, article) for name in names]
    meant = [_meant(words, anaphor, article) for anaphor in anaphors(words, names)]
    return tuple(sorted((*named, *meant), key=lambda mention: (mention.begin, mention.end)))


def _meant(words: Words, anaphor: Anaphor, article: Article) -> Mention:
    """What 该县 means, with no surface, since it is no name of the county."""
    name = _mention(words, anaphor.name, article)
    begin, end = article.begin + anaphor.begin, article.begin + anaphor.end
    reasons = (f"named before as {name.name}",)
    return replace(name, begin=begin, end=end, surface="", reasons=reasons, implicit=True)


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
