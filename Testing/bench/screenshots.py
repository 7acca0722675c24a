"""The pictures of the panel, from the module on the bench with the real worker and data that everybody has.

    python Testing/bench/screenshots.py [FOLDER]

Writes each picture in light and in dark, at 100 and at 150 %, into FOLDER (default: screenshots), as `planes.png`,
`planes-dark.png`, `planes@150.png` and `planes-dark@150.png`; those of the README also into Resources.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TESTING = Path(__file__).resolve().parents[1]
RESOURCES = TESTING.parent / "Resources"
README = ("module", "module-dark", "doses", "planes", "panel", "evidence", "study")
"""The pictures that README and docs show; the others are for whoever changes the panel to look at."""
SCALES = (1.0, 1.5)
SIZE = (1500, 940)
AROUND_SECTIONS = 200
"""What a window needs for the panel's foot and its own head, in pixels."""
DESIGN = """
title = "Low-dose FDG"
cases = ["{case}"]
window_suv = [0, 7]
[[arms]]
name = "full dose"
drf = 1
[[arms]]
name = "DRF 20"
drf = 20
[[questions]]
name = "quality"
kind = "rating"
text = "Overall image quality"
ends = ["not diagnostic", "excellent"]
"""


def main():
    """Take all pictures at each scale, in a process of its own: Qt asks for the scale before it starts."""
    if sys.argv[1:2] == ["--at"]:
        Album(Path(sys.argv[2]), Path(sys.argv[3]), float(os.environ["QT_SCALE_FACTOR"])).take_all()
        return
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots").resolve()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        for scale in SCALES:
            command = [sys.executable, __file__, "--at", str(out), work]
            subprocess.run(command, check=True, env={**os.environ, "QT_SCALE_FACTOR": f"{scale:g}"})
    for name in README:
        shutil.copyfile(out / f"{name}.png", RESOURCES / f"{name}.png")


