"""A scanner's 3D sinogram as it was measured: a window that shows one plane of one segment, each chosen by a slider."""

import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import qt
import slicer
from slicer.i18n import tr as _

from REDReconstructionLib.compare.colors import hotColors
from REDReconstructionLib.process import jobs
from REDReconstructionLib.process.runner import Listener
from REDReconstructionLib.process.worker_failures import cannotPrepare
from REDReconstructionLib.session.session import CASE

OF_SCANNERS = (".hs", ".hdr", ".toml")
PLANES_FILE, TOLD_FILE = "planes.npy", "segments.json"
SIDE, AROUND = 420, 190
"""Pixels of the picture at least, and of what lies below and beside it."""


def isOfScanner(case):
    """Whether a case was opened from a scanner's sinogram, whose planes lie in segments."""
    return case is not None and case.input.lower().endswith(OF_SCANNERS) and "sinogram" in case.description["levels"][0]


class SegmentsButton:
    """The button that opens the window, and is there where the open case has segments."""

    def __init__(self, button, session):
        self.button, self.session = button, session
        self.window = None
        button.connect("clicked()", self.open)
        session.observe(CASE, self.follow)
        self.follow()

    def follow(self):
        """Another case is open: the window of an earlier one is closed."""
        self.button.visible = isOfScanner(self.session.case)
        self.close()

    def open(self):
        """Show the open case's 3D sinogram."""
        self.close()
        self.window = SegmentsWindow(self.session)

    def close(self):
        """Close the window, if there is one."""
        if self.window is not None:
            self.window.close()
            self.window = None


