"""Windows, units and colours of what is compared: the same in all views of a row, kept in the parameters."""

from REDReconstructionLib.compare import colors, comparison, slices, window_level
from REDReconstructionLib.compare.legend import Legend
from REDReconstructionLib.compare.liver import LiverSphere
from REDReconstructionLib.process import settings
from REDReconstructionLib.scene import display, roles
from REDReconstructionLib.scene.roles import DIFFERENCE, FULL, IMAGE, LOW, RESTORED, SINOGRAM

SINOGRAM_PERCENTILE = 99.9
SUV = "SUV"


class Windows:
    """One window for all images, one for all differences, one for all sinograms; `onChanged()` tells of the mouse."""

    def __init__(self, session, onChanged):
        self.session = session
        self.onChanged = onChanged
        self.images = window_level.SharedWindow(self.onImageWindow)
        self.differences = window_level.SharedWindow(self.onDifferenceWindow, centred=True)
        self.sinograms = window_level.SharedWindow(lambda window, level: None)
        self.shown = {IMAGE: [], DIFFERENCE: [], SINOGRAM: []}
        self.legend = Legend()
        self.liver = LiverSphere(self.onLiverMoved)
        self.unit = ""
        self.fittedTo = None

    def stop(self):
        """Follow no volume any more."""
        self.shown = {domain: [] for domain in self.shown}
        self.legend.detach()
        self.liver.observe(None)
        for window in (self.images, self.differences, self.sinograms):
            window.stop()

    def follow(self, volumes):
        """Share windows and colours among these: a list of volumes for each domain."""
        self.shown = {domain: list(dict.fromkeys(volumes[domain])) for domain in volumes}
        reference = self.reference(IMAGE)
        if reference is not None and reference not in self.shown[IMAGE]:
            self.shown[IMAGE].append(reference)
        self.unit = self.shownUnit()
        self.defaultWindow()
        if self.usesLiver() and reference is not None:
            self.liver.place(self.session.case.key, reference)
        self.images.follow([(node, self.factor(node)) for node in self.shown[IMAGE]])
        self.differences.follow([(node, self.factor(node)) for node in self.shown[DIFFERENCE]])
        self.apply()
        self.followSinograms()

    def followSinograms(self):
        """Sinograms hold as many counts as their dose: shown relative to its total in slices that both have."""
        reference = self.reference(SINOGRAM)
        self.sinograms.follow([(node, self.countsFactor(node, reference)) for node in self.shown[SINOGRAM]])
        if reference is not None:
            upper = display.upperEnd(reference, SINOGRAM_PERCENTILE)
            self.sinograms.set(upper, upper / 2)

    def countsFactor(self, node, reference):
        """How many times a sinogram's counts the reference holds; 1 where there is nothing to compare."""
        if reference is None:
            return 1.0
        whole, own = slices.totalWhere(reference, node), slices.totalWhere(node, reference)
        return whole / own if whole > 0 and own > 0 else 1.0

    def shownUnit(self):
        """SUV where the user wants it and each image knows its factor; else the images' own unit."""
        images = self.activities()
        if self.canShowSuv() and self.session.parameters.showInSuv:
            return SUV
        return roles.unit(images[0]) if images else ""

    def activities(self):
        """The volumes that are shown in the unit of images."""
        return self.shown[IMAGE] + self.shown[DIFFERENCE]

    def canShowSuv(self):
        """Whether each image that is shown knows its SUV factor."""
        images = self.activities()
        return bool(images) and all(roles.suvFactor(node) for node in images)

    def factor(self, node):
        """What a volume's values are multiplied with to be in the unit that is shown."""
        return roles.suvFactor(node) if self.unit == SUV else 1.0

    def reference(self, domain):
        """The volume that windows are fitted to: full dose, else restored, else low dose; None where there is none."""
        now = comparison.chosen(self.session)
        found = [] if now is None else [now.node(domain, dose) for dose in (FULL, RESTORED, LOW)]
        return next((node for node in found if node is not None), None)

    def defaultWindow(self):
        """The window that was used last for this unit and tracer, unless this case has its own already."""
        parameters = self.session.parameters
        if self.unit and parameters.windowFor != self.windowKey():
            parameters.windowFor = self.windowKey()
            known = settings.table(settings.WINDOWS).get(self.memoryKey(), {})
            if not self.recall(known):
                self.usePreset(self.presets()[0])

    def recall(self, known):
        """Take a window as it was told; False where this case has none such."""
        if "window" in known and self.unit == SUV:
            self.take(float(known["window"]), float(known["level"]))
            return True
        named = next((one for one in self.presets() if one.name == known.get("preset")), None)
        return named is not None and self.usePreset(named)

    def told(self):
        """The window in words that mean the same in another case; empty where there are none."""
        parameters, preset = self.session.parameters, self.preset()
        if preset is not None:
            return {"preset": preset.name}
        return {"window": parameters.imageWindow, "level": parameters.imageLevel} if self.unit == SUV else {}

    def remember(self):
        """Keep the window for the next case of this unit and tracer."""
        preset, told = self.preset(), self.told()
        self.session.parameters.imagePreset = "" if preset is None else preset.name
        if told:
            settings.keepTable(settings.WINDOWS, settings.table(settings.WINDOWS) | {self.memoryKey(): told})

    def usePreset(self, preset):
        """Set the window of a preset; False where it is fitted to an image that is not there."""
        upper = preset.upper
        if not upper:
            reference = self.reference(IMAGE)
            upper = None if reference is None else self.fitted(preset, reference)
            if not upper or upper <= 0:
                return False
            upper *= self.factor(reference)
        self.take(upper, upper / 2)
        self.session.parameters.imagePreset, self.fittedTo = preset.name, (upper, upper / 2)
        return True

    def fitted(self, preset, reference):
        """The upper end of a fitted window in a volume's own unit, or None."""
        if preset.ofMaximum:
            return preset.ofMaximum * display.upperEnd(reference, 100)
        if preset.ofFront:
            return display.frontEnd(reference)
        if preset.percentile:
            return display.upperEnd(reference, preset.percentile)
        self.liver.place(self.session.case.key, reference)
        mean = self.liver.mean(reference)
        return None if mean is None else preset.ofLiver * mean

    def take(self, window, level):
        """Let this be the window of the images; that of the differences follows it."""
        parameters = self.session.parameters
        parameters.imageWindow, parameters.imageLevel, parameters.differenceRange = window, level, 0.0

    def usesLiver(self):
        """Whether the window is that of the liver's mean."""
        preset = self.preset()
        return preset is not None and bool(preset.ofLiver)

    def onLiverMoved(self):
        """The sphere in the liver is dragged: its window follows."""
        if self.usesLiver() and self.usePreset(self.preset()):
            self.apply()
            self.onChanged()

    def preset(self):
        """The preset that the window is of, or None where the user made it himself."""
        parameters = self.session.parameters
        now = parameters.imageWindow, parameters.imageLevel
        named = next((one for one in self.presets() if one.name == parameters.imagePreset and not one.upper), None)
        if named is not None and self.fittedTo in (None, now):
            return named
        return next((one for one in self.presets() if one.upper and (one.upper, one.upper / 2) == now), None)

    def presets(self):
        """The windows to choose from, in the unit that is shown."""
        return window_level.presets(self.unit)

    def apply(self):
        """Show images and differences with the windows of the parameters."""
        parameters = self.session.parameters
        self.images.set(parameters.imageWindow, parameters.imageLevel)
        self.differences.set(2 * self.differenceRange(), 0.0)
        self.legend.show(self.differenceRange())

    def changeUnit(self, inSuv):
        """Show SUV or the images' own unit, with the window where it is."""
        reference = self.reference(IMAGE)
        before = None if reference is None else self.factor(reference)
        parameters = self.session.parameters
        parameters.showInSuv = inSuv
        self.unit = self.shownUnit()
        if before is not None:
            ratio = self.factor(reference) / before
            parameters.imageWindow *= ratio
            parameters.imageLevel *= ratio
            parameters.differenceRange *= ratio
            parameters.windowFor = self.windowKey()
        self.follow(self.shown)

    def windowKey(self):
        """What a window was set for."""
        case = self.session.case
        return f"{self.unit} {'' if case is None else case.key}"

    def memoryKey(self):
        """For what a window is remembered: SUV of one tracer do not suit another."""
        case = self.session.case
        return f"{self.unit} {'' if case is None else case.description.get('tracer') or ''}".strip()

    def differenceRange(self):
        """How far the differences' colours reach, in the unit that is shown."""
        return self.session.parameters.differenceRange or self.session.parameters.imageWindow / 4

    def onImageWindow(self, window, level):
        """The user changed the window with the mouse in an image."""
        self.session.parameters.imageWindow, self.session.parameters.imageLevel = window, level
        self.remember()
        self.apply()
        self.onChanged()

    def onDifferenceWindow(self, window, _level):
        """The user changed the window with the mouse in a difference."""
        self.session.parameters.differenceRange = window / 2
        self.apply()
        self.onChanged()

    def paint(self):
        """Set the colour maps that the parameters name."""
        for domain, volumes in self.shown.items():
            for node in volumes:
                node.GetDisplayNode().SetAndObserveColorNodeID(colors.colorNodeID(self.colorName(domain)))

    def colorName(self, domain):
        """The colour map of a row."""
        parameters = self.session.parameters
        names = {IMAGE: parameters.imageColor, SINOGRAM: parameters.sinogramColor, DIFFERENCE: colors.DIFFERENCE}
        return names[domain]
