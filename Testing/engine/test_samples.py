"""Training samples: volumes that a seed names, and crops with new noise."""

from pathlib import Path

import msgspec
import numpy as np
import pytest
import torch

from redpet.case import BQML, Image, ImageGrid, Kind
from redpet.restoration.noise_standardised import noise_gain
from redpet.training.config import Counts, TrainingConfig
from redpet.training.samples import TRAINING, VALIDATION, Pool, batch_at, collate, draw, make_volume, validation_batches

CPU = torch.device("cpu")
WHOLE = slice(0, 3)
MEASURED = TrainingConfig(out=Path("nowhere"), crop=32, sides=(40, 48), slices=4, pool=4, batch=3, neighbours=1)
REPROJECTED = msgspec.structs.replace(MEASURED, kind=Kind.REPROJECTED)


def same(one, two) -> bool:
    """Whether two volumes or batches hold the same numbers."""
    return all(np.array_equal(a, b) for a, b in zip(leaves(one), leaves(two), strict=True))


def leaves(thing):
    for value in vars(thing).values():
        if isinstance(value, np.ndarray | torch.Tensor):
            yield np.asarray(value)
        elif value is not None:
            yield from leaves(value)


def case(values) -> Image:
    values = np.asarray(values, dtype=np.float32)
    return Image(values, ImageGrid(values.shape[::-1], (4.0, 4.0, 4.0)), BQML)


@pytest.mark.parametrize("config", [MEASURED, REPROJECTED], ids=["measured", "re-projected"])
def test_a_volume_is_named_by_seed_stream_and_number(config):
    first = make_volume(config, TRAINING, 3, ())
    assert same(first, make_volume(config, TRAINING, 3, ()))
    other_seed = msgspec.structs.replace(config, seed=1)
    others = (
        make_volume(config, VALIDATION, 3, ()),
        make_volume(config, TRAINING, 4, ()),
        make_volume(other_seed, TRAINING, 3, ()),
    )
    for other in others:
        assert first.truth.shape != other.truth.shape or not np.array_equal(first.truth, other.truth)


def test_validation_never_sees_a_volume_of_training():
    trained = [make_volume(MEASURED, TRAINING, number, ()).truth for number in range(8)]
    for number in range(8):
        unseen = make_volume(MEASURED, VALIDATION, number, ()).truth
        assert not any(unseen.shape == truth.shape and np.allclose(unseen, truth) for truth in trained)


def test_measured_volumes_have_one_true_count_a_bin_and_as_much_background():
    volume = make_volume(MEASURED, TRAINING, 0, ())
    assert volume.truth.mean() == pytest.approx(1, rel=1e-4)
    np.testing.assert_allclose(volume.background.sum(axis=(1, 2)), volume.truth.sum(axis=(1, 2)), rtol=1e-4)
    assert volume.truth.min() >= 0


def test_re_projected_volumes_have_the_noise_of_counts_and_the_truth_in_the_same_unit():
    for number in range(4):
        volume = make_volume(REPROJECTED, TRAINING, number, ())
        assert noise_gain(torch.from_numpy(volume.low)) == pytest.approx(1, rel=1e-3)
        assert volume.low.mean() == pytest.approx(volume.truth.mean(), rel=0.1)
        assert volume.low.shape == volume.truth.shape


def test_drawn_counts_are_poisson_around_the_truth():
    config = msgspec.structs.replace(MEASURED, crop=48, sides=(48,))
    volume = make_volume(config, TRAINING, 1, ())
    rng = np.random.default_rng(0)
    samples = [draw(volume, config, rng, 50.0) for _ in range(40)]
    counts, truth = (torch.cat([getattr(sample, name) for sample in samples]) for name in ("x_last", "x_0"))
    assert (counts == counts.round()).all()
    bright = truth > 1
    deviation = ((counts - truth) / truth.sqrt())[bright]
    assert float(deviation.mean()) == pytest.approx(0, abs=0.02)
    assert float(deviation.var()) == pytest.approx(1, abs=0.04)


