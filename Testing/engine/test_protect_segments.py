"""A region to protect as a DICOM Segmentation: the same voxels as its labelmap, or refused by name."""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pydicom
import pytest
from command_line import done
from synthetic_dicom import pet_series, write_series

from redpet import cli
from redpet.case import DoseLevel, Image
from redpet.case.storage import read_image, write_image
from redpet.dicom.series import read_series
from redpet.errors import InputError
from redpet.jobs.lesions import LesionsJob, lesions
from redpet.jobs.removed import protected_region

pytest.importorskip("highdicom")


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A series, and two regions of other slices as a labelmap and as a Segmentation."""
    place = tmp_path_factory.mktemp("study")
    write_series(place / "series", pet_series())
    write_image(Image(labels(), read_series(place / "series").image.grid, "counts"), place / "labels.nrrd")
    job = LesionsJob(
        input=place / "series", segmentation=place / "labels.nrrd", out=place / "out", labels={"1": "a", "2": "b"}
    )
    lesions(job)
    return place


def labels() -> np.ndarray:
    """The labelmap `[z, y, x]`; a slice between the two regions has none."""
    values = np.zeros((5, 6, 8), np.float32)
    values[1, 2:4, 3:6] = 1
    values[3, 0, 7] = 2
    return values


def level(study: Path) -> DoseLevel:
    """The dose level of the series."""
    return DoseLevel(20.0, image=read_series(study / "series").image)


def changed(study: Path, path: Path, **values: object) -> Path:
    """The Segmentation with other attributes."""
    dataset = pydicom.dcmread(study / "out" / "lesions.dcm")
    for name, value in values.items():
        setattr(dataset, name, value)
    dataset.save_as(path)
    return path


def test_every_segment_marks_the_voxels_of_its_labelmap(study: Path) -> None:
    given = level(study)
    region = protected_region(study / "out" / "lesions.dcm", given)
    assert region is not None
    np.testing.assert_array_equal(region, labels() > 0)
    np.testing.assert_array_equal(region, protected_region(study / "labels.nrrd", given))


def test_it_marks_the_same_places_where_the_slices_count_the_other_way(study: Path) -> None:
    image = level(study).image
    assert image is not None
    direction = np.asarray(image.grid.direction).reshape(3, 3) * [1, 1, -1]
    turned = replace(image.grid.slices(4, 5), size=image.grid.size, direction=tuple(direction.ravel()))
    mirrored = DoseLevel(20.0, image=Image(image.values[::-1], turned, image.unit))
    region = protected_region(study / "out" / "lesions.dcm", mirrored)
    np.testing.assert_array_equal(region, labels()[::-1] > 0)


def test_the_command_restores_alike_with_segmentation_and_labelmap(study: Path, tmp_path: Path) -> None:
    for name, mask in (("a", "out/lesions.dcm"), ("b", "labels.nrrd")):
        options = ("--drf", 20, "--protect", study / mask, "--subsets", 4, "--iterations", 1, "--device", "cpu")
        done("restore", study / "series", *options, "--out", tmp_path / name)
    one, two = (read_image(tmp_path / name / "images" / "restored.nrrd").values for name in "ab")
    assert np.array_equal(one, two)


def test_what_lies_elsewhere_or_is_no_segmentation_is_refused_by_name(study: Path, tmp_path: Path, capsys) -> None:
    given = level(study)
    assert given.image is not None
    moved = replace(given.image.grid, origin_mm=(1.0, 2.0, 3.0))
    other = DoseLevel(20.0, image=Image(given.image.values, moved, given.image.unit))
    with pytest.raises(InputError, match=r"lesions\.dcm does not lie on the grid of the input"):
        protected_region(study / "out" / "lesions.dcm", other)
    foreign = changed(study, tmp_path / "foreign.dcm", FrameOfReferenceUID="1.2.3.4")
    with pytest.raises(InputError, match=r"FrameOfReferenceUID .* is not that of the input"):
        protected_region(foreign, given)
    slice_file = next((study / "series").iterdir())
    arguments = ("restore", study / "series", "--drf", 20, "--protect", slice_file, "--out", tmp_path / "out")
    assert cli.main([str(one) for one in arguments]) == 1
    assert "a region in DICOM is a Segmentation, and this file holds something else" in capsys.readouterr().err
    damaged = changed(study, tmp_path / "damaged.dcm", PixelData=b"\0\0")
    with pytest.raises(InputError, match=r"damaged\.dcm: the Segmentation cannot be read as a volume"):
        protected_region(damaged, given)
    assert not (tmp_path / "out").exists()


def test_without_highdicom_one_sentence_says_how_it_comes(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highdicom", None)
    with pytest.raises(InputError, match="highdicom"):
        protected_region(study / "out" / "lesions.dcm", level(study))
