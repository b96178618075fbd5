"""Cut an article into sentences and clauses, and lay mentions and trigger words into them.

Enters: a `Doc` whose text is the article's, with its mentions. Leaves: the `Context` that frames read.
Punctuation inside a mention does not cut: “不忘初心、牢记使命，……”主题教育 stays whole.

Example: 莘县成功创建国家农业科技园区，东阿被纳入…… gives one sentence of two clauses.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.extract.cover import Cover
from kg.extract.relations.grammar import Grammar
from kg.extract.relations.mood import moods
from kg.extract.relations.records import Clause, Context, Hit, Sentence
from kg.extract.relations.speaker import speaker
from kg.model import Article, CleanText, Document, Mention
from kg.ontology.model import Trigger

_STOP = re.compile(r"[。！？；!?;\n]")
_COMMA = re.compile(r"[，,：:]")
_NOUN_ENDINGS = tuple("率区者员量额期费")
"""What makes a noun of the verb before it, within one word: 开工率, 建成区."""
_WORD_OF_ONE = 1
"""A trigger of one character counts only as a word of its own: 到 in 来到, not in 达到."""


class Builder:
    """Builds the context of one article."""

    def __init__(self, clean: CleanText, article: Article, mentions: Sequence[Mention]) -> None:
        self._text = clean.text
        self._clean = clean
        self._article = article
        self._mentions = tuple(sorted(mentions, key=lambda m: (m.begin, -m.end, m.type, m.name)))
        self._begins = [m.begin for m in self._mentions]
        self._cover = Cover(article, self._mentions)

    def build(self, document: Document, grammar: Grammar, words: frozenset[int]) -> Context:
        """The context. `words` holds the clean offsets where a word begins or ends."""
        return Context(
            document,
            self._clean,
            self._article,
            tuple(self._sentences(grammar, words)),
            self._mentions,
            grammar,
            speaker(self._article, self._text, grammar),
            self._surfaces(grammar),
        )

    def _surfaces(self, grammar: Grammar) -> dict[str, dict[str, Mention]]:
        found: dict[str, dict[str, Mention]] = {}
        for mention in self._mentions:
            if mention.surface:
                found.setdefault(grammar.top(mention.type), {})[mention.surface] = mention
        return found

    def _sentences(self, grammar: Grammar, words: frozenset[int]) -> Iterator[Sentence]:
        spans = list(self._cover.cut(self._text, (self._article.begin, self._article.end), re.compile(r"\n")))
        told = moods([self._text[b:e] for b, e in spans], self._article, grammar)
        for number, ((begin, end), mood) in enumerate(zip(spans, told, strict=True)):
            for first, last in self._cover.cut(self._text, (begin, end), _STOP):
                clauses = tuple(
                    self._clause((b, e), mood, grammar, words)
                    for b, e in self._cover.cut(self._text, (first, last), _COMMA)
                )
                yield Sentence(first, last, clauses, mood, number)

    def _clause(self, span: tuple[int, int], mood: str, grammar: Grammar, words: frozenset[int]) -> Clause:
        begin, end = span
        mentions = self._mentions[bisect_left(self._begins, begin) : bisect_left(self._begins, end)]
        hits = [
            Hit(trigger, first, last)
            for trigger, first, last in grammar.hits(self._text, begin, end)
            if not self._cover.covers(first, last)
            and _stands_alone(self._text, first, last, words)
            and self._holds(trigger, begin, first, mood, grammar)
        ]
        hits.sort(key=lambda hit: (hit.begin, hit.end, hit.trigger.name))
        return Clause(begin, end, mentions, tuple(hits))

    def _holds(self, trigger: Trigger, begin: int, at: int, mood: str, grammar: Grammar) -> bool:
        """Whether the trigger means what it says here: in its mood, not denied, not blocked (争取……开工)."""
        wanted = trigger.frame.split()[1:]
        if wanted and mood not in wanted:
            return False
        if grammar.negation.search(self._text, begin, at):
            return False
        said = self._text[begin:at]
        if trigger.needs and not any(word in said for word in trigger.needs):
            return False
        return not any(word in said for word in trigger.blocked_by)


def _stands_alone(text: str, begin: int, end: int, words: frozenset[int]) -> bool:
    """Whether a hit agrees with the words: 开工 must not be cut out of 开工率, nor 到 out of 达到.

    出席会议, which is one word, does hold 出席.
    """
    if not words:
        return True
    if end - begin == _WORD_OF_ONE:
        return begin in words and end in words
    return end in words or text[end : end + 1] not in _NOUN_ENDINGS
