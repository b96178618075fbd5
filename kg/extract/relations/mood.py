"""Whether a passage tells what was done or what is to be done.

Enters: the paragraphs of an article. Leaves: "fact" or "plan" for each. A heading decides until the next
one (一、2019年工作回顾; 三、2020年目标任务); without a heading the words of the paragraph do (荣获, 增长3.7%
against 力争, 确保), and where they are few, those of the paragraphs beside it and of the whole article.

Example: under 三、2020年目标任务和重点工作 the words 建成高东高速 are a task, and the status is planned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.relations.grammar import Grammar
from kg.model import Article

LONGEST_HEADING = 40
"""Characters; a longer paragraph is text, whatever it says."""
CLEAR = 2
"""How far one mood must be ahead to decide a paragraph."""
STRONG_FACT, STRONG_PLAN = 3, 2
"""How much a word weighs that hardly stands in the other mood: 荣获, 力争. Others weigh 1."""
MOST = 6
"""What a neighbour's leaning counts at most, before it is halved."""
_MEASURED = re.compile(r"(?:增长|提高|下降|达到?|为)\d+(?:\.\d+)?[^，。；、左以]{0,5}(?=[，。；、])")
"""A figure that is reached and not aimed at: 增长3.7%, but not 增长6%左右. Weighs as much as two words."""


def moods(paragraphs: Sequence[str], article: Article, grammar: Grammar) -> list[str]:
    """The mood of each paragraph, in order."""
    leanings = [_leaning(paragraph, grammar) for paragraph in paragraphs]
    general = "plan" if article.kind == "plan" or sum(leanings) < 0 else "fact"
    heading, found = "", []
    for number, paragraph in enumerate(paragraphs):
        heading = _heading(paragraph, grammar) or heading
        found.append(heading or _by_words(leanings, number) or general)
    return found


def _heading(paragraph: str, grammar: Grammar) -> str:
    if len(paragraph) > LONGEST_HEADING or "。" in paragraph:
        return ""
    if grammar.plan_heads.search(paragraph):
        return "plan"
    return "fact" if grammar.fact_heads.search(paragraph) else ""


def _by_words(leanings: Sequence[int], number: int) -> str:
    beside = [*leanings[max(number - 1, 0) : number], *leanings[number + 1 : number + 2]]
    leaning = leanings[number] + sum(max(-MOST, min(MOST, other)) for other in beside) / 2
    if abs(leaning) < CLEAR:
        return ""
    return "fact" if leaning > 0 else "plan"


def _leaning(text: str, grammar: Grammar) -> int:
    """Words of fact less words of plan."""
    fact = STRONG_FACT * len(grammar.fact_words.findall(text)) + len(grammar.fact_hints.findall(text))
    plan = STRONG_PLAN * len(grammar.plan_words.findall(text)) + len(grammar.plan_hints.findall(text))
    return fact + 2 * len(_MEASURED.findall(text)) - plan
