"""The training file is read with its paths, or refused with file and key."""

import shutil
from importlib import resources
from pathlib import Path

import msgspec
import pytest
from small_training import config_for

from redpet.case import Kind
from redpet.errors import InputError, OutputError
from redpet.restoration.methods import PUBLISHED, REN
from redpet.restoration.network import NetworkConfig
from redpet.training.config import load_config, network_config_for
from redpet.training.image_config import load_image_config
from redpet.training.trainer import train


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
    files = {path.name: Path(str(path)) for path in folder.iterdir()}
    configs = {name: load_config(path) for name, path in files.items() if not name.startswith("image-")}
    of_images = {name: load_image_config(path) for name, path in files.items() if name.startswith("image-")}
    kinds = ("measured", "reprojected")
    assert configs.keys() == {
        "published.toml",
        *(f"{of}-{kind}.toml" for of in ("default", "grids", "baselines") for kind in kinds),
    }
    assert of_images.keys() == {
        *(f"image-{of}.toml" for of in (*kinds, "scans", "textured")),
        *(f"image-{of}-{kind}.toml" for of in ("grids", "baselines") for kind in kinds),
    }
    assert configs["default-measured.toml"].kind is Kind.MEASURED
    assert configs["default-reprojected.toml"].kind is Kind.REPROJECTED
    for kind in kinds:
        budget, baselines = configs[f"default-{kind}.toml"], configs[f"baselines-{kind}.toml"]
        assert msgspec.structs.replace(baselines, out=budget.out) == budget
        assert baselines.out != budget.out
        second = configs[f"grids-{kind}.toml"]
        assert second.start_from.parent == budget.out
        assert network_config_for(second, REN) == network_config_for(budget, REN)
    published = configs["published.toml"]
    assert (published.formulation, published.network, published.batch) == (PUBLISHED, NetworkConfig(), 8)
    assert (published.learning_rate, published.dcn_learning_rate) == (2e-5, 5e-5)


def test_room_for_a_checkpoint_is_asked_for_before_a_training_begins(tmp_path, monkeypatch):
    free = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: free)
    with pytest.raises(OutputError, match="could not be written: it takes"):
        train(REN, config_for(tmp_path / "out", steps=2))
    assert not (tmp_path / "out").exists()
