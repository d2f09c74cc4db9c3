# Needs Python 3.11 or newer, pip and make; everything else goes into .venv, at the first run and
# whenever pyproject.toml has changed. Another Python: make PYTHON=python3.12 test
PYTHON ?= python3
VENV ?= .venv

RUN := $(VENV)/bin/python -m
INSTALLED := $(VENV)/.installed

# The version that make compare holds this one against: a branch, tag or commit.
BASE ?= main

.PHONY: help demo test check lint types imports compare mutation bench floor schema clean

help:
	@echo "make demo    convert corpus/ to out/demo.jsonl and print a summary"
	@echo "make test    run the tests"
	@echo "make check   lint, format, types, import contract and tests"
	@echo "make compare show what differs from the parser of the main branch (BASE=...)"
	@echo "make mutation  test the tests of the golden comparer with mutants of it (minutes)"
	@echo "make bench   run the benchmarks"
	@echo "make floor   raise golden/floor.toml to what the parser reaches now"
	@echo "make schema  write schema/document.json anew from the models"
	@echo "make clean   remove what was made, .venv excepted"

demo: $(INSTALLED)
	@$(RUN) jdparse convert corpus -o out/demo.jsonl --overwrite
	@$(VENV)/bin/python scripts/demo_summary.py out/demo.jsonl corpus

test: $(INSTALLED)
	$(RUN) pytest

check: lint types imports test

lint: $(INSTALLED)
	$(RUN) ruff check .
	$(RUN) ruff format --check .

types: $(INSTALLED)
	$(RUN) mypy

imports: $(INSTALLED)
	$(VENV)/bin/lint-imports --no-logo

compare: $(INSTALLED)
	@$(RUN) jdparse golden compare --base-ref $(BASE) corpus --html out/compare.html
	@echo "the same as a page: out/compare.html"

mutation: $(INSTALLED)
	$(VENV)/bin/mutmut run
	$(VENV)/bin/mutmut export-cicd-stats
	$(VENV)/bin/python scripts/mutation_score.py

bench: $(INSTALLED)
	$(RUN) pytest tests/test_bench*.py --benchmark-only

floor: $(INSTALLED)
	$(RUN) jdparse golden floor --write

schema: $(INSTALLED)
	@mkdir -p schema out
	$(RUN) jdparse schema > out/document.json
	mv out/document.json schema/document.json

clean:
	rm -rf out build dist mutants *.egg-info .benchmarks .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find jdparse scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The packaging test builds a wheel with the setuptools installed here, which must be able to on its own.
$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "jdparse needs Python 3.11 or newer; give one, as in: make PYTHON=python3.11"; exit 1; }
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	@echo "installing jdparse and what it needs into $(VENV) ..."
	@$(RUN) pip install --quiet --disable-pip-version-check 'setuptools>=70.1' --editable '.[dev]'
	@touch $@
