# The digest's commands. `make build`, then `make serve`.
# All that is needed is Python 3.11 or newer, make, and a package registry on the first run.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := build
.PHONY: build serve test check bench publish-pages clean distclean remove-samples lock

build: $(VENV)/.ready          ## seeds/ -> content/ -> output/, with a report
	@$(BIN)/python -m digest build

serve: $(VENV)/.ready          ## serve output/ on loopback and rebuild on changes
	@$(BIN)/python -m digest serve

test: $(VENV)/.ready-dev       ## every test; those that need a browser run where Chromium is found
	@$(BIN)/python -m pytest

check: $(VENV)/.ready-dev      ## lint, format, types, and every brief against its evidence
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: $(VENV)/.ready-dev      ## speed and memory, side by side with what peers need
	@$(BIN)/python -m bench

publish-pages: build           ## send output/ to DIGEST_TARGET=host:/path
	@test -n "$(DIGEST_TARGET)" || { echo "DIGEST_TARGET=host:/path is needed"; exit 2; }
	rsync --archive --delete --delay-updates output/ "$(DIGEST_TARGET)"

remove-samples: $(VENV)/.ready ## remove the sample pages and the briefs made of them
	@$(BIN)/python -m digest samples --remove

clean:                         ## remove the built site and caches; briefs and memory stay
	rm -rf output output.new output.old var/cache var/site .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

distclean: clean               ## remove the environment too
	rm -rf $(VENV) *.egg-info

$(VENV)/.ready: requirements.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.txt
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

lock:                          ## pin every dependency anew, with hashes
	@$(PIP) install pip-tools
	@for extra in "" "-dev"; do \
	  $(BIN)/pip-compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe --no-header \
	    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --extra build \
	    $${extra:+--extra dev} --output-file requirements$$extra.txt pyproject.toml; \
	done
