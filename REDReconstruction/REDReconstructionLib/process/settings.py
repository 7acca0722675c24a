"""What the application keeps between sessions: the worker's Python, the folder of results, how people read."""

import json
import os
import shutil
from pathlib import Path

import qt
import slicer

PYTHON = "REDReconstruction/PythonEnvironment"
WORK_PLACE = "REDReconstruction/WorkFolder"
PATIENT_LABELS = "REDReconstruction/ShowPatientNames"
DEVICE = "REDReconstruction/Device"
WINDOWS = "REDReconstruction/Windows"
"""The window that was used last for each unit and tracer."""
LAST_PROTOCOL = "REDReconstruction/LastProtocol"
PROTOCOLS = "REDReconstruction/Protocols"
"""How the last case was read, and the ways to read that were given a name."""
OUR_FOLDER = "REDReconstruction"
"""The folder within the chosen place: all that lies in it is ours and may be cleared."""


def value(key):
    """A setting as text, empty where it was never set."""
    kept = qt.QSettings().value(key)
    return "" if kept is None else str(kept)


def keep(key, content):
    """Set a setting."""
    qt.QSettings().setValue(key, content)


def table(key):
    """A setting that holds a dictionary; empty where it was never set or cannot be read."""
    try:
        content = json.loads(value(key) or "{}")
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def keepTable(key, content):
    """Set a setting that holds a dictionary."""
    keep(key, json.dumps(content))


def pythonEnvironment():
    """The Python environment that runs the worker: a folder or an interpreter, "" for Slicer's own Python."""
    return value(PYTHON).strip()


def workFolder():
    """The folder of everything that is kept between sessions."""
    return Path(value(WORK_PLACE).strip() or defaultWorkPlace()) / OUR_FOLDER


def defaultWorkPlace():
    """Where the system keeps the user's data."""
    return str(qt.QStandardPaths.writableLocation(qt.QStandardPaths.GenericDataLocation))


def patientLabels():
    """Whether cases are shown with the patient's name."""
    return slicer.util.toBool(value(PATIENT_LABELS) or "false")


def device():
    """The device that was chosen last, "auto" where none was."""
    return value(DEVICE) or "auto"


def keepDevice(name):
    """Remember the device for new scenes."""
    keep(DEVICE, name)


def folderSize(folder):
    """Bytes of all files in a folder."""
    size = 0
    for place, _folders, names in os.walk(folder):
        for name in names:
            try:
                size += os.lstat(os.path.join(place, name)).st_size
            except OSError:
                continue  # it went in the meantime
    return size


def clearWorkFolder():
    """Remove all that is kept between sessions."""
    for entry in list(workFolder().iterdir()) if workFolder().is_dir() else []:
        shutil.rmtree(entry, ignore_errors=True)
