"""The titles that stand before or behind a person, cut into bodies and offices.

Enters: a context and a span that holds nothing but titles at its end. Leaves: `Title` records.
Titles are split by 、 or ， or 兼; each belongs to the body or place it begins with, or, with none of its own, to
that of the title before it. A body need not have been found as a name: 市委 and 市水利局河长科 are read off their
form, since the office behind them says what they are.

Example: 市农业农村局党组书记、局长，市乡村振兴局局长 gives 书记 of 市农业农村局党组, 局长 of 市农业农村局 and 局长
of 市乡村振兴局.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.relations.arguments import typed
from kg.extract.relations.names import place_at
from kg.extract.relations.records import Context
from kg.model import Mention

_PART = re.compile(r"(?:(?!兼任|兼)[^、，,；：\s])+")
_KIND = "[省市县区州旗镇乡盟]"
_OF_DIVISION = re.compile(f"(?P<kind>{_KIND})长$")
_PARTY = re.compile(r"党(?:组|委|工委|支部|总支)$")
_OF_PARTY = re.compile(r"(?:书记|委员|成员|常委)$")
_RELATIVE = re.compile(rf"(?:{_KIND}|自治区|国家|全国|中共|中央|中国).")
_LONGEST_BODY = 24
_LONGEST_SECTION = 10
"""Characters of what a body's name is lengthened by: 大气环境科, 宣传部."""
_NO_NAME = re.compile(r"[的了在和与及是为《》]")


@dataclass(frozen=True, slots=True)
class Title:
    """An office of a body. `role` is as written, with 原 or 时任 before it where the office is a former one."""

    role: str
    body: Mention


@dataclass(frozen=True, slots=True)
class _Part:
    """One title as written: perhaps with its own body, perhaps with a section of the body before it."""

    role: str
    begin: int
    body: Mention | None = None
    section: str = ""
    whole: bool = False
    """Whether nothing but the title stands in the part, so that a title before it may go on."""


def titles_before(context: Context, begin: int, end: int) -> list[Title]:
    """The titles that end at `end`, read backwards until something is no title."""
    found: list[_Part] = []
    for match in reversed(list(_PART.finditer(context.text, begin, end))):
        part = _part(context, match.start(), match.end())
        if part is None or (not found and context.text[match.end() : end].strip()):
            break
        found.insert(0, part)
        if not part.whole:
            break
    return list(_assigned(context, found))


def titles_from(context: Context, begin: int, end: int) -> list[Title]:
    """The titles that begin at `begin`, read until something is no title: 任(市水利局局长、党组书记)."""
    found: list[_Part] = []
    for match in _PART.finditer(context.text, begin, end):
        last = match.start() + len(context.grammar.office_tail.sub("", match.group()))
        part = _part(context, match.start(), last)
        if part is None or not part.whole or (not found and match.start() > begin):
            break
        found.append(part)
    return list(_assigned(context, found))


def _part(context: Context, begin: int, end: int) -> _Part | None:
    """The title that ends at `end` and begins at `begin` or, where other words stand there, behind them."""
    grammar, text = context.grammar, context.text
    lead = grammar.office_lead.match(text, begin, end)
    begin = lead.end() if lead else begin
    former = grammar.office_former.match(text, begin, end)
    begin = former.end() if former else begin
    names = [m for m in typed(context, context.mentions, _bodies(context)) if begin <= m.begin and m.end <= end]
    start = max([begin, *(m.end for m in names)])
    at = next((at for at in range(start, end) if grammar.role.fullmatch(text, at, end)), -1)
    if at < 0:
        return None
    role = (former.group() if former else "") + text[at:end]
    if at == begin:
        return _Part(role, at, whole=True)
    body = _named(context, names, at) or _formed(context, begin, at)
    if body is not None:
        return _Part(role, at, body, whole=body.begin == begin)
    section = text[begin:at]
    if len(section) <= _LONGEST_SECTION and _is_body(context, section):
        return _Part(role, at, section=section, whole=True)
    return None


