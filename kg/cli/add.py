"""`kg add`: documents into the folder of documents, and the graph with them.

Enters: files. Leaves: copies of them in seeds/, and a build; or a refusal, and everything as it was.
Example: `kg add ~/2024年政府工作报告.txt` copies it and builds; a second time it is told that it is there already.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.build import run_build
from kg.cli.source import curation_file, curation_option
from kg.errors import GovkgError, InputError, OutputError
from kg.likeness import alike
from kg.pipeline import BuildRequest
from kg.read import FoundFile, discover, read

FOLDER = click.Path(path_type=Path, file_okay=False)
EPILOG = """\b
Examples:
  kg add report.txt
  kg add report.txt --into reports --output graphs
"""


@click.command(epilog=EPILOG)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--into", type=FOLDER, default=Path("seeds"), show_default=True, help="The folder of documents.")
@click.option("-o", "--output", type=FOLDER, default=Path("output"), show_default=True, help="Where to build.")
@click.option("--ontology", type=FOLDER, metavar="DIR", help="Another ontology than kg's own.")
@click.option("--anyway", is_flag=True, help="Also what is nearly the same as a document that is there.")
@curation_option
def add(
    files: tuple[Path, ...], into: Path, output: Path, ontology: Path | None, anyway: bool, curation: Path | None
) -> None:
    """Copy FILES into the folder of documents and build.

    Nothing is overwritten; what is there already, by its content, is told.
    """
    present = list(discover((into,)).files) if into.is_dir() else []
    for file in files:
        _check(file, into, present, anyway=anyway)
        present.append(FoundFile(file, file.parent))
    names = [file.name for file in files]
    if len(set(names)) < len(names):
        raise GovkgError("two of the files have one name; rename one of the two")
    for copied in _copy(files, into):
        click.echo(f"Added: {copied}")
    run_build(BuildRequest((into,), output, ontology, curation=curation_file(curation, ontology)))


def _check(file: Path, into: Path, present: Sequence[FoundFile], *, anyway: bool) -> None:
    """Refuse what cannot be read, what would overwrite, and what is there already. Raises InputError."""
    document = read(file, root=file.parent)
    for like in alike(document, present):
        if like.exact:
            raise InputError(file, f"is there already, as {like.path}", "there is nothing to add")
        if not anyway:
            problem = f"is nearly the same as {like.path} ({like.share:.0%} of the sentences)"
            raise InputError(file, problem, "if it is another document, add it with --anyway")
    if (into / file.name).exists():
        raise InputError(into / file.name, "is there already", "rename the file that you add")


def _copy(files: Sequence[Path], into: Path) -> list[Path]:
    """Copies of all the files, or of none. Raises OutputError."""
    made: list[Path] = []
    try:
        into.mkdir(parents=True, exist_ok=True)
        for file in files:
            _copy_one(file, into / file.name)
            made.append(into / file.name)
    except OSError as error:
        for path in made:
            path.unlink(missing_ok=True)
        problem = f"cannot be written ({error.strerror})"
        raise OutputError(into, problem, "make room and get permission there") from error
    return made


def _copy_one(source: Path, target: Path) -> None:
    """The whole file under its name, or nothing: a build beside must not read half of it."""
    handle, partial = tempfile.mkstemp(prefix=".adding-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(source.read_bytes())
        Path(partial).chmod(0o644)
        target.touch(exist_ok=False)  # whoever wrote that name meanwhile keeps it
        Path(partial).replace(target)
    finally:
        Path(partial).unlink(missing_ok=True)
