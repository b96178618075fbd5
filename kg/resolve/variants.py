"""Names of one thing that are not the same: candidates by block, and the rule that admits each.

Enters: the senses with where they are spoken of. Leaves: for a short name the full names it may be; pairs.
Example: 聊城机场 → 聊城民用机场; 高铁新区, said in 聊城市 → 聊城高铁新区; 郑济高铁 = 济郑高铁;
徒骇河大桥 is not 徒骇河北大桥, for 北 tells bridges apart.

Nothing is compared with everything: each rule computes the full names' short forms and looks them up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from kg.ontology.model import Ontology
from kg.resolve.names import plain
from kg.resolve.places import chain as lineage
from kg.resolve.scopes import Pair
from kg.resolve.senses import Sense
from kg.resolve.shorts import without_legal_form
from kg.resolve.wording import words

_SITED = ("Place", "Organisation", "Project", "Event")
_TAILED = ("Programme", "Project", "Industry")
_BUILT = ("工程", "项目")


@dataclass(frozen=True, slots=True)
class Name:
    """A sense as the rules see it. `areas` are the codes of the divisions in whose articles it stands."""

    sense: Sense
    name: str
    areas: frozenset[str]
    fixed: bool = False


def same_names(names: Iterable[Name], ontology: Ontology) -> tuple[list[Pair], list[Pair]]:
    """Pairs (short, full, reason) that are one, and pairs of which it is open."""
    rows = sorted(names, key=lambda name: name.sense)
    same = [*_swapped(rows, ontology), *_with_division(rows, ontology), *_aspects(rows, ontology)]
    fuller = {short: full for short, full, _ in same}
    found: dict[Sense, list[Pair]] = {}
    for pair in chain.from_iterable(rule(rows, ontology) for rule in (_prefixed, _inserted, _firms, _kinds)):
        found.setdefault(pair[0], []).append(pair)
    doubts: list[Pair] = []
    for pairs in found.values():
        one = len({fuller.get(full, full) for _, full, _ in pairs}) == 1
        (same if one or _only_called_otherwise(pairs) else doubts).extend(pairs)
    open_ = [(short, full, f"不止一个全称: {why}") for short, full, why in doubts]
    apart = _inserted(rows, ontology, near=False)
    return same, [*open_, *((short, full, f"所在文件辖区不同: {why}") for short, full, why in apart)]


def _only_called_otherwise(pairs: list[Pair]) -> bool:
    """Whether all full names of a project say no more than that it is one: 引大济岷工程, 引大济岷项目."""
    return all(
        full.top == "Project" and full.plain.removeprefix(short.plain) in _BUILT and full.scope == short.scope
        for short, full, _ in pairs
    )


def _prefixed(rows: list[Name], ontology: Ontology) -> Iterator[Pair]:
    """高铁新区 where all who speak of it are of 聊城市: 聊城高铁新区; 人民解放军: 中国人民解放军."""
    index = _index(row for row in rows if row.sense.top in _SITED)
    for row in rows:
        if row.fixed or row.sense.top not in _SITED or len(row.sense.plain) < 3:
            continue
        for prefix in _prefixes(row, ontology):
            for full in index.get((row.sense.top, plain(prefix) + row.sense.plain), ()):
                if full.sense != row.sense and not full.fixed:
                    yield row.sense, full.sense, f"{row.name} = {full.name}: 省去{prefix}"


def _prefixes(row: Name, ontology: Ontology) -> list[str]:
    """What may be left out before the name: the nation, and the divisions that all who use it lie in."""
    chains = [lineage(ontology.divisions, area) for area in sorted(row.areas)]
    common = [d for d in chains[0] if all(d in other for other in chains)] if chains else []
    return ["中国", *(form for d in common for form in (d.name, d.short) if form)]


def _with_division(rows: list[Name], ontology: Ontology) -> Iterator[Pair]:
    """聊城第一实验学校 for 聊城市第一实验学校, where the short name is that of one division only."""
    index = _index(row for row in rows if row.sense.top in _SITED and not row.fixed)
    for row in rows:
        for short, full in _own_places(row, ontology) if row.sense.top in _SITED and not row.fixed else ():
            if row.name.startswith(short) and not row.name.startswith(full):
                whole = plain(full + row.name[len(short) :])
                for other in index.get((row.sense.top, whole), ()):
                    yield row.sense, other.sense, f"{row.name} = {other.name}: 政区名用简称"


def _own_places(row: Name, ontology: Ontology) -> list[tuple[str, str]]:
    """Short and full names of the divisions that speak of it and those above, the ambiguous left out."""
    places = {d for area in sorted(row.areas) for d in lineage(ontology.divisions, area) if d.short}
    count = Counter(d.short for d in places)
    return sorted((d.short, d.name) for d in places if count[d.short] == 1)


def _swapped(rows: list[Name], ontology: Ontology) -> Iterator[Pair]:
    """郑济高铁 and 济郑高铁: a line named by its two ends, in either order."""
    heads = _heads(ontology)
    index = _index(row for row in rows if row.sense.top == "Project")
    for row in rows:
        head = _head(row.sense.plain, heads) if row.sense.top == "Project" else ""
        if head and len(row.sense.plain) - len(head) == 2:
            other = row.sense.plain[1] + row.sense.plain[0] + head
            for twin in index.get(("Project", other), ()):
                if row.sense < twin.sense and row.sense.plain != other:
                    yield row.sense, twin.sense, f"{row.name} = {twin.name}: 线路两端次序不同"


def _inserted(rows: list[Name], ontology: Ontology, *, near: bool = True) -> Iterator[Pair]:
    """聊城机场 for 聊城民用机场: one word more before the head that tells nothing apart.

    Those that one place speaks of, or where not `near` those that two do.
    """
    heads, apart = _heads(ontology), words(ontology, "distinguisher")
    index = _index(row for row in rows if row.sense.top == "Project" and not row.fixed)
    for full in (row for row in rows if row.sense.top == "Project"):
        for stem, head in _cuts(full.sense.plain, heads):
            for cut in range(2, len(stem)):
                extra = stem[cut:]
                for short in index.get(("Project", stem[:cut] + head), ()):
                    told_apart = any(word in extra for word in apart) or _names_place(extra, ontology)
                    together = bool(short.areas & full.areas) == near
                    if together and _names_place(stem[:cut], ontology) and not told_apart:
                        yield short.sense, full.sense, f"{short.name} = {full.name}: 省去{extra}"


def _cuts(name: str, heads: frozenset[str]) -> list[tuple[str, str]]:
    """The name before and at each head noun of two characters and more that it ends in."""
    return [(name[:cut], name[cut:]) for cut in range(1, len(name) - 1) if name[cut:] in heads]


def _firms(rows: list[Name], ontology: Ontology) -> Iterator[Pair]:
    """中通客车 for 中通客车股份有限公司."""
    index = _index(row for row in rows if row.sense.top == "Organisation" and not row.fixed)
    for full in rows:
        if full.sense.top != "Organisation" or full.fixed:
            continue
        firm = plain(without_legal_form(full.name, ontology))
        for short in index.get(("Organisation", firm), ()) if firm != full.sense.plain else ():
            yield short.sense, full.sense, f"{short.name} = {full.name}: 省去企业类型"


def _aspects(rows: list[Name], ontology: Ontology) -> Iterator[Pair]:
    """六稳工作 is 六稳, and 减税降费政策 is 减税降费."""
    for long, short, tail in _ends(rows, words(ontology, "aspect")):
        yield long.sense, short.sense, f"{long.name} = {short.name}: 省去{tail}"


def _kinds(rows: list[Name], ontology: Ontology) -> Iterator[Pair]:
    """要素跟着项目走 for 要素跟着项目走机制, where no 要素跟着项目走行动 stands beside it."""
    for long, short, tail in _ends(rows, words(ontology, "kind")):
        yield short.sense, long.sense, f"{short.name} = {long.name}: 省去{tail}"


def _ends(rows: list[Name], tails: tuple[str, ...]) -> Iterator[tuple[Name, Name, str]]:
    """Names with one of `tails`, the same names without, and the tail."""
    index = _index(row for row in rows if row.sense.top in _TAILED and not row.fixed)
    for long in rows:
        for tail in tails if long.sense.top in _TAILED else ():
            stem = long.sense.plain.removesuffix(tail)
            for short in index.get((long.sense.top, stem), ()) if stem != long.sense.plain else ():
                if short.sense.scope == long.sense.scope:
                    yield long, short, tail


def _index(rows: Iterable[Name]) -> dict[tuple[str, str], list[Name]]:
    found: dict[tuple[str, str], list[Name]] = {}
    for row in rows:
        found.setdefault((row.sense.top, row.sense.plain), []).append(row)
    return found


def _heads(ontology: Ontology) -> frozenset[str]:
    """Head nouns of projects and of the classes below."""
    return frozenset(head for one in ontology.classes.values() if one.top == "Project" for head in one.heads)


def _head(name: str, heads: frozenset[str]) -> str:
    return next((name[cut:] for cut in range(len(name) - 1) if name[cut:] in heads), "")


def _names_place(text: str, ontology: Ontology) -> bool:
    """Whether the text is, or begins with, the name of a division above the towns."""
    return any(
        division.level != "town"
        for cut in range(2, len(text) + 1)
        for division in ontology.divisions.find(text[:cut])
    )
