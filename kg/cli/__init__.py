"""The command line: `kg` and its commands, one module each.

Enters: arguments and files. Leaves: text on the terminal and an exit code: 0 done, 1 the work failed, 2 wrong
usage. An error is one line on standard error that names the file and the remedy.

Example: `kg build seeds` builds, `kg show 聊城` tells what the graph says about 聊城市.
"""

from kg.cli.add import add
from kg.cli.build import build
from kg.cli.check import check
from kg.cli.curate import curate
from kg.cli.diff import diff
from kg.cli.evaluate import evaluate
from kg.cli.export import export
from kg.cli.figures import figures
from kg.cli.group import main
from kg.cli.push import push
from kg.cli.query import query
from kg.cli.review import review
from kg.cli.serve import serve
from kg.cli.show import show
from kg.cli.timeline import timeline
from kg.cli.train import train

for command in (
    add, build, check, curate, diff, evaluate, export, figures, push, query,
    review, serve, show, timeline, train,
):  # fmt: skip
    main.add_command(command)

__all__ = ["main"]
