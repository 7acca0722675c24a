"""OSEM and FBP: activities come back in their unit and place, whatever the dose, the corrections and the batch."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest
import torch
from ellipses import BODY, Ellipse, radon, rasterised
from places import PLACES, each_device, each_place, needs_cuda, needs_parallelproj

from redpet.case import BQML, COUNTS, Corrections, ImageGrid, Kind, Sinogram, SinogramGeometry
from redpet.case.geometry import FWHM_PER_SIGMA, field_of_view, pixel_centres_mm
from redpet.errors import InputError
from redpet.projection.operator import adjointness_test
from redpet.projection.projector import get_projector
from redpet.reconstruction import osem as osem_module
from redpet.reconstruction.fbp import WINDOWS, fbp, precorrected, ramp_filter
from redpet.reconstruction.filters import GaussianFilter, PointSpread
from redpet.reconstruction.osem import OsemSettings, osem

GRID = ImageGrid((96, 96, 1), (4.0, 4.0, 4.0))
GEOMETRY = SinogramGeometry(96, 96, 4.0)
ACTIVITY_BQML = 7300.0
DISC = Ellipse(12.0, -20.0, 110.0, 110.0, value=ACTIVITY_BQML)


def within(ellipse: Ellipse, grid: ImageGrid, share: float = 0.8) -> np.ndarray:
    """The pixels `[y, x]` well inside an ellipse."""
    smaller = Ellipse(ellipse.x, ellipse.y, share * ellipse.a, share * ellipse.b, ellipse.tilt)
    return rasterised((smaller,), grid) == 1


def lines(values: np.ndarray, grid: ImageGrid = GRID, geometry: SinogramGeometry = GEOMETRY) -> Sinogram:
    """A sinogram of line integrals in Bq/mL times mm, as from projected images."""
    return Sinogram(values.astype(np.float32), geometry, grid, "Bq/mL*mm", Kind.REPROJECTED, BQML)


def measured_disc(drf: float, counts_at_full_dose: float = 5e6) -> Sinogram:
    """Expected counts of the disc with water's attenuation, detectors of uneven efficiency, and a background."""
    activity = radon((DISC,), GEOMETRY)
    attenuation = np.exp(-0.0096 * activity / ACTIVITY_BQML)
    rng = np.random.default_rng(3)
    normalisation = rng.uniform(0.6, 1.4, activity.shape)
    calibration = counts_at_full_dose / drf / (attenuation * normalisation * activity).sum()
    trues = calibration * attenuation * normalisation * activity
    background = np.full_like(trues, 0.35 * trues.mean())
    corrections = Corrections(*(a[None].astype(np.float32) for a in (attenuation, normalisation, background)))
    counts = (trues + background)[None].astype(np.float32)
    return Sinogram(counts, GEOMETRY, GRID, COUNTS, Kind.MEASURED, BQML, calibration, corrections)


def stacked(sinogram: Sinogram, n_slices: int, seed: int = 0) -> Sinogram:
    """Poisson counts of the same expectation in every slice."""
    rng = np.random.default_rng(seed)
    size = (*sinogram.grid.size[:2], n_slices)
    c = sinogram.corrections
    repeated = Corrections(*(np.repeat(a, n_slices, axis=0) for a in (c.attenuation, c.normalisation, c.background)))
    counts = rng.poisson(np.repeat(sinogram.values, n_slices, axis=0))
    grid = ImageGrid(size, sinogram.grid.spacing_mm)
    return replace(sinogram, values=counts.astype(np.float32), grid=grid, corrections=repeated)


FOUR_BY_16 = OsemSettings(4, 16)
OSEM = [
    pytest.param(partial(osem, settings=FOUR_BY_16, **place.values[0]), id=f"osem-{place.id}", marks=place.marks)
    for place in PLACES
]
FBP = [
    pytest.param(partial(fbp, device="cpu"), id="fbp-cpu"),
    pytest.param(partial(fbp, device="cuda:0"), id="fbp-cuda", marks=needs_cuda),
]
each_method = pytest.mark.parametrize("method", [*OSEM, *FBP])


@each_method
@pytest.mark.parametrize("drf", [1, 4, 20, 100])
def test_the_activity_of_a_disc_comes_back_within_1_percent(method, drf):
    image = method(measured_disc(drf))
    assert image.unit == BQML
    assert image.grid == GRID
    assert image.values[0][within(DISC, GRID)].mean() == pytest.approx(ACTIVITY_BQML, rel=0.01)


@each_method
@pytest.mark.parametrize("drf", [4, 20, 100])
def test_the_activity_of_a_disc_comes_back_within_1_percent_from_noisy_counts(method, drf):
    image = method(stacked(measured_disc(drf), 8))
    assert image.values[:, within(DISC, GRID)].mean() == pytest.approx(ACTIVITY_BQML, rel=0.01)


