"""The first four stages, for one document at a time: read, normalise, segment, extract.

Enters: a file. Leaves: a `Reading`, or a `Failure` that says why there is none.
Example: seeds/004.txt gives the names and facts of 鲁西国际陆港; a file without a character gives "is empty".

Loading this module loads what reads Chinese, which takes longer than reading a page of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from spacy.language import Language

from kg.errors import InputError, OntologyError
from kg.extract import build_nlp, extract
from kg.model import Reading
from kg.normalise import normalise
from kg.ontology.load import load, ontology_folder
from kg.ontology.model import Ontology
from kg.quiet import without_collection
from kg.read import FoundFile, read
from kg.request import Failure
from kg.segment import segment


@dataclass(frozen=True, slots=True)
class Reader:
    """Takes one file through the first four stages. Each process that it is sent to loads the model once."""

    ontology: Path | None
    digest: str
    loaded: Ontology | None = field(default=None, compare=False, repr=False)
    """The ontology, for the process that has read it already."""

    def __reduce__(self) -> tuple[type[Reader], tuple[Path | None, str]]:
        """To another process goes the path alone."""
        return Reader, (self.ontology, self.digest)

    def __call__(self, file: FoundFile) -> Reading | Failure:
        """What the document says, or why it could not be read."""
        ontology, nlp = equipment(self)
        try:
            return _read(file, ontology, nlp)
        except InputError as error:
            return Failure(error.path, error.problem, error.remedy)
        # One document that trips the program up must not take the others along, nor vanish in silence.
        except Exception as error:  # noqa: BLE001
            cause = " ".join(f"{type(error).__name__}: {error}".split())
            return Failure(str(file.path), f"cannot be understood ({cause})", "report this with the file")


@lru_cache(maxsize=1)
def equipment(reader: Reader) -> tuple[Ontology, Language]:
    """The ontology and the model of this process. Raises OntologyError where the ontology is another one now."""
    ontology = reader.loaded or load(reader.ontology)
    if ontology.digest != reader.digest:
        raise OntologyError(ontology_folder(reader.ontology), "changed while it was read", "build again")
    with without_collection():
        return ontology, build_nlp(ontology)


def _read(file: FoundFile, ontology: Ontology, nlp: Language) -> Reading:
    document = read(file.path, root=file.root)
    clean = normalise(document.text)
    articles = segment(document, clean, ontology)
    extraction = extract(nlp, document, clean, articles)
    found = (extraction.mentions, extraction.relations, extraction.unverified, extraction.figures)
    return Reading(document, clean, articles, *found)
