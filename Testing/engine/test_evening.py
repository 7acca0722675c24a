"""Detectors that differ are evened out for the network, and its result is put back."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from ring_scans import scan, truth

from redpet.case import Sinogram
from redpet.case.storage import read_sinogram
from redpet.errors import Cancelled
from redpet.evaluation.job import EvaluateJob
from redpet.evaluation.run import evaluate
from redpet.evaluation.tuning import psnr_db
from redpet.readers import read_input
from redpet.readers.mu_map import resampled
from redpet.reconstruction.osem import OsemSettings, osem
from redpet.restoration.evening import evened
from redpet.restoration.model_file import default_model_path, load_model
from redpet.restoration.restorer import restore_part, restore_sinogram


@pytest.fixture(scope="module")
def toml(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A low-dose scan of three rings, whose blocks end in gaps."""
    return scan(tmp_path_factory.mktemp("uneven") / "scan", rings=3, bins=101, mash=6, counts=2.5e5)


@pytest.fixture(scope="module")
def uneven(toml: Path) -> Sinogram:
    return read_input(toml).levels[0].sinogram


def test_what_is_divided_out_is_put_back_for_any_slices(uneven: Sinogram) -> None:
    even = evened(uneven)
    assert even.relative is not None
    steps = [np.abs(np.diff(one.corrections.normalisation)).mean() for one in (even.sinogram, uneven)]
    assert steps[0] < 0.2 * steps[1]
    back = even.back(even.sinogram.slices(1, 4), 1)
    sees = even.relative[1:4] > 0.3
    np.testing.assert_allclose(back.values[sees], uneven.values[1:4][sees], atol=1e-4)
    assert back.is_poisson
    assert back.calibration == uneven.calibration


def test_the_gain_is_the_variance_of_repeated_counts_over_their_mean(uneven: Sinogram) -> None:
    rng, mean = np.random.default_rng(0), np.maximum(uneven.values, 0.5)
    drawn = [evened(replace(uneven, values=rng.poisson(mean).astype(np.float32))).sinogram for _ in range(40)]
    stack = np.stack([one.values for one in drawn])
    sees = evened(uneven).relative > 0.3
    measured = stack.var(axis=0, ddof=1)[sees].sum() / stack.mean(axis=0)[sees].sum()
    assert np.mean([one.noise_gain for one in drawn]) == pytest.approx(measured, rel=0.03)


def test_detectors_that_are_alike_and_corrected_values_are_left_alone(uneven: Sinogram) -> None:
    ones = np.ones_like(uneven.values)
    alike = replace(uneven, corrections=replace(uneven.corrections, normalisation=ones))
    for one in (
        alike,
        replace(uneven, precorrected=True),
        replace(uneven, corrections=replace(uneven.corrections, normalisation=None)),
    ):
        assert evened(one).sinogram is one


def test_an_image_of_uneven_detectors_is_nearer_the_truth_when_they_are_evened_out(
    toml: Path, uneven: Sinogram
) -> None:
    model, settings = load_model(default_model_path()), OsemSettings(3, 7)
    part = uneven.slices(1, 4)
    plain, even = (osem(one, settings) for one in (
        restore_sinogram(part, model).sinogram, restore_part(uneven, (1, 4), model).sinogram
    ))  # fmt: skip
    there = resampled(truth(toml), plain.grid).values
    assert psnr_db(even.values, there) > psnr_db(plain.values, there) + 0.5


def test_it_is_told_slice_by_slice_and_stops_at_any(uneven: Sinogram) -> None:
    told: list[int] = []
    even = evened(uneven, lambda: told.append(1))
    arrays = 2 + (uneven.corrections.background is not None)
    assert len(told) == arrays * len(uneven.values)
    np.testing.assert_array_equal(even.sinogram.values, evened(uneven).sinogram.values)
    steps: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        steps.append((done, total))
        if len(steps) == 2:
            raise Cancelled("enough.")

    with pytest.raises(Cancelled):
        restore_part(uneven, (1, 4), load_model(default_model_path()), on_step=stop)
    assert steps == [(0, 0)] * 2


def test_evaluations_even_out_as_restorations_do(toml: Path, uneven: Sinogram, tmp_path: Path) -> None:
    evaluate(EvaluateJob(cases=(toml,), out=tmp_path / "out", methods=("red",), device="cpu"))
    (written,) = tmp_path.rglob("sinograms/restored.nrrd")
    restored = restore_part(uneven, (0, len(uneven.values)), load_model(default_model_path())).sinogram
    np.testing.assert_allclose(read_sinogram(written).values, restored.values, rtol=1e-5, atol=1e-4)
