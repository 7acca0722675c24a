"""What cannot be done is refused with one sentence and exit code 1, and leaves nothing behind."""

import ctypes
import errno
import json
import os
import pickle
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import psutil
import pytest
import torch
from command_line import COMMAND, IMAGE, SINOGRAM, done, listing, only_sentence, redpet, small_case, write_array
from safetensors.torch import save_file
from synthetic_dicom import pet_series, write_series

from redpet import cli, dicom_export, pipeline
from redpet.devices import device_errors
from redpet.errors import ResourceError
from redpet.restoration.model_file import default_model_path, load_model, save_model

CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2
PR_CAPBSET_DROP = 24

Refused = Callable[..., str]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_case(tmp_path_factory.mktemp("small"))


@pytest.fixture
def refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Refused:
    """The sentence with which a command is refused; it has left nothing behind and said nothing else."""

    def sentence(*arguments: object) -> str:
        before = listing(tmp_path)
        capsys.readouterr()
        assert cli.main([str(argument) for argument in arguments]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert listing(tmp_path) == before
        return only_sentence(said.err)

    return sentence


def test_a_missing_file_is_refused(refused: Refused, tmp_path: Path) -> None:
    sentence = refused("restore", tmp_path / "nowhere", "--out", tmp_path / "deep" / "out")
    assert sentence == f"{tmp_path / 'nowhere'} does not exist."


def test_an_empty_folder_is_refused(refused: Refused, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "holds no DICOM image" in refused("restore", tmp_path / "empty", "--out", tmp_path / "out")


def test_a_ct_series_is_refused(refused: Refused, tmp_path: Path) -> None:
    slices = pet_series()
    for one in slices:
        one.Modality, one.SOPClassUID = "CT", "1.2.840.10008.5.1.4.1.1.2"
    write_series(tmp_path / "ct", slices)
    assert "CT" in refused("restore", tmp_path / "ct", "--out", tmp_path / "out")


@pytest.mark.parametrize("command", ["restore", "info", "suv", "simulate"])
@pytest.mark.parametrize("name", [f"other-modality-{number}.dcm" for number in (3, 5, 6)])
def test_real_files_that_are_no_pet_are_refused(
    refused: Refused, data: Path, tmp_path: Path, name: str, command: str
) -> None:
    options = {"info": [], "suv": ["--out", tmp_path / "out.nrrd"], "simulate": ["--drf", 4, "--out", tmp_path / "o"]}
    refused(command, data / "odd-dicom" / name, *options.get(command, ["--out", tmp_path / "out"]))


def test_a_real_folder_of_mixed_modalities_is_refused(refused: Refused, data: Path, tmp_path: Path) -> None:
    assert "mixes PET slices with another series" in refused("restore", data / "odd-dicom", "--out", tmp_path / "out")


def test_two_pet_series_that_name_no_dose_are_refused(refused: Refused, tmp_path: Path) -> None:
    for number in (1, 2):
        slices = pet_series()
        for one in slices:
            one.SeriesInstanceUID += f".{number}"
        write_series(tmp_path / "mixed" / str(number), slices)
    sentence = refused("restore", tmp_path / "mixed", "--out", tmp_path / "out")
    assert "doses do not tell them apart" in sentence
    assert "Secret" not in sentence
    assert "SECRET" not in sentence


@pytest.mark.parametrize("name", ["Siemens_mMR_seg2.hs", "Utahscat600k_ca_seg4.hs"])
def test_real_headers_without_their_data_are_refused(refused: Refused, data: Path, tmp_path: Path, name: str) -> None:
    assert Path(name).stem in refused("restore", data / "sinograms" / name, "--out", tmp_path / "out")


def test_truncated_pixel_data_is_refused_by_file(refused: Refused, tmp_path: Path) -> None:
    slices = pet_series()
    slices[2].PixelData = slices[2].PixelData[:-10]
    paths = write_series(tmp_path / "series", slices)
    assert paths[2].name in refused("restore", tmp_path / "series", "--out", tmp_path / "out")


def test_a_real_slice_that_was_cut_is_refused(refused: Refused, data: Path, tmp_path: Path) -> None:
    source = sorted((data / "pet-siemens-wholebody").glob("*.dcm"))[0]
    (tmp_path / "series").mkdir()
    cut = tmp_path / "series" / "cut.dcm"
    cut.write_bytes(source.read_bytes()[:-1000])
    assert "cut.dcm" in refused("restore", tmp_path / "series", "--out", tmp_path / "out")


def test_a_cut_interfile_sinogram_is_refused(refused: Refused, data: Path, tmp_path: Path) -> None:
    for name in ("smalllong.hs", "smalllong.s"):
        (tmp_path / name).write_bytes((data / "sinograms" / name).read_bytes())
    os.truncate(tmp_path / "smalllong.s", 1000)
    assert "smalllong.s" in refused("restore", tmp_path / "smalllong.hs", "--out", tmp_path / "out")


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_sinogram_with_a_value_that_is_not_finite_is_refused(refused: Refused, tmp_path: Path, bad: float) -> None:
    values = np.ones((2, 16, 16))
    values[1, 2, 3] = bad
    path = write_array(tmp_path / "bad.npy", values)
    assert "NaN or infinite" in refused("restore", path, "--out", tmp_path / "out")


def test_a_case_with_a_value_that_is_not_finite_is_refused(refused: Refused, case: Path, tmp_path: Path) -> None:
    copy = tmp_path / "case"
    subprocess.run(["cp", "-r", case, copy], check=True)
    path = copy / "sinograms" / "drf-4.nrrd"
    content = bytearray(path.read_bytes())
    content[-4:] = np.float32(np.nan).tobytes()
    path.write_bytes(content)
    assert "drf-4.nrrd: holds NaN" in refused("restore", copy, "--out", tmp_path / "out")


@pytest.mark.parametrize(
    ("sidecar", "match"),
    [
        ({**SINOGRAM, "radial_spacing": 2.0}, "radial_spacing"),
        ({**SINOGRAM, "axes": ["slice", "radial"]}, "axes"),
        ({**SINOGRAM, "shape": [3, 3]}, "shape"),
        ({key: value for key, value in SINOGRAM.items() if key != "unit"}, "unit"),
        ({**SINOGRAM, "radial_spacing_mm": -1}, "radial_spacing_mm"),
        ([], "object"),
    ],
)
def test_a_wrong_sidecar_is_refused(refused: Refused, tmp_path: Path, sidecar: object, match: str) -> None:
    path = write_array(tmp_path / "counts.npy", np.ones((2, 16, 16)), sidecar)  # type: ignore[arg-type]
    sentence = refused("restore", path, "--out", tmp_path / "out")
    assert "counts.npy.json" in sentence
    assert match in sentence


def text_file(path: Path) -> None:
    path.write_text("These are no weights, but long enough for the eight bytes that say how long a header is.")


def pickled(path: Path) -> None:
    path.write_bytes(pickle.dumps({"weights": [1.0]}))


def pytorch_pickle(path: Path) -> None:
    torch.save({"weights": torch.zeros(3)}, path)


def strange_weights(path: Path) -> None:
    save_file({"weights": torch.zeros(3)}, path)


def cut_model(path: Path) -> None:
    path.write_bytes(default_model_path().read_bytes()[:-1000])


def other_architecture(path: Path) -> None:
    """The default model with the weights of its first network's first layer of another width."""
    model = load_model(default_model_path())
    recipes = {name: variant.recipe for name, variant in model.variants.items()}
    weights = {
        name: {stage: network.state_dict() for stage, network in variant.networks.items()}
        for name, variant in model.variants.items()
    }
    save_model(path, recipes, weights, model.card)
    content = path.read_bytes()
    width = str(next(iter(recipes.values())).network.width)
    changed = content.replace(f'\\"width\\":{width}'.encode(), f'\\"width\\":{int(width) // 2 * 2 + 2}'.encode())
    assert changed != content
    path.write_bytes(changed)


@pytest.mark.parametrize(
    "make",
    [text_file, pickled, pytorch_pickle, strange_weights, cut_model, other_architecture],
    ids=lambda f: f.__name__,
)
def test_a_model_file_that_is_none_is_refused_by_name(
    refused: Refused, case: Path, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "model.safetensors"
    make(path)
    assert str(path) in refused("restore", case, "--model", path, "--out", tmp_path / "out")


def test_a_pickle_is_never_opened(refused: Refused, case: Path, tmp_path: Path) -> None:
    class Harm:
        def __reduce__(self) -> tuple:
            return Path.touch, (tmp_path / "harm",)

    for save in (lambda path: path.write_bytes(pickle.dumps(Harm())), lambda path: torch.save(Harm(), path)):
        save(tmp_path / "model.pth")
        sentence = refused("restore", case, "--model", tmp_path / "model.pth", "--out", tmp_path / "out")
        assert "pickles" in sentence


@pytest.mark.parametrize(
    ("option", "value", "match"),
    [
        ("--method", "magic", "the method 'magic' is unknown: choose one of red, osem"),
        ("--device", "gpu", "the device 'gpu' is unknown"),
        ("--device", "cuda:97", "the device 'cuda:97' is not there"),
        ("--device", "mps", "the device 'mps' is not supported"),
        ("--projector", "siddon", "the projector 'siddon' is unknown: choose one of auto, joseph, parallelproj"),
        ("--reconstruction", "mlaa", "the reconstruction 'mlaa' is unknown: choose one of osem, fbp"),
        ("--model", "nowhere.safetensors", "there is no model file at nowhere.safetensors"),
        ("--reference", "nowhere", "nowhere does not exist"),
        ("--steps", "0", "0 steps"),
        ("--steps", "501", "501 steps: choose 1 to 500"),
        ("--iterations", "0", "0 OSEM iterations"),
        ("--subsets", "0", "0 subsets are not possible with 32 angles"),
        ("--subsets", "33", "33 subsets are not possible with 32 angles"),
        ("--psf", "-1", "point spread"),
        ("--post-filter", "nan", "post-filter"),
        ("--slices", "4:9", "the slices 4:9 are not there: the input has 0:6"),
        ("--slices", "3:3", "the slices 3:3 are not there"),
        ("--drf", "20", "no dose level of DRF 20: it holds full dose, DRF 4"),
    ],
)
def test_a_parameter_that_is_not_possible_is_refused(
    refused: Refused, case: Path, tmp_path: Path, option: str, value: str, match: str
) -> None:
    assert match in refused("restore", case, option, value, "--out", tmp_path / "out")


def test_a_reference_of_another_scan_is_refused(refused: Refused, case: Path, tmp_path: Path) -> None:
    other = write_array(tmp_path / "other.npy", np.ones((6, 30, 30)), IMAGE)
    assert "another grid" in refused("restore", case, "--reference", other, "--out", tmp_path / "out")


@pytest.mark.parametrize("command", ["restore", "simulate", "suv", "export"])
@pytest.mark.parametrize("taken", ["folder", "file", "link"])
def test_an_output_that_exists_and_is_not_ours_stays_as_it_is(
    refused: Refused, case: Path, tmp_path: Path, command: str, taken: str
) -> None:
    out = tmp_path / ("out.nrrd" if command == "suv" else "out")
    if taken == "folder":
        out.mkdir()
        (out / "theirs").write_text("theirs")
    elif taken == "file":
        out.write_text("theirs")
    else:
        out.symlink_to(tmp_path / "nowhere")
    write_series(tmp_path / "series", pet_series(2))
    if command == "export":
        done("restore", tmp_path / "series", "--out", tmp_path / "restored", "--method", "osem", "--subsets", 2)
    arguments = {
        "restore": [case, "--out", out, "--overwrite"],
        "simulate": [case.parent / "body.npy", "--drf", 4, "--out", out, "--overwrite"],
        "suv": [tmp_path / "series", "--out", out],
        "export": [tmp_path / "restored", "--source", tmp_path / "series", "--out", out],
    }
    assert "exists already" in refused(command, *arguments[command])
    if taken == "folder":
        assert (out / "theirs").read_text() == "theirs"


@pytest.mark.parametrize(
    "options",
    [
        ["--drf", "1"],
        ["--drf", "4", "4"],
        ["--drf", "nan"],
        ["--drf", "inf"],
        ["--drf", "4", "--counts-per-slice", "inf"],
        ["--drf", "4", "--counts-per-slice", "0"],
        ["--drf", "4", "--background", "inf"],
        ["--drf", "4", "--background", "-0.1"],
        ["--drf", "4", "--seed", "-1"],
        ["--drf", "4", "--attenuation-unit", "1/cm"],
        ["--drf", "4", "--attenuation", "nowhere"],
    ],
    ids=" ".join,
)
def test_a_ladder_that_is_not_possible_is_refused(
    refused: Refused, case: Path, tmp_path: Path, options: list[str]
) -> None:
    refused("simulate", case.parent / "body.npy", *options, "--out", tmp_path / "out")


def test_a_ladder_from_a_low_dose_is_refused(refused: Refused, case: Path, tmp_path: Path) -> None:
    low = case / "sinograms" / "drf-4.nrrd"
    folder = tmp_path / "low"
    folder.mkdir()
    content = {"version": 1, "name": "low", "levels": [{"drf": 4, "sinogram": "drf-4.nrrd"}]}
    (folder / "case.json").write_text(json.dumps(content))
    for name in (low, low.with_name("background.nrrd")):
        (folder / name.name).write_bytes(name.read_bytes())
    assert "no full dose" in refused("simulate", folder, "--drf", "20", "--out", tmp_path / "out")


def test_what_is_larger_than_the_memory_is_refused_with_the_numbers(
    refused: Refused, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = psutil.virtual_memory()._replace(available=2**20 // 64)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: free)
    path = write_array(tmp_path / "counts.npy", np.ones((6, 64, 64)))
    assert "MiB of memory and 0 MiB are free" in refused("restore", path, "--out", tmp_path / "out")


def test_memory_that_runs_out_ends_with_code_4_and_no_output(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pipeline, "osem", lambda *_, **__: torch.empty(2**50))
    assert cli.main(["restore", str(case), "--slices", "0:1", "--out", str(tmp_path / "out")]) == 4
    assert "redpet: memory ran out" in capsys.readouterr().err.splitlines()[-1]
    assert listing(tmp_path) == []


@pytest.mark.parametrize("allocate", [lambda: np.empty(2**50), lambda: torch.empty(2**50)], ids=["numpy", "torch"])
def test_what_a_library_raises_for_lack_of_memory_is_known(allocate: Callable[[], object]) -> None:
    with pytest.raises(ResourceError, match="memory ran out"), device_errors():
        allocate()


def no_larger_files_than(n_bytes: int) -> Callable[[], None]:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, n_bytes))

    return limit


@pytest.mark.parametrize(
    ("n_bytes", "told_of"), [(10_000, ".nrrd"), (60_000, "out could not be written")], ids=["volume", "picture"]
)
def test_a_full_disk_is_told_and_nothing_stays(case: Path, tmp_path: Path, n_bytes: int, told_of: str) -> None:
    """A limit on the size of files stands for the disk; it lets volumes of 25 kB pass, and no picture."""
    run = redpet(
        *("restore", case, "--out", tmp_path / "out", "--method", "osem"), preexec_fn=no_larger_files_than(n_bytes)
    )
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    sentence = run.stderr.splitlines()[-1]
    assert sentence.startswith("redpet: ")
    assert told_of in sentence
    assert "full" in sentence
    assert listing(tmp_path) == []


def test_a_full_disk_stops_a_ladder_too(case: Path, tmp_path: Path) -> None:
    body = case.parent / "body.npy"
    run = redpet("simulate", body, "--drf", 4, "--out", tmp_path / "out", preexec_fn=no_larger_files_than(10_000))
    assert run.returncode == 1
    assert "full" in run.stderr.splitlines()[-1]
    assert listing(tmp_path) == []


@pytest.mark.parametrize("writer", ["json", "dicom"])
def test_a_disk_that_fills_at_the_end_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], writer: str
) -> None:
    def full(*_, **__) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    write_series(tmp_path / "series", pet_series(2))
    before = listing(tmp_path)
    monkeypatch.setattr(*((Path, "write_bytes") if writer == "json" else (dicom_export, "write")), full)
    arguments = ["restore", tmp_path / "series", "--out", tmp_path / "out", "--method", "osem", "--subsets", "2"]
    assert cli.main([str(argument) for argument in arguments]) == 1
    sentence = capsys.readouterr().err.splitlines()[-1]
    assert "the disk or the quota is full" in sentence
    assert listing(tmp_path) == before


def obey_permissions() -> None:
    """Take from root the right to write where the mode of a folder forbids it."""
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        if os.geteuid() == 0 and libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "root cannot give up its rights here")


