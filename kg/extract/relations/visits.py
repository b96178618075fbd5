"""Whom and what a person visits, followed through the sentences of an article.

Enters: the whole article. Leaves: visits facts, and locatedIn facts where 在莘县，李长萍来到莘州派出所 states
one. The visitor is the person named in the clause, or, once somebody visits, the last one named: 随后来到…….
在X， before a clause with a visitor counts as a visit to X; 来到这里 means the place the clause before begins
with.

Example: 市委书记李长萍到东昌府区、莘县……调研 gives two visits.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.relations.arguments import groups, objects, typed
from kg.extract.relations.records import Clause, Context, Fact, Hit, Spot
from kg.model import Mention

VISIT, AT = "visit", "visit-at"
PERSON = ("Person",)
_NEAR = 8
"""Characters between the verb and what is visited."""
_HERE = ("这里", "此处", "该处")


def visits(context: Context) -> Iterator[Fact]:
    """All visits of the article, in the order of the text."""
    visitor: list[Mention] = []
    for sentence in context.sentences:
        for number, clause in enumerate(sentence.clauses):
            named = groups(context, typed(context, clause.mentions, PERSON))
            hit = _verb(clause)
            if hit is None:
                continue
            spot = Spot(context, sentence, number, hit)
            who = _before(named, hit) or (visitor if not named else [])
            if who:
                yield from _visited(spot, who)
                visitor = who if _before(named, hit) else visitor


def _verb(clause: Clause) -> Hit | None:
    return next((hit for hit in clause.hits if hit.trigger.frame in (VISIT, AT)), None)


def _before(named: list[list[Mention]], hit: Hit) -> list[Mention]:
    return next((group for group in reversed(named) if group[-1].end <= hit.begin), [])


def _visited(spot: Spot, who: list[Mention]) -> Iterator[Fact]:
    context = spot.context
    sites = _sites(spot)
    around = _place_before(spot)
    for person in who:
        for site in [*around, *sites]:
            yield spot.fact(person, site)
    if around and sites and around[-1].end < sites[0].begin:
        for site in sites:
            for place in around:
                if context.grammar.admits(("Place",), place.type) and site.name != place.name:
                    yield spot.fact(site, place, predicate="locatedIn")


def _sites(spot: Spot) -> list[Mention]:
    """What stands behind 来到; before 考察 in 在贵州考察; what 这里 refers to."""
    context, types = spot.context, spot.context.grammar.range("visits")
    found: list[Mention] = []
    for hit in spot.clause.hits:
        if hit.trigger.frame == VISIT:
            ahead = objects(Spot(context, spot.sentence, spot.number, hit), types, reach=_NEAR)
            found.extend(m for m in ahead if m not in found)
        if hit.trigger.frame == AT:
            found.extend(m for m in _in(spot, types, hit.begin) if m not in found)
    if not found and context.text.startswith(_HERE, spot.hit.end) and spot.number:
        previous = typed(context, spot.sentence.clauses[spot.number - 1].mentions, types)
        return previous[:1]
    return found


def _in(spot: Spot, types: tuple[str, ...], end: int) -> list[Mention]:
    """在X考察: the names right behind 在 or 来, right before the verb."""
    text = spot.context.text
    named = typed(spot.context, [m for m in spot.clause.mentions if m.end <= end], types)
    ahead = groups(spot.context, named)
    if ahead and end - ahead[-1][-1].end <= 2 and text[ahead[-1][0].begin - 1] in "在来到赴临":
        return ahead[-1]
    return []


def _place_before(spot: Spot) -> list[Mention]:
    """在X， as the clause before, with nothing behind the names."""
    if not spot.number:
        return []
    clause, context = spot.sentence.clauses[spot.number - 1], spot.context
    named = groups(context, typed(context, clause.mentions, context.grammar.range("visits")))
    if len(named) != 1 or named[0][-1].end != clause.end:
        return []
    return named[0] if context.text[clause.begin : named[0][0].begin] == "在" else []
