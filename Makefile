# make run     sets up .venv when needed, starts the journal on this computer, opens the browser
# make test    lint, then every test, the browser's included
# make quick   lint, and the tests that need neither a page nor a browser: what to run between two edits
# make cover   which branches the tests without a browser go through, the files below 80 % named
# make lint    style, types, and which room may import which
# make engines the first day, long notes, locks, lines, charts and a pack in Firefox and WebKit, where they are installed
# make bench   how quick it is, against peers measured in the same run  (make bench ROWS=2,10; BASE=<commit>)
# make lock    pins requirements again, with hashes (needs uv)
# make clean   takes away what the other lines made; never a journal

VENV   := .venv
BIN    := $(VENV)/bin
# The first of these that is 3.11 or newer; PYTHON=/path/to/python3.12 overrides it.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
            $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)

# What is installed is known by the lock file's sum, so that switching branches back and forth installs what is due.
RUN_READY  := $(VENV)/.run-$(shell cksum < requirements.lock | cut -d' ' -f1)
TEST_READY := $(VENV)/.test-$(shell cat requirements.lock tests/requirements.lock | cksum | cut -d' ' -f1)
# A Python that was since upgraded or removed leaves an environment that starts no more: set it up anew.
$(shell $(BIN)/python -c '' 2>/dev/null || rm -f $(BIN)/python $(VENV)/.run-* $(VENV)/.test-*)
PIP_INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: run test quick cover lint browser engines bench lock clean
# Rooms whose tests take seconds; the whole is `make test`.
QUICK  := tests/test_house.py $(addprefix tests/journal/,records presets wording measures planning charts exchange)
.DEFAULT_GOAL := run

run: $(RUN_READY)
	@$(BIN)/python -m pages.frame.launch

# In the order of the folders: the browser's files, the longest, come first, and none of them is alone at the end.
test: lint browser
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

quick: lint
	@$(BIN)/python -m pytest -q -n 2 $(QUICK) $(ARGS)

cover: $(TEST_READY)
	@$(BIN)/python -m pytest -q -n 2 -m "not browser and not engines" tests/journal tests/pages \
	    --cov=journal --cov=pages --cov-branch --cov-report=term:skip-covered $(ARGS)

lint: $(TEST_READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

# Finds a Chromium or Chrome, installs one where there is none. Never stops the tests: they say loudly what did not run.
browser: $(TEST_READY)
	@$(BIN)/python -m tests.browser.chromium

# Never stops for want of an engine: it says loudly what did not run. An engine to a core.
engines: $(TEST_READY)
	@$(BIN)/python -m pytest tests/engines -m engines -n 2 --dist loadgroup $(ARGS)

bench: $(TEST_READY) browser
	@$(BIN)/python -m tests.bench $(if $(BASE),--base $(BASE)) $(if $(ROWS),--rows $(ROWS)) $(ARGS)

$(RUN_READY): | $(VENV)/bin/python
	@echo "Setting up $(VENV) from requirements.lock; this takes a minute, once."
	@$(PIP_INSTALL) -r requirements.lock
	@rm -f $(VENV)/.run-* && touch $@

$(TEST_READY): | $(RUN_READY)
	@echo "Adding what the tests need, from tests/requirements.lock."
	@$(PIP_INSTALL) -r tests/requirements.lock
	@rm -f $(VENV)/.test-* && touch $@

$(VENV)/bin/python:
	@[ -n "$(PYTHON)" ] || { echo "Between Sessions needs Python 3.11 or newer, and none was found. Install it from https://www.python.org, then run make again." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Between Sessions needs Python 3.11 or newer; $(PYTHON) is older." >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); echo "Python could not make its environment. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --quiet \
	    --custom-compile-command "make lock" -o requirements.lock requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --quiet \
	    --custom-compile-command "make lock" -o tests/requirements.lock -c requirements.lock tests/requirements.txt

clean:
	rm -rf $(VENV) .venv-peers .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage tests/bench/.lives
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
