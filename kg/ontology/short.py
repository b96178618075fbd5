"""Short names of administrative divisions, by the rules people shorten them by.

Enters: a division's official name and level. Leaves: the name without its kind, and other short forms.
Example: 茌平区 → 茌平; 莘县 stays, since 莘 alone is no name; 恩施土家族苗族自治州 → 恩施, also 恩施州;
梁水镇镇 → 梁水镇.
"""

from __future__ import annotations

KINDS = {
    "province": ("特别行政区", "自治区", "省", "市"),
    "city": ("自治州", "地区", "市", "盟"),
    "county": ("自治县", "自治旗", "矿区", "林区", "特区", "新区", "县", "区", "市", "旗"),
    "town": ("镇", "街道", "民族乡", "乡", "苏木"),
}
"""Kinds by level, the longer of two first: 浦东新区 is 浦东, not 浦东新."""

PEOPLES = (
    *("蒙古", "回", "藏", "维吾尔", "苗", "彝", "壮", "布依", "朝鲜", "满", "侗", "瑶", "白", "土家", "哈尼"),
    *(
        "哈萨克",
        "傣",
        "黎",
        "傈僳",
        "佤",
        "畲",
        "高山",
        "拉祜",
        "水",
        "东乡",
        "纳西",
        "景颇",
        "柯尔克孜",
        "土",
    ),
    *(
        "达斡尔",
        "仫佬",
        "羌",
        "布朗",
        "撒拉",
        "毛南",
        "仡佬",
        "锡伯",
        "阿昌",
        "普米",
        "塔吉克",
        "怒",
        "乌孜别克",
    ),
    *("俄罗斯", "鄂温克", "德昂", "保安", "裕固", "京", "塔塔尔", "独龙", "鄂伦春", "赫哲", "门巴", "珞巴"),
    *("基诺", "各"),
)
"""The peoples that stand in the names of autonomous divisions; 各 is for 龙胜各族自治县."""

BARE = tuple(people for people in PEOPLES if len(people) > 1)
"""Those that stand without 族 too: 木垒哈萨克自治县."""


def short_name(name: str, level: str) -> str:
    """The name without its kind, or an empty string where less than two characters would be left."""
    kind = next(filter(name.endswith, KINDS[level]), "")
    stem = name.removesuffix(kind)
    if "自治" in kind or "族" in stem:
        stem = _without_peoples(stem)
    return stem if kind and len(stem) > 1 else ""


def other_names(name: str, level: str) -> tuple[str, ...]:
    """Further short forms: 恩施州 for 恩施土家族苗族自治州, 长阳县 for 长阳土家族自治县."""
    if "自治" not in name or level not in ("city", "county"):
        return ()
    stem = short_name(name, level)
    return (stem + name[-1],) if stem else ()


def _without_peoples(stem: str) -> str:
    """恩施土家族苗族 → 恩施; 鄂温克族 → 鄂温克, for a name that is a people and nothing else."""
    for people in PEOPLES:
        for form in (people + "族", people) if people in BARE else (people + "族",):
            if stem.endswith(form) and len(stem) - len(form) > 1:
                return _without_peoples(stem[: -len(form)])
    return stem.removesuffix("族") if stem.removesuffix("族") in BARE else stem
