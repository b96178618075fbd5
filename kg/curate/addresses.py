"""From what a person types to the key of an entity: an IRI, a key, or a name that only one entity bears.

Enters: a snapshot of the graph and a text. Leaves: a key, or an error that lists what the text may mean.
Example: 聊城机场 is Project/聊城机场, a former name of 聊城民用机场, so that the two can be told apart.
"""

from __future__ import annotations

from urllib.parse import unquote

from kg.compare.snapshot import Fact, Snapshot
from kg.curate.decisions import ENTITIES
from kg.errors import GovkgError
from kg.names import plain
from kg.ontology.facts import KG
from kg.ontology.model import Ontology


def key_of(asked: str, graph: Snapshot) -> str:
    """The key of the entity that `asked` means. Raises GovkgError where it means none, or several."""
    text = unquote(asked.strip().strip("<>").removeprefix(ENTITIES))
    if ENTITIES + text in graph.entities or ENTITIES + text in graph.moved:
        return text
    found = _named(text, graph)
    if len(found) == 1:
        return found[0].removeprefix(ENTITIES)
    if found:
        listed = "、".join(iri.removeprefix(ENTITIES) for iri in found)
        raise GovkgError(f"{asked}: means several entities; name one of them so: {listed}")
    raise GovkgError(f"{asked}: nothing in the graph has this name; look for it with: kg show {asked}")


def object_of(asked: str, predicate: str, graph: Snapshot, ontology: Ontology) -> str:
    """The key or the status that is the object of a fact. Raises GovkgError."""
    one = ontology.properties.get(predicate)
    if one is None:
        raise GovkgError(f"{predicate}: is no property; take one of {', '.join(ontology.properties)}")
    if one.range != ("Status",):
        return key_of(asked, graph)
    labels = {label: name for name, pair in ontology.statuses.items() for label in (name, *pair)}
    if asked not in labels:
        raise GovkgError(f"{asked}: is no status; take one of {', '.join(ontology.statuses)}")
    return labels[asked]


def quotes_of(subject: str, predicate: str, target: str, role: str, graph: Snapshot) -> tuple[str, ...]:
    """The sentences that state a fact, sorted; empty where the graph does not hold it."""
    ends = (_now(subject, graph), _now(target, graph) if "/" in target else KG + target)
    return tuple(
        sorted({q.quote for fact, said in graph.facts.items() if _is(fact, ends, predicate, role) for q in said})
    )


def figure_of(subject: str, measure: str, value: str, period: str, graph: Snapshot) -> tuple[str, ...]:
    """The sentences that give a figure, sorted. Raises GovkgError, with the figures that there are, for none."""
    iri, told, found = _now(subject, graph), set(), set()
    for one, numbers in graph.figures.items():
        if (one.subject, one.measure) == (iri, measure):
            told |= {f"{number} {one.period}".strip() for number in numbers}
            meant = [number for number in numbers if number.split(" ")[-1] == value]
            found |= {quote.quote for number in meant if period in ("", one.period) for quote in numbers[number]}
    if not found:
        known = f"it gives {'、'.join(sorted(told))}" if told else f"ask: kg figures {measure}"
        raise GovkgError(f"{subject} {measure} {value}: the graph gives no such figure; {known}")
    return tuple(sorted(found))


def _is(fact: Fact, ends: tuple[str, str], predicate: str, role: str) -> bool:
    return (fact[0], fact[2]) == ends and fact[1] == predicate and role in ("", fact[3])


def _now(key: str, graph: Snapshot) -> str:
    return graph.moved.get(ENTITIES + key, ENTITIES + key)


def _named(text: str, graph: Snapshot) -> list[str]:
    """IRIs by preferred name; else former IRIs by the name in them; else by any name."""
    wanted = plain(text)
    ways = (
        [iri for iri, thing in graph.entities.items() if plain(thing.name) == wanted],
        [iri for iri in graph.moved if plain(unquote(iri.rsplit("/", 1)[-1])) == wanted],
        [i for i, thing in graph.entities.items() if any(plain(label) == wanted for label in thing.labels)],
    )
    return sorted(next((way for way in ways if way), []))
