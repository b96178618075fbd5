"""The words that figures go by, compiled once from the ontology's word lists.

Enters: the `Ontology`. Leaves: `FigureWords`: patterns for units, qualifiers, verbs of change, and for what
stands around the name of a measure.

Example: `FigureWords(ontology).growth` matches 增长 in 生产总值增长3.7%.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.ontology.model import Ontology

QUALIFIERS_BEFORE = ("over", "near", "about", "under")
QUALIFIERS_BEHIND = ("above", "below", "around")


class FigureWords:
    """Patterns made of the ontology's lists figure-…. Immutable once made."""

    def __init__(self, ontology: Ontology) -> None:
        self._lists = ontology.words
        self.unit = self.either("unit", "classifier")
        self.no_unit = f"(?!{self.either('no-unit')})"
        self.size = self.either("unit")
        self.sized = re.compile(f"(?:{self.size}|{self.either('duration')})$")
        self.plain_unit = self.either("unit", "plain-classifier")
        self.digits_only = frozenset(self._lists.get("figure-digits-only", ()))
        self.duration = self.either("duration")
        self.duration_cue = re.compile(rf"(?:{self.either('duration-cue')})(?:近|约|了)?$")
        self.before = self._qualifiers(QUALIFIERS_BEFORE)
        self.behind = self._qualifiers(QUALIFIERS_BEHIND)
        self.odd = self._qualifiers(("odd",))
        self.name_behind = re.compile(self.either("name-behind"))
        self.growth = self._at_end("growth")
        self.decline = self._at_end("decline")
        self.reaching = self._at_end("reaching")
        self.increase = re.compile(self.either("increase"))
        self.increase_first = re.compile(rf"(?:{self.either('increase-first')})(?!值)")
        self.increase_last = self._at_end("increase-only")
        self.increase_only = re.compile(rf"(?:{self.either('increase-only')})(?!值)")
        self.stock = re.compile(self.either("stock"))
        self.says = frozenset(self._lists.get("figure-reaching", ()))
        self.says |= frozenset(self._lists.get("figure-closing", ())) - {"的", "等", "和", "与"}
        self.says |= frozenset(self._lists.get("figure-verb", ()))
        self.head = self._at_end("head")
        self.share = self._at_end("share")
        self.rate = self._at_end("rate")
        self.relative = re.compile(rf"(?:{self.either('relative')})")
        self.opening = re.compile(rf"(?:{self.either('opening')})")
        self.closing = self._at_end("closing")
        self.aside = re.compile(self.either("aside"))
        self.own = re.compile(self.either("own"))
        self.expected = re.compile(self.either("expected"))
        self.achieved = re.compile(rf"(?<![比较])(?:{self.either('achieved')})")
        self.target = re.compile(self.either("target"))
        self.scope = re.compile(self.either("scope"))
        self.ranking = self._at_end("ranking")
        self.winners = self._winners()

    def either(self, *names: str) -> str:
        """An alternation of all words of the lists figure-NAME, longest first; nothing where there is none."""
        words = {word for name in names for word in self._lists.get(f"figure-{name}", ())}
        return alternation(words)

    def _winners(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?:{self.either('winner')})(?:先后|成功|均|已|被|全部|整县)*(?:{self.either('winning')})"
        )

    def _at_end(self, name: str) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.either(name)})$")

    def _qualifiers(self, names: Iterable[str]) -> Mapping[str, str]:
        """Word → the first word of its list: 突破 → 超."""
        found = {}
        for name in names:
            words = self._lists.get(f"figure-is-{name}", ())
            found.update(dict.fromkeys(words, words[0] if words else ""))
        return found


def alternation(words: Iterable[str]) -> str:
    """A pattern of the words, longest first; no words match nothing."""
    listed = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, listed)) or r"(?!)"
