"""The rows in which the bench can neither agree with reality nor refuse, each with its reason.

`forbidden` are patterns that may then not occur in the module's sources: it must not depend on such a row.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Exempt:
    case: str
    labels: tuple[str, ...]
    reason: str
    forbidden: tuple[str, ...] = ()


EXEMPT = [
    Exempt("ctk.path", ("relative",), "follows a row with None, which the bench refuses"),
    Exempt("prop.QPushButton", ("windowFlags()",), "the same 32 bits, there with a sign"),
    Exempt("enum", ("windowFlags|",), "the same 32 bits, there with a sign"),
    Exempt("enum", ("~",), "a flag's complement holds only known bits; `&` gives the same"),
    Exempt("enum", ("repr",), "how an enumeration prints", (r"repr\(qt\.", r"!r\}.*qt\.Qt\.")),
    Exempt("enum", ("QFont.Bold",), "font weights are 75 in Qt 5 and 700 in Qt 6", (r"setWeight\(\s*\d",)),
    Exempt("enum", ("name attr", "value attr"), "PySide needs both itself", (r"\bqt(\.\w+){2,}\.(name|value)\b",)),
    Exempt("enum", ("iter enum",), "Python's enumerations iterate", (r"(list|in)[ (]+qt\.\w+\.[A-Z]\w+\)?:?$",)),
    Exempt(
        "prop.misc", ("QTextEdit.html", "QTextEdit.toHtml()"), "Qt 6 writes another header", (r"toHtml|\.html\b(?!\")",)
    ),
    Exempt("prop.misc", ("QFileDialog.selectedFiles()",), "the folder in which it ran"),
    Exempt("set.types", ("QLabel.alignment=132", "QLabel.setAlignment('int:33',)"), "the label prints an enumeration"),
    Exempt("set.attributes", ("sub prop",), "a property's copy in __dict__", (r"self\.__dict__",)),
    Exempt("call.conventions", ("QFont(str,int,int)",), "font weights of Qt 5", (r"QFont\([^)]*,[^)]*,",)),
    Exempt("call.conventions", ("QIcon(path)",), "an icon of a missing file is null in Qt 6", (r"QIcon\(.*isNull",)),
    Exempt("keywords", ("getattr raise",), "a second name of raise_", (r"[\"']raise[\"']",)),
    Exempt("connect.forms", ("connect '2clicked()'",), "PySide connects its own signals so", (r"connect\(\s*[\"']2",)),
    Exempt("signals.args", ("spin", "combo", "bg"), "lacks the signals of Qt 5 that connect refused just before"),
    Exempt("signals.python_defined", ("qt.Signal", "emit0", "emit1", "emit2"), "emit returns True", (r"= .*\.emit\(",)),
    Exempt("singleShot", ("log",), "when Python frees the object behind a slot", (r"def __del__",)),
    Exempt("find", ("str", "repr", "type module", "help", "metaObject"), "how an object prints"),
    Exempt("find", ("staticMetaObject",), "PySide reads it itself", (r"staticMetaObject",)),
    Exempt("find", ("unbound prop",), "a property of a class, not of an object"),
    Exempt("lifetime", ("== None",), "a destroyed object is falsy, not None", (r"[=!]= None",)),
    Exempt("process", ("log",), "in which order and pieces output arrives", (r"finished\(int\)",)),
    Exempt("process", ("errorString",), "Qt 6 uses other words"),
    Exempt("process", ("readAll",), "follows a write of text, which the bench refuses"),
    Exempt("bytearray", ("QBuffer",), "there it reads beyond its end", (r"qt\.QBuffer",)),
    Exempt("pixmap.image", ("QPixmap(path)",), "the picture of that row is not kept"),
    Exempt("dialogs", ("dialog exec_", "dialog exec", "dialog done(5)"), "a timer of a refused dialog closes this one"),
    Exempt("layout", ("count",), "a layout without a widget, emptied"),
    Exempt("sub.init", ("mro",), "classes are flat to isinstance, not to __mro__", (r"__mro__",)),
    Exempt("sub.init", ("inherits N",), "a Python class as a C++ name"),
    Exempt("sub.dialog", ("QFileDialog option",), "numbers of Qt 6"),
    Exempt("sub.dialog", ("click ok",), "follows a dialog that the bench refuses"),
    Exempt("bytearray2", ("memoryview",), "Python 3.11 cannot hide a buffer", (r"memoryview\(",)),
    Exempt("settings.write", ("file",), "a list of one text is written as a text"),
    Exempt("settings.read", ("l1",), "a list of one text is read as a text: harder than in Slicer"),
    Exempt(
        "threadloop",
        ("worker iterations in 200 ms of exec_ > 50", "in waitForFinished"),
        "Python threads starve in Slicer's event loop",
        (r"import threading|from threading|concurrent\.futures|QThread\b",),
    ),
    Exempt("mrml.none", ("initial", "blockSignals"), "there the same choice is announced several times over"),
]
