"""Where things are.

Enters: clauses. Leaves: locatedIn facts, from words (位于, 落户: the frame "place"), from names that stand
one behind the other (张寨镇苏村, 浦江上山遗址) and from the place that a name begins with (临清高铁新城).
Leaves too connects facts for lines that name their ends (大村至遵义铁路).

A name that begins with the speaker's own division says nothing that is worth a fact, nor do bodies that are
called after the place they govern (茌平区人民政府).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from kg.extract.relations.arguments import groups, objects, subjects, typed
from kg.extract.relations.names import known_prefix, place_at
from kg.extract.relations.records import Context, Fact, Hit, Sentence, Spot
from kg.extract.relations.speaker import place_mention
from kg.model import Mention
from kg.ontology.model import Trigger

NESTED, ROUTE = "nested-place", "route"
PLACE = ("Place",)
IN_NAME = ("Place", "Project")
_TO = re.compile("[至到—-]+")
_OTHER_NAME = re.compile("[至到—湖河江山海岛口港-]|片区$")
"""What makes another name of a division's: 鄱阳湖 is no place in 鄱阳, and 大连片区 is a part of some zone."""
_WIDER = re.compile(
    "(?:都市圈|经济圈|城市群|高速|高速公路|铁路|高铁|城际|公路|国道|省道|[航复支专]线|专用线|航道|通道|管[道线]|班列|率|设区|设市|试点[省市县区])$"
)
"""Ends of names that reach past the place they begin with (合肥都市圈, 潮南高速), or are no place at all."""
_KIND = 2
"""Characters behind a place that make a name of a place with it only as a head noun: 临清轴承 is none."""
_ON_PLACE = re.compile("[一二三四五六七八九十两]+[线环]$")
_SECTION = re.compile(r"(?P<place>(?:(?<=高铁)|(?<=高速)|(?<=铁路)|(?<=公路)|(?<=[（(])).{2,4})(?=段|[）)])")
_LINE_TO = re.compile("(?:连接线|支线|联络线)$")


def stated(spot: Spot) -> Iterator[Fact]:
    """X位于Y, X落户Y, and 位于Y的X."""
    domain = spot.context.grammar.domain("locatedIn")
    found = groups(spot.context, objects(spot, PLACE, reach=6))
    end = found[0][-1].end if found else spot.clause.end
    if spot.context.text.startswith("的", end):
        things = [m for m in typed(spot.context, spot.clause.mentions, domain) if m.begin == end + 1]
    else:
        things = [m for m in subjects(spot, domain) if not m.implicit]
    if not found and _settled(spot):
        found = [[place_mention(spot.context, spot.hit.begin)]]
    for thing in things:
        for place in found[0] if found else ():
            if thing.name != place.name:
                yield spot.fact(thing, place)


def _settled(spot: Spot) -> bool:
    """中国稀土集团落户 in the report of a province: it has settled there."""
    speaker, text = spot.context.speaker, spot.context.text
    last = spot.hit.end == spot.clause.end and text[spot.hit.begin : spot.hit.end] == "落户"
    return last and speaker is not None and speaker.everywhere


def nested(context: Context, sentence: Sentence, number: int) -> Iterator[Fact]:
    """Places before names and inside names, and the ends of lines."""
    trigger = context.grammar.frame(NESTED, "locatedIn")
    route = context.grammar.frame(ROUTE, "connects")
    mentions = sentence.clauses[number].mentions
    for first, second in itertools.pairwise(mentions):
        if trigger and _adjacent(context, first, second):
            yield _spot(context, sentence, number, (trigger, second)).fact(second, first)
    for mention in mentions:
        if trigger and mention.type and context.grammar.admits(IN_NAME, mention.type):
            yield from _inside(_spot(context, sentence, number, (trigger, mention)), mention)
        if route and context.grammar.admits(("Project",), mention.type):
            yield from _ends(_spot(context, sentence, number, (route, mention)), mention)


def _spot(context: Context, sentence: Sentence, number: int, found: tuple[Trigger, Mention]) -> Spot:
    trigger, mention = found
    return Spot(context, sentence, number, Hit(trigger, mention.begin, mention.end))


