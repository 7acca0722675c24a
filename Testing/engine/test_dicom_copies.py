"""The same DICOM instance twice below one folder: a disc beside its copy, a copy that was changed."""

import shutil
from io import BytesIO

import numpy as np
import pydicom
import pytest
from command_line import done, only_sentence, redpet
from PIL import Image as Picture
from pydicom.encaps import encapsulate
from pydicom.uid import DeflatedExplicitVRLittleEndian, ImplicitVRLittleEndian, JPEG2000Lossless, RLELossless
from synthetic_dicom import expected_values, pet_series, write_series

from redpet import cli
from redpet.dicom.pixels import JPEG_2000
from redpet.dicom.series import read_dicom_case, read_series


@pytest.fixture
def beside(tmp_path):
    """A folder with a series and its copy in a folder of its own."""
    write_series(tmp_path / "study" / "here", pet_series())
    shutil.copytree(tmp_path / "study" / "here", tmp_path / "study" / "there")
    return tmp_path / "study"


def test_a_disc_beside_its_copy_is_read_once_and_that_is_said(beside):
    read = read_series(beside)
    np.testing.assert_allclose(read.image.values, expected_values())
    assert any(told.startswith("5 file(s) hold a slice once more") for told in read.warnings)


@pytest.mark.parametrize(
    "syntax", [ImplicitVRLittleEndian, DeflatedExplicitVRLittleEndian, RLELossless], ids=lambda one: one.keyword
)
def test_a_copy_in_another_encoding_is_the_same(beside, syntax):
    for path in (beside / "there").iterdir():
        dataset = pydicom.dcmread(path)
        if syntax.is_compressed and not syntax.is_deflated:
            dataset.compress(syntax, generate_instance_uid=False)
        dataset.file_meta.TransferSyntaxUID = syntax
        pydicom.dcmwrite(path, dataset, implicit_vr=syntax.is_implicit_VR, little_endian=True, overwrite=True)
    np.testing.assert_allclose(read_series(beside).image.values, expected_values())


def test_a_copy_of_some_slices_neither_doubles_nor_drops_one(beside):
    for path in sorted((beside / "here").iterdir())[1:4]:
        path.unlink()
    np.testing.assert_allclose(read_series(beside).image.values, expected_values())


@pytest.mark.parametrize("change", ["pixels", "weight", "time"])
def test_two_instances_of_one_uid_and_different_content_are_refused_by_name(beside, capsys, change):
    path = sorted((beside / "there").iterdir())[2]
    dataset = pydicom.dcmread(path)
    if change == "pixels":
        dataset.PixelData = bytes(len(dataset.PixelData))
    elif change == "weight":
        dataset.PatientWeight = "71"
    else:
        dataset.AcquisitionTime = "110100"  # else it would pass for a second time frame
    dataset.save_as(path)
    assert cli.main(["info", str(beside)]) == 1
    told = only_sentence(capsys.readouterr().err)
    assert all(name in told for name in (path.name, "there", "here"))
    assert "SOPInstanceUID (0008,0018)" in told


def test_a_copy_whose_compressed_picture_claims_gigabytes_is_another_and_said_in_a_sentence(beside):
    for path in beside.rglob("00-*"):
        dataset = pydicom.dcmread(path)
        stream = BytesIO()
        Picture.fromarray(dataset.pixel_array.astype(np.uint16)).save(stream, "JPEG2000")
        codestream = bytearray(stream.getvalue()[stream.getvalue().index(JPEG_2000) :])
        if path.parent.name == "there":
            codestream[8:16] = (65535).to_bytes(4, "big") * 2
        dataset.PixelData = encapsulate([bytes(codestream)])
        dataset["PixelData"].VR = "OB"
        dataset.file_meta.TransferSyntaxUID = JPEG2000Lossless
        dataset.save_as(path)
    run = redpet("info", beside)
    assert run.returncode == 1
    assert "SOPInstanceUID (0008,0018)" in only_sentence(run.stderr)


def test_a_copy_with_a_damaged_run_length_is_another_and_said_in_a_sentence(beside):
    path = next((beside / "there").glob("00-*"))
    dataset = pydicom.dcmread(path)
    dataset.compress(RLELossless, generate_instance_uid=False)
    dataset.PixelData = encapsulate([bytes(64) + b"\x80" * 6])
    dataset.save_as(path)
    run = redpet("info", beside)
    assert run.returncode == 1
    assert "SOPInstanceUID (0008,0018)" in only_sentence(run.stderr)


def test_a_copy_in_the_folder_of_another_dose_leaves_the_dose_unknown(beside):
    (beside / "here").rename(beside / "full_dose")
    (beside / "there").rename(beside / "DRF_20")
    case = read_dicom_case(beside)
    assert [level.drf for level in case.levels] == [None]
    assert any("the names speak of full dose and DRF 20 at once" in told for told in case.warnings)


def test_a_series_that_lies_twice_is_one_to_choose_and_to_count(beside, capsys):
    others = pet_series()
    for index, one in enumerate(others):
        one.SeriesInstanceUID, one.SOPInstanceUID, one.SeriesDescription = "1.2.3.9", f"1.2.3.9.{index}", "PET late"
    write_series(beside / "late", others)
    assert cli.main(["suv", str(beside), "--out", str(beside.parent / "suv.nrrd")]) == 1
    told = only_sentence(capsys.readouterr().err)
    assert "holds 2 PET series" in told
    assert told.count("5 slices") == 2
    done("suv", beside, "--series", "WB", "--out", beside.parent / "suv.nrrd")