def test_the_levels_of_the_draws_lie_where_the_config_says():
    counts = Counts(lowest_per_bin=5.0, highest_per_bin=10.0, largest_background=0.5)
    config = msgspec.structs.replace(MEASURED, counts=counts)
    volume = make_volume(config, TRAINING, 0, ())
    slice_means = volume.truth.mean(axis=(1, 2))
    rng = np.random.default_rng(0)
    levels = [float(draw(volume, config, rng).noise.mean) for _ in range(60)]
    assert min(levels) > 5.0 * slice_means.min() * 0.95
    assert max(levels) < 15.0 * slice_means.max() * 1.05
    assert max(levels) > 1.5 * min(levels)


@pytest.mark.parametrize("config", [MEASURED, REPROJECTED], ids=["measured", "re-projected"])
def test_a_batch_is_named_by_seed_and_step_whatever_was_made_before(config):
    worn = Pool(config, ())
    for step in range(6):
        batch_at(worn, step, CPU, WHOLE)
    batch = batch_at(worn, 6, CPU, WHOLE)
    assert same(batch, batch_at(Pool(config, ()), 6, CPU, WHOLE))
    assert not same(batch, batch_at(worn, 7, CPU, WHOLE))
    assert same(batch, collate([batch_at(worn, 6, CPU, part) for part in (slice(0, 1), slice(1, 3))], CPU))
    assert batch.x_last.shape == batch.x_0.shape == batch.noise.variance.shape == (3, 1, 32, 32)
    assert batch.noise.neighbours.shape == (3, 2, 32, 32)
    assert batch.noise.mean.shape == batch.scale.shape == (3, 1, 1, 1)


def test_the_pool_forgets_old_volumes_and_renews_itself():
    pool = Pool(MEASURED, ())
    rng = np.random.default_rng(0)
    early = {id(pool.volume(0, rng)) for _ in range(30)}
    assert len(early) == MEASURED.pool
    late = {id(pool.volume(MEASURED.pool, rng)) for _ in range(30)}
    assert len(late) == MEASURED.pool
    assert len(pool._volumes) == MEASURED.pool
    assert set(pool._volumes) == set(range(MEASURED.pool, 2 * MEASURED.pool))


def test_the_published_scale_is_the_maximum_of_the_whole_slice():
    config = msgspec.structs.replace(MEASURED, neighbours=0)
    volume = make_volume(config, TRAINING, 0, ())
    rng = np.random.default_rng(0)
    samples = [draw(volume, config, rng, 100.0) for _ in range(30)]
    assert all(float(sample.scale) >= float(sample.x_last.max()) for sample in samples)
    assert any(float(sample.scale) > float(sample.x_last.max()) for sample in samples)
    faint = draw(volume, config, rng, 1e-9)
    assert float(faint.scale) == pytest.approx(0.1)


def test_validation_batches_are_fixed_and_at_three_doses():
    config = msgspec.structs.replace(MEASURED, validation_volumes=2)
    batches = validation_batches(config, (), CPU)
    assert len(batches) == 2
    assert all(same(one, two) for one, two in zip(batches, validation_batches(config, (), CPU), strict=True))
    means = batches[0].noise.mean.flatten()
    assert means[:2].min() > means[2:4].max() > means[4:].max()


def test_cases_are_used_as_often_as_the_config_says():
    block = np.zeros((4, 44, 44))
    block[:, 10:20, 12:30] = 3.0
    always, never = (msgspec.structs.replace(MEASURED, case_share=share) for share in (1.0, 0.0))
    assert {make_volume(always, TRAINING, number, (case(block),)).truth.shape[2] for number in range(6)} == {44}
    assert {make_volume(never, TRAINING, number, (case(block),)).truth.shape[2] for number in range(6)} <= {40, 48}


def test_slices_of_air_are_replaced_by_a_phantom():
    for config in (MEASURED, REPROJECTED):
        always = msgspec.structs.replace(config, case_share=1.0)
        volume = make_volume(always, TRAINING, 0, (case(np.zeros((4, 44, 44))),))
        assert volume.truth.any()
        assert volume.truth.shape[2] in (40, 48)
