"""Metrics against values worked out by hand and against scikit-image; what is not defined is None, never NaN."""

import json
import math
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
from skimage.metrics import normalized_root_mse, peak_signal_noise_ratio, structural_similarity

from redpet.case import BQML, COUNTS, SUV, Image, ImageGrid, Kind, Sinogram, SinogramGeometry
from redpet.dicom.series import read_series
from redpet.errors import InputError
from redpet.measures.metrics import (
    Metrics,
    bias_percent,
    calibrated,
    compare,
    compare_arrays,
    total_activity,
    total_unit,
)

RNG = np.random.default_rng(3)
GRID = ImageGrid((10, 8, 3), (2.0, 4.0, 5.0), (1.0, 2.0, 3.0))
GEOMETRY = SinogramGeometry(12, 9, 4.0)


def image(values: np.ndarray | float = 1.0, grid: ImageGrid = GRID, unit: str = BQML) -> Image:
    return Image(np.broadcast_to(np.float32(values), grid.shape).copy(), grid, unit)


def sinogram(values: np.ndarray, calibration: float = 1.0, kind: Kind = Kind.MEASURED) -> Sinogram:
    return Sinogram(values.astype(np.float32), GEOMETRY, GRID, COUNTS, kind, BQML, calibration)


def ramp() -> np.ndarray:
    return np.arange(3 * 8 * 10, dtype=np.float32).reshape(3, 8, 10)


def test_psnr_and_nrmse_of_a_constant_error_are_what_one_works_out_by_hand() -> None:
    result = compare(image(ramp() + 2), image(ramp()))
    assert result.volume.psnr_db == pytest.approx(20 * math.log10(239 / 2))
    assert result.volume.nrmse == pytest.approx(2 / 239)
    assert len(result.slices) == 3
    assert result.slices[0].psnr_db == pytest.approx(20 * math.log10(79 / 2))
    assert result.slices[1].psnr_db == pytest.approx(20 * math.log10(159 / 2))
    assert result.slices[1].nrmse == pytest.approx(2 / 79)  # the slice runs from 80 to 159


def test_ssim_of_two_constant_slices_is_its_luminance_term() -> None:
    result = compare(image(3.0), image(4.0)).volume
    c1 = (0.01 * 4) ** 2
    assert result.ssim == pytest.approx((2 * 3 * 4 + c1) / (3**2 + 4**2 + c1))


def test_all_three_agree_with_scikit_image_with_the_reference_maximum_as_range() -> None:
    reference = RNG.gamma(1.0, 1000.0, (4, 20, 30)).astype(np.float32)
    values = (reference + RNG.normal(0, 300, reference.shape)).astype(np.float32)
    result = compare_arrays(values, reference)
    peak = float(reference.max())
    assert result.volume.psnr_db == pytest.approx(peak_signal_noise_ratio(reference, values, data_range=peak), rel=1e-6)
    assert result.volume.nrmse == pytest.approx(normalized_root_mse(reference, values, normalization="min-max"))
    pairs = list(zip(reference.astype(float), values.astype(float), strict=True))
    expected = np.mean([structural_similarity(a, b, data_range=peak) for a, b in pairs])
    assert result.volume.ssim == pytest.approx(expected)
    for found, (a, b) in zip(result.slices, pairs, strict=True):
        assert found.psnr_db == pytest.approx(peak_signal_noise_ratio(a, b, data_range=a.max()))
        assert found.ssim == pytest.approx(structural_similarity(a, b, data_range=a.max()))
        assert found.nrmse == pytest.approx(normalized_root_mse(a, b, normalization="min-max"))


def test_identical_images_have_no_psnr_and_no_error() -> None:
    result = compare(image(ramp()), image(ramp()))
    assert result.volume == Metrics(None, pytest.approx(1.0), 0.0)


def test_an_empty_slice_of_the_reference_has_no_metrics_of_its_own_but_counts_in_the_volume() -> None:
    reference = ramp()
    reference[0] = 0
    result = compare(image(reference + 1), image(reference))
    assert result.slices[0] == Metrics(None, None, None)
    assert result.volume.psnr_db == pytest.approx(20 * math.log10(239))
    assert 0 < result.volume.ssim < 1


