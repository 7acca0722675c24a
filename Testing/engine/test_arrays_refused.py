"""Arrays that do not fit their description are refused with the key and the shapes; damaged files by name."""

import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import scipy.io
from synthetic_arrays import SIDECAR, VALUES, describe, save, sinogram

from redpet.errors import InputError
from redpet.readers import read_input


@pytest.mark.parametrize(
    ("name", "match"),
    [("absent.npy", r"absent\.npy"), ("../array.npy", "no file beside it"), ("small.npy", r"\(3, 8, 5\).*\(3, 8, 6\)")],
)
def test_a_correction_that_is_missing_or_does_not_fit_is_refused(tmp_path: Path, name: str, match: str) -> None:
    np.save(tmp_path / "small.npy", VALUES[:, :, :5])
    with pytest.raises(InputError, match=match) as caught:
        sinogram(describe(save(tmp_path, VALUES), SIDECAR, attenuation=name))
    assert str(caught.value).startswith(str(tmp_path))


@pytest.mark.parametrize("frames", [None, "all", "3-2", "0-1", "2-9", [5], [0], [1, 1], []])
def test_frames_that_are_not_there_are_refused(tmp_path: Path, frames: Any) -> None:
    stored = np.stack([VALUES] * 4, axis=-1)
    path = describe(save(tmp_path, stored), SIDECAR, axes=["slice", "angle", "radial", "frame"], frames=frames)
    with pytest.raises(InputError, match=r"array\.npy\.json: .*frames"):
        sinogram(path)


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
        ({"drf": 0}, "drf"),
        ({"drf": 0.5}, "drf"),
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


def test_an_npz_that_describes_itself_wrongly_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "array.npz", values=VALUES, **{**SIDECAR, "radial_spacing_mm": -1.0})
    with pytest.raises(InputError, match=r"array\.npz: .*radial_spacing_mm"):
        read_input(tmp_path / "array.npz")


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


@pytest.mark.parametrize("suffix", [".npy", ".npz", ".mat", ".nrrd"])
def test_an_array_larger_than_the_memory_is_refused(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = describe(save(tmp_path, VALUES, suffix), SIDECAR)
    monkeypatch.setattr("psutil.virtual_memory", lambda: type("Memory", (), {"available": 100}))
    with pytest.raises(InputError, match=rf"array\{suffix} needs .* of memory"):
        read_input(path)


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
