"""Interfile files are read as STIR means them: numbers, places, segments; or refused by name."""

import math
from pathlib import Path

import numpy as np
import pytest

from redpet.case import COUNTS, Image, Kind, Sinogram
from redpet.errors import InputError
from redpet.projection.geometry import angles_rad, pixel_centres_mm, radial_positions_mm
from redpet.readers import read_input
from redpet.readers.rebinning import arc_corrected

BIN_MM, RINGS_MM = 4.0, 6.0

HEADER = {
    "!imaging modality": "PT",
    "name of data file": "data.s",
    "!type of data": "PET",
    "patient orientation": "head_in",
    "patient rotation": "supine",
    "imagedata byte order": "LITTLEENDIAN",
    "!PET data type": "Emission",
    "applied corrections": "{arc correction}",
    "!number format": "float",
    "!number of bytes per pixel": "4",
    "number of dimensions": "4",
    "matrix axis label [4]": "segment",
    "!matrix size [4]": "1",
    "matrix axis label [3]": "view",
    "matrix axis label [2]": "axial coordinate",
    "matrix axis label [1]": "tangential coordinate",
    "minimum ring difference per segment": "{ 0 }",
    "maximum ring difference per segment": "{ 0 }",
    "Number of rings": "3",
    "Distance between rings (cm)": str(RINGS_MM / 10),
    "effective central bin size (cm)": str(BIN_MM / 10),
}


def write(folder: Path, values: np.ndarray, change: dict[str, str | None] | None = None, prefix: bytes = b"") -> Path:
    """A sinogram `[slice, view, bin]` as STIR writes it by default: view after view; None removes a key."""
    slices, views, bins = values.shape
    keys: dict[str, str | None] = {
        **HEADER,
        "!matrix size [3]": str(views),
        "!matrix size [2]": f"{{ {slices} }}",
        "!matrix size [1]": str(bins),
        **(change or {}),
    }
    by_view = keys["matrix axis label [3]"] == "view"
    (folder / "data.s").write_bytes(prefix + (values.swapaxes(0, 1) if by_view else values).tobytes())
    return write_header(folder / "data.hs", keys)


def write_header(path: Path, keys: dict[str, str | None]) -> Path:
    lines = [f"{key} := {value}" for key, value in keys.items() if value is not None]
    path.write_text("\n".join(["!INTERFILE  :=", *lines, "!END OF INTERFILE :=", ""]))
    return path


def read(path: Path) -> Sinogram:
    sinogram = read_input(path).levels[0].sinogram
    assert sinogram is not None
    return sinogram


def disc(x: float, y: float, radius: float, angles: np.ndarray, positions: np.ndarray) -> np.ndarray:
    """The line integrals `[angle, radial]` of a disc, along `x cos + y sin = s`."""
    distance = positions[None, :] - (x * np.cos(angles) + y * np.sin(angles))[:, None]
    return 2 * np.sqrt(np.clip(radius**2 - distance**2, 0, None))