def _adjacent(context: Context, first: Mention, second: Mention) -> bool:
    """河源万绿湖, 高唐县固河镇, 贵阳“青云市集”: an administrative place directly before a named thing."""
    if first.end > second.begin or context.text[first.end : second.begin].strip("“‘"):
        return False
    admits = context.grammar.admits
    if not admits(PLACE, first.type) or not admits(("Place", "Organisation", "Project"), second.type):
        return False
    return bool(context.grammar.ontology.divisions.find(first.name)) and first.name != second.name


def _inside(spot: Spot, mention: Mention) -> Iterator[Fact]:
    """临清高铁新城 is in 临清市; 聊城高铁 in 聊城's own report says nothing."""
    context = spot.context
    home, divisions = context.article.jurisdiction, context.grammar.ontology.divisions
    for written in dict.fromkeys((mention.surface, mention.name)):
        chain = [] if divisions.find(written) else _chain(context, mention, written)
        places = [place for place, code in chain if code != home and not divisions.contains(code, home)]
        listed = "、" in written and bool(places) and places[0].surface not in mention.name
        firm = known_prefix(mention, context.surfaces.get("Organisation", {}))
        called = firm is not None and bool(chain) and len(firm.surface) > len(chain[0][0].surface) + _KIND - 1
        if places and not listed and not called and not _elsewhere(context, written, chain):
            for inner, outer in itertools.pairwise((*places, mention)):
                yield spot.fact(outer, inner)
            break
    yield from _section(spot, mention)


def _elsewhere(context: Context, written: str, chain: list[tuple[Mention, str]]) -> bool:
    """Whether a name that begins with places is in none of them: a line, another name (鄱阳湖), two divisions in
    one name (宁波舟山港), or a branch at the speaker's (北京积水潭医院聊城医院).
    """
    rest = written[sum(len(place.surface) for place, _ in chain) :]
    divisions, home = context.grammar.ontology.divisions, context.article.jurisdiction
    if context.grammar.role_at_end.search(written):
        return True  # 冠县柳林镇大杨庄村党支部书记 is no place, whatever it was taken for
    if _OTHER_NAME.match(rest) or _WIDER.search(written) or _ON_PLACE.search(written):
        return True
    if len(rest) <= _KIND and not any(rest.endswith(head) for head in context.grammar.place_heads):
        return True
    last = chain[-1][1]
    beside = (found for length in (2, 3) for found in divisions.find(rest[:length]))
    if any(found.level == "city" and not divisions.contains(last, found.code) for found in beside):
        return True
    ours = divisions.get(home) if home else None
    return ours is not None and len(ours.short) > 1 and ours.short in rest


def _chain(context: Context, mention: Mention, written: str) -> list[tuple[Mention, str]]:
    """The places that stand one behind the other at the beginning, with their codes: 莘县, 张寨镇 of
    莘县张寨镇苏村.
    """
    found: list[tuple[Mention, str]] = []
    at, divisions = 0, context.grammar.ontology.divisions
    while (next_ := place_at(context, mention, at, written=written)) is not None:
        place, division = next_
        if found and not (divisions.contains(found[-1][1], division.code) and place.surface == division.name):
            break
        if at + len(place.surface) == len(written):
            break  # the name itself
        found.append((place, division.code))
        at += len(place.surface)
    return found


def _section(spot: Spot, mention: Mention) -> Iterator[Fact]:
    """雄商高铁河南段 and 北方（沧州）跨境电商物流基地 say where they are inside or at the end of the name."""
    for match in _SECTION.finditer(mention.name):
        found = place_at(spot.context, mention, match.start("place"))
        if found is not None and len(found[0].surface) == len(match["place"]):
            yield spot.fact(mention, found[0])


def _ends(spot: Spot, mention: Mention) -> Iterator[Fact]:
    """大村至遵义铁路 connects both; 德上高速临清连接线 connects 临清."""
    context, name = spot.context, mention.name
    first = place_at(context, mention, short=True)
    if first is not None:
        to = _TO.match(name, len(first[0].surface))
        second = place_at(context, mention, to.end(), short=True) if to else None
        if second is not None:
            yield spot.fact(mention, first[0])
            yield spot.fact(mention, second[0])
            return
    line = _LINE_TO.search(name)
    for begin in range(2, line.start() - 1 if line else 0):
        found = place_at(context, mention, begin)
        if found is not None and begin + len(found[0].surface) == (line.start() if line else -1):
            yield spot.fact(mention, found[0])
            return
