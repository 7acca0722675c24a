"""What import-linter does not read of the Slicer module: its page, its door, the files of the bench."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "REDReconstruction" / "REDReconstructionLib"
BENCH = ROOT / "Testing" / "bench"


def floors() -> dict[str, int]:
    """The floor of each room, as import-linter holds it."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (layers,) = (one["layers"] for one in contracts if one.get("containers") == [LIBRARY.name])
    return {room: floor for floor, rooms in enumerate(reversed(layers)) for room in rooms.split(" | ")}


def imported_names(path: Path) -> Iterator[str]:
    """Every name that a file imports, at its top or inside a function: `from a.b import c` gives a.b and a.b.c."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_file_of_the_module_lies_in_a_room_that_says_what_it_is() -> None:
    assert {path.name for path in LIBRARY.glob("*.py")} == {"__init__.py"}
    rooms = floors()
    assert {path.name for path in LIBRARY.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(rooms)
    for name in rooms:
        line = (LIBRARY / name / "__init__.py").read_text()
        assert re.fullmatch(r'"""[^"\n]+\."""\n', line), f"{name}/__init__.py holds more than the line that says it"


def test_contributing_shows_the_floors_of_the_modules_rooms() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text().partition("## The module's rooms")[2].partition("\n## ")[0]
    shown = re.findall(r"^\| (\d) \| `(\w+)` \|", page, re.MULTILINE)
    assert {name: int(floor) for floor, name in shown} == floors()


def test_no_file_of_the_bench_imports_itself_through_others() -> None:
    files = {".".join(path.relative_to(BENCH).with_suffix("").parts): path for path in BENCH.rglob("*.py")}
    asked = {name: set(imported_names(path)) & (set(files) - {name}) for name, path in files.items()}
    assert any(asked.values())
    TopologicalSorter(asked).prepare()


def imported(path: Path, everywhere: bool) -> set[str]:
    """The top-level names of what a file imports: anywhere in it, or only when it is itself imported."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = ast.walk(tree) if everywhere else tree.body
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    nodes = ast.walk(tree) if everywhere else tree.body
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name.split(".")[0] for name in names}


def test_slicers_door_is_short_and_imports_nothing_heavy() -> None:
    door = LIBRARY.with_name("REDReconstruction.py")
    assert len(door.read_text(encoding="utf-8").splitlines()) < 150
    assert imported(door, everywhere=False) <= {"slicer", "vtk"}


@pytest.mark.parametrize("file", sorted(LIBRARY.rglob("*.py")), ids=lambda path: str(path.relative_to(LIBRARY)))
def test_the_module_leaves_the_engine_and_its_packages_to_the_worker(file: Path) -> None:
    own = {"REDReconstructionLib", "slicer", "qt", "ctk", "vtk", "numpy", "scipy", "pydicom", "DICOMLib", "SampleData"}
    foreign = imported(file, everywhere=True) - own - set(sys.stdlib_module_names) - {"PyTorchUtils"}
    assert foreign == set()
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("file", sorted(LIBRARY.parent.glob("Resources/UI/*.ui")), ids=lambda path: path.stem)
def test_no_two_widgets_of_the_panel_take_the_same_cell(file: Path) -> None:
    for layout in ElementTree.parse(file).iter("layout"):
        cells = [(item.get("row"), item.get("column")) for item in layout.findall("item") if item.get("row")]
        assert len(set(cells)) == len(cells), f"{layout.get('name')}: {cells}"
