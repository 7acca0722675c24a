"""A training of any kind that was killed in the middle goes on with the same line, and ends with the same weights."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from redpet.case import BQML, Image, ImageGrid
from redpet.case.storage import write_image
from redpet.errors import InputError
from redpet.restoration.methods import REN
from redpet.training.loop import begin_log, last_checkpoint
from redpet.training.run import train_command

NETWORK = "[network]\nwidth = 8\nmultipliers = [1, 2]\nattention = false\nexpansion = 1\nkernel = 3\n"
SINOGRAMS = (
    "steps = 6\nvalidate_every = 1\nbatch = 2\ncrop = 16\nsides = [16]\npool = 2\nslices = 2\nneighbours = 0\n"
    "validation_volumes = 1\nthreads = 1\ndevice = 'cpu'\n"
)
IMAGES = (
    "steps = 6\nvalidate_every = 1\nbatch = 1\ncrop = 16\nsides = [32]\nvolumes = 2\nvalidation_volumes = 1\n"
    "slices = 2\nneighbours = 0\nthreads = 1\ndevice = 'cpu'\n"
)
KINDS = {
    "ren": ("ren", SINOGRAMS),
    "dcn": ("dcn", SINOGRAMS),
    "unet": ("unet", SINOGRAMS),
    "ddim": ("ddim", SINOGRAMS),
    "cold": ("cold", SINOGRAMS),
    "ddbm": ("ddbm", SINOGRAMS),
    "ren on cases": ("ren", SINOGRAMS + 'cases = ["../data/a.nrrd", "../link/b.nrrd"]\n'),
    "unet on shards": ("unet", SINOGRAMS.replace("crop = 16", "crop = 8") + 'shards = "../data/shards"\n'),
    "image": ("image", IMAGES),
    "image-unet": ("image-unet", IMAGES),
}


@pytest.fixture(scope="module")
def machine() -> Iterator[subprocess.Popen[str]]:
    """Trains for all tests, each time in a process of its own."""
    script = Path(__file__).with_name("killed_training.py")
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.communicate()


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two cases as images and as shards, and a link to it."""
    from redpet.case import Case, DoseLevel
    from redpet.case.geometry import geometry_for_image
    from redpet.case.storage import write_case
    from redpet.projection.dose import project, simulate_counts, thin
    from redpet.training.prepare import PrepareJob, prepare

    home = tmp_path_factory.mktemp("study")
    data = home / "data"
    data.mkdir()
    (home / "link").symlink_to(data)
    rng = np.random.default_rng(1)
    grid = ImageGrid((16, 16, 2), (4.0, 4.0, 4.0))
    for name in "ab":
        image = Image(rng.uniform(1, 2, grid.shape).astype(np.float32), grid, BQML)
        write_image(image, data / f"{name}.nrrd")
        full = simulate_counts(project(image, geometry_for_image(image)), rng, counts_per_slice=1e4)
        (data / "cases" / name).mkdir(parents=True)
        levels = (DoseLevel(1.0, full), DoseLevel(4.0, thin(full, 4.0, rng)))
        write_case(Case(name, levels), data / "cases" / name)
    prepare(PrepareJob(folder=data / "cases", out=data / "shards", validation=0.5, test=0))
    return home


def run(machine: subprocess.Popen[str], folder: Path, stage: str, config: str, step: int | None) -> int:
    """The signal that ended a training of a config, typed in a folder."""
    assert machine.stdin is not None
    assert machine.stdout is not None
    machine.stdin.write(json.dumps([str(folder), [stage, config], step]) + "\n")
    machine.stdin.flush()
    answer = machine.stdout.readline()
    assert answer, machine.communicate()[1]
    return int(answer)


def same(one: object, two: object) -> bool:
    """Whether two states hold the same numbers to the bit."""
    if isinstance(one, torch.Tensor):
        return torch.equal(one, two)
    if isinstance(one, dict):
        return one.keys() == two.keys() and all(same(value, two[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(two) and all(map(same, one, two))
    return one == two


@pytest.mark.parametrize("kind", KINDS)
def test_a_training_that_was_killed_goes_on_with_the_same_line(
    machine: subprocess.Popen[str], study: Path, kind: str
) -> None:
    stage, text = KINDS[kind]
    outs = []
    for name, steps in (("whole", [None]), ("cut", [1, 4, None])):
        folder = study / f"{name} {kind}"
        folder.mkdir()
        (folder / "config.toml").write_text(f'out = "run"\n{text}{NETWORK}')
        if stage == "dcn":
            assert run(machine, folder, REN, "config.toml", None) == 0
        for step in steps:
            at, config = (study, f"link/../{name} {kind}/config.toml") if step == 4 else (folder, "config.toml")
            assert run(machine, at, stage, config, step) == (0 if step is None else signal.SIGKILL)
        outs.append(folder / "run")
    whole, cut = outs
    for name in ("last", "best"):
        states = [torch.load(out / f"{stage}-{name}.pt", weights_only=True) for out in outs]
        assert all(same(states[0][key], states[1][key]) for key in states[0] if key != "config")
    assert (whole / f"{stage}.csv").read_text() == (cut / f"{stage}.csv").read_text()
    assert len((whole / f"{stage}.csv").read_text().splitlines()) == 7
    assert not [path for path in cut.rglob("*") if "partial" in path.name]
    (model,) = whole.glob("*.safetensors")
    assert model.read_bytes()[-1000:] == (cut / model.name).read_bytes()[-1000:]


def test_a_training_that_was_killed_while_its_log_was_written_anew_has_lost_no_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "ren.csv"
    network = torch.nn.Linear(1, 1)
    begin_log(log, 0, network)
    log.write_text(log.read_text() + "1,0.1,0.2,0.3\n2,0.1,0.2,0.3\n")
    before = log.read_text()

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        begin_log(log, 1, network)
    assert log.read_text() == before


def test_a_training_goes_on_although_what_it_started_from_is_gone(
    machine: subprocess.Popen[str], tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, more in ((first, ""), (second, 'start_from = "../first/run/ren-best.pt"\n')):
        folder.mkdir()
        (folder / "config.toml").write_text(f'out = "run"\n{SINOGRAMS}{more}{NETWORK}')
    assert run(machine, first, REN, "config.toml", None) == 0
    assert run(machine, second, REN, "config.toml", 4) == signal.SIGKILL
    (first / "run" / "ren-best.pt").unlink()
    assert run(machine, second, REN, "config.toml", None) == 0


@pytest.mark.parametrize(
    ("stage", "more", "named"),
    [
        ("ren", 'out = "cases"\ncases = ["cases/a"]', "holds the input"),
        ("ren", 'out = "link/run"\nshards = "shards"', "lies in it"),
        ("ren", 'out = "run"\nstart_from = "run/ren-best.pt"', "ren-best.pt is the input"),
        ("image", 'out = "run"\nmodel = "link/../run/model.safetensors"', "model.safetensors is the input"),
    ],
)
def test_a_training_never_writes_over_what_it_reads(tmp_path: Path, stage: str, more: str, named: str) -> None:
    from redpet.restoration.model_file import default_model_path

    for folder in ("cases/a", "shards", "run"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "shards")
    (tmp_path / "run" / "ren-best.pt").write_bytes(b"theirs")
    (tmp_path / "run" / "model.safetensors").write_bytes(default_model_path().read_bytes())
    file = tmp_path / "config.toml"
    file.write_text(more + "\ndevice = 'cpu'\n")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(InputError, match=named):
        train_command(stage, file)
    assert sorted(tmp_path.rglob("*")) == before
    assert not last_checkpoint(tmp_path / "run", stage).exists()
