"""The first section: where the case comes from, what it is, its dose ladder, and the list of cases."""

from dataclasses import replace
from functools import wraps

import qt
import slicer
from slicer.i18n import tr as _

from REDReconstructionLib.case import dicom_source, ladder, sample_data
from REDReconstructionLib.case.case_list import NEXT_KEY, PREVIOUS_KEY, CaseList
from REDReconstructionLib.case.corrections_dialog import CorrectionsDialog, rowsOf
from REDReconstructionLib.case.dicom_chooser import SeriesChooser
from REDReconstructionLib.case.frame_choice import askForFrames
from REDReconstructionLib.case.injection_dialog import InjectionDialog
from REDReconstructionLib.case.opener import CaseOpener, Request, readable
from REDReconstructionLib.case.refused import Refused
from REDReconstructionLib.case.segments_window import SegmentsButton
from REDReconstructionLib.case.series_choice import askForSeries
from REDReconstructionLib.case.table import rows
from REDReconstructionLib.case.view import CaseView, breakable, dress, stageText
from REDReconstructionLib.case.volume_source import Volumes, inputOf
from REDReconstructionLib.process import jobs, settings
from REDReconstructionLib.process.worker_failures import cannotPrepare, inPanelWords
from REDReconstructionLib.session.choice import Choice
from REDReconstructionLib.session.section import Section
from REDReconstructionLib.session.session import CASE, RESULTS, STATE

MARKS = {"Restored": "CaseRestored", "NotRestored": "CaseNotRestored", "Refused": "CaseRefused"}
SOURCE_BUTTONS = ("dicomButton", "folderButton", "fileButton", "volumesButton", "openVolumesButton", "listButton")
UNITS = ("Bq/mL", "SUV", "counts")
SINOGRAM_FILES = "*.hs *.h33 *.hv *.hdr *.toml *.npy *.npz *.mat *.nrrd *.mha"


def saying(action):
    """An action of the user: what is refused, and a work folder that cannot be used, are said in the panel."""

    @wraps(action)
    def tried(section):
        try:
            action(section)
        except Refused as refusal:
            section.showRefused(str(refusal), "")
        except OSError as error:
            section.showRefused(cannotPrepare(error.filename, error), "")

    return tried


