# A fresh Debian machine with Python 3.11 to 3.13, git and make needs `make demo` or `make test`, nothing more.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help
.PHONY: help demo test test-engine test-module test-docs release-check bench fuzz lint format types docs clean system-packages mrml screenshots translations

# A Python of one's own choice, and the build of PyTorch that is installed before anything else could ask for another.
PYTHON ?=
TORCH ?= torch==2.13.0
# Where `make demo` writes, and what `make test` hands to pytest besides its own options.
OUT ?= demo
PYTEST ?=
# Another checkout that `make bench` compares whole runs with, and whether it takes minutes, and 5 GiB of the disk, for 2,000 slices.
BASE ?=
FULL ?=

PYTHONS := python3.13 python3.12 python3.11 python3
# The shared libraries that the binary wheels and dciodvfy do not bring along; Qt and VTK draw without a screen.
SYSTEM_PACKAGES := libstdc++6 zlib1g libdbus-1-3 libegl1 libfontconfig1 libgl1 libgssapi-krb5-2 libopengl0 \
    libxkbcommon0 fonts-dejavu-core shared-mime-info

BIN := .venv/bin
TESTS := OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n logical --maxprocesses 4 --dist worksteal
# A .venv without this file is half built.
STAMP := .venv/complete
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input $(if $(CI),--quiet)

# apt_install PACKAGE...: installs them as root, else says what to type. $(1) is the sentence's beginning.
define apt_install
apt_install() {
    if [[ $$EUID != 0 ]] || ! command -v apt-get >/dev/null; then
        echo "$(1) Type: sudo apt-get install -y --no-install-recommends $$*" >&2
        return 1
    fi
    apt-get update -qq || true  # a package may install though one of the sources fails
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$$@"
}
endef

# pick_python: the newest Python in range that runs, one that can make a .venv before one that cannot yet.
define pick_python
pick_python() {
    local in_range='import sys; (3, 11) <= sys.version_info[:2] <= (3, 13) or sys.exit(1)' also candidate
    local candidates=($(PYTHONS))
    [[ -z '$(PYTHON)' ]] || candidates=('$(PYTHON)')
    for also in 'import ensurepip, venv' ''; do
        for candidate in "$${candidates[@]}"; do
            "$$candidate" -c "$$in_range; $$also" >/dev/null 2>&1 || continue
            command -v "$$candidate"
            return
        done
    done
    echo "No Python 3.11 to 3.13 runs as any of: $${candidates[*]}. Type: sudo apt-get install -y python3 python3-venv, or name one: make PYTHON=/path/to/python" >&2
    return 1
}
endef

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-13s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

demo: $(STAMP) ## the built-in case through the whole main job, into demo/ or OUT=folder
	@$(BIN)/redpet demo --out '$(OUT)' --overwrite

test: system-packages lint mrml ## lint and all tests
	@$(TESTS) $(PYTEST)

test-engine: system-packages $(STAMP) ## the tests of the engine
	@$(TESTS) Testing/engine $(PYTEST)

test-module: system-packages mrml ## the tests of the Slicer module and of its bench
	@$(TESTS) Testing/module Testing/bench $(PYTEST)

screenshots: system-packages mrml ## the panel's pictures, light and dark, 100 and 150 %, from the module on the test bench; the README's among them
	@OMP_NUM_THREADS=1 $(BIN)/python Testing/bench/screenshots.py

translations: system-packages mrml ## the panel's texts into the .ts files of its languages, and these compiled
	@$(BIN)/python Testing/bench/translations.py

bench: $(STAMP) ## speed and peak memory on this machine, what threads cost, how cost grows; kept in build/
	@$(BIN)/python Testing/benchmarks/bench.py
	$(BIN)/python Testing/benchmarks/projector_bench.py
	$(BIN)/python Testing/benchmarks/waiting.py
	$(BIN)/python Testing/benchmarks/waiting.py --busy "$$(nproc 2>/dev/null || echo 2)"
	$(BIN)/python Testing/benchmarks/scaling.py $(if $(FULL),--full)
	@$(BIN)/python Testing/benchmarks/ring_bench.py
	@$(BIN)/python Testing/benchmarks/network_bench.py
	$(if $(BASE),$(BIN)/python Testing/benchmarks/osem_bench.py --tree '$(BASE)')
	$(BIN)/python Testing/benchmarks/whole_runs.py $(if $(BASE),--tree '$(BASE)')
	$(BIN)/python Testing/benchmarks/cohort_bench.py
	$(BIN)/python Testing/benchmarks/reached.py

fuzz: $(STAMP) ## 10,000 senseless command lines, environments and jobs, for an hour; the tests run a part of it
	@OMP_NUM_THREADS=1 $(BIN)/python Testing/benchmarks/fuzz.py

lint: $(STAMP) ## what a commit has to pass: ruff, mypy, import-linter, codespell ...; mends what can be mended, then fails
	@$(BIN)/pre-commit run --all-files

format: $(STAMP) ## ruff: mend what can be mended
	@$(BIN)/ruff check --fix
	$(BIN)/ruff format

types: $(STAMP) ## mypy
	@$(BIN)/mypy

docs: $(STAMP) ## the documentation, into site/; any warning is an error
	@$(BIN)/python -m mkdocs build --strict

test-docs: $(STAMP) ## every example of the documentation, and its build
	@$(TESTS) Testing/docs $(PYTEST)

release-check: $(STAMP) ## what a release promises: version, changelog, card, the model's gate, commands and links of its pages
	@$(BIN)/python -m pytest --verbose -m release Testing/project Testing/docs/test_site.py Testing/engine/test_default_model.py

clean: ## remove .venv, demo/, builds and caches
	@rm -rf .venv demo site build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache REDReconstruction/*.egg-info
	find REDReconstruction Testing -name __pycache__ -type d -prune -exec rm -rf {} +

system-packages:
	@command -v dpkg-query >/dev/null || exit 0
	$(call apt_install,The tests need system packages.)
	missing=()
	for package in $(SYSTEM_PACKAGES); do
	    [[ $$(dpkg-query -W -f '$${db:Status-Status} ' "$$package" 2>/dev/null) == installed* ]] || missing+=("$$package")
	done
	[[ -z $${missing[*]-} ]] || apt_install "$${missing[@]}"

# Slicer's scene and Qt without Slicer: large, so that only the tests bring them.
mrml: $(STAMP)
	@$(BIN)/python -c 'import importlib.util as u, sys; sys.exit(not (u.find_spec("slicer") and u.find_spec("PySide6")))' \
	    || $(PIP) install --editable '.[test,slicer]'

$(STAMP): pyproject.toml
	@$(call apt_install,Python here cannot make a virtual environment.)
	$(pick_python)
	if [[ -f $@ ]]; then
	    rm $@
	else
	    python=$$(pick_python)
	    if ! "$$python" -c 'import ensurepip' 2>/dev/null; then
	        apt_install "$$("$$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
	    fi
	    echo "Building .venv with $$("$$python" --version) ($$python)"
	    "$$python" -m venv --clear .venv
	fi
	$(if $(TORCH),$(PIP) install '$(TORCH)')
	$(PIP) install --editable '.[test,docs]'
	touch $@
