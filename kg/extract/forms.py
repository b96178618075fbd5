"""Which runs of words may be a name at all: the grammar of boundaries.

Enters: `Words`. Leaves: spans of words `(begin, end)`, half open; the score decides among them.
A name does not begin with a particle or end in one, does not cross a comma or a verb that announces names,
and opens no mark that it does not close. A whole quotation stands without its
marks; one with a head behind it keeps them.
Example: 实施“6293”工作思路 offers 6293, “6293”工作, “6293”工作思路, 工作思路, 思路 and more.
"""

from __future__ import annotations

from kg.extract.words import PAIRS, SENTENCE_ENDS, Words

LONGEST = 42
"""Characters. The longest firm name of the reference annotation outside quotation marks has 38."""
LONGEST_QUOTATION = 60
MOST_WORDS = 13
_CLAUSE_ENDS = SENTENCE_ENDS | frozenset("，：、,:;!? ")
_NEVER_FIRST = frozenset({"u", "p", "c", "xc"})
_NEVER_LAST = frozenset({"u", "p", "c", "r", "xc"})
_FIRST_ALL_THE_SAME = frozenset({"沿", "以", "在", "关于", "直", "赴", "向"})
"""Particles that names do begin with: 沿黄生态廊道, 以旧换新, 在川, 关于支持…的若干措施."""
_JOINTS = frozenset("—·-+×/～~－―•")
_CLOSING = frozenset(PAIRS.values())
_QUOTES = frozenset("“《‘")


def candidates(words: Words) -> list[tuple[int, int]]:
    """All spans of words that may be a name, in order of begin and end."""
    return [
        (begin, end)
        for begin in range(len(words.texts))
        if _may_begin(words, begin)
        for end in _ends(words, begin)
    ]


def _may_begin(words: Words, begin: int) -> bool:
    word, tag = words.texts[begin], words.tags[begin]
    if word in PAIRS:
        return begin in words.partner
    if tag == "w":
        return word.isalnum()
    return tag not in _NEVER_FIRST or word in _FIRST_ALL_THE_SAME


def _ends(words: Words, begin: int) -> list[int]:
    """The ends of all candidates that begin here."""
    limit = words.partner.get(begin - 1, -1) if words.word(begin - 1) in _QUOTES else -1
    ends: list[int] = []
    end, characters, count = begin, 0, 0
    while end < len(words.texts):
        step = _step(words, end, limit)
        if step is None:
            break
        characters += words.offsets[step] - words.offsets[end]
        count += 1 if words.texts[end] not in _QUOTES else min(3, step - end + 1)
        end = step
        if end == limit:
            if characters <= LONGEST_QUOTATION:
                ends.append(end)
            break
        if characters > LONGEST or count > MOST_WORDS:
            break
        if _may_end(words, begin, end):
            ends.append(end)
    return ends


def _step(words: Words, at: int, limit: int) -> int | None:
    """The index behind the word or the whole bracket at `at`; None where a name cannot go on.

    Inside its own quotation marks (before `limit`) a name may hold commas: “攻坚突破年、政协见行动”.
    """
    word = words.texts[at]
    if at in words.breaks and at >= limit:
        return None
    if word in PAIRS:
        close = words.partner.get(at, -1)
        if close <= at or words.offsets[close + 1] - words.offsets[at] > LONGEST_QUOTATION:
            return None
        return close + 1
    if word in _CLOSING or word == "\n":
        return None
    if word in _CLAUSE_ENDS:
        return at + 1 if at < limit and word != "。" else None
    if words.tags[at] == "w" and word not in _JOINTS and not word.isalnum():
        return at + 1 if at < limit else None
    return at + 1


def _may_end(words: Words, begin: int, end: int) -> bool:
    word, tag = words.texts[end - 1], words.tags[end - 1]
    if tag in _NEVER_LAST:
        return False
    if words.word(begin) in _QUOTES and words.partner.get(begin) == end - 1:
        return False
    return tag != "w" or word in _CLOSING or word.isalnum()
