import shutil

import numpy as np
import pydicom
import pytest
import SimpleITK
from pydicom.uid import generate_uid
from synthetic_dicom import OBLIQUE, expected_values, pet_series, write_series

from redpet.dicom.series import find_series, read_dicom_case, read_series, source_files
from redpet.errors import InputError


def refusal(place):
    """The sentence with which a case is refused; it holds no patient data and ends in a full stop."""
    with pytest.raises(InputError) as caught:
        read_dicom_case(place)
    sentence = str(caught.value)
    assert "SECRET" not in sentence
    assert "Secret" not in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def itk_image(paths):
    reader = SimpleITK.ImageSeriesReader()
    reader.SetFileNames([str(path) for path in paths])
    reader.SetOutputPixelType(SimpleITK.sitkFloat64)
    return reader.Execute()


def test_slices_are_sorted_along_their_normal_and_each_has_its_own_slope(tmp_path):
    paths = write_series(tmp_path, pet_series())
    series = read_series(tmp_path)
    np.testing.assert_array_equal(series.image.values, expected_values())
    assert series.image.values.dtype == np.float32
    assert series.image.unit == "Bq/mL"
    assert series.image.grid.spacing_mm == (2.0, 3.0, 4.0)
    assert series.image.grid.origin_mm == (-10.0, 20.0, -30.0)
    assert source_files(series.image) == tuple(paths)
    assert series.warnings == ()


def test_an_oblique_series_lies_where_simpleitk_puts_it(tmp_path):
    paths = write_series(tmp_path, pet_series(orientation=OBLIQUE))
    grid = read_series(tmp_path).image.grid
    itk = itk_image(paths)
    for index in [(0, 0, 0), (7, 0, 0), (0, 5, 0), (7, 5, 4)]:
        here = np.asarray(grid.direction).reshape(3, 3) @ (np.asarray(index) * grid.spacing_mm) + grid.origin_mm
        np.testing.assert_allclose(here, itk.TransformIndexToPhysicalPoint(index), atol=1e-5)


def test_a_series_against_its_patient_axis_is_sorted_along_its_own_normal(tmp_path):
    write_series(tmp_path, pet_series(orientation=(1, 0, 0, 0, -1, 0)))
    image = read_series(tmp_path).image
    np.testing.assert_array_equal(image.values, expected_values())
    assert image.grid.direction == (1, 0, 0, 0, -1, 0, 0, 0, -1)


def test_run_length_compression_gives_the_same_values(tmp_path):
    write_series(tmp_path, pet_series(), rle=True)
    np.testing.assert_array_equal(read_series(tmp_path).image.values, expected_values())


def test_one_file_is_read_alone(tmp_path):
    paths = write_series(tmp_path, pet_series())
    image = read_series(paths[2]).image
    np.testing.assert_array_equal(image.values, expected_values()[2:3])
    assert image.grid.spacing_mm[2] == 4.0
    assert image.grid.origin_mm == (-10.0, 20.0, -22.0)


@pytest.mark.parametrize(
    ("units", "suv_type", "unit"),
    [
        ("CNTS", "", "counts"), ("GML", "", "SUV"), ("GML", "BW", "SUV"), ("GML", "LBM", "SUV (LBM)"),
        ("PROPCPS", "", "PROPCPS"),
    ],
)  # fmt: skip
def test_the_unit_is_the_one_that_the_series_states(tmp_path, units, suv_type, unit):
    slices = pet_series()
    for one in slices:
        one.Units, one.SUVType = units, suv_type
    write_series(tmp_path, slices)
    assert read_series(tmp_path).image.unit == unit


def test_a_part_of_a_series_is_read_with_a_warning(tmp_path):
    slices = pet_series()
    for one in slices:
        one.NumberOfSlices = 299
    write_series(tmp_path, slices)
    assert "299 slices, 5 are here" in read_dicom_case(tmp_path).warnings[0]


def test_files_that_are_no_dicom_are_skipped_and_counted(tmp_path):
    write_series(tmp_path, pet_series())
    (tmp_path / "notes.txt").write_text("no image")
    (tmp_path / ".hidden").write_text("not even counted")
    assert read_dicom_case(tmp_path).warnings == ("1 file(s) that are no DICOM images were skipped",)


def set_all(**attributes):
    def change(slices):
        for one in slices:
            for keyword, value in attributes.items():
                setattr(one, keyword, value)

    return change


def set_one(**attributes):
    def change(slices):
        for keyword, value in attributes.items():
            setattr(slices[2], keyword, value)

    return change


def remove(keyword):
    def change(slices):
        for one in slices:
            delattr(one, keyword)

    return change


def move_one(slices):
    slices[2].ImagePositionPatient[0] += 1.0


def turn_one(slices):
    slices[2].ImageOrientationPatient = [0, 1, 0, -1, 0, 0]


def shrink_one(slices):
    slices[2].Rows, slices[2].PixelData = 5, slices[2].PixelData[: 5 * 8 * 2]


def drop_one(slices):
    del slices[2]


def copy_one(slices):
    slices[3].ImagePositionPatient = slices[2].ImagePositionPatient


