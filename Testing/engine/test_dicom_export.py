import hashlib
from dataclasses import replace

import numpy as np
import pydicom
import pytest
import SimpleITK
from dciodvfy import complaints
from synthetic_dicom import OBLIQUE, expected_values, pet_series, write_series

from redpet.dicom.export import Derivation, export_series, series_description
from redpet.dicom.series import read_series, source_files
from redpet.dicom.suv import suv_image, suv_info
from redpet.errors import InputError

WHAT = "RED DRF 20 RESEARCH"
HOW = Derivation("RED", model_name="small", model_hash="sha256:0123", steps=2, drf=20.0, software_version="0.1.0")


@pytest.fixture
def source(tmp_path):
    write_series(tmp_path / "source", pet_series())
    return read_series(tmp_path / "source").image


def exported(image, out, description=WHAT, derivation=HOW):
    return export_series(image, source_files(image), out, description, derivation)


def datasets(paths):
    return [pydicom.dcmread(path) for path in paths]


def itk_image(paths):
    reader = SimpleITK.ImageSeriesReader()
    reader.SetFileNames([str(path) for path in paths])
    reader.SetOutputPixelType(SimpleITK.sitkFloat64)
    return reader.Execute()


def half_steps(paths):
    return np.array([float(one.RescaleSlope) / 2 for one in datasets(paths)])[:, None, None]


@pytest.mark.parametrize("orientation", [(1, 0, 0, 0, 1, 0), (1, 0, 0, 0, -1, 0), OBLIQUE])
def test_the_series_lies_where_its_source_lies_with_the_same_values(tmp_path, orientation):
    sources = write_series(tmp_path / "source", pet_series(orientation=orientation))
    image = read_series(tmp_path / "source").image
    image = replace(image, values=(image.values * 1.37 - 50).astype(np.float32))
    paths = exported(image, tmp_path / "out")
    itk, original = itk_image(paths), itk_image(sources)
    np.testing.assert_allclose(itk.GetOrigin(), original.GetOrigin(), atol=1e-6)
    np.testing.assert_allclose(itk.GetSpacing(), original.GetSpacing(), atol=1e-6)
    np.testing.assert_allclose(itk.GetDirection(), original.GetDirection(), atol=1e-9)
    error = np.abs(SimpleITK.GetArrayFromImage(itk) - image.values)
    assert (error <= half_steps(paths) * 1.001).all()
    assert read_series(tmp_path / "out").image.grid == image.grid


def test_slopes_use_the_sixteen_bits_of_each_slice(source, tmp_path):
    for one in datasets(exported(source, tmp_path / "out")):
        assert np.abs(one.pixel_array).max() == 32767
        assert (one.SmallestImagePixelValue, one.LargestImagePixelValue) == (
            one.pixel_array.min(),
            one.pixel_array.max(),
        )
        assert (one.RescaleIntercept, one.BitsAllocated, one.PixelRepresentation) == (0, 16, 1)
        assert one.file_meta.TransferSyntaxUID == "1.2.840.10008.1.2.1"


@pytest.mark.parametrize("scale", [0.0, 1e-30, 1e-8, 1e26])
def test_values_of_any_size_survive(source, tmp_path, scale):
    image = replace(source, values=source.values * np.float32(scale))
    paths = exported(image, tmp_path / "out")
    back = read_series(tmp_path / "out").image.values
    assert (np.abs(back - image.values) <= half_steps(paths) * 1.001).all() if scale else not back.any()


def test_identity_is_new_and_the_study_is_the_same(source, tmp_path):
    before, after = datasets(source_files(source)), datasets(exported(source, tmp_path / "out"))
    assert len({one.SeriesInstanceUID for one in after}) == 1
    assert after[0].SeriesInstanceUID != before[0].SeriesInstanceUID
    new, old = {one.SOPInstanceUID for one in after}, {one.SOPInstanceUID for one in before}
    assert len(new) == 5
    assert not new & old
    for one, origin in zip(after, before, strict=True):
        assert one.file_meta.MediaStorageSOPInstanceUID == one.SOPInstanceUID
        for keyword in (
            "StudyInstanceUID", "FrameOfReferenceUID", "PatientName", "PatientID", "PatientWeight", "Units",
            "DecayCorrection", "FrameReferenceTime", "AcquisitionTime", "SeriesTime", "ImagePositionPatient",
            "DecayFactor",
        ):  # fmt: skip
            if keyword == "SeriesTime":
                assert float(one.SeriesTime) == float(origin.SeriesTime)
            else:
                assert one[keyword].value == origin[keyword].value
        drug, original = (which.RadiopharmaceuticalInformationSequence[0] for which in (one, origin))
        assert all(drug[element.tag] == element for element in original)
    assert exported(source, tmp_path / "again")[0].name == "slice-0001.dcm"
    assert datasets([tmp_path / "again" / "slice-0001.dcm"])[0].SeriesInstanceUID != after[0].SeriesInstanceUID


