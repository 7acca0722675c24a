"""Two processes that share a batch train as one process with the whole batch."""

import os
import subprocess
import sys

import pytest
import torch
from limits import HANG_S
from small_training import changed, config_for, rows

from redpet.errors import InputError
from redpet.training.checkpoint import read_checkpoint
from redpet.training.ranks import Ranks, device_of, our_ranks
from redpet.training.trainer import train

CONFIG = """
out = "run"
steps = 4
batch = {batch}
crop = 32
sides = [32]
pool = 4
slices = 3
neighbours = 1
learning_rate = 5e-3
average = 0.8
validate_every = 1
validation_volumes = 2
threads = 1
device = "auto"
network = {{ width = 8, multipliers = [1, 2], attention = false, kernel = 3, expansion = 1 }}
"""


SHARED = """
import psutil, torch
from redpet.training.ranks import joined, our_ranks

def threads():
    return len(psutil.Process().threads())

def shared(ranks):
    with joined(ranks, torch.device("cpu")):
        torch.manual_seed(ranks.rank)
        network = torch.nn.Linear(2, 2)
        ranks.start_alike(network)
        torch.manual_seed(0)
        assert torch.equal(network.weight, torch.nn.Linear(2, 2).weight)
        network(torch.full((1, 2), 1.0 + ranks.rank)).sum().backward()
        ranks.average_gradients(network)
        assert torch.equal(network.weight.grad, torch.full((2, 2), 1.5))
        return threads()

before = threads()
assert shared(our_ranks()) > before
assert threads() == before
"""


def two_processes(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python on two processes as a user would."""
    command = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    return subprocess.run(
        [sys.executable, *command, *arguments],
        capture_output=True,
        text=True,
        timeout=HANG_S,
        env=os.environ | {"OMP_NUM_THREADS": "1", "CUDA_VISIBLE_DEVICES": ""},
    )


@pytest.mark.parametrize("stage", ["ren", "ddbm"])
def test_two_processes_have_the_losses_and_the_weights_of_one_with_the_double_batch(tmp_path, stage):
    (tmp_path / "config.toml").write_text(CONFIG.format(batch=2))
    done = two_processes("-m", "redpet", "train", stage, str(tmp_path / "config.toml"))
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("The model is") == 1
    assert done.stderr.count("device: CPU") == 1
    assert "2 processes together" in done.stderr

    alone = config_for(tmp_path / "alone", steps=4, batch=4, validate_every=1)
    train(stage, alone)
    shared, single = rows(tmp_path / "run" / f"{stage}.csv"), rows(alone.out / f"{stage}.csv")
    assert [row["step"] for row in shared] == [1, 2, 3, 4]
    for name in ("training_loss", "validation_loss"):
        assert [row[name] for row in shared] == pytest.approx([row[name] for row in single], rel=1e-4)
    two, one = (read_checkpoint(folder / f"{stage}-last.pt", stage) for folder in (tmp_path / "run", alone.out))
    for name, weight in one.network.items():
        torch.testing.assert_close(two.network[name], weight, rtol=1e-3, atol=1e-4)

    on = changed(alone, out=tmp_path / "run", steps=5)
    steps = []
    train(stage, on, on_step=lambda step, total: steps.append(step))
    assert steps == [5]
    with pytest.raises(InputError, match="was trained with another batch than the config says now"):
        train(stage, changed(on, batch=2, steps=6))


def test_two_processes_start_alike_average_their_gradients_and_end_the_threads_that_spoke(tmp_path):
    # One that lives on when Python ends aborts the process, where it comes to the end of its work just then.
    (tmp_path / "shared.py").write_text(SHARED)
    done = two_processes(str(tmp_path / "shared.py"))
    assert done.returncode == 0, done.stderr


def test_each_process_takes_its_own_samples_of_the_batch():
    assert [Ranks(rank, 3).share(2) for rank in range(3)] == [slice(0, 2), slice(2, 4), slice(4, 6)]
    assert [Ranks(rank, 3).first for rank in range(3)] == [True, False, False]


def test_torchrun_tells_in_the_environment_which_process_this_is(monkeypatch):
    for name in ("RANK", "WORLD_SIZE", "LOCAL_RANK"):
        monkeypatch.delenv(name, raising=False)
    assert our_ranks() == Ranks(0, 1, 0)
    for name, value in (("RANK", "5"), ("WORLD_SIZE", "8"), ("LOCAL_RANK", "1")):
        monkeypatch.setenv(name, value)
    assert our_ranks() == Ranks(5, 8, 1)


def test_several_processes_do_not_share_a_gpu():
    with pytest.raises(InputError, match="2 processes cannot share the device 'cuda:0': set `device` to auto or cpu"):
        device_of(Ranks(1, 2, 1), "cuda:0")
    assert device_of(Ranks(1, 2, 1), "cpu") == torch.device("cpu")
