"""Arrays that the tests write themselves, with the sidecars that describe them."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import scipy.io
import SimpleITK as sitk  # noqa: N813

from redpet.case import Image, Sinogram
from redpet.readers import read_input

VALUES = np.random.default_rng(11).integers(0, 50, (3, 8, 6)).astype(np.float32)
SIDECAR: dict[str, Any] = {
    "what": "sinogram",
    "axes": ["slice", "angle", "radial"],
    "radial_spacing_mm": 2.5,
    "slice_spacing_mm": 4,
    "angle_start_deg": 0,
    "angle_direction": "clockwise",
    "unit": "counts",
    "kind": "measured",
}


def save(folder: Path, array: np.ndarray, suffix: str = ".npy") -> Path:
    path = folder / f"array{suffix}"
    if suffix == ".npy":
        np.save(path, array)
    elif suffix == ".npz":
        np.savez(path, values=array)
    elif suffix == ".mat":
        scipy.io.savemat(path, {"yt": array})
    else:
        sitk.WriteImage(sitk.GetImageFromArray(array.astype(np.float32)), str(path))
    return path


def describe(path: Path, sidecar: dict[str, Any], **change: Any) -> Path:
    """Write the sidecar beside `path`; None removes a key."""
    keys = {key: value for key, value in {**sidecar, **change}.items() if value is not None}
    path.with_name(path.name + ".json").write_text(json.dumps(keys))
    return path


def sinogram(path: Path) -> Sinogram:
    found = read_input(path).levels[0].sinogram
    assert found is not None
    return found


def image(path: Path) -> Image:
    found = read_input(path).levels[0].image
    assert found is not None
    return found
