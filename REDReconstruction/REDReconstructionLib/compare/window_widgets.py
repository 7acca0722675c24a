"""The widgets of unit, window and colours in the section Compare."""

import math

from slicer.i18n import tr as _

from REDReconstructionLib.compare import colors

MOST_SUV = 30.0
STEPS = 200
"""Steps of the window's sliders, about."""
SMALLEST_STEP = 1e-6


class WindowWidgets:
    """Connects the widgets to the windows; `views` are painted and labelled anew where that is needed."""

    def __init__(self, ui, views):
        self.ui = ui
        self.views = views
        self.windows = views.windows
        self.parameters = lambda: views.session.parameters
        self.isShowing = False
        for combo, known in (
            (ui.imageColorCombo, colors.imageColors()),
            (ui.sinogramColorCombo, colors.sinogramColors()),
        ):
            fillCombo(combo, [(label, name) for name, label in known], None)
        ui.presetCombo.connect("activated(int)", self.onPreset)
        ui.liverButton.connect("clicked(bool)", self.onLiver)
        ui.suvCheck.connect("clicked(bool)", self.onSuv)
        ui.windowSlider.connect("valueChanged(double)", self.onWindow)
        ui.levelSlider.connect("valueChanged(double)", self.onLevel)
        ui.differenceSlider.connect("valueChanged(double)", self.onDifference)
        ui.imageColorCombo.connect("activated(int)", self.onColor)
        ui.sinogramColorCombo.connect("activated(int)", self.onColor)

    def show(self):
        """Bring the widgets to what the parameters say."""
        ui, parameters = self.ui, self.parameters()
        ui.imageColorCombo.setCurrentIndex(ui.imageColorCombo.findData(parameters.imageColor))
        ui.sinogramColorCombo.setCurrentIndex(ui.sinogramColorCombo.findData(parameters.sinogramColor))
        ui.suvCheck.setChecked(self.windows.unit == "SUV")
        ui.suvCheck.setEnabled(self.windows.canShowSuv())
        labels = [*(one.label for one in self.windows.presets()), _("Custom")]
        fillCombo(ui.presetCombo, [(label, number) for number, label in enumerate(labels)], None)
        self.showWindow()

    def showWindow(self):
        """Bring the sliders to the window."""
        parameters = self.parameters()
        self.isShowing = True
        most = MOST_SUV if self.windows.unit == "SUV" else 2 * parameters.imageWindow
        values = (parameters.imageWindow, parameters.imageLevel, self.windows.differenceRange())
        suffix = f" {self.windows.unit}" if self.windows.unit else ""
        for slider, value in zip(
            (self.ui.windowSlider, self.ui.levelSlider, self.ui.differenceSlider), values, strict=True
        ):
            setScale(slider, max(most, slider.maximum if slider.suffix == suffix else 0.0, value))
            slider.suffix = suffix
            slider.value = value
        preset, known = self.windows.preset(), self.windows.presets()
        self.ui.presetCombo.setCurrentIndex(len(known) if preset is None else known.index(preset))
        self.isShowing = False
        self.showLiver()

    def showLiver(self):
        """Say what the liver's sphere holds, while the window is of it."""
        isUsed = self.windows.usesLiver()
        self.windows.liver.show(isUsed)
        self.ui.liverWidget.setVisible(isUsed)
        if isUsed:
            mean = self.parameters().imageWindow / self.windows.preset().ofLiver
            self.ui.liverLabel.text = _("Liver: mean {mean} {unit}").format(mean=f"{mean:.3g}", unit=self.windows.unit)

    def onLiver(self, _checked=False):
        """Go to the sphere in the liver."""
        centre = self.windows.liver.centre()
        if centre is not None:
            self.views.jumpTo(centre)

    def onPreset(self, index):
        """A window is chosen from the list; the last entry says only that it was set by hand."""
        if index < len(self.windows.presets()) and self.windows.usePreset(self.windows.presets()[index]):
            self.windows.remember()
            self.windows.apply()
        self.showWindow()

    def onSuv(self, checked):
        """SUV or the images' own unit."""
        self.windows.changeUnit(bool(checked))
        self.views.fade()
        self.show()

    def onWindow(self, value):
        """The slider of the window's width is moved."""
        self.change("imageWindow", value)

    def onLevel(self, value):
        """The slider of the window's middle is moved."""
        self.change("imageLevel", value)

    def onDifference(self, value):
        """The slider of the differences is moved."""
        self.change("differenceRange", value)

    def change(self, parameter, value):
        """Take what the user set, and show all with it."""
        if not self.isShowing:
            setattr(self.parameters(), parameter, float(value))
            self.windows.remember()
            self.windows.apply()
            self.showWindow()

    def onColor(self, _index):
        """A colour map is chosen."""
        parameters = self.parameters()
        parameters.imageColor = str(self.ui.imageColorCombo.itemData(self.ui.imageColorCombo.currentIndex))
        parameters.sinogramColor = str(self.ui.sinogramColorCombo.itemData(self.ui.sinogramColorCombo.currentIndex))
        self.views.paint()


def fillCombo(combo, items, current):
    """Show these (label, data) in a list, with one of them chosen; disabled where there is nothing to choose."""
    combo.clear()
    for label, data in items:
        combo.addItem(label, data)
    combo.setCurrentIndex(next((row for row, (_label, data) in enumerate(items) if data == current), -1))
    combo.setEnabled(len(items) > 1)


def setScale(slider, most):
    """Let a slider reach from 0 to `most` in steps that suit it."""
    power = math.floor(math.log10(max(most / STEPS, SMALLEST_STEP)))
    slider.decimals = max(0, -power)
    slider.maximum = most
    slider.singleStep = 10.0**power
