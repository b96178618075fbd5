"""One name in its setting: what it is the name of, as far as the name and the setting can tell.

Enters: a mention and its setting. Leaves: an `Identity` with the canonical name.
Example: in 聊城市, 茌平 is 茌平区 (a division), 市公安局 is 聊城市公安局, 文轩中学 stays what it is, yet is
known to be a school of 聊城市, since every city may have one of that name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from kg.model import Mention
from kg.ontology.model import KnownName, Ontology
from kg.resolve.bodies import KINDS, Bodies, owner
from kg.resolve.misread import SHORTEST, difference
from kg.resolve.names import plain, tidy
from kg.resolve.places import Found, at_level, by_name, chain, display, home_of, locate
from kg.resolve.senses import Identity, Sense, Setting
from kg.resolve.wording import words

_LOCATED = ("Place", "Organisation", "Project")
_SETTLEMENTS = ("村", "社区", "镇", "乡", "街道", "苏木")
_LINES = ("铁路", "公路")
"""No 路 of a town: 佳鹤铁路 is the same in every city that it goes through."""
_NUMBERED = tuple("“‘0123456789一二三四五六七八九十")
_PLAN = re.compile("(十[一二三四五六七八九]?五)(?:时期|期间|目标任务|任务|目标|发展)?")
"""“十四五”时期 is spoken of as the plan is: a five years' plan, whatever other names begin with the same words."""
_NUMBERED_HERE = re.compile("[省市县区州旗盟](?:第[0-9一二三四五六七八九十]+届|[“‘]|十[一二三四五六七八九]?五规划)")
"""省第十八届运动会, 省“十五五”规划: the first character is the place's, since no word goes on from it."""
_DIVISION_ENDS = ("省", "市", "县", "区", "自治州")


