"""`qt.QUiLoader`: knows every stand-in that was imported before it, raises where Qt would only warn."""

import xml.etree.ElementTree as ElementTree

from PySide6 import QtCore, QtUiTools
from qt_members import STAND_INS, Slot, call
from qt_signals import attach

SLICERS = ("ctk", "qMRML", "qSlicer")


def _stand_ins() -> dict[str, type]:
    return {cls.__name__: cls for cls in STAND_INS if not cls.__name__.startswith("_")}


def _numbers(root, classes) -> None:
    """Writes the enumerations of stand-ins as their numbers, as they are declared here."""
    for kind in ("set", "enum"):
        for element in root.iter(kind):
            owner, _, _ = (element.text or "").partition("::")
            if owner in classes:
                names = [name.rpartition("::")[2] for name in element.text.split("|")]
                element.tag = "number"
                element.text = str(sum(int(getattr(classes[owner], name)) for name in names))


def _check_widgets(root, classes, source) -> None:
    for widget in root.iter("widget"):
        kind = widget.get("class")
        if kind.startswith(SLICERS) and kind not in classes:
            raise ValueError(f"{source}: the bench has no stand-in for {kind}")


def _check_cells(root, source) -> None:
    """Two widgets in one cell of a form or grid lie over each other: Qt warns on stderr alone."""
    for layout in root.iter("layout"):
        cells = [(item.get("row"), item.get("column")) for item in layout.findall("item") if item.get("row")]
        if twice := [cell for cell in cells if cells.count(cell) > 1]:
            raise ValueError(f"{source}: the layout '{layout.get('name')}' has two items in row, column {twice[0]}")


def _check_properties(root, loaded, source) -> None:
    for widget in root.iter("widget"):
        found = _named(loaded, widget.get("name"))
        if found is None:
            raise ValueError(f"{source}: the {widget.get('class')} '{widget.get('name')}' was not made")
        for prop in widget.findall("property"):
            name = prop.get("name")
            if prop.get("stdset") != "0" and found.metaObject().indexOfProperty(name) < 0:
                raise ValueError(f"{source}: {widget.get('class')} '{found.objectName}' has no property '{name}'")


def _take_vtk_connections(root) -> list:
    """Takes out the connections whose signal carries a VTK object: only Python can make them."""
    taken = []
    for connections in root.iter("connections"):
        for connection in list(connections):
            ends = tuple(connection.findtext(part) for part in ("sender", "signal", "receiver", "slot"))
            if "vtk" in ends[1]:
                connections.remove(connection)
            taken.append(ends)
    return taken


def _check_connections(connections, loaded, source) -> None:
    """Makes those that only Python can make; raises for each that Qt cannot have made."""
    for sender, signal, receiver, slot in connections:
        for name, signature in ((sender, signal), (receiver, slot)):
            found = _named(loaded, name)
            wanted = bytes(QtCore.QMetaObject.normalizedSignature(signature).data()).decode()
            if found is None or found.metaObject().indexOfMethod(wanted) < 0:
                raise ValueError(f"{source}: the connection to '{name}' finds no '{signature}' there")
        if "vtk" in signal:
            attach(_named(loaded, sender), signal, getattr(_named(loaded, receiver), slot.split("(")[0]))


def _named(loaded, name):
    return loaded if loaded.objectName == name else loaded.findChild(QtCore.QObject, name)


_load, _available = QtUiTools.QUiLoader.load, QtUiTools.QUiLoader.availableWidgets


class QUiLoader(QtUiTools.QUiLoader):
    """Loads a .ui file; None when it is missing or broken, as in Slicer."""

    def __init__(self, parent=None):
        QtUiTools.QUiLoader.__init__(self, parent)
        self._classes = _stand_ins()

    def createWidget(self, kind, parent=None, name=""):
        """Qt asks for each widget of a file. Were the stand-ins registered instead, PySide would never free them."""
        if kind not in self._classes:
            return QtUiTools.QUiLoader.createWidget(self, kind, parent, name)
        widget = self._classes[kind](parent)
        widget.setObjectName(name)
        return widget


def load(loader, device, parent=None):
    """The top widget of a .ui file."""
    try:
        root = ElementTree.fromstring(device.readAll().data())
    except ElementTree.ParseError:
        return None
    source = device.fileName() if hasattr(device, "fileName") else "the .ui file"
    _check_widgets(root, loader._classes, source)
    _check_cells(root, source)
    _numbers(root, loader._classes)
    connections = _take_vtk_connections(root)
    buffer = QtCore.QBuffer()
    buffer.setData(ElementTree.tostring(root))
    buffer.open(QtCore.QIODevice.OpenModeFlag.ReadOnly)
    loaded = call(_load, "load", (loader,), (buffer, parent), {})
    _check_properties(root, loaded, source)
    _check_connections(connections, loaded, source)
    return loaded


def available_widgets(loader):
    return [*_available(loader), *loader._classes]


QUiLoader.load = Slot(load, "load")
QUiLoader.availableWidgets = Slot(available_widgets, "availableWidgets")
STAND_INS.add(QUiLoader)
