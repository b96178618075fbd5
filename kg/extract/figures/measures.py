"""What each number of a clause measures, and whether it tells a level, a change, a share or a rank.

Enters: a clause with its amounts, and what the clauses before it measured. Leaves: `Measured` records.

The name stands before the number (一般公共预算收入|增长1.2%), behind it (建成38个|省级和美乡村), or in an
earlier clause (网络零售额增长28.2%，增幅|居全省第1位). Between two numbers it belongs to the second where a
mark of a list stands (雨污管网 in 城市道路105条、雨污管网113公里), else to both (190个|市级大项目投资|363亿元).

Example: 事故起数、死亡人数分别下降28.5%、12.9% gives two measures, each with its value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.figures.before import Named, WordsBefore, tidy
from kg.extract.figures.records import Amount, Clause, Measured
from kg.extract.figures.tokens import Tokens
from kg.extract.figures.words import FigureWords

_LISTED = re.compile("[、；]|和|及|与|以及")
_BECAME = re.compile(r"[^，、；]{0,6}[为到至成](?:20\d\d年的)?")
_CAME = re.compile("[由从](?:[^，、；]{0,8}的)?$")
_TOWN_AND_COUNTRY = "城乡"
_TOWN_OR_COUNTRY = re.compile("^(?:城镇|农村|城市|乡村)(?:常住)?")
_SHORTEST_LIST = 2


class MeasureReader:
    """Names what the amounts of one article measure."""

    def __init__(self, words: FigureWords, tokens: Tokens, text: str) -> None:
        self._words = words
        self._tokens = tokens
        self._text = text
        self._before = WordsBefore(words, tokens, text)

    def read(
        self, clause: Clause, before: Sequence[Measured], previous: Clause | None = None
    ) -> tuple[Measured, ...]:
        """The amounts of a clause with their measures.

        `before` holds those of the same sentence so far; `previous` is the clause right before, where it
        holds no amount, since it may name what this one measures.
        """
        shared = self._shared(clause, before, previous)
        if shared:
            return shared
        found: list[Measured] = []
        for number in range(len(clause.amounts)):
            found.append(self._one(clause, number, [*before, *found], previous))
        return tuple(found)

    def counted(self, clause: Clause, amount: Amount) -> str:
        """The noun right behind a number, or an empty string: 产能 of 60万吨产能."""
        return self._right(amount, self._right_end(clause, clause.amounts.index(amount)))

    def _earlier(self, previous: Clause | None) -> str:
        """What the clause before names: 工业用电量、固定资产投资 of 工业用电量、固定资产投资均由负转正."""
        if previous is None or self._words.aside.match(self._text, previous.begin):
            return ""
        begin, end = self._tokens.nouns(self._before.opened(previous.begin, previous.end), previous.end)
        return tidy(self._text[begin:end])

    # ---- several numbers that share their words: 分别增长7.1%和9.8%

    def _shared(self, clause: Clause, before: Sequence[Measured], previous: Clause | None) -> tuple[Measured, ...]:
        amounts = clause.amounts
        if len(amounts) < _SHORTEST_LIST or "分别" not in self._text[clause.begin : amounts[0].begin]:
            return ()
        left = self._before.read(amounts[0], clause.begin)
        names = self._each(left.name or self._earlier(previous), len(amounts), before)
        if len(names) != len(amounts):
            return ()
        return tuple(
            Measured(amount, name, self._aspect(amount, left, name), left.begin)
            for amount, name in zip(amounts, names, strict=True)
        )

    def _each(self, name: str, count: int, before: Sequence[Measured]) -> list[str]:
        """`count` names: those that a list gives, 城镇… and 农村… for 城乡…, or the measures just before."""
        parts = [tidy(part) for part in _LISTED.split(name) if tidy(part)]
        if len(parts) == count and _TOWN_OR_COUNTRY.fullmatch(parts[0]):
            return [part + _TOWN_OR_COUNTRY.sub("", parts[-1]) for part in parts[:-1]] + parts[-1:]
        if len(parts) == count:
            return self._completed(parts)
        if count == len(_TOWN_AND_COUNTRY) and name.startswith(_TOWN_AND_COUNTRY):
            rest = name.removeprefix(_TOWN_AND_COUNTRY)
            return [f"城镇{rest}", f"农村{rest}"]
        last = [measured.measure for measured in before[-count:]]
        if len(last) == count and (not name or self._is_relative(name)):
            return [measure + name for measure in last]
        return [name] * count if name else []

    def _completed(self, parts: list[str]) -> list[str]:
        """刑事案件, 治安案件 for 刑事、治安案件: parts that end in no measure take the last one's."""
        head = self._words.head.search(parts[-1])
        if head is None:
            return parts
        return [part if self._words.head.search(part) else part + head.group() for part in parts]

    def _is_relative(self, name: str) -> bool:
        """Whether a measure is of one named before: 增幅, 占全国比重."""
        return bool(self._words.relative.fullmatch(name)) or name.startswith("占")

    # ---- one number

    def _one(
        self, clause: Clause, number: int, before: Sequence[Measured], previous: Clause | None
    ) -> Measured:
        amount = clause.amounts[number]
        left = self._before.read(amount, self._left_begin(clause, number))
        left = replace(left, aspect=left.aspect or self._inherited_aspect(clause, number, before))
        if before and number and self._came_from(clause, number):
            same = before[-1].measure
            return Measured(amount, same, self._aspect(amount, left, same), left.begin, carried=True)
        right = self._behind(clause, number, left)
        if right:
            verb = left.name if left.verb and not left.listed and amount.value else ""
            aspect = self._aspect(amount, left, right)
            return Measured(amount, verb + right, aspect, left.begin, behind=True)
        if left.name and not left.listed and not self._is_relative(left.name):
            return Measured(amount, left.name, self._aspect(amount, left, left.name), left.begin)
        base = (not number and self._earlier(previous)) or (before[-1].measure if before else "")
        name = base if base.endswith(left.name) else base + left.name
        return Measured(amount, name, self._aspect(amount, left, name), left.begin, carried=True)

    def _behind(self, clause: Clause, number: int, left: Named) -> str:
        """The name behind a number, where the words before it leave room for one; else an empty string."""
        amount, last = clause.amounts[number], self._right_end(clause, number)
        if not amount.value:
            return left.name + self._right(amount, last)
        title = self._titled(amount, last)
        if title:
            return title
        counts = self._counts(amount, last)
        if amount.rank or (left.name and not (left.verb or left.listed or counts)):
            return ""
        if left.name and self._text[amount.end : amount.end + 1] == "的" and not amount.relative:
            # 惠及3400万人的工程 counts no works.
            return ""
        if amount.unit.endswith("年") and not left.name:
            # 连续三年消除V类水体: how long something has been done.
            return tidy(self._text[amount.end : last])
        return self._right(amount, last)

    def _came_from(self, clause: Clause, number: int) -> bool:
        """Whether a number is what the one before became: 由162个整合为|123个."""
        first, second = clause.amounts[number - 1], clause.amounts[number]
        came = _BECAME.fullmatch(self._text, first.end, second.begin)
        return came is not None and bool(_CAME.search(self._text, clause.begin, first.begin))

    def _titled(self, amount: Amount, last: int) -> str:
        """The title that so many won: 寿光等5个县成为(试点县), 8家企业被认定为(国家级绿色工厂)."""
        match = self._words.winners.match(self._text, amount.end, last)
        if match is None or amount.relative:
            return ""
        return tidy(self._text[match.end() : last])

    def _left_begin(self, clause: Clause, number: int) -> int:
        """Where the words before a number begin: behind the list mark, the 的 or the number before."""
        if not number:
            return clause.begin
        first, last = clause.amounts[number - 1].end, clause.amounts[number].begin
        marks = self._marks(first, last)
        return marks[-1].end() if marks else first

    def _right_end(self, clause: Clause, number: int) -> int:
        """Where the words behind a number end."""
        if number + 1 == len(clause.amounts):
            return clause.end
        first, last = clause.amounts[number].end, clause.amounts[number + 1].begin
        marks = self._marks(first, last)
        return marks[-1].start() if marks else last

    def _marks(self, first: int, last: int) -> list[re.Match[str]]:
        """The marks of a list between two numbers; 和 of 和美乡村 is none."""
        found = _LISTED.finditer(self._text, first, last)
        return [mark for mark in found if mark.end() == last or self._tokens.starts(mark.end())]

    def _counts(self, amount: Amount, last: int) -> bool:
        """Whether a noun stands right behind a classifier: 制造业12条|产业链, not 游客340万人次|同比增长."""
        if amount.relative or amount.end >= last or self._words.sized.search(amount.unit):
            return False
        right = self._right(amount, last)
        return bool(right) and self._tokens.is_noun(amount.end) and not self._words.relative.match(right)

    def _right(self, amount: Amount, last: int) -> str:
        """The noun phrase behind a number: 省级和美乡村 in 38个省级和美乡村."""
        begin = amount.end
        while begin < last and self._text[begin] in "的 ":
            begin += 1
        if begin >= last or self._text[begin] in "、和及与等，（）":
            return ""
        end = self._tokens.noun_phrase(begin, last)
        if end == begin and not amount.relative:
            end = self._tokens.upto_adverb(begin, last)
        if end + 1 >= last and self._text[end : end + 1] in tuple("为到至成"):
            return ""  # 由162个整合为123个: the verb between two values
        phrase = tidy(self._text[begin:end]).removesuffix("的")
        return phrase if not self._words.reaching.fullmatch(phrase) else ""

    def _inherited_aspect(self, clause: Clause, number: int, before: Sequence[Measured]) -> str:
        """In a list the verb of the first number holds for all: 新增A 6项、B 57家, 分别增长5%、4%."""
        if not number or not before:
            return ""
        gap = self._text[clause.amounts[number - 1].end : clause.amounts[number].begin]
        aspect = before[-1].aspect
        changed = aspect in ("growth", "decline") and clause.amounts[number].relative != before[-1].amount.relative
        # 里程新增1700公里、突破7000公里: the second number is what it came to.
        reached = clause.amounts[number].qualifier == "超" and not tidy(gap)
        return aspect if _LISTED.search(gap) and aspect != "rank" and not (changed or reached) else ""

    def _aspect(self, amount: Amount, left: Named, name: str) -> str:
        if amount.rank:
            return "rank"
        if amount.relative:
            if left.aspect in ("growth", "decline"):
                return left.aspect
            if amount.pointed or self._words.rate.search(name):
                return "growth"
            return "level" if amount.unit == "倍" else "share"
        return left.aspect or "level"
