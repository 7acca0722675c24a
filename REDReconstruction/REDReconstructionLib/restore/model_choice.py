"""Method and model of a restoration: one says what the other may be."""

import qt
from slicer.i18n import tr as _

from REDReconstructionLib.process.methods import (
    ALL_RAYS,
    BUILT_IN,
    INSTALLED,
    METHODS,
    WITHOUT_MODEL,
    methodLabel,
    readyFirst,
    takesModel,
    takesSteps,
)
from REDReconstructionLib.restore import all_rays
from REDReconstructionLib.restore.model_card import NoModel, limitsOf, patterns, readMetadata, showCard
from REDReconstructionLib.session.choice import Choice
from REDReconstructionLib.session.session import CASE

DEFAULT_METHOD = "red"
BROWSE = "browse"


def methods():
    """The engine's methods with their names, then those of packages of the worker's Python."""
    return [(method, choiceLabel(method)) for method in (*readyFirst(), *INSTALLED)]


def choiceLabel(method):
    """A method as it is offered."""
    if method in ALL_RAYS:
        return _("{method}: all rays of a scan (not restored)").format(method=methodLabel(method))
    if method in WITHOUT_MODEL:
        return _("{method} only (not restored)").format(method=methodLabel(method))
    if method not in METHODS:
        return _("{method} (installed package)").format(method=method)
    return methodLabel(method)


class ModelChoice:
    """The combo boxes of method and model. `say(sentence)` tells of a refused file, `onChosen()` follows a choice."""

    def __init__(self, ui, session, say, onChosen):
        self.ui = ui
        self.session = session
        self.say = say
        self.onChosen = onChosen
        self.method = Choice(ui.methodSelector, session, "method", methods(), self.onMethod)
        self.show()
        ui.modelSelector.connect("currentIndexChanged(int)", self.onIndex)
        ui.cardButton.connect("clicked()", self.onCard)
        session.observe(CASE, self.show)

    def show(self):
        """Show what the parameters say."""
        self.method.show()
        selector, path = self.ui.modelSelector, self.session.parameters.modelPath
        blocked = selector.blockSignals(True)
        selector.clear()
        needed = takesModel(self.session.parameters.method)
        selector.addItem(_("Built-in") if needed else _("None"), "")
        if path:
            selector.addItem(qt.QFileInfo(path).fileName(), path)
        selector.addItem(_("Choose a file..."), BROWSE)
        selector.setCurrentIndex(1 if path else 0)
        selector.blockSignals(blocked)
        selector.enabled = needed
        self.ui.stepsSpinBox.enabled = takesSteps(self.session.parameters.method)
        self.ui.cardButton.enabled = needed and not self.lacking()
        self.ui.limitsLabel.text, self.ui.limitsLabel.toolTip = self.limits(path)
        self.ui.reconstructionSelector.enabled = not all_rays.isAsked(self.session.parameters)
        self.ui.limitsLabel.visible = self.ui.limitsLabel.text != ""

    def limits(self, path):
        """What a model is known to lose, or what all rays take: in a few words, and in a sentence."""
        parameters = self.session.parameters
        if all_rays.isAsked(parameters):
            return all_rays.cost(self.session.case, parameters)
        return limitsOf(path or BUILT_IN.get(parameters.method, ""))

    def lacking(self):
        """What is missing for the method; empty where nothing is."""
        parameters = self.session.parameters
        if all_rays.isAsked(parameters):
            return all_rays.whyNot(self.session.case)
        if parameters.modelPath or parameters.method in BUILT_IN or not takesModel(parameters.method):
            return ""
        return _("{method} has no built-in model: choose a model file.").format(method=methodLabel(parameters.method))

    def onInstalled(self, found):
        """The worker tells which methods the packages of its Python bring."""
        INSTALLED.clear()
        INSTALLED.update(found)
        self.method.fill(methods())

    def onMethod(self):
        """A file of another method is put aside."""
        parameters = self.session.parameters
        if parameters.modelPath and methodOf(parameters.modelPath) != parameters.method:
            parameters.modelPath = ""
        self.show()
        self.onChosen()

    def onIndex(self, index):
        """The user takes the built-in model, a file that was chosen before, or looks for another."""
        path = str(self.ui.modelSelector.itemData(index))
        if path == BROWSE:
            path = str(
                qt.QFileDialog.getOpenFileName(
                    self.ui.modelSelector,
                    _("Choose a model file"),
                    "",
                    _("Model files ({patterns})").format(patterns=f"*.safetensors {patterns()}"),
                )
            )
            if not path:
                self.show()
                return
        self.choose(path)

    def choose(self, path):
        """Take a model file, and the method that it is for; the built-in model where the path is empty."""
        parameters = self.session.parameters
        try:
            if path:
                parameters.method = readMetadata(path)["method"]
            elif parameters.method not in BUILT_IN:
                parameters.method = DEFAULT_METHOD
        except NoModel as error:
            self.say(str(error))
        else:
            parameters.modelPath = path
        self.show()
        self.onChosen()

    def onCard(self):
        """Open the model's card."""
        try:
            showCard(self.session.parameters.modelPath or BUILT_IN[self.session.parameters.method])
        except NoModel as error:
            self.say(str(error))


def methodOf(path):
    """The method of a model file; empty where it is none."""
    try:
        return readMetadata(path)["method"]
    except NoModel:
        return ""
