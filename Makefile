# make graph: from nothing to output/graph.html. make test: everything that is proved. make help: the rest.
# Paths are relative, so that a checkout in a folder with spaces works.
PYTHON ?= python3
PY := .venv/bin/python

.PHONY: graph test pictures clean help
.DEFAULT_GOAL := help

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' Makefile

graph: .venv/.installed  ## build the graph of seeds/ into output/
	$(PY) -m kg build seeds --output output

test: .venv/.tested  ## lint, check types, run all tests
	$(PY) -m ruff check .
	$(PY) -m mypy kg
	$(PY) -m pytest

pictures: graph .venv/.tested  ## draw docs/graph.png, the picture in the README
	$(PY) tests/publish/browser/pictures.py output/graph.html docs --only graph

clean:  ## remove .venv, caches and everything generated
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find kg tests -name __pycache__ -type d -prune -exec rm -rf {} +
	find output -mindepth 1 -maxdepth 1 ! -name README.md ! -name .gitignore -exec rm -rf {} +

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "govkg needs Python 3.11 or later as $(PYTHON); name another with: make PYTHON=python3.12 graph" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
	  echo "$(PYTHON) cannot make .venv; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }

.venv/.installed: setup.cfg pyproject.toml | $(PY)
	$(PY) -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.tested: setup.cfg pyproject.toml | $(PY)
	$(PY) -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch .venv/.installed $@
