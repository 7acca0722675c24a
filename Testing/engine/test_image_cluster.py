"""The volumes of a training on images, made by real worker processes of this machine."""

from pathlib import Path

import msgspec
import pytest
from command_line import only_sentence
from small_image_training import config_for

from redpet.cli import main
from redpet.errors import InputError
from redpet.machine.cluster import ClusterSettings
from redpet.restoration.model_file import default_model_path, load_model
from redpet.training.image_cluster import Share, make_one, make_volumes
from redpet.training.image_samples import kept_volumes


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_volumes_that_two_workers_made_are_those_made_here_to_the_bit(tmp_path: Path):
    red, steps = load_model(default_model_path()), []
    here, there = (config_for(tmp_path / name, sides=(32, 48)) for name in ("here", "there"))
    kept_volumes(here, red)
    lost = here.shards / "00002.npz"
    make_volumes(there, red, ClusterSettings(workers=2), lambda done, total: steps.append((done, total)))
    assert steps[0] == (0, 4)
    assert steps[-1] == (4, 4)
    assert contents(there.shards) == contents(here.shards)
    assert len(contents(there.shards)) == 5

    before = contents(here.shards)
    lost.unlink()
    make_volumes(here, red, ClusterSettings(workers=1))
    assert contents(here.shards) == before, "what is missing alone is made, and is what it was"
    make_volumes(here, red, ClusterSettings(scheduler="tcp://127.0.0.1:1"))  # nothing to do: nobody is asked
    with pytest.raises(InputError, match="volumes of another training"):
        make_volumes(msgspec.structs.replace(here, volume_seed=12), red, ClusterSettings(workers=1))


def test_what_a_worker_is_refused_is_told_in_a_sentence(tmp_path: Path):
    config = config_for(tmp_path, model=tmp_path / "absent.safetensors")
    assert str(tmp_path / "absent.safetensors") in make_one(Share(config, 0))


def test_a_stage_that_draws_while_it_trains_takes_no_workers(tmp_path: Path, capsys: pytest.CaptureFixture):
    (tmp_path / "config.toml").write_text('out = "run"\n')
    for stage, workers, words in (
        ("ren", "2", "'ren' draws phantoms while it trains"),
        ("image", "0", "0 workers"),
    ):
        assert main(["train", stage, str(tmp_path / "config.toml"), "--workers", workers]) == 1
        assert words in only_sentence(capsys.readouterr().err)
    assert not (tmp_path / "run").exists()
