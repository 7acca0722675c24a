"""Light or dark: what Qt does not dress anew by itself when Slicer's style changes while the panel is open."""

import qt


class PaletteWatcher(qt.QObject):
    """Calls back once, one turn of the event loop after the palette of a widget has changed."""

    def __init__(self, widget, callback):
        qt.QObject.__init__(self)
        self.widget = widget
        self.timer = qt.QTimer(widget)
        self.timer.setSingleShot(True)
        self.timer.setInterval(0)
        self.timer.connect("timeout()", callback)
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        """Look at the events of the widget, take none away."""
        if event.type() == qt.QEvent.PaletteChange:
            self.timer.start()
        return False

    def stop(self):
        """Watch no more."""
        self.timer.stop()
        self.widget.removeEventFilter(self)
