"""What clauses state, frame by frame: 潍坊市 (370700) speaks where no other is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Relation

Reader = Callable[..., tuple[Relation, ...]]


def told(relations: tuple[Relation, ...], *predicates: str) -> set[str]:
    """Relations as "subject predicate object", those of the predicates alone where some are given."""
    return {
        f"{r.subject.name} {r.predicate} {r.object.name if r.object else r.status}"
        for r in relations
        if not predicates or r.predicate in predicates
    }


ACTIVE = [
    ("支持企业开展[清河行动|Programme]。", set()),
    ("[清河行动|Programme]500次。", set()),
    ("我市实施[“双百工程”|Programme|双百工程]。", {"潍坊市 implements 双百工程"}),
    (
        "深入实施[头雁工程|Programme]、[归雁工程|Programme]。",
        {"潍坊市 implements 头雁工程", "潍坊市 implements 归雁工程"},
    ),
    ("[市水利局|Organisation]开展[清河行动|Programme]。", {"市水利局 implements 清河行动"}),
    ("由[市水利局|Organisation]牵头实施[清河行动|Programme]。", {"市水利局 implements 清河行动"}),
    ("由于[市水利局|Organisation]实施[清河行动|Programme]。", {"潍坊市 implements 清河行动"}),
    (
        "[市水利局|Organisation]将坚持节水优先，推进[清河行动|Programme]。",
        {"市水利局 implements 清河行动"},
    ),
    (
        "落实[市委|Organisation]“[三一工作法|Programme]”。",
        {"市委 implements 三一工作法", "潍坊市 implements 三一工作法"},
    ),
    ("[城乡低保|Programme]标准分别增长9.9%。", set()),
    ("建设[完整社区|Programme]43个。", set()),
    ("建设“[美好社区|Programme]”43个。", {"潍坊市 implements 美好社区"}),
    ("水电实现从“[县县通|Programme]”到“[村村通|Programme]”。", set()),
    ("深化整治[校园餐|Programme]、医保基金等领域突出问题。", set()),
    ("后备力量建设、[国防教育|Programme]数量增长5%。", set()),
    ("[城乡低保|Programme]标准连续19年提高。", set()),
    ("“[菜篮子|Programme]”供应充足。", set()),
    ("体现了[就业优先|Programme]的导向。", set()),
    ("积极争取[综合改革试点|Programme]。", set()),
    ("“[八条线|Programme]”机制是[市政府|Organisation]在4月部署建立的。", {"市政府 implements 八条线"}),
    ("“[八条线|Programme]”机制是好机制。", {"潍坊市 implements 八条线"}),
    ("严格落实“[四水四定|Programme]”要求，节约用水。", {"潍坊市 implements 四水四定"}),
    ("会议要求，实施[清河行动|Programme]。", set()),
    ("我省实施[清河行动|Programme]。", {"山东省 implements 清河行动"}),
    ("全县实施[清河行动|Programme]。", {"潍坊市 implements 清河行动"}),
    ("在[寿光|Place]开展[清河行动|Programme]。", {"潍坊市 implements 清河行动"}),
    ("加快[滨海新区|Place]发展，实施[清河行动|Programme]。", {"潍坊市 implements 清河行动"}),
]

HONOURS = [
    (
        "[寿光|Place]、[诸城|Place]分别获评[国家森林城市|Honour]、[国家生态县|Honour]。",
        {"寿光 receives 国家森林城市", "诸城 receives 国家生态县"},
    ),
    ("加快[寿光国家森林城市|Honour]建设，争创一流。", {"寿光市 seeks 寿光国家森林城市"}),
    ("加快[低碳园区|Honour]建设，打造一批[零碳工厂|Honour]，确保见效。", set()),
    ("力争打造5个[省级森林城市|Honour]，确保建成[国家级森林镇|Honour]8个。", {"潍坊市 seeks 省级森林城市"}),
    (
        "[寿光|Place]、[诸城|Place]被命名为[国家森林城市|Honour]。",
        {"寿光 receives 国家森林城市", "诸城 receives 国家森林城市"},
    ),
    ("[寿光|Place]获批[国家森林城市|Honour]。", {"寿光 receives 国家森林城市"}),
    ("成功创建[国家森林城市|Honour]。", {"潍坊市 receives 国家森林城市"}),
    ("连续三年获评[国家森林城市|Honour]。", {"潍坊市 receives 国家森林城市"}),
    ("争创[国家森林城市|Honour]。", {"潍坊市 seeks 国家森林城市"}),
    ("支持[寿光|Place]创建[国家森林城市|Honour]，力争早日见效。", {"寿光 seeks 国家森林城市"}),
    ("今后要打造[对外开放先行区|Honour]，确保见效，力争先进。", set()),
    ("谱写[社会主义现代化强市|Honour]建设新篇章，力争先进。", set()),
    ("持续推进[国家森林城市|Honour]创建。", {"潍坊市 seeks 国家森林城市"}),
    (
        "[省森林强县|Honour]、[省生态强县|Honour]“两项创建”实现全覆盖。",
        {"潍坊市 receives 省森林强县", "潍坊市 receives 省生态强县"},
    ),
    ("5个县被认定为[国家生态县|Honour]。", set()),
    ("尚未获评[国家森林城市|Honour]。", set()),
    ("争取[寿光|Place]纳入[国家森林城市|Honour]名单。", {"潍坊市 seeks 国家森林城市"}),
    (
        "[寿光|Place]获评[国家森林城市|Honour]，[诸城|Place]入选[国家生态县|Honour]。",
        {"寿光 receives 国家森林城市", "诸城 receives 国家生态县"},
    ),
]

STATUS = [
    ("力争[济潍高铁|Project]年底建成通车。", "今年重点工作任务", "planned"),
    ("力争[济潍高铁|Project]年底建成通车。", "一年来的工作回顾", "planned"),
    ("[济潍高铁|Project]建成投运。", "今年重点工作任务", "planned"),
    ("[济潍高铁|Project]建成通车。", "一年来的工作回顾", "completed"),
    ("[济潍高铁|Project]正式开工。", "一年来的工作回顾", "started"),
    ("[济潍高铁|Project]、[弥河大桥|Project]加快建设。", "一年来的工作回顾", "underway"),
    ("[弥河水厂|Project]投入使用。", "一年来的工作回顾", "operating"),
    ("建成[济潍高铁|Project]。", "今年重点工作任务", "planned"),
    ("争取[济潍高铁|Project]开工。", "今年重点工作任务", "preparing"),
    ("加快[济潍高铁|Project]前期工作。", "今年重点工作任务", "preparing"),
    ("推进[济潍高铁|Project]等重大项目建设。", "今年重点工作任务", "underway"),
    ("规划建设[弥河大桥|Project]。", "今年重点工作任务", "planned"),
    ("推动[弥河电厂|Project]释放产能。", "今年重点工作任务", "operating"),
    ("加快完善[弥河数据中心|Project]功能。", "今年重点工作任务", ""),
    ("新建[5G基站|Project]100个。", "今年重点工作任务", ""),
    ("推进[郑新|Project]建设。", "今年重点工作任务", ""),
    ("推进[托育服务体系|Project]建设。", "今年重点工作任务", ""),
    ("推动[弥河物流中心|Project]协同发展。", "今年重点工作任务", ""),
    ("推进[东桥|Project]建设。", "今年重点工作任务", "underway"),
    ("[济潍高铁|Project]尚未开工。", "一年来的工作回顾", ""),
    ("[济潍高铁|Project]广受关注。", "一年来的工作回顾", ""),
]

OFFICES = [
    ("[市委|Organisation]书记[张明|Person]主持会议。", {("张明", "书记", "市委")}),
    ("[潍坊市|Place]代市长 [张明|Person]", {("张明", "代市长", "潍坊市")}),
    (
        "[市水利局党组|Organisation]书记、局长，[市河长办|Organisation]主任[李军|Person]介绍。",
        {("李军", "书记", "市水利局党组"), ("李军", "局长", "市水利局"), ("李军", "主任", "市河长办")},
    ),
    (
        "[市水利局|Organisation]副局长[李军|Person]、[王强|Person]参加。",
        {("李军", "副局长", "市水利局"), ("王强", "副局长", "市水利局")},
    ),
    ("副市长[李军|Person]到场。", {("李军", "副市长", "潍坊市")}),
    ("[市水利局|Organisation]职工[李军|Person]说。", set()),
    ("[市水利局|Organisation]表彰了[李军|Person]。", set()),
]

EVENTS = [
    (
        "成功举办[风筝节|Event]、[鲁台会|Event]等活动。",
        {"潍坊市 organises 风筝节", "潍坊市 organises 鲁台会"},
    ),
    ("[市文旅局|Organisation]承办[风筝节|Event]。", {"市文旅局 organises 风筝节"}),
    ("[风筝节|Event]在我市成功举办。", {"潍坊市 organises 风筝节", "风筝节 locatedIn 潍坊市"}),
    (
        "[市委|Organisation]召开工作会。召开[市委十四届三次全会|Event]。",
        {"市委 organises 市委十四届三次全会"},
    ),
    (
        "[市政协|Organisation]召开[动员会议|Event]。[张明|Person]、[李军|Person]出席会议。",
        {"市政协 organises 动员会议", "张明 takesPartIn 动员会议", "李军 takesPartIn 动员会议"},
    ),
    ("[张明|Person]提到了[风筝节|Event]。", set()),
    (
        "[市政府新闻办|Organisation]召开“喜看新成绩”系列新闻发布会水利专场第二场，[张明|Person]介绍了情况。",
        {
            "市政府新闻办 organises 喜看新成绩系列新闻发布会水利专场第二场",
            "张明 takesPartIn 喜看新成绩系列新闻发布会水利专场第二场",
        },
    ),
    ("3月8日上午，市政协“亮目标”活动暨动员会议召开。", {"市政协 organises 市政协亮目标活动暨动员会议"}),
    ("我市介绍了“喜看新成绩”的做法。", set()),
    ("召开动员会议，落实“[三一工作法|Programme]”部署。", set()),
]

VISITS = [
    ("[张明|Person]到[寿光|Place]、[诸城|Place]调研。", {"张明 visits 寿光", "张明 visits 诸城"}),
    (
        "[张明|Person]来到[弥河水厂|Project]。随后来到[蔬菜基地|Place]。",
        {"张明 visits 弥河水厂", "张明 visits 蔬菜基地"},
    ),
    (
        "在[寿光|Place]，[张明|Person]走进[菜博园|Place]。",
        {"张明 visits 寿光", "张明 visits 菜博园", "菜博园 locatedIn 寿光"},
    ),
    ("[张明|Person]说产量达到[寿光|Place]的水平。", set()),
    ("产品销往[寿光|Place]。", set()),
]

OTHERS = [
    ("[鲁丰集团|Organisation]与[海科集团|Organisation]签署协议。", {"鲁丰集团 cooperatesWith 海科集团"}),
    ("深化与[山东大学|Organisation]的合作。", {"潍坊市 cooperatesWith 山东大学"}),
    ("[鲁丰集团|Organisation]好于[海科集团|Organisation]。", set()),
    ("发布了[节水办法|Work]。", {"潍坊市人民政府 issues 节水办法"}),
    ("发布了[潍坊市水条例|Work]。", set()),
    ("制定[节水办法|Work]。", set()),
    ("[市水利局|Organisation]印发[节水办法|Work]。", {"市水利局 issues 节水办法"}),
    ("[菜博园|Place]位于[洛城街道|Place]。", {"菜博园 locatedIn 洛城街道"}),
    ("[寿光高铁新城|Place]人气很旺。", {"寿光高铁新城 locatedIn 寿光市"}),
    ("[寿光|Place][菜博园|Place]人气很旺。", {"菜博园 locatedIn 寿光"}),
    ("[潍坊机场|Place]人气很旺。", set()),
    ("[寿光都市圈|Place]人气很旺。", set()),
    ("[寿光高速|Project]、[青岛烟台港|Project]、[北京医院潍坊医院项目|Project]人气很旺。", set()),
    ("[寿光洛城街道东村书记|Place]人气很旺。", set()),
    ("[寿光轴承|Place]、[寿光片区|Place]人气很旺。", set()),
    ("[寿光东港|Project]人气很旺。", {"寿光东港 locatedIn 寿光市"}),
    (
        "[南水工程|Project]（含[北湖水库|Project]）、[弥河闸|Project]、[弥河闸改建工程|Project]人气很旺。",
        {"北湖水库 partOf 南水工程"},
    ),
    ("[市水利局河长科|Organisation]很忙。", {"市水利局河长科 partOf 市水利局"}),
    (
        "[东站|Project]、[西站|Project]等“[两站一港|Project]”人气很旺。",
        {"东站 partOf 两站一港", "西站 partOf 两站一港"},
    ),
    ("我市被纳入[黄河重大国家战略|Programme]。", {"潍坊市 partOf 黄河重大国家战略"}),
    (
        "[寿光|Place]、[青州|Place]纳入[青岛都市圈|Place]。",
        {"寿光 partOf 青岛都市圈", "青州 partOf 青岛都市圈"},
    ),
    ("[寿光|Place]纳入[青州市|Place]。", set()),
    (
        "建设[东港|Project]、[西港|Project]、南边货运站、[北港|Place]等“[四港联动|Programme]”。",
        {"东港 partOf 四港联动", "西港 partOf 四港联动", "北港 partOf 四港联动"},
    ),
    (
        "“[两行动|Programme]”分别是指：[清河行动|Programme]、[蓝天行动|Programme]。",
        {"清河行动 partOf 两行动", "蓝天行动 partOf 两行动"},
    ),
    (
        "支持[昌乐县|Place]与[济南市|Place][历下区|Place]、[高密市|Place]与[济南市|Place][市中区|Place]深化产业对接。",
        {
            "历下区 locatedIn 济南市", "市中区 locatedIn 济南市",
            "昌乐县 cooperatesWith 历下区", "高密市 cooperatesWith 市中区",
        },
    ),
    (
        "深化我市与[扬州|Place]、[寿光|Place]与[淮安|Place]对口合作。",
        {"潍坊市 cooperatesWith 扬州", "寿光 cooperatesWith 淮安"},
    ),
    ("深化鲁渝、鲁豫协作。", {"山东省 cooperatesWith 重庆市", "山东省 cooperatesWith 河南省"}),
    ("深化川渝合作。", set()),
    (
        "与[泰国|Place]、[老挝|Place]建立[常态化合作机制|Programme]。",
        {"潍坊市 cooperatesWith 泰国", "潍坊市 cooperatesWith 老挝"},
    ),
    ("[泰国|Place]建立[常态化合作机制|Programme]。", set()),
    ("深化潍青、潍连、济潍协同发展，加强经贸合作。", {"潍坊市 cooperatesWith 青岛市"}),
    (
        "我市与[北京市|Place][朝阳区|Place]、[海淀区|Place]建立合作关系。",
        {"朝阳区 locatedIn 北京市", "潍坊市 cooperatesWith 朝阳区", "潍坊市 cooperatesWith 海淀区"},
    ),
    ("[鲁丰集团|Organisation]落户。", {"鲁丰集团 locatedIn 潍坊市"}),
    (
        "[寿光市洛城街道|Place]人气很旺。",
        {"寿光市洛城街道 locatedIn 寿光市"},
    ),
    ("在全面提升[市水利局河长科|Organisation]水平。", {"市水利局河长科 partOf 市水利局"}),
]


@pytest.mark.parametrize(("text", "expected"), ACTIVE)
def test_implements(read: Reader, text: str, expected: set[str]) -> None:
    assert told(read(text), "implements") == expected


@pytest.mark.parametrize(("text", "expected"), HONOURS)
def test_honours_won_and_sought(read: Reader, text: str, expected: set[str]) -> None:
    assert told(read(text), "receives", "seeks") == expected


@pytest.mark.parametrize(("text", "heading", "expected"), STATUS)
def test_status(read: Reader, text: str, heading: str, expected: str) -> None:
    found = {r.status for r in read(f"{heading}\n{text}") if r.predicate == "hasStatus"}
    assert found == ({expected} if expected else set())


@pytest.mark.parametrize(("text", "expected"), OFFICES)
def test_offices(read: Reader, text: str, expected: set[tuple[str, str, str]]) -> None:
    found = {(r.subject.name, r.role, r.object.name) for r in read(text) if r.role and r.object}
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_events(read: Reader, text: str, expected: set[str]) -> None:
    assert told(read(text), "organises", "takesPartIn", "locatedIn") == expected


@pytest.mark.parametrize(("text", "expected"), VISITS)
def test_visits(read: Reader, text: str, expected: set[str]) -> None:
    assert told(read(text, kind="news"), "visits", "locatedIn") == expected


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_other_properties(read: Reader, text: str, expected: set[str]) -> None:
    wanted = ("cooperatesWith", "issues", "locatedIn", "partOf")
    assert told(read(text), *wanted) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "加快[昌乐至安丘公路|Project]建设。",
            {"昌乐至安丘公路 connects 昌乐县", "昌乐至安丘公路 connects 安丘市"},
        ),
        ("加快[荣乌高速昌乐连接线|Project]建设。", {"荣乌高速昌乐连接线 connects 昌乐县"}),
        ("加快[济潍高铁|Project]建设。", set()),
    ],
)
def test_ends_of_lines(read: Reader, text: str, expected: set[str]) -> None:
    assert told(read(text), "connects") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[弥河大桥|Project]由[鲁丰集团|Organisation]承建。", "鲁丰集团 undertakes 弥河大桥"),
        ("加快[弥河大桥|Project]建设。", "潍坊市 undertakes 弥河大桥"),
        ("[鲁丰集团|Organisation]建设[弥河大桥|Project]。", "鲁丰集团 undertakes 弥河大桥"),
        (
            "[鲁丰集团|Organisation]势头好。[鲁丰集团化纤项目|Project]投产。",
            "鲁丰集团 undertakes 鲁丰集团化纤项目",
        ),
    ],
)
def test_undertakes(read: Reader, text: str, expected: str) -> None:
    assert expected in told(read(text), "undertakes")


def test_without_jurisdiction_nobody_speaks(read: Reader) -> None:
    assert read("深入实施[头雁工程|Programme]。", jurisdiction="") == ()


def test_news_speaks_for_the_city_only_where_it_says_so(read: Reader) -> None:
    text = "深入实施[头雁工程|Programme]。"
    assert told(read(text, kind="news")) == set()
    assert told(read(f"我市风光好。{text}", kind="news")) == {"潍坊市 implements 头雁工程"}


def test_quote_is_the_clause_at_its_offset(read: Reader) -> None:
    marked = "开局良好。[寿光|Place]获评[国家森林城市|Honour]，全市增长3%。"
    (relation,) = (r for r in read(marked) if r.predicate == "receives")
    assert relation.evidence.quote == "寿光获评国家森林城市"
    assert (relation.evidence.begin, relation.evidence.end, relation.evidence.exact) == (5, 15, "")


def test_order_of_mentions_does_not_matter(read: Reader) -> None:
    first = read("[寿光|Place]、[诸城|Place]获评[国家森林城市|Honour]。")
    assert list(first) == sorted(first, key=lambda r: (r.evidence.begin, r.predicate, r.subject.begin))