def test_a_reference_without_activity_has_no_metrics_and_a_constant_one_no_nrmse() -> None:
    assert compare(image(1.0), image(0.0)).volume == Metrics(None, None, None)
    assert compare(image(1.0), image(-2.0)).volume == Metrics(None, None, None)
    constant = compare(image(1.0), image(2.0)).volume
    assert constant.nrmse is None
    assert constant.psnr_db == pytest.approx(20 * math.log10(2))


def test_slices_smaller_than_the_window_have_no_ssim() -> None:
    grid = ImageGrid((6, 6, 1), (1.0, 1.0, 1.0))
    assert compare(image(1.0, grid), image(2.0, grid)).volume.ssim is None


@pytest.mark.parametrize("reference", [0.0, 1.0, -1.0])
def test_every_result_is_strict_json(reference: float) -> None:
    text = json.dumps(asdict(compare(image(reference), image(reference))), allow_nan=False)
    assert set(json.loads(text)) == {"volume", "slices"}


def test_sinograms_of_different_doses_are_compared_after_their_calibration() -> None:
    lines = RNG.gamma(2.0, 50.0, (3, 12, 9))
    full, low = sinogram(lines * 8, 8.0), sinogram(lines * 2, 2.0)
    assert np.allclose(calibrated(low), lines)
    result = compare(low, full).volume
    assert result.nrmse == pytest.approx(0, abs=1e-6)
    assert result.ssim == pytest.approx(1)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (image(unit=SUV), "unit is Bq/mL, that of the reference SUV"),
        (image(grid=replace(GRID, size=(10, 8, 2))), "grid size"),
        (image(grid=replace(GRID, origin_mm=(1.5, 2.0, 3.0))), "0.5 mm"),
        (image(grid=replace(GRID, spacing_mm=(2.1, 4.0, 5.0))), "resample"),
        (sinogram(np.ones((3, 12, 9))), "an image can only be compared with an image"),
    ],
)
def test_images_that_do_not_match_are_refused(other: Image | Sinogram, said: str) -> None:
    with pytest.raises(InputError, match=said):
        compare(image(), other)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": Kind.REPROJECTED}, "kind is measured, that of the reference re-projected"),
        ({"image_unit": SUV}, "image unit"),
        ({"geometry": replace(GEOMETRY, angle_start_rad=0.1)}, "geometry"),
        ({"precorrected": True}, "precorrection"),
    ],
)
def test_sinograms_that_do_not_match_are_refused(change: dict, said: str) -> None:
    mine = sinogram(np.ones((3, 12, 9)))
    with pytest.raises(InputError, match=said):
        compare(mine, replace(mine, **change))


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_values_that_are_not_finite_are_refused(bad: float) -> None:
    with pytest.raises(InputError, match="not finite"):
        compare(image(bad), image())
    with pytest.raises(InputError, match="not finite"):
        compare(image(), image(bad))


def test_arrays_of_different_shape_are_refused() -> None:
    with pytest.raises(InputError, match="shape"):
        compare_arrays(np.ones((2, 8, 8), np.float32), np.ones((1, 8, 8), np.float32))


def test_the_total_activity_of_a_uniform_box_is_activity_times_volume() -> None:
    # 240 voxels of 0.04 mL at 5000 Bq/mL
    assert total_activity(image(5000.0)) == pytest.approx(240 * 0.04 * 5000)
    assert total_unit(BQML) == "Bq"
    assert total_unit(SUV) == "SUV*mL"


def test_the_bias_is_signed_and_in_percent() -> None:
    assert bias_percent(image(0.97), image(1.0)) == pytest.approx(-3, rel=1e-5)
    assert bias_percent(image(1.0), image(0.0)) is None
    with pytest.raises(InputError, match="unit"):
        bias_percent(image(), image(unit=SUV))


def test_adding_noise_to_the_real_series_lowers_all_three(data: Path) -> None:
    full = read_series(data / "pet-siemens-wholebody").image.slices(84, 90)
    noise = RNG.normal(0, 1, full.values.shape).astype(np.float32)
    little, much = (compare(replace(full, values=full.values + sd * noise), full).volume for sd in (50, 500))
    assert little.psnr_db == pytest.approx(much.psnr_db + 20, abs=0.01)
    assert much.nrmse == pytest.approx(10 * little.nrmse, rel=1e-3)
    assert little.ssim > 0.9 > much.ssim
    assert total_activity(full) == pytest.approx(full.values.astype(float).sum() * 3.5378182**2 * 3.375 / 1000)
