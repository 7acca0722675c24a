"""The faithful mode: what the authors' released network and sampler compute, and the checkpoints that they write."""

import json
import pickle
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from command_line import IMAGE, done, redpet, write_array
from test_restorer import counts

from redpet.case import BQML, Kind
from redpet.case.storage import read_sinogram
from redpet.errors import InputError
from redpet.restoration.network import NetworkConfig, SinogramUNet
from redpet.restoration.red import degrade, from_diffusion, prepare, published_scale, to_diffusion
from redpet.restoration.release import load_release_checkpoint, open_release, release_sample, release_schedule
from redpet.restoration.restorer import open_model, restore_sinogram
from redpet.restoration.slices import restore_slices

TOLERANCE = 1e-4


def release_weights(folder: Path, network: str) -> dict[str, torch.Tensor]:
    """The weights from which the reference vectors were computed."""
    shapes = json.loads((folder / "state-dict-shapes.json").read_text())[network]
    weights = {}
    for key, shape in shapes.items():
        random = np.random.RandomState(zlib.crc32(f"{network}.{key}".encode()))
        weights[key] = torch.from_numpy(random.standard_normal(shape).astype(np.float32) * 0.05 + key.endswith(".g"))
    return weights


def release_state(seed: int) -> torch.Tensor:
    values = np.random.RandomState(seed).uniform(-1, 1, (2, 1, 64, 64))
    return torch.from_numpy(values.astype(np.float32))


@pytest.fixture(scope="module")
def expected(reference_vectors):
    with np.load(reference_vectors / "red-release.npz") as arrays:
        return {name: torch.from_numpy(arrays[name]) for name in arrays.files}


@pytest.fixture(scope="module")
def checkpoint_file(reference_vectors, expected, tmp_path_factory):
    path = tmp_path_factory.mktemp("release") / "checkpoint.pt"
    content = {
        "training_step": 1234,
        "max_T": 500,
        "alphas": expected["alphas"],
        "betas": expected["betas"],
        "nn_ren": release_weights(reference_vectors, "nn_ren"),
        "nn_dcn": release_weights(reference_vectors, "nn_dcn"),
    }
    torch.save(content, path)
    return path


@pytest.fixture(scope="module")
def checkpoint(checkpoint_file):
    return load_release_checkpoint(checkpoint_file)


def matches(actual: torch.Tensor, expected: torch.Tensor) -> None:
    torch.testing.assert_close(actual, expected, rtol=0, atol=TOLERANCE)


def test_every_reference_array_has_its_test(expected):
    assert set(expected) == {
        *("alphas", "betas", "ren_t500_t10", "dcn_t500_t10", "degrade_t500_t10"),
        *("reverse_50_ren_only", "reverse_50_ren_dcn", "reverse_5_ren_dcn"),
    }


def test_the_schedule_is_that_of_the_release(expected):
    schedule = release_schedule()
    torch.testing.assert_close(schedule.alpha, expected["alphas"], rtol=1e-6, atol=1e-7)
    torch.testing.assert_close(schedule.beta, expected["betas"], rtol=1e-5, atol=1e-9)


def test_the_networks_compute_what_those_of_the_release_do(checkpoint, expected):
    t = torch.tensor([500, 10])
    matches(checkpoint.ren(release_state(7), t), expected["ren_t500_t10"])
    matches(checkpoint.dcn(release_state(7), t), expected["dcn_t500_t10"])


def test_the_forward_process_is_that_of_the_release(checkpoint, expected):
    x, x_0 = release_state(7), release_state(8)
    matches(degrade(x_0, x - x_0, torch.tensor([500, 10]), checkpoint.schedule.alpha), expected["degrade_t500_t10"])


