"""The training of the image stage: volumes kept on disk, a run that goes on to the bit, a model file at the end."""

import json
from dataclasses import replace

import msgspec
import numpy as np
import pytest
import torch
from small_image_training import config_for
from small_training import rows, stopping_at

from redpet.case import Kind
from redpet.errors import Cancelled, InputError
from redpet.restoration import image_unet
from redpet.restoration.image_stage import channels
from redpet.restoration.losses import observed
from redpet.restoration.methods import DCDM, DTM, IMAGE, IMAGE_UNET
from redpet.restoration.model_file import default_model_path, load_model
from redpet.restoration.network import SinogramUNet
from redpet.training.image_config import load_image_config
from redpet.training.image_crops import crops, prepared
from redpet.training.image_run import train_image_command
from redpet.training.image_samples import is_textured, kept_volumes, make_image_volume, small_lesions
from redpet.training.image_training import network_of, read_image_checkpoint, train_image

BOTH = pytest.mark.parametrize("kind", list(Kind), ids=str)


@pytest.fixture(scope="module")
def red():
    return load_model(default_model_path())


@BOTH
def test_a_volume_is_named_by_its_config_and_number(red, tmp_path, kind):
    config = config_for(tmp_path, kind=kind)
    one, again, other = (make_image_volume(config, number, red) for number in (0, 0, 1))
    for name in ("given", "restored", "truth", "lesions"):
        assert np.array_equal(getattr(one, name), getattr(again, name))
    assert not np.array_equal(one.truth, other.truth)
    assert one.given.mean() == pytest.approx(1, rel=1e-4)
    assert one.truth.mean() == pytest.approx(1, rel=0.2)


def test_volumes_are_made_once_and_those_of_another_training_are_refused(red, tmp_path):
    config = config_for(tmp_path)
    made = kept_volumes(config, red)
    files = sorted((tmp_path / "volumes").glob("*.npz"))
    times = [file.stat().st_mtime_ns for file in files]
    kept = kept_volumes(config, red)
    assert len(made) == len(files) == 4
    assert [file.stat().st_mtime_ns for file in files] == times
    assert all(np.array_equal(a.given, b.given) for a, b in zip(made, kept, strict=True))
    with pytest.raises(InputError, match="volumes of another training"):
        kept_volumes(msgspec.structs.replace(config, volume_seed=12), red)
    files[1].write_bytes(b"torn")
    with pytest.raises(InputError, match=r"00001\.npz is not a volume"):
        kept_volumes(config, red)


def test_small_hot_things_are_lesions_and_large_or_cold_ones_are_not():
    activity = np.ones((1, 64, 64), np.float32)
    activity[0, 10:13, 10:13] = 4
    activity[0, 30:56, 30:56] = 4
    activity[0, 10:13, 40:43] = 0
    found = small_lesions(activity, pixel_mm=3.0)
    assert found[0, 9:14, 9:14].all()
    assert not found[0, 40:50, 40:50].any()
    assert not found[0, 8:16, 38:46].any()


def test_the_loss_weighs_lesions_more_and_the_restored_image_as_one(red, tmp_path):
    volume = make_image_volume(config_for(tmp_path), 0, red)
    plain, weighted = (prepared(volume, IMAGE, weight) for weight in (0.0, 2.0))
    assert np.mean(plain.weight * (volume.restored - volume.truth) ** 2) == pytest.approx(1, rel=1e-3)
    assert weighted.weight[volume.lesions] == pytest.approx(3 * plain.weight[volume.lesions], rel=1e-5)
    assert np.array_equal(weighted.weight[~volume.lesions], plain.weight[~volume.lesions])


def test_an_observer_sees_no_constant_all_of_white_noise_and_a_blob_where_it_is():
    assert observed(torch.ones(1, 1, 64, 64))[..., 9:-9, 9:-9].abs().max() < 1e-5
    noise = torch.randn(4, 1, 96, 96, generator=torch.Generator().manual_seed(0))
    seen = observed(noise)[..., 9:-9, 9:-9]
    assert seen.square().mean(dim=(0, 2, 3)).numpy() == pytest.approx(1, rel=0.05)
    blob = torch.zeros(1, 1, 32, 32)
    blob[0, 0, 15:18, 11:14] = 1
    for channel in observed(blob)[0]:
        assert divmod(int(channel.argmax()), 32) == (16, 12)


def test_an_observer_in_the_loss_weighs_what_its_channels_see_of_the_error(red, tmp_path):
    config = config_for(tmp_path)
    volume = prepared(make_image_volume(config, 0, red), IMAGE, 2.0)
    task = crops([volume], config, np.random.default_rng(0), torch.device("cpu"))
    network = SinogramUNet(network_of(config))  # its last layer is zero: the error is that of the restored image
    error = task.base - task.truth
    blind, seeing = (float(image_unet.loss(network, replace(task, observer=weight)).detach()) for weight in (0.0, 0.5))
    assert blind == pytest.approx(float((task.weight * error.square()).mean()))
    assert seeing == pytest.approx(blind + 0.5 * float((task.weight * observed(error).square()).mean()), rel=1e-5)


