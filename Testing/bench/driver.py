"""What a user does: click, type, scroll, drag, wait, look."""

import contextlib
import gc
import time

import numpy as np
import qt
import slicer
from limits import HANG_S, fair_clock
from palette import set_palette

FRAME = 0.01
__all__ = [
    "choose",
    "click",
    "drag",
    "drop",
    "heartbeat",
    "key",
    "move",
    "pixels",
    "process_events",
    "screenshot",
    "set_palette",
    "wait_until",
    "wheel",
]


def process_events():
    slicer.app._settle()


def choose(combo, text):
    """Choose an entry of a list by its text, as a person does."""
    combo.setCurrentIndex(combo.findText(text))
    combo.activated.emit(combo.currentIndex)
    process_events()


def wait_until(condition, what, seconds=HANG_S):
    """Let the application live until `condition()` holds; fails with `what` after `seconds`."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: {what}")
        process_events()
        time.sleep(FRAME)


def _reachable(widget):
    if not widget.isVisible():
        raise AssertionError(f"{widget.objectName or widget.className()} is not visible: nobody can use it")
    if not widget.isEnabled():
        raise AssertionError(f"{widget.objectName or widget.className()} is disabled: nobody can use it")


def _mouse(widget, kind, point, button=None, modifiers=None):
    button = qt.Qt.LeftButton if button is None else button
    modifiers = qt.Qt.NoModifier if modifiers is None else modifiers
    released = kind == qt.QEvent.MouseButtonRelease or (kind == qt.QEvent.MouseMove and button == qt.Qt.NoButton)
    place = qt.QPointF(*point)
    everywhere = widget.mapToGlobal(place)
    changed = qt.Qt.NoButton if kind == qt.QEvent.MouseMove else button
    event = qt.QMouseEvent(kind, place, everywhere, changed, qt.Qt.NoButton if released else button, modifiers)
    qt.QApplication.sendEvent(widget, event)


def _middle(widget):
    return widget.width / 2, widget.height / 2


def click(widget, point=None, button=None, modifiers=None):
    """Press and release the mouse on a widget that can be seen and used."""
    _reachable(widget)
    # The indicator of a check box or radio button lies at its left end, a wide label's middle may be empty.
    at_left = widget.inherits("QCheckBox") or widget.inherits("QRadioButton")
    point = point or ((8, widget.height / 2) if at_left else _middle(widget))
    _mouse(widget, qt.QEvent.MouseButtonPress, point, button, modifiers)
    _mouse(widget, qt.QEvent.MouseButtonRelease, point, button, modifiers)
    process_events()


def key(target, keys):
    """Press a key ("n", "Left", "Ctrl+K") where the focus is in `target`: shortcuts answer first, as in Qt."""
    sequence = qt.QKeySequence(keys)
    combination = sequence[0]
    text = keys if len(keys) == 1 else ""

    def press(kind):
        event = qt.QKeyEvent(kind, combination.key(), combination.keyboardModifiers(), text)
        qt.QApplication.sendEvent(target, event)
        return event

    # A text field keeps the keys that it can type for itself.
    asked = qt.QKeyEvent(qt.QEvent.ShortcutOverride, combination.key(), combination.keyboardModifiers(), text)
    asked.ignore()
    qt.QApplication.sendEvent(target, asked)
    found = [] if asked.isAccepted() else [each for each in _shortcuts(target) if _answers(each, sequence, target)]
    if len(found) > 1:
        raise AssertionError(f"{keys} is ambiguous: Qt would call none of {len(found)} shortcuts")
    if found:
        found[0].activated.emit() if found[0].inherits("QShortcut") else found[0].trigger()
    else:
        press(qt.QEvent.KeyPress)
        press(qt.QEvent.KeyRelease)
    process_events()


def _shortcuts(target):
    window = target.window()
    actions = [each for each in window.findChildren("QAction") if not each.shortcut.isEmpty()]
    return [*window.findChildren("QShortcut"), *actions]


def _answers(shortcut, sequence, target):
    """Whether a shortcut or an action is there for these keys when the focus is in `target`."""
    is_shortcut = shortcut.inherits("QShortcut")
    keys = shortcut.key if is_shortcut else shortcut.shortcut
    if keys.matches(sequence) != qt.QKeySequence.ExactMatch or not shortcut.isEnabled():
        return False
    owner = shortcut.parent()
    context = shortcut.context if is_shortcut else shortcut.shortcutContext
    if owner is None or not owner.isWidgetType() or not owner.isVisible():
        return False
    if context == qt.Qt.WidgetShortcut:
        return owner is target
    if context == qt.Qt.WidgetWithChildrenShortcut:
        return owner is target or owner.isAncestorOf(target)
    return True


def drop(path):
    """Drop a file on Slicer's window and say OK: the reader that is surest of it loads it; returns whether it did."""
    manager = slicer.app.coreIOManager()
    kind = manager.fileType(str(path))
    loaded = manager.loadNodes(kind, {"fileName": str(path), "fileType": kind}, None, None)
    process_events()
    return loaded


