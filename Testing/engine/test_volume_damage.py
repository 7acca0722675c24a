"""Volumes and arrays whose bytes were damaged: never other numbers than those that the file holds."""

import random
import subprocess
import sys

import numpy as np
import pytest
import SimpleITK as sitk  # noqa: N813

from redpet.case.nrrd import read_nrrd
from redpet.errors import InputError
from redpet.readers.array_files import read_arrays

VALUES = np.random.default_rng(0).random((4, 8, 8), np.float32)
CASES = [(ending, compressed) for ending in ("nrrd", "mha") for compressed in (False, True)]


def volume(path, compressed):
    sitk.WriteImage(sitk.GetImageFromArray(VALUES), str(path), useCompression=compressed)
    return path.read_bytes()


def header_length(data):
    mark = b"\n\n" if data.startswith(b"NRRD") else b"LOCAL\n"
    return data.index(mark) + len(mark)


@pytest.mark.parametrize(("ending", "compressed"), CASES)
def test_a_whole_volume_comes_back(tmp_path, ending, compressed):
    path = tmp_path / f"volume.{ending}"
    volume(path, compressed)
    np.testing.assert_array_equal(read_nrrd(path)[0], VALUES)


@pytest.mark.parametrize(("ending", "compressed"), CASES)
def test_bytes_put_in_cut_out_or_left_over_are_refused(tmp_path, ending, compressed, capfd):
    path = tmp_path / f"volume.{ending}"
    whole = volume(path, compressed)
    chance = random.Random(0)
    for _ in range(60):
        at, count = chance.randrange(header_length(whole), len(whole)), chance.choice((1, 2, 4, 8, 100))
        for damaged in (whole[:at] + bytes(count) + whole[at:], whole[:at] + whole[at + count :], whole + bytes(count)):
            path.write_bytes(damaged)
            with pytest.raises(InputError, match="damaged"):
                read_nrrd(path)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("ending", ["nrrd", "mha"])
def test_a_changed_byte_of_a_compressed_volume_is_refused_or_changes_no_value(tmp_path, ending):
    path = tmp_path / f"volume.{ending}"
    whole = volume(path, True)
    chance = random.Random(0)
    for _ in range(200):
        damaged = bytearray(whole)
        damaged[chance.randrange(header_length(whole), len(whole))] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        try:
            values = read_nrrd(path)[0]
        except InputError:
            continue
        np.testing.assert_array_equal(values, VALUES)


@pytest.mark.parametrize("size", ["7", "999999", "-1", "1e3", ""])
def test_a_false_size_of_compressed_values_is_refused(tmp_path, size):
    path = tmp_path / "volume.mha"
    head, _, rest = volume(path, True).partition(b"CompressedDataSize = ")
    path.write_bytes(head + b"CompressedDataSize = " + size.encode() + rest[rest.index(b"\n") :])
    with pytest.raises(InputError, match="damaged"):
        read_nrrd(path)


@pytest.mark.parametrize("dimensions", ["99999999999999999999", "-3", "0", "3x"])
def test_impossible_dimensions_are_refused_and_do_not_end_the_program(tmp_path, dimensions):
    path = tmp_path / "volume.mha"
    path.write_bytes(volume(path, False).replace(b"NDims = 3", b"NDims = " + dimensions.encode()))
    code = f"from pathlib import Path; from redpet.case.nrrd import read_nrrd; read_nrrd(Path({str(path)!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 1
    assert "volume.mha: is damaged" in done.stderr


@pytest.mark.parametrize("count", [1, 4, 8])
def test_bytes_that_do_not_belong_to_an_array_are_refused(tmp_path, count):
    path = tmp_path / "array.npy"
    np.save(path, VALUES)
    whole = path.read_bytes()
    for at in (128, 500, len(whole)):
        path.write_bytes(whole[:at] + bytes(count) + whole[at:])
        with pytest.raises(InputError, match="damaged"):
            read_arrays(path)
