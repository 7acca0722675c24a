"""What a release promises: its version, changelog, licence, packages, model and card."""

import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

import redpet

pytestmark = pytest.mark.release

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "REDReconstruction"
ENGINE = SOURCES / "redpet"
MODEL = "redpet/models/default.safetensors"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
MAKEFILE = (ROOT / "Makefile").read_text()


def test_the_newest_entry_of_the_changelog_is_this_version():
    versions = re.findall(r"^## \[([\d.]+)\]", (ROOT / "CHANGELOG.md").read_text(), flags=re.MULTILINE)
    assert versions[0] == redpet.__version__


def test_the_makefile_looks_for_every_python_that_the_package_allows_and_no_other():
    allowed = SpecifierSet(PYPROJECT["project"]["requires-python"])
    expected = {f"3.{minor}" for minor in range(30) if f"3.{minor}.5" in allowed}
    assert set(re.findall(r"python(3\.\d+)\b", re.search(r"^PYTHONS := (.*)$", MAKEFILE, re.MULTILINE)[1])) == expected
    lowest, highest = sorted(expected, key=lambda version: int(version[2:]))[:: len(expected) - 1]
    bounds = f"({lowest.replace('.', ', ')}) <= sys.version_info[:2] <= ({highest.replace('.', ', ')})"
    assert bounds in MAKEFILE


def test_the_torch_that_make_installs_satisfies_the_package():
    pinned = Requirement(re.search(r"^TORCH \?= (.*)$", MAKEFILE, re.MULTILINE)[1])
    wanted = next(r for r in map(Requirement, PYPROJECT["project"]["dependencies"]) if r.name == "torch")
    (version,) = (specifier.version for specifier in pinned.specifier)
    assert version in wanted.specifier


def test_the_conda_environment_has_every_dependency_as_the_package_asks_for_it():
    conda_names = {"torch": "pytorch", "matplotlib": "matplotlib-base"}
    lines = re.findall(r"^ {2}- ([\w-]+) ([^\s#]+)", (ROOT / "environment.yml").read_text(), flags=re.MULTILINE)
    environment = {name: SpecifierSet(version) for name, version in lines if version[0] in "<>="}
    for requirement in map(Requirement, PYPROJECT["project"]["dependencies"]):
        name = requirement.name.lower()
        assert environment[conda_names.get(name, name)] == requirement.specifier, requirement.name
    assert "1.10" not in environment["parallelproj"]
    assert "2.0.1" in environment["parallelproj"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sdist of a copy of the project, and the wheel that is built from that sdist."""
    place = tmp_path_factory.mktemp("built")
    copy = place / "project"
    litter = shutil.ignore_patterns("__pycache__", "*.egg-info", "build")
    shutil.copytree(SOURCES, copy / SOURCES.name, ignore=litter)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    backend = PYPROJECT["build-system"]["build-backend"]
    python(copy, "-c", f"import {backend} as backend; backend.build_sdist('..')")
    sdist = next(place.glob("*.tar.gz"))
    python(place, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", str(sdist))
    return sdist, next(place.glob("*.whl"))


def python(folder: Path, *arguments: str) -> None:
    """Run this Python in a folder; what it said where it failed."""
    done = subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_wheel_carries_every_file_of_the_engine_its_licence_model_and_command(built: tuple[Path, Path]):
    with ZipFile(built[1]) as wheel:
        names = wheel.namelist()
        licence = next(name for name in names if name.endswith("dist-info/licenses/LICENSE"))
        assert wheel.read(licence) == (ROOT / "LICENSE").read_bytes()
        metadata = wheel.read(licence.replace("licenses/LICENSE", "METADATA")).decode()
        assert f"\nVersion: {redpet.__version__}\n" in metadata
        assert "\nLicense-Expression: Apache-2.0\n" in metadata
        entry_points = wheel.read(licence.replace("licenses/LICENSE", "entry_points.txt")).decode()
        assert "redpet = redpet.cli:main" in entry_points
        assert wheel.read(MODEL) == (SOURCES / MODEL).read_bytes()
    expected = {str(path.relative_to(SOURCES)) for path in ENGINE.rglob("*") if path.is_file()}
    assert {name for name in expected - set(names) if "__pycache__" not in name} == set()
    assert {name for name in names if not name.startswith(("redpet/", "redpet-"))} == set()


def test_the_sdist_carries_licence_and_model(built: tuple[Path, Path]):
    with tarfile.open(built[0]) as sdist:
        inside = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"LICENSE", "README.md", "pyproject.toml", f"{SOURCES.name}/{MODEL}"} <= inside


def test_the_licence_is_the_whole_apache_licence():
    text = (ROOT / "LICENSE").read_text()
    assert text.split()[:4] == ["Apache", "License", "Version", "2.0,"]
    assert re.findall(r"^ {3}(\d+)\. ", text, flags=re.MULTILINE) == [str(number) for number in range(1, 10)]
    assert "END OF TERMS AND CONDITIONS" in text
    assert text.rstrip().endswith("limitations under the License.")