@each_method
def test_line_integrals_of_a_body_come_back_as_the_body(method):
    grid, geometry = ImageGrid((150, 150, 1), (4.0, 4.0, 4.0)), SinogramGeometry(150, 150, 4.0)
    image = method(lines(radon(BODY, geometry)[None], grid, geometry)).values[0]
    truth = rasterised(BODY, grid)
    for ellipse in BODY[1:]:
        inside = within(ellipse, grid, 0.6)
        assert image[inside].mean() == pytest.approx(truth[inside].mean(), rel=0.05)


@each_method
@pytest.mark.parametrize(("x_mm", "y_mm"), [(40.0, 0.0), (0.0, -52.0), (28.0, 60.0)])
def test_a_hot_spot_comes_back_at_its_place_in_patient_coordinates(method, x_mm, y_mm):
    grid = ImageGrid((81, 71, 1), (4.0, 4.0, 3.0), origin_mm=(-160.0, -140.0, 55.0))  # the centre lies at x = y = 0
    geometry = SinogramGeometry(72, 81, 4.0)
    image = method(lines(radon((Ellipse(x_mm, y_mm, 6, 6),), geometry)[None], grid, geometry))
    assert image.grid == grid
    spot = np.where(image.values[0] > 0.5 * image.values.max(), image.values[0], 0)
    row, column = (float((spot * place).sum() / spot.sum()) for place in np.indices(spot.shape))
    # With the identity as direction the columns run to the patient's left (+x) and the rows to posterior (+y).
    assert grid.origin_mm[0] + column * 4.0 == pytest.approx(x_mm, abs=0.4)
    assert grid.origin_mm[1] + row * 4.0 == pytest.approx(y_mm, abs=0.4)


@each_method
def test_slices_stay_in_their_order(method):
    values = np.stack([level * radon((DISC,), GEOMETRY) for level in (1.0, 0.0, 3.0)])
    means = method(lines(values, ImageGrid((96, 96, 3), GRID.spacing_mm))).values[:, within(DISC, GRID)].mean(axis=1)
    np.testing.assert_allclose(means, ACTIVITY_BQML * np.array([1.0, 0.0, 3.0]), rtol=0.01)


@each_method
def test_slices_of_zeros_come_back_as_zeros(method):
    assert (method(lines(np.zeros((1, 96, 96)))).values == 0).all()


@each_place
def test_a_slice_without_counts_has_no_activity_whatever_background_was_expected(place):
    sinogram = measured_disc(4)
    assert (osem(replace(sinogram, values=np.zeros_like(sinogram.values)), **place).values == 0).all()


@each_method
def test_bins_that_detect_nothing_leave_no_nan(method):
    sinogram = measured_disc(1)
    dead = sinogram.corrections.normalisation.copy()
    dead[:, 10:12] = 0
    dead[:, :, 40] = 0
    corrections = Corrections(sinogram.corrections.attenuation, dead, sinogram.corrections.background)
    values = np.where(dead > 0, sinogram.values, 0)
    image = method(replace(sinogram, values=values, corrections=corrections)).values
    assert np.isfinite(image).all()
    if method.func is osem:
        assert image[0][within(DISC, GRID)].mean() == pytest.approx(ACTIVITY_BQML, rel=0.02)


@each_place
def test_osem_of_precorrected_data_with_negative_values_is_non_negative_and_keeps_the_activity(place):
    noisy = stacked(measured_disc(20), 8)
    corrected = precorrected(noisy)
    assert (corrected < 0).mean() > 0.1
    sinogram = lines(corrected, noisy.grid)
    image = osem(sinogram, OsemSettings(4, 16), **place).values
    assert np.isfinite(image).all()
    assert image.min() >= 0
    assert image[:, within(DISC, GRID)].mean() == pytest.approx(ACTIVITY_BQML, rel=0.03)


@each_place
def test_osem_finds_activity_in_a_slice_whose_background_outweighs_its_counts(place):
    sinogram = measured_disc(1)
    c = sinogram.corrections
    corrections = Corrections(c.attenuation, c.normalisation, 5 * c.background)
    outweighed = replace(sinogram, corrections=corrections)
    assert outweighed.values.sum() < outweighed.corrections.background.sum()
    image = osem(outweighed, OsemSettings(4, 16), **place).values[0]
    assert image.min() >= 0
    assert image[within(DISC, GRID, 0.9)].mean() > 0.1 * ACTIVITY_BQML


