"""A page of Markdown in a window of its own."""

import qt
import slicer

PAGE_SIZE = (720, 640)


def showPage(title, markdown, folder):
    """Open a page; returns its window. `folder` is where its pictures lie."""
    window = qt.QDialog(slicer.util.mainWindow())
    window.setWindowTitle(title)
    window.setAttribute(qt.Qt.WA_DeleteOnClose)
    text = qt.QTextBrowser()
    text.openExternalLinks = True
    text.searchPaths = [str(folder)]
    text.setMarkdown(markdown)
    layout = qt.QVBoxLayout(window)
    layout.addWidget(text)
    window.resize(*PAGE_SIZE)
    window.show()
    return window
