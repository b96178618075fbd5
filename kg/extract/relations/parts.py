"""Parts and wholes.

Enters: a clause. Leaves: partOf facts: a department and its body, a section and its line, both read off the
name; the members of an enumeration that names its whole (A、B、C等“四中心一基地”); and, with the trigger
纳入, what is taken into a programme.

Example: 市生态环境局大气环境科 is part of 市生态环境局; 青兰高速聊位路连接线 of 青兰高速.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from kg.extract.relations.arguments import groups, objects, subjects
from kg.extract.relations.names import department, known_prefix, session
from kg.extract.relations.records import Context, Fact, Hit, Sentence, Spot
from kg.model import Mention
from kg.ontology.model import Trigger

NAME, LIST = "name-part", "enumeration"
_NUMBER = re.compile(r"[一二两三四五六七八九十\d]")
_ETC = re.compile(r"等?[“‘]?")
_OPEN = re.compile(r"(?:分别)?(?:是指|是|指|包括|即)[：:]?")
_HOLDS = re.compile("[（(](?:含|包括|包含)")
_UNKNOWN = re.compile(r"、[^，、等]{2,14}、")
_WORKS = re.compile(
    "(?:[改扩新重迁]?建|改扩建|改造|加固|治理|修缮|修复|升级|提升|整治|更新)+(?:工程|项目|一期|二期)?"
)
"""What is done to the whole, and no part of it: 位山引黄闸(改建工程)."""
_REGION = re.compile("(?:都市圈|经济圈|生活圈|城市群|经济带|经济区|走廊)$")
"""Places that others are taken into: 茌平、东阿纳入济南都市圈."""
PROJECT = "Project"
MEMBERS = ("Place", "Organisation", "Project")
WHOLES = ("Project", "Programme")
SHORTEST_WHOLE = 3
"""Characters of a project that another is named after: 青兰高速, but not 空港 in 空港物流中心."""
FEWEST = 2
"""Members that make an enumeration."""


def parts(context: Context, sentence: Sentence, number: int) -> Iterator[Fact]:
    """partOf facts of one clause."""
    by_name = context.grammar.frame(NAME, "partOf")
    by_list = context.grammar.frame(LIST, "partOf")
    mentions = sentence.clauses[number].mentions
    for mention in mentions if by_name else ():
        whole = _whole(context, mention)
        if by_name and whole is not None:
            yield _spot(context, sentence, number, (by_name, mention)).fact(mention, whole)
    for first, second in itertools.pairwise(mentions) if by_name else ():
        held = first.type == second.type == PROJECT and _HOLDS.fullmatch(context.text, first.end, second.begin)
        if by_name and held:
            yield _spot(context, sentence, number, (by_name, second)).fact(second, first)
    if by_list:
        yield from _enumerated(context, sentence, number, by_list)


def taken_into(spot: Spot) -> Iterator[Fact]:
    """我市被纳入黄河流域生态保护和高质量发展: into a programme, or a region (茌平、东阿纳入济南都市圈).

    纳入 a list of honours is an award.
    """
    for member in subjects(spot, MEMBERS, transparent=False):
        for whole in objects(spot, ("Programme", "Place")):
            if member.name != whole.name and (whole.type == "Programme" or _REGION.search(whole.name)):
                yield spot.fact(member, whole)


def _spot(context: Context, sentence: Sentence, number: int, found: tuple[Trigger, Mention]) -> Spot:
    trigger, mention = found
    return Spot(context, sentence, number, Hit(trigger, mention.begin, mention.end))


def _whole(context: Context, mention: Mention) -> Mention | None:
    """What the name begins with, where that is a body or a name of the same class in the article."""
    admits = context.grammar.admits
    if admits(("Organisation",), mention.type):
        return department(mention)
    if admits(("Event",), mention.type):
        return session(mention)
    if not admits(("Project",), mention.type):
        return None
    whole = known_prefix(mention, context.surfaces.get("Project", {}))
    if whole is None or len(whole.surface) < SHORTEST_WHOLE:
        return None
    return None if _WORKS.fullmatch(mention.surface[len(whole.surface) :]) else whole


def _enumerated(context: Context, sentence: Sentence, number: int, trigger: Trigger) -> Iterator[Fact]:
    """A、B、C等“四中心一基地”, and “四中心一基地”分别是指：A、B、C."""
    lists = _lists(context, sentence.clauses[number].mentions)
    if number and lists and (whole := _announced(context, sentence, number, lists[0][0].begin)):
        lists = [[whole], *lists]
    for first, second in itertools.pairwise(lists):
        between = context.text[first[-1].end : second[0].begin].strip("”’")
        if len(first) >= FEWEST and _ETC.fullmatch(between) and between and _is_whole(second[0]):
            members, whole = first, second[0]
        elif len(second) >= FEWEST and _OPEN.fullmatch(between) and _is_whole(first[-1]):
            members, whole = second, first[-1]
        else:
            continue
        for member in members:
            if member.type == whole.type or (whole.type in WHOLES and member.type in (*MEMBERS, *WHOLES)):
                yield _spot(context, sentence, number, (trigger, member)).fact(member, whole)


def _announced(context: Context, sentence: Sentence, number: int, begin: int) -> Mention | None:
    """The whole at the end of the clause before a colon: “八条线”分别是指：."""
    ahead = sentence.clauses[number - 1].mentions
    if not ahead or not _is_whole(ahead[-1]):
        return None
    between = context.text[ahead[-1].end : begin].strip("”’")
    return ahead[-1] if _OPEN.fullmatch(between) else None


def _lists(context: Context, mentions: tuple[Mention, ...]) -> list[list[Mention]]:
    """Lists of names; a member between two 、 that was not recognised does not end one."""
    found: list[list[Mention]] = []
    for group in groups(context, mentions):
        between = context.text[found[-1][-1].end : group[0].begin] if found else ""
        if found and _UNKNOWN.fullmatch(between) and not _is_whole(group[0]):
            found[-1].extend(group)
        else:
            found.append(group)
    return found


def _is_whole(mention: Mention) -> bool:
    return bool(_NUMBER.search(mention.name))
