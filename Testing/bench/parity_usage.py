"""What of Qt, CTK and qMRML the module uses: read from its sources and its .ui files."""

import ast
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path

MODULE = Path(__file__).resolve().parents[2] / "REDReconstruction"
# A tree `qt.QPushButton`, `ctk.ctkSliderWidget`, `slicer.qMRMLNodeComboBox`.
NAMESPACES = {"qt": "Q", "ctk": "ctk", "slicer": ("qMRML", "qSlicer")}
SIGNATURE = re.compile(r"^\w+\([\w:,*<> ]*\)$")


@dataclass
class Usage:
    """The names that occur, each with the file in which it was seen."""

    names: dict[str, set[str]] = field(default_factory=lambda: {space: set() for space in NAMESPACES})
    signatures: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    properties: set[tuple[str, str]] = field(default_factory=set)


def sources() -> list[Path]:
    library = MODULE / "REDReconstructionLib"
    return [MODULE / "REDReconstruction.py", *sorted(library.rglob("*.py"))]


def interfaces() -> list[Path]:
    return sorted((MODULE / "Resources").rglob("*.ui"))


def usage() -> Usage:
    found = Usage()
    for path in sources():
        _read_source(ast.parse(path.read_text(encoding="utf-8")), found)
    for path in interfaces():
        _read_interface(ElementTree.parse(path).getroot(), found)
    return found


def _read_source(tree: ast.AST, found: Usage) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in NAMESPACES:
            if node.attr.startswith(NAMESPACES[node.value.id]):
                found.names[node.value.id].add(node.attr)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if node.func.attr in {"connect", "disconnect", "connected", "registerProperty"}:
                found.signatures.update(text for text in texts if SIGNATURE.match(text))


def _read_interface(root: ElementTree.Element, found: Usage) -> None:
    for widget in root.iter("widget"):
        kind = widget.get("class", "")
        found.classes.add(kind)
        for prop in widget.findall("property"):
            if prop.get("stdset") != "0":
                found.properties.add((kind, prop.get("name", "")))
