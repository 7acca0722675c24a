"""`redpet info` and `redpet suv`: what an input is, in words and as JSON, without a patient's name."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest
import SimpleITK as sitk  # noqa: N813
from command_line import IMAGE, done, only_sentence, small_case, write_array
from synthetic_dicom import pet_series, write_series

from redpet import cli
from redpet.case.storage import read_image


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Any:
    """What `redpet info` says of an input: the JSON, and the text for people."""

    def info(path: Path) -> tuple[dict[str, Any], str]:
        capsys.readouterr()
        done("info", path)
        text = capsys.readouterr()
        done("info", path, "--json")
        content = capsys.readouterr()
        assert (text.err, content.err) == ("", "")
        return json.loads(content.out), text.out

    return info


def test_a_real_series_is_described_with_its_suv_factor_and_what_is_missing(data: Path, said: Any) -> None:
    content, text = said(data / "pet-siemens-wholebody")
    (level,) = content["levels"]
    assert level["image"]["unit"] == "Bq/mL"
    assert level["image"]["size"] == [128, 128, 100]
    assert level["image"]["spacing_mm"] == pytest.approx([3.5378, 3.5378, 3.375], abs=1e-3)
    assert level["vendor"] == "CPS"
    assert "ATTN" in level["corrections"]
    header = pydicom.dcmread(next((data / "pet-siemens-wholebody").glob("*.dcm")), stop_before_pixels=True)
    drug = header.RadiopharmaceuticalInformationSequence[0]
    undecayed = float(header.PatientWeight) * 1000 / float(drug.RadionuclideTotalDose)
    assert undecayed < level["suv"]["factor"] < 2 * undecayed  # an hour or so of F-18
    assert any("full-dose reference" in one for one in content["missing"])
    assert any("299 slices, 100 are here" in one for one in content["warnings"])
    assert "SUV (body weight) factor" in text
    assert "its sinogram will be re-projected" in text
    for secret in (str(header.PatientName), str(header.PatientID), str(header.StudyInstanceUID)):
        assert secret not in text
        assert secret not in json.dumps(content)


def test_a_real_sinogram_is_described(data: Path, said: Any) -> None:
    content, text = said(data / "sinograms" / "smalllong.hs")
    sinogram = content["levels"][0]["sinogram"]
    assert (sinogram["slices"], sinogram["angles"], sinogram["radial_bins"]) == (27, 64, 75)
    assert (sinogram["kind"], sinogram["precorrected"]) == ("measured", True)
    assert "27 slices x 64 angles x 75 bins of 3 mm" in text


def test_a_real_interfile_image_is_described(data: Path, said: Any) -> None:
    content, _ = said(data / "images" / "FDG_g1.hv")
    assert content["levels"][0]["image"]["size"] == [155, 155, 15]


def test_a_case_is_described_level_by_level(tmp_path: Path, said: Any, capsys: pytest.CaptureFixture[str]) -> None:
    case = small_case(tmp_path)
    content, text = said(case)
    assert [level["drf"] for level in content["levels"]] == [1, 4]
    assert content["truth"] is True
    assert content["missing"] == []
    assert all(level["sinogram"]["poisson_counts"] for level in content["levels"])
    assert "the true image is known" in text
    (lone, _) = said(case / "sinograms" / "drf-4.nrrd")
    assert lone["levels"][0]["sinogram"]["total"] == content["levels"][1]["sinogram"]["total"]


@pytest.mark.parametrize("suffix", [".npy", ".mha"])
def test_an_array_is_described(tmp_path: Path, said: Any, suffix: str) -> None:
    path = write_array(tmp_path / "body.npy", np.ones((2, 8, 8)), IMAGE)
    if suffix == ".mha":
        path = tmp_path / "volume.mha"
        sitk.WriteImage(sitk.GetImageFromArray(np.ones((2, 8, 8), np.float32)), str(path))
        (tmp_path / "volume.json").write_text(json.dumps({"what": "image", "unit": "SUV"}))
    content, _ = said(path)
    assert content["levels"][0]["image"]["size"] == [8, 8, 2]


def test_a_dose_that_a_folder_names_is_known(tmp_path: Path, said: Any) -> None:
    for number, name in enumerate(("full_dose", "DRF_20")):
        slices = pet_series()
        for one in slices:
            one.SeriesInstanceUID += f".{number}"
        write_series(tmp_path / "case" / name, slices)
    content, text = said(tmp_path / "case")
    assert [level["drf"] for level in content["levels"]] == [1, 20]
    assert "Secret" not in text
    assert "SECRET" not in text


def test_the_suv_of_a_reference_object_is_what_its_makers_say(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "suv.nrrd"
    done("suv", data / "pet-dro" / "DRO_0_0", "--out", out)
    image = read_image(out)
    inside = sitk.GetArrayFromImage(sitk.ReadImage(str(data / "pet-dro" / "DRO_mask.nii.gz"))) > 0
    values = image.values[inside]
    assert image.unit == "SUV"
    assert [values.min(), np.median(values), values.max()] == pytest.approx([0.2, 1.0, 4.0], abs=0.01)


def test_the_suv_image_stands_alone_or_not_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    slices = pet_series()
    for one in slices:
        del one.PatientWeight
    write_series(tmp_path / "series", slices)
    capsys.readouterr()
    assert cli.main(["suv", str(tmp_path / "series"), "--out", str(tmp_path / "out" / "suv.nrrd")]) == 1
    assert "PatientWeight" in only_sentence(capsys.readouterr().err)
    assert [path.name for path in tmp_path.iterdir()] == ["series"]
    assert cli.main(["suv", str(tmp_path / "series"), "--out", str(tmp_path / "suv.mhd")]) == 1
    assert ".nrrd" in only_sentence(capsys.readouterr().err)
