"""What can be said of a candidate: the features that the weights judge.

Enters: `Words` and candidate spans. Leaves: for each place where a name may open or close, for each word
inside, and for each span, the features as short strings `code=value`; `TEMPLATES` says what a code means.
Example: 雄商高铁 behind 加快建设 has e0=高铁 (last word), x2=高铁 (last two characters), s0=雄商 (first word),
l=建设 (word before), r=， (word behind), len=2 (words).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kg.extract.familiar import rare_span, rare_word
from kg.extract.lexicon import Lexicon
from kg.extract.words import LEVELS, PAIRS, Words

_BREAKS = frozenset("、，。；等和")

TEMPLATES: Mapping[str, str] = {
    "s0": "first word",
    "st": "tag of the first word",
    "sk": "kind of the first word",
    "s1": "first two words",
    "stt": "tags of the first two words",
    "c1": "first character",
    "c2": "first two characters",
    "l": "word before",
    "lt": "tag before",
    "ltt": "two tags before",
    "ll": "two words before",
    "l2": "word before the last",
    "lts": "tag before, kind of the first word",
    "ls": "word before, first word",
    "e0": "last word",
    "et": "tag of the last word",
    "e1": "last two words",
    "ett": "tags of the last two words",
    "x1": "last character",
    "x2": "last two characters",
    "x3": "last three characters",
    "x4": "last four characters",
    "r": "word behind",
    "rt": "tag behind",
    "rtt": "two tags behind",
    "rr": "two words behind",
    "r2": "second word behind",
    "er": "last word, word behind",
    "ert": "last word, tag behind",
    "i": "word inside",
    "it": "tag inside",
    "ik": "kind inside",
    "q": "quotation marks",
    "len": "words",
    "cl": "characters, halved",
    "qe": "marks, last word",
    "qx": "marks, last two characters",
    "se": "kind of the first word, last word",
    "sx": "kind of the first word, last character",
    "te": "tag before, last word",
    "le": "word before, last word",
    "eqr": "last word, word behind, marks",
    "tags": "all tags",
    "n": "times in the article",
    "lx1": "words, last character",
    "lx2": "words, last two characters",
    "brk": "what stands before and behind",
    "w": "the name itself",
    "div": "holds a division's name",
    "num": "holds a number",
    "verb": "holds a verb",
    "part": "holds a particle",
    "list": "in a list",
    "deng": "等 behind",
    "base": "before anything is said",
    "h": "head noun",
    "hp": "characters before the head noun",
    "hk": "kinds before the head noun",
    "ab": "short names of places before the head noun",
    "sib": "the item before in the list ends alike",
    "sibr": "the item behind in the list ends alike",
    "vb": "verb before",
    "vf": "first verb of the clause",
    "vn": "next verb",
    "vbx": "verb before, last two characters",
    "vfx": "first verb of the clause, last two characters",
    "vnx": "next verb, last two characters",
    "us": "how familiar the first word is",
    "ue": "how familiar the last word is",
    "u": "how familiar a word inside is",
    "ur": "how familiar the rarest word is",
}


def opening_features(words: Words, at: int) -> list[str]:
    """What speaks for a name that opens with the word `at`."""
    word, before = words.texts[at], words.word(at - 1)
    tag, tag_before = words.tags[at], words.tag(at - 1)
    return [
        f"s0={word}",
        f"st={tag}",
        f"sk={words.kinds[at]}",
        f"s1={word}|{words.word(at + 1)}",
        f"stt={tag}{words.tag(at + 1)}",
        f"c1={word[0]}",
        f"c2={(word + words.word(at + 1))[:2]}",
        f"l={before}",
        f"lt={tag_before}",
        f"ltt={words.tag(at - 2)}{tag_before}",
        f"ll={words.word(at - 2)}|{before}",
        f"l2={words.word(at - 2)}",
        f"lts={tag_before}>{words.kinds[at]}",
        f"ls={before}>{word}",
        f"vb={words.verbs.before[at]}",
        f"vf={words.verbs.first[at]}",
        *rare_word("us", words, at),
    ]


def closing_features(words: Words, at: int) -> list[str]:
    """What speaks for a name that closes with the word `at`."""
    word, behind = words.texts[at], words.word(at + 1)
    tail = words.text(max(0, at - 3), at + 1)
    return [
        f"e0={word}",
        f"et={words.tags[at]}",
        f"e1={words.word(at - 1)}|{word}",
        f"ett={words.tag(at - 1)}{words.tags[at]}",
        *(f"x{size}={tail[-size:]}" for size in (1, 2, 3, 4) if len(tail) >= size),
        f"r={behind}",
        f"rt={words.tag(at + 1)}",
        f"rtt={words.tag(at + 1)}{words.tag(at + 2)}",
        f"rr={behind}|{words.word(at + 2)}",
        f"r2={words.word(at + 2)}",
        f"er={word}>{behind}",
        f"ert={word}>{words.tag(at + 1)}",
        f"vn={words.verbs.behind[at + 1]}",
        *rare_word("ue", words, at),
    ]


def inner_features(words: Words, at: int) -> list[str]:
    """What the word `at` says inside a name."""
    word, tag, kind = words.texts[at], words.tags[at], words.kinds[at]
    return [f"i={word}", f"it={tag}", f"ik={kind}", *rare_word("u", words, at)]


def span_features(words: Words, spans: Sequence[tuple[int, int]], lexicon: Lexicon) -> list[list[str]]:
    """What speaks for each span as a whole."""
    times = Counter(words.text(begin, end) for begin, end in spans)
    return [
        [*_span(words, begin, end, times), *_head(words, begin, end, lexicon), *_siblings(words, begin, end)]
        for begin, end in spans
    ]


def _span(words: Words, begin: int, end: int, times: Mapping[str, int]) -> list[str]:
    text = words.text(begin, end)
    last, marks, size = words.texts[end - 1], _marks(words, begin, end), end - begin
    kind = words.kinds[begin]
    found = [
        "base=",
        f"len={min(size, 9)}",
        f"cl={min(len(text), 16) // 2}",
        f"qe={marks}|{last}",
        f"qx={marks}|{text[-2:]}",
        f"se={kind}|{last}",
        f"sx={kind}|{text[-1]}",
        f"te={words.tag(begin - 1)}|{last}",
        f"le={words.word(begin - 1)}|{last}",
        f"eqr={last}|{words.word(end)}|{marks}",
        f"tags={'-'.join(words.tags[begin:end]) if size <= 4 else '*'}",
        f"lx1={min(size, 5)}|{text[-1]}",
        f"lx2={min(size, 4)}|{text[-2:]}",
        f"brk={_edge(words, begin - 1)}_{_edge(words, end)}",
    ]
    if marks:
        found.append(f"q={marks}")
    if times[text] > 1:
        found.append(f"n={min(times[text], 3)}")
    if size <= 3:
        found.append(f"w={text}")
    return found + _contents(words, begin, end, text[-2:]) + _verbs(words, begin, end, text[-2:])


def _verbs(words: Words, begin: int, end: int, tail: str) -> list[str]:
    """What is done to it, with how it ends, and how familiar its words are."""
    verbs = words.verbs
    return [
        f"vbx={verbs.before[begin]}|{tail}",
        f"vfx={verbs.first[begin]}|{tail}",
        f"vnx={verbs.behind[end]}|{tail}",
        *rare_span(words, begin, end),
    ]


def _contents(words: Words, begin: int, end: int, tail: str) -> list[str]:
    """Features of what the span holds or stands in, present only where it is so."""
    kinds, tags = words.kinds[begin:end], words.tags[begin:end]
    found = []
    if any(kind in LEVELS for kind in kinds):
        found += ["div=", f"div={tail}"]
    if any(kind in ("0", "A", "一") for kind in kinds):
        found.append(f"num={tail}")
    if "v" in tags:
        found.append("verb=")
    if "u" in tags:
        found += ["part=", f"part={tail}"]
    if words.word(begin - 1) == "、" or words.word(end) == "、":
        found.append("list=")
    if words.word(end) == "等":
        found.append("deng=")
    return found


def _marks(words: Words, begin: int, end: int) -> str:
    """How quotation marks stand: around (“, 《), at the first or last word, within, or not at all."""
    before = words.word(begin - 1)
    if before in PAIRS and words.partner.get(begin - 1) == end:
        return f"in{before}"
    if words.texts[begin] in PAIRS:
        return "first"
    if words.texts[end - 1] in PAIRS.values():
        return "last"
    return "within" if "“" in words.texts[begin:end] else ""


def _head(words: Words, begin: int, end: int, lexicon: Lexicon) -> list[str]:
    """What stands before the longest head noun: 包银|高铁, 中卫|工业园区."""
    text = words.text(begin, end).rstrip("”》）’")
    length = max(lexicon.heads(text).values(), default=0)
    if not length:
        return []
    head, stem = text[-length:], text[:-length]
    upto = begin
    while upto < end and words.offsets[upto] - words.offsets[begin] < len(stem):
        upto += 1
    kinds = "-".join(words.kinds[begin:upto]) if upto - begin <= 3 else "*"
    found = [
        f"h={head}",
        f"hp={min(len(stem), 7)}|{head}",
        f"hp={min(len(stem), 7)}",
        f"hk={kinds}",
        f"hk={kinds}|{head}",
    ]
    if 2 <= len(stem) <= 3 and all(char in lexicon.initials for char in stem):
        found += ["ab=", f"ab={head}"]
    return found


def _siblings(words: Words, begin: int, end: int) -> list[str]:
    """Whether the neighbours in a list end as this item does: 绿色发展先行县、农产品加工业高质量发展先行县."""
    tail = words.texts[end - 1][-2:]
    found = []
    if words.word(begin - 1) == "、" and words.word(begin - 2)[-2:] == tail:
        found += ["sib=", f"sib={tail}"]
    if words.word(end) == "、":
        stop = next(
            (at for at in range(end + 1, min(end + 14, len(words.texts))) if words.texts[at] in _BREAKS), 0
        )
        if stop and words.texts[stop - 1][-2:] == tail:
            found += ["sibr=", f"sibr={tail}"]
    return found


def _edge(words: Words, at: int) -> str:
    """The word where it is punctuation, else its tag."""
    return words.word(at) if words.tag(at) == "w" else words.tag(at)
