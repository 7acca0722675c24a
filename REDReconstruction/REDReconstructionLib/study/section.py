"""The section Study: a reading study is opened or made, and read with one key for each answer."""

from pathlib import Path

import qt
import slicer
from slicer.i18n import tr as _

from REDReconstructionLib.compare import layouts
from REDReconstructionLib.process import dependencies, jobs
from REDReconstructionLib.process.runner import Listener
from REDReconstructionLib.session.section import Section
from REDReconstructionLib.session.session import STATE
from REDReconstructionLib.session.steps import Steps
from REDReconstructionLib.study import layout
from REDReconstructionLib.study.answers import Answers
from REDReconstructionLib.study.course import HIGHEST, Course
from REDReconstructionLib.study.sitting import readSitting
from REDReconstructionLib.study.stage import Stage
from REDReconstructionLib.study.view import StudyView

FIRST_KEY, LAST_KEY = "1", "5"
NEXT_KEY, ENTER_KEY, BACK_KEY = "Return", "Enter", "Backspace"


class StudySection(Section):
    """While a study is read the panel shows nothing else, so that nothing tells how an image was made."""

    uiName = "StudySection"

    def setup(self):
        """Connect the widgets and observe the session."""
        ui = self.ui
        self.run = self.course = self.usersLayout = None
        self.isShown = False
        self.keys = []
        self.steps = Steps()
        self.stage = Stage()
        self.view = StudyView(ui)
        ui.beginButton.connect("clicked()", self.onBegin)
        ui.designButton.connect("clicked()", self.onDesign)
        ui.cancelButton.connect("clicked()", self.onCancel)
        ui.backButton.connect("clicked()", self.onBack)
        ui.nextButton.connect("clicked()", self.onNext)
        ui.stopButton.connect("clicked()", self.onStop)
        for rating in range(1, HIGHEST + 1):
            getattr(ui, f"answerButton{rating}").connect("clicked()", self.answerOf(rating))
        ui.folderEdit.connect("currentPathChanged(QString)", self.enable)
        ui.folderEdit.connect("validInputChanged(bool)", self.enable)
        ui.readerEdit.connect("textChanged(QString)", self.enable)
        self.session.observe(STATE, self.enable)
        self.view.showSetup()
        self.enable()

    def enter(self):
        """A reading that was left goes on."""
        if self.course is not None:
            self.takeStage()
            self.stage.show()

    def exit(self):
        """The keys and the views are for others now; all answers are kept."""
        self.leaveStage()

    def closeScene(self):
        """The images go with the scene; all answers are kept."""
        self.cancel()
        self.end("")

    def cleanup(self):
        """The module goes."""
        self.cancel()
        self.leaveStage()
        self.stage.close()

    # A study is opened or made

    def enable(self, _change=None):
        """A study can begin once its folder and its reader have names."""
        idle = self.run is None and not self.session.state.busy and not self.session.opening
        named = bool(str(self.ui.folderEdit.currentPath)) and bool(self.ui.readerEdit.text.strip())
        self.ui.beginButton.enabled = idle and named
        self.ui.designButton.enabled = idle

    def onBegin(self):
        """Ask the worker for the order of this reader, then read."""
        folder, reader = str(self.ui.folderEdit.currentPath), self.ui.readerEdit.text.strip()
        try:
            out = jobs.workFolder() / "sittings" / jobs.digest([folder, reader])
        except OSError as error:
            self.view.say(_("The work folder cannot be used: {reason}.").format(reason=error))
            return
        job = {"command": "sitting", "study": folder, "reader": reader, "out": str(out), "overwrite": True}
        self.start(job, self.begin)

    def onDesign(self):
        """Let the user choose a design, and make a study of it beside the file."""
        path = qt.QFileDialog.getOpenFileName(
            self.widget, _("Choose the design of a study"), "", _("Design of a study (*.toml)")
        )
        if path:
            job = {
                "command": "study",
                "design": str(path),
                "out": str(Path(path).with_suffix("")),
                "device": self.session.parameters.device,
            }
            self.view.say("")
            self.run = dependencies.ensure(
                slicer.util.mainWindow(), lambda: self.start(job, self.onMade), self.onFailed, self.session.runner
            )
            self.enable()

    def start(self, job, onDone):
        """Run a job of the worker."""
        self.view.say("")
        self.view.showBusy("", 0, 0)
        listener = Listener(
            onStage=lambda stage, done, total, _left: self.view.showBusy(stage, done, total),
            onDone=lambda folder, _files: self.onDone(onDone, folder),
            onFailed=self.onFailed,
            onCancelled=lambda: self.onFailed(_("Cancelled.")),
        )
        self.run = self.session.runner.start(job, listener)
        self.enable()

    def onDone(self, then, folder):
        """The worker has done its job."""
        self.run = None
        self.view.hideBusy()
        self.enable()
        then(folder)

    def onFailed(self, sentence, _log=""):
        """There is no study, or none that can be read; an empty sentence where the user declined."""
        self.run = None
        self.view.hideBusy()
        self.view.say(sentence)
        self.enable()

    def onMade(self, folder):
        """A study is there: it can be read."""
        self.ui.folderEdit.currentPath = str(folder)
        self.view.say(_("The study is made. Keep its file key.json away from the readers."))
        self.enable()

    def onCancel(self):
        """The user does not want to wait."""
        if self.run is not None:
            self.run.cancel()

    def cancel(self):
        """Give up what is on its way."""
        run, self.run = self.run, None
        if run is not None:
            run.cancel()
        self.view.hideBusy()

    # A study is read

    def begin(self, folder):
        """The order is known: show the first reading that is not closed."""
        version = f"{slicer.app.majorVersion}.{slicer.app.minorVersion}"
        try:
            sitting = readSitting(folder)
            course = Course(sitting, Answers(sitting, version))
        except (OSError, ValueError, KeyError) as error:
            self.view.say(_("The study cannot be read: {reason}.").format(reason=error))
            return
        if course.isOver:
            self.view.say(over(course))
            return
        self.course = course
        self.session.setReading(True)
        self.takeStage()
        self.showReading()

    def takeStage(self):
        """The window is the reader's: keys and layout."""
        if self.isShown:
            return
        self.isShown = True
        if not layout.isOurs():
            self.usersLayout = layouts.layoutNode().GetViewArrangement()
        answers = [(str(rating), self.answerOf(rating)) for rating in range(int(FIRST_KEY), int(LAST_KEY) + 1)]
        for key, callback in (
            *answers,
            *((key, self.onNext) for key in (NEXT_KEY, ENTER_KEY)),
            (BACK_KEY, self.onBack),
        ):
            shortcut = qt.QShortcut(qt.QKeySequence(key), slicer.util.mainWindow())
            shortcut.connect("activated()", callback)
            self.keys.append(shortcut)

    def leaveStage(self):
        """Give keys and layout back."""
        self.isShown = False
        for shortcut in self.keys:
            shortcut.setParent(None)
            shortcut.deleteLater()
        self.keys = []
        self.stage.hide()
        if self.usersLayout is not None and layout.isOurs():
            layouts.layoutNode().SetViewArrangement(self.usersLayout)

    def showReading(self):
        """Bring the images of the reading into the views; nothing can be answered until they are there."""
        self.view.showWaiting(self.course)
        self.steps.start(self.stage.reading(self.course.reading), self.onShown, self.onUnreadable)

    def onShown(self, _value):
        """The images are there: ask."""
        self.course.goTo(self.course.step)
        self.showQuestion()

    def onUnreadable(self, error):
        """An image of the study is damaged."""
        self.end(_("An image of the study cannot be read: {reason}.").format(reason=error))

    def showQuestion(self):
        """Ask what is to be asked now, and show what is marked."""
        self.view.showQuestion(self.course)
        self.stage.showMarks(self.course.marks())

    def answering(self, deed):
        """Do something with the course where the images are there; say why where the answer cannot be kept."""
        if self.course is None or self.steps.isBusy:
            return
        index = self.course.index
        try:
            done = deed()
        except OSError as error:
            self.view.warn(_("The answer could not be kept: {reason}.").format(reason=error))
            return
        if not done:
            self.view.warn(self.view.refusal(self.course))
        elif self.course.isOver:
            self.end(over(self.course))
        elif self.course.index != index:
            self.showReading()
        else:
            self.showQuestion()

    def answerOf(self, rating):
        """What a key from 1 to 5 does, or its button."""

        def answer():
            self.answering(lambda: self.course.rate(rating, self.stage.mouse()))

        return answer

    def onNext(self):
        """All is marked, or the reading is closed."""
        self.answering(lambda: self.course.goOn())

    def onBack(self):
        """Back to the question before, or without the last mark."""
        self.answering(lambda: self.course.goBack())

    def onStop(self):
        """The reader has enough for now."""
        self.end(_("Stopped. All answers are kept; Begin goes on where you were."))

    def end(self, sentence):
        """The sitting ends; the panel is whole again."""
        if self.course is None:
            return
        self.course = None
        self.steps.stop()
        self.leaveStage()
        self.stage.close()
        self.view.showSetup()
        self.view.say(sentence)
        self.session.setReading(False)
        self.enable()


def over(course):
    """What is said at the end."""
    return _("All {count} readings are closed. Thank you.").format(count=course.total)
