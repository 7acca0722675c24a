"""Arrays are read as their description says, or refused with the key and the shapes that do not fit."""

import json
import math
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import scipy.io
import SimpleITK as sitk  # noqa: N813

from redpet.case import BQML, COUNTS, Image, ImageGrid, Kind, Sinogram, SinogramGeometry
from redpet.errors import InputError
from redpet.projection.geometry import angles_rad, pixel_centres_mm, radial_positions_mm
from redpet.readers import read_input
from redpet.storage import write_image, write_sinogram

VALUES = np.random.default_rng(11).integers(0, 50, (3, 8, 6)).astype(np.float32)
SIDECAR: dict[str, Any] = {
    "what": "sinogram",
    "axes": ["slice", "angle", "radial"],
    "radial_spacing_mm": 2.5,
    "slice_spacing_mm": 4,
    "angle_start_deg": 0,
    "angle_direction": "clockwise",
    "unit": "counts",
    "kind": "measured",
}
IMAGE_SIDECAR: dict[str, Any] = {"what": "image", "axes": ["z", "y", "x"], "spacing_mm": [2, 3, 4], "unit": "Bq/mL"}


def save(folder: Path, array: np.ndarray, suffix: str = ".npy") -> Path:
    path = folder / f"array{suffix}"
    if suffix == ".npy":
        np.save(path, array)
    elif suffix == ".npz":
        np.savez(path, values=array)
    elif suffix == ".mat":
        scipy.io.savemat(path, {"yt": array})
    else:
        sitk.WriteImage(sitk.GetImageFromArray(array.astype(np.float32)), str(path))
    return path


def describe(path: Path, sidecar: dict[str, Any], **change: Any) -> Path:
    """Write the sidecar beside `path`; None removes a key."""
    keys = {key: value for key, value in {**sidecar, **change}.items() if value is not None}
    path.with_name(path.name + ".json").write_text(json.dumps(keys))
    return path


def sinogram(path: Path) -> Sinogram:
    found = read_input(path).levels[0].sinogram
    assert found is not None
    return found


def image(path: Path) -> Image:
    found = read_input(path).levels[0].image
    assert found is not None
    return found


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


def test_an_npz_that_describes_itself_wrongly_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "array.npz", values=VALUES, **{**SIDECAR, "radial_spacing_mm": -1.0})
    with pytest.raises(InputError, match=r"array\.npz: .*radial_spacing_mm"):
        read_input(tmp_path / "array.npz")


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


@pytest.mark.parametrize("frames", [None, "all", "3-2", "0-1", "2-9", [5], [0], [1, 1], []])
def test_frames_that_are_not_there_are_refused(tmp_path: Path, frames: Any) -> None:
    stored = np.stack([VALUES] * 4, axis=-1)
    path = describe(save(tmp_path, stored), SIDECAR, axes=["slice", "angle", "radial", "frame"], frames=frames)
    with pytest.raises(InputError, match=r"array\.npy\.json: .*frames"):
        sinogram(path)


def hot_spot(read: Sinogram) -> tuple[float, float]:
    """Where the plain back-projection of the first slice is hottest, in mm (x left, y back)."""
    x, y = pixel_centres_mm(read.grid)
    total = np.zeros((y.size, x.size))
    for angle, row in zip(angles_rad(read.geometry), read.values[0], strict=True):
        s = x[None, :] * np.cos(angle) + y[:, None] * np.sin(angle)
        total += np.interp(s, radial_positions_mm(read.geometry), row, left=0, right=0)
    hot = total > 0.97 * total.max()
    return float((x[None, :] * hot).sum() / hot.sum()), float((y[:, None] * hot).sum() / hot.sum())


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


