"""Training: it learns, goes on to the bit where it was stopped, and ends in a model file that restores."""

import csv
import pickle
import signal
from dataclasses import replace
from importlib import resources
from pathlib import Path

import msgspec
import numpy as np
import pytest
import torch
from test_restorer import counts
from test_training_cases import image_of

from redpet.case import Kind
from redpet.dose import simulate_counts
from redpet.errors import Cancelled, InputError
from redpet.restoration import red
from redpet.restoration.model_file import NOISE_STANDARDISED, PUBLISHED, load_model
from redpet.restoration.network import NetworkConfig
from redpet.restoration.restorer import restore_sinogram
from redpet.storage import write_image
from redpet.training import pack as packing
from redpet.training.checkpoint import read_checkpoint
from redpet.training.config import TrainingConfig, from_json, load_config, to_json
from redpet.training.objectives import draw_times, loss_for
from redpet.training.pack import counts_range, pack
from redpet.training.run import train_command
from redpet.training.samples import validation_batches
from redpet.training.trainer import learning_rate, train

CPU = torch.device("cpu")
NETWORK = NetworkConfig(width=8, multipliers=(1, 2), attention=False, kernel=3, expansion=1)
FORMULATIONS = (NOISE_STANDARDISED, PUBLISHED)


def config_for(out: Path, **changes) -> TrainingConfig:
    """A training of seconds."""
    defaults = {
        "steps": 40,
        "batch": 2,
        "crop": 32,
        "sides": (32,),
        "pool": 4,
        "slices": 3,
        "neighbours": 1,
        "learning_rate": 5e-3,
        "average": 0.8,
        "validate_every": 20,
        "validation_volumes": 2,
        "threads": 1,
        "device": "cpu",
        "network": NETWORK,
    }
    return TrainingConfig(out=out, **(defaults | changes))


def changed(config: TrainingConfig, **changes) -> TrainingConfig:
    return msgspec.structs.replace(config, **changes)


def rows(path: Path) -> list[dict[str, float]]:
    with path.open() as stream:
        return [{key: float(value) for key, value in row.items()} for row in csv.DictReader(stream)]


def stopping_at(step: int):
    def stop(done: int, total: int) -> None:
        if done == step:
            raise Cancelled("stopped by the test")

    return stop


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


@pytest.fixture(scope="module", params=FORMULATIONS)
def trained(request, tmp_path_factory):
    """A run in which both stages were trained."""
    config = config_for(tmp_path_factory.mktemp("run"), formulation=request.param, last_step_share=0.3)
    assert train("ren", config) == config.out / "ren-best.pt"
    assert train("dcn", config) == config.out / "dcn-best.pt"
    return config


@pytest.fixture(scope="module")
def short(tmp_path_factory):
    """A run of a few steps of REN."""
    config = config_for(tmp_path_factory.mktemp("short"), steps=3, validate_every=2)
    train("ren", config)
    return config


def validated(config: TrainingConfig, stage: str, weights) -> float:
    """The loss at T of weights on the validation batches of a config."""
    from redpet.restoration.network import network_from_weights
    from redpet.training.config import network_config_for
    from redpet.training.trainer import validation_loss

    network = network_from_weights(network_config_for(config), weights, "weights")
    loss = loss_for(stage, config.formulation, None, CPU)
    return validation_loss(network, stage, config, loss, validation_batches(config, (), CPU))


def test_both_formulations_learn(trained):
    log = rows(trained.out / "ren.csv")
    assert [row["step"] for row in log] == [20, 40]
    untrained = config_for(trained.out.with_name(f"{trained.out.name}-0"), formulation=trained.formulation, steps=1)
    with pytest.raises(Cancelled):
        train("ren", untrained, on_step=stopping_at(1))
    start = validated(untrained, "ren", read_checkpoint(untrained.out / "ren-last.pt", "ren").average)
    best = read_checkpoint(trained.out / "ren-best.pt", "ren")
    assert best.best == min(row["validation_loss"] for row in log)
    assert best.best < 0.8 * start
    assert validated(trained, "ren", best.average) == pytest.approx(best.best, rel=1e-4)


