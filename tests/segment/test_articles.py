"""The articles of the seeds and of small pages: titles, dates, kinds, authors, jurisdictions."""

from __future__ import annotations

import functools
import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article, Document
from kg.normalise import normalise
from kg.ontology.divisions import read_divisions
from kg.ontology.model import Ontology
from kg.segment import segment

SEEDS = Path(__file__).parents[2] / "seeds"
SURNAMES = tuple("李林赵刘商孙王蒋杨周陈施卢")


@functools.cache
def _ontology() -> Ontology:
    return Ontology({}, {}, {}, (), (), (), {"surname": SURNAMES}, divisions=read_divisions())


def _articles(text: str, name: str = "页.txt") -> tuple[Article, ...]:
    return segment(Document(name, text, "utf-8", ""), normalise(text), _ontology())


@functools.cache
def _seed(number: str) -> tuple[str, tuple[Article, ...]]:
    path = next(SEEDS.glob(f"{number}*"))
    text = path.read_text(encoding="utf-8")
    return normalise(text).text, _articles(text, path.name)


@pytest.mark.parametrize(("number", "count"), [("000", 4), ("001", 1), ("002", 1), ("003", 8), ("004", 1)])
def test_how_many_articles_a_seed_holds(number: str, count: int) -> None:
    _, articles = _seed(number)
    assert len(articles) == count
    assert [article.number for article in articles] == list(range(1, count + 1))
    assert {article.jurisdiction for article in articles} == {"371500"}


FIRST = [
    ("000", "锚定争创一流 笃志走在前列 团结奋斗建设社会主义现代化聊城", "2022-02-18", "report", ("孙爱军",)),
    ("001", "政府工作报告", "2020-05-26", "report", ("李长萍",)),
    ("004", "中共聊城市委关于制定聊城市国民经济和社会发展第十五个五年规划的建议", "2025-12-30", "plan", ()),
]


@pytest.mark.parametrize(("number", "title", "date", "kind", "authors"), FIRST)
def test_report_and_plan(number: str, title: str, date: str, kind: str, authors: tuple[str, ...]) -> None:
    article = _seed(number)[1][0]
    assert (article.title, article.date, article.kind, article.authors) == (title, date, kind, authors)


PAGE = [
    ("2024-03-08", "news", ("赵宗锋", "杨光"), "李长萍在东昌府区和莘县调研时强调 勇担使命 开拓进取"),
    (
        "2024-03-08",
        "news",
        ("林金彦", "刘志耀"),
        "市政协“年初亮目标”活动暨“攻坚突破年、政协见行动”动员会议召开",
    ),
    ("2024-03-08", "news", ("林晨", "刘志耀"), "2023年全市农业农村工作交出亮眼成绩单 粮食单产、面积、总产"),
    ("2024-03-09", "news", ("林晨",), "三提三敢见行动 我市实施大气污染防治“八条线”机制"),
    ("2024-03-08", "news", ("林晨",), "聊城建成省级和美乡村示范村253个"),
    ("2024-03-09", "caption", ("商景豪",), "临清三和纺织集团涡流纺智能工厂"),
    ("2024-03-08", "news", ("林晨", "刘志耀"), "夯实经济“压舱石”，把牢发展主动权，去年聊城——千余个重点项目"),
    (
        "2024-03-09",
        "news",
        ("林晨", "刘志耀"),
        "协同推进降碳、减污、扩绿、增长 2023年我市完成主要污染物减排目标",
    ),
]


@pytest.mark.parametrize(("at", "expected"), list(enumerate(PAGE)))
def test_articles_of_a_newspaper_page(at: int, expected: tuple[str, str, tuple[str, ...], str]) -> None:
    text, articles = _seed("003")
    article = articles[at]
    date, kind, authors, title = expected
    assert (article.date, article.kind, article.authors) == (date, kind, authors)
    assert article.title.startswith(title)
    assert text[article.begin : article.end].startswith("3月9日" if kind == "caption" else "本报讯（记者 ")