@pytest.mark.parametrize(
    ("name", "steps", "with_dcn"),
    [("reverse_50_ren_only", 50, False), ("reverse_50_ren_dcn", 50, True), ("reverse_5_ren_dcn", 5, True)],
)
def test_the_faithful_sampler_computes_what_that_of_the_release_does(checkpoint, expected, name, steps, with_dcn):
    dcn = checkpoint.dcn if with_dcn else None
    matches(release_sample(release_state(7), checkpoint.ren, dcn, checkpoint.schedule, steps), expected[name])


def test_the_faithful_sampler_stops_short_of_zero_where_the_steps_do_not_divide_t():
    asked = []

    def ren(x, t):
        asked.append(int(t[0]))
        return torch.ones_like(x)

    schedule = release_schedule()
    moved = release_sample(torch.zeros(1, 1, 8, 8), ren, None, schedule, 7)
    assert asked == [500, 429, 358, 287, 216, 145, 74]
    torch.testing.assert_close(moved, torch.full_like(moved, float(schedule.alpha[3] - 1)))


@pytest.mark.parametrize("steps", [0, 501])
def test_an_impossible_number_of_steps_is_refused(steps):
    with pytest.raises(InputError, match=r"choose 1 to 500"):
        release_sample(torch.zeros(1, 1, 8, 8), lambda x, t: x, None, release_schedule(), steps)


def test_a_checkpoint_of_the_release_opens_and_restores_a_sinogram(checkpoint):
    assert checkpoint.training_step == 1234
    low = torch.rand(1, 20, 25) * 300

    def sampler(space, x_last, on_step):
        networks = [space.of_state(network) for network in (checkpoint.ren, checkpoint.dcn)]
        return release_sample(x_last, *networks, checkpoint.schedule, 2, on_step)

    restored = restore_slices(low, sampler, prepare, multiple=checkpoint.ren.config.multiple)
    assert restored.shape == low.shape
    assert restored.isfinite().all()
    assert not torch.allclose(restored, low, atol=1)


class Malice:
    """A pickle that would write a file when opened."""

    def __init__(self, path: Path):
        self.path = path

    def __reduce__(self):
        return Path.touch, (self.path,)


def small_checkpoint() -> dict:
    """A checkpoint whose networks have another width."""
    weights = SinogramUNet(NetworkConfig(width=16)).state_dict()
    schedule = release_schedule()
    return {
        "training_step": 1,
        "max_T": 500,
        "alphas": schedule.alpha,
        "betas": schedule.beta,
        "nn_ren": weights,
        "nn_dcn": weights,
    }


def refused(path: Path, match: str) -> None:
    with pytest.raises(InputError, match=match) as caught:
        load_release_checkpoint(path)
    assert path.name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_checkpoint_is_refused(tmp_path):
    refused(tmp_path / "absent.pt", "no checkpoint")


@pytest.mark.parametrize("content", [b"", b"not a checkpoint", pickle.dumps({"a": [1, 2]})])
def test_a_file_that_is_no_checkpoint_is_refused(tmp_path, content):
    path = tmp_path / "other.pt"
    path.write_bytes(content)
    refused(path, "checkpoint")


