"""The words that tell how far a name carries: relative, local, of a line, of a firm's legal form.

Enters: the ontology, whose word lists of the same names win over those here. Leaves: tuples of words.
Example: 市公安局 means another bureau in every city, 市场监管局 does not speak of a city at all: 市场 stands
in the list "not-relative".
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from kg.ontology.model import Ontology

_DEFAULTS: Mapping[str, str] = {
    # Words that begin like 市委 and mean no city, province, county or district.
    "not-relative": """
        市场 市民 市中区 市北区 市南区 市区 市域 市县 市值 市容 市长 市政工程 市政道路 市政基础 市政设施
        市政公用 市政管网 省会 省际 省域 省市 省道 省部 省长 县域 县城 县际 县乡 县市 县管 县道 县长 县区
        区域 区块 区位 区间 区县 区长 州际 旗下 旗舰 全区域 全县域 全省域 全市场 全市民""",
    # Names that are relative, yet whose first word cannot be replaced by a division's name.
    "relative": """
        省级 市级 县级 区级 省属 市属 县属 区属 省直 市直 县直 区直 省管 市管
        全省 全市 全县 全区 全州 我省 我市 我县 我区 本省 本市 本县 本区""",
    # Kinds of things that every town has, so that the bare name says little: 人民路, 实验小学.
    "local-head": """
        路 街 大道 巷 桥 村 社区 小区 广场 公园 市场 医院 卫生院 小学 中学 学校 幼儿园 敬老院 派出所
        指挥部 专班 办公室 局 科 处 所 站 委员会 管委会 高新区 开发区 度假区 保税区 新区 工业园 产业园
        园区 水库 水厂 电厂 文化馆 图书馆 博物馆 体育馆 体育场 综治中心 服务中心 文化中心 市民中心 新城""",
    "national-prefix": "中国 中华 国家 国务院 全国 中央 世界 国际",
    "corporate-tail": "集团 控股 股份 有限责任 有限 总公司 公司",
    # What tells two undertakings of one kind apart: 徒骇河大桥 and 徒骇河北大桥.
    "distinguisher": """
        东 南 西 北 中 上 下 左 右 新 老 旧 大 小 支 副 段 期 号 第 一 二 三 四 五 六 七 八 九 十
        和 与 及 暨 、""",
    # Words that name an aspect of a programme, and not another programme: 六稳工作 is 六稳.
    "aspect": "建设 工作 任务 经验 做法 精神 要求 理念 政策",
    # Kinds that are said or left unsaid: 要素跟着项目走机制, 要素跟着项目走.
    "kind": "行动 专项行动 机制 工作机制 制度 工程 计划 规划 改革 战略 模式 试点 活动 项目 产业",
    # Offices that one person of the nation holds.
    "national-office": "总书记",
}


def words(ontology: Ontology, name: str) -> tuple[str, ...]:
    """The word list of that name, from cues.ttl or, where it has none, from here; the longest words first."""
    return _ordered(ontology.words.get(name) or tuple(_DEFAULTS[name].split()))


@functools.lru_cache(maxsize=64)
def _ordered(found: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(found), key=lambda word: (-len(word), word)))
