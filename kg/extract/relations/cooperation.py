"""Who works with whom.

Enters: a spot of cooperatesWith with the frame "with", or a clause. Leaves: facts between the two sides.
A与B签署…… has both sides before the trigger; 与A签订…… and 深化与A的合作 have the speaker, or the subject of
the sentence, on the other. A与B、C与D合作 is two pairs, and 皖苏合作 one of provinces by their one-character names.

Example: 鲁西集团与中化集团成功合作 gives 鲁西集团 cooperatesWith 中化集团.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from kg.extract.relations.arguments import before, earlier, groups, typed
from kg.extract.relations.records import Context, Fact, Hit, Sentence, Spot
from kg.extract.relations.speaker import place_mention, speaks, spoken
from kg.model import Mention
from kg.ontology.divisions import Division, Divisions

_WITH = re.compile("与|同|和|携手|联合")
PAIRED = "with-pairs"
FEWEST = 2
"""Pairs that make a list of them; one alone is read around its trigger."""
_AND = re.compile("[与同和—－-]+")
_NEXT = re.compile("[、，及以和]+")
_TWO = re.compile(r"\w\w")
_NEAR = 30
"""Characters between the partner and the trigger: 与聊城大学(开展全方位、多层次)合作."""


def pairs(context: Context, sentence: Sentence, number: int) -> Iterator[Fact]:
    """A与B、C与D合作, also where the word of cooperation stands in a name (对口合作)."""
    trigger, clause = context.grammar.frame(PAIRED, "cooperatesWith"), sentence.clauses[number]
    if trigger is None:
        return
    for match in context.grammar.cooperation.finditer(context.text, clause.begin, clause.end):
        spot = Spot(context, sentence, number, Hit(trigger, match.start(), match.end()))
        for one, other in (*_chain(spot), *_characters(spot)):
            if one.name != other.name:
                yield spot.fact(one, other)
        if _in_name(spot):
            yield from together(spot)  # 与老挝建立(常态化合作机制), where no trigger stands outside the name


def _chain(spot: Spot) -> list[tuple[Mention, Mention]]:
    """The pairs that end before the word: (我省与江苏)、(沈阳与北京)."""
    actors = _actors(spot)
    found: list[tuple[Mention, Mention]] = []
    while len(actors) > 1:
        (begin, first), (middle, second) = actors[-2:]
        if not _AND.fullmatch(spot.context.text, first.end, middle):
            break
        found.insert(0, (first, second))
        actors = actors[:-2]
        if actors and not _NEXT.fullmatch(spot.context.text, actors[-1][1].end, begin):
            break
    return found if len(found) >= FEWEST or _in_name(spot) else []


def _in_name(spot: Spot) -> bool:
    """Whether the word of cooperation is part of a name, and so no trigger: 上海与六安对口合作机制."""
    hit = spot.hit
    return any(m.begin <= hit.begin and hit.end <= m.end for m in spot.clause.mentions)


def _actors(spot: Spot) -> list[tuple[int, Mention]]:
    """Who could cooperate before the word, in order, and where the name begins: 济南市历下区 is the inner one,
    我市 is the speaker.
    """
    context, clause = spot.context, spot.clause
    named = typed(context, clause.mentions, context.grammar.domain("cooperatesWith"))
    found = [m for m in named if m.end <= spot.hit.begin]
    for match in context.grammar.speaker.finditer(context.text, clause.begin, spot.hit.begin):
        if (said := spoken(context, match)) is not None:
            found.append(replace(said, end=match.end()))
    found.sort(key=lambda m: (m.begin, -m.end))
    if not found or spot.hit.begin - found[-1].end > _NEAR:
        return []
    actors: list[tuple[int, Mention]] = []
    for mention in found:
        begin = mention.begin
        if actors and actors[-1][1].end == begin:
            begin, _ = actors.pop()
        actors.append((begin, mention))
    return actors


def _characters(spot: Spot) -> Iterator[tuple[Mention, Mention]]:
    """皖苏、深哈 right before the word: the provinces or cities that the characters are short for."""
    context, divisions = spot.context, spot.context.grammar.ontology.divisions
    begin, home = spot.clause.begin, context.article.jurisdiction
    match = context.grammar.pairs.search(context.text[begin : spot.hit.begin])
    for place in _TWO.finditer(match["pairs"]) if match and home else ():
        at = begin + (match.start("pairs") if match else 0) + place.start()
        for known in (divisions.by_abbreviation, partial(_city, context)):
            one, other = (known(character) for character in place.group())
            if one and other and any(_ours(divisions, side, home) for side in (one, other)):
                yield _short_for(spot, at, one.name), _short_for(spot, at + 1, other.name)
                break


def _ours(divisions: Divisions, side: Division, home: str) -> bool:
    return side.code == home or divisions.contains(side.code, home) or divisions.contains(home, side.code)


def _city(context: Context, character: str) -> Division | None:
    """The city that a character begins in the speaker's province, else the only one that has it: 深圳 for 深."""
    divisions, home = context.grammar.ontology.divisions, context.article.jurisdiction
    cities = [c for province in divisions.children("") for c in divisions.children(province.code) if c.level == "city"]
    near = [city for city in cities if city.code[:2] == home[:2] and city.name.startswith(character)]
    found = near or [city for city in cities if character in city.name]
    return found[0] if len(found) == 1 else None


def _short_for(spot: Spot, at: int, name: str) -> Mention:
    article = spot.context.article
    surface = spot.context.text[at]
    return Mention(article.document, article.number, at, at + 1, "Place", name, surface, reasons=("abbreviation",))


def together(spot: Spot) -> Iterator[Fact]:
    """The names behind 与 and those before it; lists of pairs are `pairs`'."""
    if _chain(spot):
        return
    context, clause = spot.context, spot.clause
    domain = context.grammar.domain("cooperatesWith")
    named = typed(context, [m for m in clause.mentions if m.end <= spot.hit.begin], domain)
    marks = list(_WITH.finditer(context.text, clause.begin, spot.hit.begin))
    for mark in sorted(marks, key=lambda match: (match[0] == "和", -match.start())):
        partners = _innermost([m for m in named if m.begin >= mark.end()])
        if partners and partners[0].begin - mark.end() <= 1 and spot.hit.begin - partners[-1].end <= _NEAR:
            for one in _others(spot, mark.start(), domain):
                for other in groups(context, partners)[0]:
                    yield spot.fact(one, other)
            return


def _innermost(named: list[Mention]) -> list[Mention]:
    """Without those that say where the next one is: 朝阳区 of 北京市朝阳区, begun where the whole begins."""
    found: list[Mention] = []
    for mention in named:
        if found and found[-1].end == mention.begin and found[-1].type == mention.type:
            mention = replace(mention, begin=found.pop().begin)
        found.append(mention)
    return found


def _others(spot: Spot, at: int, domain: tuple[str, ...]) -> list[Mention]:
    """The side before 与."""
    context = spot.context
    ahead = typed(context, [m for m in spot.clause.mentions if m.end <= at], domain)
    if ahead and at - ahead[-1].end == 0:
        return groups(context, ahead)[-1]
    named = before(context, spot.clause, at, domain)
    carried = named or earlier(context, spot.sentence, spot.number, ("Organisation",))
    if carried:
        return carried
    return [place_mention(context, at)] if speaks(context, spot.sentence) else []
