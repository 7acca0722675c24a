"""The section Compare: what is shown beside what, in which window and colours, on which slice."""

import qt
import vtk

from REDReconstructionLib.compare import arrangement, columns, comparison, layouts, protocols, views
from REDReconstructionLib.compare.anatomy_widgets import AnatomyWidgets
from REDReconstructionLib.compare.blend_widgets import BlendWidgets
from REDReconstructionLib.compare.protocol_widgets import ProtocolWidgets
from REDReconstructionLib.compare.slice_widgets import SliceWidgets
from REDReconstructionLib.compare.window_widgets import WindowWidgets, fillCombo
from REDReconstructionLib.process.methods import methodLabel
from REDReconstructionLib.scene import roles
from REDReconstructionLib.session.section import Section
from REDReconstructionLib.session.session import CASE, RESULTS, SLICE

PLANE_CHECKS = {f"{plane}Check": parameter for plane, parameter in arrangement.PLANES.items()}
DOMAIN_CHECKS = {f"{domain}sCheck": parameter for domain, parameter in arrangement.DOMAINS.items()}
DOSE_CHECKS = {f"{dose}Check": parameter for dose, parameter in arrangement.DOSES.items()}
SHOWN = PLANE_CHECKS | DOMAIN_CHECKS | DOSE_CHECKS
"""Check boxes that switch a row or a column, and their parameters."""
LAYOUTS = {"columnsButton": layouts.COMPARE, "dosesButton": layouts.DOSES, "planesButton": layouts.PLANES}
CHOSEN_STYLE = (
    "QToolButton:checked {background: rgba(91, 143, 196, 90); border: 1px solid rgba(91, 143, 196, 170);"
    " border-radius: 3px;}"
)
"""A dark palette alone shows no difference between a button that is down and one that is not."""
ICONS = {
    "columnsButton": "CompareColumns",
    "dosesButton": "CompareDoses",
    "planesButton": "ComparePlanes",
    "turnButton": "CompareTurn",
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
        self.blendWidgets = BlendWidgets(self.ui, self.views)
        self.anatomyWidgets = AnatomyWidgets(self.ui, self.views)
        self.sliceWidgets = SliceWidgets(self.ui, self.views)
        self.protocolWidgets = ProtocolWidgets(self.ui, self.views, self.refresh)
        self.resting = views.soon(self.widget, self.keepReading, views.REST_MS)
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
        ui.turnButton.connect("clicked(bool)", self.onTurn)
        self.session.observe(CASE, self.onCase)
        self.session.observe(RESULTS, self.refresh)

    def connectParameters(self):
        """Follow the parameter node, and show what it says."""
        Section.connectParameters(self)
        if not self.session.parameters.inputPath:
            # A scene that no case was opened in yet: the next one is read as the last one was.
            protocols.hang(self.session.parameters, protocols.last())
        self.observation = self.session.parameters.AddObserver(vtk.vtkCommand.ModifiedEvent, self.onParameters)
        self.refresh()

    def disconnectParameters(self):
        """Let go of the parameter node."""
        Section.disconnectParameters(self)
        self.resting.stop()
        if self.observation is not None:
            self.session.parameters.RemoveObserver(self.observation)
            self.observation = None

    def shortcuts(self):
        """The keys of the comparison."""
        return (
            ("F", self.onFlickerKey),
            ("M", self.onTurnKey),
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
        self.anatomyWidgets.follow()
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
        self.resting.start()

    def keepReading(self):
        """Nothing was changed for a while: the next case is to be read like this one."""
        if self.session.case is not None:
            protocols.keepLast(self.session.parameters)
            self.protocolWidgets.show()

    def choices(self):
        """All parameters that decide which views there are and what they show."""
        parameters = self.session.parameters
        names = ("layout", "comparedDrf", "comparedMethod", "showProfile", "showDoseCurve", *SHOWN.values())
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
        isCompare, isPlanes = parameters.layout == layouts.COMPARE, parameters.layout == layouts.PLANES
        hasReference = comparison.hasReference(self.session.case)
        for name in (*PLANE_CHECKS, "turnButton"):
            getattr(ui, name).setVisible(isPlanes)
        for name in DOMAIN_CHECKS:
            getattr(ui, name).setVisible(not isPlanes)
        ui.turnButton.setEnabled(bool(parameters.showMip))
        ui.turnButton.setChecked(self.views.turning.isOn)
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
        columns.show(self.ui, self.views.columns)
        self.isShowing = False
        self.blendWidgets.show()
        self.anatomyWidgets.show()
        self.windowWidgets.show()
        self.protocolWidgets.show()
        self.showSlice()

    def showSlice(self):
        """Bring the slice slider to the slice that the views show."""
        self.sliceWidgets.show(self.isEntered)

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

    def onFlickerKey(self):
        """The key of the flicker button."""
        self.blendWidgets.onFlickerKey()

    def onTurn(self, checked):
        """Let the MIP turn, or stand still."""
        self.views.turning.set(bool(checked))

    def onTurnKey(self):
        """The key of that button."""
        if self.ui.turnButton.visible and self.ui.turnButton.enabled:
            self.ui.turnButton.setChecked(not self.views.turning.isOn)
            self.onTurn(not self.views.turning.isOn)

    def onNextSlice(self):
        """One slice on."""
        self.sliceWidgets.step(1)

    def onPreviousSlice(self):
        """One slice back."""
        self.sliceWidgets.step(-1)

    def onMouseWindow(self):
        """The window was changed with the mouse in a view."""
        self.windowWidgets.showWindow()

    def onMoved(self):
        """The views show another place."""
        self.views.rest.start()
        self.showSlice()
        self.session.tell(SLICE)
