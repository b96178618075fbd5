"""kg.rules: counts of right and wrong on the seeds, and the confidence that the ontology gives every trigger."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.ontology.facts import read_facts
from kg.ontology.folder import ontology_folder
from kg.ontology.load import load
from kg.ontology.model import Trigger
from kg.rules import SUREST, RuleScore, score_rules, smoothed

HERE = Path(__file__).parent
GOLD = [HERE / "reference" / "001.json", HERE / "reference" / "003.json"]
SEEDS = HERE.parent / "seeds"
CUE = "https://w3id.org/govkg/cue#"
FEW = 8
"""Below so many cases a share says little."""


@pytest.fixture(scope="module")
def scores() -> dict[str, RuleScore]:
    return {score.rule: score for score in score_rules([SEEDS], GOLD, load())}


def committed() -> dict[str, RuleScore]:
    """What confidence.ttl says."""
    facts = read_facts([ontology_folder() / "confidence.ttl"])
    triggers = load().triggers

    def count(rule: str, name: str) -> int:
        return int(facts.text(CUE + rule, CUE + name) or 0)

    return {t.name: RuleScore(t.name, t.predicate, count(t.name, "right"), count(t.name, "wrong"), t.confidence)
            for t in triggers}  # fmt: skip


def test_every_trigger_has_a_measured_confidence() -> None:
    told = (ontology_folder() / "confidence.ttl").read_text(encoding="utf-8")
    assert {t.name for t in load().triggers} == {
        line.split()[0].removeprefix("cue:") for line in told.splitlines() if line.startswith("cue:")
    }


def test_the_confidences_follow_from_the_counts() -> None:
    table = committed()
    right = Counter({name: score.right for name, score in table.items()})
    wrong = Counter({name: score.wrong for name, score in table.items()})
    assert {s.rule: s.confidence for s in smoothed(load().triggers, right, wrong)} == {
        name: score.confidence for name, score in table.items()
    }


def test_the_seeds_are_part_of_what_was_counted(scores: dict[str, RuleScore]) -> None:
    table = committed()
    assert {name for name, s in scores.items() if s.right > table[name].right or s.wrong > table[name].wrong} == set()
    assert sum(s.right for s in scores.values()) > 250


def test_the_seeds_do_not_belie_the_numbers(scores: dict[str, RuleScore]) -> None:
    often = [s for s in scores.values() if s.right + s.wrong >= FEW]
    assert often
    for score in often:
        share = score.right / (score.right + score.wrong)
        assert abs(share - load_confidence(score.rule)) < 0.2, score


def load_confidence(rule: str) -> float:
    return next(t.confidence for t in load().triggers if t.name == rule)


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [(0, 0, (0.71, 0.71)), (6, 0, (0.98, 0.94)), (0, 6, (0.06, 0.15)), (400, 0, (SUREST, SUREST))],
)
def test_a_rule_is_drawn_towards_its_property(right: int, wrong: int, expected: tuple[float, float]) -> None:
    """The second rule of the property has no cases, the other property has 3 right of 3."""
    triggers = [Trigger(name, p, (), "active") for name, p in (("a", "visits"), ("b", "visits"), ("c", "seeks"))]
    found = smoothed(triggers, Counter(a=right, c=3), Counter(a=wrong))
    assert [score.right for score in found] == [right, 0, 3]
    assert (found[0].confidence, found[1].confidence) == expected


def test_the_command_prints_a_table_and_turtle() -> None:
    arguments = ["rules", str(GOLD[1]), "--texts", str(SEEDS)]
    table = CliRunner().invoke(main, arguments)
    assert table.exit_code == 0
    assert "office-named" in table.output
    turtle = CliRunner().invoke(main, [*arguments, "--turtle"]).output
    assert "cue:office-named cue:right 11 ; cue:wrong 0 ;" in turtle


def test_a_text_that_is_missing_is_told() -> None:
    result = CliRunner().invoke(main, ["rules", str(GOLD[0]), "--texts", str(HERE)])
    assert result.exit_code == 1
    assert "name the folder that holds it" in result.output
