"""Training shards from folders of cases: pairs that fit, splits by patient, a manifest that is checked."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from limits import HANG_S
from small_training import config_for, rows
from synthetic_dicom import pet_slice, write_series

from redpet.case.geometry import geometry_for_image
from redpet.cli import main
from redpet.errors import InputError, OutputError
from redpet.jobs.simulate import SimulateJob, simulate
from redpet.projection.dose import project
from redpet.readers import read_input
from redpet.training.cases import StoredPair, load_cases
from redpet.training.loop import log_file
from redpet.training.prepare import PrepareJob, prepare
from redpet.training.samples import TRAINING, draw, make_volume
from redpet.training.shards import MANIFEST, check_shards, read_manifest, read_slices
from redpet.training.trainer import train

SIDE = 24


def dose_folder(folder: Path, patient: str, seed: int, doses: dict[str, float]) -> Path:
    """A case as a study of low-dose PET keeps it: a series for each dose level, in folders named after the dose."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[:SIDE, :SIDE]
    disc = 1000.0 * ((x - 11.5) ** 2 + (y - 11.5) ** 2 < 81)
    for number, (name, noise) in enumerate(doses.items()):
        slices = []
        for z in range(4):
            stored = np.clip(disc + noise * rng.standard_normal(disc.shape), 0, 30000).astype(np.int16)
            dataset = pet_slice(stored, (0.0, 0.0, 4.0 * z))
            dataset.PatientID, dataset.NumberOfSlices = patient, 4
            dataset.SeriesInstanceUID, dataset.StudyInstanceUID = f"1.2.3.4.{seed}.{number}", f"1.2.3.{seed}"
            dataset.PixelSpacing = [4, 4]
            slices.append(dataset)
        write_series(folder / name, slices)
    return folder


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """Four patients, the first with two scans."""
    for number, patient in enumerate(["P1", "P1", "P2", "P3", "P4"]):
        doses = {"Full_dose": 5.0, "1-4 dose": 30.0, "1-20 dose": 80.0}
        dose_folder(tmp_path / "study" / f"scan {number}", f"SECRET-{patient}", number, doses)
    return tmp_path / "study"


def test_each_patient_and_dose_becomes_a_pair_in_noise_equivalent_counts(study: Path, tmp_path: Path) -> None:
    manifest = prepare(PrepareJob(folder=study, out=tmp_path / "out", validation=0.25, test=0.25))
    assert len(manifest.shards) == 10
    assert sorted({shard.drf for shard in manifest.shards}) == [4.0, 20.0]
    case = read_input(study / "scan 3")
    images = {level.drf: level.image for level in case.levels}
    found = 0
    for shard in manifest.shards:
        pair = read_slices(tmp_path / "out", shard, 0, 4)
        assert pair.low.shape == pair.full.shape == shard.shape
        geometry = geometry_for_image(images[shard.drf])
        low, full = (project(images[drf], geometry).values for drf in (shard.drf, 1.0))
        if low.shape == shard.shape and np.corrcoef(pair.low.ravel(), low.ravel())[0, 1] > 0.999999:
            found += 1
            scale = float(pair.low.sum() / low.sum())
            np.testing.assert_allclose(pair.full, scale * full, rtol=1e-4, atol=1e-3)
    assert found == 2  # scan 3 at both doses, and no other scan's lines are like them


def test_a_patient_with_two_scans_lies_in_one_split_and_every_split_has_one(study: Path, tmp_path: Path) -> None:
    for seed in range(6):
        manifest = prepare(
            PrepareJob(folder=study, out=tmp_path / f"out-{seed}", validation=0.25, test=0.25, seed=seed)
        )
        split_of: dict[str, set[str]] = {}
        for shard in manifest.shards:
            split_of.setdefault(shard.patient, set()).add(shard.split)
        assert all(len(splits) == 1 for splits in split_of.values())
        assert len(split_of) == 4
        assert {shard.split for shard in manifest.shards} == {"training", "validation", "test"}


def test_no_name_and_no_id_is_written(study: Path, tmp_path: Path) -> None:
    prepare(PrepareJob(folder=study, out=tmp_path / "out", validation=0.25, test=0.25))
    for path in (tmp_path / "out").rglob("*"):
        assert "SECRET" not in path.name
        if path.is_file():
            assert b"SECRET" not in path.read_bytes()
            assert b"scan" not in path.read_bytes()[:4096]


def test_measured_counts_of_a_ladder_are_paired_at_the_low_expectation(study: Path, tmp_path: Path) -> None:
    (tmp_path / "ladders").mkdir()
    for number in (2, 3, 4):
        simulate(
            SimulateJob(
                input=study / f"scan {number}" / "Full_dose",
                out=tmp_path / "ladders" / f"case {number}",
                drf=(10.0,),
                counts_per_slice=1e6,
            )
        )
    manifest = prepare(PrepareJob(folder=tmp_path / "ladders", out=tmp_path / "out"))
    for shard in manifest.shards:
        pair = read_slices(tmp_path / "out", shard, 0, shard.shape[0])
        assert str(shard.kind) == "measured"
        np.testing.assert_array_equal(pair.low, np.round(pair.low))
        # Thinning keeps the expectation: both sums agree within five standard deviations.
        assert abs(float(pair.low.sum() - pair.full.sum())) < 5 * float(pair.low.sum()) ** 0.5


