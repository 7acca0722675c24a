"""The widgets of lesions: mark one by a click, follow it over the doses as a curve."""

import math

import slicer
from slicer.i18n import tr as _

from REDReconstructionLib.measure import dose_curve, lesions
from REDReconstructionLib.measure.plotting import Axes
from REDReconstructionLib.scene import roles
from REDReconstructionLib.scene.roles import FULL, IMAGE
from REDReconstructionLib.session.session import SPOT


class LesionWidgets:
    """Connects the widgets; `section` measures segments, has the plot and says why something is not possible."""

    def __init__(self, section):
        self.section = section
        self.session = section.session
        self.ui = section.ui
        self.isMarking = False
        self.content = None
        self.wanted = ""  # the name of the lesion that was marked last
        self.quantity = (dose_curve.VALUE, "peak")
        for shape, label in lesions.shapes():
            self.ui.lesionShapeCombo.addItem(label, shape)
        self.ui.lesionButton.connect("clicked(bool)", self.setMarking)
        self.ui.lesionCombo.connect("activated(int)", self.plot)
        self.ui.quantityCombo.connect("activated(int)", self.onQuantity)
        self.ui.curveButton.connect("clicked(bool)", self.onCurve)
        self.session.observe(SPOT, self.onSpot)
        self.show()

    def show(self):
        """Offer what can be marked and plotted."""
        ui, content = self.ui, self.content
        isOpen = self.session.case is not None
        ui.lesionButton.setEnabled(isOpen)
        ui.lesionShapeCombo.setEnabled(isOpen)
        ui.curveWidget.setVisible(content is not None)
        if not isOpen:
            self.setMarking(False)
        if content is not None:
            chosen = ui.lesionCombo.currentText
            ui.lesionCombo.clear()
            for segment in content["segments"]:
                ui.lesionCombo.addItem(segment["name"])
            ui.lesionCombo.setCurrentIndex(max(0, ui.lesionCombo.findText(chosen)))
            known = dose_curve.quantities(content["unit"])
            ui.quantityCombo.clear()
            for _quantity, label in known:
                ui.quantityCombo.addItem(label)
            ui.quantityCombo.setCurrentIndex([one for one, _label in known].index(self.quantity))
        ui.curveButton.setChecked(bool(self.session.parameters.showDoseCurve))

    def setMarking(self, wanted):
        """From now on a click into an image marks a lesion, or does not."""
        self.isMarking = bool(wanted)
        self.ui.lesionButton.setChecked(self.isMarking)

    def onKey(self):
        """The key of that button."""
        if self.ui.lesionButton.enabled:
            self.setMarking(not self.isMarking)

    def onSpot(self):
        """A place in an image was clicked: there may be a lesion to keep."""
        if not self.isMarking or self.session.spot is None:
            return
        clicked, place = self.session.spot
        case, parameters = self.session.case, self.session.parameters
        shape = str(self.ui.lesionShapeCombo.itemData(self.ui.lesionShapeCombo.currentIndex))
        full = [node for node in roles.nodes(case.key) if roles.roleOf(node).domain == IMAGE]
        full = [node for node in full if roles.roleOf(node).dose == FULL]
        try:
            node, segment = lesions.mark(case, (full or [clicked])[0], place, shape)
        except ValueError as error:
            self.section.say(str(error))
            return
        parameters.segmentation = node
        name = node.GetSegmentation().GetSegment(segment).GetName()
        self.section.say(_("{lesion} is kept in the segmentation {name}.").format(lesion=name, name=node.GetName()))
        self.wanted = name
        self.section.measureAgain()

    # The curve

    def setContent(self, content):
        """Other numbers were measured, or none."""
        self.content = content
        self.show()
        if content is not None and content["segments"]:
            names = [segment["name"] for segment in content["segments"]]
            self.ui.lesionCombo.setCurrentIndex(names.index(self.wanted) if self.wanted in names else 0)
        self.plot()

    def onQuantity(self, index):
        """Something else is to be plotted."""
        self.quantity = dose_curve.quantities(self.content["unit"])[index][0]
        self.plot()

    def onCurve(self, checked):
        """Show or hide the curve; there is one plot."""
        parameters = self.session.parameters
        with slicer.util.NodeModify(parameters):
            parameters.showDoseCurve = bool(checked)
            if checked:
                parameters.showProfile = False
        self.section.plotProfile()

    def plot(self, _index=0):
        """Draw the curve of the chosen lesion, if curves are wanted."""
        if self.session.parameters.showDoseCurve:
            self.section.plotProfile()

    def draw(self, plot):
        """Draw the curve into a plot; nothing where there is none."""
        content, segment = self.content, self.ui.lesionCombo.currentText
        found = [] if content is None else dose_curve.curves(content, segment, self.quantity)
        if not found:
            plot.remove()
            return
        drfs, columns = dose_curve.table(found)
        values = [[math.nan if one is None else one for one in column] for column in columns]
        label = dict(dose_curve.quantities(content["unit"]))[self.quantity]
        axes = Axes(_("Dose reduction factor"), f"{segment}: {label}", isLog=True, hasPoints=True)
        drawn = [(name, dose, column) for (name, dose, _points), column in zip(found, values, strict=True)]
        plot.draw(drfs, drawn, axes)
