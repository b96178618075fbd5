"""The diary of errors: why were names missed, and why do others stand in the graph that should not?

Enters: an `Evaluation` and what is at hand of each document's text. Leaves: a `Group` for each cause.

The causes, the first that holds: `class` (the same name in another class), `short form` (one thing under two names, of
which one is an initialism, a prefix or a suffix of the other), `boundary` (a name that overlaps it), `list` (it stands
in an enumeration or shares its head with the names there), and where nothing is like it, `not named` for what was
missed and `noise` for what is extra. Facts stand behind: those that name what was missed or is extra, and the others.
Example: 大整治攻坚突破行动 for 农村人居环境大摸底、大提升、大整治攻坚突破行动 is a boundary, twice: missed and extra.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from rdflib import Graph

from kg.evaluate import PREFIXES, Evaluation
from kg.mistakes import Compared, Mistake, Thing
from kg.names import plain

_Test = Callable[[str, str], bool]

CAUSES = ("boundary", "class", "not named", "list", "short form", "noise", "fact of such a name", "fact")
QUOTES = f"""{PREFIXES}
SELECT DISTINCT ?file ?quote WHERE {{
  ?said kg:quote ?quote ; kg:inDocument/dcterms:identifier ?file
}}"""

_LEAST = 2
"""Characters that an overlap, a short form and a shared head have at least."""
_MARKS = re.compile(r"[^\w+×、/,。;:!?\n]")
_LEVELS = str.maketrans("", "", "省市县区")
"""山东省产研院 is short for 山东产业技术研究院, which lacks the 省."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A mistake, and the name on the other side that tells its cause (empty: none does)."""

    mistake: Mistake
    like: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The mistakes of one cause, sorted."""

    cause: str
    entries: tuple[Entry, ...]

    def count(self, kind: str) -> int:
        """How many of them are "missed" or "extra"."""
        return sum(entry.mistake.kind == kind for entry in self.entries)


def diary(evaluation: Evaluation, texts: Mapping[str, str]) -> tuple[Group, ...]:
    """All mistakes by cause, in the order of `CAUSES`. `texts` holds what there is of each document's text."""
    found: dict[str, list[Entry]] = {cause: [] for cause in CAUSES}
    for one in evaluation.entities:
        for cause, entry in _of_document(_document(one, texts.get(one.document, ""))):
            found[cause].append(entry)
    explained = {entry.mistake for entries in found.values() for entry in entries}
    names = {(mistake.document, mistake.name) for mistake in explained}
    for mistake in evaluation.mistakes:
        if mistake not in explained:
            ends = {(mistake.document, end) for end in mistake.name.split(" → ")}
            found["fact" if names.isdisjoint(ends) else "fact of such a name"].append(Entry(mistake))
    return tuple(Group(cause, tuple(sorted(entries))) for cause, entries in found.items())


def quotes(graph: Graph) -> dict[str, str]:
    """Document → the clauses that the graph quotes of it, a line each: all that it holds of the text."""
    rows = sorted((str(file), str(quote)) for file, quote in graph.query(QUOTES))  # type: ignore[misc]
    grouped = groupby(rows, key=lambda row: row[0])
    return {file: "\n".join(quote for _, quote in own) for file, own in grouped}


@dataclass(frozen=True, slots=True)
class _Document:
    """The entities of a document, and its text in two forms: as names are compared, and with what parts them."""

    entities: Compared
    plain: str
    listed: str


def _document(entities: Compared, text: str) -> _Document:
    listed = _MARKS.sub("", unicodedata.normalize("NFKC", text).lower())
    return _Document(entities, plain(text), listed)


def _of_document(one: _Document) -> Iterator[tuple[str, Entry]]:
    entities = one.entities
    for mistake, thing in zip(entities.mistakes, (*entities.missed, *entities.extra), strict=True):
        cause, like = _missed(thing, one) if mistake.kind == "missed" else _extra(thing, one)
        yield cause, Entry(mistake, like)


def _missed(thing: Thing, one: _Document) -> tuple[str, str]:
    extra, known = one.entities.extra, one.entities.known
    others = [other for other in (*one.entities.missed, *known) if other != thing]
    return _first(
        ("class", [_as(other) for other in (*extra, *known) if _retyped(thing, other)]),
        ("short form", _alike(thing, extra, _either_initials)),
        ("boundary", _overlapping(thing, extra, one.plain)),
        ("short form", _alike(thing, others, _same) or _alike(thing, others, _part)),
        ("list", _sharing(thing, (*others, *extra), one.listed)),
    ) or ("not named", "")


