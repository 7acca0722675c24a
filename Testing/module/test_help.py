"""Help where one stands: tooltips with units, Shift+F1, F1, and the computer examined by the real worker."""

import re
from pathlib import Path

from driver import click, key, wait_until
from whole import panel  # noqa: F401, fixture
from workers import engine_folder

CONTROLS = (
    "QAbstractButton", "QComboBox", "QAbstractSpinBox", "QLineEdit", "QAbstractSlider", "QAbstractItemView",
    "QPlainTextEdit", "QProgressBar", "qMRMLNodeComboBox", "ctkPathLineEdit", "ctkSliderWidget",
)  # fmt: skip
INNER = ("SpinBox", "Slider", "qt_spinbox_lineedit")
"""Parts of a control: what explains it explains them."""
NO_CONTROLS = ("QScrollBar", "QHeaderView", "ctkCollapsibleButton")
UNIT = re.compile(
    r"\bmm\b|SUV|Bq/mL|\bunits?\b|%|percent|slices?|steps?|iterations?|subsets|full dose|dose reduction|unit of|"
    r"mean|number|columns?|pixels|counted|mL\b",
    re.IGNORECASE,
)
"""What a number is measured or counted in."""


def controls(root):
    """What a user can use below a widget, with the widgets above it up to `root`."""
    for widget in root.findChildren("QWidget"):
        if any(widget.inherits(kind) for kind in CONTROLS) and not any(widget.inherits(kind) for kind in NO_CONTROLS):
            above = [widget]
            while above[-1].parentWidget() is not None and above[-1] is not root:
                above.append(above[-1].parentWidget())
            yield widget, above


def explained(above):
    """The nearest tooltip: of the control itself, or of the one whose part it is."""
    for widget in above:
        if widget.toolTip:
            return widget.toolTip
        if widget is not above[0] and str(widget.objectName) not in ("", *INNER):
            return ""
    return ""


def named(widget):
    return str(widget.objectName) or widget.className()


def unexplained(root):
    """The controls below a widget that nothing explains."""
    return [named(widget) for widget, above in controls(root) if not explained(above)]


def test_every_control_of_the_panel_says_what_it_is_for(panel):  # noqa: F811
    assert len(list(controls(panel.panel.widget))) > 80
    assert unexplained(panel.panel.widget) == []


def test_a_control_without_a_tooltip_is_found(panel):  # noqa: F811
    panel.study.ui.beginButton.toolTip = ""
    assert unexplained(panel.panel.widget) == ["beginButton"]


def test_every_number_of_the_panel_says_its_unit(panel):  # noqa: F811
    numbers = [
        (named(widget), explained(above) + str(getattr(widget, "suffix", "")))
        for widget, above in controls(panel.panel.widget)
        if widget.inherits("QAbstractSpinBox") or widget.inherits("ctkSliderWidget")
    ]
    assert len(numbers) > 8
    assert [one for one in numbers if not UNIT.search(one[1])] == []


def test_the_settings_page_explains_itself(scene, module):
    from REDReconstructionLib.panel.settings_page import SettingsPage

    page = SettingsPage(str(engine_folder() / "Resources" / "UI" / "Settings.ui"))
    assert unexplained(page.widget) == []


def test_shift_f1_says_what_the_tooltip_says(panel):  # noqa: F811
    assert panel.restore.ui.iterationsSpinBox.whatsThis == panel.restore.ui.iterationsSpinBox.toolTip != ""


def pages():
    """The texts of the pages of help that are open, which are closed then."""
    import qt

    windows = [one for one in qt.QApplication.topLevelWidgets() if one.isVisible() and one.inherits("QDialog")]
    texts = [one.plainText for window in windows for one in window.findChildren("QTextBrowser")]
    for window in windows:
        window.close()
    return texts


def test_the_help_button_opens_the_whole_page_that_ships(panel):  # noqa: F811
    click(panel.panel.ui.helpButton)
    (text,) = pages()
    for heading in ("Case", "Restore", "Compare", "Measure", "Export", "Study"):
        assert re.search(rf"^{heading}$", text, re.MULTILINE), heading


def test_f1_opens_the_part_of_the_section_where_the_keyboard_is(panel):  # noqa: F811
    import qt
    import slicer

    panel.unfold("studyButton")
    panel.study.ui.readerEdit.setFocus()
    slicer.util.mainWindow().activateWindow()
    wait_until(lambda: qt.QApplication.focusWidget() is not None, "the window has the keyboard")
    key(panel.panel.widget, "F1")
    (text,) = pages()
    assert text.startswith("Study")
    assert "Restore" not in text


def test_the_page_has_a_part_for_each_section_and_the_site_shows_the_same(module):
    from REDReconstructionLib.panel.help import partOf
    from REDReconstructionLib.panel.panel import SECTIONS

    page = (engine_folder() / "Resources" / "Help" / "panel.md").read_text(encoding="utf-8")

    for room in SECTIONS:
        assert len(partOf(page, room.capitalize()).splitlines()) > 3, room
    site = Path(__file__).parents[2] / "docs" / "panel.md"
    assert site.read_text() == '--8<-- "panel.md"\n'


def test_the_computer_is_examined_and_the_text_copied(panel):  # noqa: F811
    import qt

    click(panel.panel.ui.examineButton)
    examination = panel.panel.examination
    assert not examination.copyButton.enabled
    wait_until(lambda: examination.copyButton.enabled, "the computer is examined")
    text = examination.text.plainText
    for part in ("Slicer 5.13; Slicer's own Python", "redpet ", "device cpu: ", "computes rightly", "what to do: "):
        assert part in text, part
    click(examination.copyButton)
    assert qt.QApplication.clipboard().text() == text
    click(examination.closeButton)
    assert not examination.isOpen


def test_a_window_that_is_closed_early_stops_its_worker(panel):  # noqa: F811
    click(panel.panel.ui.examineButton)
    examination = panel.panel.examination
    click(examination.closeButton)
    wait_until(lambda: not panel.session.runner.runs, "no worker is left")
