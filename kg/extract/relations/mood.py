"""Whether a passage tells what was done or what is to be done.

Enters: the paragraphs of an article. Leaves: "fact" or "plan" for each. A heading decides until the next
one (一、2019年工作回顾; 三、2020年目标任务); without a heading the words of the paragraph do (荣获, 增长
against 力争, 确保), and where they are undecided, those of the whole article.

Example: under 三、2020年目标任务和重点工作 the words 建成高东高速 are a task, and the status is planned.
"""

from __future__ import annotations

from kg.extract.relations.grammar import Grammar
from kg.model import Article

LONGEST_HEADING = 40
"""Characters; a longer paragraph is text, whatever it says."""
CLEAR = 2
"""How many words one mood must be ahead by to decide a paragraph."""


def moods(paragraphs: list[str], article: Article, grammar: Grammar) -> list[str]:
    """The mood of each paragraph, in order."""
    leaning = _leaning("\n".join(paragraphs), grammar)
    general = "plan" if article.kind == "plan" or leaning < 0 else "fact"
    heading, found = "", []
    for paragraph in paragraphs:
        heading = _heading(paragraph, grammar) or heading
        found.append(heading or _by_words(paragraph, grammar) or general)
    return found


def _heading(paragraph: str, grammar: Grammar) -> str:
    if len(paragraph) > LONGEST_HEADING or "。" in paragraph:
        return ""
    if grammar.plan_heads.search(paragraph):
        return "plan"
    return "fact" if grammar.fact_heads.search(paragraph) else ""


def _by_words(paragraph: str, grammar: Grammar) -> str:
    leaning = _leaning(paragraph, grammar)
    if abs(leaning) < CLEAR:
        return ""
    return "fact" if leaning > 0 else "plan"


def _leaning(text: str, grammar: Grammar) -> int:
    """Words of fact less words of plan."""
    return len(grammar.fact_words.findall(text)) - len(grammar.plan_words.findall(text))