def test_stage_two_learns_upon_a_frozen_stage_one(trained):
    log = rows(trained.out / "dcn.csv")
    assert [row["step"] for row in log] == [20, 40]
    assert all(np.isfinite(row["validation_loss"]) for row in log)
    dcn = read_checkpoint(trained.out / "dcn-best.pt", "dcn")
    assert dcn.best == min(row["validation_loss"] for row in log)
    assert dcn.ren
    assert read_checkpoint(trained.out / "ren-last.pt", "ren").step == 40


@pytest.mark.parametrize("trained", [NOISE_STANDARDISED], indirect=True)
def test_seconds_of_noise_standardised_training_bring_counts_nearer_to_the_truth(trained):
    model = load_model(pack(trained.out / "nearer.safetensors", [trained.out]))
    low = counts(4, 48, 32, mean=20.0)
    s = np.linspace(-1, 1, 32)
    truth = 20.0 * np.exp(-(((s + 0.3) / 0.4) ** 2))
    restored = restore_sinogram(low, model).sinogram.values
    assert np.square(restored - truth).mean() < 0.7 * np.square(low.values - truth).mean()


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


def test_a_training_that_diverges_says_so(tmp_path, monkeypatch):
    from redpet.training import trainer

    def broken(stage, formulation, ren, device):
        return lambda network, batch, t, drift: next(network.parameters()).sum() * float("nan")

    monkeypatch.setattr(trainer, "loss_for", broken)
    with pytest.raises(InputError, match="diverged at step 0: start anew with a smaller learning_rate"):
        train("ren", config_for(tmp_path))


def test_unknown_stages_and_devices_are_refused(tmp_path):
    with pytest.raises(InputError, match="stage 'unet' is unknown: choose ren or dcn"):
        train("unet", config_for(tmp_path))
    with pytest.raises(InputError, match="device 'abacus' is unknown"):
        train("ren", config_for(tmp_path, device="abacus"))


def test_an_output_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InputError, match="could not be written"):
        train("ren", config_for(tmp_path / "file" / "run"))


def test_ren_trains_at_1_to_t_and_dcn_at_0_to_t_minus_1():
    rng = np.random.default_rng(0)
    ren, _ = draw_times("ren", 20_000, rng, CPU)
    dcn, drift = draw_times("dcn", 20_000, rng, CPU)
    last, _ = draw_times("ren", 20_000, rng, CPU, last_step_share=0.8)
    assert (int(ren.min()), int(ren.max())) == (1, red.T)
    assert (int(dcn.min()), int(dcn.max())) == (0, red.T - 1)
    assert float((last == red.T).float().mean()) == pytest.approx(0.8, abs=0.02)
    assert float(drift.min()) >= 0
    assert float(drift.max()) <= red.LARGEST_DRIFT
    assert float(drift.mean()) == pytest.approx(red.LARGEST_DRIFT / 2, rel=0.05)


@pytest.mark.parametrize("formulation", FORMULATIONS)
def test_a_network_that_knows_the_truth_has_no_loss(tmp_path, formulation):
    config = config_for(tmp_path, formulation=formulation)
    batch = validation_batches(config, (), CPU)[0]
    if formulation == NOISE_STANDARDISED:
        residual = (batch.x_last - batch.x_0) / batch.noise.variance.sqrt()
    else:
        residual = 2 * (batch.x_last - batch.x_0) / batch.scale
    loss = loss_for("ren", formulation, None, CPU)
    for t in (1, 200, 500):
        steps = torch.full((len(residual),), t)
        assert float(loss(lambda channels, t: residual, batch, steps, steps)) == pytest.approx(0, abs=1e-5)
        assert float(loss(lambda channels, t: 0 * residual, batch, steps, steps)) > 1e-3


