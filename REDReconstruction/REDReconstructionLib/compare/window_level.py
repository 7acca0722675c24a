"""Window and level that several volumes share, each in its own numbers."""

from dataclasses import dataclass

import vtk
from slicer.i18n import tr as _

SAME = 1e-6


@dataclass(frozen=True)
class Preset:
    """A window from 0 to an upper end, to choose.

    The end is `upper` in the shown unit, or for one that is fitted what suits a MIP of the full dose (`ofFront`), its
    `percentile`, so many times its maximum (`ofMaximum`), or so many times the mean of the liver (`ofLiver`). `name` is
    how it is remembered.
    """

    name: str
    label: str
    upper: float = 0.0
    ofFront: bool = False
    percentile: float = 0.0
    ofMaximum: float = 0.0
    ofLiver: float = 0.0


LIVER_SHARE = 3.0
"""The liver's mean stands at a third of the scale, as SUV 2.3 does at SUV 0 to 7."""


def presets(unit):
    """What to choose from for a unit, the usual one first; fitted windows suit every unit."""
    liver = Preset("liver", _("Liver: 0 to 3 times its mean"), ofLiver=LIVER_SHARE)
    fitted = (
        Preset("fit", _("Fit to full dose"), ofFront=True),
        Preset("fit-background", _("Fit to full dose, background"), percentile=97.0),
        Preset("maximum", _("100 % of the maximum"), ofMaximum=1.0),
        Preset("half-maximum", _("50 % of the maximum"), ofMaximum=0.5),
    )
    if unit != "SUV":
        return (*fitted, liver)
    uptake = (
        Preset("suv-7", _("SUV 0 to 7"), 7.0),
        Preset("suv-5", _("SUV 0 to 5"), 5.0),
        Preset("suv-10", _("SUV 0 to 10"), 10.0),
        Preset("suv-15", _("SUV 0 to 15"), 15.0),
        Preset("brain", _("Brain: SUV 0 to 12"), 12.0),
        Preset("background", _("Background: SUV 0 to 3"), 3.0),
    )
    return (*uptake, liver, *fitted)


class SharedWindow:
    """Volumes that are shown with one window; whoever changes it in a view changes it for all.

    A volume's values times its factor are in the unit of the shared window. `centred` windows keep their level at 0.
    `onChanged(window, level)` tells of a change by the user.
    """

    def __init__(self, onChanged, centred=False):
        self.onChanged = onChanged
        self.centred = centred
        self.factors = {}
        self.observations = []
        self.window, self.level = 1.0, 0.5
        self.busy = False

    def follow(self, factors):
        """Share the window among these: pairs of a volume and its factor."""
        self.stop()
        for node, factor in factors:
            display = node.GetDisplayNode()
            display.SetAutoWindowLevel(False)
            self.factors[display.GetID()] = factor
            tag = display.AddObserver(vtk.vtkCommand.ModifiedEvent, self.onModified)
            self.observations.append((display, tag))
        self.apply()

    def stop(self):
        """Share nothing any more."""
        for display, tag in self.observations:
            display.RemoveObserver(tag)
        self.factors, self.observations = {}, []

    def set(self, window, level):
        """Change the shared window, in its own unit."""
        self.window, self.level = float(window), 0.0 if self.centred else float(level)
        self.apply()

    def apply(self):
        """Set the window of each volume in the volume's numbers."""
        self.busy = True
        try:
            for display, _tag in self.observations:
                factor = self.factors[display.GetID()]
                display.SetWindowLevel(self.window / factor, self.level / factor)
        finally:
            self.busy = False

    def onModified(self, display, _event):
        """A display node changed: the others follow if it was its window."""
        if self.busy or display.GetID() not in self.factors:
            return
        factor = self.factors[display.GetID()]
        window, level = display.GetWindow() * factor, display.GetLevel() * factor
        if abs(window - self.window) + abs(level - self.level) > SAME * max(abs(self.window), SAME):
            self.set(window, level)
            self.onChanged(self.window, self.level)
