"""The page's scripts: a linter finds nothing in them, and it would find something."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.publish.page.render import SCRIPTS

HERE = Path(__file__).parent
STATIC = HERE.parents[1] / "kg" / "publish" / "page" / "static"
FORM = HERE.parents[1] / "kg" / "serve" / "static" / "query.js"
BESIDE = str(Path(sys.executable).parent)
OXLINT = shutil.which("oxlint", path=BESIDE) or shutil.which("oxlint")


def lint(path: Path) -> subprocess.CompletedProcess[str]:
    if not OXLINT:
        pytest.skip("oxlint is not installed")
    command = [OXLINT, "--config", str(HERE / "oxlint.json"), str(path)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("path", [STATIC, FORM])
def test_the_linter_finds_nothing(path: Path) -> None:
    done = lint(path)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("const forgotten = 1;", "no-unused-vars"),
        ("kg.x = misspelt;", "no-undef"),
        ("document.body.innerHTML = kg.text;", "no-restricted-properties"),
        ("document.write(kg.text);", "no-restricted-properties"),
        ("kg.x = eval(kg.text);", "no-eval"),
    ],
)
def test_the_linter_would_find_something(tmp_path: Path, line: str, rule: str) -> None:
    path = tmp_path / "bad.js"
    path.write_text(f"(function () {{\n  {line}\n}})();\n", encoding="utf-8")
    done = lint(path)
    assert done.returncode != 0 and rule in done.stdout


def test_every_script_is_in_the_page() -> None:
    assert sorted(SCRIPTS) == sorted(path.stem for path in STATIC.glob("*.js"))
