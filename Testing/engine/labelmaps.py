"""Labelmaps for tests."""

from pathlib import Path

import numpy as np
import SimpleITK as sitk  # noqa: N813


def write_labels(path: Path, grid, labels: np.ndarray) -> str:
    """A labelmap as Slicer saves it: bytes, compressed."""
    image = sitk.GetImageFromArray(labels.astype(np.uint8))
    image.SetSpacing(grid.spacing_mm)
    image.SetOrigin(grid.origin_mm)
    image.SetDirection(grid.direction)
    sitk.WriteImage(image, str(path), useCompression=True)
    return str(path)
