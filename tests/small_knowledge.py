"""A small knowledge made by hand, with every relation there is, for tests of the graph and what follows."""

from __future__ import annotations

from kg.model import Article, CleanText, Document, Entity, Evidence, Knowledge, Mention, Reading, Statement

REPORT = "报告/2024 年.txt"
PAGE = "日报.txt"

REPORT_TEXT = (
    "东河市加快建设东西高铁，东西高铁通达西山县。东河市实施碧水行动，碧水行动是清洁计划的重要内容。"
    "东河市争创国家水城，西山县获得国家水城。市长王小明到西山县调研，出席水城论坛。东河市举办水城论坛。"
    "东河市与西山县签约。东河市人民政府印发《水城条例》。西山县位于东河市。"
)
PAGE_CLEAN = "东西高铁正式通车。"
PAGE_SOURCE = "东西高鐵(tiě)\n正式通車。"
PAGE_BEGINS = (0, 1, 2, 3, 10, 11, 12, 13, 14)
"""Place in the source of each clean character; the pinyin and the line break have none."""

KEYS = {
    "东河市": ("Place", "City"), "西山县": ("Place", "County"), "东西高铁": ("Project", "Railway"),
    "碧水行动": ("Programme",), "清洁计划": ("Programme",), "国家水城": ("Honour",), "王小明": ("Person",),
    "水城论坛": ("Event",), "东河市人民政府": ("Organisation", "GovernmentBody"), "水城条例": ("Work",),
}  # fmt: skip

FACTS = (
    ("东河市", "undertakes", "东西高铁", "东河市加快建设东西高铁", ""),
    ("东西高铁", "hasStatus", "underway", "东河市加快建设东西高铁", ""),
    ("东西高铁", "connects", "西山县", "东西高铁通达西山县", ""),
    ("东河市", "implements", "碧水行动", "东河市实施碧水行动", ""),
    ("碧水行动", "partOf", "清洁计划", "碧水行动是清洁计划的重要内容", ""),
    ("东河市", "seeks", "国家水城", "东河市争创国家水城", ""),
    ("西山县", "receives", "国家水城", "西山县获得国家水城", ""),
    ("王小明", "holdsPosition", "东河市", "市长王小明到西山县调研", "市长"),
    ("王小明", "visits", "西山县", "市长王小明到西山县调研", ""),
    ("王小明", "takesPartIn", "水城论坛", "市长王小明到西山县调研，出席水城论坛", ""),
    ("东河市", "organises", "水城论坛", "东河市举办水城论坛", ""),
    ("东河市", "cooperatesWith", "西山县", "东河市与西山县签约", ""),
    ("东河市人民政府", "issues", "水城条例", "东河市人民政府印发《水城条例》", ""),
    ("西山县", "locatedIn", "东河市", "西山县位于东河市", ""),
)


def small_knowledge() -> Knowledge:
    """Two documents, ten entities, fifteen statements, one of them quoted from a text that was cleaned."""
    entities = tuple(_entity(name) for name in sorted(KEYS))
    statements = tuple(_statement(*fact) for fact in FACTS)
    return Knowledge(_readings(), entities, (*statements, _opening()))


def key(name: str) -> str:
    """The key of an entity, or the status itself."""
    return f"{KEYS[name][0]}/{name}" if name in KEYS else name


def _readings() -> tuple[Reading, Reading]:
    places = tuple(range(len(REPORT_TEXT)))
    report = Reading(
        Document(REPORT, REPORT_TEXT, "utf-8", "a" * 64),
        CleanText(REPORT_TEXT, places, tuple(place + 1 for place in places)),
        (
            Article(
                REPORT, 0, "政府工作报告", 0, len(REPORT_TEXT), "2024-01-15", "report", ("李四",), "371500"
            ),
        ),
        (),
        (),
    )
    ends = tuple(begin + 1 for begin in PAGE_BEGINS)
    page = Reading(
        Document(PAGE, PAGE_SOURCE, "gb18030", "b" * 64),
        CleanText(PAGE_CLEAN, PAGE_BEGINS, ends),
        (
            Article(PAGE, 0, "东西高铁通车", 0, len(PAGE_CLEAN), "2025-03-08", "news"),
            Article(PAGE, 1, "", len(PAGE_CLEAN), len(PAGE_CLEAN), "2025-03-09", "caption"),
        ),
        (),
        (),
    )
    return report, page


def _entity(name: str) -> Entity:
    begin = REPORT_TEXT.index(name)
    mentions = [Mention(REPORT, 0, begin, begin + len(name), KEYS[name][0], name, name)]
    labels: tuple[str, ...] = ()
    if name == "东西高铁":
        mentions.append(Mention(PAGE, 0, 0, 4, "Project", name, name, score=0.9))
    if name == "东河市":
        labels = ("东河",)
        mentions.append(Mention(PAGE, 0, 0, 4, "Place", "我市", "东西高铁", implicit=True))
    return Entity(key(name), KEYS[name], name, labels, tuple(mentions))


def _statement(subject: str, predicate: str, object_: str, quote: str, role: str) -> Statement:
    begin = REPORT_TEXT.index(quote)
    evidence = Evidence(quote, begin, begin + len(quote))
    return Statement(
        key(subject),
        predicate,
        key(object_),
        REPORT,
        0,
        evidence,
        "2024-01-15",
        role,
        0.8,
        f"cue-{predicate}",
    )


def _opening() -> Statement:
    evidence = Evidence(PAGE_CLEAN[:-1], 0, 14, PAGE_SOURCE[:14])
    return Statement(
        key("东西高铁"),
        "hasStatus",
        "operating",
        PAGE,
        0,
        evidence,
        "2025-03-08",
        confidence=0.95,
        rule="cue-open",
    )
