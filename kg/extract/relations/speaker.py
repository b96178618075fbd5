"""Who speaks where a sentence names no subject.

Enters: the article with the division it speaks for. Leaves: the `Speaker`, and mentions of it that have no
surface of their own.

Example: in 聊城市's report 深入实施“头雁工程” has no subject, 我市荣获…… has 我市; both mean 聊城市, and
出台新一轮人才发展政策 means 聊城市人民政府.
"""

from __future__ import annotations

import re

from kg.extract.relations.grammar import Grammar
from kg.extract.relations.records import Context, Sentence, Speaker
from kg.model import Article, Mention

REPORTS = ("report", "plan")
"""Kinds of article in which the division speaks for itself."""
GOVERNMENT = "{place}人民政府"
_US = re.compile("我[省市县区州旗镇]")
_AS_ASKED = re.compile("(?:落实|贯彻|按照|根据|执行|对照|符合|围绕)[^，。；]*要求，")
"""What is asked for, and nobody who asks: 落实“四水四定”要求，……."""


def speaker(article: Article, text: str, grammar: Grammar) -> Speaker | None:
    """The speaker of an article, or None where its jurisdiction is unknown or it never speaks for it.

    News speaks for its city only where it says 我市; a report of a meeting that says 会议强调 does not.
    """
    place = grammar.ontology.divisions.get(article.jurisdiction) if article.jurisdiction else None
    if place is None:
        return None
    if article.kind in REPORTS:
        return Speaker(place, GOVERNMENT.format(place=place.name), everywhere=True)
    if _US.search(text, article.begin, article.end):
        return Speaker(place, GOVERNMENT.format(place=place.name), everywhere=False)
    return None


def speaks(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence without a subject is the speaker's."""
    said = _AS_ASKED.sub("", context.text[sentence.begin : sentence.end])
    return context.speaker is not None and not context.grammar.other_voice.search(said)


def place_mention(context: Context, at: int) -> Mention:
    """The speaker's division as the subject of what stands at the clean offset `at`."""
    assert context.speaker is not None
    return _mention(context, at, "Place", context.speaker.place.name)


def spoken(context: Context, match: re.Match[str]) -> Mention | None:
    """Whom 我市 and the like mean: the speaker, or in 我省 what it is part of; 全县 is none of a city's."""
    if context.speaker is None:
        return None
    home = context.speaker.place
    for place in (home, *context.grammar.ontology.divisions.ancestors(home.code)):
        if place.name.endswith(match.group()[-1]):
            return _mention(context, match.start(), "Place", place.name)
    return None


def government_mention(context: Context, at: int) -> Mention:
    """The speaker's government, which issues and convenes."""
    assert context.speaker is not None
    return _mention(context, at, "Organisation", context.speaker.government)


def _mention(context: Context, at: int, kind: str, name: str) -> Mention:
    article = context.article
    return Mention(
        article.document, article.number, at, at + 1, kind, name, "", implicit=True, reasons=("speaker",)
    )
