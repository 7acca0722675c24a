"""What Slicer's Data Probe writes into the corners of every slice view, over whatever a module wrote there."""

FONT_SIZE = 14
MARGIN = 40
ELLIPSIS = "..."


def annotate(corners, logic, width):
    """Write the names of the shown volumes at the lower left, and empty the other corners."""
    composite = logic.GetSliceCompositeNode()
    if composite is None:
        return
    label, front, back = (
        layer.GetVolumeNode() if layer is not None else None
        for layer in (logic.GetLabelLayer(), logic.GetForegroundLayer(), logic.GetBackgroundLayer())
    )
    lines = []
    if label is not None:
        lines.append(f"L: {label.GetName()} ({int(100 * composite.GetLabelOpacity())}%)")
    if front is not None:
        share = f" ({int(100 * composite.GetForegroundOpacity())}%)" if back is not None else ""
        lines.append(f"F: {front.GetName()}{share}")
    if back is not None:
        lines.append(f"B: {back.GetName()}")
    room = max((width - MARGIN) // FONT_SIZE, len(ELLIPSIS))
    corners.SetMinimumFontSize(FONT_SIZE)
    corners.SetMaximumFontSize(FONT_SIZE)
    corners.SetNonlinearFontScaleFactor(1)
    corners.SetText(0, "".join(_fitted(line, room) + "\n" for line in lines))
    for corner in (1, 2, 3):
        corners.SetText(corner, "")


def _fitted(text, room):
    if len(text) <= room:
        return text
    half = (room - len(ELLIPSIS)) // 2
    return text[:half] + ELLIPSIS + text[len(text) - half :]
