"""What lies over the picture of a view: another dose or what was removed, and the label that says so."""

import qt
from slicer.i18n import tr as _

from REDReconstructionLib.compare import comparison, layouts
from REDReconstructionLib.compare.blending import FADE, Blending
from REDReconstructionLib.compare.labels import Labels
from REDReconstructionLib.compare.removed import mapOf
from REDReconstructionLib.compare.view_nodes import composite
from REDReconstructionLib.scene import roles
from REDReconstructionLib.scene.roles import IMAGE, RESTORED, SINOGRAM


class Layers:
    """Lays one dose over another, the map of what was removed over its image, or a CT over all, and writes the labels.

    `mips` knows the projections of volumes.
    """

    def __init__(self, session, mips, anatomy, removed):
        self.session = session
        self.mips = mips
        self.anatomy = anatomy
        self.removed = removed
        self.labels = Labels()
        self.blending = Blending()

    def clear(self):
        """Draw nothing more."""
        self.labels.clear()
        self.blending.clear()

    def volume(self, cell, now, dose):
        """The volume of a dose as a cell shows it, itself or its MIP; None where there is none."""
        node = now.node(cell.domain, dose)
        return self.mips.of(node) if node is not None and cell.plane == layouts.MIP else node

    def show(self, content, unit, flicker):
        """Lay one dose over another as far as the user wants, and write the labels.

        `content` are (cell, choice, volume), `unit` that of the images; `flicker` puts the upper in the lower's place.
        """
        parameters = self.session.parameters
        share, mode = (1.0, FADE) if flicker else (parameters.fade, parameters.overlayMode)
        anatomy = self.anatomy.node() if parameters.anatomyShare > 0 else None
        for cell, now, node in content:
            over = self.laidOver(cell, now) if share > 0 and node is not None else None
            faded, drawn = (over, None) if mode == FADE else (None, over)
            opacity = share
            isRemoved = self.removed.isOver(cell, node)
            if isRemoved and mapOf(node) is not None:
                faded, opacity = mapOf(node), 1.0
            elif faded is None and cell.group == layouts.IMAGE_GROUP and cell.domain == IMAGE and node is not None:
                # A view has one place for what lies over its picture: a dose that is faded in goes before.
                faded, opacity = anatomy, parameters.anatomyShare
            composite(cell.tag).SetForegroundVolumeID(None if faded is None else faded.GetID())
            composite(cell.tag).SetForegroundOpacity(0.0 if faded is None else opacity)
            self.blending.show(cell.tag, node, drawn, mode, share)
            caption = self.caption(cell, now, unit, share if over is not None else 0.0, mode)
            if isRemoved:
                caption += "\n" + self.removed.line(node)
            color = qt.QColor(layouts.COLORS[cell.dose])
            self.labels.set(cell.tag, caption, (color.redF(), color.greenF(), color.blueF()))

    def laidOver(self, cell, now):
        """The volume that the user lays over a cell, or None."""
        parameters = self.session.parameters
        isBase = cell.domain == IMAGE and cell.dose == parameters.overlayBase and not cell.place
        if not isBase or parameters.overlayTop == parameters.overlayBase or self.isTaken():
            return None
        return self.volume(cell, now, parameters.overlayTop)

    def isTaken(self):
        """Whether what was removed is asked for where the user lays one dose over another."""
        return bool(self.session.parameters.showRemoved) and self.session.parameters.overlayBase == RESTORED

    def caption(self, cell, now, unit, share, mode):
        """The label of a cell, with what lies over it."""
        if now is None:
            return ""
        node, top = now.node(cell.domain, cell.dose), self.session.parameters.overlayTop
        if node is not None and cell.domain == SINOGRAM:
            unit = roles.unit(node)
        if share == 1 and mode == FADE:
            return comparison.caption(now, IMAGE, top, unit)
        text = comparison.caption(now, cell.domain, cell.dose, unit)
        if cell.plane == layouts.MIP and node is not None:
            isMade = self.volume(cell, now, cell.dose) is not None
            what = _("MIP, {unit}").format(unit=unit) if isMade else _("The MIP is being made")
            text = comparison.title(now, cell.dose) + "\n" + what
        return f"{text}\n{comparison.over(top, mode, share)}" if share > 0 else text