def test_the_series_tells_how_it_was_made(source, tmp_path):
    before, after = datasets(source_files(source)), datasets(exported(source, tmp_path / "out"))
    for index, (one, origin) in enumerate(zip(after, before, strict=True)):
        assert list(one.ImageType) == ["DERIVED", "PRIMARY"]
        assert (one.InstanceNumber, one.ImageIndex, one.NumberOfSlices) == (index + 1, index + 1, 5)
        image = one.SourceImageSequence[0]
        assert image.ReferencedSOPInstanceUID == origin.SOPInstanceUID
        assert image.PurposeOfReferenceCodeSequence[0].CodeValue == "121322"
        series = one.ReferencedSeriesSequence[0]
        assert series.SeriesInstanceUID == origin.SeriesInstanceUID
        assert series.ReferencedInstanceSequence[0].ReferencedSOPInstanceUID == origin.SOPInstanceUID
        for words in ("RED", "2 steps", "DRF 20", "0.1.0", "or research, not for diagnosis"):
            assert words in one.DerivationDescription
        equipment = one.ContributingEquipmentSequence[-1]
        assert equipment.PurposeOfReferenceCodeSequence[0].CodeValue == "109102"
        assert equipment.ManufacturerModelName == "small"
        assert equipment.SoftwareVersions == "0.1.0"
        assert "sha256:0123" in equipment.ContributionDescription
        assert one.SeriesDescription == "RED DRF 20 RESEARCH"


def test_a_method_without_model_or_steps_names_none(source, tmp_path):
    derivation = replace(HOW, method="Gauss", model_name="none", model_hash="", steps=0, drf=None)
    one = datasets(exported(source, tmp_path / "out", derivation=derivation))[0]
    assert one.DerivationDescription.startswith("Gauss, from a series of unknown dose, RED Reconstruction 0.1.0.")
    assert one.ContributingEquipmentSequence[-1].ContributionDescription == "Gauss; weights none"


def test_orientation_codes_follow_the_patient_position(source, tmp_path):
    one = datasets(exported(source, tmp_path / "out"))[0]
    orientation = one.PatientOrientationCodeSequence[0]
    assert orientation.CodeMeaning == "recumbent"
    assert orientation.PatientOrientationModifierCodeSequence[0].CodeMeaning == "supine"
    assert one.PatientGantryRelationshipCodeSequence[0].CodeMeaning == "headfirst"
    assert "PatientPosition" not in one


def test_private_attributes_and_pixel_bound_ones_are_not_inherited(tmp_path):
    slices = pet_series()
    for one in slices:
        one.private_block(0x0029, "VENDOR", create=True).add_new(0x10, "LO", "factor")
        one.WindowCenter, one.WindowWidth, one.RescaleType, one.ReconstructionMethod = "5", "10", "BQML", "OSEM 2i8s"
        one.RadiopharmaceuticalInformationSequence[0].private_block(0x0029, "V", create=True).add_new(1, "LO", "x")
    write_series(tmp_path / "source", slices)
    image = read_series(tmp_path / "source").image
    for one in datasets(exported(image, tmp_path / "out")):
        assert not [element for element in one.iterall() if element.tag.is_private]
        assert "WindowCenter" not in one
        assert "RescaleType" not in one
        assert "ReconstructionMethod" not in one


def test_some_consecutive_slices_are_matched_by_position(source, tmp_path):
    part = source.slices(1, 4)
    paths = export_series(part, source_files(source)[::-1], tmp_path / "out", WHAT, HOW)
    back = read_series(tmp_path / "out").image
    assert back.grid == part.grid
    np.testing.assert_allclose(back.values, expected_values()[1:4], atol=half_steps(paths).max())
    origins = [one.SourceImageSequence[0].ReferencedSOPInstanceUID for one in datasets(paths)]
    assert origins == [one.SOPInstanceUID for one in datasets(source_files(source)[1:4])]


def philips(tmp_path, tag, factor):
    slices = pet_series()
    for one in slices:
        one.Manufacturer, one.Units = "Philips Medical Systems", "CNTS"
        one.add_new(tag, "DS", factor)
    write_series(tmp_path / "source", slices)
    return read_series(tmp_path / "source")


@pytest.mark.parametrize(("tag", "factor", "unit"), [(0x70531000, "0.0005", "SUV"), (0x70531009, "1.8", "Bq/mL")])
def test_philips_counts_keep_their_suv_without_the_private_factor(tmp_path, tag, factor, unit):
    series = philips(tmp_path, tag, factor)
    exported(series.image, tmp_path / "out")
    back = read_series(tmp_path / "out")
    assert back.image.unit == unit
    suv = [suv_image(one.image, suv_info([s.header for s in one.slices])).values for one in (series, back)]
    np.testing.assert_allclose(suv[1], suv[0], atol=suv[0].max() / 32767)


def test_a_private_reference_time_becomes_the_series_time(tmp_path):
    slices = pet_series()
    for one in slices:
        one.Manufacturer, one.SeriesTime = "GE MEDICAL SYSTEMS", "120000"
        one.add_new(0x0009100D, "DT", "20240102105500.00")
    write_series(tmp_path / "source", slices)
    series = read_series(tmp_path / "source")
    exported(series.image, tmp_path / "out")
    back = read_series(tmp_path / "out")
    before, after = (suv_info([one.header for one in found.slices]) for found in (series, back))
    assert after.why == "SeriesTime"
    assert after.factor == pytest.approx(before.factor, rel=1e-9)


