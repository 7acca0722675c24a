"""Every control of the panel is reached by the Tab key: the whole tree of widgets, shown or hidden."""

import evidenced
import pytest
from driver import key, process_events, wait_until
from whole import panel  # noqa: F401, fixture

COMPOUND = ("QAbstractSpinBox", "QComboBox", "ctkSliderWidget", "ctkPathLineEdit", "qMRMLNodeComboBox")
"""Controls that have parts: one of them with the keyboard is enough."""
CONTROLS = (*COMPOUND, "QAbstractButton", "QLineEdit", "QSlider", "QAbstractItemView", "QTextEdit")
NOT_BY_TAB = {
    "qt_spinbox_lineedit": "the field of a spin box, which has the keyboard itself",
    "caseTable": "tells what a case is; there is nothing to choose in it",
    "QTableCornerButton": "the corner of a table; Ctrl+A chooses all of it too",
    "QLineEditIconButton": "clears a field, as Ctrl+A and Delete do",
}
"""Object names, or classes where there is none, and why nobody misses them."""
MOST_PRESSES = 500


def named(widget):
    """The name by which a widget is known in messages, with that of the nearest one around it that has any."""
    around = widget
    while around is not None and not around.objectName:
        around = around.parentWidget()
    return f"{widget.className()} {widget.objectName or '(in ' + (around.objectName if around else '') + ')'}"


def controls(root):
    """Everything in a panel that a user works with; lists that a combo box unfolds and the heads of tables are not."""
    found = [one for one in root.findChildren("QWidget") if any(one.inherits(kind) for kind in CONTROLS)]
    mine = [one for one in found if not one.inherits("QHeaderView") and one.window() is root.window()]
    return [one for one in mine if not {one.objectName, one.className()} & set(NOT_BY_TAB)]


def is_compound(widget):
    return any(widget.inherits(kind) for kind in COMPOUND)


def takes_tab(widget):
    """Whether Tab stops at a widget, or at a part of it or what it is a part of."""
    import qt

    around = widget.parentWidget()
    near = [widget, *([around] if around is not None and is_compound(around) else [])]
    parts = [part for one in near if is_compound(one) for part in one.findChildren("QWidget")]
    return any(int(part.focusPolicy) & int(qt.Qt.TabFocus) for part in (*near, *parts))


def test_no_control_of_the_panel_is_left_out_by_the_tab_key(panel):  # noqa: F811
    left = {named(one) for one in controls(panel.panel.widget) if not takes_tab(one)}
    assert left == set()


@pytest.mark.parametrize("layout", ["compare", "planes"])
def test_pressing_tab_goes_through_all_that_is_shown(panel, tmp_path, layout):  # noqa: F811
    import qt

    evidenced.bring(panel, tmp_path)
    panel.parameters.layout = layout
    panel.settle()
    for name in ("case", "restore", "compare", "evidence", "measure", "export", "study"):
        panel.unfold(f"{name}Button")
    panel.wait(
        lambda: not panel.session.runner.runs, "the worker's jobs of an opened panel end: their buttons come back"
    )
    root = panel.panel.widget
    focus(panel.panel.ui.caseButton)
    reached = []
    for _press in range(MOST_PRESSES):
        reached.append(qt.QApplication.focusWidget())
        press_tab(reached[-1])
        if qt.QApplication.focusWidget() is reached[0]:
            break
    process_events()
    usable = [one for one in controls(root) if one.isVisible() and one.isEnabled()]
    assert len(usable) > 60
    assert {named(one) for one in usable if not is_reached(one, reached)} == set()


def test_the_arrow_keys_choose_among_the_layouts(panel, tmp_path):  # noqa: F811
    evidenced.bring(panel, tmp_path)
    panel.unfold("compareButton")
    for button, layout in (("columns", "doses"), ("doses", "planes")):
        focus(getattr(panel.ui, f"{button}Button"))
        key(getattr(panel.ui, f"{button}Button"), "Right")
        panel.settle()
        assert panel.parameters.layout == layout


def focus(widget):
    """Give the keyboard to a widget, whatever window had it before."""
    import qt

    widget.window().activateWindow()
    widget.setFocus()
    wait_until(lambda: qt.QApplication.focusWidget() is widget, "the widget has the keyboard", seconds=60)


def press_tab(widget):
    import qt

    for kind in (qt.QEvent.KeyPress, qt.QEvent.KeyRelease):
        qt.QApplication.sendEvent(widget, qt.QKeyEvent(kind, qt.Qt.Key_Tab, qt.Qt.NoModifier))


def is_reached(widget, reached):
    """Whether a control, a part of it or what it is a part of had the keyboard.

    Of buttons that exclude each other the chosen one has it; the arrow keys go to the others.
    """
    if any(one is widget or belongs(one, widget) or belongs(widget, one) for one in reached):
        return True
    if not widget.inherits("QAbstractButton") or not widget.autoExclusive:
        return False
    others = widget.parentWidget().findChildren(widget.className())
    return any(one in reached for one in others if one.autoExclusive)


def belongs(part, whole):
    return is_compound(whole) and whole.isAncestorOf(part)
