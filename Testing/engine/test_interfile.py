"""Interfile sinograms are read as STIR means their numbers, or refused by name."""

from pathlib import Path

import numpy as np
import pytest
from synthetic_interfile import COUNT_VALUES, read, write

from redpet.case import COUNTS, Kind
from redpet.errors import InputError
from redpet.readers import read_input


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
        (
            {"number of dimensions": "5", "matrix axis label [5]": "timing positions", "!matrix size [5]": "3"},
            "cut short",
        ),
        ({"matrix axis label [4]": "bed"}, "timing positions can be read"),
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


def test_the_real_cylinder_sinogram_is_read(data: Path) -> None:
    """Its total and extremes are those of the raw file; its slices run from the feet up."""
    raw = np.fromfile(data / "sinograms/smalllong.s", "<f4").reshape(64, 27, 75).swapaxes(0, 1)
    sinogram = read(data / "sinograms/smalllong.hs")
    np.testing.assert_array_equal(sinogram.values, raw[::-1])
    assert sinogram.precorrected
    assert sinogram.geometry.radial_spacing_mm == 3.0
    assert sinogram.grid.spacing_mm == (3.0, 3.0, 3.27)
    assert sinogram.grid.origin_mm == pytest.approx((-111.0, -111.0, -85.02))


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