class SegmentsWindow:
    """The planes of a scan by segment, with the ring differences and the number of counts; it fills itself."""

    def __init__(self, session):
        self.input = session.case.input
        self.segments, self.planes = [], None
        self.folder = self.run = None
        self.isOpen = True
        self.build()
        self.begin(session.runner)
        self.window.show()

    def build(self):
        """The window: picture above, a line for each slider below, and what is shown in words."""
        self.window = qt.QDialog(slicer.util.mainWindow())
        self.window.setWindowTitle(_("3D sinogram: {name}").format(name=Path(self.input).name))
        self.window.setAttribute(qt.Qt.WA_DeleteOnClose)
        layout = qt.QVBoxLayout(self.window)
        self.picture = qt.QLabel(_("Reading the sinogram…"))
        self.picture.objectName = "segmentPicture"
        self.picture.toolTip = _(
            "One plane as it was counted: radial bins from left to right, angles from top to bottom"
        )
        self.picture.alignment = qt.Qt.AlignCenter
        self.picture.scaledContents = True
        self.picture.setMinimumSize(SIDE, SIDE)
        self.picture.setSizePolicy(qt.QSizePolicy.Ignored, qt.QSizePolicy.Ignored)
        layout.addWidget(self.picture, 1)
        form = qt.QGridLayout()
        self.segmentSlider, self.segmentLabel = self.addSlider(
            form,
            0,
            _("&Segment:"),
            _("Which rings a pair was counted in: 0 for the same or neighbouring ones, then ever more oblique rays"),
        )
        self.planeSlider, self.planeLabel = self.addSlider(
            form, 1, _("&Plane:"), _("Which plane of the segment, along the axis of the scanner")
        )
        layout.addLayout(form)
        self.hint = qt.QLabel(_("As the file holds it, in the axes of the scanner: not rebinned, not corrected."))
        self.hint.wordWrap = True
        layout.addWidget(self.hint)
        self.segmentSlider.connect("valueChanged(int)", self.onSegment)
        self.planeSlider.connect("valueChanged(int)", self.showPlane)
        self.window.connect("rejected()", self.onClosed)
        self.window.resize(SIDE + AROUND, SIDE + AROUND)

    def addSlider(self, form, row, name, toolTip):
        """A slider with its name before it and what it says behind it."""
        label, slider, told = qt.QLabel(name), qt.QSlider(qt.Qt.Horizontal), qt.QLabel("")
        slider.toolTip = toolTip
        slider.setTickPosition(qt.QSlider.TicksBelow)
        slider.setPageStep(1)
        slider.enabled = False
        label.setBuddy(slider)
        for column, widget in enumerate((label, slider, told)):
            form.addWidget(widget, row, column)
        form.setColumnStretch(1, 1)
        return slider, told

    def begin(self, runner):
        """Ask the worker for the planes."""
        try:
            self.folder = Path(tempfile.mkdtemp(prefix="segments-", dir=str(jobs.workFolder())))
        except OSError as error:
            self.say(cannotPrepare(error.filename, error))
            return
        job = {"command": "segments", "input": self.input, "out": str(self.folder / "planes")}
        self.run = runner.start(
            job,
            Listener(
                onStage=self.onStage,
                onDone=self.onRead,
                onFailed=lambda sentence, _log: self.end(sentence),
                onCancelled=lambda: self.end(""),
            ),
        )

    def onStage(self, _stage, done, total, _left):
        """The worker is reading."""
        if total and self.isOpen:
            self.picture.text = _("Reading the sinogram…") + f" {100 * done // total} %"

    def onRead(self, folder, _files):
        """All planes are there: begin in the middle of the segment whose rays are the least oblique."""
        self.segments = json.loads((Path(folder) / TOLD_FILE).read_text(encoding="utf-8"))["segments"]
        self.planes = np.load(Path(folder) / PLANES_FILE, mmap_mode="r")
        self.end("")
        if not self.isOpen:
            return
        numbers = [one["number"] for one in self.segments]
        self.segmentSlider.setRange(0, len(numbers) - 1)
        self.segmentSlider.enabled = len(numbers) > 1
        self.segmentSlider.setValue(numbers.index(0) if 0 in numbers else 0)
        self.onSegment()
        (self.segmentSlider if len(numbers) > 1 else self.planeSlider).setFocus()

    def onSegment(self, _at=0):
        """Another segment: its plane nearest to the middle of the scanner is shown."""
        segment = self.segments[self.segmentSlider.value]
        low, high = segment["differences"]
        rings = _("ring difference {low}") if low == high else _("ring differences {low} to {high}")
        text = _("{number} of {first} to {last}: {rings}")
        first, last = self.segments[0]["number"], self.segments[-1]["number"]
        self.segmentLabel.text = text.format(
            number=f"{segment['number']:+d}" if segment["number"] else "0",
            first=first,
            last=last,
            rings=rings.format(low=low, high=high),
        )
        self.planeSlider.enabled = segment["planes"] > 1
        blocked = self.planeSlider.blockSignals(True)  # one picture for all three, below
        self.planeSlider.setRange(1, segment["planes"])
        self.planeSlider.setValue((segment["planes"] + 1) // 2)
        self.planeSlider.blockSignals(blocked)
        self.showPlane()

    def showPlane(self, _plane=0):
        """Draw the chosen plane; all planes of a segment have the same colours."""
        segment, plane = self.segments[self.segmentSlider.value], self.planeSlider.value
        values = np.asarray(self.planes[segment["first"] + plane - 1])
        self.picture.setPixmap(qt.QPixmap.fromImage(picture(values, segment["bright"])))
        text = _("{plane} of {planes}: {sum} in all, at most {most} in a bin")
        self.planeLabel.text = text.format(
            plane=plane, planes=segment["planes"], sum=f"{values.sum(dtype=float):,.6g}", most=f"{values.max():.4g}"
        )

    def end(self, sentence):
        """The worker has ended; what went wrong is said in the place of the picture."""
        self.run = None
        if sentence:
            self.say(sentence)
        if not self.isOpen:
            self.clear()

    def say(self, sentence):
        """One sentence in the place of the picture."""
        self.picture.wordWrap = True
        self.picture.text = sentence

    def close(self):
        """Close the window by program."""
        if self.isOpen:
            self.window.reject()

    def onClosed(self):
        """The user has seen enough."""
        self.isOpen = False
        if self.run is not None:
            self.run.cancel()
        else:
            self.clear()

    def clear(self):
        """The planes are no longer needed."""
        self.planes = None  # the file is open through it
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None


def picture(values, bright):
    """Values `[view, radial]` from black (0) over red to white (`bright`)."""
    index = np.clip(values * (255 / bright), 0, 255).astype(np.uint8)
    colors = np.concatenate([np.rint(255 * hotColors()), np.full((256, 1), 255)], axis=1).astype(np.uint8)
    rows, columns = index.shape
    return qt.QImage(colors[index].tobytes(), columns, rows, qt.QImage.Format_RGBA8888).copy()
