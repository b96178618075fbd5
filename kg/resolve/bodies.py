"""Standing bodies: whose committee, whose government a short form means.

Enters: a name and its setting. Leaves: the full name with the division that the body belongs to.
Example: in 聊城市, 市委, 聊城市委 and 中共聊城市委 are 中共聊城市委; 市政府新闻办 is
聊城市人民政府新闻办公室; 县委 is that of the county named last in the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.ontology.divisions import Division
from kg.ontology.model import Body, Ontology
from kg.resolve.places import by_name, chain
from kg.resolve.senses import Setting
from kg.resolve.wording import words

_FORMAL = (
    (re.compile("^中共中央$"), "中国共产党中央委员会"),
    (re.compile("^中共(.+[^监纪])委$"), r"中国共产党\1委员会"),
    (re.compile("^中共(.+)纪委$"), r"中国共产党\1纪律检查委员会"),
    (re.compile("^(.+)监委$"), r"\1监察委员会"),
    (re.compile("^(.+)人大常委会$"), r"\1人民代表大会常务委员会"),
    (re.compile("^(.+)政协$"), r"中国人民政治协商会议\1委员会"),
)
KINDS = ("自治区", "自治州", "省", "市", "县", "区", "州", "旗", "盟")
_GOVERNMENT = "政府"


@dataclass(frozen=True, slots=True)
class Owned:
    """A body's full name, its class, the code of its division (empty: the nation's), how it was read."""

    name: str
    type: str
    owner: str
    reason: str
    rest: str = ""
    """What follows the body's own name: 组织部 in 市委组织部."""

    @property
    def whole(self) -> bool:
        """Whether the name is the body itself, and not an office, a section or a meeting of it."""
        return not self.rest


@dataclass(frozen=True)
class Bodies:
    """The bodies of an ontology, ready to be looked up."""

    ontology: Ontology

    @cached_property
    def shorts(self) -> dict[str, Body]:
        """Short form without its place → body; the first body in the ontology's order wins."""
        found: dict[str, Body] = {}
        for body in self.ontology.bodies:
            for short in (*body.shorts, *_own_short(body)):
                found.setdefault(short, body)
        return found

    @cached_property
    def national(self) -> dict[str, Body]:
        """Full and short names of the bodies that have no place in their name."""
        return {
            name: body
            for body in reversed(self.ontology.bodies)
            if "{place}" not in body.full
            for name in (body.full, *body.shorts)
        }

    @cached_property
    def patterns(self) -> tuple[tuple[str, re.Pattern[str], Body], ...]:
        """What follows the place, full name with a group where the place stands; the longest first."""
        local = sorted({b.full: b for b in self.ontology.bodies if "{place}" in b.full}.items())
        local.sort(key=lambda item: -len(item[0]))
        return tuple((full.rpartition("}")[2], re.compile(_pattern(full)), body) for full, body in local)

    @cached_property
    def _not_relative(self) -> tuple[str, ...]:
        return words(self.ontology, "not-relative")

    def read(self, name: str, setting: Setting) -> Owned | None:
        """The body that the whole of `name` means, or a part of it (市委组织部); None if it is no body."""
        if name in self.national:
            body = self.national[name]
            return Owned(body.full, body.subtype or body.type, "", _reason(name, body.full))
        ways = (self._full, self._explicit, self._bare)
        found = [owned for way in ways if (owned := way(name, setting))]
        # 聊城市人大常委会 for 聊城市人民代表大会常务委员会, though it begins with 聊城市人民代表大会.
        return next((owned for owned in found if owned.whole), found[0] if found else None)

    def _full(self, name: str, setting: Setting) -> Owned | None:
        for tail, pattern, body in self.patterns:
            match = pattern.match(name) if tail in name else None
            division = by_name(self.ontology.divisions, match["place"], setting.here) if match else None
            if match and division:
                # 中共聊城市委员会 is written as often as 中共聊城市委.
                return _owned(name, body, division, match["rest"].removeprefix("员会"))
        return None

    def _explicit(self, name: str, setting: Setting) -> Owned | None:
        """聊城市委, 莘县县委, 聊城市政府: a place, and the short form that may share its last character."""
        for cut in range(min(len(name) - 1, 12), 1, -1):
            division = by_name(self.ontology.divisions, name[:cut], setting.here)
            if division is None:
                continue
            for rest in (name[cut:], division.name[-1] + name[cut:]):
                short = self.short_at(rest)
                if short and _suits(short, division):
                    return _owned(name, self.shorts[short], division, rest[len(short) :])
        return None

    def _bare(self, name: str, setting: Setting) -> Owned | None:
        short = self.short_at(name)
        division = owner(self.ontology, short, setting) if short else None
        if not short or division is None:
            return None
        return _owned(name, self.shorts[short], division, name[len(short) :])

    def short_at(self, name: str) -> str:
        """The longest short form that `name` begins with, unless it is cut out of a longer word."""
        if name.startswith(self._not_relative):
            return ""
        return next((name[:cut] for cut in range(len(name), 1, -1) if name[:cut] in self.shorts), "")


def formal_names(name: str) -> tuple[str, ...]:
    """The name in the statutes of a body whose usual name is shorter: 安徽省政协 →
    中国人民政治协商会议安徽省委员会; empty where there is none."""
    return tuple(form.sub(full, name) for form, full in _FORMAL if form.match(name))


def owner(ontology: Ontology, name: str, setting: Setting) -> Division | None:
    """The division that the first word of 市公安局, 省委, 县医院 means in `setting`.

    The division that speaks and those above it come first; then the county named last.
    """
    kind = next((kind for kind in KINDS if name.startswith(kind)), "")
    places = (*chain(ontology.divisions, setting.here), *chain(ontology.divisions, setting.near))
    if kind == "区" and places and places[0].name.endswith("自治区"):
        return places[0]
    return next((d for d in places if kind and _is_a(d, kind)), None)


def _is_a(division: Division, kind: str) -> bool:
    """Whether the division is spoken of as 市, 县, 区 …; an autonomous region is no 区."""
    if kind == "省":
        return division.level == "province" and division.name.endswith("省")
    if division.name.endswith(("自治区", "特别行政区")):
        return kind == "自治区"
    return division.name.endswith(kind)


def _suits(short: str, division: Division) -> bool:
    return any(short.startswith(kind) and _is_a(division, kind) for kind in KINDS)


def _owned(name: str, body: Body, division: Division, rest: str) -> Owned:
    full = body.full.replace("{place}", division.name) + rest
    if rest and _GOVERNMENT in body.full and re.search(r"[^公]办$", full):
        full += "公室"
    return Owned(full, body.subtype or body.type, division.code, _reason(name, full), rest)


def _reason(name: str, full: str) -> str:
    return f"{name} = {full}: 常设机构的简称" if name != full else ""


def _own_short(body: Body) -> Sequence[str]:
    """人民政府 behind the kind of a place: 市人民政府 is short for 聊城市人民政府."""
    if "{place}" not in body.full:
        return ()
    head, tail = body.full.split("{place}", 1)
    return [kind + tail for kind in KINDS if not head and tail]


def _pattern(full: str) -> str:
    head, tail = (re.escape(part) for part in full.split("{place}", 1))
    return f"{head}(?P<place>\\w{{2,12}}?){tail}(?P<rest>.*)$"