def test_slices_beyond_the_end_repeat_the_last_one(study: Path, tmp_path: Path) -> None:
    shard = prepare(PrepareJob(folder=study, out=tmp_path / "out", validation=0.25, test=0.25)).shards[0]
    whole, end = read_slices(tmp_path / "out", shard, 0, 4), read_slices(tmp_path / "out", shard, 2, 4)
    np.testing.assert_array_equal(end.low, whole.low[[2, 3, 3, 3]])


def test_a_changed_shard_and_a_leaking_manifest_are_found(study: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    manifest = prepare(PrepareJob(folder=study, out=out, validation=0.25, test=0.25))
    assert check_shards(out) == manifest
    content = json.loads((out / MANIFEST).read_text())
    content["shards"][0]["patient"] = next(
        shard["patient"] for shard in content["shards"] if shard["split"] != content["shards"][0]["split"]
    )
    (out / MANIFEST).write_text(json.dumps(content))
    with pytest.raises(InputError, match="a patient belongs to one split"):
        read_manifest(out)
    prepare(PrepareJob(folder=study, out=tmp_path / "again", validation=0.25, test=0.25))
    path = tmp_path / "again" / manifest.shards[3].file
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"not what manifest\.json says"):
        check_shards(tmp_path / "again")


@pytest.mark.parametrize(("validation", "test"), [(0.0, 0.1), (0.6, 0.5), (0.1, -0.1)])
def test_shares_that_leave_nothing_are_refused(study: Path, tmp_path: Path, validation: float, test: float) -> None:
    with pytest.raises(InputError, match="leave some to train on"):
        prepare(PrepareJob(folder=study, out=tmp_path / "out", validation=validation, test=test))


def test_a_case_without_a_low_dose_is_refused_and_nothing_is_left(study: Path, tmp_path: Path) -> None:
    dose_folder(study / "scan 9", "P9", 9, {"Full_dose": 5.0})
    with pytest.raises(InputError, match="scan 9 needs its full dose and a lower one"):
        prepare(PrepareJob(folder=study, out=tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_the_command_tells_the_splits_and_checks_them_again(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out")
    assert main(["prepare", str(study), "--out", out, "--validation", "0.25", "--test", "0.25"]) == 0
    told = capsys.readouterr().out
    assert "training: 2 patients" in told
    assert main(["prepare", out, "--check"]) == 0
    assert capsys.readouterr().out == told
    assert main(["prepare", str(study)]) == 1
    assert "--out" in capsys.readouterr().err


@pytest.fixture
def shards(study: Path, tmp_path: Path) -> Path:
    prepare(PrepareJob(folder=study, out=tmp_path / "shards", validation=0.25, test=0.25))
    return tmp_path / "shards"


def training_on(shards: Path, **changes):
    """A training of seconds on pairs alone."""
    return config_for(shards.parent / "trained", shards=shards, kind="re-projected", crop=16, case_share=1.0, **changes)


def test_training_draws_the_pairs_of_its_own_split(shards: Path) -> None:
    config = training_on(shards)
    training, validation = load_cases(config)
    assert all(isinstance(one, StoredPair) and one.shard.split == "training" for one in training)
    assert all(one.shard.split == "validation" for one in validation)
    volume = make_volume(config, TRAINING, 0, training)
    pairs = [one.slices(first, config.slices) for one in training for first in (0, 1)]
    assert any(np.array_equal(volume.low, pair.low) and np.array_equal(volume.truth, pair.full) for pair in pairs)
    batch = draw(volume, config, np.random.default_rng(0))
    assert batch.x_last.shape == batch.x_0.shape == (1, 1, 16, 16)
    assert not torch.equal(batch.x_last, batch.x_0)


def test_a_network_learns_from_pairs_on_disk(shards: Path) -> None:
    config = training_on(shards, steps=240, validate_every=60, learning_rate=2e-3)
    train("ren", config, *load_cases(config))
    losses = [row["validation_loss"] for row in rows(log_file(config.out, "ren"))]
    assert losses[-1] < 0.8 * losses[0]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"kind": "measured"}, "no measured pairs for training"),
        ({"crop": 64, "sides": (64,)}, "`crop` must not be larger"),
        ({"cases": (Path("x"),)}, "either `cases` or `shards`"),
        ({"shards": Path("nowhere")}, "run redpet prepare"),
    ],
)
def test_shards_that_do_not_fit_the_training_are_refused(shards: Path, changes: dict, told: str) -> None:
    fields = {"shards": shards, "kind": "re-projected", "crop": 16} | changes
    with pytest.raises(InputError, match=told):
        load_cases(config_for(shards.parent / "trained", **fields))


def test_room_on_the_disk_is_asked_for_before_the_work(study: Path, tmp_path: Path, monkeypatch) -> None:
    free = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: free)
    monkeypatch.setattr("redpet.training.prepare.read_input", lambda *_: pytest.fail("a case was read"))
    with pytest.raises(OutputError) as caught:
        prepare(PrepareJob(folder=study, out=tmp_path / "out", validation=0.25, test=0.25))
    assert str(caught.value).startswith(f"{tmp_path / 'out'} could not be written: it takes")
    assert not list(tmp_path.glob("*out*"))


def test_a_disk_that_fills_during_the_work_is_one_sentence_with_the_users_path(study: Path, tmp_path: Path) -> None:
    limited = [sys.executable, "-c", "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
               "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096));"
               "from redpet import cli; sys.exit(cli.main(sys.argv[1:]))"]  # fmt: skip
    command = ["prepare", str(study), "--out", str(tmp_path / "out")]
    ended = subprocess.run([*limited, *command], capture_output=True, text=True, timeout=HANG_S, check=False)
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].startswith(f"redpet: {tmp_path / 'out'}")
    assert not list(tmp_path.glob("*out*"))
