"""What a candidate may be by list or by form, before any weight is asked.

Enters: `Words`, candidate spans and the `Lexicon`. Leaves: for each span the pairs (source, class): a list
of divisions or bodies, LAC's own tag, a person's place in the sentence, a head noun, a work's marks.
A source weighs the same for every class, so a class that was added in Turtle profits from what is known.
Example: 市委 is (body, Organisation); 李长萍 in 市委书记李长萍 is (person, Person); 雄商高铁 is (head, Project).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.extract.lexicon import Lexicon
from kg.extract.words import Words

Proposal = tuple[str, str]
SOURCES: Mapping[str, float] = {
    "division": 5.0,
    "known": 6.0,
    "body": 6.0,
    "person": 6.0,
    "maybe-person": 0.0,
    "work": 3.0,
    "line": 5.0,
    "tag": 1.2,
    "head": 2.0,
    "long-head": 1.7,
}
"""What each source adds. Set, not learned: reports of provinces, which most annotation is of, name few people and
departments, and weights learned there would not trust the lists where papers need them."""
MEANING: Mapping[str, str] = {
    "division": "a division's name",
    "known": "a name of national standing",
    "body": "a standing body",
    "person": "stands where a person does",
    "maybe-person": "looks like a person's name",
    "work": "stands in 《》",
    "line": "named by the places it joins",
    "tag": "the tagger takes it for one",
    "head": "head noun",
    "long-head": "head noun of two characters or more",
}
_TAGS = {"PER": "Person", "LOC": "Place", "ORG": "Organisation", "nw": "Work"}
_GAPS = frozenset({"、", " ", "和", "与"})
_PERSON_TAGS = frozenset(
    {"PER", "n", "nz", "nr", "LOC", "ORG", "v", "a", "d", "ad", "vn", "m", "nw", "f", "q", "t", "TIME"}
)


def proposals(words: Words, spans: Sequence[tuple[int, int]], lexicon: Lexicon) -> list[list[Proposal]]:
    """For each span what it may be, and who says so."""
    people, heads = _people(words, spans, lexicon), _heads(words, lexicon)
    whole, offsets = words.text(0, len(words.texts)), words.offsets
    known: dict[str, tuple[Proposal, ...]] = {}
    found = []
    for begin, end in spans:
        text = whole[offsets[begin] : offsets[end]]
        if text not in known:
            known[text] = tuple(_by_text(text, lexicon))
        proposed = [*known[text], *_by_place(words, begin, end)]
        if (begin, end) in people:
            proposed.append((people[begin, end], "Person"))
        if heads[end]:
            proposed += _headed(heads[end], offsets[begin])
        found.append(proposed)
    return found


def _by_text(text: str, lexicon: Lexicon) -> Iterator[Proposal]:
    yield from lexicon.listed(text).items()
    if _is_line(text, lexicon):
        yield "line", "Project"


def _by_place(words: Words, begin: int, end: int) -> Iterator[Proposal]:
    if end - begin == 1 and words.tags[begin] in _TAGS:
        yield "tag", _TAGS[words.tags[begin]]
    if words.partner.get(begin - 1) == end and words.texts[begin - 1] == "《":
        yield "work", "Work"


def _heads(words: Words, lexicon: Lexicon) -> list[list[tuple[int, str, bool]]]:
    """For each place the head nouns before it, the longest first: where one begins, its class, whether it is long."""
    whole = words.text(0, len(words.texts))
    found = []
    for end in words.offsets:
        stop, lengths = lexicon.heads_before(whole, end)
        found.append(
            [
                (stop - length, name, length > 1)
                for length in lengths
                for name in lexicon.head_classes[whole[stop - length : stop]]
            ]
        )
    return found


def _headed(heads: Sequence[tuple[int, str, bool]], begin: int) -> Iterator[Proposal]:
    """Classes by the longest head noun of each behind the character `begin`; the head alone is no name."""
    seen: set[str] = set()
    for first, name, long in heads:
        if begin < first and name not in seen:
            seen.add(name)
            yield "head", name
            if long:
                yield "long-head", name


def _is_line(text: str, lexicon: Lexicon) -> bool:
    """Two or three places by their first characters and a kind of line: 包银高铁, 京雄商高速."""
    return text[0] in lexicon.initials and any(
        lexicon.is_word("line", text[stem:]) and all(char in lexicon.initials for char in text[:stem])
        for stem in (2, 3)
    )


def _people(words: Words, spans: Sequence[tuple[int, int]], lexicon: Lexicon) -> dict[tuple[int, int], str]:
    """Spans in the shape of a person's name: sure where an office, a verb of speech or a sure neighbour stands by."""
    shaped = {span for span in spans if _has_person_shape(words, span, lexicon)}
    sure = {span for span in shaped if _stands_as_person(words, span, lexicon)}
    more = sure
    while more:
        more = _neighbours(words, shaped - sure, sure)
        sure = sure | more
    return {span: "person" if span in sure else "maybe-person" for span in shaped}


def _has_person_shape(words: Words, span: tuple[int, int], lexicon: Lexicon) -> bool:
    begin, end = span
    if end - begin > 3 or not 2 <= words.offsets[end] - words.offsets[begin] <= 4:
        return False
    text = words.text(begin, end)
    if any(tag not in _PERSON_TAGS for tag in words.tags[begin:end]):
        return False
    if not all("一" <= char <= "鿿" for char in text) or text in lexicon.levels:
        return False
    surname = 2 if lexicon.is_word("surname", text[:2]) else 1
    return lexicon.is_word("surname", text[:surname]) and 1 <= len(text) - surname <= 2


def _stands_as_person(words: Words, span: tuple[int, int], lexicon: Lexicon) -> bool:
    begin, end = span
    before = begin - 1
    while words.word(before) == " ":
        before -= 1
    if _ends_in_office(words, before, lexicon) and (
        words.word(begin - 1) == " " or _is_whole(words, begin, end, lexicon)
    ):
        return True
    tagged = words.tags[begin] == "PER" or end - begin > 1
    return (
        tagged
        and lexicon.is_word("saying-verb", words.word(end))
        and words.tag(begin - 1) in ("w", "#", "d", "r")
    )


def _is_whole(words: Words, begin: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the name ends where a clause, a verb or another office begins: 局长|周志伟|介绍."""
    behind = words.tag(end)
    return behind in ("w", "v", "d", "p", "#", "c", "xc", "ad", "vd", "r") or lexicon.is_word(
        "office", words.word(end)
    )


def _ends_in_office(words: Words, at: int, lexicon: Lexicon) -> bool:
    word = words.word(at)
    return any(lexicon.is_word("office", word[-size:]) for size in (1, 2, 3, 4) if len(word) >= size)


def _neighbours(
    words: Words, shaped: set[tuple[int, int]], sure: set[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Shaped spans that stand next to a sure person in a list: 谢兆村、刘昌松、李强参加活动."""
    begins = {begin for begin, _ in sure}
    ends = {end for _, end in sure}
    return {
        (begin, end)
        for begin, end in shaped
        if (words.word(end) in _GAPS and end + 1 in begins)
        or (words.word(begin - 1) in _GAPS and begin - 1 in ends)
    }
