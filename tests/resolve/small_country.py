"""A small country and a small ontology for the tests of resolution, and readings made of a few words.

Enters: rows like ("Place", "茌平"). Leaves: readings whose mentions follow each other in their texts.
Example: `reading("a.txt", ("Place", "茌平"), here="371500")`.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Article, CleanText, Document, Evidence, Mention, Reading, Relation
from kg.ontology.divisions import Division, Divisions
from kg.ontology.model import Body, KnownName, Ontology, OntologyClass, OntologyProperty

Row = tuple[str, ...]
"""Class and name; also the surface, where it is not the name."""

_DIVISIONS = """
370000 山东省 province - 山东
370100 济南市 city 370000 济南
370124 平阴县 county 370100 平阴
370200 青岛市 city 370000 青岛
370900 泰安市 city 370000 泰安
370902 泰山区 county 370900 泰山
371500 聊城市 city 370000 聊城
371502 东昌府区 county 371500 东昌府
371503 茌平区 county 371500 茌平
371521 阳谷县 county 371500 阳谷
371522 莘县 county 371500 -
371581 临清市 county 371500 临清
371503001 振兴街道 town 371503 振兴
371522104 张寨镇 town 371522 张寨
371521105 张寨镇 town 371521 张寨
371502103 梁水镇镇 town 371502 梁水镇
320000 江苏省 province - 江苏
320100 南京市 city 320000 南京
320106 鼓楼区 county 320100 鼓楼
320300 徐州市 city 320000 徐州
320302 鼓楼区 county 320300 鼓楼
320106001 振兴街道 town 320106 振兴
210000 辽宁省 province - 辽宁
211300 朝阳市 city 210000 朝阳
110000 北京市 province - 北京
110105 朝阳区 county 110000 朝阳
450000 广西壮族自治区 province - 广西
450100 南宁市 city 450000 南宁
"""


def divisions() -> Divisions:
    """Five provinces and what the tests need of them."""
    rows = (line.split() for line in _DIVISIONS.strip().splitlines())
    return Divisions(
        Division(code, name, level, parent.strip("-"), short.strip("-"))
        for code, name, level, parent, short in rows
    ).with_aliases({}, {"鲁": "370000"})


def ontology() -> Ontology:
    """Ten classes, some below them, five properties, a handful of bodies and known names."""
    tops = (
        "Place",
        "Organisation",
        "Project",
        "Programme",
        "Person",
        "Event",
        "Honour",
        "Industry",
        "Brand",
        "Work",
    )
    classes = {name: _class(name, name) for name in tops}
    for name in ("Province", "City", "County", "Town"):
        classes[name] = _class(name, "Place")
    classes["PartyBody"] = _class("PartyBody", "Organisation")
    classes["Project"] = _class("Project", "Project", ("高铁", "机场", "大桥"))
    classes["Railway"] = _class("Railway", "Project", ("高铁", "铁路"))
    properties = {
        "implements": _property("implements", ("Organisation", "Place"), ("Programme",)),
        "undertakes": _property("undertakes", ("Organisation", "Place"), ("Project",)),
        "partOf": _property("partOf", (), ()),
        "holdsPosition": _property("holdsPosition", ("Person",), ("Organisation", "Place")),
        "hasStatus": _property("hasStatus", ("Project",), ("Status",)),
    }
    return Ontology(
        classes=classes,
        properties=properties,
        statuses={"underway": ("推进", "under way"), "completed": ("建成", "completed")},
        triggers=(),
        bodies=(
            Body("中共{place}委", ("市委", "省委", "县委", "区委", "自治区党委"), "city", "PartyBody"),
            Body("{place}人民政府", ("市政府", "省政府", "县政府", "区政府"), "city"),
            Body("{place}政协", ("市政协", "省政协"), "city"),
            Body("{place}人大常委会", ("市人大常委会", "市人民代表大会常务委员会"), "city"),
            Body("{place}人民代表大会", ("市人大",), "city"),
            Body("中共中央", ("党中央", "中央"), "nation", "PartyBody"),
        ),
        known=(
            KnownName("黄河", "Place"),
            KnownName("国家发展和改革委员会", "Organisation", ("国家发改委", "国家发展改革委")),
        ),
        divisions=divisions(),
    )


def reading(name: str, *rows: Row, here: str = "371500", relations: Sequence[Relation] = ()) -> Reading:
    """A document of one article in which the names stand one behind the other, with ， between them."""
    mentions, text = [], ""
    for type_, written, *surface in rows:
        shown = surface[0] if surface else written
        mentions.append(Mention(name, 1, len(text), len(text) + len(shown), type_, written, shown))
        text += shown + "，"
    article = Article(name, 1, "", 0, len(text), "2024-03-08", jurisdiction=here)
    clean = CleanText(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))
    return Reading(Document(name, text, "utf-8", ""), clean, (article,), tuple(mentions), tuple(relations))


def relation(subject: Mention, predicate: str, object_: Mention | None, **more: object) -> Relation:
    """A relation in the subject's article with a quote, and whatever else is given."""
    fields = {"evidence": Evidence("某句", 0, 2), **more}
    return Relation(subject.document, subject.article, predicate, subject, object_, **fields)  # type: ignore[arg-type]


def _class(name: str, top: str, heads: tuple[str, ...] = ()) -> OntologyClass:
    return OntologyClass(name, top, ("Entity",) if name == top else (top,), name, name, heads=heads)


def _property(name: str, domain: tuple[str, ...], range_: tuple[str, ...]) -> OntologyProperty:
    return OntologyProperty(name, domain, range_, name, name)
