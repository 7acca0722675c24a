"""Which views there are: the rows and columns that the parameters ask for, made and laid out."""

import slicer

from REDReconstructionLib.compare import comparison, layouts, view_nodes
from REDReconstructionLib.scene.roles import DIFFERENCE, FULL, IMAGE, LOW, RESTORED, SINOGRAM

PLANES = {
    layouts.AXIAL: "showAxial",
    layouts.CORONAL: "showCoronal",
    layouts.SAGITTAL: "showSagittal",
    layouts.MIP: "showMip",
}
DOMAINS = {SINOGRAM: "showSinograms", IMAGE: "showImages", DIFFERENCE: "showDifferences"}
DOSES = {LOW: "showLow", RESTORED: "showRestored", FULL: "showFull"}
"""What can be shown, and the parameters that say whether it is."""


def rows(session):
    """The rows of cells that the parameters ask for, as far as there is a reference; at least one view."""
    parameters = session.parameters
    hasFull = comparison.hasReference(session.case)
    doses = [dose for dose in wanted(DOSES, parameters) if dose != FULL or hasFull]
    if parameters.layout == layouts.DOSES:
        drfs = [one.drf for one in comparison.doseColumns(session)]
        found = layouts.doseRows(drfs, [dose for dose in doses if dose != FULL], FULL in doses)
    elif parameters.layout == layouts.PLANES:
        found = layouts.planeRows(wanted(PLANES, parameters), doses)
    else:
        domains = [domain for domain in wanted(DOMAINS, parameters) if domain != DIFFERENCE or hasFull]
        found = layouts.compareRows(domains, doses)
    return found or layouts.compareRows([IMAGE], [RESTORED])


def wanted(switches, parameters):
    """What is switched on."""
    return [name for name, parameter in switches.items() if getattr(parameters, parameter)]


def laidOut(session, rows):
    """The steps (`Steps`) that make the views that rows of cells lack, one each, and lay out all."""
    yield from view_nodes.making([cell for row in rows for cell in row])
    layOut(session, rows)
    yield


def layOut(session, rows):
    """Show the layout of these rows of cells, whose views are there."""
    for cell in (cell for row in rows for cell in row):
        # With its controller a view takes a third of a small screen; the panel has all that it offers.
        slicer.app.layoutManager().sliceWidget(cell.tag).sliceController().setVisible(False)
    layouts.show(session.parameters.layout, description(session, rows))


def isLaidOut(session, rows):
    """Whether the window shows this layout already."""
    return layouts.isShown(session.parameters.layout, description(session, rows))


def description(session, rows):
    """The layout description of rows of cells, with a plot below them where one is wanted."""
    parameters = session.parameters
    withPlot = parameters.showDoseCurve or (parameters.showProfile and parameters.profileLine is not None)
    return layouts.description(rows, bool(withPlot))
