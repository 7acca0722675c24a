"""The CT or MR of a case: found and read by the worker on request, then laid over the images as far as one wants."""

import json
import os
import shutil

import slicer
from slicer.i18n import tr as _

from REDReconstructionLib.process import jobs
from REDReconstructionLib.process.runner import Listener
from REDReconstructionLib.scene import display, hierarchy, roles
from REDReconstructionLib.scene.volume_files import readVolume
from REDReconstructionLib.session.steps import Steps

OF = "anatomyOf"
SOFT_TISSUE = 400.0, 40.0
"""Window and level of a CT, in Hounsfield units."""
MODALITIES = ("CT", "MR")


class Anatomy:
    """Brings the CT or MR of a case into the scene; `onReady()` follows, or `onRefused(sentence)`."""

    def __init__(self, session):
        self.session = session
        self.onReady = lambda: None
        self.onRefused = lambda sentence: None
        self.run = None
        self.steps = Steps()

    @property
    def isBusy(self):
        """Whether one is on its way."""
        return self.run is not None or self.steps.isBusy

    def node(self):
        """The CT or MR of the open case, or None where it is not in the scene."""
        case = self.session.case
        volumes = slicer.util.getNodesByClass("vtkMRMLScalarVolumeNode")
        found = (one for one in volumes if case is not None and roles.text(one, OF) == case.key)
        return next((one for one in found if one.GetImageData() is not None), None)

    def isPossible(self):
        """Whether the open case comes from DICOM, which alone tells what belongs together."""
        return self.session.case is not None and bool(self.session.case.dicomFolder)

    def load(self):
        """Let the worker find and read it; what it found before is taken."""
        if self.isBusy or not self.isPossible():
            return
        case = self.session.case
        try:
            folder = jobs.workFolder() / "anatomy" / case.key
        except OSError as error:
            self.onRefused(str(error))
            return
        if (folder / "anatomy.nrrd").is_file():
            self.read(folder)
            return
        job = {"command": "anatomy", "input": case.dicomFolder, "places": self.places(case), **case.meant}
        listener = Listener(
            onDone=lambda out, _files: self.ended(lambda: self.read(out)),
            onFailed=lambda message, _log: self.ended(lambda: self.onRefused(message)),
            onCancelled=lambda: self.ended(lambda: self.onRefused("")),
        )
        self.run = self.session.runner.start({**job, "out": str(folder)}, listener)

    def places(self, case):
        """The folders in which Slicer's DICOM database keeps CT and MR of the study, where it knows the study."""
        database = getattr(slicer, "dicomDatabase", None)
        study = (case.description.get("patient") or {}).get("study_uid") or ""
        if not study or database is None or not database.isOpen:
            return []
        series = [
            uid for uid in database.seriesForStudy(study) if database.fieldForSeries("Modality", uid) in MODALITIES
        ]
        files = [str(file) for uid in series for file in database.filesForSeries(uid)]
        return sorted({os.path.dirname(file) for file in files})

    def ended(self, then):
        """The worker has ended."""
        self.run = None
        then()

    def read(self, folder):
        """Bring what the worker wrote into the scene."""
        key = self.session.case.key
        self.steps.start(
            readVolume(folder / "anatomy.nrrd"),
            lambda volume: self.add(volume, folder, key),
            lambda error: self.damaged(error, folder),
        )

    def add(self, volume, folder, key):
        """Show it in the window of its kind."""
        told = json.loads((folder / "anatomy.json").read_text(encoding="utf-8"))
        volume.SetName(_("{modality} of the case").format(modality=told["modality"]))
        roles.setText(volume, OF, key)
        node = slicer.mrmlScene.AddNode(volume)
        shown = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScalarVolumeDisplayNode")
        shown.SetAutoWindowLevel(False)
        shown.SetAndObserveColorNodeID("vtkMRMLColorTableNodeGrey")
        upper = display.upperEnd(node, display.SEEN_PERCENTILE)
        shown.SetWindowLevel(*(SOFT_TISSUE if told["unit"] == "HU" else (upper, upper / 2)))
        node.SetAndObserveDisplayNodeID(shown.GetID())
        hierarchy.place([node], self.session.case)
        self.onReady()

    def damaged(self, error, folder):
        """What was written cannot be read: the next request makes it anew."""
        shutil.rmtree(folder, ignore_errors=True)
        self.onRefused(str(error))

    def follow(self):
        """Another case is open: those of others go, they are large."""
        self.stop()
        case = self.session.case
        for node in slicer.util.getNodesByClass("vtkMRMLScalarVolumeNode"):
            if roles.text(node, OF) and (case is None or roles.text(node, OF) != case.key):
                hierarchy.remove(node)

    def stop(self):
        """Bring none any more."""
        run, self.run = self.run, None
        self.steps.stop()
        if run is not None:
            run.abandon()
