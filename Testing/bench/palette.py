"""The colours of Slicer's two styles, light and dark."""

import qt
import slicer

# role: (light, dark)
COLOURS = {
    "Window": ("#ffffff", "#323232"),
    "WindowText": ("#000000", "#ffffff"),
    "Base": ("#ffffff", "#1e1e1e"),
    "AlternateBase": ("#e4e4fe", "#323232"),
    "ToolTipBase": ("#ffffdc", "#ffffff"),
    "ToolTipText": ("#000000", "#323232"),
    "Text": ("#000000", "#ffffff"),
    "PlaceholderText": ("#808080", "#c0c0c0"),
    "Button": ("#fcfcfc", "#323232"),
    "ButtonText": ("#000000", "#ffffff"),
    "BrightText": ("#ff0000", "#ff4444"),
    "Light": ("#c8c8c8", "#828284"),
    "Midlight": ("#e6e6e6", "#5a5a5b"),
    "Dark": ("#aaaaaa", "#232323"),
    "Mid": ("#c8c8c8", "#2b2b2b"),
    "Shadow": ("#5a5a5a", "#141414"),
    "Highlight": ("#308cc6", "#3ca4ff"),
    "HighlightedText": ("#ffffff", "#ffffff"),
    "Link": ("#0000ff", "#3ca4ff"),
}
DISABLED = {
    "WindowText": ("#bebebe", "#6d6d6d"),
    "Text": ("#bebebe", "#6d6d6d"),
    "ButtonText": ("#bebebe", "#b4b4b4"),
    "Highlight": ("#919191", "#505050"),
    "HighlightedText": ("#ffffff", "#6d6d6d"),
}


def set_palette(name):
    """Dress the application "light" or "dark"."""
    index = ("light", "dark").index(name)
    palette = qt.QPalette()
    for role, colours in COLOURS.items():
        palette.setColor(getattr(qt.QPalette, role), qt.QColor(colours[index]))
    for role, colours in DISABLED.items():
        palette.setColor(qt.QPalette.Disabled, getattr(qt.QPalette, role), qt.QColor(colours[index]))
    # A widget with a style sheet keeps the colours of the day it got it: whoever gave it one has to give it again.
    slicer.app.setPalette(palette)
    slicer.app.processEvents()