class CaseSection(Section):
    """Opens cases, tells what they are, and goes through a list of them."""

    uiName = "CaseSection"

    def setup(self):
        """Connect the widgets and observe the session."""
        ui = self.ui
        self.opener = CaseOpener(self.session, self.showBusy, self.showRefused, self.choose, self.showOpened)
        self.table = CaseView(ui.caseTable, self.icon)
        dress(ui, self.icon)
        icons = {name: self.icon(file) for name, file in MARKS.items()}
        self.caseList = CaseList(ui, self.session, icons, self.opener.open, self.showRefused)
        units = [("", _("as the volume states")), *((unit, unit) for unit in UNITS)]
        self.unit = Choice(ui.volumeUnitComboBox, self.session, "volumeUnit", units)
        ui.patientLabelsCheckBox.checked = settings.patientLabels()
        for button, slot in (
            (ui.dicomButton, self.openFromDatabase),
            (ui.folderButton, self.openFolder),
            (ui.fileButton, self.openFile),
            (ui.openVolumesButton, self.openVolumes),
            (ui.listButton, self.openList),
            (ui.sampleButton, self.openSample),
            (ui.ladderButton, self.makeLadder),
            (ui.injectionButton, self.stateInjection),
            (ui.correctionsButton, self.chooseCorrections),
            (ui.cancelOpenButton, self.cancelOpening),
            (ui.closeMessageButton, self.hideMessage),
        ):
            button.connect("clicked()", slot)
        ui.volumesButton.connect("toggled(bool)", ui.volumesFrame.setVisible)
        ui.patientLabelsCheckBox.connect("toggled(bool)", self.onPatientLabels)
        ui.volumesFrame.visible = False
        self.segments = SegmentsButton(ui.segmentsButton, self.session)
        self.hideMessage()
        self.hideBusy()
        self.session.observe(CASE, self.showCase)
        self.session.observe(RESULTS, self.caseList.markOpen)
        self.session.observe(STATE, self.enable)
        self.showCase()

    def icon(self, name):
        """One of the section's icons."""
        return qt.QIcon(self.resourcePath(f"Icons/{name}.svg"))

    def connectParameters(self):
        """Follow the parameter node; the case list that it names is read again."""
        Section.connectParameters(self)
        self.unit.show()
        self.caseList.followFolder(self.session.parameters.caseListFolder)

    def shortcuts(self):
        """Next and previous case."""
        return (NEXT_KEY, self.caseList.next), (PREVIOUS_KEY, self.caseList.previous)

    def enter(self):
        """What was restored elsewhere counts too."""
        self.caseList.mark()

    def followPalette(self):
        """The labels of the table are drawn in a colour of the palette."""
        Section.followPalette(self)
        self.showCase()

    def closeScene(self):
        """Whatever is being opened or restored belonged to the scene."""
        self.cancelOpening()
        self.caseList.batch.stop()

    def cleanup(self):
        """Give up what is on its way."""
        self.opener.cancel()
        self.caseList.cancel()
        self.segments.close()

    # Where a case comes from

    def openPath(self, path, source="file"):
        """Open a file or folder as a case, in the background; False while a restoration is on its way."""
        if self.isRefusing():
            return False
        self.opener.open(Request(str(path), source))
        return True

    def isRefusing(self):
        """Whether no other case can be opened now; says so."""
        if self.session.state.busy:
            self.showRefused(
                _("A restoration is on its way: wait for its end or cancel it, then open another case."), ""
            )
        return self.session.state.busy

    def openFolder(self):
        """Let the user choose a folder."""
        path = qt.QFileDialog.getExistingDirectory(self.widget, _("Open a DICOM folder or a case folder"))
        if path:
            self.openPath(path, "folder")

    def openFile(self):
        """Let the user choose a sinogram file."""
        files = _("PET sinograms ({endings})").format(endings=SINOGRAM_FILES)
        path = qt.QFileDialog.getOpenFileName(
            self.widget, _("Open a raw sinogram"), "", files + ";;" + _("All files (*)")
        )
        if path:
            self.openPath(path, "file")

    @saying
    def openFromDatabase(self):
        """Let the user choose series of Slicer's DICOM database."""
        with slicer.util.WaitCursor():
            database = dicom_source.openDatabase()
            patients = dicom_source.petPatients(database)
        if not patients:
            raise Refused(_("Slicer's DICOM database holds no PET series: import one in the DICOM module first."))
        chosen = SeriesChooser(self.widget, patients, self.ui.patientLabelsCheckBox.checked).ask()
        if chosen:
            doses = enumerate(chosen.items(), start=1)
            names = {uid: f"{number}_{dicom_source.doseFolder(drf)}" for number, (uid, drf) in doses}
            gathering = dicom_source.gather(database, names, jobs.workFolder() / "dicom")
            self.opener.make(gathering, lambda folder: Request(str(folder), "dicom"))

    @saying
    def openVolumes(self):
        """Open the volumes that the user chose."""
        parameters = self.session.parameters
        full, low = parameters.fullVolume, parameters.lowVolume
        volumes = Volumes(full, low, parameters.volumeUnit, parameters.volumeDrf)

        def request(made):
            path, isDicom = made
            return Request(str(path), "dicom" if isDicom else "volumes", beside=full or low)

        self.opener.make(inputOf(volumes, jobs.workFolder() / "volumes"), request)

    @saying
    def openSample(self):
        """Make the sample case where it is not there yet, and open it."""
        if not self.isRefusing():
            sample_data.make(self.opener)

    @saying
    def openList(self):
        """Let the user choose a folder of cases."""
        path = qt.QFileDialog.getExistingDirectory(self.widget, _("Choose a folder of cases"))
        if path:
            self.hideMessage()
            self.caseList.load(path)

    @saying
    def makeLadder(self):
        """Turn the full-dose case into a ladder of dose levels."""
        ladder.make(self.session.case, self.opener)

    def stateInjection(self):
        """Let the user say of the injection what the source says wrongly, and open the case with it."""
        case = self.session.case
        stated = InjectionDialog(self.widget, case.stated).ask()
        if stated is not None and stated != case.stated and not self.isRefusing():
            self.opener.open(Request(case.input, case.source, case.name, meant=case.meant, stated=stated))

    def chooseCorrections(self):
        """Let the user leave out corrections of a scan, and read it again without them."""
        case = self.session.case
        before = case.meant.get("without", [])
        left = CorrectionsDialog(self.widget, rowsOf(case), before).ask()
        if left is not None and left != before and not self.isRefusing():
            meant = {name: value for name, value in case.meant.items() if name != "without"}
            meant |= {"without": left} if left else {}
            self.opener.open(Request(case.input, case.source, case.name, meant=meant, stated=case.stated))

    def choose(self, request, description, refusal):
        """Let the user say which of several PET series, or which time frames, are meant, and open them."""
        self.hideBusy()
        if description.get("frames"):
            meant = {"frames": askForFrames(self.widget, description["frames"]["times_s"])}
        else:
            meant = {"series": askForSeries(self.widget, readable(description["series"]))}
        if all(meant.values()):
            self.opener.open(replace(request, meant={**request.meant, **meant}))
        else:
            self.showRefused(inPanelWords(refusal), "")

    def cancelOpening(self):
        """Stop opening; the open case stays."""
        self.opener.cancel()
        self.hideBusy()

    # What is shown

    def showBusy(self, stage, done, total):
        """A case is on its way."""
        self.hideMessage()
        self.ui.busyFrame.visible = True
        self.ui.busyBar.setRange(0, total if total > 1 else 0)
        self.ui.busyBar.setValue(done)
        self.ui.busyLabel.text = stageText(stage)
        self.enable()

    def hideBusy(self):
        """Nothing is on its way."""
        self.ui.busyFrame.visible = False
        self.enable()

    def showRefused(self, sentence, log):
        """Say why a case does not open; the end of the worker's log is in the tooltip."""
        self.hideBusy()
        self.ui.messageLabel.text = breakable(sentence)
        self.ui.messageLabel.toolTip = log or ""
        self.ui.messageFrame.visible = bool(sentence)
        self.caseList.enable()

    def hideMessage(self):
        """Take the message away."""
        self.ui.messageFrame.visible = False

    def showOpened(self):
        """A case is open."""
        self.hideBusy()
        self.hideMessage()

    def showCase(self):
        """Show what is known of the open case, or the way to a first one."""
        case = self.session.case
        self.ui.emptyFrame.visible = case is None
        self.ui.caseFrame.visible = case is not None
        if case is not None:
            self.table.show(rows(case, self.ui.patientLabelsCheckBox.checked))
            self.ui.ladderButton.visible = ladder.isPossible(case)
            self.ui.correctionsButton.visible = bool(rowsOf(case))
            self.ui.injectionButton.visible = not case.isDerived and any(
                level.get("suv") for level in case.description["levels"]
            )
        self.caseList.follow()
        self.enable()

    def onPatientLabels(self, withPatient):
        """Show patient labels, or none."""
        self.caseList.setNames(withPatient)
        self.showCase()

    def enable(self):
        """Another case can be opened unless one is on its way or a restoration runs."""
        idle = not self.session.state.busy
        for name in SOURCE_BUTTONS:
            getattr(self.ui, name).enabled = idle
        isOpening = self.opener.isBusy
        for name in ("ladderButton", "injectionButton", "correctionsButton", "sampleButton"):
            getattr(self.ui, name).enabled = idle and not isOpening
        self.caseList.enable()
