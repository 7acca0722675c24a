"""The command line as a user meets it, and small inputs for it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
from limits import HANG_S

from redpet import cli

COMMAND = [sys.executable, "-m", "redpet"]
SINOGRAM = {
    "what": "sinogram",
    "axes": ["slice", "angle", "radial"],
    "radial_spacing_mm": 4.0,
    "slice_spacing_mm": 4.0,
    "angle_start_deg": 0,
    "angle_direction": "clockwise",
    "unit": "counts",
    "kind": "measured",
}
IMAGE = {"what": "image", "axes": ["z", "y", "x"], "spacing_mm": [4, 4, 4], "unit": "Bq/mL"}


def redpet(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """A run of the command in a process of its own."""
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=HANG_S, check=False, **options)


def interruptible() -> None:
    """What a process begins with: a shell that starts jobs in the background lets them ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def done(*arguments: object) -> None:
    """A run of the command in this process that must end well."""
    assert cli.main([str(argument) for argument in arguments]) == 0


def listing(folder: Path) -> list[str]:
    """Everything in a folder, hidden files included."""
    return sorted(str(Path(at, name)) for at, folders, files in os.walk(folder) for name in (*folders, *files))


def only_sentence(stderr: str) -> str:
    """What a refused command says: one line, that of redpet."""
    lines = stderr.splitlines()
    assert len(lines) == 1, stderr
    assert lines[0].startswith("redpet: ")
    assert lines[0].endswith(".")
    return lines[0].removeprefix("redpet: ")


def write_array(path: Path, values: np.ndarray, sidecar: dict[str, Any] | None = None) -> Path:
    """An .npy file with its sidecar."""
    np.save(path, values.astype(np.float32))
    path.with_name(f"{path.name}.json").write_text(json.dumps(SINOGRAM if sidecar is None else sidecar))
    return path


def small_activity() -> np.ndarray:
    """A body with a hot spot to the left and front: `[z, y, x]` in Bq/mL, 4 mm voxels, no two mirror images alike."""
    _, y, x = np.mgrid[:6, :32, :32]
    body = (x - 15.5) ** 2 + (y - 15.5) ** 2 < 11**2
    return 1000.0 * body + 5000.0 * ((x - 20) ** 2 + (y - 11) ** 2 < 3**2)


def small_case(folder: Path) -> Path:
    """A CASE of six slices with full dose and DRF 4."""
    image = write_array(folder / "body.npy", small_activity(), IMAGE)
    done("simulate", image, "--drf", 4, "--counts-per-slice", 2e5, "--out", folder / "case")
    return folder / "case"
