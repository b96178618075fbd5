"""Terms that a query names and nothing knows: where they stand, and the nearest known one.

Enters: a query, the store, the ontology's folder. Leaves: nothing, or a `QueryError`.
Example: `?thing kg:locatdIn ?city` gives "line 1, column 10: nothing is called kg:locatdIn; did you mean
kg:locatedIn?", where Oxigraph would say that 雄商高铁 lies nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from pyoxigraph import NamedNode, Store
from rdflib import namespace

from kg.graph.names import KG, PREFIXES
from kg.ontology.facts import local, read_facts
from kg.ontology.folder import ontology_folder, vocabulary_files
from kg.query.refusal import QueryError, place, without_text

_TERM = re.compile(r"(?<![\w?$:@.%-])([A-Za-z][\w-]*):([A-Za-z][\w-]*)?(?![\w:%-])")
_OWN = re.compile(r"\bPREFIX\s+([\w.-]*):", re.I)
_PUBLIC = {
    "dcterms": namespace.DCTERMS, "owl": namespace.OWL, "prov": namespace.PROV, "rdf": namespace.RDF,
    "rdfs": namespace.RDFS, "skos": namespace.SKOS, "xsd": namespace.XSD,
}  # fmt: skip
"""Vocabularies whose terms rdflib lists."""


def check_terms(query: str, store: Store, ontology: Path | None) -> None:
    """Raise QueryError for the first term that neither the graph nor its vocabulary knows."""
    bare = without_text(query)
    own = {match[1] for match in _OWN.finditer(bare)}
    for match in _TERM.finditer(bare):
        prefix, name = match[1], match[2] or ""
        if prefix in own:
            continue
        if prefix not in dict(PREFIXES):
            raise QueryError(_told(bare, match, f"the prefix {prefix}: is unknown", _like_prefix(prefix)))
        if name and not _used(store, NamedNode(dict(PREFIXES)[prefix] + name)):
            known = sorted(_known(prefix, ontology))
            if known and name not in known:
                like = [f"{prefix}:{found}" for found in get_close_matches(name, known, n=1)]
                raise QueryError(_told(bare, match, f"nothing is called {match[0]}", like))


def vocabulary_terms(ontology: Path | None) -> list[str]:
    """What a query may name: kg:Place …, and the terms of the public vocabularies, sorted."""
    return sorted(f"{prefix}:{name}" for prefix in ("kg", *_PUBLIC) for name in _known(prefix, ontology))


def _told(text: str, match: re.Match[str], problem: str, like: list[str]) -> str:
    remedy = f"; did you mean {like[0]}?" if like else ""
    return f"{place(text, match.start())}: {problem}{remedy}"


def _like_prefix(prefix: str) -> list[str]:
    return [f"{found}:" for found in get_close_matches(prefix, list(dict(PREFIXES)), n=1)]


def _known(prefix: str, ontology: Path | None) -> Iterator[str]:
    """Local names below a prefix, none where the vocabulary's terms are not at hand."""
    if prefix == "kg":
        facts = read_facts(vocabulary_files(ontology_folder(ontology)))
        yield from (local(subject) for subject in facts.index if subject.startswith(str(KG)))
    elif prefix in _PUBLIC:
        public = _PUBLIC[prefix]
        yield from (str(term).removeprefix(str(public)) for term in dir(public) if not term.startswith("_"))


def _used(store: Store, term: NamedNode) -> bool:
    """Whether the graph itself speaks of the term, as one that a user's own tool put there."""
    patterns = ((None, term, None), (None, None, term), (term, None, None))
    return any(next(iter(store.quads_for_pattern(*pattern)), None) for pattern in patterns)
