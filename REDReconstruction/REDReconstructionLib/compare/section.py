"""The section Compare: what is shown beside what, in which window and colours, on which slice."""

import qt
import slicer
import vtk

from REDReconstructionLib.compare import columns, comparison, layouts, slices, views
from REDReconstructionLib.compare.window_widgets import WindowWidgets, fillCombo
from REDReconstructionLib.process.methods import methodLabel
from REDReconstructionLib.scene import roles
from REDReconstructionLib.scene.roles import FULL, IMAGE, RESTORED
from REDReconstructionLib.session.section import Section
from REDReconstructionLib.session.session import CASE, RESULTS, SLICE

SHOWN = {
    "sinogramsCheck": "showSinograms",
    "imagesCheck": "showImages",
    "differencesCheck": "showDifferences",
    "lowCheck": "showLow",
    "restoredCheck": "showRestored",
    "fullCheck": "showFull",
}
"""Check boxes that switch a row or a column, and their parameters."""
LAYOUTS = {"columnsButton": layouts.COMPARE, "dosesButton": layouts.DOSES}
CHOSEN_STYLE = (
    "QToolButton:checked {background: rgba(91, 143, 196, 90); border: 1px solid rgba(91, 143, 196, 170);"
    " border-radius: 3px;}"
)
"""A dark palette alone shows no difference between a button that is down and one that is not."""
ICONS = {
    "columnsButton": "CompareColumns",
    "dosesButton": "CompareDoses",
    "lowerDoseButton": "CompareLower",
    "higherDoseButton": "CompareHigher",
    "flickerButton": "CompareFlicker",
    "fitButton": "CompareFit",
    "crosshairButton": "CompareCrosshair",
}