class Album:
    """Pictures of one panel after the other, at one scale; `work` keeps what was restored for the next scale."""

    def __init__(self, out, work, scale):
        for folder in (TESTING, TESTING / "bench", TESTING / "module", TESTING / "engine"):
            sys.path.insert(0, str(folder))
        import bench

        self.out, self.work = out, work
        self.mark = "" if scale == 1 else f"@{round(100 * scale)}"
        bench.start()
        import qt
        from whole import WORK, Panel

        qt.QSettings().setValue(WORK, str(work / "work"))
        self.open = lambda: Panel(bench.open_module())
        self.close = bench.unload_module

    def take_all(self):
        """All pictures."""
        for take in (self.tutorial, self.counts, self.scanner, self.fusion, self.reading, self.examined, self.german):
            panel = self.open()
            take(panel)
            self.close()

    def picture(self, name, panel, *sections, whole=False):
        """The window with these sections unfolded, in light and in dark; `whole` is the panel alone, to its end."""
        from driver import screenshot, set_palette

        fold(panel, *sections)
        for palette in ("dark", "light"):
            set_palette(palette)
            panel.settle()
            path = self.out / f"{name}{'-dark' if palette == 'dark' else ''}{self.mark}.png"
            screenshot(path, SIZE)
            if whole:
                whole_panel(panel, path)

    def tutorial(self, panel):
        """The way of the README's tutorial with the sample case, and what a reader does with its result."""
        from driver import choose, click, process_events
        from qt_dialogs import answers

        click(panel.case.ui.sampleButton)
        panel.wait(lambda: panel.session.case is not None, "the sample case opens")
        click(panel.restore.ui.applyButton)
        panel.wait(lambda: not panel.session.state.busy, "the restoration ends")
        panel.parameters.comparedDrf = 20.0
        panel.settle()
        self.picture("module", panel, "case", "restore", "compare")
        panel.parameters.layout = "doses"
        self.picture("doses", panel, "compare")
        panel.parameters.layout = "planes"
        panel.settle()
        panel.wait(lambda: len(mips()) == 3, "the MIPs are made")
        panel.section.views.jumpTo(hottest(panel))
        answers.add("getText", "Planes and MIP")
        fold(panel, "compare")
        click(panel.ui.saveProtocolButton)
        self.picture("planes", panel, "compare")
        panel.parameters.layout = "compare"
        panel.parameters.showRemoved = True
        panel.section.refresh()
        self.picture("removed", panel, "compare")
        panel.parameters.showRemoved = False
        panel.section.refresh()
        for mode in ("Curtain", "Squares"):
            choose(panel.ui.overlayModeCombo, mode)
            self.picture(mode.lower(), panel, "compare")
        choose(panel.ui.overlayModeCombo, "Fade")
        panel.parameters.fade = 0.0
        place = hottest(panel)
        choose(panel.ui.presetCombo, "Liver: 0 to 3 times its mean")
        click(panel.ui.liverButton)
        self.picture("liver", panel, "compare")
        choose(panel.ui.presetCombo, "SUV 0 to 7")
        panel.section.views.jumpTo(place)
        panel.settle()
        fold(panel, "measure")
        click(panel.measure.ui.lesionButton)
        click(panel.view("REDIF"), pixel(panel, "REDIF", hottest(panel)))
        panel.wait(lambda: panel.measure.run is None, "the lesion is measured")
        click(panel.measure.ui.lesionButton)
        panel.section.views.jumpTo(middle_of(panel.parameters.segmentation))
        click(panel.measure.ui.curveButton)
        process_events()
        self.picture("lesions", panel, "measure")
        panel.parameters.showDoseCurve = False
        self.picture("panel", panel, *names(), whole=True)

    def counts(self, panel):
        """The phantom's counts at a hundredth of the dose, restored and judged: the worst finding, in place."""
        from driver import click

        from redpet import cli
        from redpet.case.storage import write_image
        from redpet.phantoms.abdomen import demo_phantom

        folder = self.work / "counts"
        if not folder.exists():
            activity, attenuation = (str(self.work / f"{name}.nrrd") for name in ("body", "attenuation"))
            for image, path in zip(demo_phantom(), (activity, attenuation), strict=True):
                write_image(image, Path(path))
            cli.main(["simulate", activity, "--attenuation", attenuation, "--drf", "100", "--out", str(folder)])
        panel.opened(folder)
        parameters = panel.parameters
        parameters.layout = "compare"
        parameters.sliceMode, parameters.firstSlice, parameters.lastSlice = "range", 4, 14
        fold(panel, "restore")
        click(panel.restore.ui.applyButton)
        panel.wait(lambda: not panel.session.state.busy, "the restoration ends")
        parameters.showSinograms = parameters.showDifferences = False
        fold(panel, "restore", "evidence")
        click(panel.evidence.ui.warningButton)
        self.picture("evidence", panel, "restore", "evidence")
        parameters.showSinograms = parameters.showDifferences = True

    def scanner(self, panel):
        """A simulated scan of a ring scanner, an oblique plane of its 3D sinogram, and the image of all its rays."""
        from driver import click, key
        from restoring import choose
        from ring_scans import scan

        toml = self.work / "scan" / "scan.toml"
        if not toml.exists():
            scan(toml.parent, rings=8, span=3, mash=3, counts=2e6)
        panel.opened(toml, "file")
        self.picture("scan", panel, "case", "restore")
        click(panel.case.ui.segmentsButton)
        window = panel.case.segments.window
        panel.wait(lambda: window.run is None, "the planes are read")
        key(window.segmentSlider, "Right")
        window.window.grab().save(str(self.out / f"segments{self.mark}.png"))
        window.close()
        choose(panel.restore.ui.methodSelector, "osem-3d")
        parameters = panel.session.parameters
        before = parameters.subsets, parameters.postFilterMm
        parameters.subsets, parameters.postFilterMm = 12, 4.0
        click(panel.restore.ui.applyButton)
        panel.wait(lambda: not panel.session.state.busy, "all rays are reconstructed")
        self.picture("rays", panel, "restore", "compare")
        parameters.subsets, parameters.postFilterMm = before
        choose(panel.restore.ui.methodSelector, "red")

    def fusion(self, panel):
        """A study of two doses with a CT, which lies over the planes."""
        from driver import click

        panel.opened(pet_ct(self.work))
        if panel.ui.crosshairButton.checked:
            click(panel.ui.crosshairButton)
        panel.parameters.layout, panel.parameters.imageColor = "planes", "HotIron"
        panel.parameters.showRestored = False
        panel.settle()
        panel.wait(lambda: len(mips()) == 2, "the MIPs are made")
        fold(panel, "case", "compare")
        click(panel.ui.anatomyButton)
        panel.wait(lambda: not panel.section.views.anatomy.isBusy, "the worker has looked for the CT")
        self.picture("ct", panel, "case", "compare")
        panel.parameters.layout, panel.parameters.imageColor = "compare", "InvertedGrey"
        panel.parameters.showRestored = True

    def reading(self, panel):
        """A reading study on its first question; the cases of the work folder as a work list."""
        from driver import click
        from qt_dialogs import answers

        design = self.work / f"design{self.mark}.toml"
        design.write_text(DESIGN.format(case=pet_ct(self.work)))
        fold(panel, "study")
        answers.add("getOpenFileName", str(design))
        click(panel.study.ui.designButton)
        panel.wait(lambda: panel.study.ui.messageLabel.text, "the study is made")
        panel.study.ui.readerEdit.text = f"reader{self.mark.removeprefix('@')}"
        click(panel.study.ui.beginButton)
        panel.wait(lambda: panel.study.course is not None or panel.study.ui.messageLabel.text, "the study begins")
        panel.wait(lambda: not panel.study.steps.isBusy, "the images are shown")
        self.picture("study", panel, "study")
        click(panel.study.ui.stopButton)
        for name in ("A", "B"):
            shutil.copytree(self.work / "counts", self.work / "list" / f"Case {name}", dirs_exist_ok=True)
        fold(panel, "case")
        panel.case.caseList.load(self.work / "list")
        panel.wait(lambda: not panel.case.caseList.reader.isBusy, "the list is read")
        panel.opened(self.work / "list" / "Case A")
        self.picture("list", panel, "case")

    def examined(self, panel):
        """What the panel found out about the computer."""
        from driver import click, process_events

        click(panel.panel.ui.examineButton)
        examination = panel.panel.examination
        panel.wait(lambda: examination.copyButton.enabled, "the computer is examined")
        process_events()
        examination.window.grab().save(str(self.out / f"examined{self.mark}.png"))
        click(examination.closeButton)

    def german(self, _panel):
        """The panel of a Slicer that speaks German."""
        import qt

        from REDReconstructionLib.panel import language

        self.close()
        qt.QSettings().setValue(language.LANGUAGE, "de-DE")
        panel = self.open()
        panel.opened(self.work / "counts")
        self.picture("german", panel, "case", "restore", "compare")
        qt.QSettings().setValue(language.LANGUAGE, "en-US")
        language.forget()


