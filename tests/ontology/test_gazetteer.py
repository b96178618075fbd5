"""No list of answers: of what the seeds name, the ontology names only what the whole country knows.

Places and persons aside, an entry that stands in a seed must be one of the few below, which the nation itself named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from rdflib import Graph, Literal

from kg.gold import read_gold
from kg.names import plain
from kg.normalise import normalise
from kg.ontology.folder import ontology_folder
from kg.ontology.load import load
from kg.ontology.model import Body, KnownName, Ontology
from kg.read import read

CUE = "https://w3id.org/govkg/cue#"
ROOT = Path(__file__).parents[2]
FREE = ("Place", "Person")
"""Classes whose names are general knowledge: rivers, countries, and those who stand in encyclopaedias."""
STANDING = {
    # Strategies, plans and campaigns of the Central Committee and the State Council.
    "乡村振兴战略", "乡村全面振兴", "一带一路", "黄河流域生态保护和高质量发展", "京津冀协同发展", "脱贫攻坚战",
    "污染防治攻坚战", "蓝天保卫战", "碧水保卫战", "净土保卫战", "扫黑除恶专项斗争", "千万工程", "供给侧结构性改革",
    "放管服改革", "河长制", "十三五规划", "十四五规划", "十五五规划",
    # Congresses of the Party.
    "中国共产党第十九次全国代表大会", "中国共产党第二十次全国代表大会", "中国共产党第二十届中央委员会第四次全体会议",
    # Bodies of the nation.
    "中国共产党", "中共中央", "中央军委", "国务院", "中国人民解放军", "中国人民武装警察部队", "国家发展和改革委员会",
    "农业农村部", "中国共产主义青年团", "中国民主建国会", "联合国",
}  # fmt: skip
KINDS = {
    # Titles that the nation confers on many, and what no document means as a name.
    "历史文化名城", "瞪羚企业", "质量标杆", "六稳", "六保",
}  # fmt: skip
PORT = KnownName("鲁西国际陆港", "Project", ("陆港",), "聊城市政府工作报告")


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


@pytest.fixture(scope="module")
def seeds() -> str:
    """The seeds as names are compared, sentence marks dropped."""
    paths = sorted((ROOT / "seeds").glob("*.txt"))
    return "\n".join(plain(normalise(read(path, root=path.parent).text).text) for path in paths)


@pytest.fixture(scope="module")
def answers() -> set[str]:
    """What the reference annotation of the seeds has as names, besides places and persons."""
    entities = (one for path in (ROOT / "tests/reference").glob("*.json") for one in read_gold(path).entities)
    named = (one for one in entities if one.type not in FREE and not one.optional)
    return {plain(name) for one in named for name in (one.name, *one.surfaces)}


def offenders(
    ontology: Ontology, known: Iterable[KnownName], bodies: Iterable[Body], seeds: str, answers: set[str]
) -> Iterator[str]:
    """The entries that stand in a seed and may not, or that lack their source."""
    for one in known:
        if ontology.classes[one.type].top in FREE and not answers.isdisjoint(map(plain, (one.name, *one.labels))):
            yield f"{one.name}: no place or person of the seeds"
        if ontology.classes[one.type].top not in FREE and _stands((one.name, *one.labels), seeds):
            if one.name not in STANDING:
                yield f"{one.name}: not of national standing"
            elif not one.source:
                yield f"{one.name}: no source"
    for body in bodies:
        if "{" not in body.full and _stands((body.full, *body.shorts), seeds) and body.full not in STANDING:
            yield f"{body.full}: not of national standing"


def _stands(names: Iterable[str], seeds: str) -> bool:
    return any(plain(name) in seeds for name in names)


def cue_words() -> Iterator[str]:
    """Every word that the ontology's files give as a cue, the gazetteer aside."""
    for path in sorted(ontology_folder().glob("*.ttl")):
        for _, predicate, value in Graph().parse(path, format="turtle"):
            if str(predicate).startswith(CUE) and isinstance(value, Literal):
                yield str(value)


