# Lamplit's commands. "make help" lists them; each says what it does as it goes.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run test check bench fuzz nonsense shots messages lock clean prepare-run prepare-dev
.NOTPARALLEL:

export PYTHON
BIN := .venv/bin

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name what; do \
		printf '%-14s %s\n' "$$name" "$$what"; done

run: prepare-run ## start Lamplit on this computer (stop it with Ctrl-C)
	@exec $(BIN)/lamplit run-all --prepare

test: prepare-dev ## run every test
	@sh tools/test

nonsense: prepare-dev ## ask every route strange things, and do all things in any order, for long
	@$(BIN)/python -m pytest --numprocesses=0 --hypothesis-profile=fuzz tests/proofs/fuzzing tests/proofs/visibility

check: prepare-dev ## look at format, style, types, architecture, lock files, known weaknesses
	@echo "Style ..."
	@$(BIN)/ruff check .
	@echo "Format ..."
	@$(BIN)/ruff format --check .
	@echo "Types ..."
	@$(BIN)/mypy
	@echo "Architecture and lock files ..."
	@$(BIN)/python -m pytest --quiet tests/architecture tests/test_lock.py
	@echo "Known weaknesses ..."
	@$(BIN)/python tools/audit.py

bench: prepare-dev ## measure the whole forum beside a bare Flask page: make bench ARGS="--keep FOLDER --only thread"
	@$(BIN)/python -m bench.forum $(ARGS)

fuzz: prepare-dev ## look for a minute for bytes that break a promise: make fuzz ARGS="--seconds 600"
	@$(BIN)/python tools/fuzz.py $(ARGS)

shots: prepare-dev ## draw every page to be looked at: make shots ARGS="--name thread --width 390 --theme dark"
	@$(BIN)/python tools/shots.py $(ARGS)

messages: prepare-dev ## gather what the forum says, for translators
	@$(BIN)/python tools/messages.py

lock: prepare-dev ## write the lock files anew, from pyproject.toml (needs a network)
	@sh tools/lock

clean: ## remove what can be made again (.venv and caches), and never the data folder
	rm -rf .venv shots tests/browser/axe/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis build lamplit.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

prepare-run:
	@sh tools/prepare run

prepare-dev:
	@sh tools/prepare dev
