"""The ontology folder read into one record, which every later stage asks.

Enters: a folder of Turtle (None: the ontology that comes with govkg). Leaves: an `Ontology`.
Example: `load().classes["Project"].label_zh` is 项目; `load().divisions.find("茌平")` gives 茌平区.

A user adds a class in Turtle alone:
`kg:Ship a owl:Class ; rdfs:subClassOf kg:Entity ; cue:head "号科考船"@zh .`
"""

from __future__ import annotations

from pathlib import Path

from kg.ontology.divisions import Divisions, edition, read_divisions
from kg.ontology.facts import CUE, KG, SKOS, Facts, read_facts
from kg.ontology.folder import ontology_folder, vocabulary_files
from kg.ontology.lexicon import read_bodies, read_known, read_triggers, read_words
from kg.ontology.model import Ontology
from kg.ontology.vocabulary import read_classes, read_properties, read_statuses

__all__ = ["load", "ontology_folder"]


def load(folder: Path | None = None) -> Ontology:
    """Read every Turtle file at the folder's top level and in its gazetteer/.

    Raises OntologyError (one line: file, line or name, remedy) for a missing folder, broken Turtle, or a
    name that is used and not declared.
    """
    facts = read_facts(vocabulary_files(ontology_folder(folder)))
    classes = read_classes(facts)
    _check_heads(facts, frozenset(classes))
    properties = read_properties(facts, classes)
    statuses = read_statuses(facts)
    return Ontology(
        classes=classes,
        properties=properties,
        statuses=statuses,
        triggers=read_triggers(facts, properties, statuses),
        bodies=read_bodies(facts, classes),
        known=read_known(facts, classes),
        words=read_words(facts),
        digest=f"{facts.digest}+{edition()}",
        divisions=_divisions(facts),
    )


def _check_heads(facts: Facts, classes: frozenset[str]) -> None:
    """A head noun of an undeclared class would be lost in silence: kg:Projct cue:head "高铁"@zh."""
    for iri in facts.subjects(CUE + "head"):
        if iri.removeprefix(KG) not in classes:
            problem = "has head nouns and is no class below kg:Entity"
            raise facts.fail(iri, problem, "declare it or correct the name")


def _divisions(facts: Facts) -> Divisions:
    found = [(iri, facts.text(iri, CUE + "division")) for iri in facts.instances(CUE + "DivisionAlias")]
    aliases = {name: code for iri, code in found for name in facts.texts(iri, SKOS + "altLabel")}
    letters = {char: code for iri, code in found for char in facts.texts(iri, CUE + "abbreviation")}
    divisions = read_divisions()
    for iri, code in found:
        if divisions.get(code) is None:
            raise facts.fail(iri, f"names no division by {code!r}", "write the code of a division")
    return divisions.with_aliases(aliases, letters)