@each_place
def test_a_pixel_that_one_subset_does_not_meet_is_not_lost(place):
    grid = ImageGrid((96, 96, 1), (1.0, 1.0, 1.0))
    geometry = SinogramGeometry(48, 32, 3.0)
    disc = Ellipse(0, 0, 30, 30)
    image = osem(lines(radon((disc,), geometry)[None], grid, geometry), OsemSettings(2, 24), **place).values[0]
    first = get_projector(geometry, grid, 24, **place).subsets[0]
    assert first.adjoint(torch.ones(1, 2, 32, device=place["device"])).min() == 0
    assert image[within(disc, grid)].min() > 0.3


@each_place
def test_counts_and_activity_of_any_size_reconstruct_alike(place):
    sinogram = measured_disc(1)
    usual = osem(sinogram, **place).values
    for scale in (1e-6, 1e6):
        scaled = osem(replace(sinogram, calibration=sinogram.calibration * scale), **place).values
        np.testing.assert_allclose(scaled * scale, usual, rtol=1e-3, atol=1e-3 * usual.max())


@each_place
@pytest.mark.parametrize("batch", [1, 3, 16])
def test_slices_reconstruct_the_same_in_batches_of_any_size(monkeypatch, place, batch):
    sinogram = stacked(measured_disc(20), 5)
    together = osem(sinogram, OsemSettings(2, 8), **place).values
    monkeypatch.setattr(osem_module, "BATCH_SLICES", batch)
    again = osem(sinogram, OsemSettings(2, 8), **place).values
    np.testing.assert_allclose(again, together, atol=1e-5 * together.max())
    alone = osem(sinogram.slices(2, 3), OsemSettings(2, 8), **place).values
    np.testing.assert_allclose(alone, together[2:3], atol=1e-5 * together.max())


@each_method
def test_each_batch_is_heard_of_and_may_stop_the_work(method):
    sinogram = stacked(measured_disc(20), 18)
    heard = []
    method(sinogram, on_batch=lambda done, total: heard.append((done, total)))
    assert heard == [(16, 18), (18, 18)]

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        method(sinogram, on_batch=stop)


@each_place
def test_more_iterations_raise_the_likelihood(place):
    sinogram = stacked(measured_disc(20), 1)
    project = get_projector(GEOMETRY, GRID, 1, **place)
    factor = sinogram.corrections.multiplicative() * sinogram.calibration

    def log_likelihood(iterations: int) -> float:
        image = torch.from_numpy(osem(sinogram, OsemSettings(iterations, 1), **place).values).to(project.device)
        expected = (factor * project.apply(image).cpu().numpy() + sinogram.corrections.background).astype(np.float64)
        return float((sinogram.values * np.log(expected) - expected).sum())

    steps = [log_likelihood(n) for n in (1, 2, 4, 8)]
    assert steps == sorted(steps)
    assert steps[0] < steps[-1]


@each_device
def test_the_point_spread_is_its_own_adjoint(device):
    grid = ImageGrid((40, 57, 1), (3.0, 2.0, 1.0))
    shape = (2, 57, 40)
    assert adjointness_test(PointSpread(grid, 9.0), shape, shape, device=device) < 5e-7
    image = torch.rand(shape, device=device)
    assert torch.equal(PointSpread(grid, 9.0).adjoint(image), PointSpread(grid, 9.0).apply(image))
    assert torch.equal(PointSpread(grid, 0.0).apply(image), image)


@each_place
def test_modelling_the_point_spread_recovers_a_blurred_lesion(place):
    lesion = Ellipse(40, 0, 10, 10, value=4 * ACTIVITY_BQML)
    truth = rasterised((DISC, lesion), GRID)[None]
    blurred = PointSpread(GRID, 10.0).apply(torch.from_numpy(truth).to(place["device"]))
    sinogram = lines(get_projector(GEOMETRY, GRID, 16, **place).apply(blurred).cpu().numpy())
    spot = within(lesion, GRID, 1.0)
    plain = osem(sinogram, OsemSettings(6, 16), **place).values[0][spot].mean()
    modelled = osem(sinogram, OsemSettings(6, 16, psf_fwhm_mm=10.0), **place).values[0][spot].mean()
    wanted = truth[0][spot].mean()
    assert plain < 0.85 * wanted
    assert abs(modelled - wanted) < 0.5 * abs(plain - wanted)