def stir_disc(x: float, y: float, views: int, bins: int, offset: float = 0.0) -> np.ndarray:
    """The disc as STIR would project it: view k at `k pi / views + offset`, bin i at `i - bins // 2`."""
    angles = np.arange(views) * math.pi / views + offset
    return disc(x, y, 8.0, angles, (np.arange(bins) - bins // 2) * BIN_MM).astype(np.float32)


def hot_spot(sinogram: Sinogram, k: int) -> tuple[float, float]:
    """Where the plain back-projection of slice k is hottest, in mm of its grid (x left, y back)."""
    x, y = pixel_centres_mm(sinogram.grid)
    total = np.zeros((y.size, x.size))
    positions = radial_positions_mm(sinogram.geometry)
    for angle, row in zip(angles_rad(sinogram.geometry), sinogram.values[k], strict=True):
        s = x[None, :] * np.cos(angle) + y[:, None] * np.sin(angle)
        total += np.interp(s, positions, row, left=0, right=0)
    hot = total > 0.97 * total.max()
    return float((x[None, :] * hot).sum() / hot.sum()), float((y[:, None] * hot).sum() / hot.sum())


COUNT_VALUES = np.random.default_rng(3).integers(0, 100, (3, 4, 5))


@pytest.mark.parametrize("order", ["LITTLEENDIAN", "bigendian"])
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("signed integer", "i1"), ("signed integer", "i2"), ("signed integer", "i4"), ("signed integer", "i8"),
        ("unsigned integer", "u1"), ("unsigned integer", "u2"), ("Unsigned Integer", "u4"), ("unsigned integer", "u8"),
        ("float", "f4"), ("float", "f8"), ("short float", "f4"), ("long float", "f8"),
    ],
)  # fmt: skip
def test_every_number_format_and_byte_order_is_read(tmp_path: Path, name: str, code: str, order: str) -> None:
    dtype = np.dtype(code).newbyteorder("<" if order.startswith("L") else ">")
    keys = {"!number format": name, "!number of bytes per pixel": code[1], "imagedata byte order": order}
    sinogram = read(write(tmp_path, COUNT_VALUES.astype(dtype), keys))
    np.testing.assert_array_equal(sinogram.values, COUNT_VALUES[::-1])
    assert sinogram.values.dtype == np.float32
    assert (sinogram.unit, sinogram.kind, sinogram.precorrected, sinogram.is_poisson) == (
        COUNTS, Kind.MEASURED, False, True
    )  # fmt: skip


def test_without_a_byte_order_numbers_are_big_endian(tmp_path: Path) -> None:
    keys = {"imagedata byte order": None, "!number of bytes per pixel": "2", "!number format": None}
    np.testing.assert_array_equal(read(write(tmp_path, COUNT_VALUES.astype(">u2"), keys)).values, COUNT_VALUES[::-1])


@pytest.mark.parametrize("key", ["data offset in bytes[1]", "!data offset in bytes", "data starting block"])
def test_numbers_begin_at_the_offset(tmp_path: Path, key: str) -> None:
    prefix = 2048 if "block" in key else 24
    keys = {key: "1" if "block" in key else "24"}
    path = write(
        tmp_path, COUNT_VALUES.astype("<f4"), keys, bytes(range(24)) * (prefix // 24) + b"\xff" * (prefix % 24)
    )
    np.testing.assert_array_equal(read(path).values, COUNT_VALUES[::-1])


@pytest.mark.parametrize("key", ["image scaling factor[1]", "quantification units", "image scaling factor [1]"])
def test_stored_numbers_are_scaled(tmp_path: Path, key: str) -> None:
    keys = {key: "0.25", "!number format": "signed integer", "!number of bytes per pixel": "2"}
    sinogram = read(write(tmp_path, COUNT_VALUES.astype("<i2"), keys))
    np.testing.assert_array_equal(sinogram.values, COUNT_VALUES[::-1] / 4)
    assert sinogram.precorrected


def test_both_orders_of_the_axes_are_read(tmp_path: Path) -> None:
    swapped = {
        "matrix axis label [2]": "view", "matrix axis label [3]": "axial coordinate",
        "!matrix size [2]": "4", "!matrix size [3]": "{3}",
    }  # fmt: skip
    for keys in ({}, swapped):
        np.testing.assert_array_equal(
            read(write(tmp_path, COUNT_VALUES.astype("<f4"), keys)).values, COUNT_VALUES[::-1]
        )


def test_the_spelling_of_a_header_does_not_matter(tmp_path: Path) -> None:
    path = write(tmp_path, COUNT_VALUES.astype("<f4"))
    text = path.read_text().upper().replace("DATA.S", "data.s").replace(" :=", "   :=  ")
    path.write_text("; written by hand\n" + text.replace("NUMBER OF RINGS", "! number_of  Rings").replace("\n", "\r\n"))
    sinogram = read(path)
    np.testing.assert_array_equal(sinogram.values, COUNT_VALUES[::-1])
    assert sinogram.grid.origin_mm[2] == -12.0


@pytest.mark.parametrize(
    ("change", "values"),
    [
        ({"applied corrections": "{arc correction, attenuation correction}"}, COUNT_VALUES),
        ({}, COUNT_VALUES + 0.5),
        ({}, COUNT_VALUES - 1),
    ],
)
def test_corrected_broken_or_negative_values_are_never_taken_for_counts(
    tmp_path: Path, change: dict[str, str | None], values: np.ndarray
) -> None:
    values = values.copy()
    values.flat[7] -= 50
    case = read_input(write(tmp_path, np.abs(values).astype("<f4") if change else values.astype("<f4"), change))
    assert case.levels[0].sinogram.precorrected
    assert any("precorrected" in warning for warning in case.warnings)


def test_a_sinogram_of_zeros_is_read(tmp_path: Path) -> None:
    assert not read(write(tmp_path, np.zeros((3, 4, 5), "<f4"))).values.any()


POSITIONS = {
    ("head_in", "supine"): (1, 1, -1),
    ("head_in", "prone"): (-1, -1, -1),
    ("feet_in", "supine"): (-1, 1, 1),
    ("feet_in", "prone"): (1, -1, 1),
    ("unknown", "unknown"): (1, 1, -1),
}


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("bins", [24, 25])
def test_a_hot_spot_lands_where_the_patient_has_it(tmp_path: Path, position: tuple[str, str], bins: int) -> None:
    """The disc lies at x = 20, y = 12 of the scanner, in its third ring at z = 12 mm; signs turn it into L, P, S."""
    values = np.zeros((3, 30, bins), np.float32)
    values[2] = stir_disc(20.0, 12.0, 30, bins)
    keys = {"patient orientation": position[0], "patient rotation": position[1]}
    sinogram = read(write(tmp_path, values, keys))
    left, back, up = POSITIONS[position]
    k = int(sinogram.values.sum(axis=(1, 2)).argmax())
    assert hot_spot(sinogram, k) == pytest.approx((20 * left, 12 * back), abs=1.0)
    assert sinogram.grid.origin_mm[2] + k * sinogram.grid.spacing_mm[2] == pytest.approx(12.0 * up)
    np.testing.assert_allclose(sinogram.grid.direction, np.eye(3).ravel())


def test_a_patient_on_the_side_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"data\.hs: `patient rotation := left` is not handled"):
        read(write(tmp_path, COUNT_VALUES.astype("<f4"), {"patient rotation": "left"}))


