# Everything here calls a script in bin/; CI calls the same ones.
# Needs only make and Python 3.11 or later.

PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help demo setup test sure trials bench screenshots sizes lock clean

help: ## this list
	@echo 'Netra. Two commands on a fresh machine: make demo, make test.'
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

demo: ## invented Kota Sukabumi on this machine (PORT=8000, FRESH=1 starts over, TODAY=YYYY-MM-DD)
	@PORT='$(PORT)' FRESH='$(FRESH)' TODAY='$(TODAY)' bin/demo

setup: ## prepare everything, test tools included, without running anything
	@bin/setup dev

test: ## every test that this machine can run but those of make sure; names what it skipped and why
	@bin/test

sure: ## "am I done?": format, lint, types, contracts, house rules, who gets in where, rulebook, accessibility
	@bin/sure

trials: ## kill -9 at 200 random moments: minutes, so not part of make test
	@bin/trials

bench: ## measurements beside their raw limits
	@bin/bench

screenshots: ## the pictures of the README, taken from the demo
	@bin/screenshots

sizes: ## tape measure: functions, files, tests to code
	@bin/sizes

lock: ## compile requirements/*.txt anew, with hashes
	@bin/lock

clean: ## remove the environment and caches; never the data in var/
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis var/lock-tools
	find netra tests bench -name __pycache__ -type d -prune -exec rm -rf {} +
