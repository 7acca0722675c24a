"""What the stand-ins do beyond the recorded snippets: dialogs that a test answers, .ui files, settings, refusals."""

import functools
import sys

import bench
import pytest

bench.start()

import ctk
import qt
import slicer
from qt_dialogs import UnansweredDialog, answers

pytestmark = pytest.mark.usefixtures("fresh_answers")


def interface(widgets: str, connections: str = "") -> str:
    return (
        f'<ui version="4.0"><class>Top</class><widget class="qMRMLWidget" name="Top"><layout class="QVBoxLayout">'
        f"{widgets}</layout></widget><connections>{connections}</connections></ui>"
    )


def load(tmp_path, text: str):
    path = tmp_path / "panel.ui"
    path.write_text(text)
    file = qt.QFile(str(path))
    assert file.open(qt.QFile.ReadOnly)
    return qt.QUiLoader().load(file)


SELECTOR = '<item><widget class="qMRMLNodeComboBox" name="{name}">{properties}</widget></item>'
SCENE = (
    "<connection><sender>Top</sender><signal>mrmlSceneChanged(vtkMRMLScene*)</signal>"
    "<receiver>{name}</receiver><slot>setMRMLScene(vtkMRMLScene*)</slot></connection>"
)


def test_two_items_in_one_cell_of_a_form_are_refused(tmp_path):
    cell = '<item row="1" column="0"><widget class="QLabel" name="{}"/></item>'
    form = f'<item><layout class="QFormLayout" name="form">{cell.format("one")}{cell.format("two")}</layout></item>'
    with pytest.raises(ValueError, match="'form' has two items in row, column"):
        load(tmp_path, interface(form))


# Dialogs


def test_a_file_dialog_gives_the_queued_path_alone():
    answers.add("getOpenFileName", "/data/case.hdr")
    answers.add("getOpenFileNames", ["/a", "/b"])
    assert qt.QFileDialog.getOpenFileName(None, "Open a sinogram", "/data") == "/data/case.hdr"
    assert qt.QFileDialog.getOpenFileNames(None, "Open", "/data") == ("/a", "/b")
    assert answers.asked[0] == ("getOpenFileName", "Open a sinogram /data")
    assert answers.left == []


def test_a_dialog_without_an_answer_raises_and_never_blocks():
    with pytest.raises(UnansweredDialog, match="Delete it"):
        qt.QMessageBox.question(None, "Delete", "Delete it?")
    box = qt.QMessageBox()
    box.setText("Sure?")
    with pytest.raises(UnansweredDialog, match="Sure"):
        box.exec_()


def test_a_message_box_closes_with_the_button_that_the_user_presses():
    box = ctk.ctkMessageBox()
    box.setText("Install?")
    box.setStandardButtons(qt.QMessageBox.Yes | qt.QMessageBox.No)
    later = box.addButton("&Later", qt.QMessageBox.RejectRole)
    answers.add("exec", qt.QMessageBox.No)
    answers.add("exec", "Later")
    assert box.exec_() == qt.QMessageBox.No
    box.exec_()
    assert box.clickedButton() == later


def test_a_button_that_is_not_there_cannot_be_pressed():
    box = qt.QMessageBox()
    box.setStandardButtons(qt.QMessageBox.Ok)
    answers.add("exec", qt.QMessageBox.Cancel)
    with pytest.raises(UnansweredDialog, match="no standard button"):
        box.exec_()


def test_a_dialog_of_ones_own_is_filled_in_and_accepted():
    dialog = qt.QDialog()
    edit = qt.QLineEdit(dialog)

    def user(shown):
        assert shown.visible
        edit.text = "typed"
        shown.accept()

    answers.add("exec", user)
    assert dialog.exec_() == qt.QDialog.Accepted
    assert edit.text == "typed"


def test_a_dialog_that_its_answer_leaves_open_raises():
    dialog = qt.QDialog()
    answers.add("exec", lambda shown: None)
    with pytest.raises(UnansweredDialog, match="still open"):
        dialog.exec_()


