"""Numbers with units, and no others: no dates, ordinals, numbers of a list or inside a name.

Enters: a span of clean text and the words to go by. Leaves: `Amount` records, in the order of the text.
Numerals in characters are read by cn2an.

Example: 基本建成1.3万余套 gives 1.3 with the unit 万套 and the qualifier 余; 居全省第3位 gives the rank 3 with
the scope 全省; 2019年 and “三个100%” give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal, InvalidOperation

import cn2an

from kg.extract.figures.records import Amount
from kg.extract.figures.words import FigureWords

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
HAN = "[零〇一二两三四五六七八九十百千]+|半"
SCALES = "万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百"
_DASH = r"\s*[-—–~～至到]+\s*"
_NO_DIGIT_BEFORE = r"(?<![A-Za-z\d.×*/#No])"
_SCALES_ALONE = re.compile(f"(?:{SCALES})+")
_VAGUE = "几数上成"
"""Before a bare 千 or 百 these say that it is no number: 数百个."""
_QUOTED = re.compile("“[^“”\n]{1,14}”")
_PERCENT = re.compile(f"百分之(?P<number>{HAN})")

Covered = Callable[[int, int], bool]
"""Whether a name covers any of a clean span."""


class AmountFinder:
    """Finds amounts by patterns made once from the words."""

    def __init__(self, words: FigureWords) -> None:
        self._words = words
        before = "|".join(sorted(words.before, key=lambda w: (-len(w), w))) or "(?!)"
        behind = "|".join(sorted(words.behind, key=lambda w: (-len(w), w))) or "(?!)"
        odd = "".join(words.odd)
        self._before = re.compile(rf"(?:{before})\s*$")
        self._behind = re.compile(rf"\s*(?:{behind})")
        tail = (
            rf"\s*(?P<odd1>[{odd}]?)\s*(?P<scale>{SCALES})?\s*(?P<odd2>[{odd}]?)\s*{words.no_unit}(?P<unit>{{unit}})(?:（[间套次部户座]）)?(?:(?<=[倍成年])多)?"
        )
        self._zero = re.compile(f"“零”(?!的)|零(?={words.either('none-of')})")
        self._digits = re.compile(
            rf"{_NO_DIGIT_BEFORE}(?P<number>{DIGITS})"
            rf"(?:(?:\s*(?:{SCALES})?(?:{words.size}|个)?){_DASH}(?P<upto>{DIGITS}))?"
            + tail.format(unit=f"{words.unit}|{words.duration}")
        )
        self._han = re.compile(
            rf"(?P<number>{HAN})?(?P<odd1>[{odd}]?)(?P<scale>(?:{SCALES})+)?(?P<odd2>[{odd}]?)"
            rf"{words.no_unit}(?P<unit>{words.plain_unit}|{words.duration})"
        )
        self._rank = re.compile(
            r"(?P<mark>第|前)\s*(?P<number>\d{1,4}|[一二三四五六七八九十]{1,3})\s*(?P<unit>位|名)?"
        )

    def find(self, text: str, span: tuple[int, int], covered: Covered) -> tuple[Amount, ...]:
        """The amounts of a span that no name covers and that stand in no short quotation (“三个100%”)."""
        begin, end = span
        quoted = [match.span() for match in _QUOTED.finditer(text, begin, end)]
        found: dict[int, Amount] = {}
        taken: list[tuple[int, int]] = []
        for amount in self._all(text, begin, end):
            free = all(amount.end <= b or amount.begin >= e for b, e in taken)
            named = covered(amount.begin, amount.end) or (amount.value and _in(amount, quoted))
            if free and not named and not self._bounds(text, amount):
                found[amount.begin] = amount
                taken.append((amount.begin, amount.end))
        return tuple(found[at] for at in sorted(found))

    def _all(self, text: str, begin: int, end: int) -> Iterator[Amount]:
        """Candidates, the surest kind first."""
        for match in self._rank.finditer(text, begin, end):
            yield from self._ranked(text, begin, match)
        for match in _PERCENT.finditer(text, begin, end):
            yield self._widened(text, begin, match.span(), (_han(match["number"]), "%"))
        for match in self._digits.finditer(text, begin, end):
            yield from self._counted(text, begin, match)
        for match in self._han.finditer(text, begin, end):
            yield from self._written(text, begin, match)
        for match in self._zero.finditer(text, begin, end):
            yield Amount(match.start(), match.end(), Decimal(0))

    def _bounds(self, text: str, amount: Amount) -> bool:
        """Whether it only says which things are meant: 亿元以上项目, 过亿元项目, 10亿元以上工业企业."""
        behind = text[amount.end : amount.end + 1]
        if amount.relative or not self._words.sized.search(amount.unit) or not _is_han(behind):
            return False
        if behind == "的":
            return amount.qualifier in ("超", "以上") and _is_han(text[amount.end + 1 : amount.end + 2])
        named = behind not in "和及与等增"
        return named and (amount.qualifier in ("以上", "以下") or text[amount.begin - 1 : amount.begin] == "过")

    def _ranked(self, text: str, begin: int, match: re.Match[str]) -> Iterator[Amount]:
        left = text[begin : match.start()].rstrip()
        scope = _scope(left, self._words)
        if not match["unit"]:
            # 第一产业, 第二次 are ordinals; 居全省第一 is a rank.
            follows = text[match.end() : match.end() + 1]
            near = (scope and left.endswith(scope)) or (self._words.ranking.search(left) and scope)
            if not near or (_is_han(follows) and follows not in "的且和并") or match["mark"] == "前":
                return
        elif not (scope or self._words.ranking.search(left)):
            return
        number = match["number"]
        value = Decimal(number) if number.isdigit() else _han(number)
        qualifier = "前" if match["mark"] == "前" else ""
        yield Amount(
            match.start(), match.end(), value, match["unit"] or "", None, qualifier, rank=True, scope=scope
        )

    def _counted(self, text: str, begin: int, match: re.Match[str]) -> Iterator[Amount]:
        number, unit = match["number"].replace(",", ""), match["unit"]
        before = text[max(begin, match.start() - 1) : match.start()]
        if before == "第" or (before in ("前", "近") and unit in ("年", "位", "名")):
            return
        if unit == "分" and before in tuple("时点"):
            return
        if not self._lasts(text, begin, match, len(number) == 4):
            return
        upto = match["upto"]
        whole = (match["scale"] or "") + unit
        amount = self._widened(text, begin, match.span(), (Decimal(number), whole))
        yield _with(amount, Decimal(upto.replace(",", "")) if upto else None, self._odd(match))

    def _written(self, text: str, begin: int, match: re.Match[str]) -> Iterator[Amount]:
        number, scale, unit = match["number"] or "", match["scale"] or "", match["unit"]
        previous = text[max(begin, match.start() - 1) : match.start()]
        if not (number or scale) or (previous in tuple("第届数几初十百千万亿/.0123456789每任头这那同某") and previous):
            return
        named = self._words.name_behind.match(text, match.end()) or text[match.end() : match.end() + 1] in "“”"
        if named or unit in self._words.digits_only:
            return
        if number in ("一", "") and not scale and not self._really_one(text, begin, match):
            return
        if not self._lasts(text, begin, match, False):
            return
        number, scale = _split(number, scale)
        if not number and not (match["odd1"] or match["odd2"] or "亿" in scale):
            return  # 千方百计, 千家万户
        value = _han(number) if number else Decimal(1)
        yield _with(self._widened(text, begin, match.span(), (value, scale + unit)), None, self._odd(match))

    def _really_one(self, text: str, begin: int, match: re.Match[str]) -> bool:
        """一 is a number in 每个项目由一名市级领导联系 and in 一个月; elsewhere it is no more than an article."""
        return match["unit"] in ("个月", "成", "倍") or "每" in text[begin : match.start()]

    def _lasts(self, text: str, begin: int, match: re.Match[str], dated: bool) -> bool:
        """Whether 年 is a duration here: 连续5年 is, 2019年 and 未来五年 are not."""
        if not re.fullmatch(self._words.duration, match["unit"]):
            return True
        return not dated and bool(self._words.duration_cue.search(text[begin : match.start()]))

    def _odd(self, match: re.Match[str]) -> str:
        return self._words.odd.get(match["odd1"] or match["odd2"] or "", "")

    def _widened(self, text: str, begin: int, span: tuple[int, int], said: tuple[Decimal, str]) -> Amount:
        """The amount with the qualifiers on its two sides."""
        first, last = span
        qualifier = ""
        behind = self._behind.match(text, last)
        if behind:
            last, qualifier = behind.end(), self._words.behind[behind.group().strip()]
        before = self._before.search(text[begin:first])
        if before and not (before.group().strip() == "约" and text[begin + before.start() - 1] in "签合公条契"):
            # 项目签约3543亿元 is no estimate.
            first, qualifier = begin + before.start(), qualifier or self._words.before[before.group().strip()]
        return Amount(first, last, *said, None, qualifier)


def _in(amount: Amount, spans: Iterable[tuple[int, int]]) -> bool:
    return any(begin < amount.begin and amount.end < end for begin, end in spans)


def _is_han(character: str) -> bool:
    return "一" <= character <= "鿿"


def _with(amount: Amount, upto: Decimal | None, odd: str) -> Amount:
    qualifier = amount.qualifier or odd
    return Amount(amount.begin, amount.end, amount.value, amount.unit, upto, qualifier)


def _scope(left: str, words: FigureWords) -> str:
    """全省 of 居全省, 全国地级市 of 在全国地级市中跃升至."""
    while verb := words.ranking.search(left):
        left = left[: verb.start()].rstrip()
    matches = list(words.scope.finditer(left))
    return left[matches[-1].start() :].rstrip("中里内的 ") if matches else ""


def _split(number: str, scale: str) -> tuple[str, str]:
    """三千五百|万 stays so; a bare 千 is a unit (千余个, 千亿元), 三百 a number."""
    if number and _SCALES_ALONE.fullmatch(number):
        return "", number + scale
    return number, scale


def _han(number: str) -> Decimal:
    """The value of a numeral in characters: 十七 is 17, 半 0.5."""
    if number == "半":
        return Decimal("0.5")
    try:
        return Decimal(str(cn2an.cn2an(number, "normal")))
    except (ValueError, InvalidOperation):
        return Decimal(0)
