"""The name grammar as spaCy components, each a registered factory that says what it needs and gives.

Enters: a tagged `Doc`. Leaves, step by step, on `doc._`: `words` and `candidates` (forms), `proposals`
(gazetteer), `names` (selection, then lists), `mentions`.
Example: 济郑、雄商高铁 becomes two mentions, of 济郑高铁 and of 雄商高铁.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.forms import candidates
from kg.extract.initials import part_initials
from kg.extract.joined import part_joined
from kg.extract.lexicon import Lexicon
from kg.extract.lists import expand_lists
from kg.extract.mentions import to_mentions
from kg.extract.names import choose_names
from kg.extract.people import persons_in_lists
from kg.extract.proposals import proposals
from kg.extract.sessions import part_sessions
from kg.extract.standing import in_set_phrases
from kg.extract.weights import Weights, load_weights
from kg.extract.words import words_of

EXTENSIONS = ("words", "candidates", "proposals", "names", "mentions")


class Component:
    """A step that asks the compiled ontology. `use` gives it one, before the first document."""

    def __init__(self) -> None:
        for name in EXTENSIONS:
            if not Doc.has_extension(name):
                Doc.set_extension(name, default=())
        self._lexicon: Lexicon | None = None

    def use(self, lexicon: Lexicon) -> None:
        """Take lists and head nouns from `lexicon` from now on."""
        self._lexicon = lexicon

    @property
    def lexicon(self) -> Lexicon:
        """The compiled ontology. Raises ValueError before `use`."""
        if self._lexicon is None:
            raise ValueError(f"{type(self).__name__} has no lexicon; call use(lexicon) after adding it")
        return self._lexicon


class Forms(Component):
    """Marks all spans that may be a name by their boundaries."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.words` and `doc._.candidates`."""
        doc._.words = words_of(doc, self.lexicon.at(doc.user_data["article"].jurisdiction))
        doc._.candidates = tuple(candidates(doc._.words))
        return doc


class Gazetteer(Component):
    """Says what candidates may be by list, head noun or place in the sentence."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.proposals`, parallel to the candidates."""
        lexicon = self.lexicon.at(doc.user_data["article"].jurisdiction)
        doc._.proposals = tuple(proposals(doc._.words, doc._.candidates, lexicon))
        return doc


class Selection(Component):
    """Scores the candidates and keeps the best set that does not overlap."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self._weights = weights

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.names`."""
        found = choose_names(doc._.words, doc._.candidates, doc._.proposals, self.lexicon, self._weights)
        doc._.names = tuple(found)
        return doc


class Lists(Component):
    """Adds the names that lists and set phrases imply, and mends what is more or less than one name."""

    def __call__(self, doc: Doc) -> Doc:
        """Replace `doc._.names`."""
        words, lexicon = doc._.words, self.lexicon
        named = in_set_phrases(words, persons_in_lists(words, doc._.names, lexicon))
        found = expand_lists(words, named, lexicon)
        doc._.names = tuple(part_initials(words, part_joined(words, part_sessions(words, found), lexicon), lexicon))
        return doc


class Mentions(Component):
    """Turns names into mentions with offsets in the document."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.mentions`. `doc.user_data` holds the article."""
        doc._.mentions = to_mentions(doc._.words, doc._.names, doc.user_data["article"])
        return doc


@Language.factory("govkg_forms", assigns=["doc._.words", "doc._.candidates"])
def create_forms(nlp: Language, name: str) -> Forms:
    """Candidates by their boundaries."""
    return Forms()


@Language.factory(
    "govkg_gazetteer", assigns=["doc._.proposals"], requires=["doc._.words", "doc._.candidates"]
)
def create_gazetteer(nlp: Language, name: str) -> Gazetteer:
    """Proposals by list and head noun."""
    return Gazetteer()


@Language.factory(
    "govkg_selection",
    assigns=["doc._.names"],
    requires=["doc._.words", "doc._.candidates", "doc._.proposals"],
)
def create_selection(nlp: Language, name: str) -> Selection:
    """The best set of names by the packaged weights."""
    return Selection(load_weights())


@Language.factory("govkg_lists", assigns=["doc._.names"], requires=["doc._.words", "doc._.names"])
def create_lists(nlp: Language, name: str) -> Lists:
    """Names that lists imply."""
    return Lists()


@Language.factory("govkg_mentions", assigns=["doc._.mentions"], requires=["doc._.words", "doc._.names"])
def create_mentions(nlp: Language, name: str) -> Mentions:
    """Mentions of the names."""
    return Mentions()
