"""What the pictures of the panel need to know of it: its sections, its height, and where things lie in its views."""

SIZE = (1500, 940)
AROUND_SECTIONS = 200
"""What a window needs for the panel's foot and its own head, in pixels."""


def names():
    """The sections of the panel."""
    return ("case", "restore", "compare", "evidence", "measure", "export", "study")


def fold(panel, *sections):
    """Open these sections of the panel and fold the others."""
    for name in names():
        getattr(panel.panel.ui, f"{name}Button").collapsed = name not in sections
    panel.settle()


def whole_panel(panel, path):
    """The panel without its views, as high as all of its sections."""
    import slicer

    slicer.util.mainWindow().resize(SIZE[0], panel.panel.ui.sectionsWidget.sizeHint.height() + AROUND_SECTIONS)
    bar = panel.panel.ui.sectionsArea.verticalScrollBar()
    panel.wait(lambda: not bar.isVisible(), "the panel shows all of its sections")
    panel.panel.widget.grab().save(str(path))


def mips():
    """The projections in the scene."""
    import slicer

    return [one for one in slicer.util.getNodesByClass("vtkMRMLScalarVolumeNode") if one.GetName() == "MIP"]


def hottest(panel):
    """The hottest place of the liver in the slice of the full dose that is shown, RAS in mm."""
    import compared
    import numpy as np

    node, z = panel.node("image", "full", 1.0), panel.visible_slice()
    values = compared.array_of(node)[z].copy()
    values[:, int(0.45 * values.shape[1]) :] = 0
    values[int(0.55 * values.shape[0]) :] = 0
    y, x = np.unravel_index(np.argmax(values), values.shape)
    return tuple((compared.matrix_of(node) @ [x, y, z, 1.0])[:3])


def middle_of(segmentation):
    """The middle of all segments, RAS in mm."""
    bounds = [0.0] * 6
    segmentation.GetRASBounds(bounds)
    return tuple((bounds[2 * axis] + bounds[2 * axis + 1]) / 2 for axis in range(3))


def pixel(panel, tag, place):
    """Where a place lies in a view, (x, y) in pixels from the upper left."""
    view = panel.view(tag)
    x, y, _z = view.convertRASToXYZ(place)
    return round(x), view.height - 1 - round(y)
