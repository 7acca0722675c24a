"""What a user would answer: a test queues the answers before it clicks, and a dialog that nobody answers raises.

    from qt_dialogs import answers
    answers.add("getOpenFileName", "/data/case")         # the file dialogs and QInputDialog: the value alone
    answers.add("question", qt.QMessageBox.Yes)          # QMessageBox.question/information/warning/critical
    answers.add("exec", qt.QMessageBox.Ok)               # exec() of a message box: a button, its text, or
    answers.add("exec", lambda dialog: dialog.accept())  # a function that does what the user does
    answers.add("menu", "Copy")                          # exec() of a menu: the text of the action

`answers.asked` keeps (kind, text) of every dialog, `answers.opened` every address given to QDesktopServices.
"""

import weakref
from collections import deque

from PySide6 import QtCore, QtGui, QtWidgets
from qt_members import StaticSlot, flat_class

FILE_DIALOGS = ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory")
INPUT_DIALOGS = ("getText", "getInt", "getDouble", "getItem", "getMultiLineText")
MESSAGE_BOXES = ("question", "information", "warning", "critical", "about")
PATIENCE_MS = 2000
MULTIPLE = {"getOpenFileNames"}


class UnansweredDialog(AssertionError):
    """A dialog opened for which the test had queued no answer."""


class Answers:
    """The queued answers, per kind of dialog in their order."""

    def __init__(self):
        self.clear()

    def clear(self) -> None:
        self._queue: dict[str, deque] = {}
        self.asked: list[tuple[str, str]] = []
        self.opened: list[str] = []

    def add(self, kind: str, answer) -> None:
        self._queue.setdefault(kind, deque()).append(answer)

    def queued(self, kind: str) -> bool:
        return bool(self._queue.get(kind))

    def take(self, kind: str, text: str):
        self.asked.append((kind, text))
        if not self.queued(kind):
            raise UnansweredDialog(f"{kind} asked '{text}' and no answer was queued")
        return self._queue[kind].popleft()

    @property
    def left(self) -> list[str]:
        """The kinds of the answers that nobody asked for."""
        return [kind for kind, queue in self._queue.items() for _ in queue]


answers = Answers()


def _static(kind: str):
    def ask(*arguments):
        answer = answers.take(kind, " ".join(text for text in arguments if isinstance(text, str)))
        return tuple(answer) if kind in MULTIPLE else answer

    return ask


def _text(dialog) -> str:
    message = dialog.text if dialog.inherits("QMessageBox") else ""
    return " ".join(part for part in (dialog.windowTitle, message) if isinstance(part, str) and part)


def _press(dialog, answer) -> None:
    """Closes a dialog by a function, the text of a button, a standard button or a result."""
    if callable(answer) and not isinstance(answer, int):
        answer(dialog)
        return
    if isinstance(answer, str):
        buttons = [one for one in dialog.findChildren("QAbstractButton") if one.text.replace("&", "") == answer]
        if len(buttons) != 1:
            raise UnansweredDialog(f"'{_text(dialog)}' has {len(buttons)} buttons '{answer}'")
        buttons[0].click()
    elif dialog.inherits("QMessageBox"):
        button = dialog.button(QtWidgets.QMessageBox.StandardButton(answer))
        if button is None:
            raise UnansweredDialog(f"'{_text(dialog)}' has no standard button {answer}")
        button.click()
    else:
        dialog.done(int(answer))


def _exec(original):
    """Runs the dialog and answers it; a plain dialog may close itself, as `slicer.util.delayDisplay` does."""

    def exec_(dialog):
        closes_itself = flat_class(type(dialog)) is QtWidgets.QDialog and not answers.queued("exec")
        answer = None if closes_itself else answers.take("exec", _text(dialog))
        failure = []

        def user():
            try:
                if closes_itself:
                    raise UnansweredDialog(f"'{_text(dialog)}' stayed open for {PATIENCE_MS} ms without an answer")
                _press(dialog, answer)
                if dialog.isVisible():
                    raise UnansweredDialog(f"'{_text(dialog)}' is still open after its answer")
            except BaseException as error:
                failure.append(error)
                dialog.done(0)

        timer = QtCore.QTimer()
        timer.setSingleShot(True)
        timer.connect("timeout()", user)
        timer.start(PATIENCE_MS if closes_itself else 0)
        # Outside of an event loop Qt would delete at once what a box of slicer.util asks to be deleted after it.
        QtCore.QCoreApplication.removePostedEvents(dialog, QtCore.QEvent.DeferredDelete.value)
        result = original(dialog)
        timer.stop()
        if dialog in _doomed:
            dialog.deleteLater()
        if failure:
            raise failure[0]
        return int(result)

    return exec_


_doomed = weakref.WeakSet()


def _delete_later(original):
    def deleteLater(dialog):
        _doomed.add(dialog)
        original(dialog)

    return deleteLater


def _menu(menu, *_position):
    answer = answers.take("menu", menu.title)
    found = [action for action in menu.actions() if action.text.replace("&", "") == answer]
    if len(found) != 1 or not found[0].enabled:
        raise UnansweredDialog(f"the menu has no action '{answer}' that could be chosen")
    found[0].trigger()
    return found[0]


def _open_url(url) -> bool:
    answers.opened.append(url.toString())
    return True


def install(replace) -> None:
    """Puts the questions in the place of Qt's dialogs; `replace(cls, name, function)` hides a method."""
    for cls, names in (
        (QtWidgets.QFileDialog, FILE_DIALOGS),
        (QtWidgets.QInputDialog, INPUT_DIALOGS),
        (QtWidgets.QMessageBox, MESSAGE_BOXES),
        (QtWidgets.QColorDialog, ("getColor",)),
        (QtWidgets.QFontDialog, ("getFont",)),
    ):
        for name in names:
            setattr(cls, name, staticmethod(StaticSlot(_static(name), f"{cls.__name__}.{name}")))
    QtGui.QDesktopServices.openUrl = staticmethod(StaticSlot(_open_url, "QDesktopServices.openUrl"))
    execute = _exec(QtWidgets.QDialog.exec)
    replace(QtWidgets.QDialog, "deleteLater", _delete_later(QtWidgets.QDialog.deleteLater))
    for name in ("exec", "exec_"):
        replace(QtWidgets.QDialog, name, execute)
        replace(QtWidgets.QMenu, name, _menu)
        replace(QtGui.QDrag, name, lambda drag, *_actions: answers.take("drag", ""))
