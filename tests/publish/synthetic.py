"""A `Knowledge` of realistic size made of invented names, for trying the page without the pipeline.

Enters: how many entities and statements. Leaves: five documents of invented sentences, every
mention and every quote at its true offset.
Example: 扎实推进鲁西国际陆港建设。 states how far 鲁西国际陆港 is.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from kg.model import (
    Article,
    CleanText,
    Document,
    Entity,
    Evidence,
    Knowledge,
    Mention,
    Reading,
    Statement,
)
from kg.ontology.model import Ontology, OntologyClass, OntologyProperty

CLASSES = (
    ("Place", "地点", "Place", "#0072B2", "dot"),
    ("Organisation", "机构", "Organisation", "#D55E00", "square"),
    ("Project", "项目", "Project", "#009E73", "diamond"),
    ("Programme", "战略计划", "Programme", "#CC79A7", "triangle"),
    ("Person", "人物", "Person", "#555555", "star"),
    ("Event", "活动", "Event", "#E69F00", "triangleDown"),
    ("Honour", "荣誉", "Honour", "#B8A000", "hexagon"),
    ("Industry", "产业", "Industry", "#56B4E9", "ellipse"),
    ("Brand", "品牌", "Brand", "#8C6D31", "box"),
    ("Work", "文献", "Work", "#8F6FB5", "database"),
)
PREDICATES = (
    ("locatedIn", "位于", "located in", "境内有", "location of"),
    ("partOf", "属于", "part of", "包括", "has part"),
    ("holdsPosition", "任职于", "holds position at", "任职者", "has officer"),
    ("undertakes", "承担", "undertakes", "承担者", "undertaken by"),
    ("implements", "实施", "implements", "实施者", "implemented by"),
    ("organises", "举办", "organises", "举办者", "organised by"),
    ("takesPartIn", "参加", "takes part in", "参加者", "has participant"),
    ("visits", "视察", "visits", "视察者", "visited by"),
    ("cooperatesWith", "合作", "cooperates with", "合作", "cooperates with"),
    ("receives", "获得", "receives", "获得者", "received by"),
    ("seeks", "争创", "seeks", "争创者", "sought by"),
    ("connects", "连接", "connects", "连接它的", "connected by"),
    ("issues", "发布", "issues", "发布者", "issued by"),
    ("hasStatus", "进展", "has status", "", ""),
)
STATUSES = {
    "planned": ("规划", "planned"),
    "preparing": ("前期", "preparing"),
    "started": ("开工", "started"),
    "underway": ("在建", "under way"),
    "completed": ("建成", "completed"),
    "operating": ("运营", "operating"),
}
TAILS = {
    "Place": ("镇", "区", "街道", "村", "河"),
    "Organisation": ("集团", "管理局", "大学", "研究院"),
    "Project": ("高速", "水库工程", "产业园项目", "铁路"),
    "Programme": ("行动计划", "攻坚行动", "工程", "战略"),
    "Person": ("明", "华", "平"),
    "Event": ("大会", "博览会", "论坛"),
    "Honour": ("示范市", "先进单位"),
    "Industry": ("产业集群", "产业链"),
    "Brand": ("优品", "好礼"),
    "Work": ("条例", "实施意见"),
}
FACTS = (
    ("undertakes", "Place", "Project", "{s}加快建设{o}。"),
    ("implements", "Place", "Programme", "{s}深入实施{o}。"),
    ("locatedIn", "Organisation", "Place", "{s}坐落于{o}。"),
    ("organises", "Place", "Event", "{s}成功举办{o}。"),
    ("receives", "Place", "Honour", "{s}荣获{o}称号。"),
    ("visits", "Person", "Place", "{s}到{o}调研。"),
    ("cooperatesWith", "Organisation", "Organisation", "{s}与{o}签署合作协议。"),
    ("issues", "Organisation", "Work", "{s}印发《{o}》。"),
    ("partOf", "Industry", "Industry", "{s}是{o}的一部分。"),
    ("holdsPosition", "Person", "Organisation", "{s}任{o}负责人。"),
)
SYLLABLES = "青云岭南川江海东平安和顺石桥金泉松柏龙凤清河白沙长乐永宁新华兴旺"


@dataclass
class Draft:
    """A document being written: its text so far, and what stands in it."""

    name: str
    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    sentences: list[tuple[str, str, str, str, int]] = field(default_factory=list)

    def say(self, sentence: str, slots: dict[str, tuple[str, str, str]]) -> None:
        """Appends a sentence; each slot is (class, name, surface) in its place."""
        begin = len(self.text)
        for piece in sentence.replace("{", "\0{").replace("}", "}\0").split("\0"):
            if piece.startswith("{"):
                kind, name, surface = slots[piece.strip("{}")]
                start = len(self.text)
                self.text += surface
                self.mentions.append(Mention(self.name, 1, start, len(self.text), kind, name, surface))
            else:
                self.text += piece
        self.sentences.append(("", "", "", self.text[begin:], begin))


def ontology() -> Ontology:
    """The ten classes and fourteen predicates, without any cue."""
    return Ontology(
        classes={n: OntologyClass(n, n, (), zh, en, colour=c, shape=s) for n, zh, en, c, s in CLASSES},
        properties={
            n: OntologyProperty(
                n, (), ("Status",) if n == "hasStatus" else (), zh, en, inverse_zh=izh, inverse_en=ien
            )
            for n, zh, en, izh, ien in PREDICATES
        },
        statuses=STATUSES,
        triggers=(),
        bodies=(),
        known=(),
    )


def invented(count: int, seed: int = 1) -> dict[str, list[str]]:
    """Invented names by class, `count` in all, none twice."""
    chance = random.Random(seed)
    names: dict[str, list[str]] = {kind: [] for kind in TAILS}
    seen: set[str] = set()
    kinds = list(TAILS)
    weights = (20, 16, 12, 22, 5, 7, 7, 5, 2, 4)
    while len(seen) < count:
        kind = chance.choices(kinds, weights)[0]
        stem = "".join(chance.sample(SYLLABLES, chance.choice((2, 2, 3, 4))))
        name = stem + chance.choice(TAILS[kind])
        if name not in seen:
            seen.add(name)
            names[kind].append(name)
    return names


def knowledge(entities: int = 900, statements: int = 1200, seed: int = 1) -> Knowledge:
    """Five documents that name about `entities` things and state `statements` facts."""
    chance = random.Random(seed)
    names = invented(entities, seed)
    drafts = [Draft(f"{number:03d}_青川市.txt") for number in range(5)]
    made: list[Statement] = []
    for number in range(statements):
        draft = drafts[number % 5]
        made.append(_fact(draft, names, chance, number))
        if number % 10 == 9:
            draft.text += "\n"
    for draft in drafts:
        _ports(draft, made)
    return assemble(
        drafts, made, dates=("2020-05-26", "2022-02-18", "2024-03-08", "2025-01-20", "2025-12-30")
    )


def _fact(draft: Draft, names: dict[str, list[str]], chance: random.Random, number: int) -> Statement:
    predicate, subject_kind, object_kind, sentence = FACTS[chance.randrange(len(FACTS))]
    subject = _pick(names[subject_kind], chance)
    if predicate in ("undertakes", "implements") and chance.random() < 0.6:
        subject = names["Place"][0]
    thing = _pick([name for name in names[object_kind] if name != subject], chance)
    draft.say(sentence, {"s": (subject_kind, subject, subject), "o": (object_kind, thing, thing)})
    quote, begin = draft.sentences[-1][3:]
    return Statement(
        f"{subject_kind}/{subject}",
        predicate,
        f"{object_kind}/{thing}",
        draft.name,
        1,
        Evidence(quote.rstrip("。"), begin, begin + len(quote) - 1),
        confidence=0.6 + 0.1 * (number % 4),
        rule=predicate,
    )


def _pick(names: list[str], chance: random.Random) -> str:
    """A name, the first ones far oftener: documents name few things often and most once."""
    return names[min(len(names) - 1, int(len(names) * chance.random() ** 2.2))]


def _ports(draft: Draft, made: list[Statement]) -> None:
    """鲁西国际陆港, also called 陆港, with a status in each document."""
    status = ("planned", "preparing", "underway", "completed", "operating")[int(draft.name[2])]
    surface = "鲁西国际陆港" if int(draft.name[2]) % 2 == 0 else "陆港"
    draft.say("扎实推进{s}建设。", {"s": ("Project", "鲁西国际陆港", surface)})
    quote, begin = draft.sentences[-1][3:]
    made.append(
        Statement(
            "Project/鲁西国际陆港",
            "hasStatus",
            status,
            draft.name,
            1,
            Evidence(quote, begin, begin + len(quote)),
            confidence=0.9,
            rule="status",
        )
    )


def assemble(
    drafts: list[Draft],
    statements: list[Statement],
    dates: tuple[str, ...],
    title: str = "青川市政府工作报告",
) -> Knowledge:
    """The knowledge of finished drafts; the source text is the clean text."""
    readings = tuple(_reading(draft, date, title) for draft, date in zip(drafts, dates, strict=True))
    grouped: dict[tuple[str, str], list[Mention]] = {}
    for draft in drafts:
        for mention in draft.mentions:
            grouped.setdefault((mention.type, mention.name), []).append(mention)
    entities = tuple(
        Entity(
            f"{kind}/{name}",
            (kind,),
            name,
            tuple(sorted({m.surface for m in found} - {name})),
            tuple(found),
        )
        for (kind, name), found in sorted(grouped.items())
    )
    return Knowledge(readings, entities, tuple(statements))


def _reading(draft: Draft, date: str, title: str) -> Reading:
    text = draft.text
    places = tuple(range(len(text)))
    return Reading(
        Document(draft.name, text, "utf-8", "0" * 64),
        CleanText(text, places, tuple(place + 1 for place in places)),
        (Article(draft.name, 1, f"{date[:4]}年{title}" if date else title, 0, len(text), date=date),),
        tuple(draft.mentions),
        (),
    )