def test_the_published_network_sees_state_and_neighbours_in_the_scale_of_the_whole_slice(tmp_path):
    config = config_for(tmp_path, formulation=PUBLISHED)
    batch = validation_batches(config, (), CPU)[0]
    seen = []

    def network(channels, t):
        seen.append(channels)
        return torch.zeros_like(channels[:, :1])

    last = torch.full((len(batch.x_0),), red.T)
    loss_for("ren", PUBLISHED, None, CPU)(network, batch, last, last)
    expected = torch.cat((batch.x_last, batch.noise.neighbours), dim=1) / batch.scale * 2 - 1
    torch.testing.assert_close(seen[0], expected)
    assert float(seen[0][:, 0].max()) <= 1


def test_the_learning_rate_warms_up_and_ends_at_zero_for_each_stage(tmp_path):
    config = config_for(tmp_path, steps=10_000, learning_rate=2e-5, dcn_learning_rate=5e-5)
    assert learning_rate("ren", config, 199) == pytest.approx(2e-5)
    assert learning_rate("dcn", config, 199) == pytest.approx(5e-5)
    assert learning_rate("dcn", changed(config, dcn_learning_rate=None), 199) == pytest.approx(2e-5)
    assert learning_rate("ren", config, 0) == pytest.approx(1e-7)
    assert learning_rate("ren", config, 5100) == pytest.approx(1e-5)
    assert learning_rate("ren", config, 10_000) == 0


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ('out = "a"\nstep = 3', "unknown field `step`"),
        ('out = "a"\nsteps = "many"', r"Expected `int`, got `str` - at `\$\.steps`"),
        ("steps = 3", "missing required field `out`"),
        ("out = 3", r"at `\$\.out`"),
        ('out = "a"\nkind = "guessed"', r"'guessed' - at `\$\.kind`"),
        ('out = "a"\nformulation = "best"', "choose published or noise-standardised"),
        ('out = "a"\nsteps = 0', "steps must be above 0"),
        ('out = "a"\nlearning_rate = nan', "learning_rate must be above 0"),
        ('out = "a"\nseed = -1', "seed must not be negative"),
        ('out = "a"\ncase_share = 1.5', "case_share must lie between 0 and 1"),
        ('out = "a"\ncrop = 90', "crop must be a multiple of 4"),
        ('out = "a"\ncrop = 128', "not larger than the smallest of the sides"),
        ('out = "a"\n[counts]\nlowest_per_bin = 0', "lowest_per_bin must lie above 0"),
        ('out = "a"\n[network]\nwidth = 3', "width of 3 cannot carry the time"),
        ('out = "a"\n[network]\nin_channels = 3', r"\[network\] has no in_channels; it has width"),
        ('out = "a"\nsteps ! 3', "line 2"),
        (b"\xff\xfe\x00", "decode"),
    ],
)
def test_a_wrong_config_is_one_sentence_with_file_and_key(tmp_path, text, match):
    path = tmp_path / "config.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InputError, match=match) as caught:
        load_config(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert not str(caught.value).endswith("..")


def test_a_missing_config_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"none\.toml: the training file cannot be read \(No such file"):
        load_config(tmp_path / "none.toml")


def test_paths_of_a_config_are_relative_to_its_file(tmp_path, monkeypatch):
    (tmp_path / "config.toml").write_text('out = "run"\ncases = ["a", "/b"]\nren = "ren.pt"\n')
    monkeypatch.chdir(tmp_path)
    config = load_config(Path("config.toml"))
    assert config.out == tmp_path / "run"
    assert config.cases == (tmp_path / "a", Path("/b"))
    assert config.ren == tmp_path / "ren.pt"
    assert config.start_from is None


