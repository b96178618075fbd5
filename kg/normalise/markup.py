"""Marks of HTML, Markdown and formulas that are left in a text.

Enters: a draft. Leaves: a draft of words alone.
Example: **办好人民满意的教育。**坚持 gives 办好人民满意的教育。坚持; PM_{2.5} gives PM2.5;
a stray rdquo; gives ”.
"""

from __future__ import annotations

import html
import re

from kg.normalise.draft import Draft, Edit, apply, substitute

# Each pattern stops at its own beginning, so that thousands of unclosed ones cost linear time.
_COMMENT = re.compile(r"<!--(?:(?!-->|<!--).)*-->", re.DOTALL)
_SCRIPT = re.compile(r"<(script|style)\b(?:(?!</?\1\b).)*</\1\s*>", re.DOTALL | re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:p|br|div|li|tr|h[1-6]|table|ul|ol|section|article)(?:\s[^<>\n]*)?/?>", re.IGNORECASE
)
_INLINE = re.compile(
    r"</?(?:a|b|i|u|em|strong|span|font|img|td|th|sup|sub|center|o:p)(?:\s[^<>\n]*)?/?>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
# The ampersand was eaten by a broken conversion: “媽媽?shí)?rdquo;
_HEADLESS = re.compile(
    r"(?<![&A-Za-z0-9])(?:[lr][ds]quo|nbsp|[mn]dash|hellip|middot|quot|amp|times|e[mn]sp);"
)
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\s]*\)")
_LINK = re.compile(r"\[([^\[\]\n]+)\]\((?:https?:|/|\.)[^()\s]*\)")
_LINE_MARK = re.compile(r"^ *(?:#{1,6}(?= |[^#\x00-\x7f])|>(?= )|[-*+] (?=[^\x00-\x7f])) *", re.MULTILINE)
_BOLD = re.compile(r"\*\*|__(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])__")
_SCRIPT_MARK = re.compile(r"[_^]\{([^{}\n]{1,20})\}")


def tags(draft: Draft) -> Draft:
    """HTML tags and comments go; a tag that ends a block leaves a line end."""
    for pattern, new in ((_COMMENT, ""), (_SCRIPT, ""), (_BLOCK, "\n"), (_INLINE, "")):
        draft = substitute(draft, pattern, new, "markup dropped")
    return draft


def entities(draft: Draft) -> Draft:
    """Character references become the characters, those without their ampersand too."""
    draft = substitute(draft, _ENTITY, lambda match: _character(match[0]), "entity replaced")
    return substitute(
        draft, _HEADLESS, lambda match: _character("&" + match[0]), "entity replaced", guessed=True
    )


def markdown(draft: Draft) -> Draft:
    """Marks of headings, bold, lists, links, and of sub- and superscripts go; their words stay."""
    draft = substitute(draft, _IMAGE, "", "markup dropped")
    for pattern in (_LINK, _SCRIPT_MARK):
        draft = _only_group(draft, pattern)
    for pattern in (_BOLD, _LINE_MARK):
        draft = substitute(draft, pattern, "", "markup dropped")
    return draft


def _only_group(draft: Draft, pattern: re.Pattern[str]) -> Draft:
    edits: list[Edit] = []
    for match in pattern.finditer(draft.text):
        edits += (Edit(match.start(), match.start(1), ""), Edit(match.end(1), match.end(), ""))
    return apply(draft, edits, "markup dropped")


def _character(entity: str) -> str:
    character = html.unescape(entity)
    return character if len(character) == 1 else entity
