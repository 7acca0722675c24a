"""The views of the comparison: what each shows, under which label, window and colours, and how they move together."""

import numpy as np
import slicer
import vtk
from REDReconstructionLib import colors, comparison, layouts, linking, scene, window_level
from REDReconstructionLib.comparison import comparedRoles
from REDReconstructionLib.labels import Labels
from REDReconstructionLib.scene import DIFFERENCE, FULL, IMAGE, LOW, RESTORED, SINOGRAM, doseLabel
from slicer.i18n import tr as _

__all__ = ["Views", "comparedRoles", "doseLabel", "showProfile", "visibleSlice"]

SINOGRAM_PERCENTILE = 99.9


class Views:
    """Shows a session's comparison; `onMoved()` tells of another slice, `onWindow()` of a window changed in a view."""

    def __init__(self, session, onMoved, onWindow):
        self.session = session
        self.onWindow = onWindow
        self.labels = Labels()
        self.linking = linking.Linking(onMoved)
        self.images = window_level.SharedWindow(self.onImageWindow)
        self.differences = window_level.SharedWindow(self.onDifferenceWindow, centred=True)
        self.sinograms = window_level.SharedWindow(lambda window, level: None)
        self.cells = []
        self.home = ("", [])
        self.unit = ""
        self.flicker = False

    def stop(self):
        """Observe nothing and show no labels any more."""
        self.linking.stop()
        for window in (self.images, self.differences, self.sinograms):
            window.stop()
        self.labels.clear()
        self.cells = []
        self.home = ("", [])

    def arrange(self):
        """Show the layout that the parameters ask for, and fill it."""
        rows = self.rows()
        layouts.show(self.session.parameters.layout, layouts.description(rows, self.session.parameters.showProfile))
        self.labels.clear()
        self.cells = [cell for row in rows for cell in row]
        self.fill()

    def rows(self):
        """The rows of cells that the parameters ask for; at least one view."""
        parameters = self.session.parameters
        shownDoses = {LOW: parameters.showLow, RESTORED: parameters.showRestored, FULL: parameters.showFull}
        doses = [dose for dose, shown in shownDoses.items() if shown]
        if parameters.layout == layouts.DOSES:
            drfs = [one.drf for one in comparison.doseColumns(self.session)]
            rows = layouts.doseRows(drfs, [dose for dose in doses if dose != FULL], parameters.showFull)
        else:
            shownDomains = {
                SINOGRAM: parameters.showSinograms,
                IMAGE: parameters.showImages,
                DIFFERENCE: parameters.showDifferences,
            }
            rows = layouts.compareRows([domain for domain, shown in shownDomains.items() if shown], doses)
        return rows or layouts.compareRows([IMAGE], [RESTORED])

    def choice(self, cell):
        """What a cell compares: the level of its column, or what the user chose."""
        now = comparison.chosen(self.session)
        if cell.column and now is not None and cell.dose != FULL:
            return comparison.choice(self.session.case, cell.drf, self.session.parameters.comparedMethod)
        return now

    def content(self):
        """(cell, choice, volume) of each cell; the volume is None where there is none."""
        choices = [(cell, self.choice(cell)) for cell in self.cells]
        return [(cell, now, None if now is None else now.node(cell.domain, cell.dose)) for cell, now in choices]

    def fill(self):
        """Put the volumes into their views, with label, colours, window and links."""
        content = self.content()
        for cell, _now, node in content:
            composite(cell.tag).SetBackgroundVolumeID(None if node is None else node.GetID())
            composite(cell.tag).SetLabelVolumeID(None)
        self.unit = self.shownUnit()
        self.shareWindows(content)
        self.paint(content)
        self.link(content)
        self.fade()
        self.goHome(content)

    def shownUnit(self):
        """SUV where the user wants it and each image knows its factor; else the images' own unit."""
        images = [node for cell, _now, node in self.content() if node is not None and cell.domain != SINOGRAM]
        factors = [scene.suvFactor(node) for node in images]
        if factors and all(factors) and self.session.parameters.showInSuv:
            return "SUV"
        return scene.unit(images[0]) if images else ""

    def canShowSuv(self):
        """Whether each image that is shown knows its SUV factor."""
        images = [node for cell, _now, node in self.content() if node is not None and cell.domain != SINOGRAM]
        return bool(images) and all(scene.suvFactor(node) for node in images)

    def factor(self, node):
        """What a volume's values are multiplied with to be in the unit that is shown."""
        return scene.suvFactor(node) if self.unit == "SUV" else 1.0

    def shareWindows(self, content):
        """One window for all images, one for all differences, and one for all sinograms as shares of their totals."""
        shown = {domain: [] for domain in (IMAGE, DIFFERENCE, SINOGRAM)}
        for cell, _now, node in content:
            if node is not None and node not in shown[cell.domain]:
                shown[cell.domain].append(node)
        reference = self.reference(IMAGE)
        if reference is not None and reference not in shown[IMAGE]:
            shown[IMAGE].append(reference)
        self.defaultWindow()
        self.images.follow([(node, self.factor(node)) for node in shown[IMAGE]])
        self.differences.follow([(node, self.factor(node)) for node in shown[DIFFERENCE]])
        self.applyWindows()
        self.shareSinogramWindow(shown[SINOGRAM])

    def shareSinogramWindow(self, sinograms):
        """Sinograms hold as many counts as their dose: each is shown relative to its own total."""
        reference = self.reference(SINOGRAM)
        whole = 0.0 if reference is None else scene.total(reference)
        totals = [scene.total(node) for node in sinograms]
        self.sinograms.follow(
            [(node, whole / own if whole > 0 and own > 0 else 1.0) for node, own in zip(sinograms, totals, strict=True)]
        )
        if reference is not None:
            upper = window_level.upperEnd(reference, SINOGRAM_PERCENTILE)
            self.sinograms.set(upper, upper / 2)

    def reference(self, domain):
        """The volume that windows are fitted to: full dose, else restored, else low dose; None where there is none."""
        now = comparison.chosen(self.session)
        found = [] if now is None else [now.node(domain, dose) for dose in (FULL, RESTORED, LOW)]
        return next((node for node in found if node is not None), None)

    def defaultWindow(self):
        """A window that suits the unit, unless it was set for it before."""
        parameters = self.session.parameters
        if self.unit and parameters.windowFor != self.windowKey():
            parameters.windowFor = self.windowKey()
            parameters.differenceRange = 0.0
            self.usePreset(window_level.presets(self.unit)[0])

    def usePreset(self, preset):
        """Set the window of a preset; one that is fitted needs an image."""
        window, level = preset.window, preset.level
        if preset.percentile:
            reference = self.reference(IMAGE)
            if reference is None:
                return
            window = window_level.upperEnd(reference, preset.percentile) * self.factor(reference)
            level = window / 2
        self.session.parameters.imageWindow, self.session.parameters.imageLevel = window, level

    def applyWindows(self):
        """Show images and differences with the windows of the parameters."""
        parameters = self.session.parameters
        self.images.set(parameters.imageWindow, parameters.imageLevel)
        self.differences.set(2 * self.differenceRange(), 0.0)

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
        self.fill()

    def windowKey(self):
        """What a window suits: SUV are the same in all cases, other units are not."""
        case = self.session.case
        return "SUV" if self.unit == "SUV" else f"{self.unit} {'' if case is None else case.key}"

    def differenceRange(self):
        """How far the differences' colours reach, in the unit that is shown."""
        return self.session.parameters.differenceRange or self.session.parameters.imageWindow / 4

    def onImageWindow(self, window, level):
        """The user changed the window with the mouse in an image."""
        self.session.parameters.imageWindow, self.session.parameters.imageLevel = window, level
        self.applyWindows()
        self.onWindow()

    def onDifferenceWindow(self, window, _level):
        """The user changed the window with the mouse in a difference."""
        self.session.parameters.differenceRange = window / 2
        self.onWindow()

    def paint(self, content):
        """Set the colour maps."""
        names = {
            IMAGE: self.session.parameters.imageColor,
            SINOGRAM: self.session.parameters.sinogramColor,
            DIFFERENCE: colors.DIFFERENCE,
        }
        volumes = [(cell.domain, node) for cell, _now, node in content] + [(IMAGE, self.reference(IMAGE))]
        for domain, node in volumes:
            if node is not None:
                node.GetDisplayNode().SetAndObserveColorNodeID(colors.colorNodeID(names[domain]))

    def link(self, content):
        """Let the views move together: images with differences, sinograms, and the slice in all."""
        groups = {layouts.IMAGE_GROUP: [], layouts.SINOGRAM_GROUP: []}
        for cell, _now, _node in sorted(content, key=lambda one: one[2] is None):
            groups[cell.group].append(sliceNode(cell.tag))
            composite(cell.tag).SetLinkedControl(False)
        self.linking.follow(groups.values())

    def fade(self):
        """Lay the reference over the restored image as far as the user wants, and write the labels."""
        share = 1.0 if self.flicker else self.session.parameters.fade
        for cell, now, node in self.content():
            over = None
            if (cell.domain, cell.dose) == (IMAGE, RESTORED) and not cell.column and node is not None:
                over = now.node(IMAGE, FULL)
            composite(cell.tag).SetForegroundVolumeID(None if over is None else over.GetID())
            composite(cell.tag).SetForegroundOpacity(0.0 if over is None else share)
            self.labels.set(cell.tag, self.caption(cell, now, share if over is not None else 0.0))

    def caption(self, cell, now, share):
        """The label of a cell, with the reference's share in it."""
        if now is None:
            return ""
        node = now.node(cell.domain, cell.dose)
        unit = scene.unit(node) if node is not None and cell.domain == SINOGRAM else self.unit
        if share == 1:
            return comparison.caption(now, IMAGE, FULL, unit)
        text = comparison.caption(now, cell.domain, cell.dose, unit)
        return text + "\n" + _("+ {share} % full dose").format(share=round(100 * share)) if share > 0 else text

    def goHome(self, content):
        """A case that is shown the first time starts on its most active slice; it is fitted into new views too."""
        leaders = {cell.group: (cell, node) for cell, _now, node in reversed(content) if node is not None}
        key = "" if self.session.case is None else self.session.case.key
        if not leaders or self.home == (key, self.cells):
            return
        isNew = self.home[0] != key
        self.home = (key, self.cells)
        if isNew:
            for cell, node in leaders.values():
                sliceNode(cell.tag).SetOrientationToDefault()
                sliceNode(cell.tag).RotateToVolumePlane(node)
            volume = self.reference(IMAGE) or self.reference(SINOGRAM)
            self.goTo(mostActiveSlice(volume), volume)
        self.fit()

    def fit(self):
        """Fit images and sinograms into their views, on the slice where they are."""
        for group in self.linking.groups:
            linking.fit(group)

    def goTo(self, index, volume=None):
        """Show a slice in all views: `[z]` of a volume, or else of the whole case."""
        shown = [(cell, node) for cell, _now, node in self.content() if node is not None]
        if shown:
            cell, node = shown[0]
            place = volume or base(node)
            sliceNode(cell.tag).JumpSliceByOffsetting(*centre(place, index))


