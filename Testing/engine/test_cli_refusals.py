"""What cannot be done is refused with one sentence and exit code 1, and leaves nothing behind."""

import json
import os
import pickle
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import psutil
import pytest
import torch
from command_line import IMAGE, SINOGRAM, done, listing, only_sentence, small_case, write_array
from safetensors.torch import save_file
from synthetic_dicom import pet_series, write_series

from redpet import cli
from redpet.restoration.model_file import default_model_path, load_model, save_model

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
        ("--method", "magic", "the method 'magic' is unknown: choose one of red, unet"),
        ("--method", "ddim", "no model for the method 'ddim' is built in: name one with --model"),
        ("--device", "gpu", "the device 'gpu' is unknown"),
        ("--device", "cuda:97", "the device 'cuda:97' is not there"),
        ("--device", "mps", "the device 'mps' is not supported"),
        ("--projector", "siddon", "the projector 'siddon' is unknown: choose one of auto, joseph, parallelproj"),
        ("--reconstruction", "mlaa", "the reconstruction 'mlaa' is unknown: choose one of osem, fbp, rdp"),
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


@pytest.mark.parametrize("drf", ["nan", "inf", "0", "-4", "0.5"])
def test_what_no_dose_reduction_factor_can_be_is_refused_wherever_one_is_named(
    refused: Refused, case: Path, tmp_path: Path, drf: str
) -> None:
    image = write_array(tmp_path / "low.npy", np.ones((6, 32, 32)), IMAGE)
    content = json.loads((case / "case.json").read_text())
    content["levels"][0]["drf"] = float(drf)
    folder = tmp_path / "CASE"
    shutil.copytree(case, folder)
    (folder / "case.json").write_text(json.dumps(content))
    sentences = [
        refused("restore", image, "--drf", drf, "--out", tmp_path / "out"),
        refused("restore", case, "--drf", drf, "--out", tmp_path / "out"),
        refused("evaluate", case, "--methods", "osem,red", "--drf", "4", drf, "--out", tmp_path / "out"),
    ]
    assert {one.split(" is not possible")[0] for one in sentences} == {f"a dose reduction factor of {float(drf):g}"}
    assert "case.json: " in refused("info", folder)
    assert "--drf takes dose reduction factors above 1" in refused(
        "simulate", image, "--drf", drf, "--out", tmp_path / "out"
    )


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