@pytest.mark.parametrize(
    ("name", "match"),
    [("absent.npy", r"absent\.npy"), ("../array.npy", "no file beside it"), ("small.npy", r"\(3, 8, 5\).*\(3, 8, 6\)")],
)
def test_a_correction_that_is_missing_or_does_not_fit_is_refused(tmp_path: Path, name: str, match: str) -> None:
    np.save(tmp_path / "small.npy", VALUES[:, :, :5])
    with pytest.raises(InputError, match=match) as caught:
        sinogram(describe(save(tmp_path, VALUES), SIDECAR, attenuation=name))
    assert str(caught.value).startswith(str(tmp_path))


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"what": "movie"}, "movie"),
        ({"what": None}, "what"),
        ({"colour": "red"}, "colour"),
        ({"radial_spacing_mm": None}, "radial_spacing_mm"),
        ({"radial_spacing_mm": "2"}, "radial_spacing_mm"),
        ({"radial_spacing_mm": 0}, "radial_spacing_mm"),
        ({"slice_spacing_mm": None}, "slice_spacing_mm"),
        ({"angle_direction": None}, "angle_direction"),
        ({"angle_direction": "up"}, "angle_direction"),
        ({"angle_range_deg": 90}, "angle_range_deg"),
        ({"unit": None}, "unit"),
        ({"unit": "Counts"}, "unit"),
        ({"kind": None}, "kind"),
        ({"kind": "guessed"}, "kind"),
        ({"calibration": 0}, "calibration"),
        ({"drf": -1}, "drf"),
        ({"axes": ["slice", "radial"]}, "axes"),
        ({"axes": ["slice", "angle", "angle"]}, "axes"),
        ({"axes": ["z", "y", "x"]}, "axes"),
        ({"axes": ["angle", "radial"]}, r"names 2 axes, .* shape \(3, 8, 6\)"),
        ({"shape": [3, 8, 7]}, r"\(3, 8, 7\) does not fit .* \(3, 8, 6\)"),
        ({"frames": "sum"}, "needs an axis `frame`"),
        ({"angle_range_deg": 360, "radial_offset_mm": 1}, "folded"),
        ({"grid": {"size": [0, 4], "spacing_mm": [1, 1]}}, "grid"),
    ],
)
def test_a_sidecar_that_does_not_fit_is_refused(tmp_path: Path, change: dict[str, Any], match: str) -> None:
    with pytest.raises(InputError, match=match) as caught:
        sinogram(describe(save(tmp_path, VALUES), SIDECAR, **change))
    assert str(caught.value).startswith(str(tmp_path / "array.npy.json"))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "\x00", '{"what": "sinogram", "axes": 3}'])
def test_a_sidecar_that_is_no_description_is_refused(tmp_path: Path, text: str) -> None:
    path = save(tmp_path, VALUES)
    (tmp_path / "array.npy.json").write_text(text)
    with pytest.raises(InputError, match=r"array\.npy\.json: "):
        sinogram(path)


@pytest.mark.parametrize("suffix", [".npy", ".npz", ".mat", ".nrrd", ".mha"])
def test_an_array_that_nobody_describes_is_refused_with_an_example_that_works(tmp_path: Path, suffix: str) -> None:
    path = save(tmp_path, VALUES, suffix)
    with pytest.raises(InputError, match=rf"describe it in array\{suffix}\.json beside it") as caught:
        read_input(path)
    message = str(caught.value)
    path.with_name(path.name + ".json").write_text(message[message.index("{") : message.rindex("}") + 1])
    np.testing.assert_array_equal(sinogram(path).values, VALUES)


def test_negative_counts_are_refused_unless_they_are_said_to_be_corrected(tmp_path: Path) -> None:
    path = describe(save(tmp_path, VALUES - 3), SIDECAR)
    with pytest.raises(InputError, match="negative in places"):
        sinogram(path)
    assert sinogram(describe(path, SIDECAR, precorrected=True)).values.min() < 0


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


@pytest.mark.parametrize(
    ("array", "match"),
    [
        (np.where(VALUES[0, 0, 0] == VALUES, np.nan, VALUES), "NaN"),
        (np.where(VALUES[0, 0, 0] == VALUES, np.inf, VALUES), "infinite"),
        (VALUES + 1j, "complex"),
        (VALUES.astype(str), "only real numbers"),
        (np.zeros((0, 4, 4)), "empty"),
    ],
)
def test_an_array_of_anything_but_finite_numbers_is_refused(tmp_path: Path, array: np.ndarray, match: str) -> None:
    with pytest.raises(InputError, match=match) as caught:
        sinogram(describe(save(tmp_path, array), SIDECAR))
    assert str(caught.value).startswith(str(tmp_path / "array.npy"))


