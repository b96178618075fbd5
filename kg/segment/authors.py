"""Who wrote a text, or holds the speech.

Enters: a byline, or a line under the title. Leaves: names in their order.
Example: （文/图 记者 蒋红帅 通讯员 赵涵硕） gives 蒋红帅, 赵涵硕; 聊城市代市长 李长萍 gives 李长萍.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_ROLE = re.compile(r"(?:记者|通讯员|特约撰稿人?|摄影报道|摄影|文/图|图/文|撰文|作者|供图|整理)[：: ]*")
_LEAD = re.compile(r"(?:本报|新华社|.{0,6}消息)[^（(，。]{0,14}[（(]([^（）()]{2,60})[)）]")
_PLAIN_LEAD = re.compile(r"(?:本报|新华社)?记者[ ：:]([^，。]{2,30}?)(?:报道|[，。])")
_OFFICE = re.compile(
    r"(.*(?:省长|市长|县长|区长|州长|旗长|盟长|镇长|乡长|主席|书记"
    r"|主任|院长|检察长|部长|局长|厅长|委员长|总理))[ ：:]*(.{2,8})"
)
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,8}")
_SPLIT = re.compile(r"[ 、/，,；;：:]+")


def of_lead(text: str, surnames: Collection[str]) -> tuple[str, ...]:
    """The names in the bracket of 本报讯（记者 林晨 刘志耀）."""
    match = _LEAD.match(text)
    if match:
        return of_byline(match[1], surnames)
    plain = _PLAIN_LEAD.match(text)
    return of_byline(plain[1], surnames) if plain else ()


def of_byline(text: str, surnames: Collection[str]) -> tuple[str, ...]:
    """The names of a byline: what stands after 记者, 通讯员 and their like, or else all of it."""
    pieces = _ROLE.split(text)
    named = pieces[1:] if len(pieces) > 1 else pieces
    words = [word for piece in named for word in _SPLIT.split(_closed_up(piece).strip("■●。（）() "))]
    names = [word.removesuffix("摄").removesuffix("文") if len(word) > 3 else word for word in words]
    return tuple(dict.fromkeys(name for name in names if is_name(name, surnames)))


def of_signature(line: str, surnames: Collection[str]) -> tuple[str, ...]:
    """The name in a line under the title, alone or after an office: 孙爱军, 四川省人民政府省长 施小琳."""
    closed = _closed_up(line.strip())
    if is_name(closed, surnames):
        return (closed,)
    match = _OFFICE.fullmatch(closed)
    return (match[2],) if match and is_name(match[2], surnames) else ()


def is_name(word: str, surnames: Collection[str]) -> bool:
    """Whether a word has the form of a person's name: a surname and one or two characters more."""
    if not _NAME.fullmatch(word):
        return False
    return "·" in word or word[:1] in surnames or (word[:2] in surnames and len(word) > 2)


def _closed_up(text: str) -> str:
    """林 君 is set as wide as a name of three characters."""
    return re.sub(
        r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]) ([\u4e00-\u9fff])(?![\u4e00-\u9fff])", r"\1\2", text
    )
