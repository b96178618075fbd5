"""What cleaning does to a text, case by case, and what holds for every text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import CleanText
from kg.normalise import normalise

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))

CASES = [
    # pinyin and traditional characters
    ("發(fā)展的新階段", "发展的新阶段"),
    ("他們(men)帶著孩子，連著朝陽", "他们带着孩子，连着朝阳"),
    ("顯著增強，著名景區", "显著增强，著名景区"),
    ("中國(China)與太平洋", "中国（China）与太平洋"),
    ("乾县于今年启动", "乾县于今年启动"),
    ("保税物流中心(B型)获批", "保税物流中心（B型）获批"),
    # residue of a broken conversion
    ("離不開當(dāng)?shù)卣块T持續(xù)深化", "离不开当□持续深化"),
    ("時節(jié)如流?;仨?024年的聊城", "时节如流□2024年的聊城"),
    ("特色??菩l(wèi)生院20個", "特色□生院20个"),
    ("能種出橘子嗎?答案是,可以。", "能种出橘子吗？答案是，可以。"),
    ("“媽媽崗rdquo;,在家", "“妈妈岗”，在家"),
    ("发展&nbsp;&ldquo;十五五&rdquo;规划&#12290;", "发展 “十五五”规划。"),
    ("聊\ufffd城\ue123市", "聊□城□市"),
    # markup
    ("**办好人民满意的教育。**坚持", "办好人民满意的教育。坚持"),
    ("<p>聊城建成。</p><p>莘县<b>开工</b>。</p>", "聊城建成。\n莘县开工。"),
    ("PM_{2.5}浓度", "PM2.5浓度"),
    ("[通知](https://a.cn/b)全文", "通知全文"),
    ("- 推进项目。\n- 保障民生。", "推进项目。\n保障民生。"),
    # width and punctuation
    ("２０２４年ＧＤＰ增长６％", "2024年GDP增长6%"),
    ("⼀带⼀路", "一带一路"),
    ("增长 9%,旅游总消费增长 13.2%;", "增长9%，旅游总消费增长13.2%；"),
    ("总产1,000万吨,8:30开会", "总产1,000万吨，8:30开会"),
    ("1.“十四五”时期", "1.“十四五”时期"),
    ("「年初亮目标」活动", "“年初亮目标”活动"),
    ('实施"头雁工程",建设"智慧聊城"', "实施“头雁工程”，建设“智慧聊城”"),
    ('屏宽 5" 的', '屏宽5" 的'),
    ("Hello, world (1)", "Hello, world (1)"),
    # blanks
    ("本报讯(记者 赵宗锋 杨光)3月8日", "本报讯（记者 赵宗锋 杨光）3月8日"),
    ("勇担使命　开拓进取", "勇担使命 开拓进取"),
    ("政 府 工 作 报 告", "政府工作报告"),
    ("省长　林 君", "省长 林 君"),
    ("县城核心区 5G 全覆盖 , 推进", "县城核心区5G全覆盖，推进"),
    # page references
    ("(上接3版)建成市城区大外环", "建成市城区大外环"),
    ("安全（下转第二版）", "安全"),
]


@pytest.mark.parametrize(("source", "clean"), CASES)
def test_cleaning(source: str, clean: str) -> None:
    assert normalise(source).text == clean


LONG = "健全就业创业服务体系，做好高校毕业生等重点群体就业工作，促进创业带动就"

JOINS = [
    (f"{LONG}\n\n业、多渠道灵活就业。", [f"{LONG}业、多渠道灵活就业。"]),
    ("**提升质量。**加强扬\n\n尘源治理，消除污染天气。", ["提升质量。加强扬尘源治理，消除污染天气。"]),
    ("坚持以农头工尾为抓手,\n\n发展精深加工。", ["坚持以农头工尾为抓手，发展精深加工。"]),
    ("在广东省第十四届\n人民代表大会第五次会议上", ["在广东省第十四届人民代表大会第五次会议上"]),
    (
        "治污成效明显。以PM\n2.5\n下降为主线。\n二、目标",
        ["治污成效明显。以PM2.5下降为主线。", "二、目标"],
    ),
    ("打响“两河\n之约”文旅品牌。", ["打响“两河之约”文旅品牌。"]),
    # not joined
    (
        "三提三敢见行动\n\n我市实施大气污染防治机制\n本报讯，近日。",
        ["三提三敢见行动", "我市实施大气污染防治机制", "本报讯，近日。"],
    ),
    ("市委关于制定聊城市国民经济和社会发展规划的建议\n（通过）\n正文。", None),
    ("一、坚持创新驱动，推动高质量发展\n加快建设。", None),
    (f"{LONG}。\n提升供给水平。", None),
    (f"{LONG}业。■本报记者 商景豪\n夯实经济基础\n本报讯，近日。", None),
    (f"{LONG}业\n## 下一条新闻\n本报讯，近日。", [f"{LONG}业", "下一条新闻", "本报讯，近日。"]),
]


@pytest.mark.parametrize(("source", "paragraphs"), JOINS)
def test_lines_become_paragraphs(source: str, paragraphs: list[str] | None) -> None:
    expected = source.replace("#", "").split("\n") if paragraphs is None else paragraphs
    assert normalise(source).text.split("\n") == expected


def test_lines_broken_at_one_width() -> None:
    sentence = "加快建设雄商高铁，推进聊城民用机场前期工作，扎实开展乡村振兴行动，提升群众生活品质，"
    text = f"{sentence * 12}莘县建成高铁站。"
    lines = [text[at : at + 30] for at in range(0, len(text), 30)]
    source = "\n".join(["政府工作报告", *lines, "第二段。", *lines])
    assert normalise(source).text.split("\n") == ["政府工作报告", text, "第二段。"]


def test_lines_of_a_list_stay() -> None:
    lines = [f"第{number}项重点工程建设任务清单{number}" for number in range(10, 30)]
    assert len(normalise("\n".join([*lines, "各位代表："])).text.split("\n")) == 21


FURNITURE = [
    "分享：",
    "扫一扫在手机打开当前页",
    "【字号：",
    "责任编辑：李莎莎",
    "2025-01-21 11:08:09",
    "第 3 页 共 8 页",
    "- 12 -",
    "魯ICP備09083931號 魯公網安備 37150202000134號",
    "聊城新闻网 2006-2025 版权所有",
    "2026-01-23 1 1 聊城日报 content_82493.html 1 /enpproperty-->",
    "首页\n>\n政府信息公开\n>\n省政府工作报告",
    "责任编辑：\n李莎莎",
]
KEPT = ["来源：大众日报", "时间：2026-02-03", "大力推进", "编辑出版中心成立", "2020年", "打印机产业园"]


@pytest.mark.parametrize("line", FURNITURE)
def test_page_furniture_goes(line: str) -> None:
    assert normalise(f"聊城市建成高铁。\n{line}\n莘县建成机场。").text == "聊城市建成高铁。\n莘县建成机场。"


@pytest.mark.parametrize("line", KEPT)
def test_words_like_furniture_stay(line: str) -> None:
    assert line in normalise(f"聊城市建成高铁。\n{line}\n莘县建成机场。").text.split("\n")


def test_long_paragraph_stands_once() -> None:
    paragraph = "周志伟表示，2024年，市农业农村局将坚持农业农村优先发展，努力推进农业强市建设。"
    clean = normalise(f"各位代表：\n{paragraph}\n\n{paragraph}\n各位代表：")
    assert clean.text == f"各位代表：\n{paragraph}\n各位代表："
    assert any(repair.step == "duplicate paragraph dropped" for repair in clean.repairs)


def test_repairs_are_counted() -> None:
    repairs = {repair.step: repair for repair in normalise("發(fā)展\ufffd,業(yè)").repairs}
    assert repairs["pinyin dropped"].characters == 8
    assert not repairs["pinyin dropped"].guessed
    assert repairs["unreadable character marked"].guessed


def test_map_leads_to_the_source() -> None:
    source = "\ufeff  發(fā)展,力\r\n\r\n爭"
    clean = normalise(source)
    assert clean.text == "发展，力争"
    assert [source[slice(*clean.source_span(at, at + 1))] for at in range(5)] == ["發", "展", ",", "力", "爭"]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_source_of_a_clause_gives_the_clause(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    clean = normalise(source)
    clauses = [match for match in re.finditer(r"[^。；！？，：\n]+", clean.text) if match[0].strip()]
    failing = [match[0] for match in clauses if not _is_verified(source, clean, match)]
    assert len(failing) <= len(clauses) // 200, failing
    assert normalise(clean.text).text == clean.text


def test_seeds_are_there() -> None:
    assert len(SEEDS) == 5


def test_web_page_is_read_clean() -> None:
    source = next(path for path in SEEDS if path.name.startswith("002")).read_text(encoding="utf-8")
    text = normalise(source).text
    assert not re.search(r"rdquo|[āáǎàēéěèīíǐìōóǒòūúǔù]|[發業區縣經濟]|ICP|版权|11:08", text)
    assert "鲁西国际陆港互联互通能力显著提升" in text
    assert text.endswith("记者 王培源 李政哲 林金彦 田柏林 商景豪")


def _is_verified(source: str, clean: CleanText, match: re.Match[str]) -> bool:
    begin, end = clean.source_span(match.start(), match.end())
    return normalise(source[begin:end]).text == match[0]


PIECES = st.sampled_from(
    [
        "發(fā)",
        "展",
        "聊城",
        "，",
        ",",
        "。",
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "　",
        "(",
        ")",
        "?",
        '"',
        "**",
        "1.5",
        "２",
        "「",
        "」",
        "&ldquo;",
        "<p>",
        "GDP",
        "_{2}",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_any_text(source: str) -> None:
    clean = normalise(source)
    assert len(clean.text) == len(clean.begins) == len(clean.ends)
    for begin, end in zip(clean.begins, clean.ends, strict=True):
        assert 0 <= begin <= end <= len(source)
    assert list(clean.begins) == sorted(clean.begins)
    assert list(clean.ends) == sorted(clean.ends)
    assert all(begin < end for begin, end in zip(clean.begins, clean.ends, strict=True))
    assert "\n\n" not in clean.text and clean.text == clean.text.strip("\n")


SENTENCES = st.lists(
    st.tuples(
        st.sampled_from(
            ["聊城市", "莘县", "2024年，", "“十五五”", "雄商高铁", "加快建设", "增长6%", "（B型）"]
        ),
        st.sampled_from(["", "，", "、"]),
    ).map("".join),
    min_size=1,
    max_size=12,
).map(lambda words: "".join(words) + "。")


@given(st.lists(SENTENCES, max_size=8).map("\n".join))
def test_clean_text_is_clean(source: str) -> None:
    once = normalise(source).text
    assert normalise(once).text == once
