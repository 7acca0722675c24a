"""Help where one stands: the page of a section, and what a control is for under Shift+F1."""

import re
from pathlib import Path

import qt
from slicer.i18n import tr as _

from REDReconstructionLib.session.page import showPage

HEADING = re.compile(r"^## ", re.MULTILINE)


def showHelp(path, section=""):
    """Open the page of a section, or the whole page where it has none; returns the window."""
    text = Path(path).read_text(encoding="utf-8")
    return showPage(_("RED Low-Dose PET: help"), partOf(text, section) or text, Path(path).parent)


def partOf(text, section):
    """The part of a page below a heading of the second level; empty where there is none."""
    parts = (part for part in HEADING.split(text)[1:] if part.split("\n", 1)[0] == section)
    return "".join(f"## {part}" for part in parts)


def sectionHere(sections):
    """The name of the section under the mouse, or else of the one with the keyboard; `sections` maps widgets to names.

    Empty where the user is in none.
    """
    for here in (qt.QApplication.widgetAt(qt.QCursor.pos()), qt.QApplication.focusWidget()):
        for widget, name in sections:
            if here is not None and widget.isVisible() and widget.isAncestorOf(here):
                return name
    return ""


def explain(root):
    """Let Shift+F1 say of each control what its tooltip says."""
    for widget in root.findChildren("QWidget"):
        if widget.toolTip and not widget.whatsThis:
            widget.whatsThis = widget.toolTip