def names():
    """The sections of the panel."""
    return ("case", "restore", "compare", "evidence", "measure", "export", "study")


def fold(panel, *sections):
    """Open these sections of the panel and fold the others."""
    for name in names():
        getattr(panel.panel.ui, f"{name}Button").collapsed = name not in sections
    panel.settle()


def whole_panel(panel, path):
    """The panel without its views, as high as all of its sections."""
    import slicer

    slicer.util.mainWindow().resize(SIZE[0], panel.panel.ui.sectionsWidget.sizeHint.height() + AROUND_SECTIONS)
    bar = panel.panel.ui.sectionsArea.verticalScrollBar()
    panel.wait(lambda: not bar.isVisible(), "the panel shows all of its sections")
    panel.panel.widget.grab().save(str(path))


def mips():
    """The projections in the scene."""
    import slicer

    return [one for one in slicer.util.getNodesByClass("vtkMRMLScalarVolumeNode") if one.GetName() == "MIP"]


def hottest(panel):
    """The hottest place of the liver in the slice of the full dose that is shown, RAS in mm."""
    import compared
    import numpy as np

    node, z = panel.node("image", "full", 1.0), panel.visible_slice()
    values = compared.array_of(node)[z].copy()
    values[:, int(0.45 * values.shape[1]) :] = 0
    values[int(0.55 * values.shape[0]) :] = 0
    y, x = np.unravel_index(np.argmax(values), values.shape)
    return tuple((compared.matrix_of(node) @ [x, y, z, 1.0])[:3])


def middle_of(segmentation):
    """The middle of all segments, RAS in mm."""
    bounds = [0.0] * 6
    segmentation.GetRASBounds(bounds)
    return tuple((bounds[2 * axis] + bounds[2 * axis + 1]) / 2 for axis in range(3))


def pixel(panel, tag, place):
    """Where a place lies in a view, (x, y) in pixels from the upper left."""
    view = panel.view(tag)
    x, y, _z = view.convertRASToXYZ(place)
    return round(x), view.height - 1 - round(y)


def pet_ct(work):
    """A study of the built-in phantom: PET of the full dose, of a twentieth, and a CT; returns its folder."""
    import numpy as np
    from synthetic_ct import write_ct
    from synthetic_dicom import pet_slice, write_series

    from redpet.phantoms.abdomen import demo_phantom

    folder = work / "pet-ct"
    if folder.exists():
        return folder
    activity, attenuation = demo_phantom()
    noise = np.random.default_rng(0).normal(size=activity.values.shape) * np.sqrt(activity.values * 3000)
    for number, (name, values) in enumerate((("Full_dose", activity.values), ("1-20 dose", activity.values + noise))):
        slices = []
        for z, plane in enumerate(np.clip(values, 0, 32000)):
            one = pet_slice(plane, (*activity.grid.origin_mm[:2], z * activity.grid.spacing_mm[2]))
            one.PixelSpacing, one.SliceThickness = list(activity.grid.spacing_mm[1::-1]), activity.grid.spacing_mm[2]
            one.SeriesInstanceUID, one.InstanceNumber, one.SeriesDescription = f"1.2.3.4.{number}", z + 1, name
            one.PatientName, one.PatientID = "Phantom", "PHANTOM"
            slices.append(one)
        write_series(folder / name, slices)
    ordered = folder / "ordered"
    ordered.mkdir()
    for z, one in enumerate(slices):
        one.save_as(ordered / f"{z:03d}.dcm", enforce_file_format=True)
    write_ct(
        ordered, folder / "CT", 1000 * (attenuation.values / attenuation.values[attenuation.values > 0].mean() - 1)
    )
    shutil.rmtree(ordered)
    return folder


if __name__ == "__main__":
    main()