class CompareSection(Section):
    """Connects the widgets of the section to the views."""

    uiName = "CompareSection"

    def setup(self):
        """Fill the lists and connect the widgets."""
        self.views = views.Views(self.session, self.widget, self.onMoved, self.onMouseWindow, self.refresh)
        self.windowWidgets = WindowWidgets(self.ui, self.views)
        self.usersLayout = layouts.UsersLayout()
        self.isEntered = self.isShowing = False
        self.wanted = ()
        self.observation = None
        ui = self.ui
        for name, icon in ICONS.items():
            getattr(ui, name).setIcon(qt.QIcon(self.resourcePath(f"Icons/{icon}.svg")))
        for name in SHOWN:
            getattr(ui, name).connect("clicked(bool)", self.onShown)
        for name in LAYOUTS:
            getattr(ui, name).styleSheet = CHOSEN_STYLE
            getattr(ui, name).connect("clicked(bool)", self.onLayout)
        ui.doseCombo.connect("activated(int)", self.onDose)
        ui.methodCombo.connect("activated(int)", self.onMethod)
        ui.lowerDoseButton.connect("clicked(bool)", self.onLowerDose)
        ui.higherDoseButton.connect("clicked(bool)", self.onHigherDose)
        ui.columnsSlider.connect("valueChanged(int)", self.onScroll)
        ui.fadeSlider.connect("valueChanged(double)", self.onFade)
        ui.flickerButton.connect("clicked(bool)", self.onFlicker)
        ui.sliceSlider.connect("valueChanged(double)", self.onSlice)
        ui.fitButton.connect("clicked(bool)", self.onFit)
        ui.crosshairButton.connect("clicked(bool)", self.onCrosshair)
        self.session.observe(CASE, self.onCase)
        self.session.observe(RESULTS, self.refresh)

    def connectParameters(self):
        """Follow the parameter node, and show what it says."""
        Section.connectParameters(self)
        self.observation = self.session.parameters.AddObserver(vtk.vtkCommand.ModifiedEvent, self.onParameters)
        self.refresh()

    def disconnectParameters(self):
        """Let go of the parameter node."""
        Section.disconnectParameters(self)
        if self.observation is not None:
            self.session.parameters.RemoveObserver(self.observation)
            self.observation = None

    def shortcuts(self):
        """The keys of the comparison."""
        return (
            ("F", self.onFlickerKey),
            ("[", self.onLowerDose),
            ("]", self.onHigherDose),
            ("PgUp", self.onNextSlice),
            ("PgDown", self.onPreviousSlice),
        )

    def enter(self):
        """Show the comparison in the place of the user's layout."""
        self.isEntered = True
        self.refresh()

    def exit(self):
        """Give the user's layout back."""
        self.isEntered = False
        self.usersLayout.giveBack()

    def closeScene(self):
        """Let go of the views."""
        self.views.stop()

    def cleanup(self):
        """Let go of the views and of the layout."""
        self.views.stop()
        self.usersLayout.giveBack()

    def onCase(self):
        """Another case: without one there is nothing to compare."""
        if self.session.case is None:
            self.views.stop()
            # A scene that closes sets its layout once more after everybody has heard of its end.
            qt.QTimer.singleShot(0, self.giveBack)

    def giveBack(self):
        """Show the user's layout again where no case has come in the meantime."""
        if self.session.case is None:
            self.usersLayout.giveBack()

    def refresh(self):
        """Show the comparison anew: layout, volumes, labels, widgets."""
        if self.isEntered and self.session.case is not None and roles.nodes(self.session.case.key):
            self.usersLayout.remember()
            self.wanted = self.choices()
            self.views.arrange()
            self.session.tell(SLICE)
        self.showWidgets()

    def onParameters(self, _caller=None, _event=None):
        """What is shown is also chosen by other sections and by scripts."""
        if self.wanted != self.choices():
            self.refresh()
        else:
            self.views.overlay.dress()

    def choices(self):
        """All parameters that decide which views there are and what they show."""
        parameters = self.session.parameters
        names = ("layout", "comparedDrf", "comparedMethod", "showProfile", *SHOWN.values())
        return (parameters.profileLine is None, *(getattr(parameters, name) for name in names))

    # What the widgets show

    def showWidgets(self):
        """Bring all widgets to what the parameters say."""
        ui, parameters = self.ui, self.session.parameters
        self.isShowing = True
        now = comparison.chosen(self.session)
        for name, parameter in SHOWN.items():
            getattr(ui, name).setChecked(bool(getattr(parameters, parameter)))
        for name, layout in LAYOUTS.items():
            getattr(ui, name).setChecked(parameters.layout == layout)
        isCompare = parameters.layout == layouts.COMPARE
        hasReference = comparison.hasReference(self.session.case)
        ui.sinogramsCheck.setEnabled(isCompare)
        ui.imagesCheck.setEnabled(isCompare)
        ui.differencesCheck.setEnabled(isCompare and hasReference)
        ui.fullCheck.setEnabled(hasReference)
        known = [] if self.session.case is None else comparison.levels(self.session.case)
        fillCombo(ui.doseCombo, [(roles.doseLabel(drf), drf) for drf in known], now and now.drf)
        methods = [] if now is None else comparison.methods(self.session.case, now.drf)
        fillCombo(ui.methodCombo, [(methodLabel(one), one) for one in methods], now and now.method)
        position = known.index(now.drf) if now is not None and now.drf in known else 0
        ui.lowerDoseButton.setEnabled(bool(known) and position > 0)
        ui.higherDoseButton.setEnabled(position < len(known) - 1)
        ui.fadeSlider.value = 100.0 * parameters.fade
        canFade = isCompare and now is not None and None not in (now.node(IMAGE, RESTORED), now.node(IMAGE, FULL))
        ui.fadeSlider.setEnabled(canFade)
        ui.flickerButton.setEnabled(canFade)
        ui.flickerButton.setChecked(self.views.flicker)
        ui.crosshairButton.setChecked(crosshair().GetCrosshairMode() != slicer.vtkMRMLCrosshairNode.NoCrosshair)
        columns.show(self.ui, self.views.columns)
        self.isShowing = False
        self.windowWidgets.show()
        self.showSlice()

    def showSlice(self):
        """Bring the slice slider to the slice that the views show."""
        index = views.visibleSlice() if self.isEntered and self.session.case is not None else None
        self.ui.sliceSlider.setEnabled(index is not None)
        self.ui.fitButton.setEnabled(index is not None)
        if index is not None:
            self.isShowing = True
            self.ui.sliceSlider.maximum = float(slices.slicesOfCase(self.session.case.key))
            self.ui.sliceSlider.value = float(index + 1)
            self.isShowing = False

    # What the user does

    def onShown(self, _checked=False):
        """A row or column is switched on or off."""
        for name, parameter in SHOWN.items():
            setattr(self.session.parameters, parameter, bool(getattr(self.ui, name).checked))
        self.refresh()

    def onLayout(self, _checked=False):
        """The other layout is chosen."""
        name = next((name for name in LAYOUTS if getattr(self.ui, name).checked), "columnsButton")
        self.session.parameters.layout = LAYOUTS[name]
        self.refresh()

    def onScroll(self, first):
        """The columns that had no room are asked for."""
        if not self.isShowing:
            self.views.scrollTo(first)
            columns.show(self.ui, self.views.columns)

    def onDose(self, index):
        """A dose level is chosen."""
        self.session.parameters.comparedDrf = float(self.ui.doseCombo.itemData(index))
        self.refresh()

    def onMethod(self, index):
        """A method is chosen."""
        self.session.parameters.comparedMethod = str(self.ui.methodCombo.itemData(index))
        self.refresh()

    def onLowerDose(self, _checked=False):
        """Compare the next lower dose."""
        self.stepDose(-1)

    def onHigherDose(self, _checked=False):
        """Compare the next higher dose."""
        self.stepDose(1)

    def stepDose(self, step):
        """Go on in the list of dose levels, which begins with the lowest dose."""
        now = comparison.chosen(self.session)
        known = [] if now is None else comparison.levels(self.session.case)
        if now is not None and now.drf in known and 0 <= known.index(now.drf) + step < len(known):
            self.session.parameters.comparedDrf = known[known.index(now.drf) + step]
            self.refresh()

    def onFade(self, value):
        """The reference is laid over the restored image."""
        if not self.isShowing:
            self.session.parameters.fade = value / 100.0
            self.views.fade()

    def onFlicker(self, checked):
        """The restored image or the reference in its place."""
        self.views.flicker = bool(checked)
        self.views.fade()

    def onFlickerKey(self):
        """The key of the flicker button."""
        if self.ui.flickerButton.enabled:
            self.ui.flickerButton.setChecked(not self.views.flicker)
            self.onFlicker(not self.views.flicker)

    def onSlice(self, value):
        """The slice slider is moved."""
        if not self.isShowing:
            self.views.goTo(round(value) - 1)

    def onNextSlice(self):
        """One slice on."""
        self.ui.sliceSlider.value = self.ui.sliceSlider.value + 1

    def onPreviousSlice(self):
        """One slice back."""
        self.ui.sliceSlider.value = self.ui.sliceSlider.value - 1

    def onMouseWindow(self):
        """The window was changed with the mouse in a view."""
        self.windowWidgets.showWindow()

    def onMoved(self):
        """The views show another place."""
        self.views.rest.start()
        self.showSlice()
        self.session.tell(SLICE)

    def onFit(self, _checked=False):
        """Fit all views."""
        self.views.fit()

    def onCrosshair(self, checked):
        """Show or hide the crosshair."""
        kind = slicer.vtkMRMLCrosshairNode
        crosshair().SetCrosshairMode(kind.ShowBasic if checked else kind.NoCrosshair)


def crosshair():
    """The scene's crosshair."""
    return slicer.mrmlScene.GetFirstNodeByClass("vtkMRMLCrosshairNode")
