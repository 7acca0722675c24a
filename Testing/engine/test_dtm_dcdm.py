"""DTM and DCDM against their papers: formulas, what is frozen, what is told; they and the flow restore by name."""

import json

import numpy as np
import pytest
import torch
from benchmarks.table_cases import Scan
from benchmarks.table_methods import UNET, joining, methods_of
from command_line import done
from small_image_training import config_for
from small_training import config_for as sinogram_config_for
from small_training import rows, stopping_at

from redpet.case import BQML, Case, DoseLevel, Image, ImageGrid, Kind
from redpet.case.geometry import geometry_for_image
from redpet.case.storage import read_image, write_case
from redpet.errors import Cancelled, InputError
from redpet.evaluation.speed import EAGER, speeds
from redpet.measures.metrics import compare_arrays
from redpet.phantoms.painting import WATER, Ellipsoid, paint
from redpet.projection.dose import project, simulate_counts, thin
from redpet.readers import read_input
from redpet.reconstruction.osem import osem
from redpet.restoration import dcdm, dtm
from redpet.restoration.image_method import image_method
from redpet.restoration.image_stage import STAGE_OSEM
from redpet.restoration.methods import DCDM, DTM, FLOW, IMAGE_UNET, METHODS
from redpet.restoration.model_file import default_model_path, load_model
from redpet.restoration.network import NetworkConfig
from redpet.restoration.restorer import restore_sinogram
from redpet.training.image_run import pack_image
from redpet.training.image_samples import kept_volumes, read_shard, write_shard
from redpet.training.image_training import phase_at, read_image_checkpoint, train_image
from redpet.training.pack import pack
from redpet.training.trainer import train

BOTH = pytest.mark.parametrize("method", [DTM, DCDM])
SHAPE = NetworkConfig(8, (1, 2), 12, attention=False, expansion=1, kernel=3, time=False, zero_last=True)
STEPS = 400
UNSEEN = (10.0, 50.0)


def alive(method: str, seed: int = 0):
    """A network of random weights, none of them zero."""
    torch.manual_seed(seed)
    network = image_method(method).network(SHAPE).eval()
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(0.02 * torch.randn_like(parameter))
    return network


def seen(n: int = 3, seed: int = 1):
    """What a network may see of some slices."""
    return torch.randn((n, 12, 20, 28), generator=torch.Generator().manual_seed(seed))


@torch.inference_mode()
def found(method, network, x):
    """The correction."""
    return image_method(method).restore(network, x, lambda step, steps: None)


@pytest.fixture(scope="module")
def volumes(tmp_path_factory):
    """A few volumes, and the config of trainings on them."""
    folder = tmp_path_factory.mktemp("volumes")
    config = config_for(folder, volumes=6, steps=STEPS, validate_every=40, learning_rate=3e-3)
    return config, kept_volumes(config, load_model(default_model_path()))


@pytest.fixture(scope="module")
def trained(volumes, tmp_path_factory):
    """Each method after a training of seconds: model file, log, weights where the last stage began and ended."""
    config, made = volumes
    told = {}
    for method in (DTM, DCDM):
        out = tmp_path_factory.mktemp(method)
        own = config_for(out, shards=config.shards, volumes=6, steps=STEPS, validate_every=40, learning_rate=3e-3)
        begins = phase_at(STEPS - 1, STEPS, image_method(method).STAGES).first
        with pytest.raises(Cancelled):
            train_image(method, own, made[1:], made[:1], stopping_at(begins))
        before = read_image_checkpoint(out / f"{method}-last.pt", method)[1]
        train_image(method, own, made[1:], made[:1])
        after = read_image_checkpoint(out / f"{method}-last.pt", method)[1]
        told[method] = (
            pack_image(out / f"{method}.safetensors", method, [out], None),
            rows(out / f"{method}.csv"),
            before,
            after,
        )
    return told


@pytest.fixture(scope="module")
def models(trained, tmp_path_factory):
    """The model files of both, and of the flow, which works on sinograms, after a training of seconds too."""
    out = tmp_path_factory.mktemp(FLOW)
    train(FLOW, sinogram_config_for(out, steps=150, validate_every=50))
    flow = pack(out / f"{FLOW}.safetensors", [out], method=FLOW)
    return {**{method: told[0] for method, told in trained.items()}, FLOW: flow}


def test_the_steered_u_net_equals_its_base_to_the_bit_before_it_is_trained():
    torch.manual_seed(0)
    network = dcdm.network(SHAPE)
    network.control.follow(network.base)
    state, t = torch.randn(2, 1, 20, 28), torch.tensor([900, 3])
    assert torch.equal(network.noise_beside(seen(2))(state, t), network.base(state, t))
    assert network.base(state, t).std() > 0
    assert torch.equal(network.control.downs[0][0].ds_conv.weight, network.base.downs[0][0].ds_conv.weight)