def _bodies(context: Context) -> tuple[str, ...]:
    return context.grammar.range("holdsPosition")


def _named(context: Context, names: list[Mention], end: int) -> Mention | None:
    """The name before the office, lengthened by what stands between them: 市政协(党组), 高唐(县委)."""
    if not names:
        return None
    last = max(names, key=lambda m: (m.end, -m.begin))
    section = context.text[last.end : end]
    if not section:
        return last
    if len(section) > _LONGEST_SECTION or not _is_body(context, section):
        return None
    return replace(
        last, end=end, type="Organisation", name=last.name + section,
        surface=context.text[last.begin : end], reasons=(f"office of {last.name}",),
    )  # fmt: skip


def _formed(context: Context, begin: int, end: int) -> Mention | None:
    """A body that no name was found for: a standing one (市委) or one that its form shows (市水利局河长科)."""
    written = context.text[begin:end]
    relative = _RELATIVE.match(written) and _is_body(context, written)
    if relative and len(written) <= _LONGEST_BODY:
        return _body(context, begin, end)
    short = context.grammar.body_at_end.search(written)
    return _body(context, begin + short.start(), end) if short else None


def _is_body(context: Context, written: str) -> bool:
    return bool(context.grammar.body_head.search(written)) and not _NO_NAME.search(written)


def _body(context: Context, begin: int, end: int, name: str = "") -> Mention:
    article, written = context.article, context.text[begin:end]
    return Mention(
        article.document, article.number, begin, end, "Organisation", name or written, written,
        reasons=("before an office",),
    )  # fmt: skip


def _assigned(context: Context, parts: list[_Part]) -> Iterator[Title]:
    """Each title with the body it belongs to."""
    body: Mention | None = None
    for part in parts:
        body = part.body or body
        if part.body is not None:
            yield Title(part.role, part.body)
        elif (holder := _heir(context, part, body)) is not None:
            yield Title(part.role, holder)


def _heir(context: Context, part: _Part, body: Mention | None) -> Mention | None:
    """Whose office it is that has no body of its own, `body` being that of the titles before it."""
    if part.section and body is not None:
        end = part.begin
        return _body(context, end - len(part.section), end, _above(body).name + part.section)
    office = _OF_DIVISION.search(part.role)
    if office:
        return _division(context, part, office["kind"], body)
    if body is None or _OF_PARTY.search(part.role):
        return body
    return _above(body)


def _above(body: Mention) -> Mention:
    """市农业农村局 for 市农业农村局党组, of which nobody is 局长."""
    party = _PARTY.search(body.surface)
    if party is None or not party.start():
        return body
    cut = len(body.surface) - party.start()
    return replace(
        body, end=body.end - cut, name=body.name[:-cut], surface=body.surface[:-cut],
        reasons=(f"inside {body.name}",),
    )  # fmt: skip


def _division(context: Context, part: _Part, kind: str, body: Mention | None) -> Mention | None:
    """The division that a 市长 or 县长 governs: that of the body before, the speaker's, or the one named last."""
    admits = context.grammar.admits
    if body is not None and admits(("Place",), body.type):
        return body
    inside = place_at(context, body) if body is not None else None
    if inside is not None and inside[1].name.endswith(kind):
        return inside[0]
    divisions, home = context.grammar.ontology.divisions, context.article.jurisdiction
    here = divisions.get(home) if home else None
    for division in (here, *divisions.ancestors(home)) if here else ():
        if division is not None and division.name.endswith(kind) and not division.name.endswith("自治区"):
            article = context.article
            return Mention(
                article.document, article.number, part.begin, part.begin + 1, "Place", division.name, "",
                implicit=True, reasons=("office of the division",),
            )  # fmt: skip
    paragraph = context.text.rfind("\n", 0, part.begin) + 1
    ahead = [m for m in typed(context, context.mentions, ("Place",)) if paragraph <= m.begin < part.begin]
    return next((m for m in reversed(ahead) if m.name.endswith(kind)), None)
