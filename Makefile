# Two commands do all the set-up on a fresh machine: `make serve` and `make test`.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: setup setup-dev serve test check quality browser fuzz explore fuzz-endless bench contract-whoosh3 lock clean

setup: $(VENV)/.installed
setup-dev: $(VENV)/.installed-dev

$(VENV)/.installed: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the pinned dependencies into $(VENV) ..."
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	@echo "Installing what the tests need ..."
	@$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

serve: setup
	$(BIN)/vankho index corpus/reports
	$(BIN)/vankho serve --port $(PORT)

test: setup-dev
	$(BIN)/python -m pytest -q -m "not long and not endless and not browser"

check: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Citations, footnotes and ranking against gold: figures, gains and losses, floors.
quality: setup-dev
	$(BIN)/python -m benchmarks.quality

# The pages in real Chromium (Debian's packages chromium and chromium-driver).
browser: setup-dev
	$(BIN)/python -m pytest -q -m browser

# The longer forms of what `make test` runs bounded: API fuzzing, a generated client, mutated files.
fuzz: setup-dev $(VENV)/client/.installed
	$(BIN)/python -m pytest -q -m long

# Every property asked twenty times as many questions, and new ones each time.
explore: setup-dev
	VANKHO_EXPLORE=20 $(BIN)/python -m pytest -q -m "hypothesis and not long and not endless and not browser"

fuzz-endless: setup-dev
	$(BIN)/python -m pytest -q -m endless

# Speed and memory against peers, as ratios in one run; writes docs/performance.md.
bench: setup-dev requirements-bench.lock
	$(INSTALL) --require-hashes -r requirements-bench.lock
	$(BIN)/python -m benchmarks.bench

# A generator of client code, in an environment of its own: it pins an older typer than ours.
$(VENV)/client/.installed: requirements-client.lock
	@test -x $(VENV)/client/bin/python || $(PYTHON) -m venv $(VENV)/client
	@$(VENV)/client/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-client.lock
	@touch $@

# The way out the day a Python breaks Whoosh 2.7.4: the same engine over its successor, in an environment of its own.
contract-whoosh3:
	@test -x $(VENV)/whoosh3/bin/python || $(PYTHON) -m venv $(VENV)/whoosh3
	$(VENV)/whoosh3/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-whoosh3.lock
	$(VENV)/whoosh3/bin/python -m pytest -q tests/indexer/engines/test_contract.py

# The locks hold names, versions and hashes, and no download address.
lock: setup
	@test -x $(VENV)/tools/bin/uv || ($(PYTHON) -m venv $(VENV)/tools && $(VENV)/tools/bin/pip install --quiet uv)
	$(VENV)/tools/bin/uv pip compile pyproject.toml --group build $(LOCK) -o requirements.lock
	$(VENV)/tools/bin/uv pip compile pyproject.toml --group build --group dev -c requirements.lock $(LOCK) -o requirements-dev.lock
	$(VENV)/tools/bin/uv pip compile pyproject.toml --group build --group dev --group bench -c requirements-dev.lock $(LOCK) -o requirements-bench.lock
	printf 'openapi-python-client\n' | $(VENV)/tools/bin/uv pip compile - $(LOCK) -o requirements-client.lock
	printf 'whoosh3==3.54.0\nnumpy\npytest\nhypothesis\n' | $(VENV)/tools/bin/uv pip compile - -c requirements-dev.lock $(LOCK) -o requirements-whoosh3.lock
LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet --upgrade

clean:
	rm -rf $(VENV) build dist vankho-archive
