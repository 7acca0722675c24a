"""The module's self-test: the sample case from opening to export with the real worker, in Slicer and out of it."""

import json
import tempfile
import time
from pathlib import Path

import qt
import slicer

from REDReconstructionLib.process import jobs
from REDReconstructionLib.process.runner import Listener, Runner
from REDReconstructionLib.scene import roles

LONGEST_S = 600
"""A step that takes longer has failed, on the slowest computer too."""
DRF = 20.0


def run(show):
    """Go the whole way; `show(text)` tells the tester what happens. An AssertionError says what went wrong."""
    slicer.mrmlScene.Clear(0)
    slicer.util.selectModule("REDReconstruction")
    panel = slicer.util.getModuleWidget("REDReconstruction").panel
    missing = missingPackages()
    if missing:
        show("Not tested: the worker's Python lacks " + ", ".join(missing) + ". Press Apply in the module first.")
        return
    show("Opening the sample case")
    panel.section("case").openSample()
    waitFor(lambda: panel.session.case is not None, "the sample case is open")
    show("Restoring DRF 20")
    panel.session.parameters.levels = [DRF]
    panel.section("restore").apply()
    waitFor(lambda: not panel.session.state.busy, "the restoration has ended")
    results = roles.results(panel.session.case.key)
    assert [role.drf for role in results] == [DRF], panel.session.state
    show("Looking at the numbers")
    metrics = panel.section("measure").metrics
    psnr = [float(row[2]) for row in metrics.rows]
    assert len(psnr) == 2, metrics.rows
    assert psnr[1] > psnr[0], "the restored image lies no closer to the full dose than the low-dose image"
    show("Exporting the result as DICOM")
    with tempfile.TemporaryDirectory() as folder:
        panel.session.parameters.exportFolder = folder
        panel.session.parameters.exportToDatabase = False
        section = panel.section("export")
        section.onExport()
        waitFor(lambda: not section.running, "the export has ended")
        count = slicer.util.arrayFromVolume(roles.find(results[0])).shape[0]
        assert len(list(Path(folder).glob("*/*.dcm"))) == count
    show("Test passed")


def waitFor(condition, what):
    """Let the application live until a condition holds; AssertionError where it does not come to that."""
    end = time.monotonic() + LONGEST_S
    while not condition():
        assert time.monotonic() < end, f"it did not come to this: {what}"
        slicer.app.processEvents(qt.QEventLoop.AllEvents, 50)


def missingPackages():
    """What the worker's Python lacks."""
    answers = []
    with tempfile.TemporaryDirectory(dir=str(jobs.workFolder())) as folder:
        out = Path(folder) / "check"
        listener = Listener(
            onDone=lambda *_: answers.append(json.loads((out / "check.json").read_text(encoding="utf-8"))["missing"]),
            onFailed=lambda message, _log: answers.append([message]),
        )
        Runner().start({"command": "check", "out": str(out)}, listener)
        waitFor(lambda: answers, "the worker answers")
    return answers[0]
