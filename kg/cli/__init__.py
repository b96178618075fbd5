"""The command line: `kg` and its commands, one module each.

Enters: arguments and files. Leaves: text on the terminal and an exit code: 0 done, 1 the work failed, 2 wrong
usage. An error is one line on standard error that names the file and the remedy.

A command is loaded when it is called: whoever asks the graph does not wait for what reads Chinese.

Example: `kg build seeds` builds, `kg show 聊城` tells what the graph says about 聊城市.
"""

from kg.cli.group import main

__all__ = ["main"]
