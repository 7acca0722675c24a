"""RDP: the prior by its formula, the objective at its minimum, activities in their unit, and only of counts."""

import itertools
import json
import math
from dataclasses import replace

import numpy as np
import pytest
import torch
from command_line import done, redpet, small_case
from places import needs_numba
from test_reconstruction import ACTIVITY_BQML, DISC, lines, measured_disc, stacked, within

from redpet.case import Image, ImageGrid, Sinogram
from redpet.errors import Cancelled, InputError
from redpet.machine.threads import limited_threads
from redpet.projection.compiled import is_sound
from redpet.reconstruction.filters import GaussianFilter
from redpet.reconstruction.osem import osem
from redpet.reconstruction.rdp import Problem, RdpSettings, rdp
from redpet.reconstruction.rdp_near import ITERATIONS, rdp_near
from redpet.reconstruction.reconstruct import ReconstructionSettings, check_reconstruction
from redpet.reconstruction.relative_difference import GAMMA, RelativeDifference

SPACING_MM = (2.0, 2.0, 5.0)
SETTINGS = RdpSettings(0.02)


@pytest.fixture(scope="module")
def counts() -> Sinogram:
    """Three slices of noisy counts of a disc with attenuation, uneven detectors and background, at DRF 20."""
    return stacked(measured_disc(20.0, 5e5), 3)


@pytest.fixture(scope="module")
def found(counts: Sinogram) -> Image:
    """What RDP makes of them."""
    return rdp(counts, SETTINGS)


def small_prior() -> tuple[RelativeDifference, torch.Tensor]:
    """A prior in double precision and an image of all sizes, zeros among them."""
    rng = np.random.default_rng(4)
    image = rng.gamma(0.5, 2.0, (3, 4, 5))
    image[0, 0, :2] = 0
    kappa = torch.from_numpy(rng.uniform(0.5, 1.5, image.shape))
    return RelativeDifference(SPACING_MM, kappa, eps=0.05), torch.from_numpy(image)


def test_the_prior_is_the_sum_of_its_formula_over_all_pairs_of_neighbours() -> None:
    prior, image = small_prior()
    expected = 0.0
    for one in itertools.product(*map(range, image.shape)):
        for offset in itertools.product((-1, 0, 1), repeat=3):
            other = tuple(a + b for a, b in zip(one, offset, strict=True))
            if other <= one or not all(0 <= o < n for o, n in zip(other, image.shape, strict=True)):
                continue
            a, b = float(image[one]), float(image[other])
            distance = math.dist((0, 0, 0), [o * s for o, s in zip(offset, reversed(SPACING_MM), strict=True)])
            weight = 2.0 / distance * float(prior.kappa[one] * prior.kappa[other])
            expected += weight * (a - b) ** 2 / (a + b + GAMMA * abs(a - b) + 0.05)
    assert prior.value(image) == pytest.approx(expected, rel=1e-12)


def test_the_priors_derivatives_are_those_of_its_value() -> None:
    prior, image = small_prior()
    image = image + 0.01
    gradient, curvature = prior.gradient(image), prior.curvature(image)
    step = 1e-4
    for place in [(0, 0, 0), (1, 2, 3), (2, 3, 4), (0, 0, 1)]:
        nudge = torch.zeros_like(image)
        nudge[place] = step
        up, here, down = (prior.value(image + sign * nudge) for sign in (1, 0, -1))
        assert float(gradient[place]) == pytest.approx((up - down) / (2 * step), rel=1e-4, abs=1e-6)
        assert float(curvature[place]) == pytest.approx((up - 2 * here + down) / step**2, rel=1e-2, abs=1e-3)


@needs_numba
@pytest.mark.parametrize("shape", [(3, 20, 37), (1, 9, 40), (5, 1, 33), (4, 30, 1), (1, 1, 1)])
def test_numba_computes_the_priors_derivatives_as_pytorch_does_on_any_threads(shape: tuple[int, int, int]) -> None:
    assert is_sound()
    rng = np.random.default_rng(5)
    image, kappa = (torch.from_numpy(rng.gamma(0.5, 2.0, shape).astype(np.float32)) for _ in range(2))
    image[0, 0, :2] = 0
    plain, quick = (RelativeDifference(SPACING_MM, kappa, 0.05, compiled) for compiled in (False, True))
    for name in ("gradient", "curvature"):
        expected, found = (getattr(one, name)(image) for one in (plain, quick))
        assert float((found - expected).abs().max()) <= 1e-5 * float(expected.abs().max())
        with limited_threads(3):
            assert torch.equal(getattr(quick, name)(image), found)


def test_the_objectives_gradient_is_that_of_its_value(counts: Sinogram, found: Image) -> None:
    problem = Problem(counts, SETTINGS, 16, "auto", "cpu")
    image = torch.from_numpy(found.values) + 100
    direction = torch.from_numpy(np.random.default_rng(0).normal(size=image.shape).astype(np.float32)) * problem.mean
    direction = direction * (problem.sensitivity > 0)
    step = 0.003
    difference = problem.value(image + step * direction) - problem.value(image - step * direction)
    along = float((problem.gradient(image) * direction).sum(dtype=torch.float64))
    assert difference / (2 * step) == pytest.approx(along, rel=2e-2)


def test_it_ends_where_no_voxel_has_a_slope_to_follow(counts: Sinogram, found: Image) -> None:
    problem = Problem(counts, SETTINGS, 16, "auto", "cpu")
    image = torch.from_numpy(found.values)
    gradient = problem.gradient(image)
    scale = float((image * problem.sensitivity).sum())
    assert float((image * gradient).abs().sum()) < 2e-3 * scale
    start = torch.from_numpy(osem(counts).values)
    assert float((start * problem.gradient(start)).abs().sum()) > 20 * float((image * gradient).abs().sum())


