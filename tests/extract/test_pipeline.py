from __future__ import annotations

import shutil
from pathlib import Path

from spacy.language import Language

from kg.extract import build_nlp, extract
from kg.extract.pipeline import PIPES, with_headlines
from kg.model import Article, CleanText, Document
from kg.ontology.folder import ontology_folder
from kg.ontology.load import load

PREFIXES = """
@prefix cue: <https://w3id.org/govkg/cue#> .
@prefix kg: <https://w3id.org/govkg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
SPECIES = (
    PREFIXES
    + """
kg:Species a owl:Class ; rdfs:subClassOf kg:Entity ; rdfs:label "物种"@zh, "species"@en ;
    rdfs:comment "一个有名字的物种。"@zh, "A named species."@en ; cue:head "朱鹮"@zh, "大鲵"@zh .
"""
)


def test_every_component_gets_what_it_needs(nlp: Language) -> None:
    assert tuple(nlp.pipe_names) == PIPES
    assert not any(nlp.analyze_pipes()["problems"].values())


def test_the_order_matters(ontology: object) -> None:
    nlp = Language()
    nlp.add_pipe("govkg_selection")
    nlp.add_pipe("govkg_forms")
    assert nlp.analyze_pipes()["problems"]["govkg_selection"]


def test_a_class_written_in_turtle_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "ontology"
    shutil.copytree(ontology_folder(None), folder)
    (folder / "species.ttl").write_text(SPECIES, encoding="utf-8")
    text = "放归秦岭朱鹮20只，繁育汉中大鲵。"
    clean = CleanText(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))
    article = Article("a.txt", 1, "", 0, len(text), jurisdiction="610000")
    document = Document("a.txt", text, "utf-8", "")
    without = extract(build_nlp(load()), document, clean, [article])
    found = extract(build_nlp(load(folder)), document, clean, [article])
    assert "Species" not in {mention.type for mention in without.mentions}
    assert ("秦岭朱鹮", "Species") in {(mention.name, mention.type) for mention in found.mentions}


def test_headlines_belong_to_what_follows_and_the_end_to_the_last() -> None:
    articles = [Article("a.txt", 1, "", 5, 20), Article("a.txt", 2, "", 28, 40)]
    assert [(found.begin, found.end) for found in with_headlines(articles, 50)] == [(0, 20), (20, 50)]
    assert with_headlines([], 50) == ()


def test_a_byline_names_a_person(nlp: Language) -> None:
    text = "政府工作报告\n银川市市长 赵旭辉\n各位代表：\n加快包银高铁建设，确保年内开通运营。"
    clean = CleanText(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))
    article = Article("a.txt", 1, "", text.index("各位"), len(text), jurisdiction="640100")
    found = extract(nlp, Document("a.txt", text, "utf-8", ""), clean, [article])
    assert ("赵旭辉", "Person") in {(mention.name, mention.type) for mention in found.mentions}
