"""The graph that a command reads: the argument, the option, and the loading.

Enters: the path of a Turtle file. Leaves: an rdflib graph over Oxigraph's store, or an InputError.
Example: `open_graph(Path("output/graph.ttl"))` holds the triples about 鲁西国际陆港.
"""

from __future__ import annotations

from pathlib import Path

import click
from rdflib import Graph

from kg.errors import InputError
from kg.publish.swap import recover

DEFAULT = Path("output/graph.ttl")
CURATION = Path("ontology/curation.ttl")
"""Where people's decisions lie, as seeds/ and output/ do: below the folder one works in."""

PATH = click.Path(path_type=Path, dir_okay=False)

graph_option = click.option(
    "--graph", type=PATH, default=DEFAULT, show_default=True, metavar="FILE", help="The Turtle file to ask."
)


curation_option = click.option(
    "--curation", type=PATH, metavar="FILE", help=f"People's decisions; without it, {CURATION} or that of --ontology."
)


def curation_file(curation: Path | None, ontology: Path | None) -> Path:
    """The file of decisions: the one named, that of the ontology named, or the one below this folder."""
    return curation or (ontology / CURATION.name if ontology else CURATION)


def open_graph(path: Path) -> Graph:
    """The graph in a Turtle file. Raises InputError where there is none or it is no Turtle."""
    recover(path.parent)
    if not path.is_file():
        raise InputError(path, "does not exist", "make it with: kg build")
    graph = Graph(store="Oxigraph", bind_namespaces="none")
    try:
        return graph.parse(path, format="ox-turtle")
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})", "check its permissions") from error
    except (SyntaxError, ValueError) as error:
        problem = f"is no valid Turtle ({' '.join(str(error).split())})"
        raise InputError(path, problem, "make it anew with: kg build") from error
