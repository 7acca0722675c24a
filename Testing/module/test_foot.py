"""The foot of the panel: Apply, its progress and its message stay in sight, whatever the sections above show."""

import pytest
from driver import click, key, process_events, set_palette, wait_until
from restoring import check, ladder  # noqa: F401, fixture
from whole import panel  # noqa: F401, fixture

SECTIONS = (
    "caseButton",
    "restoreButton",
    "compareButton",
    "evidenceButton",
    "measureButton",
    "exportButton",
    "studyButton",
)


@pytest.fixture
def low(panel):  # noqa: F811
    """The panel in a window as low as a laptop's, all its sections unfolded."""
    import slicer

    slicer.util.mainWindow().resize(1366, 700)
    panel.session.parameters.device = "cpu"
    for name in SECTIONS:
        panel.unfold(name)
    return panel


def is_in_sight(widget):
    """Whether all of a widget can be seen, beyond what scroll areas cut off."""
    process_events()
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect


def test_apply_stays_in_sight_below_the_sections_which_scroll(low):
    area, contents = low.panel.ui.sectionsArea, low.panel.ui.sectionsWidget
    assert contents.height > area.height
    assert is_in_sight(low.restore.ui.applyButton)
    area.verticalScrollBar().value = area.verticalScrollBar().maximum
    assert is_in_sight(low.restore.ui.applyButton)
    assert is_in_sight(low.panel.ui.exportButton)
    assert area.mapToGlobal(area.rect.bottomLeft()).y() < low.restore.ui.applyButton.mapToGlobal(area.pos).y()


def test_progress_and_its_line_are_in_sight_and_esc_cancels_with_the_section_folded(low, ladder):  # noqa: F811
    low.opened(ladder)
    check(low.restore, 20)
    low.restore.ui.stepsSpinBox.value = 400
    low.panel.ui.restoreButton.collapsed = True
    click(low.restore.ui.applyButton)
    wait_until(lambda: "Restoring" in low.restore.ui.progressBar.format, "it restores")
    for widget in (low.restore.ui.progressBar, low.restore.ui.runLabel, low.restore.ui.applyButton):
        assert is_in_sight(widget), widget.objectName
    key(low.restore.ui.applyButton, "Esc")
    low.wait(lambda: not low.session.state.busy, "it is cancelled")
    assert low.restore.ui.messageLabel.text
    assert is_in_sight(low.restore.ui.messageLabel)


def test_the_sections_are_never_narrower_than_they_need(low):
    area, contents = low.panel.ui.sectionsArea, low.panel.ui.sectionsWidget
    needed = contents.minimumSizeHint.width() + area.verticalScrollBar().sizeHint.width()
    assert low.panel.widget.minimumSizeHint.width() >= needed
    low.restore.ui.stepsSpinBox.minimumWidth = 600
    wait_until(lambda: low.panel.widget.minimumSizeHint.width() >= 600, "the panel is as wide as its sections")


def test_a_high_window_gives_its_height_to_the_sections(low):
    import slicer

    before = low.panel.ui.sectionsArea.height
    slicer.util.mainWindow().resize(1366, 1000)
    process_events()
    assert low.panel.ui.sectionsArea.height == before + 300
    assert is_in_sight(low.restore.ui.applyButton)


def test_apply_follows_the_palette_though_it_lies_outside_of_its_section(low, ladder):  # noqa: F811
    button = low.restore.ui.applyButton
    low.opened(ladder)
    seen = []
    for theme in ("light", "dark", "light"):
        set_palette(theme)
        process_events()
        seen.append(button.grab().toImage().pixelColor(20, 6).name())
    assert seen[0] == seen[2] == highlight(button)
    assert seen[1] != seen[0]


def highlight(widget):
    import qt

    return widget.palette.color(qt.QPalette.Highlight).name()
