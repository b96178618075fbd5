"""`python -m kg` is `kg`.

Enters: the command line (python -m kg show 鲁西国际陆港). Leaves: what the command prints.
"""

from kg.cli import main

if __name__ == "__main__":
    main(prog_name="kg")