def second_frame(slices):
    slices.extend(pet_series())
    for one in slices[5:]:
        one.AcquisitionTime = "110500"


def another_series(slices):
    for one in slices[:2]:
        one.SeriesInstanceUID = "9.9.9"


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (drop_one, "missing"),
        (drop_one, "8 mm between the positions -26 and -18 mm, 4 mm elsewhere"),
        (copy_one, "same position -22 mm"),
        (second_frame, "2 time frames (a dynamic or gated image)"),
        (another_series, "doses do not tell them apart"),
        (move_one, "off the straight, even stack"),
        (turn_one, "ImageOrientationPatient (0020,0037) differs"),
        (shrink_one, "Rows (0028,0010) differs"),
        (set_one(Units="CNTS"), "Units (0054,1001) differs"),
        (set_one(PixelSpacing=[3, 3]), "PixelSpacing (0028,0030) differs"),
        (set_all(Modality="CT"), "this is a CT series, a PET series is needed"),
        (set_all(Modality="MR"), "this is an MR series, a PET series is needed"),
        (set_all(SOPClassUID="1.2.840.10008.5.1.4.1.1.7"), "report or screenshot"),
        (set_all(SOPClassUID="1.2.840.10008.5.1.4.1.1.130"), "enhanced multi-frame"),
        (set_all(SeriesType=["WHOLE BODY", "REPROJECTION"]), "rotating projection"),
        (set_all(CountsSource="TRANSMISSION"), "transmission series"),
        (set_one(RescaleSlope="nan"), "RescaleSlope (0028,1053) must be 1 finite number"),
        (set_one(RescaleSlope="0"), "RescaleSlope (0028,1053) is 0"),
        (set_one(RescaleIntercept="-1024"), "RescaleIntercept (0028,1052) is -1024"),
        (remove("RescaleSlope"), "RescaleSlope (0028,1053) is missing"),
        (remove("RescaleIntercept"), "RescaleIntercept (0028,1052) is missing"),
        (remove("PixelSpacing"), "PixelSpacing (0028,0030) is missing"),
        (remove("ImagePositionPatient"), "ImagePositionPatient (0020,0032) is missing"),
        (remove("ImageOrientationPatient"), "ImageOrientationPatient (0020,0037) is missing"),
        (remove("Rows"), "Rows (0028,0010) is missing"),
        (remove("Units"), "Units (0054,1001) is missing"),
        (set_all(Units="BANANA"), "DICOM does not define"),
        (set_all(ImageOrientationPatient=[1, 0, 0, 1, 0, 0]), "perpendicular"),
        (set_all(PixelSpacing=[0, 2]), "must be above 0"),
        (set_all(NumberOfFrames=2), "NumberOfFrames (0028,0008) must be 1"),
        (remove("PixelData"), "pixel data"),
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore:Invalid value for VR")
def test_a_broken_series_is_refused_with_what_is_wrong(tmp_path, damage, words):
    slices = pet_series()
    damage(slices)
    write_series(tmp_path, slices)
    assert words in refusal(tmp_path)


def test_truncated_pixel_data_is_refused_by_file(tmp_path):
    paths = write_series(tmp_path, pet_series())
    paths[1].write_bytes(paths[1].read_bytes()[:-20])
    sentence = refusal(tmp_path)
    assert str(paths[1]) in sentence
    assert "truncated" in sentence


def test_truncated_header_is_refused_by_file(tmp_path):
    paths = write_series(tmp_path, pet_series())
    paths[1].write_bytes(paths[1].read_bytes()[:400])
    assert str(paths[1]) in refusal(tmp_path)


def test_a_file_cut_anywhere_is_refused_and_never_crashes(tmp_path):
    path = write_series(tmp_path, pet_series(1))[0]
    whole = path.read_bytes()
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        assert refusal(tmp_path)


def test_an_empty_folder_a_missing_one_and_one_without_dicom_are_refused(tmp_path):
    assert "no DICOM image" in refusal(tmp_path)
    assert "does not exist" in refusal(tmp_path / "nowhere")
    (tmp_path / "notes.txt").write_text("no image")
    assert "1 other file(s)" in refusal(tmp_path)
    assert "is no DICOM image" in refusal(tmp_path / "notes.txt")


def test_a_series_larger_than_memory_is_refused_with_the_numbers(tmp_path, monkeypatch):
    write_series(tmp_path, pet_series())
    monkeypatch.setattr("psutil.virtual_memory", lambda: type("Memory", (), {"available": 100, "total": 100})())
    assert "MiB" in refusal(tmp_path)


def dose_folder(root, **doses):
    """A case folder with one series for each `name=description`."""
    for number, (name, description) in enumerate(doses.items()):
        slices = pet_series()
        for one in slices:
            one.SeriesInstanceUID, one.SeriesDescription = f"1.2.3.4.{number + 1}", description
            one.SOPInstanceUID = generate_uid()
        write_series(root / name, slices)