def test_a_dialog_may_close_itself_as_delay_display_does():
    dialog = qt.QDialog()
    qt.QTimer.singleShot(5, dialog.accept)
    assert dialog.exec_() == qt.QDialog.Accepted


def test_a_menu_runs_the_action_that_is_chosen():
    log = []
    menu = qt.QMenu()
    action = menu.addAction("&Copy")
    action.connect("triggered()", lambda: log.append("copied"))
    answers.add("menu", "Copy")
    assert menu.exec_(qt.QPoint(0, 0)) == action
    assert log == ["copied"]


def test_an_address_is_recorded_and_not_opened():
    assert qt.QDesktopServices.openUrl(qt.QUrl("https://example.org/card"))
    assert answers.opened == ["https://example.org/card"]


# .ui files


def test_a_ui_file_gives_the_scene_only_where_it_connects_it(tmp_path):
    widgets = SELECTOR.format(name="one", properties="") + SELECTOR.format(name="two", properties="")
    top = load(tmp_path, interface(widgets, SCENE.format(name="one")))
    top.setMRMLScene(slicer.mrmlScene)
    assert top.findChild(qt.QWidget, "one").mrmlScene() is slicer.mrmlScene
    assert top.findChild(qt.QWidget, "two").mrmlScene() is None


def test_dynamic_properties_of_a_ui_file_survive(tmp_path):
    prop = '<property name="SlicerParameterName" stdset="0"><string>input</string></property>'
    top = load(tmp_path, interface(SELECTOR.format(name="one", properties=prop)))
    assert top.findChild(qt.QWidget, "one").property("SlicerParameterName") == "input"


@pytest.mark.parametrize(
    ("widgets", "connections", "message"),
    [
        ('<item><widget class="ctkWorkflow" name="w"/></item>', "", "no stand-in for ctkWorkflow"),
        (SELECTOR.format(name="one", properties='<property name="colour"><string>x</string></property>'), "", "colour"),
        (SELECTOR.format(name="one", properties=""), SCENE.format(name="one").replace("setMRML", "putMRML"), "putMRML"),
        ("", SCENE.format(name="nobody"), "nobody"),
    ],
)
def test_a_ui_file_that_slicer_would_load_with_a_warning_raises(tmp_path, widgets, connections, message):
    with pytest.raises(ValueError, match=message):
        load(tmp_path, interface(widgets, connections))


def test_a_broken_ui_file_is_none(tmp_path):
    assert load(tmp_path, "<ui><widget") is None


# Objects


@pytest.mark.parametrize(
    "act",
    [
        lambda: qt.QPushButton(text="Go"),
        lambda: qt.QLabel().setText(text="x"),
        lambda: ctk.ctkSliderWidget(parent=None),
        lambda: qt.QLabel().setText(5),
        lambda: qt.QLabel().setText(None),
        lambda: qt.QComboBox().addItem(None),
        lambda: qt.QMessageBox().setText(None),
        lambda: qt.QPushButton().setShortcut("Ctrl+K"),
        lambda: qt.QPushButton().connect("clicked()", functools.partial(print, 1)),
        lambda: qt.QPushButton().connect("clicked", print),
        lambda: qt.QComboBox().connect("currentIndexChanged(QString)", print),
        lambda: qt.QCheckBox().connect("checkStateChanged(Qt::CheckState)", print),
        lambda: qt.QProcess().finished.connect(print),
        lambda: qt.QDialogButtonBox(qt.QDialogButtonBox.Ok | qt.QDialogButtonBox.Cancel),
        lambda: qt.QImage(b"1234", 1, 1, 4, qt.QImage.Format_RGBA8888),
    ],
)
def test_what_pythonqt_refuses_raises(act):
    with pytest.raises(ValueError):  # noqa: PT011
        act()