def test_the_shipped_configs_open_and_the_published_one_has_the_papers_network():
    folder = resources.files("redpet") / "training" / "configs"
    configs = {path.name: load_config(Path(str(path))) for path in folder.iterdir()}
    assert configs.keys() == {"default-measured.toml", "default-reprojected.toml", "published.toml"}
    assert configs["default-measured.toml"].kind is Kind.MEASURED
    assert configs["default-reprojected.toml"].kind is Kind.REPROJECTED
    published = configs["published.toml"]
    assert (published.formulation, published.network, published.batch) == (PUBLISHED, NetworkConfig(), 8)
    assert (published.learning_rate, published.dcn_learning_rate) == (2e-5, 5e-5)


def test_a_packed_run_restores_like_its_checkpoints(trained):
    path = pack(trained.out / "packed.safetensors", [trained.out], "# Ours\n\nFor a test.\n")
    model = load_model(path)
    variant = model.variants["measured"]
    assert variant.recipe.formulation == trained.formulation
    assert variant.recipe.stages == ("ren", "dcn")
    assert variant.recipe.kinds == (Kind.MEASURED,)
    assert variant.recipe.neighbours == 1
    assert variant.recipe.training_grid["counts_per_bin"] == (0.5, 320.0)
    for stage, network in variant.networks.items():
        weights = read_checkpoint(trained.out / f"{stage}-best.pt", stage).average
        for name, value in network.state_dict().items():
            torch.testing.assert_close(value, weights[name], rtol=1e-3, atol=1e-6)
    low = counts()
    assert restore_sinogram(low, model, steps=3).sinogram.values.shape == low.values.shape


def test_storing_float16_changes_a_restoration_by_less_than_a_thousandth(trained, monkeypatch):
    half = load_model(pack(trained.out / "half.safetensors", [trained.out]))
    monkeypatch.setattr(packing.torch, "float16", torch.float32)
    full = load_model(pack(trained.out / "full.safetensors", [trained.out]))
    assert half.sha256 != full.sha256
    low = counts(3, 40, 48)
    one, two = (restore_sinogram(low, model, steps=3).sinogram.values for model in (half, full))
    assert np.linalg.norm(one - two) < 1e-3 * np.linalg.norm(two)
    assert not np.array_equal(one, two)


def test_the_card_says_what_was_trained_and_names_no_place_and_no_patient(trained):
    card = load_model(pack(trained.out / "card.safetensors", [trained.out], "# Ours\n\nFor a test.\n")).card
    assert card.startswith("# Ours\n\nFor a test.\n\n## Training for measured sinograms\n")
    for fact in ("Seed: 0", '"steps": 40', "best of 40 steps", "0.5 to 320", "ren, dcn", "random phantoms"):
        assert fact in card
    assert str(trained.out) not in card
    assert '"out"' not in card


def test_runs_of_both_kinds_become_one_model_file(tmp_path, short):
    other = changed(short, out=tmp_path / "other", kind=Kind.REPROJECTED)
    train("ren", other)
    model = load_model(pack(tmp_path / "both.safetensors", [short.out, other.out]))
    assert set(model.variants) == {"measured", "re-projected"}
    low = counts()
    restore_sinogram(low, model)
    restore_sinogram(replace(low, kind=Kind.REPROJECTED), model)
    with pytest.raises(InputError, match="another run for measured sinograms"):
        pack(tmp_path / "twice.safetensors", [short.out, short.out])
    lowest, highest = counts_range(other)
    assert model.variants["re-projected"].recipe.training_grid["counts_per_bin"] == (lowest, highest)
    assert 0 < lowest < highest
    with pytest.raises(InputError, match="made for measured sinograms, and this one is re-projected"):
        restore_sinogram(
            replace(low, kind=Kind.REPROJECTED), load_model(pack(tmp_path / "one.safetensors", [short.out]))
        )


