"""The part of the panel that scrolls: never narrower than its sections, because nothing scrolls sideways there."""

import qt


class SectionsArea(qt.QObject):
    """Keeps a QScrollArea as wide as its contents need, with the scroll bar beside them."""

    def __init__(self, area):
        qt.QObject.__init__(self)
        self.area = area
        area.widget().installEventFilter(self)

    def eventFilter(self, _watched, event):
        """Look at the events of the contents, take none away."""
        if event.type() == qt.QEvent.LayoutRequest:
            needed = self.area.widget().minimumSizeHint.width() + self.area.verticalScrollBar().sizeHint.width()
            if needed != self.area.minimumWidth:
                self.area.setMinimumWidth(needed)
        return False

    def stop(self):
        """Watch no more."""
        self.area.widget().removeEventFilter(self)
