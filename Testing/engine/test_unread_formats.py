"""Raw data that is known and not read: HDF5, as GE's, with the keys that were found, and PETSIRD."""

from pathlib import Path

import h5py
import pytest

from redpet.errors import InputError
from redpet.readers import read_input


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("HeaderData/ExamData", "SegmentData/Segment2"), "raw data of a GE scanner (RDF)"),
        (("mine/counts",), "is an HDF5 file"),
    ],
)
def test_what_hdf5_holds_is_named(tmp_path: Path, keys: tuple[str, ...], words: str) -> None:
    path = tmp_path / "scan.RDF"
    with h5py.File(path, "w") as file:
        for key in keys:
            file.create_group(key)
    with pytest.raises(InputError) as caught:
        read_input(path)
    assert words in str(caught.value)
    for key in keys:
        assert key in str(caught.value)


def test_a_damaged_one_is_refused_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "scan.BLF"
    path.write_bytes(b"\x89HDF\r\n\x1a\n" + bytes(40))
    with pytest.raises(InputError, match="is an HDF5 file"):
        read_input(path)


def test_petsird_is_refused_because_its_axes_are_not_told(tmp_path: Path) -> None:
    path = tmp_path / "scan.petsird"
    path.write_bytes(b"yardl\x01" + b'{"protocol":{"name":"PETSIRD","sequence":[]}}')
    with pytest.raises(InputError, match="is a PETSIRD file, whose format does not say how its axes lie"):
        read_input(path)
