"""The questions that come with govkg, one file each, and what they say of themselves.

Enters: the folder of questions. Leaves: `Question`s. A file opens with what it asks in Chinese, then in English,
then a line for each parameter: `# -p name: entity; 项目的名称; the name of the project`.
Example: project-status asks 每个项目处于什么状态, of one project where `name` is given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.errors import InputError

_PARAMETER = re.compile(r"^# -p (\w+): (entity|document|text|term); ([^;]+); ([^;]+)$")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be asked of. `kind` is entity (any name of one), document (its file's name or a part
    of it), text (plain, without a language) or term (an IRI, a number, a date, else Chinese text)."""

    name: str
    kind: str
    chinese: str
    english: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question ready to ask: its name, what it asks in two languages, its parameters, its SPARQL."""

    name: str
    chinese: str
    english: str
    parameters: tuple[Parameter, ...]
    text: str


def questions(folder: Path) -> tuple[Question, ...]:
    """All questions in the folder, by name. Raises InputError where one is not UTF-8."""
    return tuple(_question(path.stem, _read(path)) for path in sorted(folder.glob("*.rq")))


def question(text: str, folder: Path) -> Question:
    """The question that `text` means: a file's content, a shipped question by name, or the text itself.

    Raises InputError where `text` looks like a file and there is none.
    """
    for path in (Path(text), folder / f"{text}.rq"):
        try:
            if path.is_file():
                return _question(path.stem, _read(path))
        except OSError:
            continue  # a query can be too long for a file name
    if "{" not in text:
        known = sorted(path.stem for path in folder.glob("*.rq"))
        like = get_close_matches(text, known, n=1)
        remedy = f"did you mean {like[0]}? " if like else ""
        raise InputError(text, "is no query, file or shipped question", f"{remedy}list them: kg query --list")
    return _question("", text)


def _question(name: str, text: str) -> Question:
    comments = [line for line in text.splitlines() if line.startswith("#")]
    said = [line.removeprefix("#").strip() for line in comments if not _PARAMETER.match(line)]
    found = (_PARAMETER.match(line) for line in comments)
    parameters = tuple(Parameter(*match.groups()) for match in found if match)
    first, second, *_ = (*said, "", "")
    return Question(name, first, second, parameters, text)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(path, "is not UTF-8", "save it as UTF-8") from error
