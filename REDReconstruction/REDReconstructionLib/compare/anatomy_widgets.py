"""The widgets of the CT or MR over the images: load it, and say how much of it is seen."""

from slicer.i18n import tr as _

SEEN = 0.4
"""How much is seen at first: a lesion and the bone beside it."""


class AnatomyWidgets:
    """Connects the widgets to the views."""

    def __init__(self, ui, views):
        self.ui = ui
        self.views = views
        self.anatomy = views.anatomy
        self.isShowing = False
        self.note = ""
        self.anatomy.onReady, self.anatomy.onRefused = self.onReady, self.onRefused
        ui.anatomyButton.connect("clicked(bool)", self.onLoad)
        ui.anatomySlider.connect("valueChanged(double)", self.onShare)

    def show(self):
        """Bring the widgets to what there is."""
        ui, anatomy = self.ui, self.anatomy
        isLoaded = anatomy.node() is not None
        ui.anatomyButton.setVisible(not isLoaded)
        ui.anatomyButton.setEnabled(anatomy.isPossible() and not anatomy.isBusy)
        ui.anatomyButton.text = _("Looking for it ...") if anatomy.isBusy else _("Load")
        ui.anatomySlider.setVisible(isLoaded)
        ui.anatomyNote.text = self.note
        ui.anatomyNote.setVisible(bool(self.note) and not isLoaded)
        self.isShowing = True
        ui.anatomySlider.value = 100.0 * self.views.session.parameters.anatomyShare
        self.isShowing = False

    def follow(self):
        """Another case is open."""
        self.note = ""
        self.anatomy.follow()

    def onLoad(self, _checked=False):
        """Find the CT or MR of the case."""
        self.note = ""
        self.anatomy.load()
        self.show()

    def onReady(self):
        """It is in the scene: it is seen at once."""
        parameters = self.views.session.parameters
        parameters.anatomyShare = parameters.anatomyShare or SEEN
        self.note = ""
        self.views.fade()
        self.show()

    def onRefused(self, sentence):
        """There is none, or it cannot be read."""
        self.note = sentence[:1].upper() + sentence[1:]
        self.show()

    def onShare(self, value):
        """More or less of it."""
        if not self.isShowing:
            self.views.session.parameters.anatomyShare = value / 100.0
            self.views.fade()