@pytest.mark.parametrize("command", ["restore", "simulate", "suv"])
def test_a_folder_without_write_permission_is_told(case: Path, tmp_path: Path, command: str) -> None:
    write_series(tmp_path / "series", pet_series(2))
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    arguments = {
        "restore": [case, "--out", locked / "out"],
        "simulate": [case.parent / "body.npy", "--drf", 4, "--out", locked / "deep" / "out"],
        "suv": [tmp_path / "series", "--out", locked / "suv.nrrd"],
    }
    run = redpet(command, *arguments[command], preexec_fn=obey_permissions)
    assert run.returncode == 1
    assert "no permission to write there" in only_sentence(run.stderr)
    assert listing(locked) == []


def test_a_file_without_read_permission_is_told(tmp_path: Path) -> None:
    path = write_array(tmp_path / "counts.npy", np.ones((2, 16, 16)))
    path.chmod(0)
    run = redpet("restore", path, "--out", tmp_path / "out", preexec_fn=obey_permissions)
    assert run.returncode == 1
    assert "counts.npy" in only_sentence(run.stderr)
    assert not (tmp_path / "out").exists()


def interruptible() -> None:
    """A shell that starts jobs in the background lets them ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_sigterm_stop_a_restoration_and_nothing_stays(case: Path, tmp_path: Path, sent: int) -> None:
    command = [*COMMAND, "restore", str(case), "--steps", "500", "--out", str(tmp_path / "deep" / "out")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, preexec_fn=interruptible)
    assert process.stderr is not None
    said = b""
    while b"restore " not in said:
        chunk = os.read(process.stderr.fileno(), 1000)
        assert chunk, said
        said += chunk
    assert listing(tmp_path) != []
    time.sleep(0.2)
    process.send_signal(sent)
    _, rest = process.communicate(timeout=60)
    said += rest
    assert process.returncode == 3
    assert b"Traceback" not in said
    assert said.splitlines()[-1] == b"redpet: cancelled; nothing was written."
    assert listing(tmp_path) == []


def test_a_fault_of_the_program_is_no_fault_of_the_input(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pipeline, "osem", lambda *_, **__: 1 / 0)
    assert cli.main(["restore", str(case), "--out", str(tmp_path / "out")]) == 4
    said = capsys.readouterr().err
    assert "Traceback" in said
    assert said.splitlines()[-1].startswith("redpet: an unexpected ZeroDivisionError")
    assert listing(tmp_path) == []


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["restore"],
        ["restore", "x"],
        ["restore", "x", "--out", "y", "--slices", "a:b"],
        ["restore", "x", "--out", "y", "--drf", "a:b"],
        ["simulate", "x", "--out", "y"],
        ["fly"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_code_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 2


@pytest.mark.parametrize("name", ["demo", "info", "suv", "simulate", "restore", "export", "train", "worker"])
def test_each_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([name, "--help"])
    assert ended.value.code == 0
    assert f"usage: redpet {name}" in capsys.readouterr().out


def test_no_warning_of_python_or_a_library_reaches_the_user(data: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-W", "default", "-m", "redpet", "restore", str(data / "pet-siemens-wholebody")]
    run = subprocess.run(
        [*command, "--slices", "50:51", "--out", str(tmp_path / "out")], capture_output=True, text=True, timeout=600
    )
    assert run.returncode == 0, run.stderr
    assert "Warning" not in run.stderr
    lines = run.stderr.splitlines()
    assert lines[0].startswith("device: ")
    assert lines[-1].startswith("warning: the series says 299 slices, 100 are here")
