"""The pictures of the README, taken from the module on the bench with the sample case and the real worker.

    python Testing/bench/screenshots.py [FOLDER [evidence]]

Writes `module.png`, `module-dark.png`, `doses.png`, `panel.png` and `evidence.png` into FOLDER (default: Resources);
with the word evidence the last one alone.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import bench

SIZE = (1500, 940)
AROUND_SECTIONS = 200
"""What a window needs for the panel's foot and its own head, in pixels."""
DRFS = (100.0, 20.0, 4.0)
SECTIONS = (
    "caseButton",
    "restoreButton",
    "compareButton",
    "evidenceButton",
    "measureButton",
    "exportButton",
    "studyButton",
)


def take(out):
    """Go the way of the README's tutorial and take its pictures."""
    out.mkdir(parents=True, exist_ok=True)
    bench.start()
    import qt
    import slicer
    from driver import click, screenshot, set_palette

    with tempfile.TemporaryDirectory() as work:
        qt.QSettings().setValue("REDReconstruction/WorkFolder", work)
        panel = bench.open_module().panel
        case, restore, _compare, _evidence, measure, *_others = panel.sections
        set_palette("light")
        click(case.ui.sampleButton)
        wait(lambda: panel.session.case is not None, "the sample case opens")
        click(restore.ui.applyButton)
        wait(lambda: not panel.session.state.busy, "the restoration ends")
        panel.session.parameters.comparedDrf = 20.0
        segments(panel)
        click_unfolded(panel, "measureButton", measure.ui.segmentsButton)
        wait(lambda: measure.run is None, "the segments are measured")
        show(panel, "caseButton", "restoreButton", "compareButton")
        screenshot(out / "module.png", SIZE)
        set_palette("dark")
        screenshot(out / "module-dark.png", SIZE)
        set_palette("light")
        panel.session.parameters.layout = "doses"
        screenshot(out / "doses.png", SIZE)
        show(panel, *SECTIONS)
        slicer.util.mainWindow().resize(SIZE[0], panel.ui.sectionsWidget.sizeHint.height() + AROUND_SECTIONS)
        wait(lambda: not panel.ui.sectionsArea.verticalScrollBar().isVisible(), "the panel shows all of its sections")
        slicer.app.processEvents()
        panel.widget.grab().save(str(out / "panel.png"))
        bench.unload_module()


def take_evidence(out):
    """The built-in phantom's counts at a hundredth of the dose, restored and judged: the worst finding, in place."""
    bench.start()
    import qt
    from driver import click, screenshot, set_palette

    from redpet import cli
    from redpet.case.storage import write_image
    from redpet.phantoms.abdomen import demo_phantom

    with tempfile.TemporaryDirectory() as work:
        qt.QSettings().setValue("REDReconstruction/WorkFolder", work)
        activity, attenuation, counts = (str(Path(work) / name) for name in ("body.nrrd", "attenuation.nrrd", "counts"))
        for image, path in zip(demo_phantom(), (activity, attenuation), strict=True):
            write_image(image, Path(path))
        cli.main(["simulate", activity, "--attenuation", attenuation, "--drf", f"{DRFS[0]:g}", "--out", counts])
        panel = bench.open_module().panel
        case, restore, _compare, evidence, *_others = panel.sections
        set_palette("light")
        case.openPath(counts, "folder")
        wait(lambda: panel.session.case is not None and not case.opener.isBusy, "the case opens")
        parameters = panel.session.parameters
        parameters.sliceMode, parameters.firstSlice, parameters.lastSlice = "range", 4, 14
        click_unfolded(panel, "restoreButton", restore.ui.applyButton)
        wait(lambda: not panel.session.state.busy, "the restoration ends")
        parameters.showSinograms = parameters.showDifferences = False
        show(panel, "restoreButton", "evidenceButton")
        click(evidence.ui.warningButton)
        screenshot(out / "evidence.png", SIZE)
        bench.unload_module()


def show(panel, *names):
    """Open these sections of the panel and fold the others."""
    import slicer

    for name in SECTIONS:
        getattr(panel.ui, name).collapsed = name not in names
    slicer.app.processEvents()


def click_unfolded(panel, section, button):
    """Press a button of a folded section."""
    from driver import click

    show(panel, section)
    click(button)


def segments(panel):
    """A segmentation of the full dose: the liver's neighbourhood and the hottest lesions, by thresholds."""
    import numpy as np
    import slicer
    from scipy.ndimage import label

    from REDReconstructionLib.scene import roles

    full = next(node for node in roles.nodes(panel.session.case.key) if roles.roleOf(node).dose == "full")
    values = slicer.util.arrayFromVolume(full)
    hot, count = label(values > 0.45 * values.max())
    sizes = np.bincount(hot.ravel())[1:]
    node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLSegmentationNode", "Lesions")
    node.CreateDefaultDisplayNodes()
    node.SetReferenceImageGeometryParameterFromVolumeNode(full)
    for number, index in enumerate(np.argsort(sizes)[::-1][: min(count, 3)], start=1):
        segment = node.GetSegmentation().AddEmptySegment(f"lesion-{number}", f"Lesion {number}")
        slicer.util.updateSegmentBinaryLabelmapFromArray((hot == index + 1).astype(np.uint8), node, segment, full)
    node.GetDisplayNode().SetVisibility(False)
    panel.sections[4].ui.segmentationSelector.setCurrentNode(node)


def wait(condition, what):
    """Let the application live until something has happened."""
    from driver import wait_until

    wait_until(condition, what)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "Resources"
    if "evidence" not in sys.argv[2:]:
        take(folder)
    take_evidence(folder)
