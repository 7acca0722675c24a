"""A restorer: sinogram in, sinogram out, in the same unit and geometry."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from places import each_device

from redpet.case import BQML, COUNTS, Corrections, ImageGrid, Kind, Sinogram, SinogramGeometry
from redpet.case.geometry import radial_positions_mm
from redpet.errors import Cancelled, InputError
from redpet.restoration.methods import NOISE_STANDARDISED, PUBLISHED
from redpet.restoration.model_file import Recipe, load_model, save_model
from redpet.restoration.network import NetworkConfig, SinogramUNet
from redpet.restoration.restorer import RestorerSettings, centring, check_restorer, outside_training, restore_sinogram

SMALL = NetworkConfig(width=4, multipliers=(1, 2, 2), attention=False, kernel=3, expansion=1)


def model_for(path, formulation=NOISE_STANDARDISED, kinds=tuple(Kind), stages=("ren",), neighbours=1, silent=False):
    """A model of random weights, whose output is small and not zero; a silent one says zero."""
    channels = (3 if formulation == NOISE_STANDARDISED else 1) + 2 * neighbours
    network = replace(SMALL, in_channels=channels, zero_last=silent)
    torch.manual_seed(0)
    weights = {"only": {stage: SinogramUNet(network).state_dict() for stage in stages}}
    grid = {"counts_per_bin": (5.0, 50.0)}
    recipe = Recipe(kinds, formulation, network, stages, neighbours, training_grid=grid)
    save_model(path / "model.safetensors", {"only": recipe}, weights, "# Card\n")
    return load_model(path / "model.safetensors")


@pytest.fixture(scope="module", params=[NOISE_STANDARDISED, PUBLISHED])
def model(request, tmp_path_factory):
    return model_for(tmp_path_factory.mktemp("model"), request.param)


@pytest.fixture(scope="module")
def standardised(tmp_path_factory):
    return model_for(tmp_path_factory.mktemp("standardised"))


@pytest.fixture(scope="module")
def silent(tmp_path_factory):
    return model_for(tmp_path_factory.mktemp("silent"), silent=True)


def counts(n_slices=5, n_angles=27, n_radial=40, mean=20.0, offset_bins=0.0) -> Sinogram:
    """Poisson counts of an object left of the centre, with attenuation and background."""
    s = np.linspace(-1, 1, n_radial)
    profile = mean * np.exp(-(((s + 0.3) / 0.4) ** 2))
    expected = np.broadcast_to(profile, (n_slices, n_angles, n_radial))
    values = np.random.default_rng(0).poisson(expected).astype(np.float32)
    return Sinogram(
        values,
        SinogramGeometry(n_angles, n_radial, 4.0, 0.1, offset_bins * 4.0),
        ImageGrid((n_radial, n_radial, n_slices), (4.0, 4.0, 3.0), (1.0, 2.0, 3.0)),
        COUNTS,
        Kind.MEASURED,
        BQML,
        calibration=0.5,
        corrections=Corrections(np.full_like(values, 0.5), None, np.full_like(values, 0.2)),
    )


@each_device
def test_everything_but_the_values_stays_and_the_input_is_not_touched(model, device):
    low = counts()
    before = low.values.copy()
    done = restore_sinogram(low, model, steps=2, device=device).sinogram
    assert replace(done, values=low.values) == low
    assert done.values.dtype == np.float32
    assert np.isfinite(done.values).all()
    assert not np.array_equal(done.values, low.values)
    assert np.array_equal(low.values, before)


@each_device
@pytest.mark.parametrize("shape", [(27, 64, 75), (1, 210, 249), (2, 5, 7), (3, 16, 16)])
def test_any_size_comes_back_whole(model, shape, device):
    low = counts(*shape)
    done = restore_sinogram(low, model, steps=1, batch=8, device=device)
    assert done.sinogram.values.shape == shape
    assert np.isfinite(done.sinogram.values).all()


@each_device
def test_a_network_that_says_nothing_gives_the_counts_back(silent, device):
    low = counts(3, 33, 37)
    np.testing.assert_allclose(
        restore_sinogram(low, silent, steps=3, device=device).sinogram.values, low.values, atol=1e-4
    )


@each_device
def test_slices_of_zeros_stay_zero(model, device):
    low = counts()
    low.values[[0, 3]] = 0
    done = restore_sinogram(low, model, steps=2, device=device).sinogram.values
    assert not done[[0, 3]].any()
    assert done[[1, 2, 4]].any(axis=(1, 2)).all()
    low.values[:] = 0
    empty = restore_sinogram(low, model, steps=1, device=device)
    assert not empty.sinogram.values.any()
    assert empty.warnings == ()


@each_device
@pytest.mark.parametrize("factor", [1e-4, 250.0])
def test_precorrected_values_scale_with_their_unit(standardised, factor, device):
    low = replace(counts(), precorrected=True, unit=f"{BQML}*mm", corrections=Corrections())
    low.values[:, 5] = -1.0
    once = restore_sinogram(low, standardised, device=device)
    scaled = restore_sinogram(replace(low, values=low.values * np.float32(factor)), standardised, device=device)
    assert scaled.gain == pytest.approx(once.gain * factor, rel=1e-4)
    np.testing.assert_allclose(
        scaled.sinogram.values, once.sinogram.values * factor, rtol=1e-3, atol=1e-3 * factor * once.gain
    )


@each_device
def test_published_red_scales_by_the_maximum(tmp_path, device):
    model = model_for(tmp_path, PUBLISHED)
    low = replace(counts(), kind=Kind.REPROJECTED, unit=f"{BQML}*mm", corrections=Corrections())
    once = restore_sinogram(low, model, steps=2, device=device)
    scaled = restore_sinogram(replace(low, values=low.values * np.float32(1e3)), model, steps=2, device=device)
    np.testing.assert_allclose(scaled.sinogram.values, once.sinogram.values * 1e3, rtol=1e-3, atol=1)


@each_device
def test_counts_are_taken_as_poisson_and_anything_else_by_its_noise(standardised, device):
    low = counts(mean=60.0, n_angles=96, n_radial=128)
    assert restore_sinogram(low, standardised, device=device).gain == 1
    precorrected = replace(low, values=low.values * np.float32(7), precorrected=True)
    assert restore_sinogram(precorrected, standardised, device=device).gain == pytest.approx(7, rel=0.1)


@each_device
def test_negative_values_are_handled(model, device):
    low = replace(counts(), precorrected=True)
    low.values[:, ::2] = -np.abs(low.values[:, ::2])
    assert np.isfinite(restore_sinogram(low, model, steps=2, device=device).sinogram.values).all()


def test_a_model_of_another_kind_is_refused(tmp_path):
    model = model_for(tmp_path, kinds=(Kind.REPROJECTED,))
    with pytest.raises(InputError, match=r"made for re-projected sinograms, and this one is measured"):
        restore_sinogram(counts(), model)


@pytest.mark.parametrize("steps", [0, -1, 501])
def test_a_number_of_steps_that_does_not_exist_is_refused(model, steps):
    with pytest.raises(InputError, match="steps: choose 1 to 500"):
        restore_sinogram(counts(), model, steps=steps)


def test_without_a_number_the_formulation_chooses_the_steps(standardised, tmp_path):
    assert restore_sinogram(counts(1), standardised).steps == 1
    done = restore_sinogram(counts(1, 8, 16), model_for(tmp_path, PUBLISHED, stages=("ren", "dcn")))
    assert (done.steps, done.label) == (50, "RED")
    assert restore_sinogram(counts(1), standardised).label == "RED-NS"


@each_device
def test_the_drift_correction_takes_part_where_the_model_has_it(tmp_path, standardised, device):
    both = model_for(tmp_path, stages=("ren", "dcn"))
    one, two = (
        restore_sinogram(counts(), each, steps=4, device=device).sinogram.values for each in (standardised, both)
    )
    assert not np.allclose(one, two, atol=1e-3)


def test_all_steps_of_all_batches_are_counted_and_the_wanted_slice_comes_first(standardised):
    heard, parts = [], []
    low = counts(5)
    done = restore_sinogram(
        low,
        standardised,
        steps=3,
        batch=2,
        start_with=3,
        on_step=lambda step, total: heard.append((step, total)),
        on_slices=lambda part, restored: parts.append((part, restored)),
    )
    assert heard == [(step, 9) for step in range(1, 10)]
    assert [(part.start, part.stop) for part, _ in parts] == [(2, 4), (0, 2), (4, 5)]
    for part, restored in parts:
        assert np.array_equal(restored.values, done.sinogram.values[part])
        assert restored.grid == low.grid.slices(part.start, part.stop)


@each_device
def test_the_batch_size_does_not_change_the_result(model, device):
    low = counts(5)
    one, all_at_once = (
        restore_sinogram(low, model, steps=2, batch=batch, device=device).sinogram.values for batch in (1, 5)
    )
    np.testing.assert_allclose(one, all_at_once, rtol=1e-4, atol=1e-3)


def test_cancelling_stops_within_a_step(standardised):
    heard = []

    def cancel(step, total):
        heard.append(step)
        if step == 2:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        restore_sinogram(counts(5), standardised, steps=4, batch=1, on_step=cancel)
    assert heard == [1, 2]


def test_a_grid_outside_the_training_is_warned_of_by_angles_and_bins() -> None:
    grid = {"counts_per_bin": (5.0, 50.0), "n_angles": (96.0, 216.0), "n_radial": (96.0, 144.0)}
    assert outside_training(torch.full((3, 128, 128), 20.0), grid) == ()
    sparse, wide = (outside_training(torch.full(shape, 20.0), grid) for shape in ((3, 32, 128), (3, 128, 360)))
    assert [("32 angles" in text, "96 to 216" in text) for text in sparse] == [(True, True)]
    assert [("360 radial bins" in text, "96 to 144" in text) for text in wide] == [(True, True)]
    assert len(outside_training(torch.full((3, 360, 360), 5000.0), grid)) == 3


def test_single_slices_with_too_few_counts_are_told_and_air_is_not() -> None:
    grid = {"counts_per_bin": (5.0, 50.0)}
    counts = torch.full((5, 8, 8), 20.0)
    counts[1], counts[2], counts[4] = 2.0, 0.0, 3.0
    (warning,) = outside_training(counts, grid)
    assert warning.startswith("2 of 4 slices have 2 to 20 noise-equivalent counts a bin")


def test_counts_outside_the_training_are_warned_of(standardised):
    inside, outside = (restore_sinogram(counts(mean=mean), standardised) for mean in (40.0, 4000.0))
    assert inside.warnings == ()
    assert len(outside.warnings) == 1
    assert "trained on 5 to 50" in outside.warnings[0]


@pytest.mark.parametrize("offset_bins", [0.0, 1.5, -4.0])
def test_the_middle_of_the_centred_radial_axis_is_the_centre_of_rotation(offset_bins):
    low = counts(1, 9, 40, offset_bins=offset_bins)
    before, after = centring(low)
    positions_mm = radial_positions_mm(low.geometry)
    first_mm, last_mm = positions_mm[0] - 4.0 * before, positions_mm[-1] + 4.0 * after
    assert first_mm + last_mm == pytest.approx(0)
    assert min(before, after) == 0


@each_device
@pytest.mark.parametrize("offset_bins", [1.5, -4.0])
def test_a_sinogram_off_centre_comes_back_in_its_own_bins(silent, offset_bins, device):
    low = counts(2, 30, 41, offset_bins=offset_bins)
    np.testing.assert_allclose(restore_sinogram(low, silent, device=device).sinogram.values, low.values, atol=1e-4)


def test_unknown_methods_are_refused_by_name():
    check_restorer(RestorerSettings("red"))
    check_restorer(RestorerSettings("osem"))
    with pytest.raises(InputError, match="'magic' is unknown: choose one of red, unet, ddim, cold, ddbm, "):
        check_restorer(RestorerSettings("magic"))