@pytest.mark.parametrize(
    ("detectors", "offset_deg", "expected_deg"), [("60", 10.0, 10.0), ("120", 10.0, 11.5), ("7", 5.0, 5.0)]
)
def test_the_first_view_has_the_offset_of_scanner_and_mashing(
    tmp_path: Path, detectors: str, offset_deg: float, expected_deg: float
) -> None:
    """120 detectors have 60 views 3 degrees apart; two added up lie 1.5 degrees further."""
    values = stir_disc(20.0, 12.0, 30, 25, math.radians(expected_deg))[None].repeat(3, axis=0)
    keys = {"Number of detectors per ring": detectors, "View offset (degrees)": str(offset_deg)}
    sinogram = read(write(tmp_path, values, keys))
    assert math.degrees(sinogram.geometry.angle_start_rad) == pytest.approx(expected_deg)
    assert hot_spot(sinogram, 0) == pytest.approx((20, 12), abs=1.0)


def test_the_ring_of_detectors_is_resampled_to_uniform_bins(tmp_path: Path) -> None:
    n_detectors, radius = 360, 300.0
    bins, views = 150, 60
    positions = radius * np.sin((np.arange(bins) - bins // 2) * math.pi / n_detectors)
    angles = np.arange(views) * math.pi / views
    values = disc(40.0, -25.0, 60.0, angles, positions).astype(np.float32)[None]
    keys = {
        "applied corrections": "{None}", "Number of detectors per ring": str(n_detectors), "Number of rings": "1",
        "Inner ring diameter (cm)": "58", "Average depth of interaction (cm)": "1",
    }  # fmt: skip
    case = read_input(write(tmp_path, values, keys))
    sinogram = case.levels[0].sinogram
    assert any("Arc correction was done" in warning for warning in case.warnings)
    assert sinogram.geometry.radial_spacing_mm == pytest.approx(radius * math.pi / n_detectors, rel=1e-4)
    assert sinogram.geometry.radial_offset_mm == 0
    uniform = radial_positions_mm(sinogram.geometry)
    assert uniform[-1] > 0.93 * positions[-1]
    start = sinogram.geometry.angle_start_rad
    expected = disc(40.0, -25.0, 60.0, start + np.arange(views) * math.pi / views, uniform)
    error = np.linalg.norm(sinogram.values[0] - expected) / np.linalg.norm(expected)
    assert error < 0.03
    assert sinogram.precorrected


def test_arc_correction_keeps_a_constant_and_the_place_of_a_line() -> None:
    flat, spacing = arc_corrected(np.full((1, 2, 101), 3.0, np.float32), 300, 200.0)
    np.testing.assert_allclose(flat, 3.0, rtol=1e-6)
    positions = 200.0 * np.sin((np.arange(101) - 50) * math.pi / 300)
    line, _ = arc_corrected(positions.astype(np.float32)[None, None], 300, 200.0)
    uniform = (np.arange(line.shape[2]) - line.shape[2] // 2) * spacing
    np.testing.assert_allclose(line[0, 0], uniform, atol=0.05 * spacing)


SEGMENTS = {
    "!matrix size [4]": "3",
    "!matrix size [2]": "{ 3, 4, 3 }",
    "minimum ring difference per segment": "{-1,0,1}",
    "maximum ring difference per segment": "{-1,0,1}",
    "Number of rings": "4",
}
SEGMENT_POSITIONS = [
    np.array([-1, 0, 1]) * RINGS_MM,
    np.array([-1.5, -0.5, 0.5, 1.5]) * RINGS_MM,
    np.array([-1, 0, 1]) * RINGS_MM,
]


def write_segments(folder: Path, arrays: list[np.ndarray], change: dict[str, str | None]) -> Path:
    path = write(folder, arrays[0].astype("<f4"), change)
    (folder / "data.s").write_bytes(b"".join(array.astype("<f4").swapaxes(0, 1).tobytes() for array in arrays))
    return path


def test_segments_are_averaged_into_the_slices_that_they_cross(tmp_path: Path) -> None:
    """Activity that grows linearly along the axis is the same in every segment, so its mean is the line itself."""
    shape = stir_disc(10.0, -6.0, 6, 9) + 1.0
    arrays = [(100 + position)[:, None, None] * shape for position in SEGMENT_POSITIONS]
    case = read_input(write_segments(tmp_path, arrays, SEGMENTS))
    sinogram = case.levels[0].sinogram
    assert sinogram.values.shape == (7, 6, 9)
    assert sinogram.grid.spacing_mm[2] == RINGS_MM / 2
    slices = np.arange(-3, 4) * RINGS_MM / 2
    np.testing.assert_allclose(sinogram.values[::-1], (100 + slices)[:, None, None] * shape, rtol=1e-5)
    assert any("single-slice rebinning" in warning for warning in case.warnings)
    assert sinogram.grid.origin_mm[2] == -3 * RINGS_MM
    assert sinogram.corrections.normalisation is None


def test_counts_of_segments_are_added_and_the_normalisation_says_how_many(tmp_path: Path) -> None:
    arrays = [np.full((len(position), 6, 9), 5.0) for position in SEGMENT_POSITIONS]
    sinogram = read(write_segments(tmp_path, arrays, SEGMENTS))
    assert sinogram.is_poisson
    np.testing.assert_array_equal(sinogram.values[:, 0, 0], [5, 10, 5, 10, 5, 10, 5])
    assert sinogram.values.sum() == sum(array.sum() for array in arrays)
    np.testing.assert_allclose(sinogram.values / sinogram.corrections.normalisation, 10.0)


def test_combined_ring_differences_lie_half_a_ring_apart(tmp_path: Path) -> None:
    keys = {
        "minimum ring difference per segment": "{ -1 }", "maximum ring difference per segment": "{ 1 }",
        "Number of rings": "4",
    }  # fmt: skip
    sinogram = read(write(tmp_path, np.ones((7, 4, 5), "<f4"), keys))
    assert sinogram.grid.spacing_mm[2] == RINGS_MM / 2
    assert sinogram.grid.origin_mm[2] == -18.0


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"!matrix size [2]": "{ 3, 4 }"}, "3 segments and lists 2 axial sizes"),
        ({"minimum ring difference per segment": "{-1,0}"}, "2 minimum"),
        ({"maximum ring difference per segment": "{-1, 1, 1}"}, "between the rings"),
        ({"!matrix size [2]": "{ 2, 6, 2 }"}, "without any sinogram"),
    ],
)
def test_segments_that_do_not_fit_are_refused(tmp_path: Path, change: dict[str, str | None], match: str) -> None:
    arrays = [np.ones((len(position), 6, 9)) for position in SEGMENT_POSITIONS]
    with pytest.raises(InputError, match=match) as caught:
        read(write_segments(tmp_path, arrays, {**SEGMENTS, **change}))
    assert str(caught.value).startswith(str(tmp_path / "data.hs"))


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"name of data file": None}, "name of data file"),
        ({"name of data file": "absent.s"}, r"absent\.s, the data file of data\.hs, is missing"),
        ({"!number format": "ascii"}, "`ascii`"),
        ({"!number format": "float", "!number of bytes per pixel": "3"}, "3 bytes"),
        ({"!number of bytes per pixel": None}, "number of bytes per pixel"),
        ({"imagedata byte order": "MIDDLE"}, "`middle`"),
        ({"!matrix size [1]": "five"}, "not a number"),
        ({"!matrix size [1]": "5.5"}, "whole numbers"),
        ({"!matrix size [3]": "0"}, "above 0"),
        ({"effective central bin size (cm)": None}, "default bin size"),
        ({"effective central bin size (cm)": "-1"}, "above 0"),
        ({"Distance between rings (cm)": None}, "distance between rings"),
        ({"number of time frames": "3"}, "number of time frames := 3"),
        ({"!imaging modality": "NM"}, "only PET"),
        ({"!PET data type": "Normalisation"}, "`normalisation` data"),
        ({"number of dimensions": "5", "matrix axis label [5]": "timing positions", "!matrix size [5]": "3"}, "timing"),
        ({"image scaling factor[1]": "{1, 2, 3}"}, "differs within"),
        ({"data offset in bytes[1]": "-4"}, "not possible"),
        ({"applied corrections": "{None}"}, "inner ring diameter"),
        (
            {"applied corrections": "{None}", "Scanner geometry (BlocksOnCylindrical/Cylindrical/Generic)": "Generic"},
            "generic",
        ),
    ],
)
def test_a_header_that_cannot_be_followed_is_refused(tmp_path: Path, change: dict[str, str | None], match: str) -> None:
    with pytest.raises(InputError, match=match) as caught:
        read(write(tmp_path, COUNT_VALUES.astype("<f4"), change))
    assert str(tmp_path) in str(caught.value)


