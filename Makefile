# Two commands are all that is needed on a fresh Debian machine: `make demo` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO ?= demo-out


.PHONY: demo test app bench soak lint types tests clean

demo: $(READY)
	rm -rf "$(DEMO)"
	$(BIN)/lifestory demo "$(DEMO)"

test: lint types tests

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

tests: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q -n 2 -m "not soak and not window"
	sh packaging/with-display.sh $(BIN)/pytest -q -m "window and not soak"

app: $(READY)
	$(BIN)/lifestory open

bench: $(READY)
	status=0; for each in benchmarks/[a-z]*.py; do echo "== $$each"; PYTHONPATH=. $(BIN)/python "$$each" || status=1; done; exit $$status

soak: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q -m soak --timeout 7200

$(READY): packaging/requirements-dev.lock packaging/install-system.sh pyproject.toml
	sh packaging/install-system.sh test
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r packaging/requirements-dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	if command -v npm >/dev/null; then sh packaging/install-docx-validator.sh || echo "The Word validator could not be had; its test will say so."; fi
	touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info "$(DEMO)"
