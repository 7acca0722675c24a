"""Tables of text in the panel: shown, copied, saved."""

import qt


def fill(widget, table):
    """Show a `measures.Table` in a QTableWidget, columns as wide as their content."""
    widget.setRowCount(len(table.rows))
    widget.setColumnCount(len(table.columns))
    widget.setHorizontalHeaderLabels(list(table.columns))
    for row, texts in enumerate(table.rows):
        for column, text in enumerate(texts):
            item = qt.QTableWidgetItem(text)
            item.setTextAlignment(int(qt.Qt.AlignVCenter) | int(qt.Qt.AlignLeft if column < 2 else qt.Qt.AlignRight))
            widget.setItem(row, column, item)
    widget.resizeColumnsToContents()
    widget.setVisible(bool(table.rows))
    fitHeight(widget)


def fitHeight(widget, mostRows=12):
    """Make a table as high as its rows, up to `mostRows`; beyond it scrolls."""
    rows = min(int(widget.rowCount), mostRows)
    height = int(widget.horizontalHeader().height) + 4
    height += sum(int(widget.rowHeight(row)) for row in range(rows))
    widget.setFixedHeight(height + 14)
