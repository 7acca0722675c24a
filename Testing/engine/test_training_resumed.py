"""A training goes on to the bit where it was stopped, or refuses the checkpoint that it finds."""

import pickle
import signal
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
import torch
from small_training import NETWORK, changed, config_for, rows, stopping_at

from redpet.case import Kind
from redpet.errors import Cancelled, InputError
from redpet.restoration.methods import NOISE_STANDARDISED, PUBLISHED
from redpet.training.checkpoint import read_checkpoint
from redpet.training.config import from_json, to_json
from redpet.training.trainer import train


def assert_same(one: Path, two: Path, stage: str = "ren") -> None:
    """The two checkpoints hold the same numbers to the bit."""
    first, second = read_checkpoint(one, stage), read_checkpoint(two, stage)
    assert (first.step, first.best, first.recent, first.ren) == (second.step, second.best, second.recent, second.ren)
    for name in ("network", "average"):
        a, b = getattr(first, name), getattr(second, name)
        assert a.keys() == b.keys()
        assert all(torch.equal(a[key], b[key]) for key in a)
    for key, state in first.optimiser["state"].items():
        assert all(torch.equal(state[name], second.optimiser["state"][key][name]) for name in state)
    assert first.optimiser["param_groups"] == second.optimiser["param_groups"]


@pytest.mark.parametrize(("formulation", "stop"), [(NOISE_STANDARDISED, 3), (PUBLISHED, 5)])
def test_a_training_that_was_stopped_ends_as_if_it_had_not_been(tmp_path, formulation, stop):
    whole = config_for(tmp_path / "whole", formulation=formulation, steps=7, validate_every=2, kind=Kind.REPROJECTED)
    cut = changed(whole, out=tmp_path / "cut")
    for stage in ("ren", "dcn"):
        train(stage, whole)
        with pytest.raises(Cancelled, match="stopped by the test"):
            train(stage, cut, on_step=stopping_at(stop))
        assert read_checkpoint(cut.out / f"{stage}-last.pt", stage).step == stop
        steps = []
        train(stage, cut, on_step=lambda done, total, steps=steps: steps.append(done))
        assert steps == list(range(stop + 1, 8))
        for name in ("best", "last"):
            assert_same(whole.out / f"{stage}-{name}.pt", cut.out / f"{stage}-{name}.pt", stage)
        assert (whole.out / f"{stage}.csv").read_text() == (cut.out / f"{stage}.csv").read_text()


def test_what_was_logged_after_the_last_checkpoint_is_logged_once(tmp_path):
    config = config_for(tmp_path, steps=6, validate_every=1)
    with pytest.raises(Cancelled):
        train("ren", config, on_step=stopping_at(2))
    earlier = (tmp_path / "ren-last.pt").read_bytes()
    with pytest.raises(Cancelled):
        train("ren", config, on_step=stopping_at(4))
    (tmp_path / "ren-last.pt").write_bytes(earlier)  # as after a crash: the log is ahead of the checkpoint
    train("ren", config)
    assert [row["step"] for row in rows(tmp_path / "ren.csv")] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_saves_a_whole_step_and_ends_as_cancelled(tmp_path, number):
    config = config_for(tmp_path, steps=5)

    def interrupt(done, total):
        if done == 2:
            signal.raise_signal(number)

    before = signal.getsignal(number)
    with pytest.raises(Cancelled, match="stopped at step 2; the same command goes on from there"):
        train("ren", config, on_step=interrupt)
    assert read_checkpoint(tmp_path / "ren-last.pt", "ren").step == 2
    assert signal.getsignal(number) is before


def test_a_finished_training_is_not_trained_again(short):
    before = (short.out / "ren-last.pt").read_bytes()
    steps = []
    train("ren", short, on_step=lambda done, total: steps.append(done))
    assert steps == []
    assert (short.out / "ren-last.pt").read_bytes() == before
    assert [row["step"] for row in rows(short.out / "ren.csv")] == [2, 3]


