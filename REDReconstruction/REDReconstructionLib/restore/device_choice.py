"""The device that computes: what the worker finds, with free memory. The chosen one is used or refused."""

import json
import shutil
import tempfile
from pathlib import Path

from slicer.i18n import tr as _

from REDReconstructionLib.process import jobs, settings
from REDReconstructionLib.process.runner import Listener
from REDReconstructionLib.session.choice import Choice

AUTO = "auto"
GIBIBYTE = 2**30


class DeviceChoice:
    """The combo box of devices and its refresh button. `onMethods(found)` is told of the worker's own methods."""

    def __init__(self, ui, session, say, onMethods):
        self.ui = ui
        self.session = session
        self.say = say
        self.onMethods = onMethods
        self.run = None
        self.found = False
        self.toolTip = str(ui.deviceSelector.toolTip)
        self.choice = Choice(ui.deviceSelector, session, "device", self.entries([]), self.onChosen)
        ui.devicesButton.connect("clicked()", self.onRefresh)

    def entries(self, devices):
        """What can be chosen."""
        return [(AUTO, _("Automatic (first GPU, else CPU)")), *devices]

    def onChosen(self):
        """Remember the choice for new scenes."""
        settings.keepDevice(self.session.parameters.device)

    def show(self):
        """Show the scene's device; a new scene takes the one that was chosen last."""
        if self.session.parameters.device == AUTO:
            self.session.parameters.device = settings.device()
        self.choice.show()

    def lookOnce(self):
        """Find the devices, the first time that they are of interest."""
        if not self.found:
            self.found = True
            self.look(lambda _message: None)

    def onRefresh(self):
        """Look again, and say where that fails."""
        self.look(self.say)

    def look(self, onFailed):
        """Let the worker look for devices, in the background."""
        if self.run is not None:
            return
        try:
            out = Path(tempfile.mkdtemp(prefix="devices-", dir=str(jobs.workFolder()))) / "devices"
        except OSError as error:
            onFailed(_("The work folder cannot be used: {reason}.").format(reason=error))
            return

        def ended(callback, *arguments):
            self.run = None
            self.ui.devicesButton.enabled = True
            callback(*arguments)
            shutil.rmtree(out.parent, ignore_errors=True)

        self.ui.devicesButton.enabled = False
        self.run = self.session.runner.start(
            {"command": "devices", "out": str(out)},
            Listener(
                onDone=lambda folder, _files: ended(self.onFound, folder),
                onFailed=lambda message, _log: ended(onFailed, message),
                onCancelled=lambda: ended(lambda: None),
            ),
        )

    def onFound(self, folder):
        """Offer what was found; what was found and does not work is told in the tooltip."""
        told = json.loads((folder / "devices.json").read_text(encoding="utf-8"))
        devices = told["devices"]
        self.onMethods(told.get("methods", {}))
        self.choice.fill(self.entries([(one["id"], deviceText(one)) for one in devices if one["proven"] is True]))
        refused = [f"{one['name']}: {one['proven']}" for one in devices if one["proven"] is not True]
        self.ui.deviceSelector.toolTip = "\n".join([self.toolTip, *refused])


def deviceText(device):
    """A device by its name with its free memory."""
    free = device["free_bytes"]
    if free is None:
        return device["name"]
    return _("{name}, {free} GiB free").format(name=device["name"], free=f"{free / GIBIBYTE:.1f}")