@pytest.mark.parametrize("name", ["layout", "parent", "update", "close", "style", "clicked", "newAttribute"])
def test_a_qt_object_takes_no_new_attribute_and_hides_no_slot(name):
    with pytest.raises(AttributeError):
        setattr(qt.QPushButton(), name, 1)


def test_super_knows_no_qt_method():
    class Panel(qt.QWidget):
        def resizeEvent(self, event):
            super().resizeEvent(event)

        def reveal(self):
            super().setVisible(True)

    with pytest.raises(AttributeError, match="super"):
        Panel().reveal()
    with pytest.raises(AttributeError, match="super"):
        Panel().resizeEvent(None)


def test_a_size_hint_that_slicer_would_ignore_raises():
    with pytest.raises(TypeError, match="sizeHint"):
        type("Panel", (qt.QWidget,), {"sizeHint": lambda self: qt.QSize(1, 2)})


def test_data_and_parents_may_be_none():
    combo = qt.QComboBox()
    combo.addItem("DRF 4", None)
    combo.setParent(None)
    qt.QLabel().setBuddy(None)
    assert combo.itemData(0) is None


def test_classes_are_flat_to_isinstance():
    slider = ctk.ctkSliderWidget()
    assert isinstance(slider, ctk.ctkSliderWidget)
    assert not isinstance(slider, qt.QWidget)
    assert slider.inherits("QWidget")


def test_an_array_of_bytes_gives_its_bytes_by_data_alone():
    array = qt.QByteArray(b"abc")
    assert array.data() == b"abc"
    for use in (len, bytes, list, lambda one: one[0]):
        with pytest.raises(TypeError, match="data"):
            use(array)


def test_settings_of_a_run_are_not_those_of_the_user():
    assert "bench-settings-" in qt.QSettings().fileName()
    qt.QSettings().setValue("RED/python", "/env/bin/python")
    assert qt.QSettings().value("RED/python") == "/env/bin/python"


def test_a_process_gives_its_output_and_its_end():
    ends, pieces = [], []
    process = qt.QProcess()
    process.connect("readyReadStandardOutput()", lambda: pieces.append(process.readAllStandardOutput().data()))
    process.connect("finished(int,QProcess::ExitStatus)", lambda code, status: ends.append((code, status)))
    process.start(sys.executable, ["-c", "import sys; print(sys.stdin.readline().strip()); sys.exit(3)"])
    process.write(b"cancel\n")
    assert process.waitForFinished(20000)
    assert b"".join(pieces).strip() == b"cancel"
    assert ends == [(3, qt.QProcess.NormalExit)]


def test_a_program_that_cannot_start_gives_only_an_error():
    log = []
    process = qt.QProcess()
    process.connect("errorOccurred(QProcess::ProcessError)", lambda error: log.append(("error", int(error))))
    process.connect("finished(int,QProcess::ExitStatus)", lambda code, status: log.append("finished"))
    process.start("/no/such/program", [])
    process.waitForFinished(1000)
    assert log == [("error", int(qt.QProcess.FailedToStart))]


def test_files_dropped_on_a_widget_arrive_as_urls():
    dropped = []

    class Target(qt.QWidget):
        def dragEnterEvent(self, event):
            event.acceptProposedAction()

        def dropEvent(self, event):
            dropped.extend(url.toLocalFile() for url in event.mimeData().urls())

    target = Target()
    target.setAcceptDrops(True)
    mime = qt.QMimeData()
    mime.setUrls([qt.QUrl.fromLocalFile("/data/case.hdr")])
    how = (qt.Qt.CopyAction, mime, qt.Qt.LeftButton, qt.Qt.NoModifier)
    target.show()
    qt.QApplication.sendEvent(target, qt.QDragEnterEvent(qt.QPoint(1, 1), *how))
    qt.QApplication.sendEvent(target, qt.QDropEvent(qt.QPointF(1, 1), *how))
    assert dropped == ["/data/case.hdr"]
