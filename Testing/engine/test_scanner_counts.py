"""Counts of a scanner stay counts: rebinned, arc-corrected, and restored by slices."""

import math

import numpy as np
import pytest
import torch
from command_line import redpet
from synthetic_interfile import disc, read, write

from redpet.case import COUNTS, Corrections, ImageGrid, Kind, Sinogram, SinogramGeometry
from redpet.case.geometry import angles_rad, radial_positions_mm
from redpet.case.storage import read_sinogram, write_sinogram
from redpet.reconstruction.osem import OsemSettings, osem
from redpet.restoration.model_file import default_model_path, load_model
from redpet.restoration.noise_standardised import gain_of, noise_gain
from redpet.restoration.restorer import restore_part
from redpet.scanner.rebinning import ArcCorrection, ring_pairs

N_DETECTORS, RADIUS_MM, BINS, VIEWS = 360, 300.0, 151, 60
RING = {
    "applied corrections": "{None}", "Number of detectors per ring": str(N_DETECTORS), "Number of rings": "5",
    "Inner ring diameter (cm)": "58", "Average depth of interaction (cm)": "1",
}  # fmt: skip
DISC = (40.0, -25.0, 60.0)


def ring_of_counts(n_slices: int, per_mm: float) -> np.ndarray:
    """Poisson counts `[slice, view, bin]` of a disc in a ring that was not arc-corrected."""
    positions = RADIUS_MM * np.sin((np.arange(BINS) - BINS // 2) * math.pi / N_DETECTORS)
    lines = disc(*DISC, np.arange(VIEWS) * math.pi / VIEWS, positions)
    return np.random.default_rng(1).poisson(per_mm * lines, (n_slices, *lines.shape)).astype(np.float32)


def corrected(scale: float, level: float, n_slices: int = 8) -> Sinogram:
    """Measured counts that someone multiplied by `scale`."""
    rng = np.random.default_rng(4)
    s = np.linspace(-1.3, 1.3, 96)
    mean = np.linspace(0.2, 1, n_slices)[:, None, None] * level * np.sqrt(np.clip(1 - s**2, 0, None)) * np.ones((90, 1))
    values = (scale * rng.poisson(mean)).astype(np.float32)
    grid = ImageGrid((96, 96, n_slices), (4.0, 4.0, 4.0))
    return Sinogram(values, SinogramGeometry(90, 96, 4.0), grid, COUNTS, Kind.MEASURED, COUNTS, precorrected=True)


def test_arc_correction_of_counts_keeps_them_counts_and_every_bin_poisson():
    correction = ArcCorrection(101, 300, 200.0)
    mean = 3 + 2 * np.sin(np.arange(101) / 9)
    draws = np.random.default_rng(2).poisson(mean, (4000, 5, 101)).astype(np.float32)
    split = correction.split(draws, np.random.default_rng(3))
    inside = correction.shares.sum(axis=1) > 1 - 1e-9
    assert (split == np.round(split)).all()
    assert split.sum() <= draws.sum()
    assert draws[..., inside].sum() <= split.sum()
    flat = split.reshape(-1, split.shape[2])
    expected = mean @ correction.shares
    np.testing.assert_allclose(flat.mean(axis=0), expected, rtol=0.03)
    np.testing.assert_allclose(flat.var(axis=0) / flat.mean(axis=0), 1, atol=0.06)
    neighbours = [np.corrcoef(flat[:, i], flat[:, i + 1])[0, 1] for i in range(flat.shape[1] - 1)]
    assert np.abs(neighbours).max() < 0.04


def test_a_sinogram_of_a_scanner_is_read_as_the_counts_that_it_holds(tmp_path):
    counts = ring_of_counts(5, 0.3)
    sinogram = read(write(tmp_path, counts, RING))
    assert sinogram.is_poisson
    assert sinogram.values.sum() == counts.sum()
    assert sinogram.corrections.missing == ("attenuation", "normalisation", "randoms", "scatter")
    geometry = sinogram.geometry
    lines = disc(*DISC, angles_rad(geometry), radial_positions_mm(geometry))
    expected = 0.3 * lines * sinogram.calibration * sinogram.corrections.normalisation[0]
    assert (sinogram.values.mean(axis=0) - expected).std() == pytest.approx(math.sqrt(expected.mean() / 5), rel=0.1)
    assert sinogram.values.sum() == pytest.approx(5 * expected.sum(), rel=0.005)


def test_the_image_of_a_ring_of_counts_is_even_although_its_edge_bins_are_narrow(tmp_path):
    sinogram = read(write(tmp_path, ring_of_counts(2, 20.0), RING))
    image = osem(sinogram, OsemSettings(iterations=4, subsets=10, post_filter_mm=20)).values
    y, x = np.mgrid[: image.shape[1], : image.shape[2]] * sinogram.grid.spacing_mm[0] + sinogram.grid.origin_mm[0]
    inside = np.hypot(x - DISC[0], y - DISC[1]) < 35
    assert image[0][inside].mean() == pytest.approx(20.0, rel=0.03)


def test_rings_that_were_added_up_are_counted_one_by_one():
    """Span 11 of 64 rings: 4084 pairs of rings within 60 in all, as the segment tables of the mMR have them."""
    total = 0
    for middle in range(-55, 56, 11):
        low, high = middle - 5, middle + 5
        reach = min(abs(low), abs(high)) if middle else 0
        sums = np.arange(reach, 2 * 63 - reach + 1)
        pairs = ring_pairs(64, low, high, sums)
        brute = [sum(a + b == one and low <= b - a <= high for a in range(64) for b in range(64)) for one in sums[:9]]
        assert list(pairs[:9]) == brute
        total += sum(pairs)
    assert total == 4084


@pytest.mark.parametrize(("scale", "level"), [(0.1, 0.05), (0.1, 0.5), (0.01, 30.0), (250.0, 2.0)])
def test_the_gain_of_sparse_corrected_counts_is_what_they_were_multiplied_by(scale, level):
    """Most bins hold nothing and the rest tiny fractions: the median over single bins would be zero."""
    assert gain_of(corrected(scale, level)) == pytest.approx(scale, rel=0.12)


def test_slices_that_are_asked_for_are_restored_as_in_the_whole():
    sinogram, model = corrected(0.1, 3.0), load_model(default_model_path("red"))
    whole = restore_part(sinogram, (0, 8), model, steps=1)
    part = restore_part(sinogram, (5, 7), model, steps=1)
    assert part.gain == whole.gain
    assert noise_gain(torch.from_numpy(sinogram.values[4:8]), 8) != whole.gain
    np.testing.assert_allclose(part.sinogram.values, whole.sinogram.values[5:7], rtol=1e-4, atol=1e-5)


def test_what_is_missing_is_kept_with_the_case(tmp_path):
    one = corrected(1.0, 3.0)
    one = Sinogram(**{**vars(one), "precorrected": False, "corrections": Corrections(missing=("scatter",))})
    write_sinogram(one, tmp_path / "one.nrrd")
    assert read_sinogram(tmp_path / "one.nrrd").corrections.missing == ("scatter",)
    assert one.slices(0, 2).corrections.missing == ("scatter",)


def test_info_says_what_each_missing_correction_does_to_the_numbers(tmp_path):
    told = redpet("info", write(tmp_path, ring_of_counts(2, 0.3), RING)).stdout
    assert "sinogram, measured, uncorrected:" in told
    rows = [" ".join(line.split()) for line in told.splitlines()]
    assert "attenuation missing the middle of the body looks colder than its rim, and nothing is Bq/mL" in rows
    assert any(row.startswith("scatter missing") for row in rows)
    assert any(row.startswith("calibration missing the image is in counts") for row in rows)
