"""Folders whose names are no UTF-8, and an umlaut where the locale knows none: every command reads and writes there."""

import json
import os
import shutil
import subprocess
import threading
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from command_line import COMMAND, done, listing, small_case, write_array
from synthetic_dicom import pet_series, write_series

from redpet.case import BQML, Image, ImageGrid
from redpet.case.nrrd import read_nrrd
from redpet.case.storage import read_image, write_image
from redpet.machine.paths import as_utf8, legible, utf8_path
from redpet.restoration.model_file import default_model_path
from redpet.worker import JsonLines, run_job

NO_UTF8 = os.fsdecode(b"M\xfcller, J\xf6rg")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of no UTF-8 with a case, a series and a model file in it."""
    folder = tmp_path_factory.mktemp("home") / NO_UTF8
    folder.mkdir()
    case = small_case(folder.parent)
    shutil.copytree(case, folder / "case")
    write_series(folder / "series", pet_series(2))
    shutil.copy(default_model_path(), folder / "model.safetensors")
    return folder


def test_a_library_gets_a_name_of_utf8_by_which_it_reads_and_writes(tmp_path: Path) -> None:
    image = Image(np.arange(8, dtype=np.float32).reshape(2, 2, 2), ImageGrid((2, 2, 2), (1.0, 2.0, 3.0)), BQML)
    plain = tmp_path / "image.nrrd"
    write_image(image, plain)
    folder = tmp_path / NO_UTF8
    folder.mkdir()
    for path in (folder / "image.nrrd", tmp_path / f"{NO_UTF8}.nrrd", folder / f"{NO_UTF8}.nrrd", folder / "Ä.nrrd"):
        assert as_utf8(path) is None or path.name == "Ä.nrrd"
        write_image(image, path)
        assert path.read_bytes() == plain.read_bytes()
        assert not path.is_symlink()
        assert np.array_equal(read_image(path).values, image.values)
    with utf8_path(plain) as name:
        assert name == str(plain)


def test_the_data_beside_a_header_is_found(tmp_path: Path) -> None:
    folder = tmp_path / NO_UTF8
    folder.mkdir()
    np.arange(8, dtype=np.float32).tofile(folder / "data.raw")
    lines = ["ObjectType = Image", "NDims = 3", "DimSize = 2 2 2", "ElementType = MET_FLOAT"]
    (folder / "head.mha").write_text("\n".join([*lines, "ElementDataFile = data.raw", ""]))
    assert read_nrrd(folder / "head.mha")[0][1, 1, 1] == 7


def test_restore_export_evaluate_and_prepare_work_in_a_folder_of_no_utf8(home: Path, tmp_path: Path) -> None:
    out = tmp_path / NO_UTF8
    done("restore", home / "case", "--drf", 4, "--model", home / "model.safetensors", "--subsets", 2, "--out", out)
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert record["method"].startswith("RED")
    done("restore", home / "series", "--method", "osem", "--subsets", 2, "--out", out / "of series")
    done("export", out / "of series", "--source", home / "series", "--out", out / "derived")
    done("suv", home / "series", "--out", out / "suv.nrrd")
    done("simulate", home / "series", "--drf", 4, "--out", out / "ladder")
    done("info", out / "ladder")
    done("evaluate", home / "case", "--methods", "osem", "--out", out / "comparison")
    cases = tmp_path / "cases"
    for name in ("a", NO_UTF8):
        shutil.copytree(home / "case", cases / name)
    done("prepare", cases, "--validation", 0.5, "--test", 0, "--out", out / "shards")
    done("prepare", out / "shards", "--check")


def test_a_file_of_no_utf8_is_named_in_what_is_written(tmp_path: Path) -> None:
    path = tmp_path / f"{NO_UTF8}.npy"
    write_array(path, np.ones((2, 16, 16)))
    done("restore", path, "--method", "osem", "--subsets", 2, "--out", tmp_path / "out")
    told = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))["input"]["provenance"]["input"]
    assert told == legible(path.name) == "M\\udcfcller, J\\udcf6rg.npy"
    done("info", tmp_path / "out" / "images" / "restored.nrrd")


def test_the_worker_lists_a_folder_of_no_utf8(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redpet.worker.signal.signal", lambda *_: None)
    job = tmp_path / "job.json"
    job.write_text(json.dumps({"command": "cases", "folder": str(home.parent), "out": str(tmp_path / "out")}))
    lines = StringIO()
    assert run_job(job, JsonLines(lines, threading.Event()), threading.Thread())[0] == 0
    assert json.loads((tmp_path / "out" / "cases.json").read_text(encoding="utf-8"))


PLAIN = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""A locale that knows no umlaut, as Python takes it."""


def test_under_a_locale_without_umlauts_a_restoration_is_written(home: Path, tmp_path: Path) -> None:
    here = tmp_path / "Müller"
    shutil.copytree(home / "case", here / "case")
    command = [*COMMAND, "restore", here / "case", "--drf", "4", "--method", "osem", "--subsets", "2"]
    run = subprocess.run([*command, "--out", here / "out"], env={**os.environ, **PLAIN}, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert (here / "out" / "run.json").is_file()
    assert not [path for path in listing(here) if "partial" in path]


@pytest.mark.parametrize("name", ["Müller", NO_UTF8])
def test_under_a_locale_without_umlauts_a_path_is_named_in_one_line(tmp_path: Path, name: str) -> None:
    command = [*COMMAND, "info", tmp_path / name]
    run = subprocess.run(command, env={**os.environ, **PLAIN}, capture_output=True)
    assert run.returncode == 1
    assert run.stderr.startswith(b"redpet: ")
    assert len(run.stderr.splitlines()) == 1
