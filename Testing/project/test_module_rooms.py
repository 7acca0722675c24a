"""The rooms of the Slicer module, and the files of the bench: who may import whom."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "REDReconstruction" / "REDReconstructionLib"
BENCH = ROOT / "Testing" / "bench"

FLOORS = {
    "process": 0,
    "scene": 0,
    "session": 0,
    "compare": 1,
    "case": 2,
    "measure": 2,
    "restore": 2,
    "export": 3,
    "panel": 4,
}


def python_files(folder: Path) -> list[Path]:
    """The Python files of a folder and of those in it, the lines that only say what a room is left out."""
    return sorted(path for path in folder.rglob("*.py") if path.name != "__init__.py")


def named(folder: Path, path: Path) -> str:
    """What a file below the folder is called in an import."""
    return ".".join(path.relative_to(folder).with_suffix("").parts)


def imported_names(path: Path) -> Iterator[str]:
    """Every name that a file imports, at its top or inside a function: `from a.b import c` gives a.b and a.b.c."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import hides which room it asks"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def arrows(folder: Path, prefix: str = "") -> dict[str, set[str]]:
    """Each file of a folder and those of its files that it imports; `prefix` is how an import names the folder."""
    files = {named(folder, path): path for path in python_files(folder)}
    return {
        name: {asked.removeprefix(prefix) for asked in imported_names(path) if asked.startswith(prefix)} & set(files)
        for name, path in files.items()
    }


def room(name: str) -> str:
    """The room of a file of the library."""
    return name.split(".")[0]


def test_every_file_of_the_module_lies_in_a_room_that_says_what_it_is() -> None:
    assert {path.name for path in LIBRARY.glob("*.py")} == {"__init__.py"}
    assert {path.name for path in LIBRARY.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(FLOORS)
    for name in FLOORS:
        line = (LIBRARY / name / "__init__.py").read_text()
        assert re.fullmatch(r'"""[^"\n]+\."""\n', line), f"{name}/__init__.py holds more than the line that says it"


def test_no_room_of_the_module_imports_one_above_it_or_beside_it() -> None:
    wrong = [
        f"{name} on floor {FLOORS[room(name)]} imports {asked} on floor {FLOORS[room(asked)]}"
        for name, all_asked in arrows(LIBRARY, "REDReconstructionLib.").items()
        for asked in sorted(all_asked)
        if room(asked) != room(name) and FLOORS[room(asked)] >= FLOORS[room(name)]
    ]
    assert wrong == []


def test_contributing_shows_the_floors_of_the_modules_rooms() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text().partition("## The module's rooms")[2].partition("\n## ")[0]
    shown = re.findall(r"^\| (\d) \| `(\w+)` \|", page, re.MULTILINE)
    assert {name: int(floor) for floor, name in shown} == FLOORS


@pytest.mark.parametrize(("folder", "prefix"), [(LIBRARY, "REDReconstructionLib."), (BENCH, "")])
def test_no_file_imports_itself_through_others(folder: Path, prefix: str) -> None:
    asked = arrows(folder, prefix)
    assert any(asked.values())
    TopologicalSorter(asked).prepare()
