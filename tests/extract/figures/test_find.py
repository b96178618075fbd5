"""What figures clauses give: 潍坊市 (370700) speaks where no other is named, in a report of January 2024."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from kg.model import Figure

Reader = Callable[..., tuple[Figure, ...]]


def rows(found: tuple[Figure, ...]) -> list[str]:
    """Figures as "measure aspect qualifier value unit"."""
    return [
        " ".join(filter(None, (f.measure, f.aspect, f.qualifier, f.scope, f"{f.value:f}", f.unit))) for f in found
    ]


BEFORE = [
    ("全市生产总值增长3.7%。", ["生产总值 growth 3.7 %"]),
    ("粮食总产达到116.6亿斤。", ["粮食总产 level 116.6 亿斤"]),
    ("城镇新增就业6.78万人。", ["城镇新增就业 increase 6.78 万人"]),
    ("城镇登记失业率控制在2.69%。", ["城镇登记失业率 share 2.69 %"]),
    ("高新技术产业投资占比提高11.9个百分点。", ["高新技术产业投资占比 growth 11.9 个百分点"]),
    ("减免企业税费34.4亿元。", ["减免企业税费 level 34.4 亿元"]),
    ("蔬菜产值突破200亿元。", ["蔬菜产值 level 超 200 亿元"]),
    ("群众满意率达到99%以上。", ["群众满意率 share 以上 99 %"]),
    ("组织文化演出6000多场。", ["组织文化演出 level 余 6000 场"]),
    ("项目签约3543亿元。", ["项目签约 level 3543 亿元"]),
    ("万元生产总值能耗比上年下降3.5%。", ["万元生产总值能耗 decline 3.5 %"]),
    ("重污染天数较“十三五”减少近七成。", ["重污染天数 decline 近 7 成"]),
    ("居民医保补助标准人均提高30元。", ["居民医保补助标准 growth 30 元"]),
    ("失业保险金待遇提高至最低工资标准的90%。", ["失业保险金待遇 share 90 %"]),
    ("累计建成海绵城市45平方公里。", ["建成海绵城市 level 45 平方公里"]),
]

FROM_AND_TO = [
    ("开发区由162个整合为123个。", ["开发区 level 162 个", "开发区 level 123 个"]),
    ("工业产值由去年的5亿元增加到8亿元。", ["工业产值 level 5 亿元", "工业产值 level 8 亿元"]),
    ("全市PM2.5浓度改善10.8%。", ["PM2.5浓度 decline 10.8 %"]),
    ("新增化工产能超过40万吨。", ["化工产能 increase 超 40 万吨"]),
    ("小企业、大企业数量分别增长2倍、3倍。", ["小企业数量 growth 2 倍", "大企业数量 growth 3 倍"]),
]

BEHIND = [
    ("125个高频事项实现“最多跑一次”。", ["高频事项 level 125 个"]),
    ("建成38个省级和美乡村。", ["建成省级和美乡村 increase 38 个"]),
    ("高密等5个县（区）成为全国试点。", ["全国试点 level 5 个"]),
    ("8家企业被认定为国家级绿色工厂。", ["国家级绿色工厂 level 8 家"]),
    ("612个房地产项目纳入“白名单”。", ["房地产项目 level 612 个"]),
    ("聚焦全市制造业12条重点产业链。", ["重点产业链 level 12 条"]),
    ("惠及3400万人的工程启动建设。", ["惠及 level 3400 万人"]),
    ("每个项目均由一名市级领导联系帮包。", ["市级领导 level 1 名"]),
    ("实现重点人群“零”感染。", ["重点人群感染 level 0"]),
    ("连续三年消除劣质水体。", ["消除劣质水体 level 3 年"]),
]

LISTS = [
    (
        "新改建城市道路105条、雨污管网113公里。",
        ["新改建城市道路 increase 105 条", "雨污管网 increase 113 公里"],
    ),
    (
        "事故起数、死亡人数分别下降28.5%、12.9%。",
        ["事故起数 decline 28.5 %", "死亡人数 decline 12.9 %"],
    ),
    (
        "城乡居民人均可支配收入分别增长7.1%和9.8%。",
        ["城镇居民人均可支配收入 growth 7.1 %", "农村居民人均可支配收入 growth 9.8 %"],
    ),
    ("刑事、治安案件分别下降6.6%、3.6%。", ["刑事案件 decline 6.6 %", "治安案件 decline 3.6 %"]),
    ("190个市级大项目投资363亿元。", ["市级大项目 level 190 个", "市级大项目投资 level 363 亿元"]),
    (
        "工业用电量、固定资产投资均由负转正，分别同比增长5.1%和3.5%。",
        ["工业用电量 growth 5.1 %", "固定资产投资 growth 3.5 %"],
    ),
    (
        "技术合同成交额突破3000亿元、增长15.1%。",
        ["技术合同成交额 level 超 3000 亿元", "技术合同成交额 growth 15.1 %"],
    ),
    ("参保率从91%提高到95%。", ["参保率 share 91 %", "参保率 share 95 %"]),
    ("人均产值从2020年的10万元提高到2025年的14万元。", ["人均产值 level 10 万元", "人均产值 level 14 万元"]),
    ("大通道新增16条、达到54条。", ["大通道 increase 16 条", "大通道 level 54 条"]),
    ("创建省级片区6个、和美乡村21个。", ["创建省级片区 level 6 个", "和美乡村 level 21 个"]),
    (
        "一般公共预算收入增长1.2%（剔除减税降费因素，实际增长13%）。",
        ["一般公共预算收入 growth 1.2 %", "一般公共预算收入 growth 13 %"],
    ),
]

RANKS = [
    ("全市营商环境评价跃升至全省第7位。", ["营商环境评价 rank 全省 7 位"]),
    ("专项债券额度居全省前2位。", ["专项债券额度 rank 前 全省 2 位"]),
    ("绿色食品认证总量居全省第一。", ["绿色食品认证总量 rank 全省 1"]),
    (
        "网络零售额增长28.2%，增幅居全省第1位。",
        ["网络零售额 growth 28.2 %", "网络零售额增幅 rank 全省 1 位"],
    ),
    ("信用综合排名在全国地级市中跃升至第71位。", ["信用综合排名 rank 全国地级市 71 位"]),
]

NOTHING = [
    "2019年12月3日上午9时30分召开会议。",
    "第十四次党代会确定了目标。",
    "推进第一产业、第二产业融合。",
    "落实“三个100%”要求。",
    "出台稳增长“21条”政策。",
    "拨打12345热线，联系电话0536-8091234。",
    "千方百计扩大就业，走进千家万户。",
    "一批项目、一个目标、一项任务。",
    "今后五年，我们要接续奋斗。",
    "选派第一书记驻村。",
    "坚持两个毫不动摇，抓好三件大事。",
    "建设5G基站，打造4A级景区。",
    "过亿元项目、亿元以上项目开工。",
    "会同农业农村局等6部门联合印发通知。",
    "商品零售市场繁荣。",
    "实现高校“零”的突破。",
    "成绩来之十分不易。",
    "落实十九届四次、五次全会部署。",
]


@pytest.mark.parametrize(("text", "expected"), [*BEFORE, *BEHIND, *FROM_AND_TO, *LISTS, *RANKS])
def test_what_is_measured(figures: Reader, text: str, expected: list[str]) -> None:
    assert rows(figures(text)) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_figure(figures: Reader, text: str) -> None:
    assert rows(figures(text)) == []


SUBJECTS = [
    ("全市生产总值增长3.7%。", ["潍坊市"]),
    ("[青湖剧场|Place]高水平演出85场。", ["青湖剧场"]),
    ("[寿光|Place]生产总值增长5%，投资增长7%。", ["寿光", "寿光"]),
    ("[寿光|Place]生产总值增长5%，全市增长4%。", ["寿光", "潍坊市"]),
    ("[北方客车|Organisation]出口6220辆，同比增长63%。", ["北方客车", "北方客车"]),
    ("[北方客车|Organisation]出口6220辆，城镇新增就业3万人。", ["北方客车", "潍坊市"]),
    ("[国家发改委|Organisation]审核通过我市专项债券项目207个。", ["潍坊市"]),
    ("新增日间照料中心17处、[农村幸福院|Place]20处。", ["潍坊市", "潍坊市"]),
    ("完成[东城焦化|Organisation]60万吨产能退出工作。", ["东城焦化"]),
    ("[寿光|Place]、[诸城|Place]等5个县市完成改革。", ["潍坊市"]),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_whom_it_is_about(figures: Reader, text: str, expected: list[str]) -> None:
    assert [figure.subject.name for figure in figures(text)] == expected


def test_without_a_speaker_only_named_subjects_stand(figures: Reader) -> None:
    assert figures("生产总值增长3.7%。", jurisdiction="") == ()
    assert len(figures("[寿光|Place]生产总值增长3.7%。", jurisdiction="")) == 1


KINDS = [
    ("一、2023年工作回顾\n生产总值增长5%。", [("2023", "achieved")]),
    ("二、2024年主要目标\n生产总值增长5%以上。", [("2024", "target")]),
    ("力争生产总值增长5%以上。", [("2024", "target")]),
    ("2025年建成示范村150个。", [("2025", "target")]),
    ("预计全年生产总值增长5%。", [("2023", "expected")]),
    ("项目投产后新增产值347亿元。", [("2023", "expected")]),
    ("去年办理信访件4576件。", [("2023", "achieved")]),
    ("一般公共预算收入增长5%。", [("2023", "achieved")]),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_when_and_whether_reached(figures: Reader, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(figure.period, figure.kind) for figure in figures(text)] == expected


def test_a_range_has_two_ends(figures: Reader) -> None:
    (figure,) = figures("新增1-2所高等职业学校。")
    assert (figure.value, figure.upto, figure.unit) == (Decimal(1), Decimal(2), "所")


def test_the_quote_is_the_clause_at_its_place(figures: Reader) -> None:
    text = "一年来成绩显著，全市生产总值增长3.7%，税收增长2%。"
    first, second = figures(text)
    assert first.evidence.quote == "全市生产总值增长3.7%"
    assert text[second.evidence.begin : second.evidence.end] == "税收增长2%"


@pytest.mark.parametrize(
    ("code", "name", "text"),
    [
        ("330000", "浙江省", "全省生产总值增长5.5%。"),
        ("511500", "宜宾市", "全市动力电池产业产值突破千亿元。"),
        ("450100", "南宁市", "新开工项目二百三十个。"),
    ],
)
def test_other_places_speak_too(figures: Reader, code: str, name: str, text: str) -> None:
    (figure,) = figures(text, jurisdiction=code)
    assert figure.subject.name == name
    assert figure.subject.implicit


def test_a_year_right_before_a_number_is_its_own(figures: Reader) -> None:
    found = figures("城镇化率从2020年的53.2%提升到2023年的57.7%。")
    assert [(f.period, str(f.value)) for f in found] == [("2020", "53.2"), ("2023", "57.7")]