@pytest.mark.parametrize(("n_bytes", "match"), [(0, "is empty"), (100, "cut short: it has 100 bytes")])
def test_a_data_file_without_all_its_numbers_is_refused(tmp_path: Path, n_bytes: int, match: str) -> None:
    path = write(tmp_path, COUNT_VALUES.astype("<f4"))
    (tmp_path / "data.s").write_bytes((tmp_path / "data.s").read_bytes()[:n_bytes])
    with pytest.raises(InputError, match=match) as caught:
        read(path)
    assert str(caught.value).startswith(str(tmp_path / "data.s"))


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_nan_and_infinite_numbers_are_refused(tmp_path: Path, bad: float) -> None:
    values = COUNT_VALUES.astype("<f4")
    values[1, 2, 3] = bad
    with pytest.raises(InputError, match=r"data\.s: holds NaN or infinite"):
        read(write(tmp_path, values))


def test_bytes_beyond_the_header_are_mentioned(tmp_path: Path) -> None:
    path = write(tmp_path, COUNT_VALUES.astype("<f4"))
    with (tmp_path / "data.s").open("ab") as file:
        file.write(b"more")
    assert any("4 bytes more" in warning for warning in read_input(path).warnings)


def test_data_larger_than_the_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, COUNT_VALUES.astype("<f4"))
    monkeypatch.setattr("psutil.virtual_memory", lambda: type("Memory", (), {"available": 100}))
    with pytest.raises(InputError, match=r"data\.s needs .* of memory"):
        read(path)


