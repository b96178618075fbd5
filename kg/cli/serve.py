"""`kg serve`: the graph in a browser and at a SPARQL endpoint, from one's own computer.

Enters: an output folder. Leaves: a server, until Ctrl+C. Example: `kg serve` prints the address at which the page,
/sparql and /id/Project/雄商高铁 are found.
"""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from kg.errors import InputError
from kg.publish.swap import recover
from kg.serve import Settings, application, listening
from kg.serve import serve as run_server
from kg.serve.app import GRAPH, LOCAL

EPILOG = """\b
Examples:
  kg serve                        # output/, at a port that is free
  kg serve graphs --port 8080 --open
"""


@click.command(epilog=EPILOG)
@click.argument("output", type=click.Path(path_type=Path, file_okay=False), default=Path("output"))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Where to listen; else a free one.")
@click.option(
    "--host", default=LOCAL[0], show_default=True, help="Who may connect: this computer alone, or all."
)
@click.option("--open", "opened", is_flag=True, help="Open the page in a browser.")
@click.option(
    "--timeout", type=click.FloatRange(0, min_open=True), default=10.0, show_default=True, metavar="SECONDS",
    help="What a question may take.",
)  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(1), default=100_000, show_default=True, help="Rows of an answer."
)
@click.option("--workers", type=click.IntRange(1), default=4, show_default=True, help="Questions at a time.")
@click.option(
    "--ontology", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Take the shipped questions from this folder.",
)  # fmt: skip
def serve(
    output: Path, port: int, host: str, opened: bool, timeout: float, limit: int, workers: int,
    ontology: Path | None,
) -> None:  # fmt: skip
    """Serve the graph in OUTPUT (without one, output): page, SPARQL endpoint, a page for each entity.

    Only this computer can connect, unless --host names another address. Ctrl+C ends it.
    """
    recover(output)
    if not (output / GRAPH).is_file():
        raise InputError(output / GRAPH, "does not exist", "make it with: kg build")
    hosts = LOCAL if host in LOCAL else ("*",)
    settings = Settings(output, ontology, seconds=timeout, rows=limit, workers=workers, hosts=hosts)
    with listening(host, port) as taken:
        address = f"http://{f'[{host}]' if ':' in host else host}:{taken.getsockname()[1]}/"
        click.echo(
            f"Page:     {address}\nSPARQL:   {address}sparql\nForm:     {address}query\nCtrl+C ends the server."
        )
        if opened:
            webbrowser.open(address)
        run_server(application(settings), taken)