@pytest.mark.parametrize("spacing", [(2.0, 2.0, 2.0), (1.0, 2.0, 3.0)])
def test_the_post_filter_has_the_width_that_was_asked_for(spacing):
    grid = ImageGrid((61, 41, 31), spacing)
    point = np.zeros(grid.shape, dtype=np.float32)
    point[15, 20, 30] = 1.0
    smoothed = GaussianFilter(grid, 10.0).apply(point).astype(np.float64)
    assert smoothed.sum() == pytest.approx(1.0, rel=1e-4)
    for axis, step in zip((2, 1, 0), spacing, strict=True):
        profile = smoothed.sum(axis=tuple({0, 1, 2} - {axis}))
        place = (np.arange(profile.size) - profile.size // 2) * step
        exact = np.exp(-4 * np.log(2) * (place / 10.0) ** 2)
        np.testing.assert_allclose(profile / profile.max(), exact, atol=1e-3)
        assert np.sqrt((profile * place**2).sum()) * FWHM_PER_SIGMA == pytest.approx(10.0, rel=0.01)


@each_method
def test_the_post_filter_of_a_reconstruction_is_the_filter_of_its_image(method):
    sinogram = stacked(measured_disc(20), 3)
    if method.func is fbp:
        smooth = method(sinogram, post_filter_mm=9.0)
    else:
        smooth = method(sinogram, settings=OsemSettings(4, 16, post_filter_mm=9.0))
    expected = GaussianFilter(sinogram.grid, 9.0).apply(method(sinogram).values)
    np.testing.assert_array_equal(smooth.values, expected)


@each_device
def test_smoother_windows_leave_less_noise_and_the_same_activity(device):
    noisy = stacked(measured_disc(20), 8)
    inside = within(DISC, GRID)
    images = {window: fbp(noisy, window, device=device).values[:, inside] for window in WINDOWS}
    for values in images.values():
        assert values.mean() == pytest.approx(ACTIVITY_BQML, rel=0.01)
    assert images["ramp"].std() > 1.2 * images["hamming"].std() > 1.2 * images["hann"].std() * 1.01


def test_the_ramp_is_the_absolute_frequency_and_windows_end_where_they_should():
    ramp, hamming, hann = (ramp_filter(GEOMETRY, window).astype(np.float64) for window in ("ramp", "hamming", "hann"))
    nyquist = 1 / (2 * GEOMETRY.radial_spacing_mm)
    frequency = np.linspace(0, nyquist, ramp.size)
    np.testing.assert_allclose(ramp, frequency, atol=0.01 * nyquist)
    assert hamming[-1] == pytest.approx(0.08 * nyquist, rel=0.02)
    assert hann[-1] == pytest.approx(0.0, abs=1e-6)


@each_method
def test_nothing_is_put_outside_the_field_of_view(method):
    outside = ~field_of_view(GRID, GEOMETRY)
    assert (method(measured_disc(1)).values[0][outside] == 0).all()
    x, y = pixel_centres_mm(GRID)
    assert outside[0, 0]
    assert not outside[np.abs(y).argmin(), np.abs(x).argmin()]


@needs_parallelproj
def test_osem_gives_the_same_image_through_parallelproj():
    sinogram = stacked(measured_disc(20), 2)
    own, other = (osem(sinogram, OsemSettings(2, 16), backend=backend).values for backend in ("joseph", "parallelproj"))
    np.testing.assert_allclose(other, own, atol=1e-3 * own.max())


@needs_cuda
def test_a_gpu_reconstructs_what_the_cpu_does():
    sinogram = stacked(measured_disc(20), 5)
    for method in (osem, fbp):
        cpu, gpu = method(sinogram).values, method(sinogram, device="cuda:0").values
        np.testing.assert_allclose(gpu, cpu, atol=1e-3 * cpu.max())


def test_impossible_settings_are_refused():
    with pytest.raises(InputError, match="0 OSEM iterations are not possible"):
        OsemSettings(iterations=0)
    for width in (-1.0, float("nan"), float("inf")):
        with pytest.raises(InputError, match=r"a point spread of .* mm is not possible"):
            OsemSettings(psf_fwhm_mm=width)
        with pytest.raises(InputError, match=r"a post-filter of .* mm is not possible"):
            OsemSettings(post_filter_mm=width)
        with pytest.raises(InputError, match=r"a post-filter of .* mm is not possible"):
            fbp(measured_disc(1), post_filter_mm=width)
        with pytest.raises(InputError, match=r"a Gaussian filter of .* mm is not possible"):
            GaussianFilter(GRID, width)


def test_more_subsets_than_angles_are_refused():
    with pytest.raises(InputError, match="97 subsets are not possible with 96 angles: choose 1 to 96"):
        osem(measured_disc(1), OsemSettings(subsets=97))


def test_an_unknown_window_or_projector_is_refused_with_the_known_ones():
    with pytest.raises(InputError, match="'shepp' is unknown: choose one of ramp, hamming, hann"):
        fbp(measured_disc(1), "shepp")
    with pytest.raises(InputError, match="'astra' is unknown: choose one of auto, joseph, parallelproj"):
        osem(measured_disc(1), backend="astra")
