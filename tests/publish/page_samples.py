"""Small `Knowledge`s for the page's tests, each around one difficulty.

Enters: nothing. Leaves: knowledge with a hostile document, or with a text beyond the basic plane.
Example: an entity named <script>alert(1)</script> in a document with that title.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import synthetic

from kg.model import Background, Decision, Entity, Evidence, Knowledge, Observation, Outcome, Statement

HOSTILE = '</script><script>window.pwned=1</script><img src=x onerror="window.pwned=1">\u2028\'"&'


def hostile() -> Knowledge:
    """Every text that a document can set says what an attacker would say."""
    draft = synthetic.Draft("恶意.txt")
    draft.say("{s}位于{o}。", {"s": ("Project", HOSTILE, HOSTILE), "o": ("Place", "青川市", "青川市")})
    quote, begin = draft.sentences[-1][3:]
    fact = Statement(
        f"Project/{HOSTILE}",
        "locatedIn",
        "Place/青川市",
        draft.name,
        1,
        Evidence(quote, begin, begin + len(quote)),
        role=HOSTILE,
        rule=HOSTILE,
    )
    made = synthetic.assemble([draft], [fact], ("2024-01-01",), title=HOSTILE)
    entities = tuple(
        replace(entity, labels=(HOSTILE + "简", "javascript:alert(1)")) for entity in made.entities
    )
    return replace(made, entities=entities)


def rare() -> Knowledge:
    """𬭎 takes two UTF-16 units: all offsets behind it shift for a browser."""
    draft = synthetic.Draft("稀字.txt")
    draft.say(
        "{s}落户{o}。",
        {
            "s": ("Organisation", "𬭎鑫集团", "𬭎鑫集团"),
            "o": ("Place", "茌平区", "茌平"),
        },
    )
    draft.say("{s}地处{o}。", {"s": ("Place", "茌平区", "茌平"), "o": ("Place", "鲁西", "鲁西")})
    quote, begin = draft.sentences[-1][3:]
    facts = [
        Statement(
            "Place/茌平区", predicate, "Place/鲁西", draft.name, 1, Evidence(quote, begin, begin + len(quote))
        )
        for predicate in ("locatedIn", "partOf")
    ]
    return synthetic.assemble([draft], facts, ("2024-01-01",))


def turned() -> Knowledge:
    """What `rare` says, found in another order, as after a build with one more document."""
    made = rare()
    aliases = (("Place/茌平", "Place/茌平区"),)
    return replace(
        made, statements=made.statements[::-1], entities=made.entities[::-1], aliases=aliases
    )


def measured() -> Knowledge:
    """Figures of one entity over two years, and what a public list says of it."""
    made = rare()
    quote = "茌平地处鲁西。"
    begin = made.readings[0].document.text.index(quote)
    evidence = Evidence(quote, begin, begin + len(quote))

    def figure(value: str, unit: str, aspect: str, period: str, **more: str) -> Observation:
        number = Decimal(value)
        place = ("稀字.txt", 1, evidence)
        return Observation(
            "Place/茌平区", "生产总值", aspect, number, unit, number, unit, *place, period=period, **more
        )  # type: ignore[arg-type]

    figures = (
        figure("120.5", "亿元", "level", "2023", qualifier="超"),
        figure("6.5", "%", "growth", "2024", kind="target"),
        figure("3", "位", "rank", "2022", scope="全省"),
    )
    known = (Background("Place/茌平区", "locatedIn", "Place/鲁西", "行政区划"),)
    return replace(made, observations=figures, background=known)


def decided() -> Knowledge:
    """A person added two facts, one of an entity that no document names, and found a stated one right."""
    made = rare()
    taken: dict[str, str] = {"date": "2025-03-01", "by": "王 敏/档案科"}
    status = Decision(
        "add-1", "add", ("Place/茌平区",), predicate="hasStatus", object="planned", source="内部台账", **taken
    )
    added = Decision(
        "add-2",
        "add",
        ("Place/茌平区",),
        predicate="partOf",
        object="Place/鲁西 高地",
        role="“组”长",
        as_of="2025-02-28",
        source="可行性研究\n报告",
        quotes=("茌平属于鲁西高地。",),
        **taken,
    )
    sure = Decision(
        "confirm-1", "confirm", ("Place/茌平区",), predicate="locatedIn", object="Place/鲁西", **taken
    )
    lost = Decision(
        "add-3", "add", ("Place/无此地",), predicate="partOf", object="Place/鲁西", source="x", **taken
    )
    outcomes = (
        Outcome(status, ("Place/茌平区", "planned")),
        Outcome(added, ("Place/茌平区", "Place/鲁西 高地")),
        Outcome(lost, (), "nothing is called so"),
        Outcome(sure, ("Place/茌平区", "Place/鲁西")),
    )
    place = Entity("Place/鲁西 高地", ("Place",), "鲁西 高地", (), ())
    return replace(made, entities=(*made.entities, place), outcomes=outcomes)