@dataclass(frozen=True)
class Identifier:
    """Reads names with an ontology. Asking it changes nothing but its memory of answers."""

    ontology: Ontology

    @cached_property
    def bodies(self) -> Bodies:
        """The standing bodies, indexed once."""
        return Bodies(self.ontology)

    @cached_property
    def known(self) -> dict[str, tuple[KnownName, ...]]:
        """Plain name or label → the known names that bear it."""
        found: dict[str, tuple[KnownName, ...]] = {}
        for known in self.ontology.known:
            for label in dict.fromkeys((known.name, *known.labels)):
                found[plain(label)] = (*found.get(plain(label), ()), known)
        return found

    @cached_property
    def _words(self) -> dict[str, tuple[str, ...]]:
        names = ("relative", "not-relative", "national-prefix", "local-head")
        return {name: words(self.ontology, name) for name in names}

    @cached_property
    def _provinces(self) -> tuple[str, ...]:
        return self.ontology.divisions.names("province")

    @cached_property
    def _answers(self) -> dict[tuple[str, str, Setting], Identity]:
        return {}

    def identify(self, mention: Mention, setting: Setting) -> Identity:
        """What the mention names in `setting`."""
        asked = (mention.type, mention.name, setting)
        if asked not in self._answers:
            self._answers[asked] = self._identify(self.top(mention.type), tidy(mention.name), setting)
        return self._answers[asked]

    def top(self, name: str) -> str:
        """The top class of a class; of one that the ontology lacks, itself."""
        return self.ontology.classes[name].top if name in self.ontology.classes else name

    def _identify(self, top: str, name: str, setting: Setting) -> Identity:
        known = self._known(top, name)
        if known is not None:
            return known
        short = name if top == "Person" else self._without_province(name, setting)
        found = self._by_form(top, short, setting)
        if found.kind in ("plain", "local"):
            found = self._misread(top, short) or found
        reason = found.reason or f"{name} = {found.name}: 省名可省"
        return found if short == name else replace(found, reason=reason)

    def _by_form(self, top: str, name: str, setting: Setting) -> Identity:
        return (
            self._division(top, name, setting)
            or self._body(top, name, setting)
            or self._settlement(top, name, setting)
            or self._proposed(top, name, setting)
            or self._relative(top, name, setting)
            or self._other(top, name, setting)
        )

    def _known(self, top: str, name: str) -> Identity | None:
        plan = _PLAN.fullmatch(plain(name)) if top == "Programme" else None
        found = self.known.get(f"{plan[1]}规划" if plan else plain(name), ())
        same = [k for k in found if self.top(k.type) == top] or ([found[0]] if len(found) == 1 else [])
        if not same or top == "Person" != self.top(same[0].type):
            return None
        known = same[0]
        reason = f"{name} = {known.name}: 通行名称" if plain(name) != plain(known.name) else ""
        sense = Sense(self.top(known.type), plain(known.name))
        return Identity(sense, known.name, "known", reason, known.subtype or known.type)

    @cached_property
    def _with_gaps(self) -> dict[tuple[int, str], tuple[str, ...]]:
        """Plain known names of some length with one character left out → those names."""
        found: dict[tuple[int, str], tuple[str, ...]] = {}
        for name in sorted(self.known):
            for cut in range(len(name) if len(name) >= SHORTEST else 0):
                gap = (cut, name[:cut] + name[cut + 1 :])
                found[gap] = (*found.get(gap, ()), name)
        return found

    def _misread(self, top: str, name: str) -> Identity | None:
        """The one known name of the class that differs in a character of like shape: 中央经挤工作会议."""
        text = plain(name)
        gaps = ((cut, text[:cut] + text[cut + 1 :]) for cut in range(len(text) if len(text) >= SHORTEST else 0))
        near = {known for gap in gaps for known in self._with_gaps.get(gap, ()) if difference(text, known)}
        meant = self._known(top, near.pop()) if len(near) == 1 else None
        if meant is None or meant.sense.top != top:
            return None
        return replace(meant, reason=f"{name} = {meant.name}: 字形相近, 一字之误")

    def _division(self, top: str, name: str, setting: Setting) -> Identity | None:
        """A place; an organisation only by its full name, since 临清 may be a firm and 临清市 is none."""
        divisions = self.ontology.divisions
        if top == "Place":
            found = locate(divisions, name, setting)
        elif top == "Organisation" and name.endswith(_DIVISION_ENDS):
            division = by_name(divisions, name, setting.here)
            found = Found(division, f"{name}: 政区") if division and division.name == name else None
        else:
            return None
        if found is None:
            return None
        label = display(found.division)
        return Identity(Sense("Place", plain(label), found.division.code), label, "division", found.reason)

    def _body(self, top: str, name: str, setting: Setting) -> Identity | None:
        owned = self.bodies.read(name, setting) if top in ("Organisation", "Place") else None
        if owned is None or (top == "Place" and not owned.whole):
            return None
        sense = Sense(self.top(owned.type), plain(owned.name), owned.owner)
        return Identity(sense, owned.name, "body" if owned.whole else "part", owned.reason, owned.type)

    def _settlement(self, top: str, name: str, setting: Setting) -> Identity | None:
        """A village, or a town that the list lacks: one in each county, so it is named with its county."""
        if top != "Place" or not name.endswith(_SETTLEMENTS):
            return None
        home, rest = home_of(self.ontology.divisions, name, setting)
        if len(rest) < 2 or rest in _SETTLEMENTS:
            home, rest = "", name
        home = home or setting.near or setting.here
        county = at_level(self.ontology.divisions, home, "county") or home
        reason = f"{name} = {rest}: 前面是所在政区名" if rest != name else ""
        return Identity(Sense("Place", plain(rest), county), rest, "settlement", reason)

    def _proposed(self, top: str, name: str, setting: Setting) -> Identity | None:
        """市委“6293”工作思路 is the working approach 6293工作思路, with its author in front."""
        owned = self.bodies.read(name, setting) if top == "Programme" else None
        if owned is None or not owned.rest.startswith(_NUMBERED):
            return None
        rest = tidy(owned.rest)
        return Identity(Sense(top, plain(rest)), rest, "plain", f"{name} = {rest}: 前面是提出者")

    def _relative(self, top: str, name: str, setting: Setting) -> Identity | None:
        """市公安局, 全市…大会, 省级…: names that mean another thing in every city or province."""
        whole = self._words["relative"]
        if name.startswith(self._words["not-relative"]) or len(name) < 2:
            return None
        kind = next((kind for kind in KINDS if name.startswith(kind)), "")
        if name.startswith(whole):
            kind = next((k for k in KINDS if k in name[:2]), "")
            written = True
        else:
            written = not kind
        home = owner(self.ontology, kind, setting) if kind else None
        if home is None:
            # Whose it is cannot be told (县委 with no county named): one for each place that speaks.
            open_ = kind or self.bodies.short_at(name)
            scope = setting.near or setting.here
            return Identity(Sense(top, plain(name), scope), name, "relative") if open_ else None
        if written or top == "Person" or not self._opens_with_body(top, name):
            return Identity(Sense(top, plain(name), home.code), name, "relative")
        meeting = self.bodies.read(name, setting) if top == "Event" else None
        full = meeting.name if meeting else home.name.removesuffix(kind) + name
        return Identity(Sense(top, plain(full)), full, "plain", f"{name} = {full}: {home.name}的机构")

    def _opens_with_body(self, top: str, name: str) -> bool:
        """Whether 市… may be read as 聊城市…: always of what has a site, else before a body or a mark."""
        numbered = top in ("Event", "Programme") and _NUMBERED_HERE.match(name) is not None
        return top in _LOCATED or numbered or any(name[:cut] in self.bodies.shorts for cut in range(2, len(name)))

    def _other(self, top: str, name: str, setting: Setting) -> Identity:
        divisions = self.ontology.divisions
        if top == "Person":
            city = at_level(divisions, setting.here, "city") or setting.here
            return Identity(Sense(top, plain(name), city), name, "person")
        if top in _LOCATED and self._is_local(name, setting):
            return Identity(Sense(top, plain(name), setting.here), name, "local")
        return Identity(Sense(top, plain(name)), name)

    def _is_local(self, name: str, setting: Setting) -> bool:
        """Whether every city may have one of that name: a common kind, and no place in front."""
        if name.startswith(self._words["national-prefix"]):
            return False
        if not name.endswith(self._words["local-head"]) or name.endswith(_LINES):
            return False
        near = [d for d in chain(self.ontology.divisions, setting.here) if d.level != "town"]
        below = list(self.ontology.divisions.children(setting.here))
        return not any(form and name.startswith(form) for d in near + below for form in (d.name, d.short))

    def _without_province(self, name: str, setting: Setting) -> str:
        """聊城开发区 for 山东聊城开发区: a province before a city or county of it adds nothing."""
        divisions = self.ontology.divisions
        for cut in range(2, min(len(name) - 2, 9)) if name.startswith(self._provinces) else ():
            if name[:cut] not in self._provinces:
                continue
            province = by_name(divisions, name[:cut], setting.here)
            rest = name[cut:]
            inside = (d for end in range(2, 10) for d in divisions.find(rest[:end]) if d.level != "town")
            if province and any(divisions.contains(province.code, d.code) for d in inside):
                return rest
        return name
