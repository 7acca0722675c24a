"""The settings page: which Python runs the worker, where results are kept, whether patients are named."""

from pathlib import Path

import qt
import slicer

PYTHON = "REDReconstruction/PythonEnvironment"
WORK_FOLDER = "REDReconstruction/WorkFolder"
PATIENT_LABELS = "REDReconstruction/ShowPatientNames"
DEVICE = "REDReconstruction/Device"


def pythonEnvironment():
    """The Python environment that runs the worker: a folder or an interpreter, "" for Slicer's own Python."""
    return str(qt.QSettings().value(PYTHON, "") or "")


def workFolder():
    """The folder of everything that is kept between sessions."""
    return Path(str(qt.QSettings().value(WORK_FOLDER, "") or "") or defaultWorkFolder())


def defaultWorkFolder():
    """Under the user's data, with a short name."""
    return Path(str(qt.QStandardPaths.writableLocation(qt.QStandardPaths.GenericDataLocation))) / "REDReconstruction"


def patientLabels():
    """Whether cases are shown with the patient's name."""
    return bool(slicer.util.toBool(qt.QSettings().value(PATIENT_LABELS, False)))
