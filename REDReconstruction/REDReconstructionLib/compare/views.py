"""The views of the comparison: what each shows, under which label, window and colours, and how they move together."""

import qt
import slicer

from REDReconstructionLib.compare import arrangement, colors, columns, comparison, layouts, linking, view_nodes
from REDReconstructionLib.compare.anatomy import Anatomy
from REDReconstructionLib.compare.clicks import Clicks
from REDReconstructionLib.compare.comparison import comparedRoles
from REDReconstructionLib.compare.layers import Layers
from REDReconstructionLib.compare.mips import Mips, Turning
from REDReconstructionLib.compare.overlay import Overlay
from REDReconstructionLib.compare.removed import Removed
from REDReconstructionLib.compare.slices import base, centre, middle, mostActiveSlice
from REDReconstructionLib.compare.view_nodes import composite, showProfile, sliceNode, visibleSlice
from REDReconstructionLib.compare.windows import Windows
from REDReconstructionLib.scene import rotation
from REDReconstructionLib.scene.roles import DIFFERENCE, FULL, IMAGE, SINOGRAM, doseLabel
from REDReconstructionLib.session.steps import Steps

__all__ = ["Views", "comparedRoles", "doseLabel", "showProfile", "visibleSlice"]


REST_MS = 300
"""So long after the last step a slice counts as looked at."""


