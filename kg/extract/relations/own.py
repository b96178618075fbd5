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

from kg.extract.relations.arguments import before, typed
from kg.extract.relations.names import known_prefix
from kg.extract.relations.records import Context, Fact, Hit, Sentence, Spot
from kg.extract.relations.speaker import place_mention, speaks
from kg.model import Mention
from kg.ontology.model import Trigger

FRAME, POSSESSOR, NAME_OWNER = "speaker", "possessor", "name-owner"
_COUNTED = re.compile(r"\d")
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
        if grammar.measured.match(context.text, mention.end) or _COUNTED.match(context.text, mention.end):
            continue  # 城乡低保标准分别增长9.9%, 农村公益电影5.73万场: a figure, and nothing that is being done
        for subject in _subjects(spot):
            if subject.name != mention.name:
                yield spot.fact(subject, mention)


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