def test_a_dcn_of_another_ren_is_left_out(tmp_path, short):
    config = changed(short, out=tmp_path, steps=2)
    train("ren", config)
    train("dcn", config)
    assert load_model(pack(tmp_path / "model.safetensors", [tmp_path])).variants["measured"].dcn is not None
    (tmp_path / "ren-best.pt").write_bytes((short.out / "ren-best.pt").read_bytes())
    assert load_model(pack(tmp_path / "model.safetensors", [tmp_path])).variants["measured"].dcn is None


def test_packing_refuses_what_is_no_run_and_never_replaces_a_foreign_file(tmp_path, short):
    with pytest.raises(InputError, match=r"there is no checkpoint at .*ren-best\.pt"):
        pack(tmp_path / "model.safetensors", [tmp_path])
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    with pytest.raises(InputError, match="exists and is no model file of ours"):
        pack(precious, [short.out])
    assert precious.read_text() == "mine"
    with pytest.raises(InputError, match="could not be written"):
        pack(tmp_path / "absent" / "model.safetensors", [short.out])


def test_packing_is_a_command(tmp_path, short, capsys):
    (tmp_path / "card.md").write_text("# From a file\n")
    out = tmp_path / "model.safetensors"
    assert packing.main([str(out), str(short.out), "--card", str(tmp_path / "card.md")]) == 0
    assert load_model(out).card.startswith("# From a file\n")
    assert packing.main([str(out), str(tmp_path)]) == 1
    assert packing.main([str(out), str(short.out), "--card", str(tmp_path / "none.md")]) == 1
    error = capsys.readouterr().err
    assert "ren-best.pt" in error
    assert "none.md: the card cannot be read" in error


def test_the_train_command_takes_a_config_and_cases_to_a_model_that_restores(tmp_path, capsys):
    for level in (1.0, 2.0):
        write_image(image_of(level, 32, 3), tmp_path / f"patient-{level}.nrrd")
    text = """
        out = "run"
        steps = 3
        batch = 2
        crop = 32
        sides = [32]
        pool = 2
        slices = 3
        neighbours = 1
        validation_volumes = 1
        threads = 1
        device = "cpu"
        cases = ["patient-1.0.nrrd", "patient-2.0.nrrd"]
        network = { width = 4, multipliers = [1, 2], attention = false, kernel = 3, expansion = 1 }
    """
    (tmp_path / "config.toml").write_text(text)
    model = train_command("ren", tmp_path / "config.toml")
    assert model == tmp_path / "run" / "model.safetensors"
    shown = capsys.readouterr()
    assert str(model) in shown.out
    assert "ren on cpu" in shown.err
    assert "3/3" in shown.err
    assert load_model(model).variants["measured"].recipe.stages == ("ren",)
    assert "2 cases from disk split by patient" in load_model(model).card
    assert "patient-" not in load_model(model).card
    train_command("dcn", tmp_path / "config.toml")
    assert load_model(model).variants["measured"].recipe.stages == ("ren", "dcn")
    low = counts()
    assert restore_sinogram(low, load_model(model)).sinogram.unit == low.unit


def test_the_train_command_refuses_before_it_trains(tmp_path):
    (tmp_path / "config.toml").write_text('out = "run"\n')
    with pytest.raises(InputError, match="stage 'ddim' is unknown"):
        train_command("ddim", tmp_path / "config.toml")
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "model.safetensors").write_text("mine")
    with pytest.raises(InputError, match="exists and is no model file of ours"):
        train_command("ren", tmp_path / "config.toml")
    assert [path.name for path in (tmp_path / "run").iterdir()] == ["model.safetensors"]


def test_simulated_counts_of_a_training_volume_are_inside_the_packed_range(short):
    lowest, highest = counts_range(short)
    lines = replace(counts(), kind=Kind.REPROJECTED)
    low = simulate_counts(lines, np.random.default_rng(0), counts_per_slice=10 * 27 * 40, background=0.3)
    assert lowest < low.values.mean() < highest
