"""NIfTI and ECAT 7: where the voxels lie, what unit they have, which dose, and what is refused."""

import gzip
import json
import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import SimpleITK as sitk  # noqa: N813
from command_line import done, small_activity

from redpet.case import Image, ImageGrid
from redpet.case.choice import Choice
from redpet.case.nifti import write_nifti
from redpet.case.storage import read_image
from redpet.errors import InputError
from redpet.jobs.case_list import cases_in
from redpet.readers import read_input

SIZE = (5, 4, 3)
SPACING = (2.0, 3.0, 4.0)


def values() -> np.ndarray:
    return np.arange(60, dtype=np.float32).reshape(3, 4, 5)


def volume(direction=(1, 0, 0, 0, 1, 0, 0, 0, 1)) -> sitk.Image:
    image = sitk.GetImageFromArray(values())
    image.SetSpacing(SPACING)
    image.SetOrigin((-10, 20, -30))
    image.SetDirection(direction)
    return image


def written(path: Path, units: str | None = "Bq/mL", image: sitk.Image | None = None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    sitk.WriteImage(image or volume(), str(path))
    if units is not None:
        path.with_name(f"{path.name.split('.')[0]}.json").write_text(json.dumps({"Units": units}))
    return path


def refusal(place: Path, choice: Choice = Choice()) -> str:  # noqa: B008
    with pytest.raises(InputError) as caught:
        read_input(place, choice)
    return str(caught.value)


@pytest.mark.parametrize("ending", [".nii", ".nii.gz"])
def test_a_nifti_image_lies_where_simpleitk_puts_it_in_the_unit_of_its_json(tmp_path, ending):
    image = read_input(written(tmp_path / f"sub-01_pet{ending}")).levels[0].image
    np.testing.assert_array_equal(image.values, values())
    assert (image.grid.size, image.unit) == (SIZE, "Bq/mL")
    np.testing.assert_allclose(image.grid.spacing_mm, SPACING)
    np.testing.assert_allclose(image.grid.origin_mm, (-10, 20, -30), atol=1e-5)


@pytest.mark.parametrize(
    "direction",
    [(-1, 0, 0, 0, -1, 0, 0, 0, 1), (0, 0, 1, 1, 0, 0, 0, 1, 0), (1, 0, 0, 0, 0, -1, 0, 1, 0),
     (0.8, -0.6, 0, 0.6, 0.8, 0, 0, 0, 1)],
)  # fmt: skip
def test_slices_run_across_the_body_and_no_voxel_moves_whatever_the_order_of_the_file(tmp_path, direction):
    image = read_input(written(tmp_path / "a.nii", image=volume(direction))).levels[0].image
    assert abs(image.grid.direction[8]) > 0.9
    there = sitk.GetImageFromArray(image.values)
    there.SetSpacing(image.grid.spacing_mm)
    there.SetOrigin(image.grid.origin_mm)
    there.SetDirection(image.grid.direction)
    original = volume(direction)
    for index in ((0, 0, 0), (4, 0, 0), (1, 3, 2), (2, 2, 1)):
        point = original.TransformIndexToPhysicalPoint(index)
        assert there[there.TransformPhysicalPointToIndex(point)] == original[index]


def test_kilobecquerel_become_becquerel_and_an_unknown_or_missing_unit_is_refused(tmp_path):
    image = read_input(written(tmp_path / "a.nii", "kBq/mL")).levels[0].image
    np.testing.assert_array_equal(image.values, values() * 1000)
    assert image.unit == "Bq/mL"
    assert "`furlong` is not known" in refusal(written(tmp_path / "b.nii", "furlong"))
    (tmp_path / "b.json").write_text("{}")
    assert "`Units` is missing" in refusal(tmp_path / "b.nii")
    assert "no JSON tells its unit" in refusal(written(tmp_path / "alone" / "c.nii", None))


def test_a_json_of_a_folder_above_applies_as_bids_has_it(tmp_path):
    path = written(tmp_path / "sub-01" / "pet" / "sub-01_acq-DRF20_pet.nii.gz", None)
    (tmp_path / "acq-full_pet.json").write_text('{"Units": "counts"}')
    (tmp_path / "pet.json").write_text('{"Units": "Bq/mL"}')
    level = read_input(path).levels[0]
    assert (level.image.unit, level.drf) == ("Bq/mL", 20)
    written(tmp_path / "sub-01" / "pet" / "sub-01_acq-full-dose_pet.nii.gz", None)
    assert [level.drf for level in read_input(tmp_path).levels] == [1, 20]
    written(tmp_path / "sub-02" / "pet" / "sub-02_pet.nii.gz")
    assert "2 subjects" in refusal(tmp_path)


def test_the_only_json_of_a_folder_describes_its_images_and_that_is_said(tmp_path):
    written(tmp_path / "full_dose.nii.gz", None)
    written(tmp_path / "DRF_20.nii.gz", None)
    (tmp_path / "sub-01_pet.json").write_text('{"Units": "Bq/mL"}')
    (tmp_path / "other.json").write_text("no object")
    case = read_input(tmp_path)
    assert [level.label for level in case.levels] == ["full dose", "DRF 20"]
    assert "DRF_20.nii.gz is described by sub-01_pet.json" in " ".join(case.warnings)


def test_a_nifti_whose_dose_cannot_be_told_is_left_out_or_named_by_a_table(tmp_path):
    for name in ("normal", "D2", "DRF_10", "strange"):
        written(tmp_path / f"{name}.nii.gz")
    case = read_input(tmp_path)
    assert [level.drf for level in case.levels] == [1, 2, 10]
    assert "left out, as their dose cannot be told: strange.nii.gz" in case.warnings[-1]
    case = read_input(tmp_path, Choice(doses={"strange": 50}))
    assert [level.drf for level in case.levels] == [1, 2, 10, 50]
    assert "no file 'nobody'" in refusal(tmp_path, Choice(doses={"nobody": 5}))


def test_nifti_images_that_nothing_tells_apart_or_on_two_grids_are_refused(tmp_path):
    written(tmp_path / "a.nii")
    written(tmp_path / "b.nii")
    assert "do not tell them apart (a.nii, b.nii)" in refusal(tmp_path)
    shifted = volume()
    shifted.SetOrigin((0, 0, 0))
    written(tmp_path / "two" / "full.nii")
    written(tmp_path / "two" / "D4.nii", image=shifted)
    assert "does not lie on the grid of" in refusal(tmp_path / "two")


def test_a_folder_of_dicom_beside_a_mask_is_dicom(data):
    assert list((data / "pet-dro").glob("*.nii.gz"))
    assert "holds 6 PET series" in refusal(data / "pet-dro")


def form_codes(path: Path, qform: int, sform: int) -> None:
    content = bytearray(path.read_bytes())
    content[252:256] = struct.pack("<hh", qform, sform)
    path.write_bytes(content)


def test_an_image_that_says_nowhere_how_the_patient_lies_is_refused(tmp_path):
    path = written(tmp_path / "a.nii")
    form_codes(path, 0, 0)
    assert "left and right cannot be told" in refusal(path)
    for codes in ((1, 0), (0, 1)):
        form_codes(path, *codes)
        np.testing.assert_allclose(read_input(path).levels[0].image.grid.origin_mm, (-10, 20, -30), atol=1e-5)


def test_forms_that_contradict_each_other_are_said(tmp_path):
    path = written(tmp_path / "a.nii")
    assert read_input(path).warnings == ()
    content = bytearray(path.read_bytes())
    content[268:272] = struct.pack("<f", 99.0)
    path.write_bytes(content)
    assert "mm apart: check left and right" in read_input(path).warnings[0]


def test_damaged_cut_dynamic_and_other_files_are_refused_by_name(tmp_path):
    path = written(tmp_path / "a.nii")
    whole = path.read_bytes()
    for length in (0, 100, 347, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert "a.nii" in refusal(path)
    packed = written(tmp_path / "b.nii.gz")
    content = packed.read_bytes()
    for damaged in (content[:-30], content[:50], b"no gzip", gzip.compress(whole[:-1])):
        packed.write_bytes(damaged)
        assert "b.nii.gz" in refusal(packed)
    dynamic = sitk.JoinSeries([volume(), volume()])
    assert "2 time frames (a dynamic or gated image); choose one with --frames" in refusal(
        written(tmp_path / "c.nii", image=dynamic)
    )
    path.write_bytes(struct.pack("<i", 540) + bytes(600))
    assert "NIfTI-2" in refusal(path)
    nan = volume()
    nan[0, 0, 0] = float("nan")
    assert "NaN" in refusal(written(tmp_path / "d.nii", image=nan))


@pytest.mark.parametrize("ending", [".nii", ".nii.gz"])
def test_what_is_written_as_nifti_is_read_back_at_its_place(tmp_path, ending):
    grid = ImageGrid(SIZE, SPACING, (1.0, 2.0, 3.0), (0.8, -0.6, 0.0, 0.6, 0.8, 0.0, 0.0, 0.0, 1.0))
    image = Image(values(), grid, "Bq/mL")
    path = tmp_path / f"a{ending}"
    write_nifti(image, path)
    path.with_name("a.json").write_text('{"Units": "Bq/mL"}')
    again = read_input(path).levels[0].image
    np.testing.assert_array_equal(again.values, image.values)
    np.testing.assert_allclose(again.grid.direction, grid.direction, atol=1e-6)
    np.testing.assert_allclose(again.grid.origin_mm, grid.origin_mm, atol=1e-5)
    assert replace(again.grid, origin_mm=grid.origin_mm, direction=grid.direction) == grid


def test_a_pair_is_restored_and_written_as_nifti_with_a_json(tmp_path):
    body = sitk.GetImageFromArray(small_activity().astype(np.float32))
    body.SetSpacing((4, 4, 4))
    low, full = (written(tmp_path / f"{name}.nii.gz", "kBq/mL", body) for name in ("low", "full"))
    done("restore", low, "--reference", full, "--method", "osem", "--reconstruction", "fbp", "--format", "nifti",
         "--out", tmp_path / "out")  # fmt: skip
    images = tmp_path / "out" / "images"
    for name in ("low", "restored", "full"):
        assert json.loads((images / f"{name}.json").read_text())["Units"] == "Bq/mL"
        np.testing.assert_array_equal(
            read_input(images / f"{name}.nii.gz").levels[0].image.values, read_image(images / f"{name}.nrrd").values
        )


def test_a_list_of_cases_holds_nifti_images_and_folders(tmp_path):
    written(tmp_path / "one.nii.gz")
    written(tmp_path / "two" / "full.nii.gz")
    written(tmp_path / "two" / "DRF_4.nii.gz")
    told = {one["name"]: one["levels"] for one in cases_in(tmp_path)}
    assert told == {"one.nii.gz": ["dose unknown"], "two": ["full dose", "DRF 4"]}


@pytest.fixture
def ecat(tmp_path) -> Path:
    """The small image that nibabel brings along for its own tests."""
    nibabel = pytest.importorskip("nibabel")
    source = Path(nibabel.__file__).parent / "tests" / "data" / "tinypet.v"
    if not source.is_file():
        pytest.skip("this nibabel comes without its test data")
    return Path(tmp_path / "small.v").write_bytes(source.read_bytes()) and tmp_path / "small.v"


def test_an_ecat_image_has_the_values_unit_and_voxels_of_its_header(ecat):
    nibabel = pytest.importorskip("nibabel")
    case = read_input(ecat)
    image = case.levels[0].image
    assert (image.grid.size, image.unit) == ((10, 10, 3), "Bq/mL")
    np.testing.assert_allclose(image.grid.spacing_mm, (2.2024198, 2.2024198, 3.125), rtol=1e-5)
    theirs = np.asarray(nibabel.ecat.load(str(ecat)).dataobj)
    assert float(image.values.max()) == pytest.approx(theirs.max(), rel=1e-5)
    assert image.values.sum(dtype=float) == pytest.approx(theirs.sum(), rel=1e-5)
    assert "taken as head in, supine" in case.warnings[0]


def test_an_ecat_file_that_is_cut_has_no_unit_or_no_image_is_refused(ecat):
    whole = bytearray(ecat.read_bytes())
    ecat.write_bytes(whole[:-10])
    assert "is damaged" in refusal(ecat)
    ecat.write_bytes(whole.replace(b"Bq/cc", b"\0\0\0\0\0"))
    assert "no JSON tells its unit" in refusal(ecat)
    ecat.with_suffix(".json").write_text('{"Units": "Bq/mL"}')
    assert read_input(ecat).levels[0].image.unit == "Bq/mL"
    kind = whole.copy()
    kind[50:52] = struct.pack(">h", 11)
    ecat.write_bytes(kind)
    assert "small.v" in refusal(ecat)
