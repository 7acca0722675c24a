"""The image stage: what it sees, what it adds, and when a restoration leaves it out."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from redpet.case import BQML, Case, DoseLevel, Image, ImageGrid, Kind
from redpet.case.geometry import geometry_for_image
from redpet.case.storage import read_image, write_case
from redpet.errors import InputError
from redpet.jobs.restore import RestoreJob, restore
from redpet.machine.decoding import gathered
from redpet.phantoms.painting import WATER, Ellipsoid, paint
from redpet.projection.dose import project, simulate_counts, thin
from redpet.readers import read_input
from redpet.reconstruction.osem import OsemSettings, osem
from redpet.restoration.image_stage import channels, correct, corrected, filtered, kept_share, local_noise, stage_input
from redpet.restoration.methods import IMAGE, IMAGE_UNET, NOISE_STANDARDISED, REN
from redpet.restoration.model_file import ImageRecipe, ModelFile, Recipe, load_model, save_model
from redpet.restoration.network import NetworkConfig, SinogramUNet
from redpet.restoration.restorer import restore_sinogram

REN_NETWORK = NetworkConfig(8, (1, 2), 5, attention=False, expansion=1, kernel=3)
NETWORK = NetworkConfig(8, (1, 2), channels(1), attention=False, expansion=1, kernel=3, time=False)
OSEM = OsemSettings(2, 8)
SETTINGS = {"iterations": 2, "subsets": 8, "device": "cpu"}


@pytest.fixture(scope="module")
def rng():
    return np.random.default_rng(0)


@pytest.fixture(scope="module")
def case_folder(tmp_path_factory) -> Path:
    """A cylinder of seven slices at full dose and DRF 4."""
    grid = ImageGrid((32, 32, 7), (4.0, 4.0, 4.0))
    activity, _ = paint(
        [Ellipsoid((0, 0, 0), (1e4, 45, 50), 1000.0, WATER), Ellipsoid((0, 10, 10), (12, 12, 12), 5000.0, WATER)], grid
    )
    truth = Image(activity, grid, BQML)
    rng = np.random.default_rng(1)
    full = simulate_counts(project(truth, geometry_for_image(truth)), rng, counts_per_slice=1e5)
    folder = tmp_path_factory.mktemp("case") / "case"
    folder.mkdir()
    write_case(Case("cylinder", (DoseLevel(1.0, full), DoseLevel(4.0, thin(full, 4, rng))), truth), folder)
    return folder


def model_at(
    path: Path, stages: tuple[str, ...] = (REN,), method: str = "red", neighbours: int = 1, unet_share: float = 0.0
) -> Path:
    """A model of random weights with an image stage."""
    torch.manual_seed(0)
    image_network = replace(NETWORK, in_channels=channels(neighbours))
    recipe = Recipe(
        (Kind.MEASURED, Kind.REPROJECTED),
        NOISE_STANDARDISED,
        REN_NETWORK if stages else image_network,
        stages,
        neighbours=1 if stages else 0,
        method=method,
        image=ImageRecipe(image_network, neighbours, OSEM, unet_share),
    )
    weights = {stage: SinogramUNet(network).state_dict() for stage, network in recipe.networks.items()}
    save_model(path, {"both": recipe}, {"both": weights}, "# Card\n")
    return path


def restored(**fields: object) -> Path:
    """The output folder of a restoration with the fields of its job file, by few iterations where none are named.

    It is that of the networks alone.
    """
    return restore(gathered(RestoreJob, SETTINGS | {"give_back": 0.0} | fields))


@pytest.fixture
def model(tmp_path) -> ModelFile:
    return load_model(model_at(tmp_path / "model.safetensors"))


def images(rng, n_slices: int = 5):
    truth = np.zeros((n_slices, 24, 20), np.float32)
    truth[:, 4:20, 4:16] = 100
    restored = truth + rng.normal(0, 1, truth.shape).astype(np.float32) * (truth > 0)
    return (restored + rng.normal(0, 10, truth.shape) * (truth > 0)).astype(np.float32), restored.astype(np.float32)


def test_the_local_noise_is_what_the_restoration_took_away(rng):
    given, restored = images(rng)
    noise = local_noise(given, restored)
    assert noise.deviation[:, 12, 10].mean() == pytest.approx(10, rel=0.2)
    assert noise.mean[:, 12, 10].mean() == pytest.approx(100, rel=0.2)


def test_a_network_that_says_nothing_leaves_the_restored_image_as_it_is(rng):
    given, restored = images(rng)
    silent = SinogramUNet(replace(NETWORK, zero_last=True)).eval()
    assert correct(given, restored, silent, 1) == pytest.approx(restored.clip(0))


def test_the_correction_has_the_images_unit(rng, model):
    given, restored = images(rng)
    network = model.variants["both"].networks[IMAGE]
    once, thousandfold = (correct(f * given, f * restored, network, 1) for f in (np.float32(1), np.float32(1000)))
    assert np.abs(once - restored.clip(0)).max() > 0.1
    assert thousandfold == pytest.approx(1000 * once, rel=1e-3, abs=1)


def test_a_slice_is_corrected_alike_whatever_lies_beyond_its_neighbours(rng, model):
    given, restored = images(rng, 7)
    network = model.variants["both"].networks[IMAGE]
    whole, part = correct(given, restored, network, 1), correct(given[2:5], restored[2:5], network, 1)
    assert part[1] == pytest.approx(whole[3], rel=1e-4, abs=1e-3)
    assert not np.allclose(part[0], whole[2], rtol=1e-4, atol=1e-3)


def test_the_network_sees_both_images_and_their_neighbours(rng):
    stack = torch.from_numpy(rng.random((2, 5, 8, 8), dtype=np.float32))
    one = torch.ones(2, 1, 8, 8)
    assert stage_input(stack, 2 * stack, one, one, one[:, :, :1, :1]).shape == (2, channels(2), 8, 8)


def test_a_slice_without_activity_stays_without(rng, model):
    given, restored = images(rng)
    given[2], restored[2] = 0, 0
    result = correct(given, restored, model.variants["both"].networks[IMAGE], 1)
    assert not result[2].any()
    assert np.isfinite(result).all()


def test_a_restoration_corrects_the_image_of_the_restored_sinogram(case_folder, tmp_path):
    path = model_at(tmp_path / "model.safetensors")
    out = restored(input=case_folder, out=tmp_path / "out", drf=4, model=path)
    model = load_model(path)
    case = low_sinogram(case_folder)
    image = osem(restore_sinogram(case, model).sinogram, OSEM)
    wanted = corrected(osem(case, OSEM), image, model.variants["both"])
    assert read_image(out / "images" / "restored.nrrd").values == pytest.approx(wanted.values, rel=1e-4, abs=1e-2)
    run = json.loads((out / "run.json").read_text())
    assert (run["method"], run["image_stage"]) == ("RED-NS+", True)


def low_sinogram(case_folder: Path):
    """The low-dose sinogram of the case."""
    return next(level.sinogram for level in read_input(case_folder).levels if level.drf == 4)


def test_some_slices_are_corrected_as_in_the_whole_and_filtered_afterwards(case_folder, tmp_path):
    path = model_at(tmp_path / "model.safetensors", neighbours=2)
    job = {"input": case_folder, "drf": 4, "model": path}
    whole = read_image(restored(**job, out=tmp_path / "whole") / "images" / "restored.nrrd").values
    some = read_image(
        restored(**job, out=tmp_path / "some", slices=(3, 5), preview=tmp_path / "preview.png")
        / "images"
        / "restored.nrrd"
    )
    assert some.values == pytest.approx(whole[3:5], rel=1e-3, abs=1)
    assert (tmp_path / "preview.png").is_file()
    smooth = read_image(restored(**job, out=tmp_path / "smooth", post_filter_mm=12.0) / "images" / "restored.nrrd")
    assert smooth.values.std() < whole.std()


@pytest.mark.parametrize("otherwise", [{"reconstruction": "fbp"}, {"iterations": 3}, {"psf_mm": 4.0}])
def test_images_that_are_made_otherwise_are_not_corrected_and_the_run_says_so(case_folder, tmp_path, otherwise):
    path = model_at(tmp_path / "model.safetensors")
    out = restored(input=case_folder, out=tmp_path / "out", drf=4, model=path, **otherwise)
    run = json.loads((out / "run.json").read_text())
    assert (run["method"], run["image_stage"]) == ("RED-NS", False)
    assert any("image stage was left out" in warning for warning in run["warnings"])


def test_the_image_unet_leaves_the_sinogram_and_starts_from_the_filtered_image(case_folder, tmp_path):
    path = model_at(tmp_path / "unet.safetensors", (), IMAGE_UNET)
    job = {"input": case_folder, "drf": 4, "method": IMAGE_UNET, "model": path}
    out = restored(**job, out=tmp_path / "out")
    low = osem(low_sinogram(case_folder), OSEM).values
    network = load_model(path).variants["both"].networks[IMAGE]
    wanted = correct(low, filtered(low), network, 1)
    assert read_image(out / "images" / "restored.nrrd").values == pytest.approx(wanted, rel=1e-4, abs=1e-2)
    assert json.loads((out / "run.json").read_text())["method"] == "Image U-Net"
    with pytest.raises(InputError, match="trained on OSEM of 2 iterations and 8 subsets"):
        restored(**job, out=tmp_path / "other", iterations=3)


def test_a_model_of_nothing_or_with_negative_neighbours_is_refused():
    with pytest.raises(InputError, match="negative number of neighbours"):
        ImageRecipe(NETWORK, -1, OSEM)
    with pytest.raises(InputError, match="needs a kind of sinogram"):
        Recipe((Kind.MEASURED,), NOISE_STANDARDISED, NETWORK, (), method=IMAGE_UNET)


@pytest.mark.parametrize(
    ("kind", "drf", "share"),
    [
        (Kind.REPROJECTED, 4, 0.25),
        (Kind.REPROJECTED, 20, 0.05),
        (Kind.REPROJECTED, 2, 0.25),
        (Kind.REPROJECTED, 1, 0),
        (Kind.REPROJECTED, None, 0.5),
        (Kind.MEASURED, 4, 0),
    ],
)
def test_a_re_projected_image_keeps_the_share_of_the_full_dose_that_it_is(rng, model, kind, drf, share):
    assert kept_share(kind, drf) == share
    grid = ImageGrid((20, 24, 5), (2.0, 2.0, 2.0))
    given, restored = (Image(values, grid, BQML) for values in images(rng))
    without, kept = (corrected(given, restored, model.variants["both"], one).values for one in (0.0, share))
    assert kept == pytest.approx((1 - share) * without + share * given.values, rel=1e-4, abs=1e-3)


def test_an_image_unet_beside_the_stage_has_its_share_in_the_result(rng, tmp_path):
    grid = ImageGrid((20, 24, 5), (2.0, 2.0, 2.0))
    given, restored = (Image(values, grid, BQML) for values in images(rng))
    both = load_model(model_at(tmp_path / "both.safetensors", unet_share=0.25)).variants["both"]
    seen = []
    found = corrected(given, restored, both, on_step=lambda step, steps: seen.append((step, steps))).values
    alone = correct(given.values, restored.values, both.networks[IMAGE], 1)
    unet = correct(given.values, filtered(given.values), both.networks[IMAGE_UNET], 1)
    assert found == pytest.approx(0.75 * alone + 0.25 * unet, rel=1e-4, abs=1e-3)
    assert not np.allclose(alone, unet, rtol=1e-3)
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]
    with pytest.raises(InputError, match="share of an image U-Net"):
        ImageRecipe(NETWORK, 1, OSEM, unet_share=1.0)