def test_no_other_image_at_hand_has_a_lower_objective_and_another_start_ends_there_too(
    counts: Sinogram, found: Image
) -> None:
    problem = Problem(counts, SETTINGS, 16, "auto", "cpu")
    least = problem.value(torch.from_numpy(found.values))
    plain = osem(counts).values
    for width in (0.0, 4.0, 8.0, 12.0):
        assert problem.value(torch.from_numpy(GaussianFilter(counts.grid, width).apply(plain))) > least + 1
    flat = problem.solved(torch.full(found.values.shape, problem.mean) * (problem.sensitivity > 0))
    assert problem.value(torch.from_numpy(flat)) == pytest.approx(least, rel=1e-4)
    assert np.linalg.norm(flat - found.values) < 0.02 * np.linalg.norm(found.values)


def test_activity_comes_back_behind_attenuation_and_background() -> None:
    image = rdp(stacked(measured_disc(1.0), 2), RdpSettings(0.01))
    inside = image.values[:, within(DISC, image.grid, 0.7)]
    assert inside.mean() == pytest.approx(ACTIVITY_BQML, rel=0.01)
    assert image.values.min() >= 0


def test_the_same_strength_means_the_same_in_any_unit(counts: Sinogram, found: Image) -> None:
    in_kilobecquerel = rdp(replace(counts, calibration=counts.calibration * 1000), SETTINGS)
    apart = in_kilobecquerel.values * 1000 - found.values
    assert np.linalg.norm(apart) < 0.01 * np.linalg.norm(found.values)


def test_a_stronger_prior_is_smoother_and_neighbouring_slices_help(counts: Sinogram, found: Image) -> None:
    inside = within(DISC, counts.grid, 0.7)

    def noise(values: np.ndarray) -> float:
        return float(values[:, inside].std())

    assert noise(rdp(counts, RdpSettings(0.1)).values) < 0.7 * noise(found.values)
    alone = np.concatenate([rdp(counts.slices(k, k + 1), SETTINGS).values for k in range(3)])
    assert noise(found.values) < 0.9 * noise(alone)


def test_slices_without_counts_stay_empty(counts: Sinogram) -> None:
    nothing = replace(counts, values=np.zeros_like(counts.values))
    assert not rdp(nothing, SETTINGS).values.any()


def test_it_can_be_stopped_at_each_iteration(counts: Sinogram) -> None:
    heard = []

    def stop(done: int, total: int) -> None:
        heard.append((done, total))
        if done == 3:
            raise Cancelled("the job was cancelled.")

    with pytest.raises(Cancelled):
        rdp(counts, SETTINGS, on_batch=stop)
    assert [done for done, _ in heard] == [1, 2, 3]


def test_projected_images_and_strengths_out_of_range_are_refused() -> None:
    grid = ImageGrid((96, 96, 1), (4.0, 4.0, 4.0))
    with pytest.raises(InputError, match="weighs measured counts"):
        rdp(lines(np.ones((1, 96, 96)), grid), SETTINGS)
    for beta in (0.0, -1.0, 2.0, math.nan):
        with pytest.raises(InputError, match=r"choose a beta from 0\.0001 to 1"):
            RdpSettings(beta)
    with pytest.raises(InputError, match="a beta belongs to the reconstruction rdp"):
        check_reconstruction(ReconstructionSettings(beta=0.02))


def test_the_command_reconstructs_with_it_and_records_its_strength(tmp_path) -> None:
    case = small_case(tmp_path)
    done(
        "restore",
        case,
        "--drf",
        4,
        "--method",
        "osem",
        "--reconstruction",
        "rdp",
        "--beta",
        0.05,
        "--out",
        tmp_path / "o",
    )
    made = json.loads((tmp_path / "o" / "run.json").read_text())["reconstruction"]
    assert (made["method"], made["beta"]) == ("rdp", 0.05)
    refused = redpet("restore", tmp_path / "body.npy", "--reconstruction", "rdp", "--out", tmp_path / "p")
    assert refused.returncode == 1
    assert "weighs measured counts" in refused.stderr


def test_a_few_steps_from_another_image_end_near_to_it(counts: Sinogram, found: Image) -> None:
    start = replace(found, values=GaussianFilter(counts.grid, 8.0).apply(osem(counts).values))
    heard: list[tuple[int, int]] = []
    near = rdp_near(counts, start, SETTINGS.beta, on_batch=lambda done, total: heard.append((done, total)))
    apart = [np.linalg.norm(one - found.values) / np.linalg.norm(found.values) for one in (start.values, near)]
    assert apart[1] < min(0.1, 0.5 * apart[0])
    problem = Problem(counts, SETTINGS, 16, "auto", "cpu")
    objectives = [problem.value(torch.from_numpy(one)) for one in (start.values, near, found.values)]
    assert objectives[0] - objectives[2] > 4 * (objectives[1] - objectives[2])
    assert near.min() >= 0
    assert heard[-1] == (ITERATIONS, ITERATIONS)


def test_steps_from_an_image_of_nothing_or_towards_no_counts_leave_it(counts: Sinogram, found: Image) -> None:
    nothing = replace(found, values=np.zeros_like(found.values))
    np.testing.assert_array_equal(rdp_near(counts, nothing, 0.02), nothing.values)
    silent = replace(counts, values=np.zeros_like(counts.values))
    np.testing.assert_array_equal(rdp_near(silent, found, 0.02), found.values)
