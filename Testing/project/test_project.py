"""What the project promises about itself and no tool holds: its files, its pages, what it ships."""

import os
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

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "REDReconstruction"
ENGINE = SOURCES / "redpet"
MODEL = "redpet/models/default.safetensors"
LONGEST_FILE = 450

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
MAKEFILE = (ROOT / "Makefile").read_text()
PAGES = ("README.md", "CONTRIBUTING.md")


def python_files(*folders: Path) -> list[Path]:
    """The Python files under the folders."""
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def test_every_room_of_the_engine_says_what_it_is_in_one_line():
    rooms = [path for path in ENGINE.iterdir() if path.is_dir() and any(path.glob("*.py"))]
    assert rooms
    for path in rooms:
        first = (path / "__init__.py").read_text().splitlines()[0]
        assert re.fullmatch(r'"""[A-Z].*\.(""")?', first), path.name


def test_a_room_asks_the_package_itself_for_its_version_alone():
    asked = [
        (path.name, name)
        for path in python_files(ENGINE)
        for names in re.findall(r"^ *from redpet import (.+)$", path.read_text(), re.MULTILINE)
        for name in names.split(", ")
        if name != "__version__" and not list(ENGINE.glob(f"{name}*"))
    ]
    assert asked == []


def test_contributing_shows_the_floors_that_are_held():
    table = re.findall(r"^\| (\d+) \| (`\w+`(?:, `\w+`)*) \| .+ \|$", section("## Floors"), re.MULTILINE)
    held = [set(layer.split(" : ")) for layer in PYPROJECT["tool"]["importlinter"]["contracts"][0]["layers"]]
    assert [set(re.findall(r"`(\w+)`", rooms)) for _, rooms in table] == held
    assert [int(floor) for floor, _ in table] == list(reversed(range(len(held))))


def section(heading: str) -> str:
    """The text below a heading of CONTRIBUTING, to the next one."""
    return (ROOT / "CONTRIBUTING.md").read_text().partition(f"\n{heading}\n")[2].partition("\n## ")[0]


def test_no_file_is_longer_than_a_reader_can_hold():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines())
        for path in python_files(SOURCES, ROOT / "Testing")
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def make_targets() -> set[str]:
    """The targets that the Makefile declares."""
    return set(re.findall(r"^([a-z-]+):(?!=)", MAKEFILE, flags=re.MULTILINE))


def code_in(page: str) -> str:
    """All that a page sets as code, inline and in blocks."""
    text = (ROOT / page).read_text()
    blocks = re.findall(r"^```.*?\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    return "\n".join([*blocks, *inline])


def paths_named_in(page: str) -> set[str]:
    """The local links of a page, and what it sets as code that looks like a path of the project."""
    links = re.findall(r"\]\(([^)\s]+)\)", (ROOT / page).read_text())
    local = {link.split("#")[0] for link in links if not re.match(r"[a-z]+:|#", link)}
    folders = "|".join(re.escape(path.name) for path in (SOURCES, ROOT / "Resources", ROOT / "Testing", ROOT / ".ci"))
    inside = re.findall(rf"(?<![\w./-])(?:{folders})/[\w./-]*", code_in(page))
    at_top = re.findall(r"(?<![\w./-])(?:[A-Z]+(?:\.md)?|environment\.yml|pyproject\.toml)(?![\w./=-])", code_in(page))
    known = {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "environment.yml", "pyproject.toml"}
    return local | set(inside) | (set(at_top) & known)


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_a_page_names_is_there(page: str):
    named = paths_named_in(page)
    assert named
    assert {path for path in named if not (ROOT / path).exists()} == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_make_command_of_a_page_is_a_target(page: str):
    assert set(re.findall(r"\bmake ([a-z][a-z-]*)", code_in(page))) - make_targets() == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_redpet_command_of_a_page_is_one(page: str):
    shown = subprocess.run([sys.executable, "-m", "redpet", "--help"], capture_output=True, text=True, check=True)
    named = set(re.findall(r"^(?:\$ )?(?:\.venv/bin/)?redpet ([a-z]+)", code_in(page), flags=re.MULTILINE))
    assert {command for command in named if not re.search(rf"\b{command}\b", shown.stdout)} == set()


def test_contributing_places_every_file_of_the_module_in_its_room():
    rows = re.findall(r"^\| \d \| `(\w+)` \| (`.*?`) \|", (ROOT / "CONTRIBUTING.md").read_text(), re.MULTILINE)
    named = {f"{room}/{name}" for room, files in rows for name in re.findall(r"`(\w+)`", files)}
    files = python_files(SOURCES / "REDReconstructionLib")
    assert named == {f"{path.parent.name}/{path.stem}" for path in files if path.stem != "__init__"}


def test_the_readme_names_the_keys_of_the_module_and_no_others():
    sources = "".join(path.read_text() for path in python_files(SOURCES / "REDReconstructionLib"))
    bound = set(re.findall(r'^ +\("([^"]+)", self\.on', sources, re.MULTILINE))
    for assigned in re.findall(r"^\w+_KEY(?:, \w+_KEY)* = (.*)$", sources, re.MULTILINE):
        bound |= set(re.findall(r'"([^"]+)"', assigned))
    panel = re.search(r"^\| section .*?\n\n", (ROOT / "README.md").read_text(), re.MULTILINE | re.DOTALL)[0]
    assert {"N", "F", "PgUp", "Esc"} <= bound
    assert set(re.findall(r"`([^`]+)`", panel)) == bound


def test_the_readme_gives_the_two_commands_to_begin_with():
    assert {"make demo", "redpet restore"} - set(re.findall(r"make demo|redpet restore", code_in("README.md"))) == set()
    assert {"demo", "test", "bench", "lint", "types"} <= make_targets()


def test_the_readme_says_for_research_only():
    assert re.search("research (use )?only", (ROOT / "README.md").read_text().lower())


def test_continuous_integration_runs_make_test():
    run = ROOT / ".ci" / "run"
    assert os.access(run, os.X_OK)
    assert "make test" in run.read_text()


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
