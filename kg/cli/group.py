"""The group that holds the commands, and turns every failure into one line and an exit code.

Enters: the arguments of `kg`. Leaves: an exit code. Example: for 报告.txt that is empty, standard error gets
"Error: seeds/报告.txt: is empty; delete it or fill it", and the code is 1.
"""

from __future__ import annotations

import os
from typing import Any

import click

from kg import __version__
from kg.errors import GovkgError

TRACEBACK = "KG_TRACEBACK"
"""Set this variable to see where in the program an unforeseen error arose."""


class OneLineErrors(click.Group):
    """A group whose commands may raise GovkgError: the message is the line that people see."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. Raises click's own exceptions alone."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except GovkgError as error:
            raise click.ClickException(" ".join(str(error).split())) from error
        except Exception as error:
            if os.environ.get(TRACEBACK):
                raise
            line = " ".join(f"{type(error).__name__}: {error}".split())
            raise click.ClickException(
                f"unforeseen, {line}; please report it with what {TRACEBACK}=1 shows"
            ) from error


@click.group(cls=OneLineErrors, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """From a folder of Chinese government documents to a graph in which every fact has its sentence."""
