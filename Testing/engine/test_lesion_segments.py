"""Lesions as a DICOM Segmentation: each voxel where it was, in the study of the series, by the standard."""

from pathlib import Path

import numpy as np
import pytest
from dciodvfy import complaints
from synthetic_dicom import pet_series, write_series

from redpet.case import Image
from redpet.case.storage import write_image
from redpet.dicom.series import read_series
from redpet.errors import InputError
from redpet.jobs.lesions import LesionsJob, lesions

highdicom = pytest.importorskip("highdicom")
NAMES = {"1": "Lesion 1", "2": "Lesion 2", "7": "not drawn"}


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A series, and a labelmap on its grid with two lesions of different slices."""
    write_series(tmp_path / "series", pet_series())
    grid = read_series(tmp_path / "series").image.grid
    write_image(Image(labels(), grid, "counts"), tmp_path / "labels.nrrd")
    return tmp_path


def labels() -> np.ndarray:
    """The labelmap `[z, y, x]`."""
    values = np.zeros((5, 6, 8), np.float32)
    values[1:3, 2:4, 3:6] = 1
    values[4, 0, 7] = 2
    return values


def written(study: Path, name: str = "out", **options: object) -> Path:
    """The file that the job writes."""
    told = {"segmentation": study / "labels.nrrd", "labels": NAMES} | options
    job = LesionsJob(input=study / "series", out=study / name, **told)  # type: ignore[arg-type]
    return lesions(job) / "lesions.dcm"


def test_each_lesion_is_a_segment_whose_voxels_lie_on_the_slices_of_the_series(study: Path):
    segmentation = highdicom.seg.segread(written(study))
    assert [one.segment_label for one in segmentation.SegmentSequence] == ["Lesion 1", "Lesion 2"]
    assert {one.segmented_property_type.meaning for one in segmentation.SegmentSequence} == {"Lesion"}
    series = read_series(study / "series")
    uids = [str(one.header.SOPInstanceUID) for one in series.slices]
    values = segmentation.get_pixels_by_source_instance(uids, combine_segments=True)
    np.testing.assert_array_equal(values, labels())
    first = series.slices[0].header
    assert segmentation.FrameOfReferenceUID == first.FrameOfReferenceUID
    assert segmentation.StudyInstanceUID == first.StudyInstanceUID
    assert segmentation.SeriesInstanceUID != first.SeriesInstanceUID


def test_the_segmentation_is_sound_dicom(study: Path):
    assert complaints(written(study), "Segmentation") == set()


def test_a_seed_gives_the_same_uids_again(study: Path):
    first, second, other = (
        highdicom.seg.segread(written(study, name, uid_seed=seed)).SOPInstanceUID
        for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    assert first == second != other


def test_nothing_is_written_without_a_lesion(study: Path):
    grid = read_series(study / "series").image.grid
    write_image(Image(np.zeros((5, 6, 8), np.float32), grid, "counts"), study / "empty.nrrd")
    with pytest.raises(InputError, match="there is no lesion to write"):
        written(study, segmentation=study / "empty.nrrd")
    assert not (study / "out").exists()
