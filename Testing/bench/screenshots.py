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

from screenshot_panel import SIZE, fold, hottest, middle_of, mips, names, pixel, whole_panel
from screenshot_study import DESIGN, pet_ct

TESTING = Path(__file__).resolve().parents[1]
RESOURCES = TESTING.parent / "Resources"
README = ("module", "module-dark", "doses", "planes", "panel", "evidence", "study")
"""The pictures that README and docs show; the others are for whoever changes the panel to look at."""
SCALES = (1.0, 1.5)


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


if __name__ == "__main__":
    main()