@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 500, b"hello := 1\n", b"not a header"])
def test_a_file_that_is_no_header_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "data.hs").write_bytes(content)
    with pytest.raises(InputError, match=r"data\.hs: is not an Interfile header"):
        read(tmp_path / "data.hs")


def test_a_data_file_instead_of_its_header_is_refused(tmp_path: Path) -> None:
    write(tmp_path, COUNT_VALUES.astype("<f4"))
    with pytest.raises(InputError, match=r"give its header, data\.hs"):
        read(tmp_path / "data.s")


IMAGE_HEADER = {
    "name of data file": "data.v",
    "!type of data": "PET",
    "imagedata byte order": "LITTLEENDIAN",
    "!PET data type": "Image",
    "!number format": "float",
    "!number of bytes per pixel": "4",
    "number of dimensions": "3",
    "matrix axis label [1]": "x", "!matrix size [1]": "6", "scaling factor (mm/pixel) [1]": "2",
    "matrix axis label [2]": "y", "!matrix size [2]": "5", "scaling factor (mm/pixel) [2]": "3",
    "matrix axis label [3]": "z", "!matrix size [3]": "4", "scaling factor (mm/pixel) [3]": "7",
    "first pixel offset (mm) [1]": "-5", "first pixel offset (mm) [2]": "-4", "first pixel offset (mm) [3]": "11",
}  # fmt: skip


