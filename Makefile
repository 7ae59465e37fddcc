# Everything a developer runs. Each command makes its own environment: only Python >= 3.11 and make are needed.
#
# .uv/    holds the tool uv, and nothing else
# .venv/  holds Samspel (editable) and exactly what uv.lock says

.DEFAULT_GOAL := help
.PHONY: help demo test coverage check bench lint mypy pyright imports format clean again

BIN := .venv/bin
READY := .venv/.ready

# Tried in this order. A name may exist and not work (pyenv), and Debian packs venv separately.
PINNED := python$(shell cat .python-version)
PYTHONS := $(PINNED) $(filter-out $(PINNED),python3.13 python3.12 python3.11 python3 python)
USABLE := import ensurepip, os, sys, venv; \
    sys.version_info >= (3, 11) or sys.exit(1); print(os.path.realpath(sys.executable))

# The folder that .venv was made for: commands in a moved or copied .venv lead to the old one.
MADE_FOR := $(shell $(BIN)/python -c '' 2>/dev/null && cat $(READY) 2>/dev/null)

# Many offices look into encrypted traffic with a certificate that only the system's store knows.
export UV_SYSTEM_CERTS ?= true

help:  ## list the commands
	@awk -F ':.*  ## ' '/^[a-z]+:.*  ## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

demo: $(READY)  ## plan the bundled example and write its report and calendars to demo-out/
	$(BIN)/samspel demo --out demo-out

# By file, so that what a file sets up once (a wheel, a browser, a Prefect server) is set up once.
test: $(READY)  ## run the tests (make test ARGS="-k deadline")
	$(BIN)/pytest -n 2 --dist loadfile $(ARGS)

# Every branch of a rule has a test. Too slow for each run of the tests: the last line decides.
coverage: $(READY)  ## modules of models/ with untested branches; fails if a rule has one
	$(BIN)/pytest -q -n 2 --dist loadfile --cov=models --cov-branch --cov-report= tests/models tests/solver tests/properties tests/samspel/test_bad_input.py tests/test_*.py
	$(BIN)/coverage report --include='models/*'
	$(BIN)/coverage report --include='models/rules/*,models/de_minimis/*' --fail-under=100

check: lint mypy pyright imports  ## everything that is checked without running: style, types, import arrows

bench: $(READY)  ## measure speed and size
	$(BIN)/python -m benchmarks $(ARGS)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

mypy: $(READY)
	$(BIN)/mypy

pyright: $(READY)
	$(BIN)/pyright

imports: $(READY)
	$(BIN)/lint-imports

format: $(READY)  ## put the code into the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## remove the environment and all that the commands left behind
	rm -rf .uv .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache demo-out dist

$(READY): pyproject.toml uv.lock .python-version $(if $(filter $(CURDIR),$(MADE_FOR)),,again)
	@set -e; \
	for name in $(PYTHONS); do \
	    python=$$($$name -c '$(USABLE)' 2>/dev/null) && break; \
	done; \
	if [ -z "$$python" ]; then \
	    echo "Samspel needs Python 3.11 or newer with its module venv; tried: $(PYTHONS)." >&2; \
	    echo "Maybe: apt-get install python3 python3-venv, or: brew install python" >&2; \
	    exit 1; \
	fi; \
	echo "Preparing .venv with $$python (a minute or two the first time)"; \
	if [ -e $@ ] && [ "$$(cat $@)" != '$(CURDIR)' ]; then rm -rf .venv; fi; \
	.uv/bin/python -m pip --version >/dev/null 2>&1 || { rm -rf .uv; "$$python" -m venv .uv; }; \
	.uv/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.13.8,<0.14'; \
	env -u VIRTUAL_ENV UV_PROJECT_ENVIRONMENT=.venv UV_PYTHON_DOWNLOADS=never \
	    .uv/bin/python -m uv sync --quiet --frozen --compile-bytecode --python "$$python"; \
	echo '$(CURDIR)' > $@

again:
