"""Real arrays show what was scanned, once a sidecar describes them."""

import math
from pathlib import Path

import numpy as np
import pytest
import scipy.io
from back_projection import back_projected
from synthetic_arrays import SIDECAR, describe, sinogram

from redpet.case import Sinogram
from redpet.case.geometry import pixel_centres_mm
from redpet.errors import InputError

HEAD = {
    **SIDECAR,
    "variable": "yt",
    "shape": [249, 210, 63],
    "order": "F",
    "axes": ["radial", "angle", "frame"],
    "frames": "sum",
    "slice_spacing_mm": 2.5,
    "angle_start_deg": 90,
}


def beside(source: Path, folder: Path) -> Path:
    """The file `source` under the same name in a folder where a sidecar can be written."""
    path = folder / source.name
    path.symlink_to(source)
    return path


def test_the_real_head_looks_up_with_the_brain_behind_the_nose(data: Path, tmp_path: Path) -> None:
    """The nose, far in front of the brain, is the only activity there; the brain is left-right symmetric."""
    path = describe(beside(data / "sinograms/zubal-dynamic-20Mcounts.mat", tmp_path), HEAD)
    read = sinogram(path)
    assert read.values.shape == (1, 210, 249)
    assert read.values.sum() == pytest.approx(20.0e6, rel=1e-3)
    picture = filtered_back_projection(read)
    x, y = pixel_centres_mm(read.grid)
    brain = np.argwhere(picture > 0.3 * picture.max())
    middle_x, middle_y = np.median(x[brain[:, 1]]), np.median(y[brain[:, 0]])
    assert abs(middle_x) < 10

    def activity(y_mm: float) -> float:
        """The most active pixel in a window of 80 x 40 mm."""
        window = (np.abs(y[:, None] - y_mm) < 20) & (np.abs(x[None, :] - middle_x) < 40)
        return float(picture[window].max())

    assert activity(middle_y - 150) > 3 * activity(middle_y + 150)


def filtered_back_projection(read: Sinogram) -> np.ndarray:
    """A plain ramp-filtered back-projection `[y, x]` of the first slice."""
    n = 2 ** math.ceil(math.log2(2 * read.geometry.n_radial))
    window = np.abs(np.fft.fftfreq(n)) * (0.5 + 0.5 * np.cos(2 * np.pi * np.fft.fftfreq(n)))
    rows = np.fft.ifft(np.fft.fft(read.values[0], n, axis=1) * window, axis=1).real[:, : read.geometry.n_radial]
    return back_projected(rows, read.geometry, read.grid)


def test_frames_of_the_real_head_are_a_ladder_of_counts(data: Path, tmp_path: Path) -> None:
    path = beside(data / "sinograms/zubal-dynamic-20Mcounts.mat", tmp_path)
    raw = scipy.io.loadmat(path)["yt"].astype(np.int64)
    last = sinogram(describe(path, HEAD, frames=[63]))
    np.testing.assert_array_equal(last.values[0], raw[:, 62].reshape(249, 210, order="F").T)
    early = sinogram(describe(path, HEAD, frames="1-30"))
    assert early.values.sum() == raw[:, :30].sum()


def test_a_wrong_sidecar_of_the_real_head_is_refused_with_both_shapes(data: Path, tmp_path: Path) -> None:
    path = beside(data / "sinograms/zubal-dynamic-20Mcounts.mat", tmp_path)
    with pytest.raises(InputError, match=r"\(249, 211, 63\) does not fit .* \(52290, 63\)"):
        sinogram(describe(path, HEAD, shape=[249, 211, 63]))


def test_the_real_transmission_scan_shows_a_thorax_between_blank_and_body(data: Path, tmp_path: Path) -> None:
    keys = {**SIDECAR, "axes": ["radial", "angle"], "precorrected": True, "variable": "test"}
    trans, blank = (
        sinogram(describe(beside(data / f"sinograms/{name}.mat", tmp_path), keys))
        for name in ("phan_trans", "phan_blank")
    )
    assert trans.values.shape == blank.values.shape == (1, 192, 160)
    log = np.log(blank.values / np.clip(trans.values, 1, None))
    assert log[:, :, 75:85].mean() > 1
    assert abs(log[:, :, :8].mean()) < 0.2
