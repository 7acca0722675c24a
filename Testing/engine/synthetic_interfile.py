"""Interfile sinograms and images that the tests write themselves, as STIR writes them."""

import math
from pathlib import Path

import numpy as np

from redpet.case import Image, Sinogram
from redpet.readers import read_input

BIN_MM, RINGS_MM = 4.0, 6.0
HEADER = {
    "!imaging modality": "PT",
    "name of data file": "data.s",
    "!type of data": "PET",
    "patient orientation": "head_in",
    "patient rotation": "supine",
    "imagedata byte order": "LITTLEENDIAN",
    "!PET data type": "Emission",
    "applied corrections": "{arc correction}",
    "!number format": "float",
    "!number of bytes per pixel": "4",
    "number of dimensions": "4",
    "matrix axis label [4]": "segment",
    "!matrix size [4]": "1",
    "matrix axis label [3]": "view",
    "matrix axis label [2]": "axial coordinate",
    "matrix axis label [1]": "tangential coordinate",
    "minimum ring difference per segment": "{ 0 }",
    "maximum ring difference per segment": "{ 0 }",
    "Number of rings": "3",
    "Distance between rings (cm)": str(RINGS_MM / 10),
    "effective central bin size (cm)": str(BIN_MM / 10),
}
IMAGE_HEADER = {
    "name of data file": "data.v",
    "!type of data": "PET",
    "imagedata byte order": "LITTLEENDIAN",
    "!PET data type": "Image",
    "!number format": "float",
    "!number of bytes per pixel": "4",
    "number of dimensions": "3",
    "matrix axis label [1]": "x", "!matrix size [1]": "6", "scaling factor (mm/pixel) [1]": "2",
    "matrix axis label [2]": "y", "!matrix size [2]": "5", "scaling factor (mm/pixel) [2]": "3",
    "matrix axis label [3]": "z", "!matrix size [3]": "4", "scaling factor (mm/pixel) [3]": "7",
    "first pixel offset (mm) [1]": "-5", "first pixel offset (mm) [2]": "-4", "first pixel offset (mm) [3]": "11",
}  # fmt: skip
COUNT_VALUES = np.random.default_rng(3).integers(0, 100, (3, 4, 5))
POSITIONS = {
    ("head_in", "supine"): (1, 1, -1),
    ("head_in", "prone"): (-1, -1, -1),
    ("feet_in", "supine"): (-1, 1, 1),
    ("feet_in", "prone"): (1, -1, 1),
    ("unknown", "unknown"): (1, 1, -1),
}


def write(folder: Path, values: np.ndarray, change: dict[str, str | None] | None = None, prefix: bytes = b"") -> Path:
    """A sinogram `[slice, view, bin]` as STIR writes it by default: view after view; None removes a key."""
    slices, views, bins = values.shape
    keys: dict[str, str | None] = {
        **HEADER,
        "!matrix size [3]": str(views),
        "!matrix size [2]": f"{{ {slices} }}",
        "!matrix size [1]": str(bins),
        **(change or {}),
    }
    by_view = keys["matrix axis label [3]"] == "view"
    (folder / "data.s").write_bytes(prefix + (values.swapaxes(0, 1) if by_view else values).tobytes())
    return write_header(folder / "data.hs", keys)


def write_header(path: Path, keys: dict[str, str | None]) -> Path:
    lines = [f"{key} := {value}" for key, value in keys.items() if value is not None]
    path.write_text("\n".join(["!INTERFILE  :=", *lines, "!END OF INTERFILE :=", ""]))
    return path


def write_image(folder: Path, change: dict[str, str | None] | None = None) -> Path:
    """An image that is 0 but for the voxel z = 3, y = 1, x = 4, at (3, -1, 32) mm of the scanner."""
    values = np.zeros((4, 5, 6), "<f4")
    values[3, 1, 4] = 9.0
    (folder / "data.v").write_bytes(values.tobytes())
    return write_header(folder / "data.hv", {**IMAGE_HEADER, **(change or {})})


def read(path: Path) -> Sinogram:
    sinogram = read_input(path).levels[0].sinogram
    assert sinogram is not None
    return sinogram


def read_image(path: Path) -> Image:
    image = read_input(path).levels[0].image
    assert image is not None
    return image


def disc(x: float, y: float, radius: float, angles: np.ndarray, positions: np.ndarray) -> np.ndarray:
    """The line integrals `[angle, radial]` of a disc, along `x cos + y sin = s`."""
    distance = positions[None, :] - (x * np.cos(angles) + y * np.sin(angles))[:, None]
    return 2 * np.sqrt(np.clip(radius**2 - distance**2, 0, None))


def stir_disc(x: float, y: float, views: int, bins: int, offset: float = 0.0) -> np.ndarray:
    """The disc as STIR would project it: view k at `k pi / views + offset`, bin i at `i - bins // 2`."""
    angles = np.arange(views) * math.pi / views + offset
    return disc(x, y, 8.0, angles, (np.arange(bins) - bins // 2) * BIN_MM).astype(np.float32)


def hottest_mm(image: Image) -> np.ndarray:
    z, y, x = np.unravel_index(image.values.argmax(), image.values.shape)
    return np.array(image.grid.origin_mm) + np.array([x, y, z]) * image.grid.spacing_mm
