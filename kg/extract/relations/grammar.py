"""The words that frames go by, compiled once from the ontology.

Enters: the `Ontology` with its triggers and word lists. Leaves: a `Grammar`: patterns for trigger words, for
the words that stand for the speaker (我市), that join lists (、 和 以及), that deny (未) …

Example: `Grammar(ontology).hits("聊城实施6293工作思路")` finds 实施 with its trigger.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.ontology.model import Ontology, Trigger

_CONTRASTING = {"receives": "honour", "seeks": "honour"}
"""Predicates whose words hide one another: in 成功创建 the word 创建 is no wish any more."""


class Grammar:
    """Patterns made of the ontology's triggers and word lists. Immutable once made."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self._triggers: dict[str, dict[str, list[Trigger]]] = defaultdict(lambda: defaultdict(list))
        for trigger in ontology.triggers:
            for word in trigger.words:
                self._triggers[_group(trigger)][word].append(trigger)
        self._patterns = {group: _alternation(words) for group, words in sorted(self._triggers.items())}
        self.speaker = self._words("speaker")
        self.joint = re.compile(rf"(?:{self._words('list-joint').pattern}|[、“”‘’\s])+")
        self.preposition = re.compile(rf"(?:{self._words('preposition').pattern})[“‘]?$")
        self.possession = self._words("possession")
        adverbs = self._words("adverb").pattern
        self.adverb = re.compile(rf"(?:{adverbs}|连续.{{1,4}}[年届次]|第.次|20\d\d年|\s)*")
        self.negation = re.compile(rf"(?:{self._words('negation').pattern}).{{0,2}}$")
        self.role = re.compile(rf"(?:{self._words('role-rank').pattern})*(?:{self._words('role').pattern})")
        others = self._words("bare-actor").pattern
        self.urged = re.compile(rf"(?:支持|鼓励|引导|帮助|动员|指导)[^，]{{0,6}}(?:{others})|(?:{others})带头")
        self.title_level = self._words("title-level")
        self.plain_title = re.compile(rf"(?:{self._words('plain-title').pattern})$")
        self.cooperation = self._words("cooperation")
        self.pairs = _pairs()
        self.role_at_end = re.compile(rf"(?<=..)(?:{self.role.pattern})$")
        self.office_former = self._words("office-former")
        self.office_lead = re.compile(rf"(?:{self._words('office-lead').pattern}|[\d年月日]+日)+")
        self.office_tail = re.compile(rf"(?:{self._words('office-tail').pattern})+$")
        self.body_head = re.compile(rf"(?:{_alternation(_body_heads(ontology)).pattern})[”’]?$")
        self.body_at_start = _alternation(_bodies(ontology))
        self.body_at_end = re.compile(rf"(?:{_alternation(_bodies(ontology)).pattern})$")
        self.fact_words = self._words("fact-mood")
        self.fact_hints = self._words("fact-hint")
        self.plan_words = self._words("plan-mood")
        self.plan_hints = self._words("plan-hint")
        self.fact_heads = self._words("fact-heading")
        self.plan_heads = self._words("plan-heading")
        heads = (kind.heads for name, kind in ontology.classes.items() if name in ("Place", "Project"))
        self.place_heads = tuple(sorted(set().union(*heads)))
        self.held = _held(ontology)
        self.anaphor = self._words("event-anaphor")
        self.measured = self._words("measure-noun")
        self.other_voice = self._words("other-voice")

    def _words(self, name: str) -> re.Pattern[str]:
        return _alternation(self.ontology.words.get(name, ()))

    def own(self, predicate: str) -> Trigger | None:
        """The trigger without words that lets the speaker be the subject of `predicate`."""
        return self.frame("speaker", predicate)

    def frame(self, frame: str, predicate: str) -> Trigger | None:
        """The first trigger of `predicate` with this frame."""
        for trigger in self.ontology.triggers:
            if trigger.frame == frame and trigger.predicate == predicate:
                return trigger
        return None

    def hits(self, text: str, begin: int, end: int) -> Iterator[tuple[Trigger, int, int]]:
        """Every trigger word of `text[begin:end]`, the longest of each group, with its span."""
        for group, pattern in self._patterns.items():
            for match in pattern.finditer(text, begin, end):
                for trigger in self._triggers[group][match.group()]:
                    yield trigger, match.start(), match.end()

    def admits(self, types: tuple[str, ...], mention_type: str) -> bool:
        """Whether a class is one of `types` or below one of them; no types admit any class."""
        return not types or mention_type in types or self.top(mention_type) in types

    def top(self, mention_type: str) -> str:
        """The top class above a class: Place for County."""
        known = self.ontology.classes.get(mention_type)
        return known.top if known else mention_type

    def domain(self, predicate: str) -> tuple[str, ...]:
        """Classes of the predicate's subject."""
        known = self.ontology.properties.get(predicate)
        return known.domain if known else ()

    def range(self, predicate: str) -> tuple[str, ...]:
        """Classes of the predicate's object."""
        known = self.ontology.properties.get(predicate)
        return known.range if known else ()


def _pairs() -> re.Pattern[str]:
    """Pairs of provinces or cities by one character each, up to the end: 深化(皖苏、皖赣)区域."""
    verbs = "深化|加强|推动|推进|落实|深入推进|扩大|开展|提升|健全|完善"
    kinds = "对口|区域|全面|战略|产业|经贸|省际|东西部"
    pair = r"[\u4e00-\u9fff]{2}"
    return re.compile(rf"(?:^|(?<=[，、：])|{verbs})(?P<pairs>(?:{pair}、)*{pair})(?:{kinds})*$")


def _held(ontology: Ontology) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An event with a theme in quotation marks behind 召开 and before it: “春风行动”启动仪式举行."""
    heads = _alternation(ontology.classes["Event"].heads if "Event" in ontology.classes else ()).pattern
    plain, end = r"[^，。；：:！？、\n“”（）]", r"(?=[，。；！？\n]|$)"
    event = (
        rf"(?P<event>(?:{plain}{{0,12}}“[^”\n。]{{2,30}}”)+{plain}{{0,20}}?(?:{heads})"
        r"(?:第[一二三四五六七八九十\d]+[场届次期])?)"
    )
    return (
        re.compile(rf"(?:召开|举行|举办|主办|承办){event}{end}"),
        re.compile(rf"(?:^|(?<=[，。；\n])){event}(?:在[^，。；“”\n]{{2,12}})?(?:召开|举行|举办|开幕|闭幕){end}"),
    )


def _body_heads(ontology: Ontology) -> Iterator[str]:
    """What a body that holds offices ends in: the head nouns of organisations, and 委 of 县委."""
    yield from ontology.classes["Organisation"].heads if "Organisation" in ontology.classes else ()
    yield from ontology.words.get("office-body", ())


def _bodies(ontology: Ontology) -> Iterator[str]:
    """Names of standing bodies as they are written without their place: 市委, 国务院."""
    for body in ontology.bodies:
        yield from body.shorts
        if "{place}" not in body.full:
            yield body.full


def _group(trigger: Trigger) -> str:
    if trigger.predicate in _CONTRASTING:
        return _CONTRASTING[trigger.predicate]
    return f"{trigger.predicate} {trigger.frame.split()[0]}"


def _alternation(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of the words, longest first, so that 成功创建 wins over 创建; no words match nothing."""
    listed = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, listed)) or r"(?!)")
