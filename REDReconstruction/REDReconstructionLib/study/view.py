"""What the section Study shows: how a study is begun, the question that is asked, how far the reader is."""

from slicer.i18n import tr as _

from REDReconstructionLib.study.course import HIGHEST
from REDReconstructionLib.study.sitting import LESIONS, PAIR, RATING


class StudyView:
    """Fills the widgets of the section."""

    def __init__(self, ui):
        self.ui = ui
        self.hideBusy()

    def showSetup(self):
        """No study is read."""
        self.ui.setupWidget.visible = True
        self.ui.readingWidget.visible = False

    def say(self, sentence):
        """A sentence below the way to begin."""
        self.ui.messageLabel.text = sentence
        self.ui.messageLabel.visible = bool(sentence)

    def showBusy(self, _stage, done, total):
        """The worker is at work."""
        self.ui.busyWidget.visible = True
        self.ui.busyBar.setRange(0, total if total > 1 else 0)
        self.ui.busyBar.setValue(done)

    def hideBusy(self):
        """Nothing is on its way."""
        self.ui.busyWidget.visible = False

    def showWaiting(self, course):
        """The images of a reading are on their way."""
        self.ui.setupWidget.visible = False
        self.ui.readingWidget.visible = True
        self.showProgress(course)
        self.ui.questionLabel.text = _("Reading the image…")
        self.ui.givenLabel.text = ""
        self.warn("")
        self.enable(0, False, False)

    def showProgress(self, course):
        """How far the reader is."""
        self.ui.progressLabel.text = _("Reading {number} of {total}").format(number=course.number, total=course.total)
        self.ui.progressBar.maximum = course.total
        self.ui.progressBar.value = course.index

    def showQuestion(self, course):
        """What is asked now, and what was answered to it before."""
        self.showProgress(course)
        self.warn("")
        question = course.question
        if question is None:
            self.ui.questionLabel.text = _("All questions are answered.")
            self.ui.givenLabel.text = _("Return closes this reading; Backspace goes back.")
            self.ui.nextButton.text = _("Close this reading")
            self.enable(0, True, True)
            return
        self.ui.questionLabel.text = question.text
        self.ui.lowLabel.text = "1: " + (question.ends[0] or _("lowest"))
        self.ui.highLabel.text = f"{HIGHEST}: " + (question.ends[1] or _("highest"))
        for label in (self.ui.lowLabel, self.ui.highLabel):
            label.visible = question.kind != PAIR
        self.ui.nextButton.text = _("All are marked") if question.kind == LESIONS else _("Next")
        self.ui.givenLabel.text = given(course)
        buttons = {RATING: HIGHEST, LESIONS: 0, PAIR: 2}[question.kind]
        canGoBack = course.step > 0 or bool(question.kind == LESIONS and course.answer)
        self.enable(buttons, canGoBack, question.kind == LESIONS)

    def enable(self, buttons, canGoBack, canGoOn):
        """Show so many buttons of answers, and enable the ways on and back."""
        for rating in range(1, HIGHEST + 1):
            getattr(self.ui, f"answerButton{rating}").visible = rating <= buttons
        if not buttons:
            self.ui.lowLabel.visible = self.ui.highLabel.visible = False
        self.ui.backButton.enabled = canGoBack
        self.ui.nextButton.enabled = canGoOn

    def warn(self, sentence):
        """A sentence below the question."""
        self.ui.warningLabel.text = sentence
        self.ui.warningLabel.visible = bool(sentence)

    def refusal(self, course):
        """Why a key was no answer."""
        question = course.question
        if question is None:
            return _("All questions are answered: press Return to close this reading.")
        if question.kind == LESIONS:
            return _("Point at a lesion in a view and press 1 to 5; press Return when all are marked.")
        if question.kind == PAIR:
            return _("Press 1 for the left image or 2 for the right one.")
        return _("Press 1 to 5.")


def given(course):
    """What was answered to the question that is asked, or which keys answer it."""
    question, answer = course.question, course.answer
    if question.kind == LESIONS:
        marks = len(answer or ())
        told = _("{count} marked. ").format(count=marks) if marks else ""
        return told + _("Point at a lesion and press 1 (unsure) to 5 (certain). Return: all are marked.")
    if question.kind == PAIR:
        if answer is None:
            return _("Press 1 for the left image, 2 for the right one.")
        return _("So far: {answer}").format(answer=course.reading.codes.index(answer) + 1)
    return _("Press 1 to 5.") if answer is None else _("So far: {answer}").format(answer=answer)
