"""Where the arguments of a trigger stand.

Enters: a spot (a trigger in its clause). Leaves: the mentions that are its subjects or objects, lists
expanded: 茌平、阳谷被命名为…… has two subjects.

Example: in 支持临清创建国家历史文化名城 the nearest Place before 创建 is 临清; in 与省产研院合作 the name
follows 与 and is no subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.relations.records import Clause, Context, Hit, Sentence, Spot, structure
from kg.extract.relations.speaker import government_mention, place_mention, speaks, spoken
from kg.model import Mention

FARTHEST_OBJECT = 30
"""Characters between a trigger and its first object."""
_COUNTED = re.compile(r"\d+[个处座条家所台]")
_FROM_TO = re.compile("从[“‘]$|从[“‘][^”’]*[”’]到[“‘]$")
_TROUBLE = re.compile("等[^，]*(?:问题|腐败)(?:治理|整治)?$")
_LED = re.compile("(?:牵头|负责|组织|统筹|具体)*")
"""What may stand between a doer behind 由 and what it does: 由市交通运输局|牵头|实施城乡公交一体化工程."""
_ACTORS = ("Place", "Organisation", "Person", "Project")


def typed(context: Context, mentions: Sequence[Mention], types: tuple[str, ...]) -> list[Mention]:
    """The mentions of these classes, in the order of the text."""
    return [m for m in mentions if context.grammar.admits(types, m.type)]


def groups(context: Context, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Neighbours joined by 、 or 和 brought together: 济郑高铁、雄商高铁."""
    found: list[list[Mention]] = []
    for mention in mentions:
        if found and joined(context, found[-1][-1], mention):
            found[-1].append(mention)
        else:
            found.append([mention])
    return found


def joined(context: Context, first: Mention, second: Mention) -> bool:
    """Whether nothing but a joint stands between two names; names over one span are joined too."""
    if second.begin < first.end:
        return True
    between = context.text[first.end : second.begin]
    return not between or bool(context.grammar.joint.fullmatch(between))


def objects(spot: Spot, types: tuple[str, ...], *, reach: int = FARTHEST_OBJECT) -> list[Mention]:
    """Mentions behind the trigger up to the next verb of the same predicate, or the end of the clause."""
    hit, clause = spot.hit, spot.clause
    limit = next((other.begin for other in clause.hits if _follows(other, hit)), clause.end)
    found = typed(spot.context, [m for m in clause.mentions if hit.end <= m.begin < limit], types)
    return found if found and found[0].begin - hit.end <= reach else []


def _follows(other: Hit, hit: Hit) -> bool:
    """Whether `other` is a later verb of the same predicate and frame, which takes over the objects."""
    same = other.trigger.predicate == hit.trigger.predicate
    return other.begin >= hit.end and same and structure(other.trigger) == structure(hit.trigger)


def subjects(spot: Spot, types: tuple[str, ...], *, transparent: bool = True) -> list[Mention]:
    """Who does what the trigger says: named before it, in an earlier clause, or the speaker.

    With `transparent` off, words before the trigger that are no mention and no adverb are taken for a subject
    that was not recognised (11个县被认定为……), and nobody is named.
    """
    named = before(spot.context, spot.clause, spot.hit.begin, types)
    if named is not None:
        return named
    if not transparent and not _empty_before(spot):
        return []
    carried = earlier(spot.context, spot.sentence, spot.number, types)
    if carried:
        return carried
    return [place_mention(spot.context, spot.hit.begin)] if speaks(spot.context, spot.sentence) else []


def before(context: Context, clause: Clause, at: int, types: tuple[str, ...]) -> list[Mention] | None:
    """The nearest list of names before `at` that can be a subject; the speaker for 我市; else None."""
    said: Mention | None = None
    for match in context.grammar.speaker.finditer(context.text, clause.begin, at):
        if not context.grammar.preposition.search(context.text, clause.begin, match.start()):
            said = spoken(context, match) or said
    ahead = typed(context, [m for m in clause.mentions if m.end <= at], types)
    for group in reversed(groups(context, ahead)):
        if said and said.begin > group[-1].end:
            break
        if _can_act(context, clause, group, at):
            return group
    return [said] if said else None


def _can_act(context: Context, clause: Clause, group: list[Mention], at: int) -> bool:
    grammar, text = context.grammar, context.text
    if text.endswith("由", clause.begin, group[0].begin) and _LED.fullmatch(text, group[-1].end, at):
        return True
    if grammar.preposition.search(text, clause.begin, group[0].begin):
        return False
    return not grammar.possession.match(text, group[-1].end, at)


def earlier(context: Context, sentence: Sentence, number: int, types: tuple[str, ...]) -> list[Mention]:
    """The subject that the nearest earlier clause with one begins with, if it is of these classes.

    Somebody else in between ends the search: 陈列馆位于……，李长萍来到这里，要求…… says nothing of the 陈列馆.
    """
    for clause in reversed(sentence.clauses[:number]):
        leading = leader(context, clause)
        if leading:
            return leading if len(typed(context, leading, types)) == len(leading) else []
    return []


def leader(context: Context, clause: Clause) -> list[Mention]:
    """The names a clause begins with, bar adverbs and dates, where more follows for them to do."""
    found = groups(context, typed(context, clause.mentions, _ACTORS))
    if not found or clause.end - found[0][-1].end <= 1:
        return []
    first = found[0]
    opening = context.text[clause.begin : first[0].begin].strip("“‘ ")
    if not context.grammar.adverb.fullmatch(opening):
        return []
    return first if _can_act(context, clause, first, clause.end) else []


def no_deed(context: Context, clause: Clause, thing: Mention) -> bool:
    """Whether a name is nothing that is being done: a kind that is counted (完整社区43个), where a change starts or
    ends (从“县县通”到“县城通”), or what problems are about (整治“校园餐”等领域突出问题).
    """
    text = context.text
    if _COUNTED.match(text, thing.end) or _FROM_TO.search(text, clause.begin, thing.begin):
        return True
    return bool(_TROUBLE.search(text, thing.end, clause.end))


def government(spot: Spot) -> list[Mention]:
    """The speaker's government, where the sentence is the speaker's."""
    return [government_mention(spot.context, spot.hit.begin)] if speaks(spot.context, spot.sentence) else []


def _empty_before(spot: Spot) -> bool:
    grammar, clause = spot.context.grammar, spot.clause
    said = spot.context.text[clause.begin : spot.hit.begin]
    return bool(grammar.adverb.fullmatch(grammar.speaker.sub("", said).strip(" “”")))
