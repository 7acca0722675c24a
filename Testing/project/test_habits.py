"""The habits that tools hold: what a commit has to pass, the floors, what an import may bring along."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = os.environ | {"PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}


def ran(*command: str, folder: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    """A tool of this Python's environment, run to its end."""
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=TOOLS | variables)


def test_a_commit_of_all_files_would_pass():
    done = ran("pre-commit", "run", "--all-files", "--color", "never", SKIP="mypy")  # `make lint` has it
    assert done.returncode == 0, done.stdout


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The engine with the project's rules about imports, to break them."""
    litter = shutil.ignore_patterns("__pycache__", "*.safetensors")
    shutil.copytree(ROOT / "REDReconstruction", tmp_path / "REDReconstruction", ignore=litter)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


BROKEN = [
    ("redpet/case/case.py", "def f():\n    from redpet.readers import read_input", "its own floor and below"),
    ("redpet/measures/metrics.py", "import redpet.worker", "its own floor and below"),
    ("redpet/newroom.py", "import json", "its own floor and below"),
    ("redpet/restoration/losses.py", "from redpet.restoration import red", "imports itself through others"),
    ("redpet/jobs/info.py", "def f():\n    import qt", "nothing of Slicer, Qt or VTK"),
    ("redpet/dicom/series.py", "def f():\n    import torch", "what Slicer bundles"),
    ("redpet/case/nrrd.py", "from redpet.machine.devices import describe", "what Slicer bundles"),
    ("REDReconstructionLib/case/opener.py", "from REDReconstructionLib.measure import tables", "below its own"),
    ("REDReconstructionLib/newroom/__init__.py", "import json", "below its own"),
    ("REDReconstructionLib/session/state.py", "import redpet", "torch to the worker"),
]


@pytest.mark.parametrize(("file", "line", "rule"), BROKEN)
def test_an_import_that_breaks_a_rule_is_refused(copy: Path, file: str, line: str, rule: str):
    (copy / "REDReconstruction" / file).parent.mkdir(exist_ok=True)
    with (copy / "REDReconstruction" / file).open("a") as source:
        source.write(f"\n{line}\n")
    done = ran("lint-imports", "--no-cache", "--no-logo", folder=copy, PYTHONPATH=str(copy / "REDReconstruction"))
    assert done.returncode == 1
    shown = re.sub(r"\s+", " ", done.stdout)
    assert rule in shown.partition("Broken contracts")[2], done.stdout


@pytest.mark.parametrize(
    "file", ["worker.py", "cli/main.py", "jobs/info.py", "machine/memory.py", "phantoms/random.py"]
)
def test_a_heavy_import_at_the_top_of_a_light_file_is_refused(copy: Path, file: str):
    place = copy / "REDReconstruction" / "redpet" / file
    place.write_text(f"import torch\n{place.read_text()}")
    done = ran("ruff", "check", "--no-cache", "--select", "TID", "--output-format", "concise", folder=copy)
    assert "TID253 `torch` is banned at the module level" in done.stdout
    assert done.returncode == 1