def sliceNode(tag):
    """The slice node of a view of ours."""
    return slicer.mrmlScene.GetSingletonNode(tag, "vtkMRMLSliceNode")


def composite(tag):
    """What a view of ours shows: the node that names its volumes."""
    return slicer.app.layoutManager().sliceWidget(tag).mrmlSliceCompositeNode()


def base(node):
    """The volume that counts the slices of a case: one of its own, whole; else that of a restoration."""
    volumes = scene.nodes(scene.roleOf(node).case)
    return next((volume for volume in volumes if scene.runFolder(volume) is None), node)


def centre(volume, index):
    """The middle of a slice `[z]` of a volume, in RAS millimetres."""
    width, height, _depth = volume.GetImageData().GetDimensions()
    matrix = vtk.vtkMatrix4x4()
    volume.GetIJKToRASMatrix(matrix)
    return matrix.MultiplyPoint(((width - 1) / 2, (height - 1) / 2, index, 1.0))[:3]


def mostActiveSlice(volume):
    """The slice `[z]` of a volume with the largest sum."""
    return int(np.argmax(slicer.util.arrayFromVolume(volume).sum(axis=(1, 2), dtype=np.float64)))


def visibleSlice():
    """The slice that the views show, as index `[z]` of the whole case; None where they show none."""
    for node in slicer.util.getNodesByClass("vtkMRMLSliceCompositeNode"):
        tag = node.GetLayoutName()
        volume = slicer.mrmlScene.GetNodeByID(node.GetBackgroundVolumeID() or "")
        if (
            volume is not None
            and scene.isOurs(volume)
            and f'"{tag}"' in layouts.layoutNode().GetCurrentLayoutDescription()
        ):
            return sliceIndex(base(volume), sliceNode(tag))
    return None


def slicesOfCase(key):
    """How many slices a case has that is in the scene."""
    return base(scene.nodes(key)[0]).GetImageData().GetDimensions()[2]


def sliceIndex(volume, node):
    """The slice `[z]` of a volume nearest to the middle of a view."""
    matrix = vtk.vtkMatrix4x4()
    volume.GetRASToIJKMatrix(matrix)
    toRas = node.GetSliceToRAS()
    index = matrix.MultiplyPoint([toRas.GetElement(row, 3) for row in range(3)] + [1.0])[2]
    return int(np.clip(round(index), 0, volume.GetImageData().GetDimensions()[2] - 1))


def showProfile(chart):
    """Show the plot of a line profile below the views, where the layout has a place for it."""
    node = slicer.mrmlScene.GetSingletonNode(layouts.PROFILE_VIEW, "vtkMRMLPlotViewNode")
    if node is not None:
        node.SetPlotChartNodeID(chart.GetID())
