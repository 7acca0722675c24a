"""What stays of the low dose: strength, what is given back, a protected region, and the map of what was removed."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from command_line import done

import redpet as public
from redpet import cli
from redpet.case import BQML, Case, DoseLevel, Image, ImageGrid, Kind
from redpet.case.geometry import geometry_for_image
from redpet.case.nifti import write_nifti
from redpet.case.storage import read_image, write_case, write_image
from redpet.errors import InputError
from redpet.jobs.consistency import weight_found
from redpet.jobs.removed import REMOVED_UNIT
from redpet.machine.devices import Compute
from redpet.phantoms.painting import WATER, Ellipsoid, paint
from redpet.projection.dose import project, simulate_counts, thin
from redpet.reconstruction.consistency import consistent, deviance
from redpet.reconstruction.filters import GaussianFilter
from redpet.reconstruction.osem import osem
from redpet.reconstruction.rdp_near import rdp_near
from redpet.reconstruction.residual import correction
from redpet.restoration.image_stage import STAGE_OSEM, corrected
from redpet.restoration.keeping import FILTER_MM, RIM_MM, suited_beta, suited_share
from redpet.restoration.model_file import default_model_path, load_model
from redpet.restoration.restorer import restore_sinogram

GRID = ImageGrid((96, 96, 8), (3.5, 3.5, 3.5))
ACTIVITY = 4000.0
BODY = Ellipsoid((0, 0, 0), (1e4, 100, 140), ACTIVITY, WATER)
SPHERES = [
    Ellipsoid((0.0, 40 * np.sin(angle), 80 * np.cos(angle)), (5, 5, 5), 4 * ACTIVITY, WATER)
    for angle in np.linspace(0, 2 * np.pi, 6, endpoint=False)
]
DRF = 20.0


@cache
def truth() -> Image:
    """A large body with six spheres of 10 mm that take up four times what surrounds them."""
    return Image(paint([BODY, *SPHERES], GRID)[0], GRID, BQML)


@cache
def flat() -> Image:
    """The same without spheres."""
    return Image(paint([BODY], GRID)[0], GRID, BQML)


@cache
def level(of=truth) -> DoseLevel:
    """Its counts at DRF 20, so few that the default model takes spheres for noise."""
    lines = project(of(), geometry_for_image(of()))
    survival = np.exp(-project(Image(paint([BODY], GRID)[1], GRID, "1/mm"), lines.geometry).values)
    rng = np.random.default_rng(3)
    full = simulate_counts(lines, rng, counts_per_slice=1.5e6, attenuation=survival)
    return DoseLevel(DRF, thin(full, DRF, rng))


def restore(low, **asked):
    """The networks alone, unless something is given back."""
    return public.restore(low, **({"give_back": 0.0} | asked))


@cache
def at(strength: float, give_back: float | str = 0.0):
    return restore(level(), strength=strength, give_back=give_back)


def low_dose(fwhm_mm: float, of=truth) -> np.ndarray:
    return GaussianFilter(GRID, fwhm_mm).apply(osem(level(of).sinogram, STAGE_OSEM).values)


def spheres() -> np.ndarray:
    return truth().values > 3.2 * ACTIVITY


def background() -> np.ndarray:
    """The inner body, so far from the spheres that a filter does not reach them."""
    inside = paint([replace(BODY, half_mm=(1e4, 85, 125))], GRID)[0] > 0.99 * ACTIVITY
    around = paint([replace(one, half_mm=(15, 15, 15)) for one in SPHERES], GRID)[0] > 0
    return inside & ~around


def recovery(image: Image) -> float:
    around = float(image.values[background()].mean())
    return (float(image.values[spheres()].mean()) / around - 1) / (
        float(truth().values[spheres()].mean()) / ACTIVITY - 1
    )


def test_the_whole_strength_is_the_restoration_to_the_bit():
    model, low = load_model(default_model_path()), level().sinogram
    restored = osem(restore_sinogram(low, model).sinogram, STAGE_OSEM)
    wanted = corrected(osem(low, STAGE_OSEM), restored, model.variant_serving(low))
    np.testing.assert_array_equal(at(100.0).restored.image.values, wanted.values)
    assert at(100.0).method == "RED-NS+"


def test_by_itself_a_share_comes_back_of_what_the_counts_hold_as_a_filter_and_a_prior_leave_it():
    networks = at(100.0).restored.image
    filtered = GaussianFilter(GRID, FILTER_MM).apply(correction(level().sinogram, networks))
    by_prior = rdp_near(level().sinogram, networks, 0.03) - networks.values
    wanted = (networks.values + 0.8 * (filtered + 2 * by_prior) / 3).clip(0)
    default = public.restore(level())
    np.testing.assert_allclose(default.restored.image.values, wanted, rtol=1e-4, atol=0.1)
    assert default.method == "RED-NS+, 80 % given back"
    assert default.record["given_back"] == 80
    assert recovery(default.restored.image) > recovery(networks) + 0.05


@pytest.mark.parametrize(("drf", "percent"), [(1, 50), (4, 50), (20, 80), (100, 80), (400, 80), (None, 80)])
def test_the_share_that_is_given_back_goes_by_the_dose_and_images_have_none(drf, percent):
    assert suited_share(Kind.MEASURED, drf) == pytest.approx(percent)
    assert suited_share(Kind.REPROJECTED, drf) == 0


def test_between_two_doses_share_and_prior_lie_between_theirs():
    assert suited_share(Kind.MEASURED, np.sqrt(4 * 20)) == pytest.approx(65)
    assert suited_share(Kind.MEASURED, 10) == 67
    assert suited_beta(np.sqrt(4 * 20)) == pytest.approx(np.sqrt(0.01 * 0.03))
    assert suited_beta(None) == suited_beta(20.0) == pytest.approx(0.03)


def test_by_itself_nothing_comes_back_of_another_method_and_of_another_reconstruction():
    for asked in ({"method": "image-unet"}, {"reconstruction": "fbp"}, {"method": "osem"}):
        assert public.restore(level(), slices=(3, 5), **asked).record["given_back"] == 0


def test_what_a_person_gives_back_of_an_image_is_that_share_of_what_was_given():
    given = DoseLevel(DRF, image=Image(low_dose(5.0), GRID, BQML))
    shares = (0, 50, 100, "auto")
    none, half, whole, auto = (restore(given, give_back=one, slices=(3, 5)).restored.image for one in shares)
    np.testing.assert_allclose(half.values, (none.values + given.image.values[3:5]) / 2, rtol=1e-3, atol=1.0)
    np.testing.assert_allclose(whole.values, given.image.values[3:5], rtol=1e-3, atol=1.0)
    np.testing.assert_array_equal(auto.values, none.values)


def test_the_strength_is_the_share_of_the_restored_image_beside_the_filtered_low_dose():
    low, restored = low_dose(FILTER_MM), at(100.0).restored.image.values
    np.testing.assert_allclose(at(0.0).restored.image.values, low, rtol=1e-5, atol=1e-2)
    np.testing.assert_allclose(at(30.0).restored.image.values, 0.7 * low + 0.3 * restored, rtol=1e-4, atol=0.1)
    assert at(30.0).method == "RED-NS+ at 30 %"
    np.testing.assert_array_equal(at(30.0).restored.sinogram.values, at(100.0).restored.sinogram.values)


def test_with_a_filter_of_the_users_the_low_dose_that_stays_is_the_one_that_is_shown():
    none = restore(level(), strength=0, post_filter_mm=4.0)
    np.testing.assert_allclose(none.restored.image.values, none.low.image.values, rtol=1e-5, atol=1e-2)


def test_an_image_that_was_given_stays_as_it_was_given():
    given = DoseLevel(DRF, image=Image(low_dose(5.0), GRID, BQML))
    none = restore(given, strength=0, slices=(2, 4))
    np.testing.assert_array_equal(none.restored.image.values, given.image.values[2:4])


def test_of_an_image_whose_dose_nobody_says_half_is_kept_and_the_warning_says_so():
    given = Image(low_dose(5.0), GRID, BQML)
    unsaid, full = (restore(DoseLevel(drf, image=given), slices=(3, 5)) for drf in (None, 1.0))
    assert any("the dose of the image is not said, so 50 % of it was kept" in one for one in unsaid.warnings)
    assert not any("not said" in one for one in full.warnings)
    halfway = (given.values[3:5] + full.restored.image.values) / 2
    np.testing.assert_allclose(unsaid.restored.image.values, halfway, rtol=1e-3, atol=1.0)


def test_some_slices_keep_what_the_whole_keeps():
    part = restore(level(), strength=30.0, slices=(3, 5))
    np.testing.assert_allclose(part.restored.image.values, at(30.0).restored.image.values[3:5], rtol=1e-3, atol=1.0)


def test_an_empty_region_changes_nothing():
    empty = restore(level(), protect=np.zeros(GRID.shape, bool))
    np.testing.assert_array_equal(empty.restored.image.values, at(100.0).restored.image.values)


def test_a_sphere_in_the_region_gains_a_tenth_of_its_contrast_and_nothing_changes_far_from_it():
    kept = restore(level(), protect=spheres())
    assert recovery(kept.restored.image) > recovery(at(100.0).restored.image) + 0.1
    more = restore(level(), protect=spheres(), give_back=50)
    np.testing.assert_allclose(more.restored.image.values[spheres()], kept.restored.image.values[spheres()], rtol=1e-4)
    far = paint([replace(one, half_mm=(5 + RIM_MM + 5,) * 3) for one in SPHERES], GRID)[0] == 0
    np.testing.assert_array_equal(kept.restored.image.values[far], at(100.0).restored.image.values[far])


def test_a_region_on_flat_background_keeps_its_mean_and_gains_no_structure():
    """What is given back is the noise of the filtered low dose, within the deviations of so many voxels."""
    region = paint([replace(BODY, half_mm=(1e4, 60, 80))], GRID)[0] > 0.99 * ACTIVITY
    restored = restore(level(flat)).restored.image.values
    kept = restore(level(flat), protect=region).restored.image.values
    assert kept[region].mean() == pytest.approx(restored[region].mean(), rel=0.02)
    given_back = kept[region] - restored[region]
    assert np.abs(given_back).max() < 5 * given_back.std()
    assert given_back.std() < 1.05 * low_dose(FILTER_MM, flat)[region].std()


def test_the_map_of_what_was_removed_is_noise_where_there_was_nothing_and_shows_the_spheres_that_were_taken():
    removed = at(100.0).removed
    assert (removed.grid, removed.unit) == (GRID, REMOVED_UNIT)
    assert removed.values[background()].std() == pytest.approx(1, abs=0.2)
    assert abs(removed.values[background()].mean()) < 0.2
    at_spheres = [removed.values[paint([one], GRID)[0] > 0.5 * ACTIVITY].max() for one in SPHERES]
    assert sum(found > 3 for found in at_spheres) >= 3
    assert not at(0.0).removed.values.any()
    spread = at(30.0).removed.values[background()].std()
    assert spread == pytest.approx(0.3 * removed.values[background()].std(), rel=0.05)
    assert at(100.0, "auto").removed.values[background()].std() < 0.9 * removed.values[background()].std()


def test_the_map_of_an_image_without_counts_goes_by_the_difference_itself():
    given = DoseLevel(DRF, image=Image(low_dose(5.0), GRID, BQML))
    removed = restore(given).removed
    assert removed.values[background()].std() == pytest.approx(1, abs=0.2)


def missing_spheres(of: Image) -> Image:
    return replace(of, values=np.where(of.values > ACTIVITY, np.float32(ACTIVITY), of.values))


def test_the_data_consistent_step_is_closed_between_the_restored_image_and_em():
    """At 0 it is the restored image, and the more weight it has the better the counts fit, up to a pass of EM."""
    counts, image = level().sinogram, missing_spheres(truth())
    np.testing.assert_array_equal(consistent(counts, image, 0.0).values, image.values)
    barely, half, em = (consistent(counts, image, weight).values for weight in (1e-4, 0.5, 1.0))
    seen = background()
    np.testing.assert_allclose(barely[seen], image.values[seen], rtol=1e-2)
    changes = [float(np.abs(one - image.values)[seen].mean()) for one in (barely, half, em)]
    assert changes[0] < changes[1] < changes[2]
    misfits = [deviance(counts, one) for one in (image, replace(image, values=half), replace(image, values=em))]
    assert misfits[0] > misfits[1] > misfits[2]


def test_the_weight_is_found_without_a_truth_where_something_is_missing_and_is_small_where_nothing_is():
    rng = np.random.default_rng(1)
    many = simulate_counts(project(truth(), geometry_for_image(truth())), rng, counts_per_slice=5e6)
    compute = Compute("cpu")
    assert weight_found(many, missing_spheres(truth()), 0.0, compute) >= 0.2
    assert weight_found(level().sinogram, truth(), 0.0, compute) <= 0.05


def test_the_step_goes_by_its_name_into_the_result_and_needs_counts():
    moved = restore(level(), consistency=0.3, slices=(3, 5))
    assert moved.method == "RED-NS+, data-consistent"
    plain = restore(level(), slices=(3, 5)).restored.image.values
    change = np.abs(moved.restored.image.values - plain)[background()[3:5]].mean() / plain.mean()
    assert 0.001 < change < 0.2
    with pytest.raises(InputError, match="the data-consistent step weighs measured counts, and this input is an image"):
        restore(DoseLevel(DRF, image=Image(low_dose(5.0), GRID, BQML)), consistency="auto")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case and its region as files."""
    place = tmp_path_factory.mktemp("keeping")
    (place / "case").mkdir()
    write_case(Case("body", (level(),)), place / "case")
    region = Image(spheres().astype(np.float32), GRID, "1")
    write_image(region, place / "region.nrrd")
    write_nifti(region, place / "region.nii.gz")
    write_image(Image(region.values[:, 1:], ImageGrid((96, 95, 8), GRID.spacing_mm), "1"), place / "other.nrrd")
    return place


