"""Who holds an event and who takes part in it.

Enters: spots of organises ("organise"), and the whole article for takesPartIn ("attend"). Leaves: facts.
The body that an event's name begins with holds it (召开市委十三届八次全会 is 市委's); else who is named
before the trigger, or the speaker. A person who 出席会议 attends the event the article spoke of last.

Example: 市政协党组书记、主席曾晓黎出席会议并讲话 refers to the 动员会议 of the paragraph before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.relations.arguments import before, earlier, groups, objects, subjects, typed
from kg.extract.relations.names import known_prefix
from kg.extract.relations.records import Context, Fact, Hit, Sentence, Spot
from kg.extract.relations.speaker import place_mention
from kg.model import Mention

ATTEND = "attend"
EVENT, PERSON, PLACE, ACTORS = ("Event",), ("Person",), ("Place",), ("Person", "Organisation")
_NEAR = 14
"""Characters between an event and the verb behind it: 中国算力大会(在我省成功)举办."""
_AT = re.compile(r"在(?P<event>[^，。]+)上$")
_OF_NATION = re.compile("^党的|中国共产党|全国(?:人民)?代表大会|全国两会")
"""Events that no city holds, whoever tells of them: 我们将召开党的二十大."""
_LEVELS = "省市县区州旗镇乡"
_BYLINE = 30
"""Characters of the line that names the speaker below 在……会议上."""


def organises(spot: Spot) -> Iterator[Fact]:
    """举办X, X举办, X在Y举办."""
    held = objects(spot, EVENT) or _ahead(spot)
    if not held:
        return
    for event in held:
        for host in _hosts(spot, event, held[0].begin):
            yield spot.fact(host, event)
    yield from _venue(spot, held)


def _venue(spot: Spot, held: list[Mention]) -> Iterator[Fact]:
    """中国算力大会在我省成功举办 says where, too."""
    context, clause = spot.context, spot.clause
    places = [m for m in typed(context, clause.mentions, PLACE) if m.end <= spot.hit.begin]
    here = [m for m in places if context.text[m.begin - 1] == "在" and m.begin > clause.begin]
    match = context.grammar.speaker.search(context.text, clause.begin, spot.hit.begin)
    ours = match is not None and match[0][0] == "我" and context.text[match.start() - 1] == "在"
    if not here and match is not None and ours and context.speaker:
        here = [place_mention(context, match.start())]
    for event in held if held[-1].end <= spot.hit.begin else ():
        for place in here[-1:]:
            yield spot.fact(event, place, predicate="locatedIn")


def _ahead(spot: Spot) -> list[Mention]:
    ahead = typed(spot.context, [m for m in spot.clause.mentions if m.end <= spot.hit.begin], EVENT)
    if not ahead or spot.hit.begin - ahead[-1].end > _NEAR:
        return []
    return groups(spot.context, ahead)[-1]


def _hosts(spot: Spot, event: Mention, first: int) -> list[Mention]:
    domain = spot.context.grammar.domain("organises")
    host = known_prefix(event, spot.context.surfaces.get("Organisation", {})) or _standing(spot, event)
    if host is not None:
        return [host]
    if first >= spot.hit.end:
        hosts = subjects(spot, domain)
        return [m for m in hosts if not m.implicit] if _OF_NATION.search(event.name) else hosts
    named = before(spot.context, spot.clause, first, domain)
    if named is not None:
        return named
    carried = earlier(spot.context, spot.sentence, spot.number, ("Organisation",))
    return carried or [m for m in subjects(spot, domain) if m.implicit]


def _standing(spot: Spot, event: Mention) -> Mention | None:
    """The standing body that the event's name begins with, though it is named nowhere else: 市政协……动员会议."""
    body = spot.context.grammar.body_at_start.match(event.surface)
    if body is None or body.group()[0] not in _LEVELS:
        return None
    return Mention(
        event.document, event.article, event.begin, event.begin + body.end(), "Organisation", body.group(),
        body.group(), reasons=(f"inside {event.name}",),
    )  # fmt: skip


def takes_part(context: Context) -> Iterator[Fact]:
    """Persons with 出席, 参加, 致辞, and the event they do it at: in the sentence, or the last one held."""
    last: Mention | None = None
    for sentence in context.sentences:
        for number, clause in enumerate(sentence.clauses):
            for hit in clause.hits:
                if hit.trigger.frame == ATTEND:
                    yield from _attends(Spot(context, sentence, number, hit), last)
            events = typed(context, clause.mentions, EVENT)
            if events and (last is None or any(hit.trigger.frame == "organise" for hit in clause.hits)):
                last = events[-1]
    yield from _bylines(context)


def _attends(spot: Spot, last: Mention | None) -> Iterator[Fact]:
    event = _event(spot, last)
    actors = ACTORS if objects(spot, EVENT) else PERSON
    named = before(spot.context, spot.clause, spot.hit.begin, actors)
    people = named or earlier(spot.context, spot.sentence, spot.number, PERSON)
    for person in people if event else ():
        if not person.implicit:
            yield spot.fact(person, event)


def _event(spot: Spot, last: Mention | None) -> Mention | None:
    """The event behind the verb; else one before it in the sentence; else, for 会议, the last one named."""
    named = objects(spot, EVENT)
    if named:
        return named[0]
    if spot.context.grammar.anaphor.match(spot.context.text, spot.hit.end, spot.clause.end):
        return last
    told = [m for c in spot.sentence.clauses for m in c.mentions if m.begin < spot.hit.begin]
    return next(reversed(typed(spot.context, told, EVENT)), None)


def _bylines(context: Context) -> Iterator[Fact]:
    """2020年5月26日在……会议上 in a line, and below it 聊城市代市长 李长萍."""
    trigger = context.grammar.frame(ATTEND, "takesPartIn")
    for first, second in zip(context.sentences, context.sentences[1:], strict=False):
        if trigger is None or second.paragraph != first.paragraph + 1 or second.end - second.begin > _BYLINE:
            continue
        if not _AT.search(context.text, first.begin, first.end):
            continue
        events, people = _in(context, first, EVENT), _in(context, second, PERSON)
        if events and len(people) == 1:
            spot = Spot(context, first, len(first.clauses) - 1, Hit(trigger, first.end, first.end))
            yield spot.fact(people[0], events[-1])


def _in(context: Context, sentence: Sentence, types: tuple[str, ...]) -> list[Mention]:
    return typed(context, [m for clause in sentence.clauses for m in clause.mentions], types)
