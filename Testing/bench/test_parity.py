"""The stand-ins against what the real PythonQt, CTK and qMRML did with the same 2,600 snippets."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import bench
import parity_run
import pytest
from limits import HANG_S
from parity_exceptions import EXEMPT
from parity_rows import Row, failed, rows
from parity_usage import interfaces, sources, usage

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def parity(data) -> Path:
    folder = Path(os.environ.get("REDPET_PARITY", data.parent / "parity"))
    if not folder.is_dir():
        pytest.skip(f"the outcomes of the real widgets are not at {folder}; set REDPET_PARITY to their folder")
    return folder


@pytest.fixture(scope="module")
def recorded(parity) -> list[Row]:
    """What the real widgets did."""
    return [row for name in parity_run.RECORDED for row in rows(parity / "real" / f"{name}.json")]


@pytest.fixture(scope="module")
def used():
    return usage()


def measure(parity: Path, out: Path, only: str = "") -> list[Row]:
    """Runs the snippets on the stand-ins: all, or those of the cases that match `only`."""
    out.mkdir()
    command = [sys.executable, str(HERE / "parity_run.py"), str(parity), str(out)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=HANG_S, env={**os.environ, "ONLY": only})
    assert run.returncode == 0, run.stderr[-3000:]
    pairs = [(parity / "real" / f"{name}.json", out / f"{name}.json") for name in parity_run.RECORDED]
    return [row for real, bench in pairs for row in rows(real, bench) if not only or re.search(only, row.case)]


def test_every_snippet_ends_as_in_slicer_or_is_refused(parity, tmp_path):
    exempt = {(one.case, label) for one in EXEMPT for label in one.labels}

    def differing(measured):
        return [row for row in measured if not row.agrees and (row.case, row.label) not in exempt]

    measured = measure(parity, tmp_path / "first")
    wrong = differing(measured)
    if wrong:  # snippets wait some milliseconds for a timer: a busy machine gets a second chance
        again = "|".join(sorted({f"^{re.escape(row.case)}$" for row in wrong}))
        wrong = differing(measure(parity, tmp_path / "again", again))
    assert not wrong, "\n".join(f"{row.case} | {row.label}: {row.real} in Slicer, {row.bench} here" for row in wrong)
    followed = sum(row.agrees and (failed(row.real) or not row.refused) for row in measured)
    assert followed > 0.9 * len(measured) > 2000


def test_what_fails_in_slicer_and_not_here_is_forbidden_in_the_module(recorded):
    failing = {(row.case, row.label) for row in recorded if failed(row.real)}
    free = [one for one in EXEMPT if not one.forbidden and any((one.case, label) in failing for label in one.labels)]
    assert free == []


def test_the_module_uses_nothing_that_only_qt_6_has():
    only = re.compile(r"[cC]olorScheme|checkStateChanged|globalPosition|\.position\(\)|QKeyCombination|QEnterEvent")
    assert [path.name for path in sources() if only.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "exempt", [one for one in EXEMPT if one.forbidden], ids=lambda one: f"{one.case} {one.labels[0]}"
)
def test_the_module_does_not_depend_on_what_the_bench_cannot_follow(exempt):
    seen = [
        f"{path.name}:{number}: {line.strip()}"
        for path in sources()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for pattern in exempt.forbidden
        if re.search(pattern, line.partition("  #")[0])
    ]
    assert seen == [], exempt.reason


def test_every_exemption_is_a_row_of_reality(recorded):
    known = {(row.case, row.label) for row in recorded}
    assert [(one.case, label) for one in EXEMPT for label in one.labels if (one.case, label) not in known] == []


def test_every_class_that_the_module_names_exists_here_and_in_slicer(recorded, used):
    import ctk
    import qmrml
    import qt

    there = [row for row in recorded if row.case == "ctk.has" or row.label.startswith("has ")]
    real = {row.label.removeprefix("has "): row.real for row in there}
    spaces = {"qt": qt, "ctk": ctk, "slicer": qmrml}
    for space, names in used.names.items():
        absent = [name for name in names if not hasattr(spaces[space], name) and not name.startswith("qSlicer")]
        assert absent == [], f"the bench has no {space}.{absent}"
        assert [name for name in names if real.get(name, "True") != "True"] == []
    custom = {kind for kind in used.classes if kind.startswith(("ctk", "qMRML", "qSlicer"))}
    assert [kind for kind in custom if not hasattr(ctk, kind) and not hasattr(qmrml, kind)] == []


def members(space) -> set[str]:
    """The signals and slots of all classes of a namespace."""
    import shiboken6

    found = set()
    needed = {"QShortcut": bench.start, "QHeaderView": lambda: space.Qt.Horizontal}
    for cls in (value for name, value in vars(space).items() if isinstance(value, type) and name[0] != "_"):
        meta, widget = vars(cls).get("staticMetaObject"), None
        if meta is not None and not shiboken6.isValid(meta):  # PySide drops it with an object of the class
            widget = cls(needed[cls.__name__]()) if cls.__name__ in needed else cls()
            meta = widget.metaObject()
        for index in range(meta.methodCount() if meta is not None else 0):
            found.add(bytes(meta.method(index).methodSignature().data()).decode())
        del widget
    return found


def test_every_signal_that_the_module_connects_exists(used):
    bench.start()
    import ctk
    import qmrml
    import qt
    import qt_signals

    known = members(qt) | members(ctk) | members(qmrml)
    normal = {qt.QtCore.QMetaObject.normalizedSignature(one).data().decode() for one in used.signatures}
    assert used.signatures
    assert normal - known - APPLICATION == set()
    assert normal & qt_signals.ONLY_QT6 == set()


# Signals of Slicer's application, which has its own stand-in.
APPLICATION = {"startupCompleted()"}

API = {
    "ctkCollapsibleButton": "ctkapi.ctkCollapsibleButton",
    "ctkSliderWidget": "ctkapi.ctkSliderWidget",
    "ctkPathLineEdit": "ctkapi.ctkPathLineEdit",
    "ctkComboBox": "ctkapi.ctkComboBox",
    "qMRMLNodeComboBox": "mrmlapi.qMRMLNodeComboBox",
    "qMRMLWidget": "mrmlapi.qMRMLWidget",
}


@pytest.mark.parametrize("name", API)
def test_a_stand_in_has_no_property_or_signal_that_the_real_widget_lacks(name, recorded):
    bench.start()
    import ctk
    import qmrml

    real = {row.label for row in recorded if row.case == API[name]}
    widget = getattr(ctk if name.startswith("ctk") else qmrml, name)()
    meta = widget.metaObject()
    own = {f"prop {meta.property(index).name()}" for index in range(meta.propertyOffset(), meta.propertyCount())}
    for index in range(meta.methodOffset(), meta.methodCount()):
        if int(meta.method(index).methodType()) == 1:
            own.add("sig " + bytes(meta.method(index).methodSignature().data()).decode())
    assert own - real == set()


def test_every_property_in_a_ui_file_exists_on_the_real_widget(recorded, used):
    real = {name: {row.label for row in recorded if row.case == case} for name, case in API.items()}
    unknown = [(kind, name) for kind, name in used.properties if kind in real and f"prop {name}" not in real[kind]]
    assert unknown == []


def test_the_recording_and_the_ui_files_are_read(parity, used):
    assert set(parity_run.RECORDED) == {path.stem for path in (parity / "real").glob("*.json")}
    assert json.loads((parity / "real" / "ctk.json").read_text())
    assert interfaces()
    assert "QPushButton" in used.classes
