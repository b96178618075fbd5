"""Errors that a person can mend: each is one line that names the file and the remedy.

Enters: what went wrong. Leaves: an exception that the command line prints as it is, without a traceback.
Example: `InputError("seeds/报告.txt", "is empty", "delete it or fill it")` prints
报告.txt's path, what is wrong and what to do: "seeds/报告.txt: is empty; delete it or fill it".
"""

from __future__ import annotations

from pathlib import Path


class GovkgError(Exception):
    """Any failure that the user can mend."""


class InputError(GovkgError):
    """A file or folder cannot be used. `remedy` says what to do about it."""

    def __init__(self, path: str | Path, problem: str, remedy: str) -> None:
        super().__init__(f"{path}: {problem}; {remedy}")
        self.path = str(path)
        self.problem = problem
        self.remedy = remedy


class OntologyError(InputError):
    """A Turtle file of the ontology cannot be used."""


class OutputError(InputError):
    """The output folder cannot be written; what stood there before is untouched."""


class ValidationError(GovkgError):
    """The graph breaks its shapes; nothing was published."""
