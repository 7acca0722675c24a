"""What the project promises about itself and no tool holds: its rooms and files, and what is run on them."""

import os
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "REDReconstruction"
ENGINE = SOURCES / "redpet"
LONGEST_FILE, LONGEST_TEST_FILE = 350, 450
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


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
    longest = {name: LONGEST_TEST_FILE if name.startswith("Testing") else LONGEST_FILE for name in lengths}
    assert {name: length for name, length in lengths.items() if length > longest[name]} == {}


def test_contributing_places_every_file_of_the_module_in_its_room():
    rows = re.findall(r"^\| \d \| `(\w+)` \| (`.*?`) \|", (ROOT / "CONTRIBUTING.md").read_text(), re.MULTILINE)
    named = {f"{room}/{name}" for room, files in rows for name in re.findall(r"`(\w+)`", files)}
    files = python_files(SOURCES / "REDReconstructionLib")
    assert named == {f"{path.parent.name}/{path.stem}" for path in files if path.stem != "__init__"}


def test_continuous_integration_runs_make_test():
    run = ROOT / ".ci" / "run"
    assert os.access(run, os.X_OK)
    assert "make test" in run.read_text()
