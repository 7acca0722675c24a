"""Opening cases in the panel as a user does, with the real worker."""

from pathlib import Path

import numpy as np
import pytest
from driver import process_events, wait_until

RESOURCES = Path(__file__).parents[2] / "REDReconstruction" / "Resources"
WORK = "REDReconstruction/WorkFolder"
FLT = "odd-dicom/siemens-flt-single-slice.dcm"


@pytest.fixture
def work(scene, tmp_path):
    """A work folder of the test's own."""
    import qt

    qt.QSettings().setValue(WORK, str(tmp_path / "work"))
    return tmp_path / "work"


@pytest.fixture
def section(work, module):
    """The Case section in a window of its own."""
    import qt
    import slicer

    from REDReconstructionLib.case.section import CaseSection
    from REDReconstructionLib.process.runner import Runner
    from REDReconstructionLib.session.session import Session

    window = qt.QWidget()
    qt.QVBoxLayout(window)
    window.resize(420, 700)
    session = Session(slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScriptedModuleNode"), Runner())
    section = CaseSection(session, window, lambda name: str(RESOURCES / name))
    window.show()
    yield section
    section.disconnectParameters()
    section.cleanup()
    session.runner.stopAll()
    section.widget.setMRMLScene(None)
    window.close()


def settle(section):
    """Wait until nothing is being opened or listed."""
    wait_until(lambda: not section.opener.isBusy and not section.caseList.reader.isBusy, "the case opens")
    process_events()


def opened(section, path, source="file"):
    """Open a path and wait; the open case."""
    assert section.openPath(path, source)
    settle(section)
    return section.session.case


def table(section):
    """The texts of the case table by their labels, each a list."""
    shown, texts = section.ui.caseTable, {}
    for row in range(shown.rowCount):
        texts.setdefault(shown.item(row, 0).text(), []).append(shown.item(row, 1).text().replace("\u200b", ""))
    return texts


def message(section):
    """The sentence of the panel; empty where it shows none."""
    shown = section.ui.messageFrame.isVisibleTo(section.widget)
    return section.ui.messageLabel.text.replace("\u200b", "") if shown else ""


def add_volume(values, name="volume", unit=None, spacing=(4.0, 4.0, 5.0)):
    """A scalar volume in the scene; `unit` is a coded unit of Slicer."""
    import slicer

    node = slicer.util.addVolumeFromArray(np.asarray(values, np.float32), name=name)
    node.SetSpacing(*spacing)
    node.SetOrigin(-30.0, 20.0, 100.0)
    if unit:
        entry = slicer.vtkCodedEntry()
        entry.SetValueSchemeMeaning(unit, "UCUM", unit)
        node.SetVoxelValueUnits(entry)
    return node


def ball(slices=3, size=24):
    """A warm disc with a hot spot `[z, y, x]`."""
    y, x = np.mgrid[:size, :size] - size / 2
    plane = 1000.0 * (x**2 + y**2 < (size / 3) ** 2) + 4000.0 * ((x - 4) ** 2 + y**2 < 6)
    return np.repeat(plane[None], slices, axis=0).astype(np.float32)
