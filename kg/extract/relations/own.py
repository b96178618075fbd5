"""What a division's own report says of its programmes and projects without any listed trigger.

Enters: a clause of a report. Leaves: the speaker as the subject of every programme (implements) and project
(undertakes) that no other subject is named for, as the guide asks: in a report, no subject is the city.

With the frame "possessor", in any article, a body or division right before the name: 落实市委“6293”工作思路;
with "name-owner", the firm that a project's name begins with.

Example: “全面改薄”基本完成 says that 聊城市 implements 全面改薄; 深圳综合改革试点 has its own 深圳.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.relations.arguments import before, no_deed, typed
from kg.extract.relations.names import known_prefix
from kg.extract.relations.records import Clause, Context, Fact, Hit, Sentence, Spot
from kg.extract.relations.speaker import place_mention, speaks
from kg.model import Mention
from kg.ontology.model import Trigger

FRAME, POSSESSOR, NAME_OWNER = "speaker", "possessor", "name-owner"
_COUNTED = re.compile(r"\d|[”’]?的")
"""What makes a measure or an attribute of a name: 农村公益电影5.73万场, 就业优先的政策导向; not “美丽家园”64个."""
_FIGURE = re.compile(
    r"(?:增长|提高|下降|调增|增加|减少|减排)[了到至约近超]?\d|连续\d+年|数量|总额|供应|价格|经验[向在]"
)
_NO_NAME = re.compile("(?:时期|问题|领域|犯罪|水平|标准)$")
_WISHED = re.compile("(?:争取|争创|申报|申请|入选|列入|纳入|获评|成为|标志着|是)(?:国家|全国|共建)?[“‘]?$")
"""What is wanted or won, and not being done: 积极争取综合改革试点, 7所学校入选“双高计划”."""
BUILDS = "undertakes"
_CLOSING = ("”", "’")
ACTORS, BODY = ("Organisation", "Place"), ("Organisation",)


def belonging(context: Context, sentence: Sentence, number: int) -> Iterator[Fact]:
    """Facts that a name itself, or the name right before it, gives."""
    for trigger in context.grammar.ontology.triggers:
        if trigger.frame == POSSESSOR:
            yield from _possessed(context, sentence, number, trigger)
        if trigger.frame == NAME_OWNER:
            yield from _owned(context, sentence, number, trigger)


def own(context: Context, sentence: Sentence, number: int) -> Iterator[Fact]:
    """Facts of the clause with the speaker, or whom the clause names, as subject."""
    if context.speaker is None or not context.speaker.everywhere or not speaks(context, sentence):
        return
    for trigger in context.grammar.ontology.triggers:
        if trigger.frame == FRAME:
            yield from _facts(context, sentence, number, trigger)


def _facts(context: Context, sentence: Sentence, number: int, trigger: Trigger) -> Iterator[Fact]:
    grammar, clause = context.grammar, sentence.clauses[number]
    if grammar.urged.search(context.text, clause.begin, clause.end):
        return
    for mention in typed(context, clause.mentions, grammar.range(trigger.predicate)):
        spot = Spot(context, sentence, number, Hit(trigger, mention.begin, mention.end))
        if no_deed(context, clause, mention) or _told_of(context, clause, mention):
            continue
        if trigger.predicate == BUILDS and _aside(context, clause, mention):
            continue
        for subject in _subjects(spot):
            if subject.name != mention.name:
                yield spot.fact(subject, mention)


def _told_of(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether the clause gives a figure or an attribute of the name, a wish or an award, and nothing that is being
    done: 城乡低保标准分别增长9.9%, “菜篮子”供应充足.
    """
    grammar, text = context.grammar, context.text
    behind = mention.end + (text[mention.end : mention.end + 1] in _CLOSING)
    return bool(
        grammar.measured.match(text, behind)
        or _COUNTED.match(text, mention.end)
        or _FIGURE.search(text, mention.end, clause.end)
        or _WISHED.search(text, clause.begin, mention.begin)
        or _NO_NAME.search(mention.name)
    )


def _aside(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether a project is where, or by what, something else is done: 融入沿黄陆海大通道."""
    return bool(context.grammar.preposition.search(context.text, clause.begin, mention.begin))


def _subjects(spot: Spot) -> list[Mention]:
    """Whom the clause names before the programme or project, if that is a body or a division; else the
    speaker.

    A name that 、 joins to the thing is another such thing: 徒骇河、马颊河治理; 杭州、宁波、温州机场枢纽.
    """
    context, at = spot.context, spot.hit.begin
    named = before(context, spot.clause, at, context.grammar.domain(spot.hit.trigger.predicate)) or []
    listed = bool(named) and context.text.startswith("、", named[-1].end)
    if named and not listed and all(_acts(context, m) for m in named):
        return named
    return [place_mention(context, at)]


def _acts(context: Context, mention: Mention) -> bool:
    """Whether a mention can act: a body can, a division can, a river or a zone can't."""
    if mention.implicit or context.grammar.admits(BODY, mention.type):
        return True
    return bool(context.grammar.ontology.divisions.find(mention.name))


def _possessed(context: Context, sentence: Sentence, number: int, trigger: Trigger) -> Iterator[Fact]:
    grammar, clause = context.grammar, sentence.clauses[number]
    for first, second in zip(clause.mentions, clause.mentions[1:], strict=False):
        if not grammar.admits(grammar.range(trigger.predicate), second.type) or first.end > second.begin:
            continue
        if context.text[first.begin - 1] in "与同和、":
            continue  # 大连与上海对口合作 is no programme of 上海's
        if context.text[first.end : second.begin].strip("“‘") or not grammar.admits(ACTORS, first.type):
            continue
        if _acts(context, first):
            yield Spot(context, sentence, number, Hit(trigger, second.begin, second.end)).fact(first, second)


def _owned(context: Context, sentence: Sentence, number: int, trigger: Trigger) -> Iterator[Fact]:
    grammar, clause = context.grammar, sentence.clauses[number]
    for project in typed(context, clause.mentions, grammar.range(trigger.predicate)):
        owner = known_prefix(project, context.surfaces.get("Organisation", {}))
        if owner is not None:
            hit = Hit(trigger, project.begin, project.end)
            yield Spot(context, sentence, number, hit).fact(owner, project)