def test_a_folder_of_series_becomes_a_case_with_a_level_for_each_dose(tmp_path):
    dose_folder(tmp_path, a="WB D20", Full_dose="PET", b="PET 1-4 dose")
    case = read_dicom_case(tmp_path)
    assert [level.drf for level in case.levels] == [1, 4, 20]
    assert [level.label for level in case.levels] == ["full dose", "DRF 4", "DRF 20"]
    assert case.full is case.levels[0]
    np.testing.assert_array_equal(case.levels[2].image.values, expected_values())
    assert "SECRET" not in repr(case.name)


def test_series_are_listed_with_their_doses(tmp_path):
    dose_folder(tmp_path, a="WB D20", Full_dose="PET", c="D4 DRF 20")
    found = {one.folder: one for one in find_series(tmp_path)}
    assert (found["a"].drf, found["Full_dose"].drf, found["c"].drf) == (20, 1, None)
    assert "at once" in found["c"].dose_note
    assert found["a"].modality == "PT"
    assert len(found["a"].files) == 5


def test_doses_that_do_not_tell_the_series_apart_are_refused_with_a_list(tmp_path):
    dose_folder(tmp_path, a="WB D20", b="DRF 20")
    sentence = refusal(tmp_path)
    assert "'WB D20', DRF 20" in sentence
    assert "holds 2 PET series" in sentence


def test_a_description_and_a_folder_that_disagree_are_refused(tmp_path):
    dose_folder(tmp_path, Full_dose="WB D20", D4="PET")
    assert "at once" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("keyword", "value", "words"),
    [
        ("PatientID", "SECRET-2", "PatientID (0010,0020)"),
        ("FrameOfReferenceUID", "1.2.99", "FrameOfReferenceUID (0020,0052)"),
        ("Units", "CNTS", "Units (0054,1001)"),
        ("PixelSpacing", [3, 3], "grid"),
    ],
)
def test_dose_levels_of_different_studies_are_refused(tmp_path, keyword, value, words):
    dose_folder(tmp_path, full="PET", D20="PET")
    for path in (tmp_path / "D20").iterdir():
        dataset = pydicom.dcmread(path)
        setattr(dataset, keyword, value)
        dataset.save_as(path)
    assert words in refusal(tmp_path)


def test_a_ct_in_a_folder_of_its_own_is_left_out_and_said(tmp_path):
    dose_folder(tmp_path, pet="PET WB", ct="CT WB")
    for path in (tmp_path / "ct").iterdir():
        dataset = pydicom.dcmread(path)
        dataset.Modality = "CT"
        dataset.save_as(path)
    case = read_dicom_case(tmp_path)
    assert len(case.levels) == 1
    assert "left out: CT 5 file(s)" in case.warnings[0]


def test_the_real_series_is_read_in_place_and_in_bqml(data):
    folder = data / "pet-siemens-wholebody"
    case = read_dicom_case(folder)
    image = case.levels[0].image
    assert image.values.shape == (100, 128, 128)
    assert image.unit == "Bq/mL"
    assert case.levels[0].drf is None
    assert "299" in case.warnings[0]
    itk = itk_image(source_files(image))
    np.testing.assert_allclose(itk.GetOrigin(), image.grid.origin_mm, atol=1e-6)
    np.testing.assert_allclose(itk.GetSpacing(), image.grid.spacing_mm, atol=1e-6)
    np.testing.assert_allclose(itk.GetDirection(), image.grid.direction, atol=1e-9)
    for z in (0, 37, 99):
        dataset = pydicom.dcmread(source_files(image)[z])
        np.testing.assert_allclose(image.values[z], dataset.pixel_array * float(dataset.RescaleSlope), rtol=1e-6)


def test_a_real_series_with_a_slice_removed_is_refused(data, tmp_path):
    files = source_files(read_series(data / "pet-siemens-wholebody").image)
    for path in [*files[40:45], *files[46:50]]:
        shutil.copyfile(path, tmp_path / path.name)
    assert "6.75 mm" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("name", "unit", "peak"),
    [
        ("ge-ste-propcps-jpeglossless.dcm", "PROPCPS", 32767 * 5.94901e-08),
        ("siemens-flt-single-slice.dcm", "Bq/mL", None),
    ],
)
def test_odd_pet_slices_are_read_with_their_unit(data, name, unit, peak):
    image = read_series(data / "odd-dicom" / name).image
    assert image.unit == unit
    assert image.values.shape[0] == 1
    if peak is not None:
        assert image.values.max() == pytest.approx(peak, rel=1e-6)


def test_lossless_jpeg_gives_what_simpleitk_gives(data):
    path = data / "odd-dicom" / "ge-ste-propcps-jpeglossless.dcm"
    expected = SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(str(path)))
    np.testing.assert_allclose(read_series(path).image.values, expected, rtol=1e-6)


@pytest.mark.parametrize(("number", "kind"), [(3, "an MR"), (5, "a CT"), (6, "an OT")])
def test_odd_files_of_other_kinds_are_never_a_pet_case(data, number, kind):
    assert f"this is {kind} series, a PET series is needed" in refusal(
        data / "odd-dicom" / f"other-modality-{number}.dcm"
    )
