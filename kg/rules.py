"""How sure each rule for facts is: what it found right and wrong where people annotated.

Enters: annotated texts with their reference annotation. Leaves: a `RuleScore` for each trigger of the ontology.
The names are those that people marked, so that a rule is not blamed for a name that was misread. What annotators
marked optional counts neither for nor against, but a fact they did not mark is wrong, also of an optional name.

The confidence is the rule's precision, drawn towards that of its property, and that towards the precision of all
rules, as if `PRIOR` cases had been seen before: (right + PRIOR·prior) / (right + wrong + PRIOR), the m-estimate
(B. Cestnik, Estimating Probabilities: A Crucial Task in Machine Learning, ECAI 1990), which is the mean of a Beta
distribution.

Example: award found 52 facts of 寿光获评国家森林城市 and its like, all right, and has the confidence 0.99.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from kg.extract.pipeline import build_tokenizer, with_headlines
from kg.extract.relations import RelationExtractor
from kg.gold import Gold, GoldEntity, read_gold, text_of
from kg.model import Mention, Relation
from kg.names import plain
from kg.normalise import normalise
from kg.ontology.model import Ontology, Trigger
from kg.read import read
from kg.segment import segment

PRIOR = 4
"""How many cases the prior is worth."""
SUREST = 0.99
"""No rule is certain, however many of its cases were right."""
SYMMETRIC = frozenset({"cooperatesWith"})
_OUTER = "“”《》‘’"
_SHORTEST = 2

Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class RuleScore:
    """What one rule found. `confidence` is its precision, smoothed; from 0 to 1, two digits."""

    rule: str
    predicate: str
    right: int
    wrong: int
    confidence: float


def score_rules(texts: Sequence[Path], golds: Sequence[Path], ontology: Ontology) -> tuple[RuleScore, ...]:
    """Every trigger's score on the annotated texts, in the ontology's order. Raises InputError."""
    nlp, extractor = build_tokenizer(), RelationExtractor(ontology)
    right, wrong = Counter[str](), Counter[str]()
    for path in golds:
        gold = read_gold(path)
        facts = _facts(text_of(gold, path, texts), gold, nlp=nlp, extractor=extractor, ontology=ontology)
        for rule, is_right in _judged(facts, gold):
            (right if is_right else wrong)[rule] += 1
    return smoothed(ontology.triggers, right, wrong)


def smoothed(triggers: Iterable[Trigger], right: Counter[str], wrong: Counter[str]) -> tuple[RuleScore, ...]:
    """Scores from counts: each rule drawn towards its property, each property towards all rules."""
    listed = list(triggers)
    total = _mean(sum(right.values()), sum(wrong.values()), 0.5)
    by_property: dict[str, Counter[str]] = defaultdict(Counter)
    for trigger in listed:
        by_property[trigger.predicate].update(right=right[trigger.name], wrong=wrong[trigger.name])
    prior = {name: _mean(counts["right"], counts["wrong"], total) for name, counts in by_property.items()}
    return tuple(
        RuleScore(
            trigger.name, trigger.predicate, right[trigger.name], wrong[trigger.name],
            min(round(_mean(right[trigger.name], wrong[trigger.name], prior[trigger.predicate]), 2), SUREST),
        )
        for trigger in listed
    )  # fmt: skip


def _mean(right: int, wrong: int, prior: float) -> float:
    return (right + PRIOR * prior) / (right + wrong + PRIOR)


def _facts(
    path: Path, gold: Gold, *, nlp: Language, extractor: RelationExtractor, ontology: Ontology
) -> Iterator[Relation]:
    document = read(path, root=path.parent)
    clean = normalise(document.text)
    articles = segment(document, clean, ontology)
    for article in with_headlines(articles, len(clean.text)):
        doc = nlp.make_doc(clean.text[article.begin : article.end])
        doc.user_data.update(document=document, clean=clean, article=article)
        doc._.mentions = tuple(
            Mention(article.document, article.number, begin, end, entity.type, entity.name, clean.text[begin:end])
            for begin, end, entity in _marked(clean.text, gold.entities)
            if article.begin <= begin and end <= article.end
        )
        yield from extractor(doc)._.relations


def _marked(text: str, entities: Iterable[GoldEntity]) -> Iterator[tuple[int, int, GoldEntity]]:
    """Every place of every annotated name, the longest where two overlap; a list names all its members."""
    forms: dict[str, list[GoldEntity]] = defaultdict(list)
    for entity in entities:
        for surface in dict.fromkeys((entity.name, *entity.surfaces)):
            form = normalise(surface).text.strip().strip(_OUTER) if surface.strip() else ""
            if len(form) >= _SHORTEST and (not forms[form] or "、" in form):
                forms[form].append(entity)
    listed = sorted((form for form, named in forms.items() if named), key=lambda form: (-len(form), form))
    for match in re.finditer("|".join(map(re.escape, listed)), text) if listed else ():
        for entity in forms[match.group()]:
            yield match.start(), match.end(), entity


def _judged(facts: Iterable[Relation], gold: Gold) -> Iterator[tuple[str, bool]]:
    """(rule, right) for each fact, once in a document, by its surest rule."""
    names = {plain(form): entity.name for entity in gold.entities for form in entity.surfaces}
    names |= {plain(entity.name): entity.name for entity in gold.entities}
    wanted = {(r.s, r.p, r.o) for r in gold.relations if not r.optional}
    optional = {(r.s, r.p, r.o) for r in gold.relations if r.optional}
    found: dict[Triple, Relation] = {}
    for fact in facts:
        triple = _triple(fact, names, wanted | optional)
        if triple not in found or found[triple].confidence < fact.confidence:
            found[triple] = fact
    for triple, fact in found.items():
        if triple not in optional:
            yield fact.rule, triple in wanted


def _triple(fact: Relation, names: Mapping[str, str], known: Collection[Triple]) -> Triple:
    first = names.get(plain(fact.subject.name), fact.subject.name)
    thing = fact.object
    second = fact.status if thing is None else names.get(plain(thing.name), thing.name)
    turned = (second, fact.predicate, first)
    return turned if fact.predicate in SYMMETRIC and turned in known else (first, fact.predicate, second)
