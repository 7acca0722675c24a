"""Numbers that none can be, files that claim more than they hold or name others' files, memory that is not there."""

import io
import json
import resource
import shutil
import subprocess
import threading
import zipfile
from pathlib import Path

import numpy as np
import pytest
from command_line import COMMAND, IMAGE, SINOGRAM, listing, small_case, write_array
from synthetic_interfile import write_image as write_stir_image

from redpet import cli
from redpet.case.nrrd import read_nrrd
from redpet.errors import InputError, ResourceError, explained
from redpet.jobs.case_list import described
from redpet.machine.memory import require_address_space
from redpet.worker import JsonLines, run_job

Capture = pytest.CaptureFixture[str]
MIB = 2**20


def refused(capsys: Capture, *arguments: object) -> str:
    """The one sentence of a command that ends with code 1."""
    assert cli.main([str(one) for one in arguments]) == 1
    said = capsys.readouterr().err
    assert "Traceback" not in said
    return said.splitlines()[-1]


@pytest.mark.parametrize("value", [1e19, 1e30, -1e30, 1e38])
@pytest.mark.parametrize("sidecar", [SINOGRAM, IMAGE], ids=["counts", "image"])
@pytest.mark.parametrize(
    "command", [["restore", "--subsets", 2], ["simulate", "--drf", 4]], ids=["restore", "simulate"]
)
def test_a_count_or_activity_that_none_is_is_refused(
    tmp_path: Path, capsys: Capture, command: list, sidecar: dict, value: float
) -> None:
    values = np.ones((2, 16, 16))
    values[1, 3, 4] = value
    path = write_array(tmp_path / "odd.npy", values, sidecar)
    sentence = refused(capsys, command[0], path, *command[1:], "--out", tmp_path / "out")
    assert str(path) in sentence
    assert f"{abs(value):.3g}" in sentence


@pytest.mark.parametrize("shape", [(1, 1, 1), (2, 2, 2), (1, 3, 2)])
def test_an_image_of_a_few_pixels_is_restored_or_refused(tmp_path: Path, capsys: Capture, shape: tuple) -> None:
    path = write_array(tmp_path / "few.npy", np.ones(shape), IMAGE)
    code = cli.main(["restore", str(path), "--subsets", "1", "--out", str(tmp_path / "out")])
    said = capsys.readouterr().err
    assert code in (0, 1)
    assert "Traceback" not in said


@pytest.mark.parametrize("options", [[], ["--reconstruction", "fbp"], ["--subsets", "1"]], ids=" ".join)
def test_one_angle_is_restored_or_refused(tmp_path: Path, capsys: Capture, options: list[str]) -> None:
    path = write_array(tmp_path / "one.npy", np.ones((2, 1, 16)))
    code = cli.main(["restore", str(path), *options, "--out", str(tmp_path / "out")])
    said = capsys.readouterr().err
    assert code in (0, 1)
    assert "Traceback" not in said


def claiming(path: Path, shape: tuple[int, ...], name: str = "values") -> Path:
    """An .npz whose array says a shape and holds 3 MB of zeros, packed."""
    head = io.BytesIO()
    np.lib.format.write_array_header_1_0(head, {"descr": "<f4", "fortran_order": False, "shape": shape})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{name}.npy", head.getvalue() + bytes(3 * MIB))
    return path


@pytest.mark.parametrize("name", ["values", "what"])
@pytest.mark.parametrize("shape", [(18, 2**28), (0,), (2**62, 8), (5,)])
def test_an_npz_that_claims_what_it_has_not_is_refused_before_it_takes_memory(
    tmp_path: Path, capsys: Capture, shape: tuple[int, ...], name: str
) -> None:
    path = claiming(tmp_path / "claims.npz", shape, name)
    tell = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert str(path) in refused(capsys, "info", path)
    assert "refusal" in (described(path) or {})
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - tell < 200 * 1024


def test_an_interfile_header_reads_data_outside_of_its_folder_only_where_that_is_allowed(
    tmp_path: Path, capsys: Capture
) -> None:
    folder, other = tmp_path / "folder", tmp_path / "other"
    folder.mkdir()
    other.mkdir()
    for name in ("../other/data.v", str(other / "data.v"), "..\\other\\data.v"):
        header = write_stir_image(folder, {"name of data file": name})
        (folder / "data.v").replace(other / "data.v")
        sentence = refused(capsys, "info", header)
        assert str(header) in sentence
        assert "--outside" in sentence
        refused(capsys, "restore", header, "--subsets", 1, "--out", tmp_path / "out")
        assert "refusal" in (described(header) or {})
        assert cli.main(["info", str(header), "--outside"]) == 0
    shutil.copy(other / "data.v", folder / "data.v")
    assert cli.main(["info", str(header)]) == 0
    assert "outside of its folder: data.v beside it was read" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.mha", "ObjectType = Image\nNDims = 3\nDimSize = 2 2 2\nElementType = MET_FLOAT\nElementDataFile = {}\n"),
        (
            "a.nrrd",
            "NRRD0004\ntype: float\ndimension: 3\nsizes: 2 2 2\nencoding: raw\nendian: little\ndata file: {}\n\n",
        ),
    ],
)
def test_a_volume_reads_no_data_outside_of_its_folder(tmp_path: Path, name: str, text: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    np.ones(8, "<f4").tofile(tmp_path / "data.raw")
    np.ones(8, "<f4").tofile(folder / "data.raw")
    for data in ("../data.raw", str(tmp_path / "data.raw")):
        (folder / name).write_text(text.format(data))
        with pytest.raises(InputError, match="lies outside of its folder"):
            read_nrrd(folder / name)
    (folder / name).write_text(text.format("data.raw"))
    assert read_nrrd(folder / name)[0].sum() == 8


def few(n_bytes: int):
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (n_bytes, n_bytes))

    return limit


@pytest.mark.parametrize(("mib", "command"), [(200, "info"), (550, "restore")])
def test_a_process_with_too_little_memory_for_its_libraries_says_so_at_once(
    tmp_path: Path, mib: int, command: str
) -> None:
    case = small_case(tmp_path)
    before = listing(tmp_path)
    out = ["--out", tmp_path / "out"] if command == "restore" else []
    run = subprocess.run(
        [*COMMAND, command, case, *out], preexec_fn=few(mib * MIB), capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 4
    (sentence,) = run.stderr.splitlines()
    assert f"this process may have {mib} MiB" in sentence
    assert listing(tmp_path) == before


def test_a_job_with_too_little_memory_for_its_libraries_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("redpet.worker.signal.signal", lambda *_: None)
    monkeypatch.setattr(resource, "getrlimit", lambda _: (800 * MIB, 800 * MIB))
    job = tmp_path / "job.json"
    job.write_text(json.dumps({"command": "devices", "out": str(tmp_path / "out")}))
    code, last = run_job(job, JsonLines(io.StringIO(), threading.Event()), threading.Thread())
    assert (code, last["event"]) == (4, "error")
    assert "ulimit -v" in last["message"]
    require_address_space(with_torch=False)


def test_a_package_that_does_not_start_is_one_sentence() -> None:
    told = explained(ImportError("libtorch_cpu.so: failed to map segment from shared object"))
    assert isinstance(told, ResourceError)
    assert "failed to map segment" in str(told)