def test_every_part_that_steers_has_a_say_once_it_is_no_longer_zero():
    network, state, t = alive(DCDM), torch.randn(1, 1, 20, 28), torch.tensor([500])
    before = network.noise_beside(seen(1))(state, t)
    other = seen(1)
    other[:, 3] += 1
    assert not torch.allclose(network.noise_beside(other)(state, t), before)
    with torch.no_grad():
        network.dose.blocks.layers[0].linear1.weight.add_(0.1)
    assert not torch.equal(network.noise_beside(seen(1))(state, t), before)


@BOTH
def test_what_a_stage_does_not_train_stays_to_the_bit(trained, method):
    _, _, before, after = trained[method]
    frozen = {DTM: ("both",), DCDM: ("dose", "base")}[method]
    assert all(name in {key.partition(".")[0] for key in before["average"]} for name in frozen)
    for name, value in before["average"].items():
        part = name.partition(".")[0]
        for weights in ("network", "average"):
            assert torch.equal(after[weights][name], value) or part not in frozen, name
    moved = {
        name.partition(".")[0]
        for name, value in before["average"].items()
        if not torch.equal(after["average"][name], value)
    }
    assert moved == set(image_method(method).STAGES[-1].parts)


def losses_by_stage(trained, method, name):
    """A loss of each stage as it was logged."""
    _, log, _, _ = trained[method]
    stages = image_method(method).STAGES
    assert sum(stage.share for stage in stages) == pytest.approx(1)
    phases = [phase_at(step, STEPS, stages) for step in range(STEPS)]
    ends = {phase.stage.name: phase for phase in phases}
    return {
        stage: [row[name] for row in log if phase.first < row["step"] <= phase.end] for stage, phase in ends.items()
    }


def test_each_stage_learns(trained):
    of_dtm, of_dcdm = (losses_by_stage(trained, method, "training_loss") for method in (DTM, DCDM))
    for losses in (*of_dtm.values(), of_dcdm["dose"], of_dcdm["base"]):
        assert losses[-1] < losses[0]
    of_dcdm = losses_by_stage(trained, DCDM, "validation_loss")  # at the same steps, with the same noise
    assert of_dcdm["control"][-1] < of_dcdm["base"][-1]


@BOTH
def test_a_run_repeats_and_keeps_nothing_of_what_it_saw(method):
    network, x = alive(method), seen()
    once = found(method, network, x)
    assert once.shape == (3, 1, 20, 28)
    assert once.isfinite().all()
    assert once.std() > 0
    found(method, network, seen(2, seed=5))
    assert torch.equal(found(method, network, x), once)
    torch.testing.assert_close(found(method, network, x[1:2]), once[1:2], rtol=1e-3, atol=1e-3)
    torch.manual_seed(7)
    expected = torch.rand(3)
    torch.manual_seed(7)
    found(method, network, x)
    assert torch.equal(torch.rand(3), expected)


def test_the_prior_has_a_row_of_zeros_which_differs_and_is_what_the_restorer_says_to_it():
    network, x = alive(DTM), seen()
    with torch.inference_mode():
        zeros = dtm.WithoutPrior(network)(x)
        assert torch.equal(zeros, network.restorer(x, torch.zeros(3, dtm.PRIOR)))
    assert not torch.allclose(zeros, found(DTM, network, x))


def test_the_table_of_methods_has_a_row_for_a_prior_of_zeros(trained):
    assert [label for label, _ in joining(trained[DTM][0])] == ["DTM", "DTM, prior = 0"]
    assert [(label, method.kinds) for label, method in joining(trained[DCDM][0])] == [("DCDM", (Kind.MEASURED,))]


def test_the_table_of_methods_has_a_row_for_a_model_on_sinograms_whose_image_is_reconstructed(models, ladder):
    ((label, method),) = joining(models[FLOW])
    assert (label, method.kinds) == ("Flow", (Kind.MEASURED,))
    case = read_input(ladder)
    low = case.levels[-1].sinogram
    given = osem(low, STAGE_OSEM)
    image = method.image(Scan(low, given, given, case.truth, UNSEEN[-1]))
    restored = restore_sinogram(low, load_model(models[FLOW])).sinogram
    np.testing.assert_array_equal(image, osem(restored, STAGE_OSEM).values)


def test_another_image_u_net_stands_in_the_table_beside_the_one_that_ships(tmp_path):
    other = tmp_path / "mine.safetensors"
    other.write_bytes(default_model_path(IMAGE_UNET).read_bytes())
    assert list(methods_of([other]))[-1] == f"{UNET}, mine"
    assert UNET in methods_of([other])


