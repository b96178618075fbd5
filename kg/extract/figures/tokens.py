"""The words of an article by their places, as the naming of measures asks for them.

Enters: a tagged `Doc` and where its article begins. Leaves: `Tokens`.
Example: in 推动25个项目开工 the word that ends before 25 is 推动, a verb; 项目 behind it is a noun, 开工 none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc

NOUNS = frozenset({"n", "nz", "nw", "vn", "an", "a", "b", "f", "s", "LOC", "ORG", "PER", "nt", "ns", "nr", "t"})
"""LAC's tags of what a noun phrase is made of."""
_JOINTS = ("、", "和", "及", "与")
_JOINING = ("的", "级", "以上", "及", "型")
_AHEAD = 3
_MARKS = {"（": "）", "“": "”", "‘": "’", "《": "》", "「": "」"}


class Tokens:
    """Words with their tags. All offsets are clean offsets."""

    def __init__(self, doc: Doc, begin: int, verbs: frozenset[str] = frozenset()) -> None:
        """`verbs` are words that end a noun phrase whatever their tag: 居, 达到."""
        self._verbs = verbs
        self._texts = [token.text for token in doc]
        self._tags = [token.tag_ for token in doc]
        self._begins = [begin + token.idx for token in doc]
        self._starts = frozenset(self._begins)

    def last(self, begin: int, end: int) -> tuple[str, str]:
        """Text and tag of the last word before `end`, cut where `begin` cuts it; empty where there is none."""
        at = bisect_left(self._begins, end) - 1
        while at >= 0 and self._begins[at] >= begin and not self._texts[at].strip():
            at -= 1
        if at < 0 or end <= begin:
            return "", ""
        word = self._texts[at][max(begin - self._begins[at], 0) : end - self._begins[at]]
        return word, self._tags[at]

    def starts(self, at: int) -> bool:
        """Whether a word begins there: 共 of 共建 is no word."""
        return at in self._starts

    def is_noun(self, at: int) -> bool:
        """Whether the word there is a noun or what goes with one, not a verb."""
        return self._tags[max(bisect_right(self._begins, at) - 1, 0)] in NOUNS | {"w"}

    def noun_phrase(self, begin: int, end: int, *, lists: bool = False) -> int:
        """Where the noun phrase ends that begins at `begin`; `begin` where there is none.

        A quotation is a noun whatever stands in it; 的 joins where a noun follows, and 、 with `lists`.
        """
        at = max(bisect_right(self._begins, begin) - 1, 0)
        last, closing = begin, ""
        while at < len(self._begins) and self._begins[at] < end:
            text = self._texts[at]
            if closing:
                closing = "" if text == closing else closing
            elif text in _MARKS:
                closing = _MARKS[text]
            elif not (self._is_noun(at, end) or (lists and text in _JOINTS)) and text.strip():
                break
            if not closing:
                last = min(self._begins[at] + len(text), end)
            at += 1
        return last

    def nouns(self, begin: int, end: int) -> tuple[int, int]:
        """The first noun phrase of a clause, with its lists; an empty span where there is none."""
        at = max(bisect_right(self._begins, begin) - 1, 0)
        while at < len(self._begins) and self._begins[at] < end:
            first = max(self._begins[at], begin)
            last = self.noun_phrase(first, end, lists=True)
            if last > first and self._tags[at] != "v":
                return first, last
            at += 1
        return begin, begin

    def upto_adverb(self, begin: int, end: int) -> int:
        """Where the words from `begin` on reach an adverb: 在用的水源地水质|全部|达标."""
        at = max(bisect_right(self._begins, begin) - 1, 0)
        while at < len(self._begins) and self._begins[at] < end:
            if self._tags[at] in ("d", "c", "w"):
                return max(self._begins[at], begin)
            at += 1
        return end

    def _is_noun(self, at: int, end: int) -> bool:
        """Whether the word is part of a noun phrase. A verb is where a noun follows it: 涉农|县, 集中|推进|区."""
        if self._texts[at] in self._verbs:
            return False
        if self._tags[at] in NOUNS:
            return True
        following = at + 1
        while following < len(self._tags) and following < at + _AHEAD and self._tags[following] in ("v", "u"):
            following += 1
        inside = following < len(self._begins) and self._begins[following] < end
        if self._texts[at] in _JOINING or self._tags[at] == "m" or self._tags[at] == "v":
            return inside and self._tags[following] in NOUNS and (self._tags[at] != "v" or len(self._texts[at]) > 1)
        return False