def test_pickled_objects_are_refused(tmp_path: Path) -> None:
    np.save(tmp_path / "array.npy", np.array([{"a": 1}], dtype=object), allow_pickle=True)
    with pytest.raises(InputError, match=r"array\.npy: is damaged"):
        sinogram(describe(tmp_path / "array.npy", SIDECAR))


@pytest.mark.parametrize("keep", [0, 0.3, 0.9])
@pytest.mark.parametrize("suffix", [".npy", ".npz", ".mat", ".nrrd", ".mha"])
def test_a_cut_file_is_refused(tmp_path: Path, suffix: str, keep: float) -> None:
    path = describe(save(tmp_path, VALUES, suffix), SIDECAR)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    with pytest.raises(InputError) as caught:
        read_input(path)
    assert str(caught.value).startswith(str(path))


@pytest.mark.parametrize("suffix", [".npy", ".npz", ".mat", ".nrrd"])
def test_a_file_of_other_content_is_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"array{suffix}"
    path.write_bytes(b"\x07 this is no array" * 40)
    with pytest.raises(InputError) as caught:
        read_input(describe(path, SIDECAR))
    assert str(caught.value).startswith(str(path))


def test_a_matlab_7_3_file_is_refused_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "array.mat"
    text = b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(124) + b"\x00\x02IM"
    path.write_bytes(text + b"\x00" * 384 + b"\x89HDF\r\n\x1a\n" + b"\x00" * 100)
    with pytest.raises(InputError, match="save it with -v7"):
        read_input(describe(path, SIDECAR))