def write_image(folder: Path, change: dict[str, str | None] | None = None) -> Path:
    """An image that is 0 but for the voxel z = 3, y = 1, x = 4, at (3, -1, 32) mm of the scanner."""
    values = np.zeros((4, 5, 6), "<f4")
    values[3, 1, 4] = 9.0
    (folder / "data.v").write_bytes(values.tobytes())
    return write_header(folder / "data.hv", {**IMAGE_HEADER, **(change or {})})


def read_image(path: Path) -> Image:
    image = read_input(path).levels[0].image
    assert image is not None
    return image


def hottest_mm(image: Image) -> np.ndarray:
    z, y, x = np.unravel_index(image.values.argmax(), image.values.shape)
    return np.array(image.grid.origin_mm) + np.array([x, y, z]) * image.grid.spacing_mm


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


def test_the_real_cylinder_sinogram_is_read(data: Path) -> None:
    """Its total and extremes are those of the raw file; its slices run from the feet up."""
    raw = np.fromfile(data / "sinograms/smalllong.s", "<f4").reshape(64, 27, 75).swapaxes(0, 1)
    sinogram = read(data / "sinograms/smalllong.hs")
    np.testing.assert_array_equal(sinogram.values, raw[::-1])
    assert sinogram.precorrected
    assert sinogram.geometry.radial_spacing_mm == 3.0
    assert sinogram.grid.spacing_mm == (3.0, 3.0, 3.27)
    assert sinogram.grid.origin_mm == pytest.approx((-111.0, -111.0, -85.02))


def test_the_real_scatter_sinogram_is_arc_corrected(data: Path) -> None:
    sinogram = read(data / "sinograms/scatter_cylinder.hs")
    assert sinogram.geometry.n_angles == 32
    assert sinogram.geometry.radial_spacing_mm == pytest.approx(22.16, abs=0.01)
    assert sinogram.geometry.n_radial % 2 == 1


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("Siemens_mMR_seg2.hs", r"Siemens_mMR_seg2\.s is empty"),
        ("Utahscat600k_ca_seg4.hs", r"Utahscat600k_ca_seg4\.s, .* is missing"),
    ],
)
def test_real_headers_without_data_are_refused(data: Path, name: str, match: str) -> None:
    with pytest.raises(InputError, match=match):
        read_input(data / "sinograms" / name)


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
