"""The page's data: everything it shows, in columns, the same that is written to graph.json.

Enters: `Knowledge` and `Ontology`. Leaves: a dict of JSON values that static/graph.schema.json describes.
Example: `page_data(knowledge, ontology)["entities"]["name"][0]` may be 聊城市, and every other column of
`entities` speaks of 聊城市 at the same place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.graph import ENTITY_NAMESPACE, Names
from kg.graph.names import KG, iri_path
from kg.model import Entity, Knowledge, Reading
from kg.ontology.model import Ontology
from kg.publish.page.decided import added_columns, confirmed_columns
from kg.publish.page.figures import background_columns, figure_columns
from kg.publish.page.names import pinyin_keys
from kg.publish.page.statements import Index, statement_columns
from kg.publish.page.texts import Units, article_row, document_date, document_title, marks

FORMAT = "govkg-graph/1"
# Okabe and Ito's palette, for classes to which the ontology gives no colour.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8C6D31", "#7F7F7F")


def page_data(knowledge: Knowledge, ontology: Ontology) -> dict[str, object]:
    """The data of the page. Documents stand by date, entities as they come, offsets are UTF-16 units."""
    readings = ordered_readings(knowledge)
    index = _index(knowledge.entities, readings)
    top = [_top_class(entity, ontology) for entity in knowledge.entities]
    return {
        "format": FORMAT,
        "namespace": ENTITY_NAMESPACE,
        "vocabulary": str(KG),
        "classes": _classes(top, ontology),
        "predicates": _predicates(knowledge, ontology),
        "statuses": [{"name": n, "zh": zh, "en": en} for n, (zh, en) in ontology.statuses.items()],
        "documents": [_document(reading, index) for reading in readings],
        "entities": _entities(knowledge.entities, top, ontology),
        "aliases": {iri_path(former): iri_path(key) for former, key in knowledge.aliases},
        "mentions": _counts(knowledge.entities, index),
        "statements": statement_columns(knowledge.statements, readings, index),
        "observations": figure_columns(knowledge.observations, readings, index),
        "background": background_columns(knowledge.background, index),
        "added": added_columns(knowledge.outcomes, index),
        "confirmed": confirmed_columns(knowledge.outcomes, index),
    }


def ordered_readings(knowledge: Knowledge) -> list[Reading]:
    """The readings by date, those without date last, then by name."""
    return sorted(knowledge.readings, key=lambda r: (document_date(r) or "9999", r.document.name))


def _index(entities: Sequence[Entity], readings: Sequence[Reading]) -> Index:
    mention = {m: place for place, entity in enumerate(entities) for m in entity.mentions}
    return Index(
        entity={entity.key: place for place, entity in enumerate(entities)},
        document={reading.document.name: place for place, reading in enumerate(readings)},
        mention=mention,
    )


def _top_class(entity: Entity, ontology: Ontology) -> str:
    name = entity.types[0]
    known = ontology.classes.get(name)
    return known.top if known else name


def _classes(top: Sequence[str], ontology: Ontology) -> list[dict[str, object]]:
    counts = Counter(top)
    names = [name for name, known in ontology.classes.items() if known.top == name]
    names += sorted(set(counts) - set(names))
    rows: list[dict[str, object]] = []
    for place, name in enumerate(names):
        known = ontology.classes.get(name)
        rows.append(
            {
                "name": name,
                "zh": known.label_zh if known else name,
                "en": known.label_en if known else name,
                "colour": (known.colour if known else "") or PALETTE[place % len(PALETTE)],
                "shape": known.shape if known else "dot",
                "count": counts[name],
            }
        )
    return rows


def _predicates(knowledge: Knowledge, ontology: Ontology) -> list[dict[str, object]]:
    counts = Counter(statement.predicate for statement in knowledge.statements)
    counts.update(one.decision.predicate for one in knowledge.outcomes if one.decision.kind == "add" and one.entities)
    names = list(ontology.properties) + sorted(set(counts) - set(ontology.properties))
    rows: list[dict[str, object]] = []
    for name in names:
        known = ontology.properties.get(name)
        zh, en = (known.label_zh, known.label_en) if known else (name, name)
        rows.append(
            {
                "name": name,
                "zh": zh,
                "en": en,
                "inverseZh": known.inverse_zh if known else "",
                "inverseEn": known.inverse_en if known else "",
                "count": counts[name],
            }
        )
    return rows


def _document(reading: Reading, index: Index) -> dict[str, object]:
    units = Units.of(reading.clean.text)
    return {
        "iri": str(Names().document(reading.document.name)).removeprefix(ENTITY_NAMESPACE),
        "name": reading.document.name,
        "title": document_title(reading),
        "date": document_date(reading),
        "articles": [article_row(article, units) for article in reading.articles],
        "text": reading.clean.text,
        "marks": marks(reading.mentions, index.mention, units),
    }


def _entities(entities: Sequence[Entity], top: Sequence[str], ontology: Ontology) -> dict[str, list[object]]:
    place = {row["name"]: number for number, row in enumerate(_classes(top, ontology))}
    return {
        "key": [iri_path(entity.key) for entity in entities],
        "types": [list(entity.types) for entity in entities],
        "name": [entity.name for entity in entities],
        "labels": [list(entity.labels) for entity in entities],
        "class": [place[name] for name in top],
        "kind": [_kind(entity, ontology) for entity in entities],
        "pinyin": [pinyin_keys((entity.name, *entity.labels)) for entity in entities],
        "reasons": [list(entity.reasons) for entity in entities],
    }


def _kind(entity: Entity, ontology: Ontology) -> list[str]:
    """Labels (zh, en) of the most special class, or nothing where that is the top class."""
    known = ontology.classes.get(entity.types[-1])
    if known is None or known.top == known.name:
        return []
    return [known.label_zh, known.label_en]


def _counts(entities: Sequence[Entity], index: Index) -> dict[str, list[int]]:
    """How often each document names each entity; implied mentions count only where no other stands."""
    rows: list[tuple[int, int, int]] = []
    for place, entity in enumerate(entities):
        known = [m for m in entity.mentions if m.document in index.document]
        named = Counter(index.document[m.document] for m in known if not m.implicit)
        implied = {index.document[m.document] for m in known} - set(named)
        rows += [(place, document, named[document]) for document in sorted({*named, *implied})]
    return {
        "entity": [row[0] for row in rows],
        "document": [row[1] for row in rows],
        "count": [row[2] for row in rows],
    }