def given_away(words: Iterable[str], answers: set[str]) -> list[str]:
    """Words of three characters and more that are a name of a seed, and no kind."""
    return sorted({word for word in words if len(word) > 2 and plain(word) in answers} - KINDS)


def test_the_gazetteer_names_nothing_that_only_the_seeds_name(
    ontology: Ontology, seeds: str, answers: set[str]
) -> None:
    assert list(offenders(ontology, ontology.known, ontology.bodies, seeds, answers)) == []


def test_every_exception_is_needed(ontology: Ontology, seeds: str) -> None:
    known = {one.name: (one.name, *one.labels) for one in ontology.known}
    known |= {one.full: (one.full, *one.shorts) for one in ontology.bodies}
    assert {name for name in STANDING if not _stands(known.get(name, ()), seeds)} == set()


def test_every_known_name_has_its_source(ontology: Ontology) -> None:
    assert [one.name for one in ontology.known if not one.source] == []


def test_bodies_are_organisations_and_none_is_a_firm(ontology: Ontology) -> None:
    tails = ("公司", "股份", "厂", "有限")
    assert {ontology.classes[one.type].top for one in ontology.bodies} == {"Organisation"}
    assert [one.full for one in ontology.bodies if one.full.endswith(tails)] == []
    assert [one.name for one in ontology.known if one.name.endswith(tails)] == []


def test_no_cue_word_is_a_name_of_a_seed(answers: set[str]) -> None:
    assert given_away(cue_words(), answers) == []


@pytest.mark.parametrize(
    ("entry", "wrong"),
    [
        (PORT, ["鲁西国际陆港: not of national standing"]),
        (KnownName("“6293”工作思路", "Programme", (), "某报"), ["“6293”工作思路: not of national standing"]),
        (KnownName("水城惠民消费季", "Event", (), "某报"), ["水城惠民消费季: not of national standing"]),
        (KnownName("莘县香瓜", "Brand", (), "某报"), ["莘县香瓜: not of national standing"]),
        (KnownName("全国文明城市", "Honour", (), "某报"), ["全国文明城市: not of national standing"]),
        (KnownName("中通客车股份有限公司", "Organisation", ("中通客车",), "某报"),
         ["中通客车股份有限公司: not of national standing"]),
        (KnownName("一带一路", "Programme"), ["一带一路: no source"]),
        (KnownName("一带一路", "Programme", (), "《愿景与行动》"), []),
        (KnownName("包银高铁", "Project", (), "某报"), []),
        (KnownName("雄商高铁", "Place", (), "某报"), ["雄商高铁: no place or person of the seeds"]),
        (KnownName("鲁西", "Place", (), "某报"), []),
    ],
)  # fmt: skip
def test_an_entry_that_gives_an_answer_away_is_told(
    ontology: Ontology, seeds: str, answers: set[str], entry: KnownName, wrong: list[str]
) -> None:
    assert list(offenders(ontology, [entry], [], seeds, answers)) == wrong


def test_a_body_that_gives_an_answer_away_is_told(ontology: Ontology, seeds: str) -> None:
    nation = [Body("中通客车", (), "nation"), Body("国务院", (), "nation"), Body("二十国集团", (), "nation")]
    bodies = [*nation, Body("{place}人民政府", ("市政府",), "city")]
    assert list(offenders(ontology, [], bodies, seeds, set())) == ["中通客车: not of national standing"]


@pytest.mark.parametrize(
    ("word", "told"),
    [("雄商高铁", True), ("“6293”工作思路", True), ("高铁", False), ("六稳", False), ("瞪羚企业", False)],
)
def test_a_cue_word_that_gives_an_answer_away_is_told(answers: set[str], word: str, told: bool) -> None:
    assert given_away([word], answers) == ([word] if told else [])
