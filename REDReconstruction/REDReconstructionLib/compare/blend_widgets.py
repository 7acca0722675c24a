"""The widgets that lay one dose over another: which, how, and how far."""

from slicer.i18n import tr as _

from REDReconstructionLib.compare import blending, comparison, layouts
from REDReconstructionLib.scene import roles
from REDReconstructionLib.scene.roles import FULL, IMAGE, LOW, RESTORED
from REDReconstructionLib.session.choice import Choice

HALF = 0.5


class BlendWidgets:
    """Connects the widgets to the views."""

    def __init__(self, ui, views):
        self.ui = ui
        self.views = views
        self.isShowing = False
        session = views.session
        doses = ((LOW, _("Low dose")), (RESTORED, _("Restored")), (FULL, _("Full dose")))
        self.choices = [
            Choice(ui.overlayTopCombo, session, "overlayTop", doses, self.onChosen),
            Choice(ui.overlayBaseCombo, session, "overlayBase", doses, self.onChosen),
            Choice(ui.overlayModeCombo, session, "overlayMode", blending.modes(), self.onMode),
        ]
        ui.fadeSlider.connect("valueChanged(double)", self.onFade)
        ui.flickerButton.connect("clicked(bool)", self.onFlicker)
        ui.removedCheck.connect("clicked(bool)", self.onRemoved)

    def show(self):
        """Bring the widgets to what the parameters say."""
        ui, parameters = self.ui, self.views.session.parameters
        self.isShowing = True
        for choice in self.choices:
            choice.show()
            choice.combo.setEnabled(parameters.layout != layouts.DOSES)
        ui.fadeSlider.value = 100.0 * parameters.fade
        for widget in (ui.fadeSlider, ui.flickerButton):
            widget.setEnabled(self.isPossible())
        ui.flickerButton.setChecked(self.views.flicker)
        case = self.views.session.case
        ui.removedCheck.setEnabled(case is not None and bool(roles.results(case.key)))
        ui.removedCheck.setChecked(bool(parameters.showRemoved))
        self.isShowing = False

    def isPossible(self):
        """Whether both images are there, and what was removed does not lie in their place."""
        session = self.views.session
        parameters, now = session.parameters, comparison.chosen(session)
        chosen = parameters.overlayTop, parameters.overlayBase
        isKnown = now is not None and chosen[0] != chosen[1] and parameters.layout != layouts.DOSES
        return isKnown and not self.views.layers.isTaken() and all(now.node(IMAGE, dose) is not None for dose in chosen)

    def onChosen(self):
        """Other images are chosen."""
        self.views.fade()
        self.show()

    def onMode(self):
        """Another way is chosen: a curtain is drawn half, so that it is seen."""
        parameters = self.views.session.parameters
        if parameters.overlayMode != blending.FADE and parameters.fade == 0:
            parameters.fade = HALF
        self.onChosen()

    def onFade(self, value):
        """The user says how far."""
        if not self.isShowing:
            self.views.session.parameters.fade = value / 100.0
            self.views.fade()

    def onRemoved(self, checked):
        """What was removed, over the restored image."""
        self.views.session.parameters.showRemoved = bool(checked)
        self.onChosen()

    def onFlicker(self, checked):
        """The lower image, or the upper one in its place."""
        self.views.flicker = bool(checked)
        self.views.fade()

    def onFlickerKey(self):
        """The key of the flicker button."""
        if self.ui.flickerButton.enabled:
            self.ui.flickerButton.setChecked(not self.views.flicker)
            self.onFlicker(not self.views.flicker)