def refused(call):
    with pytest.raises(InputError) as caught:
        call()
    assert "SECRET" not in str(caught.value)
    return str(caught.value)


def test_an_image_that_does_not_fit_its_source_is_refused_and_nothing_is_left(source, tmp_path):
    grid, files = source.grid, source_files(source)
    moved = replace(source, grid=replace(grid, origin_mm=(-10.0, 20.0 + 2e-3, -30.0)))
    wider = replace(source, grid=replace(grid, spacing_mm=(2.01, 3.0, 4.0)))
    beyond = replace(source, grid=replace(grid, origin_mm=(-10.0, 20.0, -26.0)))
    smaller = replace(source, values=source.values[:, 1:], grid=replace(grid, size=(8, 5, 5)))
    suv = replace(source, unit="SUV")
    broken = replace(source, values=np.where(source.values == 0, np.nan, source.values))
    before = sorted(tmp_path.iterdir())
    for image, words in (
        (moved, "0.002 mm apart"), (wider, "mm apart"), (beyond, "beyond the slices"), (smaller, "sizes differ"),
        (suv, "is in SUV, its source series in Bq/mL"), (broken, "not finite"),
    ):  # fmt: skip
        assert words in refused(lambda image=image: export_series(image, files, tmp_path / "out", WHAT, HOW))
    assert "no DICOM source" in refused(lambda: export_series(source, [], tmp_path / "out", WHAT, HOW))
    gone = [tmp_path / "gone.dcm"]
    assert "gone" in refused(lambda: export_series(source, gone, tmp_path / "out", WHAT, HOW))
    assert sorted(tmp_path.iterdir()) == before


def test_an_existing_folder_is_refused_and_kept(source, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    assert "exists already" in refused(lambda: exported(source, tmp_path / "out"))
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_a_failure_half_way_leaves_nothing(source, tmp_path, monkeypatch):
    written = []

    def full_disk(dataset, path):
        if len(written) == 3:
            raise OSError(28, "No space left on device", str(path))
        written.append(path)
        path.write_bytes(b"x")

    monkeypatch.setattr("redpet.dicom.export.write", full_disk)
    before = sorted(tmp_path.iterdir())
    assert "disk" in refused(lambda: exported(source, tmp_path / "out"))
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "keyword", ["DecayCorrection", "FrameReferenceTime", "StudyInstanceUID", "FrameOfReferenceUID"]
)
def test_a_source_without_what_the_series_must_state_is_refused(tmp_path, keyword):
    slices = pet_series()
    for one in slices:
        delattr(one, keyword)
    write_series(tmp_path / "source", slices)
    image = read_series(tmp_path / "source").image
    assert f"{keyword} (" in refused(lambda: exported(image, tmp_path / "out"))


@pytest.mark.parametrize("description", ["", "x" * 65, "a\\b", "é"])
def test_a_description_that_dicom_cannot_hold_is_refused(source, tmp_path, description):
    assert "SeriesDescription" in refused(lambda: exported(source, tmp_path / "out", description=description))


def test_a_description_is_made_to_fit():
    assert series_description("PET WB", "RED", 20.0) == "RED DRF 20 RESEARCH PET WB"
    assert series_description("", "RED", None) == "RED RESEARCH"
    assert len(series_description("é\\" * 80, "RED", 1)) == 64
    assert "\\" not in series_description("a\\b", "RED", 1)


def test_a_source_file_is_never_touched(source, tmp_path):
    def hashes():
        return [hashlib.sha256(path.read_bytes()).hexdigest() for path in source_files(source)]

    before = hashes()
    exported(source, tmp_path / "out")
    assert hashes() == before


def test_a_synthetic_series_has_no_conformance_error(source, tmp_path):
    for path in exported(source, tmp_path / "out"):
        assert complaints(path) == set()


@pytest.mark.parametrize("name", ["pet-siemens-wholebody", "pet-dro/DRO_0_0", "pet-dro/DRO_2_4"])
def test_real_series_gain_no_conformance_error_and_keep_place_and_suv(data, tmp_path, name):
    series = read_series(data / name)
    paths = exported(series.image, tmp_path / "out")
    for index in (0, len(paths) // 2):
        assert complaints(paths[index]) <= complaints(series.slices[index].path)
    itk, original = itk_image(paths), itk_image(source_files(series.image))
    np.testing.assert_allclose(itk.GetOrigin(), original.GetOrigin(), atol=1e-6)
    np.testing.assert_allclose(itk.GetSpacing(), original.GetSpacing(), atol=1e-6)
    back = read_series(tmp_path / "out")
    assert back.image.grid == series.image.grid
    before, after = (suv_image(one.image, suv_info([s.header for s in one.slices])).values for one in (series, back))
    np.testing.assert_allclose(after, before, atol=before.max() / 32767)
