"""The words before a number: the name of a measure in them, and what their verb says of it.

Enters: a stretch of text that ends at a number. Leaves: `Named`.
Example: of 全市一般公共预算收入同比增长 the name is 一般公共预算收入, and the aspect growth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extract.figures.records import Amount
from kg.extract.figures.tokens import Tokens
from kg.extract.figures.words import FigureWords

EDGE = " \t\n，、；：。,;:“”‘’"
"""What may stand at the edges of a name and is no part of it."""
_GOVERNING = frozenset({"v", "vd"})
_EMPTY = frozenset({"p", "d", "r", "u", "xc", "c"})
_SINCE = ("从", "由", "自")
"""参保率|从|91%提高到95%: what comes before is still the name."""
_YEAR = r"(?:19|20)\d\d年(?:底|末|初|来|度)?"
_MONTH = r"\d{1,2}\s*[-—–~至]\s*\d{1,2}\s*月份?|\d{1,2}\s*月份?(?:底|末|初)?|\d{1,2}\s*日"
_SEASON = "[一二三四]季度|前[一二三]季度|[上下]半年|去年|今年|当年|明年|近[两三几五十]年"
_PLAN = "“?十[一二三四五]五”?(?:时期|期间|以来)?|(?:过去|未来)五年"
_TIME = re.compile(rf"(?:到|至|截至)?(?:{_YEAR}|{_MONTH}|{_SEASON}|{_PLAN})")
_COMPARED = re.compile(
    r"[比较](?:“?十[一二三四五]五”?|去年|上年|同期|全国|全省|\d{4}年|年初|一季度|[^，、]{0,6}(?:平均|同期|水平))\S{0,8}$"
)
"""失业率|比上年|降低, 天数|较“十三五”末|减少."""
_FROM = re.compile("[由从](?:去年|上年|原来|过去|最初)?的?$")
"""What opens the value that another came from: 园区|由|162个整合为123个."""
_DATED = re.compile(rf"{_YEAR}的?$")
"""人均产值从|2020年的|10.5万元提高到|2025年的|14万元."""
_OF_A_WHOLE = re.compile(
    r"(?P<name>.{2,}?)(?:占到?|提高至|提高到|达到|相当于|提升至|增至|增加到).{2,}(?:的|总量|总数)$"
)
"""托管面积|占到|粮食种植面积的八成."""
_IN_SCOPE = re.compile(r"[^，、]{0,8}?(?:第|前)\s*[\d一二三四五六七八九十]|率先|首")


@dataclass(frozen=True, slots=True)
class Named:
    """The words before a number, read: the name in them, where it begins, and what the verb said."""

    name: str
    begin: int
    aspect: str = ""
    verb: bool = False
    """Whether they end in a verb that governs what stands behind the number: 推动|25个项目."""
    listed: bool = False
    """Whether they end in 等 or 的, so that the name of all stands behind the number: 高唐等|5个县."""


class WordsBefore:
    """Reads what stands before the numbers of one article."""

    def __init__(self, words: FigureWords, tokens: Tokens, text: str) -> None:
        self._words = words
        self._tokens = tokens
        self._text = text
        self._verbs = (
            (words.reaching, "level"), (words.growth, "growth"), (words.decline, "decline"),
            (words.increase_last, "increase"), (words.closing, ""),
        )  # fmt: skip

    def read(self, amount: Amount, first: int) -> Named:
        """The words from `first` to a number; for a rank, to the words that say among whom."""
        end = amount.begin
        if amount.scope:
            end = self._text.rindex(amount.scope, 0, end)
        named = self._named(first, max(first, end))
        return replace(named, listed=False) if amount.relative else named

    def opened(self, begin: int, end: int) -> int:
        """Where the name begins, behind the speaker and whatever opens a clause: 其中, 2019年, 全市."""
        for own in self._words.own.finditer(self._text, begin, end):
            if not self._in_scope(own):
                begin = own.end()
        while begin < end:
            time = _TIME.match(self._text, begin, end)
            match = time or self._words.opening.match(self._text, begin, end)
            if match and (time or match.end() == end or self._tokens.starts(match.end())):
                begin = match.end()
            elif self._text[begin] in EDGE and self._text[begin] not in "“‘":
                begin += 1
            else:
                break
        return begin

    def _named(self, first: int, end: int) -> Named:
        begin = self.opened(first, end)
        whole = _FROM.sub("", _DATED.sub("", self._text[begin:end].rstrip(EDGE)))
        stem, aspect = self._verbless(whole)
        aspect = self._added(stem, aspect or self._reached(first, end), self._text[first:end])
        bare = self._words.increase_only.match(stem)
        start = begin + (bare.end() if bare else 0)
        name, tag = self._full(start, begin + len(stem))
        verb = bool(name) and tag in _GOVERNING and not self._words.share.search(name)
        return Named(name, start, aspect, verb, whole.endswith(("等", "的")))

    def _full(self, begin: int, end: int) -> tuple[str, str]:
        """The words without 了, 均 and the like at their end, and the tag of the last; none before 由, 在, 向."""
        word, tag = self._tokens.last(begin, end)
        while word and tag in _EMPTY:
            if tag == "p" and word not in _SINCE:
                return "", tag
            end -= len(word)
            word, tag = self._tokens.last(begin, end)
        return tidy(self._text[begin:end]), tag

    def _reached(self, first: int, end: int) -> str:
        """Whether the words end in 达到 and the like, which may stand alone: 新增16条、|达到|54条."""
        return "level" if self._words.reaching.search(_DATED.sub("", self._text[first:end].rstrip(EDGE))) else ""

    def _added(self, stem: str, aspect: str, whole: str) -> str:
        """The aspect, or increase where a verb says that what is counted is new: 新开工, but not 累计建成."""
        if aspect not in ("", "level") or self._words.stock.search(whole):
            return aspect
        added = self._words.increase.search(stem) or self._words.increase_first.match(stem)
        return "increase" if added else aspect

    def _verbless(self, stem: str) -> tuple[str, str]:
        """The words without the verb and adverbs at their end, and the aspect that the verb gives."""
        inner = _OF_A_WHOLE.match(stem)
        if inner:
            return inner["name"], ""
        aspect, before = "", None
        while stem and stem != before:
            before = stem
            for pattern, meaning in self._verbs:
                match = pattern.search(stem)
                if match and not (meaning in ("growth", "decline") and self._words.rate.search(stem)):
                    stem, aspect = stem[: match.start()].rstrip(EDGE), aspect or meaning
                    break
            stem = _COMPARED.sub("", stem)
        return stem, aspect

    def _in_scope(self, own: re.Match[str]) -> bool:
        """Whether 全省 is where a rank is one (居全省第3位) or a whole (占全省比重), and not who speaks."""
        compared = self._text[own.start() - 1 : own.start()] in tuple("占于比较")
        return compared or bool(_IN_SCOPE.match(self._text, own.end()))


def tidy(name: str) -> str:
    """A name without marks at its edges, nor a quotation mark that has lost its other half."""
    name = name.strip(EDGE.replace("“", "").replace("”", ""))
    if name.count("“") != name.count("”"):
        name = name.replace("“", "").replace("”", "")
    return name
