"""Tables of text in the narrow panel."""

import qt

TEXT_COLUMNS = 2
MOST_HEIGHT = 360
"""Pixels; a higher table scrolls."""


def fill(widget, shown):
    """Show a `measures.Shown` in a QTableWidget: two columns of text, what repeats in the first joined, and numbers."""
    widget.setRowCount(len(shown.rows))
    widget.setColumnCount(len(shown.heads))
    widget.clearSpans()
    for column, (head, tip) in enumerate(zip(shown.heads, shown.tips, strict=True)):
        item = qt.QTableWidgetItem(head)
        item.setToolTip(tip)
        widget.setHorizontalHeaderItem(column, item)
        isText = column < TEXT_COLUMNS
        mode = qt.QHeaderView.ResizeToContents if isText else qt.QHeaderView.Stretch
        widget.horizontalHeader().setSectionResizeMode(column, mode)
        side = int(qt.Qt.AlignLeft if isText else qt.Qt.AlignRight)
        for row, (texts, notes) in enumerate(zip(shown.rows, shown.notes, strict=True)):
            item = qt.QTableWidgetItem(texts[column])
            item.setToolTip(notes[column])
            item.setTextAlignment(int(qt.Qt.AlignVCenter) | side)
            widget.setItem(row, column, item)
    for first, count in repeated([texts[0] for texts in shown.rows]):
        widget.setSpan(first, 0, count, 1)
    widget.resizeRowsToContents()
    widget.setVisible(bool(shown.rows))
    fitHeight(widget)


def repeated(texts):
    """(first, count) of each text that stands two times or more in a row."""
    found, first = [], 0
    for row in range(1, len(texts) + 1):
        if row == len(texts) or texts[row] != texts[first]:
            if row - first > 1:
                found.append((first, row - first))
            first = row
    return found


def fitHeight(widget):
    """Make a table as high as its rows."""
    height = int(widget.horizontalHeader().sizeHint.height()) + 2 * int(widget.frameWidth)
    height += sum(int(widget.rowHeight(row)) for row in range(int(widget.rowCount)))
    widget.setFixedHeight(min(height, MOST_HEIGHT))