@pytest.mark.parametrize("suffix", [".npy", ".npz", ".mat", ".nrrd"])
def test_an_array_larger_than_the_memory_is_refused(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = describe(save(tmp_path, VALUES, suffix), SIDECAR)
    monkeypatch.setattr("psutil.virtual_memory", lambda: type("Memory", (), {"available": 100}))
    with pytest.raises(InputError, match=rf"array\{suffix} needs .* of memory"):
        read_input(path)


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


@pytest.mark.parametrize(
    ("name", "match"),
    [("absent.npy", "does not exist"), ("notes.txt", r"its ending \.txt"), ("case.json", "the folder")],
)
def test_what_cannot_be_read_at_all_is_refused(tmp_path: Path, name: str, match: str) -> None:
    if "absent" not in name:
        (tmp_path / name).write_text("{}")
    with pytest.raises(InputError, match=match) as caught:
        read_input(tmp_path / name)
    assert str(caught.value).startswith(str(tmp_path / name))


HEAD = {
    **SIDECAR,
    "variable": "yt",
    "shape": [249, 210, 63],
    "order": "F",
    "axes": ["radial", "angle", "frame"],
    "frames": "sum",
    "slice_spacing_mm": 2.5,
    "angle_start_deg": 90,
}


def beside(source: Path, folder: Path) -> Path:
    """The file `source` under the same name in a folder where a sidecar can be written."""
    path = folder / source.name
    path.symlink_to(source)
    return path


def test_the_real_head_looks_up_with_the_brain_behind_the_nose(data: Path, tmp_path: Path) -> None:
    """The nose, far in front of the brain, is the only activity there; the brain is left-right symmetric."""
    path = describe(beside(data / "sinograms/zubal-dynamic-20Mcounts.mat", tmp_path), HEAD)
    read = sinogram(path)
    assert read.values.shape == (1, 210, 249)
    assert read.values.sum() == pytest.approx(20.0e6, rel=1e-3)
    picture = filtered_back_projection(read)
    x, y = pixel_centres_mm(read.grid)
    brain = np.argwhere(picture > 0.3 * picture.max())
    middle_x, middle_y = np.median(x[brain[:, 1]]), np.median(y[brain[:, 0]])
    assert abs(middle_x) < 10

    def activity(y_mm: float) -> float:
        """The most active pixel in a window of 80 x 40 mm."""
        window = (np.abs(y[:, None] - y_mm) < 20) & (np.abs(x[None, :] - middle_x) < 40)
        return float(picture[window].max())

    assert activity(middle_y - 150) > 3 * activity(middle_y + 150)


def filtered_back_projection(read: Sinogram) -> np.ndarray:
    """A plain ramp-filtered back-projection `[y, x]` of the first slice."""
    n = 2 ** math.ceil(math.log2(2 * read.geometry.n_radial))
    window = np.abs(np.fft.fftfreq(n)) * (0.5 + 0.5 * np.cos(2 * np.pi * np.fft.fftfreq(n)))
    rows = np.fft.ifft(np.fft.fft(read.values[0], n, axis=1) * window, axis=1).real[:, : read.geometry.n_radial]
    x, y = pixel_centres_mm(read.grid)
    total = np.zeros((y.size, x.size))
    for angle, row in zip(angles_rad(read.geometry), rows, strict=True):
        s = x[None, :] * np.cos(angle) + y[:, None] * np.sin(angle)
        total += np.interp(s, radial_positions_mm(read.geometry), row, left=0, right=0)
    return total


def test_frames_of_the_real_head_are_a_ladder_of_counts(data: Path, tmp_path: Path) -> None:
    path = beside(data / "sinograms/zubal-dynamic-20Mcounts.mat", tmp_path)
    raw = scipy.io.loadmat(path)["yt"].astype(np.int64)
    last = sinogram(describe(path, HEAD, frames=[63]))
    np.testing.assert_array_equal(last.values[0], raw[:, 62].reshape(249, 210, order="F").T)
    early = sinogram(describe(path, HEAD, frames="1-30"))
    assert early.values.sum() == raw[:, :30].sum()


def test_a_wrong_sidecar_of_the_real_head_is_refused_with_both_shapes(data: Path, tmp_path: Path) -> None:
    path = beside(data / "sinograms/zubal-dynamic-20Mcounts.mat", tmp_path)
    with pytest.raises(InputError, match=r"\(249, 211, 63\) does not fit .* \(52290, 63\)"):
        sinogram(describe(path, HEAD, shape=[249, 211, 63]))


def test_the_real_transmission_scan_shows_a_thorax_between_blank_and_body(data: Path, tmp_path: Path) -> None:
    keys = {**SIDECAR, "axes": ["radial", "angle"], "precorrected": True, "variable": "test"}
    trans, blank = (
        sinogram(describe(beside(data / f"sinograms/{name}.mat", tmp_path), keys))
        for name in ("phan_trans", "phan_blank")
    )
    assert trans.values.shape == blank.values.shape == (1, 192, 160)
    log = np.log(blank.values / np.clip(trans.values, 1, None))
    assert log[:, :, 75:85].mean() > 1
    assert abs(log[:, :, :8].mean()) < 0.2


@pytest.mark.parametrize("compressed", [False, True])
def test_a_matlab_file_with_a_broken_type_code_is_refused_before_scipy_follows_it(
    tmp_path: Path, compressed: bool
) -> None:
    path = tmp_path / "array.mat"
    scipy.io.savemat(path, {"yt": VALUES}, do_compression=compressed)
    content = path.read_bytes()
    body = zlib.decompress(content[136:]) if compressed else content[128:]
    tag = np.array([7, VALUES.nbytes], "<u4").tobytes()
    assert body.count(tag) == 1
    broken = body.replace(tag, np.array([57, VALUES.nbytes], "<u4").tobytes())
    if compressed:
        packed = zlib.compress(broken)
        broken = np.array([15, len(packed)], "<u4").tobytes() + packed
    path.write_bytes(content[:128] + broken)
    with pytest.raises(InputError, match=r"array\.mat: is damaged"):
        sinogram(describe(path, SIDECAR))


def test_a_matlab_file_of_structures_only_holds_no_arrays(tmp_path: Path) -> None:
    path = tmp_path / "array.mat"
    scipy.io.savemat(path, {"info": {"name": "head"}, "text": "a"})
    with pytest.raises(InputError, match="no arrays"):
        sinogram(describe(path, SIDECAR))
