"""The CT or MR of a PET study: found by study and frame of reference, read in Hounsfield units at its place."""

import json
from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import Dataset
from synthetic_dicom import pet_series, write_series

from redpet.case import ImageGrid
from redpet.case.storage import read_image
from redpet.dicom.anatomy import averaged, coarser
from redpet.errors import InputError
from redpet.jobs.anatomy import AnatomyJob, anatomy

CT_STORAGE, MR_STORAGE = "1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.4"


def anatomical(modality: str = "CT", number: int = 1, n_slices: int = 5) -> list[Dataset]:
    """Slices of another series in the study and the frame of reference of `pet_series`, in HU of -1000 and more."""
    slices = pet_series(n_slices)
    for index, one in enumerate(slices):
        one.Modality, one.SOPClassUID = modality, CT_STORAGE if modality == "CT" else MR_STORAGE
        one.SeriesInstanceUID, one.SOPInstanceUID = f"1.2.9.{number}", f"1.2.9.{number}.{index + 1}"
        one.RescaleSlope, one.RescaleIntercept, one.SeriesDescription = "2", "-1000", f"{modality} {number}"
        del one.Units
    return slices


def found(folder: Path, out: Path, **options: object) -> tuple[dict, np.ndarray]:
    """What the job tells of a study, and the values."""
    told = anatomy(AnatomyJob(input=folder, out=out, **options))  # type: ignore[arg-type]
    return json.loads((told / "anatomy.json").read_text()), read_image(told / "anatomy.nrrd").values


def test_the_ct_of_the_study_is_found_in_the_folder_or_beside_it_and_read_in_hounsfield_units(tmp_path: Path):
    write_series(tmp_path / "study" / "pet", pet_series())
    write_series(tmp_path / "study" / "ct", anatomical())
    for name, place in (("whole", tmp_path / "study"), ("beside", tmp_path / "study" / "pet")):
        told, values = found(place, tmp_path / name)
        assert told == {"modality": "CT", "description": "CT 1", "unit": "HU"}
        z, y, x = np.mgrid[:5, :6, :8]
        np.testing.assert_array_equal(values, 2 * (100 * z + 10 * y + x) - 1000)
    image = read_image(tmp_path / "whole" / "anatomy.nrrd")
    assert image.grid.spacing_mm == (2.0, 3.0, 4.0)


def test_a_ct_goes_before_an_mr_and_the_longest_before_the_others(tmp_path: Path):
    write_series(tmp_path / "study" / "pet", pet_series())
    write_series(tmp_path / "study" / "mr", anatomical("MR", 3, 9))
    assert found(tmp_path / "study", tmp_path / "out-1")[0]["modality"] == "MR"
    write_series(tmp_path / "study" / "short", anatomical("CT", 1, 4))
    write_series(tmp_path / "study" / "long", anatomical("CT", 2, 6))
    assert found(tmp_path / "study", tmp_path / "out-2")[0]["description"] == "CT 2"


@pytest.mark.parametrize("keyword", ["StudyInstanceUID", "FrameOfReferenceUID"])
def test_a_ct_of_another_study_or_frame_of_reference_is_none_of_this_pet(tmp_path: Path, keyword: str):
    slices = anatomical()
    for one in slices:
        setattr(one, keyword, "1.2.3.99")
    write_series(tmp_path / "pet", pet_series())
    write_series(tmp_path / "ct", slices)
    with pytest.raises(InputError, match="no CT or MR series that can be read shares study and frame of reference"):
        anatomy(AnatomyJob(input=tmp_path / "pet", out=tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_a_damaged_ct_is_left_for_the_next_one_and_told_where_there_is_none(tmp_path: Path):
    slices = anatomical("CT", 1, 7)
    del slices[3]
    write_series(tmp_path / "study" / "pet", pet_series())
    write_series(tmp_path / "study" / "ct", slices)
    with pytest.raises(InputError, match=r"can be read shares .* \(.*missing"):
        anatomy(AnatomyJob(input=tmp_path / "study", out=tmp_path / "out"))
    write_series(tmp_path / "study" / "other", anatomical("CT", 2))
    assert found(tmp_path / "study", tmp_path / "out")[0]["description"] == "CT 2"


def test_a_ct_elsewhere_is_looked_for_where_the_caller_says(tmp_path: Path):
    write_series(tmp_path / "here" / "pet", pet_series())
    write_series(tmp_path / "there" / "ct", anatomical())
    told, _values = found(tmp_path / "here" / "pet", tmp_path / "out", places=(tmp_path / "there",))
    assert told["modality"] == "CT"


def test_fine_pixels_are_averaged_in_blocks_that_lie_where_their_pixels_lay():
    plane = np.arange(35.0).reshape(5, 7)
    np.testing.assert_allclose(averaged(plane, 2)[1, 2], plane[2:4, 4:6].mean())
    grid = ImageGrid((7, 5, 3), (0.9, 0.8, 3.0), (10.0, 20.0, 30.0), (0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, -1.0))
    blocks = coarser(grid, 2)
    assert (blocks.size, blocks.spacing_mm) == ((3, 2, 3), (1.8, 1.6, 3.0))
    assert blocks.origin_mm == pytest.approx((10.4, 20.45, 30.0))