def test_a_truncated_checkpoint_is_refused(tmp_path):
    path = tmp_path / "half.pt"
    torch.save(small_checkpoint(), path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    refused(path, "damaged")


@pytest.mark.parametrize("zipped", [True, False])
def test_a_malicious_pickle_is_refused_and_not_run(tmp_path, zipped):
    path, trace = tmp_path / "malice.pt", tmp_path / "trace"
    content = small_checkpoint() | {"training_step": Malice(trace)}
    if zipped:
        torch.save(content, path)
    else:
        path.write_bytes(pickle.dumps({"training_step": Malice(trace)}))
    refused(path, "more than weights")
    assert not trace.exists()


def test_a_checkpoint_of_another_architecture_is_refused(tmp_path):
    path = tmp_path / "narrow.pt"
    torch.save(small_checkpoint(), path)
    refused(path, "another network")


@pytest.mark.parametrize(
    ("wrong", "match"),
    [
        ({"max_T": 400}, "max_T"),
        ({"max_T": "500"}, "whole numbers"),
        ({"alphas": [1.0, 2.0]}, "alphas"),
        ({"betas": torch.full((501,), torch.nan)}, "finite"),
        ({"nn_ren": torch.zeros(3)}, "nn_ren"),
        ({"nn_ren": {}}, "another network"),
    ],
)
def test_a_checkpoint_with_a_wrong_entry_is_refused(tmp_path, wrong, match):
    path = tmp_path / "wrong.pt"
    torch.save(small_checkpoint() | wrong, path)
    refused(path, match)


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A checkpoint as the release writes it, of random weights, with its networks."""
    path = tmp_path_factory.mktemp("released") / "authors.pt"
    torch.manual_seed(0)
    networks = {name: SinogramUNet(NetworkConfig()) for name in ("nn_ren", "nn_dcn")}
    schedule = release_schedule()
    weights = {name: network.state_dict() for name, network in networks.items()}
    torch.save({"training_step": 7, "max_T": 500, "alphas": schedule.alpha, "betas": schedule.beta, **weights}, path)
    return path, networks


def test_a_checkpoint_opens_as_a_model_and_restores_what_the_release_computes(released):
    path, networks = released
    model = open_model(None, path)
    assert (model.method, model.name) == ("release", "authors.pt")
    low = replace(counts(1, 16, 24), kind=Kind.REPROJECTED, unit=f"{BQML}*mm")
    restored = restore_sinogram(low, model, steps=2)
    values = torch.from_numpy(low.values)[:, None]
    scale = published_scale(values)
    state = release_sample(to_diffusion(values, scale), networks["nn_ren"], networks["nn_dcn"], release_schedule(), 2)
    wanted = from_diffusion(state, scale)[:, 0].detach().numpy()
    np.testing.assert_allclose(restored.sinogram.values, wanted, atol=1e-3 * low.values.max())
    assert not np.allclose(restored.sinogram.values, low.values, atol=1)
    assert (restored.label, restored.sinogram.unit) == ("RED (authors' release)", low.unit)
    assert [warning.split(":")[0] for warning in restored.warnings] == [
        "the sinogram has 16 angles and the model was trained on 360 to 360",
        "the sinogram has 24 radial bins and the model was trained on 360 to 360",
    ]


def test_a_checkpoint_says_its_method_on_the_command_line_and_results_name_it(released, tmp_path):
    path, _ = released
    low = write_array(tmp_path / "low.npy", counts(2, 16, 16).values)
    done("restore", low, "--model", path, "--steps", "1", "--subsets", "4", "--out", tmp_path / "out")
    run = json.loads((tmp_path / "out" / "run.json").read_text())
    assert (run["method"], run["model"]["name"], run["steps"]) == ("RED (authors' release)", "authors.pt", 1)
    assert any("was made with re-projected sinograms, and this one is measured" in one for one in run["warnings"])
    restored = read_sinogram(tmp_path / "out" / "sinograms" / "restored.nrrd").values
    assert np.isfinite(restored).all()


def test_a_file_of_another_method_than_the_one_that_is_named_is_refused(released, tmp_path):
    image = write_array(tmp_path / "low.npy", np.ones((2, 16, 16)), IMAGE)
    failed = redpet("restore", image, "--method", "red", "--model", released[0], "--out", tmp_path / "out")
    assert failed.returncode == 1
    assert "authors.pt holds the method release and not red" in failed.stderr
    assert not (tmp_path / "out").exists()


def test_a_checkpoint_of_another_schedule_is_refused(released, tmp_path):
    content = torch.load(released[0], weights_only=True)
    path = tmp_path / "linear.pt"
    torch.save(content | {"alphas": torch.linspace(0, 1, 501)}, path)
    with pytest.raises(InputError, match=r"linear\.pt has another schedule than the RED release makes for max_T = 500"):
        open_release(path)
