"""Which Python runs the worker, and in what environment."""

import os
import shutil
import sys
from pathlib import Path

import slicer

from REDReconstructionLib.process import settings

ENGINE_HOME = Path(__file__).resolve().parents[2]
"""The module's folder: the engine `redpet` lies in it."""
PLACES = ("bin/python", "bin/python3", "python.exe", "Scripts/python.exe")
"""Where a virtual or a conda environment keeps its Python."""


def slicerPython():
    """Slicer's own Python: `PythonSlicer`, which Slicer has on its path."""
    return shutil.which("PythonSlicer") or sys.executable


def isForeign():
    """Whether another Python than Slicer's own runs the worker."""
    return bool(settings.pythonEnvironment())


def interpreter():
    """The Python that the settings ask for; a path that starts nothing where their folder has none."""
    chosen = settings.pythonEnvironment()
    return pythonOf(Path(chosen)) if chosen else slicerPython()


def pythonOf(chosen):
    """The interpreter of an environment's folder, or the interpreter that was named itself."""
    if not chosen.is_dir():
        return str(chosen)
    found = [chosen / place for place in PLACES if (chosen / place).is_file()]
    return str(found[0] if found else chosen / PLACES[0])


def environment(python):
    """Variables for the worker: the engine to be found, text in UTF-8, nothing buffered.

    Another Python gets the environment in which Slicer was started, for Slicer's own variables would mislead it, and
    its folders on the path, where conda keeps its libraries on Windows.
    """
    if isForeign():
        variables = slicer.util.startupEnvironment()
        home = Path(python).parent
        folders = [home, home / "Library" / "bin", home / "Scripts"] if os.name == "nt" else [home]
        variables["PATH"] = joined([*map(str, folders), variables.get("PATH", "")])
    else:
        variables = dict(os.environ)
    variables["PYTHONPATH"] = joined([str(ENGINE_HOME), variables.get("PYTHONPATH", "")])
    return variables | {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}


def joined(folders):
    """Folders as a search path, empty ones left out."""
    return os.pathsep.join(folder for folder in folders if folder)
