"""Short forms inside one document: the full name first, later only its end, or a firm without its legal form.

Enters: the occurrences of one document. Leaves: the same, short forms with the identity of the full name; and pairs
of a short form and what it may stand for where that is left open.
Example: after 北京积水潭医院聊城医院, 聊城医院 is that hospital; after 中通客车股份有限公司, 中通客车 is that
firm; beside “369”项目攻坚机制, “369” is that mechanism. Two full names of one end, and nothing is decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.ontology.model import Ontology
from kg.resolve.names import plain, split_end
from kg.resolve.scopes import Pair
from kg.resolve.senses import Identity, Occurrence, Sense
from kg.resolve.wording import words

_SHORTEST: Mapping[str, int] = {
    "Place": 3,
    "Organisation": 3,
    "Project": 3,
    "Event": 4,
    "Programme": 4,
    "Honour": 4,
    "Work": 4,
}
"""Classes whose names are shortened to their end, and how long such an end must be."""
_SEPARATORS = tuple("、暨和与及等/")
_COUNTS = tuple("0123456789一二三四五六七八九十百千万")
"""百亿级开发区 is not short for 五百亿级开发区."""
_ABSTRACT = ("Programme", "Honour", "Work")
_QUOTED = re.compile("[^“”‘’、等和]*[“‘]([^“”‘’]{2,20})[”’]([^“”‘’、等和]{0,6})")
"""One part in quotation marks and not much behind: “双碳”评价考核办法 is not all that 双碳 is about; of a programme a
kind of programme, since “聊·胜一筹！”网上商城 is not 聊·胜一筹."""


@dataclass(frozen=True, slots=True)
class _Name:
    identity: Identity
    first: int
    """Where the document names it first."""
    quoted: frozenset[str]
    """What stands in quotation marks inside it: 369 in “369”项目攻坚机制."""


def expand_shorts(
    rows: Sequence[Occurrence], ontology: Ontology
) -> tuple[tuple[Occurrence, ...], tuple[Pair, ...]]:
    """The occurrences of one document, each short form with the identity of its only full name.

    The pairs may be one: a short form with each of several full names; and with its only one, for other documents
    that have the short form alone.
    """
    names = _first_named(rows, ontology)
    full: dict[Sense, Identity] = {}
    pairs: list[Pair] = []
    for short, candidates in _candidates(names, ontology).items():
        fitting = _fitting(short, candidates)
        general = _is_general(short, candidates, names)
        only = None if general else _only(fitting)
        if only is not None:
            full[short.identity.sense] = only
        why = "他文以此为简称" if only else "文中多个名称含此" if general else "文中全称不止一个"
        for one in (only,) if only else fitting:
            pairs.append((short.identity.sense, one.sense, f"{short.identity.name} = {one.name}: {why}"))
    expanded = tuple(
        replace(row, identity=_as(row.identity, full[row.identity.sense]))
        if row.identity.sense in full
        else row
        for row in rows
    )
    return expanded, tuple(pairs)


def without_legal_form(name: str, ontology: Ontology) -> str:
    """中通客车 for 中通客车股份有限公司; the name itself where fewer than two characters would stay."""
    tails = words(ontology, "corporate-tail")
    short = name
    while tail := next((t for t in tails if short.endswith(t) and len(short) - len(t) > 1), ""):
        short = short.removesuffix(tail)
    return short


def _first_named(rows: Sequence[Occurrence], ontology: Ontology) -> dict[Sense, _Name]:
    heads = {head for one in ontology.classes.values() if one.top == "Programme" for head in one.heads}
    kinds = tuple(sorted(heads.union(words(ontology, "kind"), words(ontology, "aspect"))))
    named: dict[Sense, list[Occurrence]] = {}
    for row in rows:
        if not row.mention.implicit:
            named.setdefault(row.identity.sense, []).append(row)
    return {sense: _name(own, kinds) for sense, own in named.items()}


def _is_general(short: _Name, longer: Sequence[_Name], names: Mapping[Sense, _Name]) -> bool:
    """Whether what stands in quotation marks stands in names of other things too: “双碳”战略, “双碳”评价考核办法."""
    core = short.identity.sense.plain
    if not any(core in long.quoted for long in longer):
        return False
    behind = {sense.plain.partition(core)[2][:1] for sense in names if core in sense.plain}
    return len(behind - {""}) > 1


def _name(rows: Sequence[Occurrence], kinds: tuple[str, ...]) -> _Name:
    first = min(rows, key=lambda row: (row.mention.begin, row.mention))
    written = {text for row in rows for text in (row.mention.name, row.mention.surface)}
    found = [match for text in written if (match := _QUOTED.fullmatch(text))]
    if first.identity.sense.top == "Programme":
        found = [match for match in found if not match[2] or match[2].endswith(kinds)]
    quoted = {plain(match[1]) for match in found}
    return _Name(first.identity, first.mention.begin, frozenset(quoted - {first.identity.sense.plain}))


def _candidates(names: Mapping[Sense, _Name], ontology: Ontology) -> dict[_Name, list[_Name]]:
    """Short form → the longer names that it may stand for."""
    shorts: dict[tuple[str, str], list[_Name]] = {}
    for sense, name in names.items():
        if sense.top in _SHORTEST and not name.identity.fixed and len(sense.plain) > 1:
            shorts.setdefault((sense.top, sense.plain), []).append(name)
    found: dict[_Name, list[_Name]] = {}
    for long in names.values():
        for end in _ends(long, ontology):
            for short in shorts.get((long.identity.sense.top, end), ()):
                if not _narrowed(long, end, ontology):
                    found.setdefault(short, []).append(long)
    return found


def _ends(long: _Name, ontology: Ontology) -> Iterator[str]:
    """The plain forms that `long` may be shortened to."""
    sense = long.identity.sense
    if long.identity.kind == "division":
        return
    if sense.top == "Organisation":
        firm = plain(without_legal_form(long.identity.name, ontology))
        if firm != sense.plain:
            yield firm
    aspects = words(ontology, "aspect")
    yield from (core for core in sorted(long.quoted) if sense.plain.removeprefix(core) not in aspects)
    least = _SHORTEST.get(sense.top, len(sense.plain))
    yield from (sense.plain[cut:] for cut in range(1, len(sense.plain) - least + 1))


def _fitting(short: _Name, longer: Sequence[_Name]) -> tuple[Identity, ...]:
    """The longer names that the short one may stand for, sorted.

    A full name stands before its short form, unless the short form is what it has in quotation marks.
    """
    end = short.identity.sense.plain
    fitting = {
        long.identity
        for long in longer
        if end in long.quoted or (long.first < short.first and not _joined(long.identity.name, end))
    }
    return tuple(sorted(fitting, key=lambda one: (one.sense, one.name, one.kind, one.reason)))


def _only(fitting: Sequence[Identity]) -> Identity | None:
    """The longest of the fitting names, if it ends in all others; else None."""
    longest = max(fitting, key=lambda one: (len(one.sense.plain), one.sense), default=None)
    if longest and all(longest.sense.plain.endswith(one.sense.plain) for one in fitting):
        return longest
    return None


def _joined(full: str, end: str) -> bool:
    """Whether `end` is the last member of a list (运河论坛 in 文旅大会暨运河论坛) or cut out of a number."""
    before, _ = split_end(full, end)
    if any(word in before for word in _SEPARATORS) or before.endswith(_COUNTS):
        return True
    return len(before) < 2 or before.rstrip("“‘《").endswith(("”", "’", "》"))


def _narrowed(long: _Name, end: str, ontology: Ontology) -> bool:
    """聊城乡村振兴 is not the full name of 乡村振兴, nor 省级智能工厂 of 智能工厂."""
    before = split_end(long.identity.name, end)[0]
    if long.identity.sense.top == "Place" and ontology.divisions.find(end):
        return True  # 朝阳区 alone is whichever it is, not the end of a longer name
    if long.identity.sense.top not in _ABSTRACT or len(before) < 2:
        return False
    return before in words(ontology, "relative") or bool(ontology.divisions.find(before))


def _as(short: Identity, full: Identity) -> Identity:
    if short.sense == full.sense:
        return short
    return replace(full, reason=f"{short.name} = {full.name}: 文中先用全称后用简称")
