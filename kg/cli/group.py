"""The group that holds the commands, loads the one that is asked for, and turns every failure into one line.

Enters: the arguments of `kg`. Leaves: an exit code. Example: for 报告.txt that is empty, standard error gets
"Error: seeds/报告.txt: is empty; delete it or fill it", and the code is 1.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from kg import __version__
from kg.errors import GovkgError

TRACEBACK = "KG_TRACEBACK"
"""Set this variable to see where in the program an unforeseen error arose."""


class Commands(click.Group):
    """A group whose commands are loaded when they are asked for, and may raise GovkgError.

    `lazy` maps the name of a command, which is that of its module and function in kg.cli, to its line of help. The
    message of an error is the line that people see.
    """

    def __init__(self, *args: Any, lazy: Mapping[str, str] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.lazy = dict(lazy or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, sorted."""
        return sorted({*super().list_commands(ctx), *self.lazy})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, loaded; None where there is none of that name."""
        if cmd_name in self.lazy and cmd_name not in self.commands:
            found = getattr(import_module(f"kg.cli.{cmd_name}"), cmd_name)
            self.add_command(found, cmd_name)
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with a line for each, none of them loaded: kg --help answers at once."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, self.lazy[name]) for name in sorted(self.lazy)])

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


COMMANDS: Mapping[str, str] = {
    "add": "Copy files into the folder of documents and build.",
    "build": "Build the graph of a folder of documents.",
    "check": "Check a graph against the shapes of the ontology.",
    "curate": "Decide what is the same, what is wrong, what is missing.",
    "diff": "Tell what changed from one graph to another.",
    "evaluate": "Score a graph against reference annotation.",
    "export": "Write the graph as nt, jsonld, graphml, gexf or csv.",
    "figures": "List figures with their sentences.",
    "push": "Send the graph to a store that speaks SPARQL 1.1.",
    "query": "Ask the graph, in SPARQL or by the name of a question.",
    "review": "List what is doubtful, most useful first.",
    "rules": "Count what each rule for facts finds right and wrong.",
    "serve": "Serve page, SPARQL and entities on this machine.",
    "show": "Show what the graph says of a name.",
    "timeline": "Show the status of a project by date.",
    "train": "Fit the weights of the name grammar to annotation.",
}
"""Command → its line in kg --help."""


@click.group(cls=Commands, lazy=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """From a folder of Chinese government documents to a graph in which every fact has its sentence."""