def test_caption_stays_with_the_article_above_it() -> None:
    text, articles = _seed("000")
    assert text[articles[1].begin : articles[1].end].endswith("张传阳（左）在察看土壤墒情")
    assert articles[2].title == "固河镇开展文化进万家活动"
    assert [article.date for article in articles] == ["2022-02-18", "2022-02-19", "2022-02-15", ""]


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_prose_lies_in_one_article(number: str) -> None:
    text, articles = _seed(number)
    spans = [(article.begin, article.end) for article in articles]
    assert spans == sorted(spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    place = 0
    for paragraph in text.split("\n"):
        inside = any(begin <= place < end for begin, end in spans)
        assert inside or not paragraph.endswith(("。", "！", "；")), paragraph
        place += len(paragraph) + 1


def test_report_of_a_province() -> None:
    text = (
        "2026年四川省人民政府工作报告\n2026年02月10日07时41分\n来源：\n四川日报\n"
        "2026年2月3日在四川省第十四届人民代表大会第五次会议上\n四川省人民政府省长 施小琳\n"
        "各位代表：\n现在，我代表省人民政府，向大会报告工作。成都市、绵阳市加快发展。"
    )
    (article,) = _articles(text)
    assert article.title == "2026年四川省人民政府工作报告"
    assert (article.date, article.authors, article.kind) == ("2026-02-03", ("施小琳",), "report")
    assert article.jurisdiction == "510000"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("我市坚持项目为王。莘县、东阿县、高唐县、临清市加快发展。", "371500"),
        ("我县坚持项目为王，加快建设。莘县张寨镇是聊城市的先进。莘县建成高铁站。", "371522"),
        ("我省坚持项目为王。济南市、青岛市、聊城市加快发展。", "370000"),
        ("全市坚持项目为王。临清市建成机场，临清加快发展，临清市提升品质。", "371581"),
        ("振兴乡村，盘活资源，建设平安社会。", ""),
    ],
)
def test_who_speaks(text: str, code: str) -> None:
    assert [article.jurisdiction for article in _articles(text)] == [code]


def test_file_name_tells_who_speaks() -> None:
    assert _articles("推进产业发展，加快建设。", "2026_河南省.txt")[0].jurisdiction == "410000"


def test_text_without_a_headline_is_named_after_its_file() -> None:
    (article,) = _articles("提升现代农业能级。统筹发展科技农业。", "农业/第一章.txt")
    assert (article.title, article.date, article.authors, article.kind) == ("第一章", "", (), "report")


def test_headline_alone_is_an_article() -> None:
    (article,) = _articles("聊城建成高铁站")
    assert (article.title, article.begin, article.end) == ("聊城建成高铁站", 0, 7)


def test_empty_text_has_no_article() -> None:
    assert _articles("\n") == ()


def test_impossible_date_is_no_date() -> None:
    text = "固河镇开展活动\n本报讯（刘桐）2月30日，固河镇举办活动，群众观看了演出，掌声不断。2023年完成。"
    assert _articles(text)[0].date == ""


LINES = st.sampled_from(
    [
        "本报讯（记者 林晨）3月9日，聊城市召开会议。",
        "聊城建成高铁站",
        "一、工作回顾",
        "各位代表：",
        "（2022年2月18日）",
        "孙爱军",
        "我市加快建设，提升水平。",
        "图为会场。■本报记者 商景豪",
        "文/图 记者 林晨",
        "来源：大众日报",
        "张传阳（左）在察看",
    ]
)


@given(st.lists(LINES, max_size=10).map("\n".join))
def test_any_page(text: str) -> None:
    clean = normalise(text)
    articles = _articles(text)
    assert bool(articles) == bool(clean.text)
    place = 0
    for article in articles:
        assert place <= article.begin < article.end <= len(clean.text)
        place = article.end