def _extra(thing: Thing, one: _Document) -> tuple[str, str]:
    missed, known = one.entities.missed, one.entities.known
    same = [other for other in known if other.type == thing.type]
    return _first(
        ("class", [_as(other) for other in (*missed, *known) if _retyped(thing, other)]),
        ("short form", _alike(thing, known, _same) or _alike(thing, missed, _either_initials)),
        ("boundary", _overlapping(thing, missed, one.plain)),
        ("short form", _alike(thing, known, _part)),
        ("boundary", _overlapping(thing, same, one.plain)),
        ("list", _implied(thing, (*missed, *known))),
    ) or ("noise", "")


def _first(*found: tuple[str, list[str]]) -> tuple[str, str] | None:
    """The first cause for which there is a name, with that name."""
    return next(((cause, names[0]) for cause, names in found if names), None)


def _as(other: Thing) -> str:
    return f"{other.name} as {other.type}"


def _retyped(one: Thing, other: Thing) -> bool:
    return one.type != other.type and not set(one.names).isdisjoint(other.names)


def _alike(thing: Thing, others: Iterable[Thing], test: _Test) -> list[str]:
    """Others of its class with a name that passes the test beside one of the thing's."""
    same = (other for other in others if other.type == thing.type)
    return sorted({other.name for other in same if any(test(a, b) for a in thing.names for b in other.names)})


def _same(one: str, other: str) -> bool:
    """One thing under two names in the graph, or two of the reference under one: 京沪 for 北京市 and for 上海市."""
    return one == other


def _either_initials(one: str, other: str) -> bool:
    return _initials(one, other) or _initials(other, one)


def _part(short: str, full: str) -> bool:
    """A part of a name that stands in the graph should have led to it."""
    return _affix(short, full) or _initials(short, full)


def _affix(short: str, full: str) -> bool:
    """聊城医院 of 北京积水潭医院聊城医院."""
    return _LEAST <= len(short) < len(full) and (full.startswith(short) or full.endswith(short))


def _initials(short: str, full: str) -> bool:
    """产研院 of 产业技术研究院: its characters in their order from the first on, at most two thirds of them."""
    first, second = short.translate(_LEVELS), full.translate(_LEVELS)
    if not _LEAST <= len(first) <= len(second) * 2 / 3 or first[0] != second[0] or first in second:
        return False
    rest = iter(second)
    return all(char in rest for char in first)


def _overlapping(thing: Thing, others: Iterable[Thing], text: str) -> list[str]:
    """The names that overlap the thing's, the widest overlap first."""
    widths = {other.name: _overlap(thing, other, text) for other in others}
    found = [name for name, width in widths.items() if width >= _LEAST]
    return sorted(found, key=lambda name: (-widths[name], name))


def _overlap(one: Thing, other: Thing, text: str) -> int:
    """How many characters two names share at most, one in the other or, as the text has them, end to beginning."""
    pairs = [(a, b) for a in one.names for b in other.names]
    widths = [min(len(a), len(b)) for a, b in pairs if a in b or b in a]
    turned = [(b, a) for a, b in pairs]
    widths += [width for first, second in (*pairs, *turned) for width in _crossing(first, second, text)]
    return max(widths, default=0)


def _crossing(first: str, second: str, text: str) -> Iterator[int]:
    for width in range(_LEAST, min(len(first), len(second))):
        if first.endswith(second[:width]) and first + second[width:] in text:
            yield width


def _sharing(thing: Thing, others: Iterable[Thing], text: str) -> list[str]:
    """What shows that the thing is in a list: the place in the text, or the head that it shares there."""
    names = [name for other in others for name in other.names]
    stems = {name[:-cut] for name in thing.names if name not in text for cut in _common_ends(name, names)}
    partners = "|".join(sorted(map(re.escape, (name for name in names if len(name) >= _LEAST)), reverse=True))
    joint = f"(?:{partners})[和与及]" if partners else "(?!)"
    joined = f"[和与及](?:{partners})" if partners else "(?!)"
    for part in sorted({*thing.names, *stems} - {""}, key=lambda part: (-len(part), part)):
        found = re.search(f"(?:[、/]|{joint}){re.escape(part)}|{re.escape(part)}(?:[、/等]|{joined})", text)
        if found:
            return [found.group()]
    return []


def _common_ends(name: str, others: Iterable[str]) -> set[int]:
    """The lengths of the heads that `name` has in common with others."""
    ends = range(_LEAST, len(name) - 1)
    return {cut for other in others if other != name for cut in ends if other.endswith(name[-cut:])}


def _implied(thing: Thing, reference: Iterable[Thing]) -> list[str]:
    """The reference names whose head was lent to the thing: of 卫河化工园区, written 卫河, 中卫化工园区."""
    heads = {
        plain(thing.name).removeprefix(name) for name in thing.names if plain(thing.name).startswith(name)
    }
    lent = tuple(head for head in sorted(heads) if len(head) >= _LEAST)
    return sorted({other.name for other in reference for name in other.names if lent and name.endswith(lent)})
