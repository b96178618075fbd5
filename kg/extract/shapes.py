"""Which candidates cannot be one name, whatever the weights say: shapes that no careful reader takes for a name.

Enters: `Words`, a span, the `Lexicon`. Leaves: whether the span is ruled out, and the classes that its shape leaves.
The rules speak of form alone and hold for every class:
- two names joined: 文旅业态融合计划和引客入赣工程, 党的二十大和二十届历次全会;
- something counted: 路口渠化改造50处, 省级重点人才工程27人; or counting: 12批1181项创新政策;
- what is said about a name: 动员大会精神, 四减四增为抓手.
Example: of 实施文旅业态融合计划和引客入赣工程 the whole is ruled out, and the two remain.
"""

from __future__ import annotations

import re

from kg.extract.lexicon import Lexicon
from kg.extract.words import PAIRS, Words

_JOINTS = frozenset({"和", "与", "及", "以及", "暨"})
_COUNTED = re.compile(
    r"[0-9.]+(?:多|余)?万?(?:处|人|座|公里|家|户|台|辆|亩|吨|吨产能|套|所|名|人次|元|亿元)$"
    r"|[路线街河][0-9]+条$"
)
_COUNTING = re.compile(r"(?:[0-9]+|[a-zA-Z])余?多?(?:个|项|批|家|处|座|条|名|所|户)(?!月)|(?:两|多|数)[次场]")
_SAID_OF = re.compile(
    r"(?:会议?|讲话|指示|批示)精神$|抓手$|称号$|(?<!公用)品牌$|(?<!工作)部署$"
    r"|及其(?!常)|党中央国务院|[省市县区州]委[省市县区州]政府|先后(?:来)?到"
    r"|十[一二三四五六七]五发展$|(?:试点|示范)[县市]建设$|中心城市建设$"
)
_FIRST_OF = re.compile(r"^首(?:个|批|家|座|条)|(?:全国|[我全]省|[我全]市|国内|^省)首(?:个|批|家|座|条)")
_NUMERAL = "[两一二三四五六七八九十百]+"
_CLASSES = tuple(
    (re.compile(form), frozenset(classes.split()))
    for form, classes in (
        (r"(?:音乐会|运动会|论坛|博览会|峰会|沙龙|(?:挑战|邀请|争霸|锦标|联)赛|系列活动)$", "Event"),
        (r"(?:联盟|研究院|(?:协|学|商)会)$", "Organisation"),
        (r"(?:合作|服务|研究|创新|物流|指挥|会展|文化|艺术|体育)中心$", "Place Organisation Project Honour"),
        (r"经济走廊$", "Place Programme"),
        (r"(?:产业|科创|智造|空中|氢)走廊$|遗址$", "Place"),
        (rf"^{_NUMERAL}大(?!产业).*(?:产业|产业集群|农业集群)$", "Industry"),
        (r"(?:高速公路|高铁|铁路|机场)(?:[一二三四五]期)?$", "Project"),
        (r"(?:路|桥|闸|灌区|水库|管网|立交).*(?:改建|扩建|改造|提升|加固)工程$", "Project"),
        (rf"{_NUMERAL}期$", "Project"),
        (rf"亚{_NUMERAL}国$", "Place"),
    )
)
"""Forms of names that leave no doubt about the class, and the classes that they leave."""
_THINGS = frozenset({"Place", "Organisation", "Project", "Event", "Industry", "Brand"})
_DOINGS = frozenset({"Programme", "Event", "Honour", "Work", "Brand"})
_VIRTUES = re.compile("^(?:平安|法治|美丽|数字|健康|清廉|诚信)+")
_POINTS = frozenset("东西南北中")


def is_ruled_out(words: Words, begin: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the span is no name of any class."""
    text = words.text(begin, end)
    if words.word(begin - 1) in PAIRS and words.partner.get(begin - 1) == end:
        return False
    return bool(
        _COUNTED.search(text)
        or _COUNTING.match(text)
        or _SAID_OF.search(text)
        or _FIRST_OF.search(text)
        or lexicon.is_word("no-tail", words.texts[end - 1])
        or (words.texts[begin] == "以" and words.word(end)[:1] == "为")
        or _joins(words, begin, end, lexicon)
        or _opens_with_verb(words, begin, end, lexicon)
    )


def classes_left(words: Words, begin: int, end: int, lexicon: Lexicon) -> frozenset[str]:
    """The classes that the form leaves; all of the lexicon's where it says nothing."""
    text = words.text(begin, end)
    for form, classes in _CLASSES:
        if form.search(text):
            return classes
    left = frozenset(lexicon.classes)
    if len(text) == 2 and text[1] in _POINTS and lexicon.levels.get(text[0]) == "abbreviation":
        return frozenset({"Place"})
    virtue = _VIRTUES.match(text)
    if virtue and text[virtue.end() :] in lexicon.levels:
        return frozenset({"Programme"})
    return left


def classes_ruled_out(words: Words, begin: int, end: int, lexicon: Lexicon) -> frozenset[str]:
    """The classes that it cannot be: a thing with what is said about it, 王奉镇的丰登公司, is no thing's name, nor is
    one with what is done to it, 放归|秦岭朱鹮; the names of drives and meetings may begin so, 畅游|贺兰山."""
    inside = words.texts[begin:end]
    if ("的" in inside or "在" in inside) and "“" not in inside:
        return _THINGS
    done = words.tags[begin] == "v" and len(inside[0]) > 1 and words.tag(begin + 1) == "LOC" and end > begin + 1
    return frozenset(lexicon.classes) - _DOINGS if done else frozenset()


def _joins(words: Words, begin: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a conjunction stands between two names with heads of their own, or between two sessions."""
    depth = 0
    for at in range(begin, end - 1):
        word = words.texts[at]
        depth += (word in PAIRS) - (word in PAIRS.values())
        if depth or word not in _JOINTS:
            continue
        if "届" in words.texts[at + 1] or words.word(at + 2)[:1] == "届":
            return True
        heads = _head(words, at, lexicon) & _head(words, end, lexicon)
        if heads - {"Event"} if word == "暨" else heads:
            return True
    return False


def _head(words: Words, end: int, lexicon: Lexicon) -> frozenset[str]:
    """The classes of a head noun that makes a name and ends before `end`: 计划, 工程, 基地（成都）, but not 发展."""
    last = end - 1
    if words.texts[last] in ("）", ")"):
        last = words.partner.get(last, end) - 1
    word = words.texts[last - 1 if words.texts[last] == "”" else last]
    if len(word) < 2 or lexicon.is_word("weak-head", word):
        return frozenset()
    return frozenset(lexicon.head_classes.get(word, ()))


def _opens_with_verb(words: Words, begin: int, end: int, lexicon: Lexicon) -> bool:
    """深入践行八八战略, 高质量共建一带一路: what is done with a name, with its adverbs."""
    at = begin
    while at < end - 1 and lexicon.is_word("doing-adverb", words.texts[at]):
        at += 1
    if at == end - 1 or "的" in words.texts[at:end]:
        return False  # 践行新发展理念的公园城市示范区
    led = at > begin and lexicon.is_word("doing-verb-led", words.texts[at])
    split = at + 2 < end and lexicon.is_word("doing-verb", words.text(at, at + 2))  # 落|细|减税
    return led or split or lexicon.is_word("doing-verb", words.texts[at])
