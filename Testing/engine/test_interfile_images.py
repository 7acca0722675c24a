"""Interfile images are read as STIR means them: each voxel in its place, or refused by name."""

from pathlib import Path

import numpy as np
import pytest
from synthetic_interfile import POSITIONS, hottest_mm, read_image, write_image

from redpet.case import COUNTS
from redpet.case.geometry import pixel_centres_mm
from redpet.errors import InputError


@pytest.mark.parametrize("position", POSITIONS)
def test_a_voxel_of_an_image_lands_where_the_patient_has_it(tmp_path: Path, position: tuple[str, str]) -> None:
    keys = {"patient orientation": position[0], "patient rotation": position[1]}
    image = read_image(write_image(tmp_path, keys))
    np.testing.assert_allclose(hottest_mm(image), np.array([3, -1, 32]) * POSITIONS[position])
    np.testing.assert_allclose(image.grid.direction, np.eye(3).ravel())
    assert image.unit == COUNTS


def test_an_image_without_offsets_has_the_scanner_axis_in_its_middle(tmp_path: Path) -> None:
    keys = {f"first pixel offset (mm) [{i}]": None for i in (1, 2, 3)}
    image = read_image(write_image(tmp_path, keys))
    np.testing.assert_allclose(hottest_mm(image), [(4 - 3) * 2, (1 - 2) * 3, -3 * 7])


def test_each_plane_of_an_image_can_have_its_factor(tmp_path: Path) -> None:
    assert read_image(write_image(tmp_path, {"image scaling factor[1]": "{1, 2, 3, 4}"})).values.max() == 36
    with pytest.raises(InputError, match="3 image scaling factors for 4 planes"):
        read_image(write_image(tmp_path, {"image scaling factor[1]": "{1, 2, 3}"}))


def test_slices_as_interfile_3_3_describes_them_are_read(tmp_path: Path) -> None:
    keys: dict[str, str | None] = {
        "number of dimensions": None, "matrix axis label [3]": None, "!matrix size [3]": None,
        "scaling factor (mm/pixel) [3]": None, "!total number of images": "4",
        "centre-centre slice separation (pixels)": "3.5",
    }  # fmt: skip
    image = read_image(write_image(tmp_path, keys))
    assert image.values.shape == (4, 5, 6)
    assert image.grid.spacing_mm == (2.0, 3.0, 7.0)


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"matrix axis label [1]": "y", "matrix axis label [2]": "x"}, "must be x, y, z"),
        ({"scaling factor (mm/pixel) [1]": None}, r"scaling factor \(mm/pixel\)\[1\]"),
        ({"scaling factor (mm/pixel) [2]": "0"}, "above 0"),
        ({"scaling factor (mm/pixel) [3]": None}, "slice thickness"),
        ({"number of image data types": "2"}, "number of image data types := 2"),
    ],
)
def test_an_image_header_that_cannot_be_followed_is_refused(
    tmp_path: Path, change: dict[str, str | None], match: str
) -> None:
    with pytest.raises(InputError, match=match) as caught:
        read_image(write_image(tmp_path, change))
    assert str(caught.value).startswith(str(tmp_path / "data.hv"))


def test_the_real_thorax_lies_on_its_back_with_the_lesion_in_the_right_lung(data: Path) -> None:
    attenuation = read_image(data / "images/CTAC_g1.hv")
    activity = read_image(data / "images/FDG_g1.hv")
    x, y = pixel_centres_mm(attenuation.grid)
    middle = attenuation.values[:, :, np.abs(x) < 25]
    bone = np.argwhere(middle > 0.12)
    assert bone.size
    body = np.argwhere(attenuation.values > 0.05)
    assert y[bone[:, 1]].mean() > y[body[:, 1]].mean() + 10, "the spine lies behind the middle of the body"
    assert hottest_mm(activity)[0] < -50
    assert activity.values.max() == pytest.approx(62, abs=1)