@pytest.mark.parametrize("name", ["region.nrrd", "region.nii.gz"])
def test_the_command_takes_the_region_from_a_file_and_records_what_it_kept(folder, tmp_path, name):
    options = ("--drf", DRF, "--strength", 60, "--give-back", "auto", "--protect", folder / name, "--slices", "3:5")
    done("restore", folder / "case", *options, "--out", tmp_path / "out")
    wanted = restore(level(), strength=60, give_back="auto", protect=spheres(), slices=(3, 5))
    found = read_image(tmp_path / "out" / "images" / "restored.nrrd").values
    np.testing.assert_allclose(found, wanted.restored.image.values, rtol=1e-5)
    found = read_image(tmp_path / "out" / "images" / "removed.nrrd")
    np.testing.assert_allclose(found.values, wanted.removed.values, rtol=1e-3, atol=1e-3)
    run = json.loads((tmp_path / "out" / "run.json").read_text())
    assert (run["method"], run["strength"]) == ("RED-NS+ at 60 %, 80 % given back, a region protected", 60)
    assert run["given_back"] == 80
    assert run["protected_ml"] == pytest.approx(spheres().sum() * GRID.voxel_ml)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--strength", 101), "a strength of 101 % is not possible: choose one from 0 to 100"),
        (("--strength", "nan"), "a strength of nan % is not possible"),
        (("--strength", 50, "--method", "osem"), "the method osem restores nothing: leave out strength, give-back"),
        (("--give-back", 101), "to give back 101 % is not possible: choose 0 to 100, or auto"),
        (("--give-back", 50, "--method", "osem"), "the method osem restores nothing"),
        (("--consistency", 2), "a consistency of 2 is not possible: choose one from 0 to 1, or auto"),
        (("--protect", "region.nrrd", "--method", "osem"), "the method osem restores nothing"),
        (("--protect", "other.nrrd"), "other.nrrd does not lie on the grid of the input"),
        (("--protect", "nowhere.nrrd"), "nowhere.nrrd does not exist"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_name(folder, tmp_path, capsys, options, told):
    options = [folder / one if str(one).endswith("nrrd") else one for one in options]
    arguments = ("restore", folder / "case", "--drf", DRF, *options, "--out", tmp_path / "out")
    assert cli.main([str(one) for one in arguments]) == 1
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_removed_where_nothing_is_restored():
    assert restore(level(), method="osem", iterations=1).removed is None
    with pytest.raises(InputError, match="has the shape"):
        restore(level(), protect=np.zeros((2, 2, 2), bool))
