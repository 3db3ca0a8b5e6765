# Onward: make start, make demo, make test. `make help` lists the rest.
PYTHON ?= python3
RUN = .venv/bin
DEV = .venv-dev/bin
BENCH = .venv-bench/bin
PIP = -m pip install --quiet --disable-pip-version-check --root-user-action=ignore

.DEFAULT_GOAL := help
.PHONY: help setup start demo check test fuzz bench model lock shots wheel clean

help: ## Show what can be asked of make
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 10

setup: .venv/.ready ## Make .venv with everything Onward needs to run
start: .venv/.ready ## Start Onward; MAIL=path reads a mailbox first, YES=1 files it unasked, SHOW=1 names answers
	@$(RUN)/onward start $(if $(MAIL),--mail "$(MAIL)") $(if $(YES),--yes) $(if $(SHOW),--show)
demo: .venv/.ready ## Start a separate throw-away Onward on a fictional mailbox
	@$(RUN)/onward demo $(if $(SHOW),--show)

check: .venv-dev/.ready ## Style, types, floors, templates
	@$(DEV)/ruff format --check --quiet . && $(DEV)/ruff check --quiet .
	@$(DEV)/mypy --no-error-summary
	@$(DEV)/lint-imports --no-cache
	@$(DEV)/djade --check --target-version 5.2 $$(git ls-files 'src/*.html')
test: .venv-dev/.ready ## Run every test; BROWSER=none leaves the browser out and says so
	@PATH="$(CURDIR)/$(DEV):$$PATH" bash tests/run $(ARGS)
fuzz: .venv-dev/.ready ## Look for mail that breaks the reader: MINUTES=10
	@mkdir -p build/fuzz && $(DEV)/python tests/fuzz/mail.py -artifact_prefix=build/fuzz/found- \
	  -max_total_time=$$((60 * $(or $(MINUTES),10))) build/fuzz/inputs
bench: .venv-bench/.ready ## Measure: NAME=mail|plan|web|accuracy|fields|choice, JSON=1 for one line of figures
	@$(BENCH)/python bench/$(NAME).py $(if $(JSON),--json) $(ARGS)
model: .venv-bench/.ready ## Train the mail model anew from tests/corpus
	@$(BENCH)/python bench/train.py
wheel: .venv-dev/.ready ## Build dist/onward-*.whl
	@$(DEV)/python -m build --wheel --no-isolation --outdir dist . >/dev/null && ls dist
shots: .venv-dev/.ready ## Take a picture of every page into shots/
	@$(DEV)/python tests/browser/shots.py
lock: ## Choose versions anew (needs uv)
	@for name in run dev bench; do uv pip compile --quiet --universal --python-version 3.11 \
	  --generate-hashes --no-strip-extras --no-emit-index-url --no-header --upgrade \
	  $$([ $$name = run ] || echo -c requirements/run.txt) \
	  requirements/$$name.in -o requirements/$$name.txt; done
clean: ## Remove what was built; your data is elsewhere and stays
	@rm -rf .venv .venv-dev .venv-bench build dist shots .mypy_cache .ruff_cache .pytest_cache

.venv/.ready: requirements/run.txt pyproject.toml
	@echo "Making .venv (once; about a minute)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Onward needs Python 3.11 or newer; try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv
	@$(RUN)/python $(PIP) --require-hashes -r requirements/run.txt
	@$(RUN)/python $(PIP) --no-deps --no-build-isolation --no-index -e .
	@touch $@
.venv-dev/.ready: requirements/dev.txt pyproject.toml
	@$(PYTHON) -m venv .venv-dev
	@$(DEV)/python $(PIP) --require-hashes -r requirements/dev.txt
	@$(DEV)/python $(PIP) --no-deps --no-build-isolation --no-index -e .
	@touch $@
.venv-bench/.ready: requirements/bench.txt pyproject.toml
	@$(PYTHON) -m venv .venv-bench
	@$(BENCH)/python $(PIP) --require-hashes -r requirements/bench.txt
	@$(BENCH)/python $(PIP) --no-deps --no-build-isolation --no-index -e .
	@touch $@