def wheel(view, steps, modifiers=None, point=None):
    """Turn the mouse wheel over a view: positive steps away from the user."""
    place = qt.QPointF(*(point or _middle(view)))
    move(view, (place.x(), place.y()))
    for _ in range(abs(steps)):
        turn = qt.QPoint(0, 120 if steps > 0 else -120)
        event = qt.QWheelEvent(
            place,
            view.mapToGlobal(place),
            qt.QPoint(0, 0),
            turn,
            qt.Qt.NoButton,
            qt.Qt.NoModifier if modifiers is None else modifiers,
            qt.Qt.NoScrollPhase,
            False,
        )
        qt.QApplication.sendEvent(view, event)
    process_events()


def move(view, point, modifiers=None):
    """Move the mouse over a view, no button pressed."""
    _mouse(view, qt.QEvent.MouseMove, point, qt.Qt.NoButton, modifiers)


def drag(view, start, end, button=None, modifiers=None, steps=5):
    """Press at `start`, move to `end` in `steps`, release; points are (x, y) in pixels from the upper left."""
    _mouse(view, qt.QEvent.MouseButtonPress, start, button, modifiers)
    for step in range(1, steps + 1):
        part = step / steps
        point = (start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1]))
        _mouse(view, qt.QEvent.MouseMove, point, button or qt.Qt.LeftButton, modifiers)
    _mouse(view, qt.QEvent.MouseButtonRelease, end, button, modifiers)
    process_events()


class Heartbeat:
    """The event loop's beats: `longest_gap_ms` is the longest time without one, by its own `clock` in seconds."""

    def __init__(self, clock):
        self.longest_gap_ms = 0.0
        self.beats = 0
        self.clock = clock
        self._last = clock()

    def beat(self):
        now = self.clock()
        self.longest_gap_ms = max(self.longest_gap_ms, 1000 * (now - self._last))
        self._last, self.beats = now, self.beats + 1


@contextlib.contextmanager
def heartbeat(interval_ms=5):
    """Measures how long the event loop stands still inside the context, by a clock that other programs hold up too.

    What hundreds of tests before left in memory is kept out of Python's collection of garbage, which no user waits for.
    """
    gc.collect()
    gc.freeze()
    with fair_clock() as clock:
        pulse = Heartbeat(clock)
        timer = qt.QTimer()
        timer.setInterval(interval_ms)
        timer.connect("timeout()", pulse.beat)
        timer.start()
        try:
            yield pulse
        finally:
            pulse.beat()
            timer.stop()
            gc.unfreeze()


def screenshot(path, size=None):
    """The main window as a PNG, `size` (width, height) in pixels; every view is drawn first."""
    window = slicer.util.mainWindow()
    if size:
        window.resize(*size)
    window.show()
    for _ in range(3):
        process_events()
    manager = slicer.app.layoutManager()
    for name in manager.sliceViewNames():
        view = manager.sliceWidget(name).sliceView()
        if view.isVisible():
            view.forceRender()
    process_events()
    if not window.grab().save(str(path)):
        raise OSError(f"could not write {path}")


def pixels(view):
    """[row, column, colour] of what a view or another widget shows, row 0 above, 0 to 255."""
    if hasattr(view, "forceRender"):
        view.forceRender()
    image = view.grab().toImage().convertToFormat(qt.QImage.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()
