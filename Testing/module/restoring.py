"""The Restore section on its own in a window, with cases that the real worker made and described."""

import json
import subprocess
import sys
from pathlib import Path

import compared
import numpy as np
import pytest
from driver import process_events, wait_until
from workers import Recorder, engine_folder

from redpet.case import Image, ImageGrid, Kind, Sinogram, SinogramGeometry
from redpet.case.storage import write_image, write_sinogram

RESOURCES = engine_folder() / "Resources"
WORK = "REDReconstruction/WorkFolder"
SLICES = 6


def simulated(array, folder, *drfs):
    """A CASE by the real engine from an activity `[z, y, x]` in Bq/mL with voxels of 4 x 4 x 5 mm."""
    np.save(folder / "body.npy", array.astype(np.float32))
    about = {"what": "image", "axes": ["z", "y", "x"], "unit": "Bq/mL", "spacing_mm": [4, 4, 5]}
    (folder / "body.json").write_text(json.dumps(about))
    command = [sys.executable, "-m", "redpet", "simulate", folder / "body.npy", "--counts-per-slice", "2e5"]
    command += ["--drf", *map(str, drfs), "--out", folder / "case"]
    done = subprocess.run(list(map(str, command)), cwd=engine_folder(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder / "case"


@pytest.fixture(scope="session")
def ladder(tmp_path_factory):
    """A CASE of six slices with full dose, DRF 20 and DRF 4."""
    y, x = np.mgrid[:24, :24] - 12
    plane = 1000.0 * (x**2 + y**2 < 64) + 4000.0 * ((x - 4) ** 2 + y**2 < 6)
    return simulated(np.repeat(plane[None], SLICES, axis=0), tmp_path_factory.mktemp("ladder"), 20, 4)


@pytest.fixture
def work(scene, tmp_path):
    """A work folder of the test's own."""
    import qt

    qt.QSettings().setValue(WORK, str(tmp_path / "work"))
    return tmp_path / "work" / "REDReconstruction"


@pytest.fixture
def section(work, module, monkeypatch):
    """The Restore section; its session has a runner of its own and no case yet. Looking for devices is left out."""
    import qt
    import slicer

    from REDReconstructionLib.compare import views
    from REDReconstructionLib.process import dependencies
    from REDReconstructionLib.process.runner import Runner
    from REDReconstructionLib.restore.device_choice import DeviceChoice
    from REDReconstructionLib.restore.section import RestoreSection
    from REDReconstructionLib.session.session import Session

    monkeypatch.setattr(DeviceChoice, "lookOnce", lambda self: None)
    monkeypatch.setattr(views, "visibleSlice", lambda: 2)
    dependencies.complete.clear()
    window = qt.QWidget()
    qt.QVBoxLayout(window)
    window.resize(420, 800)
    session = Session(slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScriptedModuleNode"), Runner())
    session.parameters.device = "cpu"
    section = RestoreSection(session, window, lambda name: str(RESOURCES / name))
    window.show()
    process_events()
    yield section
    section.disconnectParameters()
    section.cleanup()
    session.runner.stopAll()
    window.close()


def opened(section, path, source="folder"):
    """Open a case as the Case section does; returns it."""
    from REDReconstructionLib.case.opener import Request, openCase
    from REDReconstructionLib.process import jobs
    from REDReconstructionLib.scene import importing

    folder = jobs.describeFolder(path)
    if not folder.is_dir():
        recorder = Recorder()
        section.session.runner.start({"command": "describe", "input": str(path), "out": str(folder)}, recorder.listener)
        assert recorder.wait()[0] == "done", recorder.heard
    case = openCase(Request(str(path), source), folder)
    compared.done(importing.importCase(case))
    section.session.setCase(case)
    process_events()
    return case


def large_run(folder):
    """The output folder of a restoration of 100 slices of 320 x 320: 40 MB a file."""
    values = np.zeros((100, 320, 320), np.float32)
    values[:, 100:200, 100:200] = 1000.0
    grid = ImageGrid((320, 320, 100), (2.0, 2.0, 3.0), (-319.0, -319.0, 0.0))
    for room in ("images", "sinograms"):
        (folder / room).mkdir(parents=True)
    for dose in ("low", "restored", "full"):
        write_image(Image(values, grid, "Bq/mL"), folder / "images" / f"{dose}.nrrd")
        lines = Sinogram(values, SinogramGeometry(320, 320, 2.0), grid, "Bq/mL*mm", Kind.REPROJECTED, "Bq/mL")
        write_sinogram(lines, folder / "sinograms" / f"{dose}.nrrd")
    (folder / "run.json").write_text(json.dumps({"method": "RED", "input": {"kind": "re-projected"}, "warnings": []}))
    return folder


def settle(section):
    """Wait until the panel works again; what its message says."""
    wait_until(lambda: not section.session.state.busy, "the restoration ends")
    process_events()
    return section.ui.messageLabel.text


def check(section, *drfs):
    """Tick the dose levels with these factors, and no others."""
    import qt

    levels = section.ui.levelsList
    for row in range(levels.count):
        item = levels.item(row)
        item.setCheckState(qt.Qt.Checked if item.data(qt.Qt.UserRole) in drfs else qt.Qt.Unchecked)
    process_events()


def choose(combo, value):
    """Choose the entry with a value."""
    index = combo.findData(value)
    assert index >= 0, value
    combo.setCurrentIndex(index)
    process_events()


def results(section):
    """(drf, method) of the restored images in the scene."""
    from REDReconstructionLib.scene import roles

    return [(role.drf, role.method) for role in roles.results(section.session.case.key)]


def run_of(section, drf):
    """What the restoration of a level in the scene says of itself, and where it lies."""
    from REDReconstructionLib.scene import roles

    role = next(role for role in roles.results(section.session.case.key) if role.drf == drf)
    folder = Path(roles.runFolder(roles.find(role)))
    return json.loads((folder / "run.json").read_text()), folder


def with_one_slice(section, case):
    """The section with a case open, DRF 20 chosen, and one slice to restore."""
    opened(section, case)
    check(section, 20)
    choose(section.ui.slicesSelector, "visible")
    return section
