"""Names inside names: the place or body that a longer name begins with.

Enters: a mention. Leaves: a mention of the part, with its own span: 临清 in 临清高铁新城, 市政协 in
市政协党组.

Example: `leading_place(context, 临清高铁新城)` is the Place 临清市 with the surface 临清.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from kg.extract.names import bare
from kg.extract.relations.records import Context
from kg.model import Mention
from kg.ontology.divisions import Division

LONGEST_PLACE = 12
SHORTEST_PLACE = 2
_SESSION = re.compile(
    r"(?P<event>.*(?:发布会|大会|论坛|博览会|节|大赛))"
    r"[^会坛]*(?:专场|专场第.场|分会场|主场活动|分论坛|分赛)"
)
_NO_BODY = re.compile("[在的了是]")
_DEPARTMENT = re.compile(
    r"(?P<body>.*(?:局|厅|委|委员会|政协|办公室|政府))"
    r"(?P<part>党组|党委|[^局厅]+[科处室队所站]|[^局厅]*中心)"
)


def division(context: Context, name: str) -> Division | None:
    """The division of that name, in the speaker's province first; elsewhere only a city or a province."""
    found = context.grammar.ontology.divisions.find(name)
    home = context.article.jurisdiction
    for match in found:
        if home and context.grammar.ontology.divisions.contains(home, match.code):
            return match
    for match in found:
        if match.level in ("province", "city") or (home and match.code[:2] == home[:2]):
            return match
    return None


def place_at(
    context: Context, mention: Mention, begin: int = 0, *, written: str = "", short: bool = False
) -> tuple[Mention, Division] | None:
    """The longest place name that stands at `begin` of the mention's name (or of `written`, its surface).

    With `short`, counties outside the speaker's division count in their short form, too.
    """
    name = written or mention.name
    for end in range(min(len(name), begin + LONGEST_PLACE), begin + SHORTEST_PLACE - 1, -1):
        found = division(context, name[begin:end])
        if found is None or end - begin == len(name) or not (
            short or _in_full(context, found, name[begin:end])
        ):
            continue
        return _place(context, mention, found, name[begin:end]), found
    return None


def owner(context: Context, mention: Mention) -> Mention | None:
    """The place that a title begins with, if it is neither the speaker's nor above it: 郑州国家中心城市."""
    found = place_at(context, mention, written=mention.surface.strip("“‘"))
    if found is None:
        return None
    home, divisions = context.article.jurisdiction, context.grammar.ontology.divisions
    return None if found[1].code == home or divisions.contains(found[1].code, home) else found[0]


def _in_full(context: Context, found: Division, written: str) -> bool:
    """A town counts only as written in full, 宣威水库 need not lie in 宣威镇; nor a county elsewhere: for 聊城 a
    平原乡村振兴示范区 lies in a plain. Nor does a district of a city, in its province: 江海堤防 for 广东.
    """
    if written == found.name or found.level in ("province", "city"):
        return True
    home, divisions = context.article.jurisdiction, context.grammar.ontology.divisions
    if found.level == "town" or not divisions.contains(home, found.code):
        return False
    ours = divisions.get(home)
    return found.name[-1] != "区" or ours is None or ours.level != "province" or ours.name[-1] == "市"


def _place(context: Context, mention: Mention, found: Division, written: str) -> Mention:
    """A mention of a place inside a name: at its own span where the text has it, else over the whole name."""
    begin = context.text.find(written, mention.begin, mention.end)
    end = begin + len(written)
    if begin < 0:
        begin, end = mention.begin, mention.end
    return Mention(
        mention.document, mention.article, begin, end, "Place", found.name,
        context.text[begin:end], reasons=(f"inside {mention.name}",),
    )  # fmt: skip


def shorten(mention: Mention, length: int) -> Mention:
    """The mention's first `length` characters as a name of their own: 市政协 of 市政协党组.

    Most names have no marks: 市公安局 of 市公安局情指行一体化作战中心 loses less than its surface with “情指行” does.
    """
    rest = mention.surface[length:]
    cut = len(rest if mention.name.endswith(rest) else bare(rest))
    return replace(
        mention, end=mention.begin + length, surface=mention.surface[:length],
        name=mention.name[: len(mention.name) - cut], reasons=(f"inside {mention.name}",),
    )  # fmt: skip


def department(mention: Mention) -> Mention | None:
    """The body that a department's name begins with: 市生态环境局 of 市生态环境局大气环境科."""
    match = _DEPARTMENT.fullmatch(mention.surface)
    if match is None or _NO_BODY.search(match["body"]) or len(match["body"]) < SHORTEST_PLACE + 1:
        return None
    return shorten(mention, match.end("body"))


def known_prefix(mention: Mention, known: Mapping[str, Mention]) -> Mention | None:
    """The longest mention of the article whose surface or name this name begins with: 青兰高速 of
    青兰高速聊位路连接线.
    """
    for written in (mention.surface.strip("“”"), mention.name):
        for end in range(len(written) - 1, SHORTEST_PLACE - 1, -1):
            found = known.get(written[:end])
            if found is not None and found.name != mention.name:
                return found
    return None


def session(mention: Mention) -> Mention | None:
    """The event that a session of it is named after: 新闻发布会 of 新闻发布会乡村振兴专场."""
    match = _SESSION.fullmatch(mention.surface)
    return shorten(mention, match.end("event")) if match else None
