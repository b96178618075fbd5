"""An article's words as the name grammar sees them.

Enters: a tokenised `Doc` and the `Lexicon`. Leaves: `Words`, parallel tuples over the tokens.
Example: “6293”工作思路 has the words “ 6293 ” 工作 思路, the kinds w 0 w vn n, and the bracket pair 0–2.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from kg.extract.lexicon import Lexicon
from kg.extract.verbs import Verbs, verbs_of

PAIRS: Mapping[str, str] = {"“": "”", "《": "》", "（": "）", "‘": "’", "〔": "〕", "【": "】", "(": ")"}
SENTENCE_ENDS = frozenset("。！？；\n")
LEVELS = frozenset({"town", "county", "city", "province", "abbreviation"})
_NUMERALS = frozenset("一二三四五六七八九十百千万两〇零")


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel over tokens: text, LAC's tag, and kind (level of a division, 0 digits, A Latin, 一 numeral, or tag).

    `offsets` has one entry more than there are words; `partner` maps an opening mark's index to its closing
    mark's and back; `sentence` numbers the sentences.
    """

    texts: tuple[str, ...]
    tags: tuple[str, ...]
    kinds: tuple[str, ...]
    offsets: tuple[int, ...]
    partner: Mapping[int, int]
    sentence: tuple[int, ...]
    breaks: frozenset[int]
    """Words that no name goes across: 获批, 位于, 与 between two places."""
    tensor: npt.NDArray[np.float32]
    """What LAC's network saw in each word; see `kg.extract.tokenizer.LacTokenizer`."""
    verbs: Verbs
    rarity: tuple[str, ...] = ()
    """How rare each word is outside of names; see `kg.extract.familiar`."""

    def text(self, begin: int, end: int) -> str:
        """The text of the words `begin:end`."""
        return "".join(self.texts[begin:end])

    def covering(self, begin: int, end: int) -> tuple[int, int, tuple[int, int]]:
        """The words that hold the characters `begin:end`, and how many characters of the first and the last are none
        of these: of 二十大 in 二十|大和|二十届 they are two, and 1 character of the last is none."""
        first, last = bisect_right(self.offsets, begin) - 1, bisect_left(self.offsets, end)
        return first, last, (begin - self.offsets[first], self.offsets[last] - end)

    def word(self, index: int) -> str:
        """The word at an index, or # beyond the ends."""
        return self.texts[index] if 0 <= index < len(self.texts) else "#"

    def tag(self, index: int) -> str:
        """The tag at an index, or # beyond the ends."""
        return self.tags[index] if 0 <= index < len(self.tags) else "#"

    def kind(self, index: int) -> str:
        """The kind at an index, or # beyond the ends."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else "#"


def words_of(doc: Doc, lexicon: Lexicon) -> Words:
    """Read the tokens of a tagged Doc."""
    pairs = [(token.text, token.tag_) for token in doc]
    texts, tags = tuple(text for text, _ in pairs), tuple(tag for _, tag in pairs)
    offsets = [0]
    for text in texts:
        offsets.append(offsets[-1] + len(text))
    known = {pair: _kind(*pair, lexicon) for pair in dict.fromkeys(pairs)}
    kinds = tuple(known[pair] for pair in pairs)
    breaks = frozenset(at for at in range(len(texts)) if _breaks(texts, tags, kinds, at, lexicon))
    return Words(
        texts,
        tags,
        kinds,
        tuple(offsets),
        _partners(texts),
        _sentences(texts),
        breaks,
        np.asarray(doc.tensor),
        verbs_of(texts, tags),
    )


def _breaks(
    texts: Sequence[str], tags: Sequence[str], kinds: Sequence[str], at: int, lexicon: Lexicon
) -> bool:
    """A verb that announces or follows names, a lost character, a quotation behind another (“头雁工程”“归雁工程”),
    or a conjunction between two places (历下区与济南市)."""
    if lexicon.is_word("name-break", texts[at]) or "□" in texts[at]:
        return True
    if at and texts[at] == "“" and texts[at - 1] == "”":
        return True
    between = 0 < at < len(texts) - 1 and tags[at] in ("c", "p")
    return between and kinds[at - 1] in LEVELS and kinds[at + 1] in LEVELS


def _kind(text: str, tag: str, lexicon: Lexicon) -> str:
    if (len(text) > 1 or tag == "LOC") and text in lexicon.levels:
        return lexicon.levels[text]
    if text.replace(".", "").isdigit():
        return "0"
    if text.isascii() and text.isalnum():
        return "A"
    return "一" if all(char in _NUMERALS for char in text) else tag


def _partners(texts: Sequence[str]) -> dict[int, int]:
    """Pair opening and closing marks; a line break closes nothing and forgets what was open."""
    closing = {close: opening for opening, close in PAIRS.items()}
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for index, text in enumerate(texts):
        if text in PAIRS:
            opened.append(index)
        elif text == "\n":
            opened.clear()
        elif text in closing:
            match = next((at for at in reversed(opened) if texts[at] == closing[text]), None)
            if match is not None:
                pairs[match], pairs[index] = index, match
                del opened[opened.index(match) :]
    return pairs


def _sentences(texts: Sequence[str]) -> tuple[int, ...]:
    numbers = []
    number = 0
    for text in texts:
        numbers.append(number)
        number += text in SENTENCE_ENDS
    return tuple(numbers)