def test_a_speed_is_told_of_what_draws_its_noise_itself_without_a_captured_graph(trained):
    variant = load_model(trained[DCDM][0]).variants["measured"]
    assert [(row.side, row.way) for row in speeds("DCDM", variant, "cpu", sides=(32,))] == [(32, EAGER)]


def test_the_reverse_steps_of_a_prior_that_is_known_lead_to_it_along_its_means():
    z_0 = torch.randn(2, dtm.PRIOR)
    z = dtm.alpha_bar(4) ** 0.5 * z_0
    for t in (4, 3, 2, 1):
        z = dtm.posterior_mean(z, z_0, t)
        torch.testing.assert_close(z, dtm.alpha_bar(t - 1) ** 0.5 * z_0)
    torch.testing.assert_close(dtm.posterior_mean(torch.randn_like(z_0), z_0, 1), z_0)
    assert dtm.alpha_bar(4) == pytest.approx(0.9 * 0.706 * 0.409 * 0.01)


def test_the_channels_of_the_transformer_attend_by_direction_and_not_by_size():
    attention = dtm.ChannelAttention(4, 2)
    with torch.no_grad():
        attention.qkv = torch.nn.Conv2d(4, 12, 1, bias=False)
        q = attention.qkv.weight[:8].clone()
        x = torch.randn(1, 4, 6, 6)
        before = attention(x)
        attention.qkv.weight[:8] = 3 * q
    torch.testing.assert_close(attention(x), before)


def test_doses_fall_into_the_nearest_class_and_the_unseen_ones_are_none_of_them():
    counts = dcdm.FULL_COUNTS / torch.tensor([1.0, 4.0, 20.0, 100.0, 5.0, 400.0])
    assert dcdm.doses_of(counts).tolist() == [0, 1, 2, 3, 1, 3]
    assert not {10.0, 50.0} & set(dcdm.DRFS)


def test_volumes_that_were_kept_without_their_counts_cannot_teach_the_dose(volumes, tmp_path):
    _, made = volumes
    assert all(0.4 <= volume.counts_per_bin <= 150 for volume in made)
    write_shard(made[0], tmp_path / "new.npz")
    with np.load(tmp_path / "new.npz") as arrays:
        np.savez(tmp_path / "old.npz", **{name: arrays[name] for name in arrays if name != "counts_per_bin"})
    old = read_shard(tmp_path / "old.npz")
    with pytest.raises(InputError, match="kept without their counts"):
        train_image(DCDM, config_for(tmp_path / "run", steps=10), [old], [old])


@pytest.fixture(scope="module")
def ladder(tmp_path_factory):
    """A small body at doses that the transformer knows no class of."""
    grid = ImageGrid((32, 32, 3), (8.0, 8.0, 8.0))
    hot = Ellipsoid((0, 20, 30), (1e4, 25, 25), 4000.0, WATER)
    truth = Image(paint([Ellipsoid((0, 0, 0), (1e4, 100, 90), 1000.0, WATER), hot], grid)[0], grid, BQML)
    rng = np.random.default_rng(3)
    full = simulate_counts(project(truth, geometry_for_image(truth)), rng, counts_per_slice=4e5)
    levels = tuple(DoseLevel(drf, thin(full, drf, rng)) for drf in UNSEEN)
    folder = tmp_path_factory.mktemp("ladder") / "case"
    folder.mkdir()
    write_case(Case("body", (DoseLevel(1.0, full), *levels), truth), folder)
    return folder


@pytest.mark.parametrize("method", [DTM, DCDM, FLOW])
def test_the_command_restores_by_name_at_doses_that_no_class_has(models, ladder, tmp_path, method):
    model = ("--model", models[method], "--device", "cpu")
    for drf in UNSEEN:
        out = tmp_path / f"{drf:g}"
        done("restore", ladder, "--drf", drf, "--method", method, *model, "--out", out)
        low, restored = (read_image(out / "images" / f"{name}.nrrd").values for name in ("low", "restored"))
        truth = read_input(ladder).truth.values
        assert compare_arrays(restored, truth).volume.psnr_db > compare_arrays(low, truth).volume.psnr_db + 1
        run = json.loads((out / "run.json").read_text())
        assert (run["method"], run["model"]["name"]) == (METHODS[method].label, f"{method}.safetensors")
    again = tmp_path / "again"
    done("restore", ladder, "--drf", drf, *model, "--out", again)
    assert np.array_equal(read_image(again / "images" / "restored.nrrd").values, restored)
