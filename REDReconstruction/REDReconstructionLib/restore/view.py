"""What the Restore section shows of a restoration: progress, preview, message, and what a result warns of."""

import qt
from slicer.i18n import tr as _

from REDReconstructionLib.restore import progress
from REDReconstructionLib.restore.queue import warningsOf
from REDReconstructionLib.scene import roles

PREVIEW_PIXELS = 220
BUSY_RANGE = 0
"""A progress bar with this maximum says that something goes on, and not how far it is."""


class RestoreView:
    """The widgets around the Apply button. `slices()` says how many slices are asked for."""

    def __init__(self, ui, slices):
        self.ui = ui
        self.slices = slices
        self.levelText = ""
        ui.detailsButton.connect("toggled(bool)", self.onDetails)

    def setBusy(self, busy):
        """Show or hide what belongs to a run."""
        self.ui.progressBar.setVisible(busy)
        self.ui.runLabel.setVisible(busy)

    def showBusy(self, text):
        """Something goes on, and nobody knows how far it is."""
        self.ui.progressBar.maximum = BUSY_RANGE
        self.ui.progressBar.format = text
        self.ui.runLabel.text = text

    def onLevel(self, drf, number, total):
        """Another dose level begins."""
        label = roles.doseLabel(drf)
        self.levelText = f"{label} ({number}/{total})" if total > 1 else label
        self.showBusy(self.levelText)

    def onDevice(self, text):
        """Say what it runs on: nothing is exchanged in silence."""
        self.ui.runLabel.text = _("{level} on {device}").format(level=self.levelText, device=text)

    def onStage(self, stage, done, total, secondsLeft):
        """Show the stage, the slice and the time left."""
        bar = self.ui.progressBar
        bar.maximum = total if total > 1 else BUSY_RANGE
        bar.value = done
        bar.format = progress.stageText(stage, done, total, secondsLeft, self.slices())

    def onPreview(self, path, sliceIndex):
        """Show the slice that the user looks at."""
        picture = qt.QPixmap(path)
        if picture.isNull():
            return
        size = qt.QSize(PREVIEW_PIXELS, PREVIEW_PIXELS)
        self.ui.previewLabel.setPixmap(picture.scaled(size, qt.Qt.KeepAspectRatio, qt.Qt.SmoothTransformation))
        self.ui.previewLabel.toolTip = _("Slice {number}, restored").format(number=sliceIndex + 1)
        self.ui.previewLabel.show()

    def hidePreview(self):
        """The picture has done its duty."""
        self.ui.previewLabel.hide()

    def say(self, sentence, log=""):
        """One sentence, and what the worker wrote behind a button."""
        ui = self.ui
        ui.messageLabel.text = sentence
        ui.messageLabel.setVisible(bool(sentence))
        ui.detailsText.plainText = log
        ui.detailsButton.checked = False
        ui.detailsButton.setVisible(bool(log))
        ui.detailsText.hide()

    def onDetails(self, shown):
        """Show or hide what the worker wrote."""
        self.ui.detailsText.setVisible(bool(shown))

    def showWarnings(self, case):
        """What the restorations of a case warn of, each once; nothing without a case."""
        texts = {}
        for role in [] if case is None else roles.results(case.key):
            folder = roles.runFolder(roles.find(role))
            for text in [] if folder is None else warningsOf(folder):
                texts.setdefault(text, []).append(roles.doseLabel(role.drf))
        lines = [f"\N{WARNING SIGN} {', '.join(dict.fromkeys(doses))}: {text}" for text, doses in texts.items()]
        self.ui.warningsLabel.text = "\n".join(lines)
        self.ui.warningsLabel.setVisible(bool(lines))