def test_a_training_goes_on_to_more_steps(tmp_path, short):
    longer = changed(short, out=tmp_path, steps=5)
    (tmp_path / "ren-last.pt").write_bytes((short.out / "ren-last.pt").read_bytes())
    steps = []
    train("ren", longer, on_step=lambda done, total: steps.append(done))
    assert steps == [4, 5]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"seed": 1}, "seed"),
        ({"batch": 3, "crop": 16}, "batch, crop"),
        ({"network": replace(NETWORK, width=4)}, "network"),
        ({"cases": (Path("/somewhere/else"),)}, "cases"),
    ],
)
def test_another_config_does_not_go_on(short, change, named):
    with pytest.raises(InputError, match=rf"ren-last\.pt was trained with another {named} than the config says now"):
        train("ren", changed(short, **change))


def test_what_concerns_stage_two_alone_may_change_for_stage_one(short):
    train("ren", changed(short, dcn_learning_rate=1e-5, ren=Path("elsewhere.pt"), threads=2))


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (b"not a checkpoint", "cannot be opened as a checkpoint"),
        (pickle.dumps({"stage": print}), "cannot be opened as a checkpoint"),
        (b"", "cannot be opened as a checkpoint"),
        ({"weights": torch.zeros(3)}, "is not a checkpoint of a training"),
        ([1, 2], "is not a checkpoint of a training"),
        ({"stage": "dcn"}, "of the stage dcn, and ren is needed"),
        ({"config": "{}"}, "training config that this version cannot read"),
        ({"config": 3}, "training config that this version cannot read"),
        ({"network": {}}, "network of .* holds weights of another network"),
    ],
)
def test_a_damaged_or_foreign_checkpoint_is_refused(tmp_path, short, content, match):
    path = tmp_path / "ren-last.pt"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        if isinstance(content, dict) and "weights" not in content:
            content = torch.load(short.out / "ren-last.pt", weights_only=True) | content
        torch.save(content, path)
    with pytest.raises(InputError, match=match) as caught:
        train("ren", changed(short, out=tmp_path))
    assert "ren-last.pt" in str(caught.value)


def test_a_truncated_checkpoint_is_refused(tmp_path, short):
    whole = (short.out / "ren-last.pt").read_bytes()
    (tmp_path / "ren-last.pt").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError, match="is damaged, or holds more than weights"):
        train("ren", changed(short, out=tmp_path))


def test_a_checkpoint_of_an_earlier_version_opens(tmp_path, short):
    state = torch.load(short.out / "ren-best.pt", weights_only=True)
    config = msgspec.json.decode(state["config"])
    for key in ("dcn_learning_rate", "validation_share"):
        del config[key]
    state["config"] = msgspec.json.encode(config).decode()
    del state["ren"], state["recent"]
    torch.save(state, tmp_path / "ren-best.pt")
    assert read_checkpoint(tmp_path / "ren-best.pt", "ren").config == from_json(to_json(short))


def test_stage_two_needs_stage_one_of_the_same_kind(tmp_path, short):
    with pytest.raises(InputError, match=r"there is no checkpoint at .*ren-best\.pt: train the stage ren first"):
        train("dcn", config_for(tmp_path))
    other = config_for(tmp_path, ren=short.out / "ren-best.pt", kind=Kind.REPROJECTED)
    with pytest.raises(InputError, match=r"was trained with another kind than DCN's config says"):
        train("dcn", other)
    assert not (tmp_path / "dcn.csv").exists()


def test_stage_two_does_not_go_on_upon_another_stage_one(tmp_path, short):
    config = changed(short, out=tmp_path, ren=short.out / "ren-best.pt")
    with pytest.raises(Cancelled):
        train("dcn", config, on_step=stopping_at(1))
    train("ren", changed(config, seed=5))
    with pytest.raises(InputError, match="upon another REN than the one that is there now"):
        train("dcn", changed(config, ren=tmp_path / "ren-best.pt"))


def test_a_training_starts_from_given_weights(tmp_path, short):
    start = read_checkpoint(short.out / "ren-best.pt", "ren").average
    config = changed(short, out=tmp_path, start_from=short.out / "ren-best.pt", learning_rate=1e-12)
    train("ren", config)
    found = read_checkpoint(tmp_path / "ren-last.pt", "ren").network
    assert all(torch.allclose(found[key], start[key], atol=1e-6) for key in start)
