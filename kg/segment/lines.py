"""What each paragraph of a clean text is by its form: a headline, a lead, the place of a date, prose.

Enters: clean text, paragraphs separated by \\n. Leaves: `Line` records with their clean offsets.
Example: 本报讯（记者 林晨）3月8日，… is a lead; 聊城建成省级和美乡村示范村253个 may be a headline;
张传阳（左）在察看土壤墒情 is a caption.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LEAD = re.compile(
    r"本报(?:记者)?[^，。：:（(]{0,8}讯[ （(：:]|本报讯|新华社[^，。]{2,14}电"
    r"|(?:.{0,6}消息)[（(：:]|记者[ ：:][^，。]{2,20}报道"
)
_ENUMERATED = re.compile(
    r"[（(]?[一二三四五六七八九十百]{1,3}[)）、]|第[一二三四五六七八九十百]+[章节条编]|[（(]?\d{1,3}[)）.、](?!\d)"
)
_GREETING = re.compile(r"(?:各位|同志们|尊敬的|女士们|朋友们).{0,20}[：:！!，,]")
_SIDES = re.compile(
    r"[（(](?:[左右前后]?[一二三四五六七八]?排?|[左右][一二三四五六七]|中|前|后|资料图片?|资料照片)[)）]"
)
_PHOTO = re.compile(
    r"^(?:[▲▼■●◆]?(?:图为|上图|下图|左图|右图|图[①②③④⑤\d一二三四五]))|(?:摄|供图|资料图片?|资料照片)[）)]?$"
    r"|(?:全景|鸟瞰|俯瞰|远眺|夜景|外景|风光|面貌|景色|美景|一角|实景|航拍图?|效果图|作政府工作报告)$"
)
_BYLINE = re.compile(r"[■●◆▲□]? ?(?:本报|本台|通讯员|文/图|图/文|[^。]{0,16}记者)[^。，！？]{0,60}$")
_CLOSING = "”’）)》"
_ENDS = tuple("。！？；…，、：:")
_LONGEST_HEADLINE = 80
"""Characters."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph and its clean offsets."""

    text: str
    begin: int
    end: int

    @property
    def is_lead(self) -> bool:
        """本报讯（记者 林晨）: the first paragraph of a piece of news."""
        return bool(_LEAD.match(self.text))

    @property
    def is_enumerated(self) -> bool:
        """一、2019年工作回顾: a heading within a text."""
        return bool(_ENUMERATED.match(self.text))

    @property
    def is_greeting(self) -> bool:
        """各位代表：, with which a speech begins."""
        return bool(_GREETING.match(self.text))

    @property
    def is_caption(self) -> bool:
        """张传阳（左）在察看土壤墒情: what stands below a picture."""
        return (
            bool(_SIDES.search(self.text) or _PHOTO.search(self.text)) and len(self.text) < _LONGEST_HEADLINE
        )

    @property
    def is_headline(self) -> bool:
        """Short and without an end, so no sentence. A caption may look so too."""
        bare = self.text.rstrip(_CLOSING)
        return (
            len(self.text) <= _LONGEST_HEADLINE
            and not bare.endswith(_ENDS)
            and not (self.is_lead or self.is_enumerated or self.is_greeting or self.is_byline)
        )

    @property
    def is_byline(self) -> bool:
        """文/图 记者 王培源 by itself."""
        return bool(_BYLINE.fullmatch(self.text)) and len(self.text) < _LONGEST_HEADLINE

    @property
    def closing_byline(self) -> str:
        """The byline that ends the paragraph after its last sentence (。■本报记者 商景豪), or nothing."""
        tail = re.split(r"[。！？”]", self.text)[-1].strip()
        return tail if tail and _BYLINE.fullmatch(tail) else ""


def split(text: str) -> tuple[Line, ...]:
    """The paragraphs of a clean text."""
    found = []
    place = 0
    for paragraph in text.split("\n"):
        if paragraph.strip():
            found.append(Line(paragraph, place, place + len(paragraph)))
        place += len(paragraph) + 1
    return tuple(found)


def likeness(first: str, second: str) -> float:
    """The share of the two-character pieces of `first` that stand in `second` too, 0 to 1."""
    pieces = {first[at : at + 2] for at in range(len(first) - 1)}
    return sum(piece in second for piece in pieces) / len(pieces) if pieces else 0.0