class Views:
    """Shows a session's comparison; `onMoved()` tells of another slice, `onWindow()` of a window changed in a view.

    `onRoom()` tells that it is time to `arrange`: another number of columns fits, or missing views are made. `widget`
    is the section's: what goes with it leaves nothing behind.
    """

    def __init__(self, session, widget, onMoved, onWindow, onRoom):
        self.session = session
        self.mips = Mips(self.onMip)
        self.anatomy = Anatomy(session)
        self.removed = Removed(session, self.fade)
        self.layers = Layers(session, self.mips, self.anatomy, self.removed)
        self.labels = self.layers.labels
        self.overlay = Overlay(session)
        self.turning = Turning(widget, self.turned)
        self.clicks = Clicks(self.onClick)
        self.making = Steps()
        self.onMoved, self.onRoom = onMoved, onRoom
        self.linking = linking.Linking(self.moved, self.onResized)
        self.windows = Windows(session, onWindow)
        self.columns = columns.Columns(0, 0, 0)
        self.cells, self.content = [], []
        self.home = (("", ""), [])
        self.settled, self.leaders = set(), {}
        self.wasFitted = True
        self.flicker = False
        self.refit = soon(widget, self.fit)
        self.rest = soon(widget, self.keepSlice, REST_MS)
        self.landing = soon(widget, self.land)
        self.room = soon(widget, onRoom)
        self.place, self.offsets = (0, None), {}
        self.before = None  # slice and whether all was fitted, before a layout that is on its way

    def stop(self):
        """Observe nothing and show no labels any more."""
        for timer in (self.refit, self.landing, self.room, self.rest):
            timer.stop()
        self.making.stop()
        self.before = None
        self.linking.stop()
        self.clicks.stop()
        self.turning.set(False)
        self.mips.stop()
        self.anatomy.stop()
        self.removed.stop()
        self.windows.stop()
        self.layers.clear()
        self.overlay.clear()
        self.cells, self.content, self.leaders = [], [], {}
        self.home = (("", ""), [])

    def arrange(self):
        """Show the layout that the parameters ask for, and fill it.

        Where views are missing they are made before, one each turn of the event loop; another layout is laid out in one
        turn and filled in the next: then `onRoom()` asks anew.
        """
        rows = arrangement.rows(self.session)
        self.before = self.before or (visibleSlice(), self.linking.isFitted())
        self.columns = columns.fitting(len(rows[0]), self.columns.first)
        rows = self.columns.of(rows)
        cells = [cell for row in rows for cell in row]
        self.making.stop()
        isOther = self.where()[1] != self.home[0][1] and not arrangement.isLaidOut(self.session, rows)
        if isOther or view_nodes.missing(cells):
            steps = arrangement.laidOut(self.session, rows)
            self.making.start(steps, lambda _shown: self.onRoom(), lambda _error: None)
            return
        arrangement.layOut(self.session, rows)
        (index, self.wasFitted), self.before = self.before, None
        self.layers.clear()
        self.cells = cells
        self.fill(index)

    def scrollTo(self, first):
        """Show the columns from this one on, counted from 0."""
        self.columns = columns.fitting(self.columns.total, first)
        self.arrange()

    def found(self):
        """(cell, choice, volume) of each cell; the volume is None where there is none."""
        now = comparison.chosen(self.session)
        levels = {one.drf: one for one in comparison.doseColumns(self.session)}
        choices = [(cell, levels.get(cell.drf, now) if cell.place else now) for cell in self.cells]
        return [(cell, one, None if one is None else self.layers.volume(cell, one, cell.dose)) for cell, one in choices]

    def fill(self, index):
        """Put the volumes into their views, with label, colours, window and links, on the slice `[z]` of the case."""
        self.mips.want(self.projected())
        self.content = content = self.found()
        for cell, _now, node in content:
            composite(cell.tag).SetBackgroundVolumeID(None if node is None else node.GetID())
            composite(cell.tag).SetLabelVolumeID(None)
        shown = {domain: [] for domain in (IMAGE, DIFFERENCE, SINOGRAM)}
        for cell, _now, node in content:
            if node is not None:
                shown[cell.domain].append(node)
        self.windows.legend.attach(self.legendTag())
        self.windows.follow(shown)
        self.paint()
        self.link()
        self.fade()
        self.overlay.place(content)
        self.goHome(index)
        self.clicks.follow([cell.tag for cell, _now, node in content if node is not None])

    def projected(self):
        """The volumes whose MIP is shown."""
        now = comparison.chosen(self.session)
        doses = [cell.dose for cell in self.cells if cell.plane == layouts.MIP]
        found = [] if now is None else [now.node(IMAGE, dose) for dose in doses]
        return [node for node in found if node is not None]

    def onMip(self):
        """The MIP of a volume is made."""
        if not self.making.isBusy:
            self.fill(visibleSlice())

    def legendTag(self):
        """The view for the scale of the differences: the one that would show the full dose minus itself."""
        hasDifferences = any(cell.domain == DIFFERENCE and node is not None for cell, _now, node in self.content)
        tags = [cell.tag for cell, _now, _node in self.content if (cell.domain, cell.dose) == (DIFFERENCE, FULL)]
        return tags[0] if tags and hasDifferences else None

    def paint(self):
        """Set the colour maps, and let the space around a picture look like no activity."""
        self.windows.paint()
        for cell, _now, _node in self.content:
            view = slicer.app.layoutManager().sliceWidget(cell.tag).sliceView()
            view.setBackgroundColor(qt.QColor.fromRgbF(*colors.emptiness(self.windows.colorName(cell.domain))))
            view.scheduleRender()

    def link(self):
        """Let the views move together: images with differences, sinograms, and the slice in all."""
        groups = {}
        places = {number: linking.placeOf(node) for number, node in self.leaders.items()}
        for cell, _now, _node in sorted(self.content, key=lambda one: (one[0].group, one[2] is None)):
            groups.setdefault(cell.linked, []).append(sliceNode(cell.tag))
            composite(cell.tag).SetLinkedControl(False)
            sliceNode(cell.tag).SetViewGroup(cell.group)
        self.leaders = {number: nodes[0] for number, nodes in groups.items()}
        for number in set(places) & set(self.leaders) if self.isHome() else ():
            # The first view may be a new one: it takes the place of the one that led so far.
            linking.take(self.leaders[number], places[number])
        # Where all goes home none need follow before.
        self.linking.follow(groups.values(), self.session.parameters.layout != layouts.PLANES, self.isHome())

    def where(self):
        """What the views show: the case and the layout."""
        return "" if self.session.case is None else self.session.case.key, self.session.parameters.layout

    def isHome(self):
        """Whether the views have shown this case in this layout before."""
        return self.where() == self.home[0]

    def fade(self):
        """Lay one dose over another as far as the user wants, or what was removed, and write the labels."""
        self.removed.want(self.content)
        self.layers.show(self.content, self.windows.unit, self.flicker)

    def goHome(self, index):
        """Views that show a case anew are turned into its slices' plane and fitted, on the slice that was shown.

        A group that has its first picture later, as sinograms have once a case is restored, is fitted then. All is done
        once more a turn of the event loop later: the controller of a new view moves it to 0 until then.
        """
        leaders = {cell.linked: (cell, node) for cell, _now, node in reversed(self.content) if node is not None}
        home = self.where()
        key, isAnew = home[0], not self.isHome()
        new = [leaders[group] for group in leaders if isAnew or group not in self.settled]
        if not leaders or (not new and self.cells == self.home[1]):
            return
        isOther = isAnew or (self.cells != self.home[1] and self.wasFitted)
        fitted = None if isOther else [sliceNode(cell.tag) for cell, _node in new]
        with self.linking.gathered(self.firstSlices()):
            for cell, node in new:
                sliceNode(cell.tag).SetOrientation(cell.orientation)
                sliceNode(cell.tag).RotateToVolumePlane(node)
                if not cell.showsSlices:
                    start = rotation.middle(node, 0) if cell.plane == layouts.MIP else middle(node)
                    sliceNode(cell.tag).JumpSliceByOffsetting(*start)
            if index is not None and key == self.home[0][0]:
                self.goTo(index)
            elif isAnew and self.session.parameters.shownSlice > 0:
                self.goTo(self.session.parameters.shownSlice - 1)
            elif isAnew:
                volume = self.windows.reference(IMAGE) or self.windows.reference(SINOGRAM)
                self.goTo(mostActiveSlice(volume), volume)
            self.linking.fit(fitted)
        self.place = (visibleSlice(), fitted)
        self.offsets = {cell.tag: sliceNode(cell.tag).GetSliceOffset() for cell, _node in leaders.values()}
        self.linking.held = True
        self.landing.start()
        self.home = (home, self.cells)
        self.settled = set(leaders) if isAnew else self.settled | set(leaders)

    def land(self):
        """The controllers of new views have had their say: go where the views were sent."""
        index, fitted = self.place
        self.rest.start()
        with self.linking.gathered(self.firstSlices()):
            for tag, offset in self.offsets.items():
                sliceNode(tag).SetSliceOffset(offset)
            if index is not None:
                self.goTo(index)
            self.linking.fit(fitted)

    def fit(self):
        """Fit images and sinograms into their views, on the slice where they are."""
        self.linking.fit()

    def keepSlice(self):
        """Keep the slice with the scene once nobody scrolls any more: each step would ask all sections."""
        index = visibleSlice()
        if index is not None and self.session.case is not None:
            self.session.parameters.shownSlice = index + 1

    def onResized(self):
        """A view has another size: what was fitted is fitted again, once all views have theirs.

        Where the window has room for another number of columns, they are laid out anew.
        """
        if columns.fitting(self.columns.total, self.columns.first) != self.columns:
            self.room.start()
        elif self.linking.isFitted():
            self.refit.start()

    def goTo(self, index, volume=None):
        """Show a slice in all views: `[z]` of a volume, or else of the whole case."""
        if (node := self.firstSlices()) is not None:
            shown = composite(node.GetLayoutName()).GetBackgroundVolumeID()
            node.JumpSliceByOffsetting(*centre(volume or base(slicer.mrmlScene.GetNodeByID(shown)), index))

    def firstSlices(self):
        """The slice node of the first view with slices of the case, or None; the others follow it."""
        shown = (cell for cell, _now, node in self.content if node is not None and cell.showsSlices)
        return next((sliceNode(cell.tag) for cell in shown), None)

    def jumpTo(self, place):
        """Show what lies at a place, RAS in mm, in all planes of the patient."""
        for cell, _now, node in self.content:
            if node is not None and cell.group == layouts.IMAGE_GROUP:
                sliceNode(cell.tag).JumpSliceByOffsetting(*place)

    def onClick(self, tag, place):
        """The user clicks into a view; in a MIP what is seen there is meant. The other planes go there."""
        cell, now, node = next(one for one in self.content if one[0].tag == tag)
        if cell.plane == layouts.MIP:
            place = rotation.brightest(now.node(IMAGE, cell.dose), node, place)
        if cell.plane and place is not None:
            self.jumpTo(place)
        if cell.domain == IMAGE and place is not None:
            self.session.setSpot(now.node(IMAGE, cell.dose), place)

    def moved(self, node):
        """Views show another place; a MIP that turns shows the same one."""
        if all(node is not sliceNode(cell.tag) for cell in self.cells if cell.plane == layouts.MIP):
            self.onMoved()

    def turned(self):
        """The slice node and the projections of the first MIP; None where there is none."""
        shown = ((cell, node) for cell, _now, node in self.content if cell.plane == layouts.MIP and node is not None)
        return next(((sliceNode(cell.tag), node) for cell, node in shown), None)


def soon(widget, callback, milliseconds=0):
    """A timer of a widget: started, it calls back once, in the next turn of the event loop or some time later."""
    timer = qt.QTimer(widget)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.connect("timeout()", callback)
    return timer