def test_volumes_of_textured_tissue_lie_before_the_scans_and_among_those_to_validate_with(red, tmp_path):
    config = config_for(tmp_path, validation_volumes=4, volumes=6, textured=2, scans=1)
    assert [is_textured(config, number) for number in range(10)] == [
        *(False, True, False, True), *(False, False, False), True, True, False,
    ]  # fmt: skip
    assert not any(is_textured(config_for(tmp_path), number) for number in range(4))
    assert len(kept_volumes(config, red)) == 10
    for change in ({"textured": 0}, {"textured": 3}, {"validation_volumes": 3, "volumes": 7}):
        with pytest.raises(InputError, match="volumes of another training"):
            kept_volumes(msgspec.structs.replace(config, **change), red)


@pytest.mark.parametrize("stage", [IMAGE, IMAGE_UNET, DTM, DCDM])
def test_a_training_that_was_stopped_ends_as_if_it_had_not_been(red, tmp_path, stage):
    config = config_for(tmp_path / "whole", shards=tmp_path / "volumes")
    cut = msgspec.structs.replace(config, out=tmp_path / "cut")
    volumes = kept_volumes(config, red)
    train_image(stage, config, volumes[1:], volumes[:1])
    with pytest.raises(Cancelled):
        train_image(stage, cut, volumes[1:], volumes[:1], stopping_at(3))
    train_image(stage, cut, volumes[1:], volumes[:1])
    for name in ("best", "last"):
        (_, first), (_, second) = (
            read_image_checkpoint(one.out / f"{stage}-{name}.pt", stage) for one in (config, cut)
        )
        assert (first["step"], first["best"]) == (second["step"], second["best"])
        assert all(torch.equal(value, second["average"][key]) for key, value in first["average"].items())
    assert (config.out / f"{stage}.csv").read_text() == (cut.out / f"{stage}.csv").read_text()
    with pytest.raises(InputError, match="another lesion_weight"):
        train_image(stage, msgspec.structs.replace(cut, lesion_weight=1.0), volumes[1:], volumes[:1])


def test_it_learns(red, tmp_path):
    config = config_for(tmp_path, steps=160, validate_every=20, volumes=2, batch=4)
    volumes = kept_volumes(config, red)
    train_image(IMAGE, config, volumes[1:], volumes[1:])
    losses = [row["validation_loss"] for row in rows(tmp_path / "image.csv")]
    assert losses[-1] < 0.9 * losses[0]


@pytest.mark.parametrize("stage", [IMAGE, IMAGE_UNET])
def test_the_command_leaves_a_model_that_opens(tmp_path, stage):
    file = tmp_path / "config.toml"
    file.write_text(
        'out = "run"\nvolumes = 2\nvalidation_volumes = 1\nslices = 3\nsides = [32]\ncrop = 16\nsteps = 2\nbatch = 1\n'
        "neighbours = 1\nvalidate_every = 1\nthreads = 1\n[network]\nwidth = 8\nmultipliers = [1, 2]\n"
        "attention = false\nexpansion = 1\nkernel = 3\n"
    )
    model = load_model(train_image_command(stage, file))
    variant = model.variant_for(Kind.MEASURED)
    for serving in model.variants_for(Kind.MEASURED):  # on all grids of the model that it was trained upon
        assert serving.networks[IMAGE].config.in_channels == channels(1)
    assert model.method == ("red" if stage == IMAGE else IMAGE_UNET)
    assert bool(variant.recipe.stages) == (stage == IMAGE)
    described = model.card[model.card.rindex("```json") + 7 : model.card.rindex("```")]
    assert json.loads(described)["steps"] == 2
    assert str(tmp_path) not in model.card


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("steps = 0", "steps must be above 0"),
        ("lesion_weight = -1.0", "lesion_weight must not be negative"),
        ("observer_weight = -1.0", "observer_weight must not be negative"),
        ("volumes = 5\ntextured = 4\nscans = 2", "scans and textured must not be more than volumes"),
        ("crop = 30", "crop must be a multiple of 4"),
        ("crop = 100", "crop must not be larger"),
        ("colour = 1", "unknown field `colour`"),
        ("[network]\ntime = true", r"\[network\] has no time"),
    ],
)
def test_a_wrong_config_is_refused_by_name(tmp_path, line, words):
    file = tmp_path / "config.toml"
    file.write_text(f'out = "run"\n{line}\n')
    with pytest.raises(InputError, match=words) as refusal:
        load_image_config(file)
    assert str(file) in str(refusal.value)


def test_an_image_unet_of_the_same_config_can_join_the_stage(tmp_path):
    file = tmp_path / "config.toml"
    text = (
        'out = "run"\nvolumes = 2\nvalidation_volumes = 1\nslices = 3\nsides = [32]\ncrop = 16\nsteps = 1\nbatch = 1\n'
        "threads = 1\n"
    )
    file.write_text(text)
    unet = load_model(train_image_command(IMAGE_UNET, file))
    file.write_text(text + 'image_unet = "run/image-unet.safetensors"\nimage_unet_share = 0.4\n')
    joined = load_model(train_image_command(IMAGE, file)).variant_for(Kind.MEASURED)
    assert joined.recipe.image.unet_share == 0.4
    wanted = unet.variant_for(Kind.MEASURED).networks[IMAGE].state_dict()
    assert all(torch.equal(value, wanted[name]) for name, value in joined.networks[IMAGE_UNET].state_dict().items())
