"""What the headers tell is checked before the work, and a result that was computed is kept."""

import errno
import json
import os
import shutil
from collections import namedtuple
from pathlib import Path

import numpy as np
import pydicom
import pytest
import SimpleITK
from command_line import listing, small_case, write_array
from pydicom.dataset import Dataset
from pydicom.uid import ExplicitVRBigEndian
from synthetic_dicom import pet_series, write_series

from redpet import cli
from redpet.dicom import export as dicom_export
from redpet.jobs import restore, simulate

OSEM = ("--method", "osem", "--subsets", "2")


def damaged(folder: Path, name: str) -> Path:
    """A series that opens, of which no derived series can be written for what `name` says."""
    slices = pet_series(2)
    if name == "FrameReferenceTime":
        for dataset in slices:
            del dataset.FrameReferenceTime
    elif name == "FrameReferenceTime of one slice":
        del slices[1].FrameReferenceTime
    elif name == "DecayFactor":
        for dataset in slices:
            del dataset.DecayFactor
            del dataset.RadiopharmaceuticalInformationSequence[0].RadionuclideHalfLife
    write_series(folder, slices)
    return folder


def restored(source: Path, out: Path, *options: str) -> int:
    return cli.main(["restore", str(source), "--out", str(out), *OSEM, *options])


@pytest.mark.parametrize("name", ["FrameReferenceTime", "FrameReferenceTime of one slice", "DecayFactor"])
def test_a_source_that_lacks_what_its_series_needs_is_known_before_the_work_and_all_else_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    told: list[str] = []
    compute, ask = restore.restore_level, restore.why_unexportable
    monkeypatch.setattr(restore, "why_unexportable", lambda *rest: told.append(ask(*rest)) or told[-1])
    monkeypatch.setattr(restore, "restore_level", lambda *a, **b: told.append("computed") or compute(*a, **b))
    assert restored(damaged(tmp_path / "series", name), tmp_path / "out") == 0
    keyword = name.split()[0]
    assert keyword in told[0]
    assert told[1:] == ["computed"]
    out = tmp_path / "out"
    for file in ("images/restored.nrrd", "sinograms/restored.nrrd", "metrics.json", "comparison.png"):
        assert (out / file).is_file()
    assert not (out / "dicom").exists()
    (warning,) = [one for one in json.loads((out / "run.json").read_text())["warnings"] if "DICOM" in one]
    assert warning.startswith("no DICOM series was written: ")
    assert keyword in warning
    assert f"warning: {warning}" in capsys.readouterr().err
    assert not [path for path in listing(tmp_path) if "partial" in path or "rehearsal" in path]


def test_a_series_that_fails_only_at_the_end_takes_nothing_else_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = dicom_export.write

    def fail(dataset: Dataset, path: Path) -> None:
        if "rehearsal" not in str(path):
            raise NotImplementedError("no such thing")
        write(dataset, path)

    monkeypatch.setattr(dicom_export, "write", fail)
    assert restored(damaged(tmp_path / "series", ""), tmp_path / "out") == 0
    assert (
        "no DICOM series was written: no such thing" in json.loads((tmp_path / "out/run.json").read_text())["warnings"]
    )
    assert (tmp_path / "out" / "images" / "restored.nrrd").is_file()
    assert not (tmp_path / "out" / "dicom").exists()


def test_a_big_endian_source_ends_no_restoration(tmp_path: Path) -> None:
    folder = damaged(tmp_path / "series", "")
    for path in folder.iterdir():
        dataset = pydicom.dcmread(path)
        dataset.file_meta.TransferSyntaxUID = ExplicitVRBigEndian
        dataset.PixelData = np.frombuffer(dataset.PixelData, "<u2").astype(">u2").tobytes()
        pydicom.dcmwrite(path, dataset, force_encoding=True, little_endian=False, implicit_vr=False)
    assert restored(folder, tmp_path / "out") == 0
    record = json.loads((tmp_path / "out" / "run.json").read_text())
    assert (tmp_path / "out" / "dicom").is_dir() or any("no DICOM series" in one for one in record["warnings"])


Usage = namedtuple("Usage", "total used free")


@pytest.mark.parametrize("command", ["restore", "simulate"])
def test_a_disk_without_room_is_told_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    case = small_case(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9 - 1000, 1000))
    for room, name in ((restore, "restore_level"), (simulate, "dose_ladder")):
        monkeypatch.setattr(room, name, lambda *_, **__: pytest.fail("the work has begun"))
    arguments = {
        "restore": [str(case), "--drf", "4", *OSEM],
        "simulate": [str(tmp_path / "body.npy"), "--drf", "4", "20"],
    }
    before = listing(tmp_path)
    assert cli.main([command, *arguments[command], "--out", str(tmp_path / "out")]) == 1
    sentence = capsys.readouterr().err.splitlines()[-1]
    assert sentence.startswith(f"redpet: {tmp_path / 'out'} could not be written: it takes ")
    assert listing(tmp_path) == before


@pytest.mark.parametrize(("share", "begun"), [(0.9, False), (1.1, True)])
def test_the_room_that_is_asked_for_is_that_of_images_and_sinograms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, share: float, begun: bool
) -> None:
    series = damaged(tmp_path / "series", "")
    assert restored(series, tmp_path / "out") == 0
    files = [path for room in ("images", "sinograms") for path in (tmp_path / "out" / room).iterdir()]
    free = int(share * sum(SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(path)).nbytes for path in files))
    work: list[str] = []
    compute = restore.restore_level
    monkeypatch.setattr(restore, "restore_level", lambda *a, **b: work.append("begun") or compute(*a, **b))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9 - free, free))
    assert restored(series, tmp_path / "second") == (0 if begun else 1)
    assert bool(work) == begun


def test_a_disk_that_fills_in_prepare_is_told_with_the_path_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = small_case(tmp_path)
    for name in ("cases/a", "cases/b"):
        shutil.copytree(case, tmp_path / name)
    from redpet.training import shards

    def full(_: object, path: str) -> None:
        raise shards.SafetensorError("Error while serializing: I/O error: No space left on device (os error 28)")

    monkeypatch.setattr(shards, "save_file", full)
    before = listing(tmp_path)
    arguments = ["prepare", str(tmp_path / "cases"), "--validation", "0.5", "--test", "0"]
    assert cli.main([*arguments, "--out", str(tmp_path / "shards")]) == 1
    (sentence,) = [line for line in capsys.readouterr().err.splitlines() if line.startswith("redpet: ")]
    assert f"{tmp_path / 'shards'}/" in sentence
    assert "full disk" in sentence
    assert listing(tmp_path) == before


def test_a_disk_that_fills_in_export_is_told_with_the_path_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = damaged(tmp_path / "series", "")
    assert restored(source, tmp_path / "run") == 0

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(dicom_export, "write", full)
    before = listing(tmp_path)
    assert cli.main(["export", str(tmp_path / "run"), "--source", str(source), "--out", str(tmp_path / "new")]) == 1
    sentence = capsys.readouterr().err.splitlines()[-1]
    assert sentence.startswith(f"redpet: {tmp_path / 'new'} could not be written: the disk or the quota is full")
    assert listing(tmp_path) == before


def test_a_source_that_is_no_dicom_is_not_rehearsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dicom_export, "rehearse", lambda *_: pytest.fail("there is nothing to rehearse"))
    assert restored(write_array(tmp_path / "counts.npy", np.ones((2, 16, 16))), tmp_path / "out") == 0
