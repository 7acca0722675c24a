"""Arrays are read as their description says."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import scipy.io
import SimpleITK as sitk  # noqa: N813
from back_projection import hot_spot
from synthetic_arrays import SIDECAR, VALUES, describe, image, save, sinogram

from redpet.case import BQML, COUNTS, Image, ImageGrid, Kind, Sinogram, SinogramGeometry
from redpet.case.storage import write_image, write_sinogram
from redpet.errors import InputError
from redpet.readers import read_input

IMAGE_SIDECAR: dict[str, Any] = {"what": "image", "axes": ["z", "y", "x"], "spacing_mm": [2, 3, 4], "unit": "Bq/mL"}


@pytest.mark.parametrize("suffix", [".npy", ".npz", ".mat", ".nrrd", ".mha"])
def test_every_file_type_is_read_with_a_sidecar(tmp_path: Path, suffix: str) -> None:
    read = sinogram(describe(save(tmp_path, VALUES, suffix), SIDECAR))
    np.testing.assert_array_equal(read.values, VALUES)
    assert read.geometry == SinogramGeometry(8, 6, 2.5)
    assert read.grid == ImageGrid((6, 6, 3), (2.5, 2.5, 4.0), (-6.25, -6.25, 0.0))
    assert (read.unit, read.kind, read.image_unit, read.is_poisson) == (COUNTS, Kind.MEASURED, COUNTS, True)


def test_a_sidecar_may_leave_out_the_ending_of_the_array(tmp_path: Path) -> None:
    path = save(tmp_path, VALUES)
    (tmp_path / "array.json").write_text(json.dumps(SIDECAR))
    np.testing.assert_array_equal(sinogram(path).values, VALUES)
    describe(path, SIDECAR)
    with pytest.raises(InputError, match=r"two sidecars, array\.npy\.json and array\.json"):
        sinogram(path)


def test_an_npz_describes_itself(tmp_path: Path) -> None:
    path = tmp_path / "array.npz"
    background = np.full_like(VALUES, 0.5)
    np.savez(path, values=VALUES, background=background, drf=4.0, precorrected=False, **SIDECAR)
    case = read_input(path)
    read = case.levels[0].sinogram
    np.testing.assert_array_equal(read.values, VALUES)
    np.testing.assert_array_equal(read.corrections.background, background)
    assert read.geometry.radial_spacing_mm == 2.5
    assert case.levels[0].drf == 4
    describe(path, SIDECAR)
    with pytest.raises(InputError, match=r"describes itself, and so does array\.npz\.json"):
        read_input(path)


def test_our_own_files_describe_themselves(tmp_path: Path) -> None:
    grid = ImageGrid((6, 6, 3), (2.5, 2.5, 4.0), (1.0, 2.0, 3.0))
    before = Sinogram(VALUES, SinogramGeometry(8, 6, 2.5, 0.2), grid, "Bq/mL*mm", Kind.REPROJECTED, BQML)
    write_sinogram(before, tmp_path / "s.nrrd")
    write_image(Image(np.ones(grid.shape, np.float32), grid, BQML), tmp_path / "i.nrrd")
    after = sinogram(tmp_path / "s.nrrd")
    assert (after.geometry, after.grid, after.unit, after.kind) == (before.geometry, grid, "Bq/mL*mm", Kind.REPROJECTED)
    assert image(tmp_path / "i.nrrd").grid == grid


@pytest.mark.parametrize(
    "axes", [("radial", "angle", "slice"), ("angle", "slice", "radial"), ("slice", "radial", "angle")]
)
def test_axes_are_put_in_order(tmp_path: Path, axes: tuple[str, ...]) -> None:
    stored = VALUES.transpose([("slice", "angle", "radial").index(axis) for axis in axes])
    path = describe(save(tmp_path, stored), SIDECAR, axes=axes)
    np.testing.assert_array_equal(sinogram(path).values, VALUES)


@pytest.mark.parametrize("order", ["C", "F"])
def test_a_column_is_reshaped_in_either_order(tmp_path: Path, order: str) -> None:
    path = describe(save(tmp_path, VALUES.reshape(-1, 1, order=order)), SIDECAR, shape=[3, 8, 6], order=order)
    np.testing.assert_array_equal(sinogram(path).values, VALUES)


def test_one_slice_needs_no_slice_axis(tmp_path: Path) -> None:
    path = describe(save(tmp_path, VALUES[1].T), SIDECAR, axes=["radial", "angle"])
    np.testing.assert_array_equal(sinogram(path).values, VALUES[1:2])


@pytest.mark.parametrize(("frames", "chosen"), [("sum", [0, 1, 2, 3]), ("2-3", [1, 2]), ([1, 4], [0, 3]), ([3], [2])])
def test_the_named_frames_are_added_up(tmp_path: Path, frames: Any, chosen: list[int]) -> None:
    stored = np.stack([VALUES * (i + 1) for i in range(4)], axis=2)
    path = describe(save(tmp_path, stored), SIDECAR, axes=["slice", "angle", "frame", "radial"], frames=frames)
    np.testing.assert_array_equal(sinogram(path).values, VALUES * sum(i + 1 for i in chosen))


@pytest.mark.parametrize("direction", ["clockwise", "counterclockwise"])
@pytest.mark.parametrize("start_deg", [0, 90, -30])
@pytest.mark.parametrize("whole_turn", [False, True])
@pytest.mark.parametrize("flip", [False, True])
def test_a_hot_spot_lands_where_the_described_angles_put_it(
    tmp_path: Path, direction: str, start_deg: float, whole_turn: bool, flip: bool
) -> None:
    """A picture has x to the right (the patient's left) and y down (the back): clockwise turns from x to y."""
    left, back = 20.0, 12.0
    n_angles = 60 if whole_turn else 30
    seen = np.radians(start_deg + np.arange(n_angles) * 6.0)
    towards = np.array([np.cos(seen), np.sin(seen) if direction == "clockwise" else -np.sin(seen)])
    positions = (np.arange(25) - 12) * 4.0
    distance = positions[None, :] - (left * towards[0] + back * towards[1])[:, None]
    rows = np.round(10 * np.sqrt(np.clip(8.0**2 - distance**2, 0, None)))
    path = describe(
        save(tmp_path, rows[:, ::-1] if flip else rows),
        SIDECAR,
        axes=["angle", "radial"],
        radial_spacing_mm=4,
        angle_start_deg=start_deg,
        angle_direction=direction,
        angle_range_deg=360 if whole_turn else 180,
        radial_flip=flip,
    )
    read = sinogram(path)
    assert read.geometry.n_angles == 30
    assert hot_spot(read) == pytest.approx((left, back), abs=1.0)
    assert read.values.sum() == pytest.approx(rows.sum())
    assert read.calibration == (2 if whole_turn else 1)


def test_line_integrals_over_a_whole_turn_are_averaged(tmp_path: Path) -> None:
    rows = np.concatenate([VALUES[0], VALUES[0][:, ::-1]])
    path = describe(
        save(tmp_path, rows),
        SIDECAR,
        axes=["angle", "radial"],
        angle_range_deg=360,
        unit="Bq/mL*mm",
        kind="re-projected",
    )
    read = sinogram(path)
    np.testing.assert_array_equal(read.values, VALUES[:1])
    assert (read.calibration, read.image_unit) == (1, BQML)


def test_slices_towards_the_feet_are_turned_around(tmp_path: Path) -> None:
    np.testing.assert_array_equal(
        sinogram(describe(save(tmp_path, VALUES), SIDECAR, slice_flip=True)).values, VALUES[::-1]
    )


def test_the_rest_of_the_description_is_kept(tmp_path: Path) -> None:
    path = describe(
        save(tmp_path, VALUES - 3),
        SIDECAR,
        precorrected=True,
        calibration=0.5,
        image_unit="Bq/mL",
        drf=20,
        radial_offset_mm=-1.25,
        grid={"size": [10, 12], "spacing_mm": [1, 2]},
    )
    case = read_input(path)
    read = case.levels[0].sinogram
    assert (read.precorrected, read.calibration, read.image_unit, case.levels[0].drf) == (True, 0.5, BQML, 20)
    assert read.geometry.radial_offset_mm == -1.25
    assert read.grid == ImageGrid((10, 12, 3), (1.0, 2.0, 4.0), (-4.5, -11.0, 0.0))
    assert not read.is_poisson


def test_corrections_lie_beside_the_sinogram_in_its_layout(tmp_path: Path) -> None:
    attenuation = np.random.default_rng(5).uniform(0.1, 1, VALUES.shape).astype(np.float32)
    stored = np.stack([VALUES.T] * 2, axis=-1)
    np.save(tmp_path / "attenuation.npy", attenuation.T)
    sitk.WriteImage(sitk.GetImageFromArray(attenuation.T / 2), str(tmp_path / "background.nrrd"))
    path = describe(
        save(tmp_path, stored),
        SIDECAR,
        axes=["radial", "angle", "slice", "frame"],
        frames="sum",
        attenuation="attenuation.npy",
        background="background.nrrd",
        angle_direction="counterclockwise",
    )
    read = sinogram(path)
    np.testing.assert_array_equal(read.values, 2 * VALUES[:, ::-1])
    np.testing.assert_array_equal(read.corrections.attenuation, attenuation[:, ::-1])
    np.testing.assert_array_equal(read.corrections.background, attenuation[:, ::-1] / 2)


def test_a_correction_may_be_a_variable_of_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "array.mat"
    scipy.io.savemat(path, {"yt": VALUES.reshape(-1, 1), "ai": np.full((VALUES.size, 1), 0.5)})
    read = sinogram(describe(path, SIDECAR, variable="yt", shape=[3, 8, 6], attenuation="ai"))
    np.testing.assert_array_equal(read.values, VALUES)
    np.testing.assert_array_equal(read.corrections.attenuation, np.full(VALUES.shape, 0.5))


def test_broken_counts_are_mentioned(tmp_path: Path) -> None:
    assert any("whole" in text for text in read_input(describe(save(tmp_path, VALUES / 2 + 0.1), SIDECAR)).warnings)


@pytest.mark.parametrize("suffix", [".npz", ".mat"])
def test_one_of_several_arrays_must_be_named(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"array{suffix}"
    arrays = {"one": VALUES, "two": VALUES + 1}
    np.savez(path, **arrays) if suffix == ".npz" else scipy.io.savemat(path, arrays)
    with pytest.raises(InputError, match=r"one \(3, 8, 6\), two \(3, 8, 6\)"):
        sinogram(describe(path, SIDECAR))
    with pytest.raises(InputError, match="no variable 'three'"):
        sinogram(describe(path, SIDECAR, variable="three"))
    np.testing.assert_array_equal(sinogram(describe(path, SIDECAR, variable="two")).values, VALUES + 1)


def test_an_image_is_turned_to_left_back_head(tmp_path: Path) -> None:
    path = describe(
        save(tmp_path, VALUES.transpose(2, 1, 0)),
        IMAGE_SIDECAR,
        axes=["x", "y", "z"],
        flip=["x", "z"],
        origin_mm=[7, 8, 9],
    )
    read = image(path)
    np.testing.assert_array_equal(read.values, VALUES[::-1, :, ::-1])
    assert read.grid == ImageGrid((6, 8, 3), (2.0, 3.0, 4.0), (7.0, 8.0, 9.0))
    assert read.unit == BQML


@pytest.mark.parametrize("suffix", [".nrrd", ".mha"])
def test_a_volume_of_other_software_keeps_its_place_and_needs_a_unit(tmp_path: Path, suffix: str) -> None:
    volume = sitk.GetImageFromArray(VALUES)
    volume.SetSpacing((2.0, 3.0, 4.0))
    volume.SetOrigin((-10.0, 5.0, 100.0))
    volume.SetDirection((0.0, 1.0, 0.0, -1.0, 0.0, 0.0, 0.0, 0.0, 1.0))
    path = tmp_path / f"array{suffix}"
    sitk.WriteImage(volume, str(path))
    with pytest.raises(InputError, match="does not say what it holds"):
        read_input(path)
    read = image(describe(path, {"what": "image", "unit": "SUV", "drf": 4}))
    np.testing.assert_array_equal(read.values, VALUES)
    assert read.grid.spacing_mm == (2.0, 3.0, 4.0)
    assert read.grid.origin_mm == (-10.0, 5.0, 100.0)
    assert read.grid.direction == (0.0, 1.0, 0.0, -1.0, 0.0, 0.0, 0.0, 0.0, 1.0)
    with pytest.raises(InputError, match=r"`spacing_mm`, which array\.\w+ knows itself"):
        read_input(describe(path, {"what": "image", "unit": "SUV", "spacing_mm": [1, 1, 1]}))


@pytest.mark.parametrize("change", [{"spacing_mm": None}, {"axes": None}, {"unit": None}, {"flip": ["angle"]}])
def test_an_image_without_its_geometry_is_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    with pytest.raises(InputError, match=next(iter(change))):
        image(describe(save(tmp_path, VALUES), IMAGE_SIDECAR, **change))
